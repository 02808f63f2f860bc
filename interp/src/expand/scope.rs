//! Which binding an identifier means.
//!
//! Scopes form a tree inside one expansion. A plain name means the innermost binding of that name. An
//! alias means the innermost binding *of that alias*, and where none encloses it, whatever its
//! original means at the macro's home: that one rule is the whole of hygiene ("macros that work",
//! Clinger and Rees 1991). For `syntax-rules` it decides as sets of scopes do (Flatt 2016): a scope
//! of theirs that marks what a macro use introduced is the identity of our alias. It costs nothing
//! for text that no macro touches. This module never creates a variable.

use super::environment::{Binding, EnvironmentId};
use super::form::Form;
use super::registry::Registry;
use super::rules::Macro;
use super::syntax::{Home, Ident};
use crate::ir::VarId;
use crate::symbol::Symbol;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A scope of the form under expansion.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct ScopeId(u32);

/// What an identifier means at some place.
#[derive(Clone, Debug)]
pub(crate) enum Meaning {
    /// A local variable.
    Local(VarId),
    /// A form that the expander knows.
    Form(Form),
    /// A macro.
    Macro(Arc<Macro>),
    /// A global variable, bound or not, under this identifier of this environment.
    Top(EnvironmentId, Ident),
}

struct Scope {
    outer: Option<ScopeId>,
    /// The top level it stands in.
    environment: EnvironmentId,
    bindings: Vec<(Ident, Meaning)>,
}

/// From this many bindings on a scope is searched through its index.
const INDEX_FROM: usize = 12;

/// All scopes of one expansion.
#[derive(Default)]
pub(crate) struct Scopes {
    scopes: Vec<Scope>,
    /// Positions of the bindings of scopes that have many.
    index: HashMap<(ScopeId, Ident), usize>,
    /// Every name that some scope binds; other names are looked up at top level at once.
    bound: HashSet<Symbol>,
}

impl Scopes {
    /// The scope of forms that stand at the top level of this environment. It binds nothing itself.
    pub(crate) fn top(&mut self, environment: EnvironmentId) -> ScopeId {
        self.add(None, environment)
    }

    /// A scope inside another.
    pub(crate) fn inside(&mut self, outer: ScopeId) -> ScopeId {
        self.add(Some(outer), self.environment(outer))
    }

    fn add(&mut self, outer: Option<ScopeId>, environment: EnvironmentId) -> ScopeId {
        let id = u32::try_from(self.scopes.len()).expect("the limits of an expansion keep scopes below 2^32");
        self.scopes.push(Scope { outer, environment, bindings: Vec::new() });
        ScopeId(id)
    }

    /// Binds in this scope; the earlier binding of the same identifier, if there was one, is replaced
    /// and `false` returned.
    pub(crate) fn bind(&mut self, scope: ScopeId, ident: Ident, meaning: Meaning) -> bool {
        self.bound.insert(ident.symbol());
        let known = self.position(scope, &ident);
        let bindings = &mut self.scopes[scope.0 as usize].bindings;
        if let Some(at) = known {
            bindings[at].1 = meaning;
            return false;
        }
        bindings.push((ident, meaning));
        let indexed = match bindings.len() {
            INDEX_FROM => 0,
            more => more - 1,
        };
        if bindings.len() >= INDEX_FROM {
            let new = bindings.iter().enumerate().skip(indexed);
            self.index.extend(new.map(|(at, (ident, _))| ((scope, ident.clone()), at)));
        }
        true
    }

    fn position(&self, scope: ScopeId, ident: &Ident) -> Option<usize> {
        let bindings = &self.scopes[scope.0 as usize].bindings;
        if bindings.len() >= INDEX_FROM {
            return self.index.get(&(scope, ident.clone())).copied();
        }
        bindings.iter().position(|(bound, _)| bound == ident)
    }

    /// Where macros defined in this scope look their names up.
    pub(crate) fn home(&self, scope: ScopeId) -> Home {
        let inner = &self.scopes[scope.0 as usize];
        if inner.outer.is_none() { Home::Top(inner.environment) } else { Home::Local(scope) }
    }

    /// The top level this scope stands in.
    pub(crate) fn environment(&self, scope: ScopeId) -> EnvironmentId {
        self.scopes[scope.0 as usize].environment
    }

    /// What the identifier means at this place.
    pub(crate) fn meaning(&self, ident: &Ident, home: Home, registry: &Registry) -> Meaning {
        let mut ident = ident.clone();
        let mut home = home;
        loop {
            let environment = match home {
                Home::Top(environment) => environment,
                Home::Local(scope) => match self.local(&ident, scope) {
                    Some(meaning) => return meaning,
                    None => self.environment(scope),
                },
            };
            match registry.binding(environment, &ident) {
                Some(Binding::Form(form)) => return Meaning::Form(form),
                Some(Binding::Macro(rules)) => return Meaning::Macro(rules),
                Some(Binding::Global(_)) => return Meaning::Top(environment, ident),
                None => match ident.as_alias().cloned() {
                    Some(alias) => {
                        ident = alias.of.clone();
                        home = alias.home;
                    }
                    None => return Meaning::Top(environment, ident),
                },
            }
        }
    }

    fn local(&self, ident: &Ident, scope: ScopeId) -> Option<Meaning> {
        if !self.bound.contains(&ident.symbol()) {
            return None;
        }
        let mut next = Some(scope);
        while let Some(id) = next {
            let scope = self.scopes.get(id.0 as usize)?;
            if let Some(at) = self.position(id, ident) {
                return Some(scope.bindings[at].1.clone());
            }
            next = scope.outer;
        }
        None
    }
}
