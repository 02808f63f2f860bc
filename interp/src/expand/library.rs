//! Libraries: define-library, cond-expand, include. `import.rs` holds the other end.
//!
//! The body of a library runs where the library is defined, or where the first import loads it. Files
//! are read only through a [`Loader`]; without one, only libraries that exist already can be imported.

use super::environment::Binding;
use super::exports::Exports;
use super::syntax::{Ident, Syntax};
use super::{Environment, Expansion, Form, Outcome, Place, Task};
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::ir::Expr;
use crate::number::Number;
use crate::source::Span;
use crate::symbol::Symbol;
use std::collections::HashMap;
use std::sync::Arc;

/// Reads the files that programs name.
pub trait Loader: Send + Sync {
    /// The data of a file; `at` is the name of the file in the program, whose source tells what the path
    /// is relative to.
    fn include(&self, path: &str, at: Span, fold_case: bool) -> Result<Vec<Datum>, Diagnostic>;

    /// The data of the file that defines a library such as `srfi 1`, if there is such a file.
    fn library(&self, name: &str) -> Option<Result<Vec<Datum>, Diagnostic>>;
}

/// What one expansion has to do with files.
#[derive(Default)]
pub(super) struct Files {
    pub(super) loader: Option<Arc<dyn Loader>>,
    included: u32,
    /// Libraries whose files are being expanded, the outermost first.
    pub(super) loading: Vec<String>,
}

/// How many files one form may include, so that a file that includes itself is an error.
const INCLUDES_MAX: u32 = 1_000;

/// How deeply requirements and import sets may be nested.
pub(super) const SETS_NESTING_MAX: usize = 100;

/// The declarations of a library, sorted by kind.
#[derive(Default)]
struct Declarations {
    /// Internal name, external name.
    exports: Vec<(Syntax, Symbol)>,
    imports: Vec<Syntax>,
    body: Vec<Syntax>,
}

impl Expansion {
    /// The forms that stand for a cond-expand or include.
    pub(super) fn spliced(&mut self, form: Form, whole: &Syntax) -> Result<Vec<Syntax>, Diagnostic> {
        match form {
            Form::CondExpand => self.cond_expand(whole),
            _ => {
                let paths = self.parts(form, whole, 1, usize::MAX)?;
                self.included(form, &paths)
            }
        }
    }

    fn included(&mut self, form: Form, paths: &[Syntax]) -> Result<Vec<Syntax>, Diagnostic> {
        let mut forms = Vec::new();
        for path in paths {
            let Some(Kind::String(text)) = path.as_plain().map(Datum::kind) else {
                return Err(self.misuse(form, path, "the path is a string"));
            };
            self.files.included += 1;
            if self.files.included > INCLUDES_MAX {
                return Err(self.misuse(
                    form,
                    path,
                    format!("more than {INCLUDES_MAX} files: does a file include itself?"),
                ));
            }
            let Some(loader) = self.files.loader.clone() else {
                return Err(self.misuse(form, path, "no files can be read here"));
            };
            let data = loader.include(text, path.span(), form == Form::IncludeCi)?;
            forms.extend(data.into_iter().map(Syntax::Plain));
        }
        Ok(forms)
    }

    fn cond_expand(&mut self, whole: &Syntax) -> Result<Vec<Syntax>, Diagnostic> {
        for clause in self.parts(Form::CondExpand, whole, 1, usize::MAX)? {
            let Some(mut forms) = clause.as_proper_list().filter(|forms| !forms.is_empty()) else {
                return Err(self.misuse(
                    Form::CondExpand,
                    &clause,
                    "a clause is a list of a requirement and forms",
                ));
            };
            if self.requirement(&forms[0], 0)? {
                return Ok(forms.split_off(1));
            }
        }
        Ok(Vec::new())
    }

    fn requirement(&self, requirement: &Syntax, nesting: usize) -> Result<bool, Diagnostic> {
        if nesting > SETS_NESTING_MAX {
            return Err(self.misuse(Form::CondExpand, requirement, "the requirement is nested too deeply"));
        }
        if let Some(ident) = requirement.ident() {
            let name = ident.symbol();
            return Ok(name.as_str() == "else" || self.registry.read().features.contains(&name));
        }
        let Some((word, args)) = self.worded(requirement) else {
            return Err(self.misuse(
                Form::CondExpand,
                requirement,
                "a requirement is a feature or (and …), (or …), (not …), (library …)",
            ));
        };
        match (word, args.as_slice()) {
            ("and", args) => {
                for arg in args {
                    if !self.requirement(arg, nesting + 1)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            ("or", args) => {
                for arg in args {
                    if self.requirement(arg, nesting + 1)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            ("not", [arg]) => Ok(!self.requirement(arg, nesting + 1)?),
            ("library", [library]) => {
                let name = self.library_name(Form::CondExpand, library)?;
                let loadable =
                    || self.files.loader.as_ref().is_some_and(|loader| loader.library(&name).is_some());
                Ok(self.registry.has_library(&name) || loadable())
            }
            _ => Err(self.misuse(
                Form::CondExpand,
                requirement,
                format!("`{word}` is no requirement of this form"),
            )),
        }
    }

    /// A list that begins with a word, as the word and the rest.
    pub(super) fn worded(&self, form: &Syntax) -> Option<(&'static str, Vec<Syntax>)> {
        let mut parts = form.as_proper_list()?;
        let word = parts.first()?.ident()?.symbol().as_str();
        Some((word, parts.split_off(1)))
    }

    /// `(srfi 1)` as `srfi 1`.
    pub(super) fn library_name(&self, form: Form, name: &Syntax) -> Result<String, Diagnostic> {
        let part = |part: &Syntax| {
            if let Some(ident) = part.ident() {
                return Some(ident.symbol().as_str().to_string());
            }
            match part.as_plain()?.kind() {
                Kind::Number(Number::Fixnum(number)) if *number >= 0 => Some(number.to_string()),
                _ => None,
            }
        };
        let parts = name.as_proper_list().filter(|parts| !parts.is_empty());
        let parts: Option<Vec<String>> = parts.and_then(|parts| parts.iter().map(part).collect());
        match parts {
            Some(parts) => Ok(parts.join(" ")),
            None => Err(self.misuse(form, name, "the name of a library is a list of names and numbers")),
        }
    }

    pub(super) fn define_library(&mut self, form: &Syntax, place: Place) -> Outcome {
        let mut parts = self.parts(Form::DefineLibrary, form, 1, usize::MAX)?;
        let name = self.library_name(Form::DefineLibrary, &parts.remove(0))?;
        let inside = Environment::library(&self.registry);
        let scope = self.scopes.top(inside.id);
        let Declarations { exports, imports, body } = self.declarations(parts)?;
        self.then(move |x| {
            x.register_library(&name, &inside, exports)?;
            x.leave(Expr::Unspecified)
        });
        let place = Place { depth: place.depth, name: None, scope };
        self.top_forms(body, place);
        self.tasks.extend(imports.into_iter().rev().map(|set| Task::Import(set, place)));
        Ok(())
    }

    fn declarations(&mut self, parts: Vec<Syntax>) -> Result<Declarations, Diagnostic> {
        let mut sorted = Declarations::default();
        let mut pending = parts;
        pending.reverse();
        while let Some(declaration) = pending.pop() {
            let Some((word, args)) = self.worded(&declaration) else {
                return Err(self.misuse(
                    Form::DefineLibrary,
                    &declaration,
                    "a declaration is a list that begins with its kind",
                ));
            };
            match word {
                "export" => {
                    for spec in args {
                        let export = self.export_spec(spec)?;
                        sorted.exports.push(export);
                    }
                }
                "import" => sorted.imports.extend(args),
                "begin" => sorted.body.extend(args),
                "include" => sorted.body.extend(self.included(Form::Include, &args)?),
                "include-ci" => sorted.body.extend(self.included(Form::IncludeCi, &args)?),
                "include-library-declarations" => {
                    pending.extend(self.included(Form::Include, &args)?.into_iter().rev());
                }
                "cond-expand" => pending.extend(self.cond_expand(&declaration)?.into_iter().rev()),
                _ => {
                    let message = format!("`{word}` is no declaration; code stands inside (begin …)");
                    return Err(self.misuse(Form::DefineLibrary, &declaration, message));
                }
            }
        }
        Ok(sorted)
    }

    fn export_spec(&self, spec: Syntax) -> Result<(Syntax, Symbol), Diagnostic> {
        if let Some(ident) = spec.ident() {
            return Ok((spec, ident.symbol()));
        }
        let renamed = match self.worded(&spec) {
            Some(("rename", args)) => <[Syntax; 2]>::try_from(args).ok(),
            _ => None,
        };
        match renamed.map(|[internal, external]| (internal.ident().map(|_| internal), external.ident())) {
            Some((Some(internal), Some(external))) => Ok((internal, external.symbol())),
            _ => Err(self.misuse(
                Form::DefineLibrary,
                &spec,
                "an export is a name or (rename internal external)",
            )),
        }
    }

    fn register_library(
        &mut self,
        name: &str,
        inside: &Environment,
        exports: Vec<(Syntax, Symbol)>,
    ) -> Outcome {
        let mut table = HashMap::with_capacity(exports.len());
        let mut state = self.registry.write();
        for (internal, external) in exports {
            let ident = internal.ident().map(|ident| Ident::plain(ident.symbol()));
            let binding = ident.and_then(|ident| state.binding(inside.id, &ident));
            match binding {
                Some(Binding::Global(id)) if !state.is_bound(inside.id, id) => {}
                Some(binding) => {
                    table.insert(external, binding);
                    continue;
                }
                None => {}
            }
            drop(state);
            let message = format!("({name}) exports `{external}`, but neither defines nor imports it");
            return Err(self.misuse(Form::DefineLibrary, &internal, message));
        }
        state.libraries.insert(name.into(), Exports::Table(table));
        state.insides.insert(name.into(), inside.id);
        Ok(())
    }
}
