//! The top level of a program or a library: which names it has, and what they are bound to.
//!
//! A program that uses an imported variable gets a cell of its own for it, which starts with the
//! imported value. When it later defines or assigns the name itself, its earlier code follows, and the library's
//! code does not. This module never reads or writes the value of a variable.

use super::exports::Exports;
use super::form::Form;
use super::registry::{CORE, Registry, State};
use super::rules::Macro;
use super::syntax::Ident;
use crate::datum::{self, Datum};
use crate::ir::{GlobalId, Origin};
use crate::symbol::Symbol;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// An environment, numbered within its registry.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct EnvironmentId(pub(crate) u32);

/// What a top-level name is bound to.
#[derive(Clone, Debug)]
pub(crate) enum Binding {
    /// A form that the expander knows.
    Form(Form),
    /// A macro.
    Macro(Arc<Macro>),
    /// A variable.
    Global(GlobalId),
}

/// What a name is, as far as completion and messages need to know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BindingKind {
    /// A form that the expander knows.
    Form(Form),
    /// A macro.
    Macro,
    /// A variable that is imported or defined.
    Variable(GlobalId),
    /// A variable that some code mentions and nothing defines yet.
    Undefined(GlobalId),
}

/// Whose definitions an environment holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Program,
    Library,
}

/// The names of one environment.
pub(crate) struct Table {
    pub(crate) kind: Kind,
    /// Whether its bindings stay as they are.
    is_sealed: bool,
    own: HashMap<Ident, Binding>,
    /// Own variables that code mentions and nothing defines yet, and cells of imported variables.
    mentioned: HashSet<GlobalId>,
    pub(crate) imports: Vec<Import>,
    /// Own variables that were cells of imported ones, with these: the next form to run copies the values.
    copies: Vec<(GlobalId, GlobalId)>,
}

/// One import set.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    pub(crate) library: Arc<str>,
    /// Local names with the external names behind them; `None` imports everything as it is named.
    pub(crate) names: Option<HashMap<Symbol, Symbol>>,
}

impl Import {
    /// The name in the library of what this import calls `local`.
    pub(crate) fn external(&self, local: Symbol) -> Option<Symbol> {
        match &self.names {
            None => Some(local),
            Some(names) => names.get(&local).copied(),
        }
    }
}

impl Table {
    pub(crate) fn new(kind: Kind) -> Table {
        Table {
            kind,
            is_sealed: false,
            own: HashMap::new(),
            mentioned: HashSet::new(),
            imports: Vec::new(),
            copies: Vec::new(),
        }
    }

    pub(crate) fn own(&self, ident: &Ident) -> Option<&Binding> {
        self.own.get(ident)
    }

    pub(crate) fn bind(&mut self, ident: Ident, binding: Binding) {
        self.own.insert(ident, binding);
    }

    pub(crate) fn unbind(&mut self, ident: &Ident) {
        self.own.remove(ident);
    }

    pub(crate) fn is_defined(&self, id: GlobalId) -> bool {
        !self.mentioned.contains(&id)
    }

    pub(crate) fn define(&mut self, id: GlobalId) {
        self.mentioned.remove(&id);
    }

    /// The copies that the next form makes; taken once.
    pub(crate) fn take_copies(&mut self) -> Vec<(GlobalId, GlobalId)> {
        std::mem::take(&mut self.copies)
    }

    /// The names the environment binds itself, with what they are bound to.
    pub(crate) fn own_names(&self) -> impl Iterator<Item = (Symbol, &Binding)> {
        self.own.iter().filter(|(ident, _)| ident.as_alias().is_none()).map(|(ident, b)| (ident.symbol(), b))
    }
}

/// A name that an environment binds.
pub struct BoundName<T> {
    /// The name.
    pub text: &'static str,
    /// Whether the environment defines what it means itself; else it imports that.
    pub is_own: bool,
    /// What a test gave for it.
    pub given: T,
}

/// The top level of a program or library; clones are the same environment.
#[derive(Clone)]
pub struct Environment {
    pub(crate) registry: Arc<Registry>,
    pub(crate) id: EnvironmentId,
}

impl Environment {
    /// The environment of the builtins and of the Scheme-side core.
    pub fn core(registry: &Arc<Registry>) -> Environment {
        Environment { registry: registry.clone(), id: CORE }
    }

    /// A program that sees the library `(lambdust)`: a notebook session, an `eval`.
    pub fn session(registry: &Arc<Registry>) -> Environment {
        let program = Environment::program(registry);
        program.import("lambdust");
        program
    }

    /// A program that sees only what it imports.
    pub fn program(registry: &Arc<Registry>) -> Environment {
        Environment { registry: registry.clone(), id: registry.write().add_environment(Kind::Program) }
    }

    /// The inside of a library that so far imports nothing.
    pub fn library(registry: &Arc<Registry>) -> Environment {
        Environment { registry: registry.clone(), id: registry.write().add_environment(Kind::Library) }
    }

    /// The registry this environment belongs to.
    pub fn registry(&self) -> &Arc<Registry> {
        &self.registry
    }

    /// From now on nothing can be defined, assigned or imported here.
    pub fn seal(&self) {
        self.registry.write().table_mut(self.id).is_sealed = true;
    }

    /// Whether nothing can be defined, assigned or imported here.
    pub(crate) fn is_sealed(&self) -> bool {
        self.registry.read().table(self.id).is_sealed
    }

    /// Declares a primitive. A second declaration returns the same global.
    pub fn declare_builtin(&self, name: &str) -> GlobalId {
        self.declare(name, Origin::Builtin)
    }

    /// Declares a variable that the Scheme side of a library defines, as a library image does.
    pub fn declare_library_variable(&self, name: &str) -> GlobalId {
        self.declare(name, Origin::Library)
    }

    fn declare(&self, name: &str, origin: Origin) -> GlobalId {
        let name = Symbol::intern(name);
        let mut state = self.registry.write();
        if let Some(&Binding::Global(id)) = state.table(self.id).own(&Ident::plain(name)) {
            if !state.table(self.id).is_defined(id) {
                state.globals.set_origin(id, origin);
                state.table_mut(self.id).define(id);
            }
            return id;
        }
        let id = state.globals.add(name, origin);
        state.table_mut(self.id).bind(Ident::plain(name), Binding::Global(id));
        id
    }

    /// Binds a macro whose text, `(syntax-rules …)`, is read when it is first used.
    pub fn define_macro(&self, name: &str, text: &str) {
        let symbol = Symbol::intern(name);
        let rules = Macro::from_text(symbol, text, self.id);
        self.registry.write().table_mut(self.id).bind(Ident::plain(symbol), Binding::Macro(Arc::new(rules)));
    }

    /// Makes a library export a name of this environment; `false` when the environment lacks the name, or
    /// when the library is one of the image.
    pub fn export(&self, library: &str, internal: &str, external: &str) -> bool {
        let internal = Ident::plain(Symbol::intern(internal));
        let mut state = self.registry.write();
        let Some(binding) = state.binding(self.id, &internal) else { return false };
        if matches!(binding, Binding::Global(id) if !state.is_bound(self.id, id)) {
            return false;
        }
        let empty = || Exports::Table(HashMap::new());
        match state.libraries.entry(library.into()).or_insert_with(empty) {
            Exports::Table(table) => table.insert(Symbol::intern(external), binding),
            Exports::Core(_) | Exports::AllBut(_) => return false,
        };
        true
    }

    /// Imports everything a library exports, now or later.
    pub fn import(&self, library: &str) {
        let import = Import { library: library.into(), names: None };
        self.registry.write().table_mut(self.id).imports.push(import);
    }

    /// What a name is bound to.
    pub fn lookup(&self, name: &str) -> Option<BindingKind> {
        let ident = Ident::plain(Symbol::intern(name));
        let state = self.registry.read();
        Some(match state.binding(self.id, &ident)? {
            Binding::Form(form) => BindingKind::Form(form),
            Binding::Macro(_) => BindingKind::Macro,
            Binding::Global(id) if state.is_bound(self.id, id) => BindingKind::Variable(id),
            Binding::Global(id) => BindingKind::Undefined(id),
        })
    }

    /// Every bound name, sorted.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.names_that(|_| Some(())).into_iter().map(|name| name.text).collect();
        names.sort_unstable();
        names
    }

    /// The bound names for which a test gives something, each once, in no order.
    pub fn names_that<T>(&self, test: impl Fn(&str) -> Option<T>) -> Vec<BoundName<T>> {
        let test = |name: Symbol| {
            let text = name.as_str();
            let given = if text.starts_with('%') { None } else { test(text) };
            given.map(|given| BoundName { text, is_own: true, given })
        };
        self.registry.read().visible(self.id, test)
    }

    /// Names that code mentions and nothing defines, sorted.
    pub fn undefined(&self) -> Vec<&'static str> {
        let state = self.registry.read();
        let missing = |(_, binding): &(Symbol, &Binding)| matches!(binding, Binding::Global(id) if !state.is_bound(self.id, *id));
        let mut names: Vec<_> =
            state.table(self.id).own_names().filter(missing).map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names
    }

    /// The variables that are its own, in the order they were made, and whether a template made the name.
    pub fn own_variables(&self) -> Vec<(GlobalId, bool)> {
        let state = self.registry.read();
        let own = state.table(self.id).own.iter();
        let mut variables: Vec<(GlobalId, bool)> = own
            .filter_map(|(ident, binding)| match binding {
                Binding::Global(id) => Some((*id, ident.as_alias().is_some())),
                _ => None,
            })
            .collect();
        variables.sort_unstable();
        variables
    }

    /// How many macros are its own.
    pub fn own_macros(&self) -> usize {
        let state = self.registry.read();
        state.table(self.id).own.values().filter(|binding| matches!(binding, Binding::Macro(_))).count()
    }

    /// The variable an identifier refers to: made when nothing binds it yet.
    pub(crate) fn reference(&self, ident: &Ident) -> GlobalId {
        let mut state = self.registry.write();
        state.variable(self.id, ident)
    }

    /// The same variable for every environment that sees one definition, for comparing identifiers.
    pub(crate) fn identity(&self, ident: &Ident) -> Option<GlobalId> {
        let state = self.registry.read();
        match state.binding(self.id, ident) {
            Some(Binding::Global(id)) if state.is_bound(self.id, id) => Some(state.root(id)),
            _ => None,
        }
    }

    /// Binds a macro or form at top level.
    pub(crate) fn define_syntax(&self, ident: Ident, binding: Binding) {
        self.registry.write().table_mut(self.id).bind(ident, binding);
    }

    /// The variable that a top-level definition of this identifier sets.
    pub(crate) fn define(&self, ident: &Ident) -> GlobalId {
        let mut state = self.registry.write();
        let kind = state.table(self.id).kind;
        let own = match state.table(self.id).own(ident) {
            Some(&Binding::Global(id)) if state.globals.info(id).origin != Origin::Builtin => Some(id),
            _ => None,
        };
        let id = own.unwrap_or_else(|| state.add(self.id, ident));
        if kind == Kind::Program {
            state.take_over(self.id, id);
        }
        state.table_mut(self.id).define(id);
        id
    }

    /// The variable that `set!` on this identifier changes; `None` inside a library that only imports it, and
    /// where nothing may change.
    pub(crate) fn assign(&self, ident: &Ident) -> Option<GlobalId> {
        let mut state = self.registry.write();
        if state.table(self.id).is_sealed {
            return None;
        }
        let id = state.variable(self.id, ident);
        if state.table(self.id).kind == Kind::Library {
            if state.table(self.id).own(ident).is_none() || state.globals.info(id).origin == Origin::Builtin {
                return None;
            }
            state.assigned.insert(id);
        } else {
            state.take_over(self.id, id);
        }
        Some(id)
    }

    /// Whether the only definitions of this name came from macro templates, where only the macro's own
    /// code can mean them: the reason why a name that a macro seems to define may be unbound.
    pub fn is_hidden(&self, name: &str) -> bool {
        let name = Symbol::intern(name);
        let state = self.registry.read();
        state.table(self.id).own.keys().any(|ident| ident.symbol() == name && ident.as_alias().is_some())
    }

    /// Looks through the forms of one cell or program before the first is expanded: names that it
    /// defines or assigns become its own variables, so that uses above the definition mean them too.
    pub fn announce(&self, forms: &[Datum]) {
        for form in forms {
            let datum::Kind::List(items, _) = form.kind() else { continue };
            let [head, target, ..] = items.as_slice() else { continue };
            let Some(head) = head.symbol() else { continue };
            let name = match target.kind() {
                datum::Kind::Symbol(name) => Some(*name),
                datum::Kind::List(items, _) => items.first().and_then(Datum::symbol),
                _ => None,
            };
            let mut state = self.registry.write();
            let is_definition = match state.binding(self.id, &Ident::plain(head)) {
                Some(binding) => matches!(binding, Binding::Form(Form::Define | Form::Set)),
                // The program imports it further down.
                None => [Form::Define.name(), Form::Set.name()].contains(&head.as_str()),
            };
            let Some(name) = name.filter(|_| is_definition) else { continue };
            if matches!(state.binding(self.id, &Ident::plain(name)), None | Some(Binding::Global(_))) {
                let id = state.variable(self.id, &Ident::plain(name));
                state.take_over(self.id, id);
            }
        }
    }
}

impl State {
    /// Whether the variable has a definition, here or where it comes from.
    pub(crate) fn is_bound(&self, environment: EnvironmentId, id: GlobalId) -> bool {
        self.table(environment).is_defined(id) || matches!(self.globals.info(id).origin, Origin::Alias(_))
    }

    /// A program changes a variable: a cell of an imported one becomes its own, and its code from now on
    /// takes it for that. The form that runs next copies the imported value, which the cell may lack.
    fn take_over(&mut self, environment: EnvironmentId, id: GlobalId) {
        if let Origin::Alias(of) = self.globals.info(id).origin {
            self.table_mut(environment).copies.push((id, of));
            self.table_mut(environment).define(id);
        }
        self.globals.redefine(id);
    }

    fn add(&mut self, environment: EnvironmentId, ident: &Ident) -> GlobalId {
        let origin = match self.table(environment).kind {
            Kind::Program => Origin::Program,
            Kind::Library => Origin::Library,
        };
        let id = self.globals.add(ident.symbol(), origin);
        self.table_mut(environment).bind(ident.clone(), Binding::Global(id));
        id
    }

    fn variable(&mut self, environment: EnvironmentId, ident: &Ident) -> GlobalId {
        if let Some(Binding::Global(id)) = self.table(environment).own(ident) {
            return *id;
        }
        let id = match self.binding(environment, ident) {
            Some(Binding::Global(of)) => {
                let program = self.table(environment).kind == Kind::Program;
                if !program || self.assigned.contains(&of) {
                    return of;
                }
                let id = self.globals.add(ident.symbol(), Origin::Alias(of));
                self.table_mut(environment).bind(ident.clone(), Binding::Global(id));
                id
            }
            _ => self.add(environment, ident),
        };
        self.table_mut(environment).mentioned.insert(id);
        id
    }

    /// The bound names for which a test gives something, each once.
    fn visible<T>(
        &self,
        environment: EnvironmentId,
        test: impl Fn(Symbol) -> Option<BoundName<T>>,
    ) -> Vec<BoundName<T>> {
        let table = self.table(environment);
        let mut seen = HashSet::new();
        let mut names = Vec::new();
        let mut import = |name: Symbol| {
            let is_hidden = || table.own(&Ident::plain(name)).is_some();
            let found = test(name).filter(|_| seen.insert(name) && !is_hidden());
            names.extend(found.map(|found| BoundName { is_own: false, ..found }));
        };
        for from in &table.imports {
            match &from.names {
                Some(locals) => locals.keys().copied().for_each(&mut import),
                None => self.exported_names(&from.library).into_iter().for_each(&mut import),
            }
        }
        for (name, binding) in table.own_names() {
            let Some(found) = test(name) else { continue };
            match binding {
                Binding::Global(id) if !self.is_bound(environment, *id) => {}
                Binding::Global(id) if !table.is_defined(*id) => {
                    names.push(BoundName { is_own: false, ..found })
                }
                _ => names.push(found),
            }
        }
        names
    }
}
