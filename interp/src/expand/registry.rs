//! Everything that expansions of one machine share: the names of its globals, the top-level tables of
//! its programs and libraries, and which library exports what.
//!
//! One lock guards it all, held for the length of one lookup or change and never across a step of
//! the expander. Environments are named by number, so that macros can refer to the place of their
//! definition without keeping it alive in a circle.

use super::Environment;
use super::distance::closest;
use super::environment::{Binding, EnvironmentId, Kind, Table};
use super::exports::{CoreNames, Exports};
use super::form::TABLE;
use super::native::TABLE as NATIVE;
use super::rules::Macro;
use super::separate::Separate;
use super::syntax::Ident;
use crate::ir::{GlobalId, Globals, Origin};
use crate::symbol::Symbol;
use parking_lot::{MappedRwLockReadGuard, MappedRwLockWriteGuard, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The state shared by all expansions of a machine.
pub struct Registry {
    state: RwLock<State>,
}

pub(crate) struct State {
    pub(crate) globals: Globals,
    pub(crate) environments: Vec<Table>,
    pub(crate) libraries: HashMap<Arc<str>, Exports>,
    /// The insides of libraries that have one.
    pub(crate) insides: HashMap<Arc<str>, EnvironmentId>,
    pub(crate) separate: Separate,
    /// Globals of libraries that the library itself assigns: a copy of their value would go stale.
    pub(crate) assigned: HashSet<GlobalId>,
    pub(crate) features: Vec<Symbol>,
}

/// The environment in which builtins and the Scheme-side core are defined.
pub(crate) const CORE: EnvironmentId = EnvironmentId(0);

/// What `(features)` returns and `cond-expand` tests.
const FEATURES: &[&str] =
    &["r7rs", "exact-closed", "exact-complex", "ieee-float", "full-unicode", "ratios", "lambdust"];

/// The same for the system that the program was built for, by the names that R7RS gives.
const SYSTEM_FEATURES: &[&str] = &[
    #[cfg(unix)]
    "posix",
    #[cfg(windows)]
    "windows",
    #[cfg(target_os = "linux")]
    "linux",
    #[cfg(target_os = "macos")]
    "darwin",
    #[cfg(target_arch = "x86_64")]
    "x86-64",
    #[cfg(target_arch = "aarch64")]
    "arm64",
];

impl Registry {
    /// A registry with the core environment, which binds every form of the expander.
    pub fn new() -> Arc<Registry> {
        let mut core = Table::new(Kind::Library);
        for row in TABLE {
            let name = Symbol::intern(row.name);
            core.bind(Ident::plain(name), Binding::Form(row.form));
        }
        for native in NATIVE {
            let name = Symbol::intern(native.name);
            core.bind(Ident::plain(name), Binding::Macro(Arc::new(Macro::native(native))));
        }
        let features = FEATURES.iter().chain(SYSTEM_FEATURES).copied();
        Arc::new(Registry {
            state: RwLock::new(State {
                globals: Globals::default(),
                environments: vec![core],
                libraries: HashMap::new(),
                insides: HashMap::new(),
                separate: Separate::default(),
                assigned: HashSet::new(),
                features: features.map(Symbol::intern).collect(),
            }),
        })
    }

    pub(crate) fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read()
    }

    pub(crate) fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write()
    }

    /// The names behind global variables. Expansion stops while the guard is held.
    pub fn globals(&self) -> MappedRwLockReadGuard<'_, Globals> {
        RwLockReadGuard::map(self.state.read(), |state| &state.globals)
    }

    /// The same, to add globals.
    pub fn globals_mut(&self) -> MappedRwLockWriteGuard<'_, Globals> {
        RwLockWriteGuard::map(self.state.write(), |state| &mut state.globals)
    }

    /// What this environment binds the identifier to.
    pub(crate) fn binding(&self, environment: EnvironmentId, ident: &Ident) -> Option<Binding> {
        self.state.read().binding(environment, ident)
    }

    /// The names of libraries that list this name among their exports, sorted.
    pub fn exporters(&self, name: &str) -> Vec<Arc<str>> {
        let name = Symbol::intern(name);
        let state = self.state.read();
        let lists = state.libraries.iter().filter(|(_, exports)| !matches!(exports, Exports::AllBut(_)));
        let mut found: Vec<Arc<str>> = lists
            .map(|(library, _)| library)
            .filter(|library| state.exported(library, name).is_some())
            .cloned()
            .collect();
        found.extend(state.separate.exporters(name.as_str()));
        found.sort();
        found
    }

    /// Names that libraries export and that are written much like this one, the closest first.
    pub fn near_exports(&self, name: &str) -> Vec<&'static str> {
        let libraries = self.library_names().into_iter().filter(|library| !library.starts_with("lambdust"));
        let exports: HashSet<&'static str> =
            libraries.filter_map(|library| self.exports(&library)).flatten().collect();
        closest(name, exports)
    }

    /// Whether there is a library of this name, written without its parentheses: `scheme base`.
    pub fn has_library(&self, library: &str) -> bool {
        let state = self.state.read();
        state.libraries.contains_key(library) || state.separate.is_closed(library)
    }

    /// The names of all libraries that need no file, sorted.
    pub fn library_names(&self) -> Vec<Arc<str>> {
        let state = self.state.read();
        let mut names: Vec<Arc<str>> = state.libraries.keys().cloned().collect();
        names.extend(state.separate.closed_names());
        names.sort();
        names
    }

    /// The inside of a library.
    pub fn library_environment(self: &Arc<Registry>, library: &str) -> Option<Environment> {
        let id = *self.state.read().insides.get(library)?;
        Some(Environment { registry: self.clone(), id })
    }

    /// The global behind any number of aliases.
    pub fn root(&self, id: GlobalId) -> GlobalId {
        self.state.read().root(id)
    }

    /// The external names of a library, sorted.
    pub fn exports(&self, library: &str) -> Option<Vec<&'static str>> {
        let state = self.state.read();
        if let Some(names) = state.separate.exports(library) {
            return Some(names);
        }
        state.libraries.get(library)?;
        let mut names: Vec<_> = state.exported_names(library).into_iter().map(Symbol::as_str).collect();
        names.sort_unstable();
        Some(names)
    }

    /// Says that a library assigns a variable of its own after its definition.
    pub fn mark_assigned(&self, id: GlobalId) {
        self.state.write().assigned.insert(id);
    }

    /// Adds a library that offers these names of the core, which are sorted.
    pub fn add_core_library(&self, library: &str, names: CoreNames) {
        self.state.write().libraries.insert(library.into(), Exports::Core(names));
    }

    /// Adds a library that offers all that is public in the core, now and later, but these names, which
    /// are sorted.
    pub fn add_core_library_but(&self, library: &str, hidden: CoreNames) {
        self.state.write().libraries.insert(library.into(), Exports::AllBut(hidden));
    }

    /// The features of the implementation, in a fixed order.
    pub fn features(&self) -> Vec<&'static str> {
        self.state.read().features.iter().map(|name| name.as_str()).collect()
    }
}

impl State {
    pub(crate) fn table(&self, environment: EnvironmentId) -> &Table {
        &self.environments[environment.0 as usize]
    }

    pub(crate) fn table_mut(&mut self, environment: EnvironmentId) -> &mut Table {
        &mut self.environments[environment.0 as usize]
    }

    pub(crate) fn add_environment(&mut self, kind: Kind) -> EnvironmentId {
        let id = u32::try_from(self.environments.len()).expect("fewer than 2^32 environments fit in memory");
        self.environments.push(Table::new(kind));
        EnvironmentId(id)
    }

    pub(crate) fn binding(&self, environment: EnvironmentId, ident: &Ident) -> Option<Binding> {
        let table = self.table(environment);
        if let Some(binding) = table.own(ident) {
            return Some(binding.clone());
        }
        if ident.as_alias().is_some() { None } else { self.imported(environment, ident.symbol()) }
    }

    /// What the latest import that offers the name binds it to.
    pub(crate) fn imported(&self, environment: EnvironmentId, name: Symbol) -> Option<Binding> {
        self.table(environment).imports.iter().rev().find_map(|import| {
            let external = import.external(name)?;
            self.exported(&import.library, external)
        })
    }

    /// The global behind any number of aliases.
    pub(crate) fn root(&self, mut id: GlobalId) -> GlobalId {
        while let Origin::Alias(of) = self.globals.info(id).origin {
            id = of;
        }
        id
    }
}
