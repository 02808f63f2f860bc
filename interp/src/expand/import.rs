//! `import`: import sets, loading a library that is not there yet, and what an import changes for code
//! that is expanded already.

use super::environment::{Binding, Import};
use super::library::SETS_NESTING_MAX;
use super::registry::State;
use super::syntax::{Ident, Syntax};
use super::{Environment, Expansion, Form, Outcome, Place, Task};
use crate::diagnostic::Diagnostic;
use crate::ir::{Expr, GlobalId};
use crate::source::Span;
use crate::symbol::Symbol;
use std::collections::HashMap;
use std::sync::Arc;

/// `(name …)` behind `only`, `except`, `prefix` or `rename`.
struct Modifier {
    word: &'static str,
    args: Vec<Syntax>,
}

impl Expansion {
    pub(super) fn import_form(&mut self, form: &Syntax, place: Place) -> Outcome {
        let sets = self.parts(Form::Import, form, 1, usize::MAX)?;
        self.tasks.extend(sets.into_iter().rev().map(|set| Task::Import(set, place)));
        Ok(())
    }

    /// Imports a set, after loading the library if need be.
    pub(super) fn import(&mut self, set: Syntax, place: Place) -> Outcome {
        let (library, modifiers) = self.import_set(&set)?;
        if self.is_closed(&library) {
            return self.open_separate(library, set, place);
        }
        if !self.registry.has_library(&library) {
            return self.load_library(library, set, place);
        }
        let names = self.imported_names(&library, modifiers)?;
        let environment = self.environment(place.scope);
        let effects = environment.add_import(Import { library: library.as_str().into(), names });
        for name in effects.hidden {
            self.warn(set.span(), format!("this import replaces `{name}`"));
        }
        let span = set.span();
        for (own, imported) in effects.followed {
            self.leave(Expr::DefineGlobal(own, Box::new(Expr::Global(imported, span)), span))?;
        }
        self.leave(Expr::Unspecified)
    }

    /// Runs the file of a library, then imports the set.
    fn load_library(&mut self, library: String, set: Syntax, place: Place) -> Outcome {
        if self.files.loading.contains(&library) {
            return Err(self.misuse(Form::Import, &set, format!("the library ({library}) imports itself")));
        }
        let data = self.files.loader.as_ref().and_then(|loader| loader.library(&library)).transpose()?;
        let Some(data) = data else {
            let names = self.registry.library_names();
            let near = super::distance::closest(&library, names.iter().map(|name| &**name));
            let problem = self.error(&set, format!("import: there is no library ({library})"));
            return Err(match near.first() {
                Some(near) => problem.hint(format!("did you mean ({near})?")),
                None => problem,
            });
        };
        self.files.loading.push(library);
        self.then(move |x| match x.files.loading.pop() {
            Some(library) if !x.registry.has_library(&library) => Err(x.misuse(
                Form::Import,
                &set,
                format!("the file of ({library}) does not define that library"),
            )),
            _ => {
                x.tasks.push(Task::Import(set, place));
                Ok(())
            }
        });
        self.top_forms(data.into_iter().map(Syntax::Plain).collect(), place);
        Ok(())
    }

    fn import_set(&self, set: &Syntax) -> Result<(String, Vec<Modifier>), Diagnostic> {
        let mut set = set.clone();
        let mut modifiers = Vec::new();
        while let Some((word, mut args)) = self.worded(&set) {
            let Some(word) = ["only", "except", "prefix", "rename"].into_iter().find(|known| *known == word)
            else {
                break;
            };
            if args.first().is_none_or(|inner| inner.head().is_none()) {
                break;
            }
            if modifiers.len() == SETS_NESTING_MAX {
                return Err(self.misuse(Form::Import, &set, "the import set is nested too deeply"));
            }
            set = args.remove(0);
            modifiers.push(Modifier { word, args });
        }
        Ok((self.library_name(Form::Import, &set)?, modifiers))
    }

    /// Local names with the external names behind them, or `None` for everything.
    fn imported_names(
        &self,
        library: &str,
        modifiers: Vec<Modifier>,
    ) -> Result<Option<HashMap<Symbol, Symbol>>, Diagnostic> {
        if modifiers.is_empty() {
            return Ok(None);
        }
        let all = self.registry.read().exported_names(library);
        let mut names: HashMap<Symbol, Symbol> = all.into_iter().map(|name| (name, name)).collect();
        for modifier in modifiers.into_iter().rev() {
            names = self.modified(library, names, modifier)?;
        }
        Ok(Some(names))
    }

    fn modified(
        &self,
        library: &str,
        mut names: HashMap<Symbol, Symbol>,
        modifier: Modifier,
    ) -> Result<HashMap<Symbol, Symbol>, Diagnostic> {
        let mut changed = HashMap::new();
        match modifier.word {
            "prefix" => {
                let Some(prefix) = modifier.args.first().and_then(Syntax::ident) else {
                    return Err(Diagnostic::new("syntax-error", Span::NONE, "import: prefix needs a name"));
                };
                let prefixed = |name: Symbol| Symbol::intern(&format!("{}{name}", prefix.symbol()));
                return Ok(names.into_iter().map(|(local, external)| (prefixed(local), external)).collect());
            }
            "rename" => {
                for pair in &modifier.args {
                    let Some([from, to]) =
                        pair.as_proper_list().and_then(|pair| <[Syntax; 2]>::try_from(pair).ok())
                    else {
                        return Err(self.misuse(Form::Import, pair, "rename takes (name new-name) pairs"));
                    };
                    let external = self.taken(library, &mut names, &from)?;
                    let Some(to) = to.ident() else {
                        return Err(self.misuse(Form::Import, &to, "the new name must be a name"));
                    };
                    changed.insert(to.symbol(), external.1);
                }
                names.extend(changed);
                return Ok(names);
            }
            _ => {}
        }
        for name in &modifier.args {
            let (local, external) = self.taken(library, &mut names, name)?;
            changed.insert(local, external);
        }
        Ok(if modifier.word == "only" { changed } else { names })
    }

    /// Takes a name that an import set mentions out of the names there are.
    fn taken(
        &self,
        library: &str,
        names: &mut HashMap<Symbol, Symbol>,
        at: &Syntax,
    ) -> Result<(Symbol, Symbol), Diagnostic> {
        let Some(ident) = at.ident() else {
            return Err(self.misuse(Form::Import, at, "an import set lists names"));
        };
        let name = ident.symbol();
        if let Some(external) = names.remove(&name) {
            return Ok((name, external));
        }
        let problem = self.error(at, format!("import: ({library}) exports no `{name}`"));
        let near = super::distance::closest(name.as_str(), names.keys().map(|name| name.as_str()));
        Err(match near.first() {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem,
        })
    }
}

/// What an import changes for code that is expanded already.
pub(super) struct ImportEffects {
    /// Own variables that now take the imported value.
    followed: Vec<(GlobalId, GlobalId)>,
    /// Names that meant something else.
    hidden: Vec<Symbol>,
}

impl Environment {
    /// Adds an import. Names that the environment had bound or mentioned now mean what is imported.
    fn add_import(&self, import: Import) -> ImportEffects {
        let mut state = self.registry.write();
        let mut effects = ImportEffects { followed: Vec::new(), hidden: Vec::new() };
        for (name, binding) in state.offered(&import) {
            let ident = Ident::plain(name);
            let Some(before) = state.binding(self.id, &ident) else { continue };
            let is_own = state.table(self.id).own(&ident).is_some();
            match (&before, &binding) {
                (&Binding::Global(own), &Binding::Global(imported)) => {
                    if !is_own || state.root(own) == state.root(imported) {
                        continue;
                    }
                    if state.table(self.id).is_defined(own) {
                        effects.hidden.push(name);
                    }
                    effects.followed.push((own, imported));
                    state.globals.redefine(own);
                    state.table_mut(self.id).define(own);
                    continue;
                }
                (Binding::Form(one), Binding::Form(two)) if one == two => continue,
                (Binding::Macro(one), Binding::Macro(two)) if Arc::ptr_eq(one, two) => continue,
                (Binding::Global(own), _) if is_own && !state.is_bound(self.id, *own) => {}
                _ => effects.hidden.push(name),
            }
            if is_own {
                state.table_mut(self.id).unbind(&ident);
            }
        }
        effects.hidden.sort_unstable_by_key(|name| name.as_str());
        state.table_mut(self.id).imports.push(import);
        effects
    }
}

impl State {
    /// What an import set offers, by local name.
    fn offered(&self, import: &Import) -> Vec<(Symbol, Binding)> {
        let names: Vec<(Symbol, Symbol)> = match &import.names {
            None => self.exported_names(&import.library).into_iter().map(|name| (name, name)).collect(),
            Some(names) => names.iter().map(|(local, external)| (*local, *external)).collect(),
        };
        let offered = |(local, external)| Some((local, self.exported(&import.library, external)?));
        names.into_iter().filter_map(offered).collect()
    }
}
