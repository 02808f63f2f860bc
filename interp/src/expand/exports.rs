//! What libraries offer. The libraries of the image only name variables, macros and forms of the core;
//! they stay lists of names, so that a machine starts without a table for each.

use super::environment::Binding;
use super::registry::{CORE, State};
use super::syntax::Ident;
use crate::symbol::Symbol;
use std::collections::HashMap;

/// Names of the core that the machine binds to the parameters behind the standard ports.
pub const STANDARD_PORTS: [&str; 3] = ["current-input-port", "current-output-port", "current-error-port"];

/// Names of the core under their external names, which are sorted: external, internal.
pub type CoreNames = Box<[(&'static str, &'static str)]>;

/// What a library offers.
pub(crate) enum Exports {
    /// By external name.
    Table(HashMap<Symbol, Binding>),
    /// These names of the core.
    Core(CoreNames),
    /// Every public name of the core but these.
    AllBut(CoreNames),
}

impl State {
    /// What a library offers under an external name.
    pub(crate) fn exported(&self, library: &str, name: Symbol) -> Option<Binding> {
        match self.libraries.get(library)? {
            Exports::Table(table) => table.get(&name).cloned(),
            Exports::Core(names) => self.core_binding(Symbol::intern(names[position(names, name)?].1)),
            Exports::AllBut(hidden) => is_public(name, hidden).then(|| self.core_binding(name))?,
        }
    }

    /// The external names of a library; empty when there is none.
    pub(crate) fn exported_names(&self, library: &str) -> Vec<Symbol> {
        match self.libraries.get(library) {
            None => Vec::new(),
            Some(Exports::Table(table)) => table.keys().copied().collect(),
            Some(Exports::Core(names)) => {
                names.iter().map(|(external, _)| Symbol::intern(external)).collect()
            }
            Some(Exports::AllBut(hidden)) => {
                let names = self.table(CORE).own_names();
                let public = |(name, binding): &(Symbol, &Binding)| {
                    is_public(*name, hidden) && self.is_bound_in_core(binding)
                };
                names.filter(public).map(|(name, _)| name).collect()
            }
        }
    }

    fn core_binding(&self, name: Symbol) -> Option<Binding> {
        let binding = self.table(CORE).own(&Ident::plain(name))?;
        self.is_bound_in_core(binding).then(|| binding.clone())
    }

    fn is_bound_in_core(&self, binding: &Binding) -> bool {
        !matches!(binding, Binding::Global(id) if !self.is_bound(CORE, *id))
    }
}

fn position(names: &CoreNames, name: Symbol) -> Option<usize> {
    names.binary_search_by_key(&name.as_str(), |(external, _)| external).ok()
}

/// Names that begin with `%` are the library's own.
fn is_public(name: Symbol, hidden: &CoreNames) -> bool {
    !name.as_str().starts_with('%') && position(hidden, name).is_none()
}
