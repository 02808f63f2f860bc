//! Libraries of the image that are compiled apart from the core. A machine starts with their names only.
//! The first import *opens* one: its inside gets its imports, variables, macros and exports, from tables,
//! without expanding any text. Whoever runs code next *loads* what has been opened: makes the procedures and
//! runs the other forms (`machine/libraries.rs`).

use super::environment::{Binding, EnvironmentId, Kind};
use super::exports::Exports;
use super::registry::{CORE, State};
use super::rules::Macro;
use super::syntax::{Ident, Syntax};
use super::{Environment, Expansion, Outcome, Place, Registry, Task};
use crate::bytecode::image::read::{Damaged, Global, Home, Section};
use crate::diagnostic::Diagnostic;
use crate::ir::{GlobalId, Origin};
use crate::reader;
use crate::source::{SourceId, Span};
use crate::symbol::Symbol;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

/// The libraries that wait for their first import, and those that wait to be loaded.
#[derive(Default)]
pub(crate) struct Separate {
    closed: BTreeMap<&'static str, &'static [u8]>,
    /// In the order in which they were opened: each after those it imports.
    opened: VecDeque<Opened>,
}

/// A library that has been opened and is to be loaded.
#[derive(Clone)]
pub struct Opened {
    /// Without parentheses: `srfi 1`.
    pub name: &'static str,
    /// Its section of the image.
    pub section: &'static [u8],
    /// The machine's numbers of the section's globals.
    pub globals: Arc<[GlobalId]>,
    /// Every global with a smaller number belongs to what was there before, or to the library.
    pub end: usize,
}

impl Separate {
    pub(crate) fn is_closed(&self, library: &str) -> bool {
        self.closed.contains_key(library)
    }

    pub(crate) fn closed_names(&self) -> impl Iterator<Item = Arc<str>> {
        self.closed.keys().map(|&name| name.into())
    }

    /// The names that a closed library exports, sorted.
    pub(crate) fn exports(&self, library: &str) -> Option<Vec<&'static str>> {
        let section = Section::open(self.closed.get(library)?).ok()?;
        let names = section.libraries.first()?.names.iter();
        Some(names.map(|(external, _)| *external).collect())
    }

    /// The closed libraries that export this name.
    pub(crate) fn exporters(&self, name: &str) -> Vec<Arc<str>> {
        let exports =
            |library: &str| self.exports(library).is_some_and(|names| names.binary_search(&name).is_ok());
        self.closed.keys().filter(|library| exports(library)).map(|&library| library.into()).collect()
    }
}

impl Registry {
    /// Adds a library that a section of the image holds.
    pub fn add_separate(&self, name: &'static str, section: &'static [u8]) {
        self.write().separate.closed.insert(name, section);
    }

    /// The library that is to be loaded next.
    pub fn next_opened(&self) -> Option<Opened> {
        self.read().separate.opened.front().cloned()
    }

    /// The library that was to be loaded next has been loaded.
    pub fn loaded(&self) {
        self.write().separate.opened.pop_front();
    }
}

impl Expansion {
    pub(super) fn is_closed(&self, library: &str) -> bool {
        self.registry.read().separate.is_closed(library)
    }

    /// Opens a library and what it imports, then imports the set.
    pub(super) fn open_separate(&mut self, library: String, set: Syntax, place: Place) -> Outcome {
        let bytes =
            self.registry.read().separate.closed.get_key_value(library.as_str()).map(|(&n, &b)| (n, b));
        let Some((name, bytes)) = bytes else {
            self.tasks.push(Task::Import(set, place)); // another fiber has opened it meanwhile
            return Ok(());
        };
        let damaged = move |_| {
            Diagnostic::new("internal-error", Span::NONE, format!("the image of ({name}) is damaged"))
        };
        let section = Section::open(bytes).map_err(damaged)?;
        let inside = Environment::library(&self.registry);
        let scope = self.scopes.top(inside.id);
        let mut sets = Vec::with_capacity(section.imports.len());
        for text in &section.imports {
            let read = reader::read(text, SourceId(0), reader::Options::default());
            sets.push(read.data.into_iter().next().ok_or(Damaged).map_err(damaged)?);
        }
        self.then(move |x| {
            x.registry.write().open(name, bytes, &section, inside.id).map_err(damaged)?;
            x.tasks.push(Task::Import(set, place));
            Ok(())
        });
        let inside = Place { scope, ..place };
        self.tasks.extend(sets.into_iter().rev().map(|set| Task::Import(Syntax::Plain(set), inside)));
        Ok(())
    }
}

impl State {
    /// Gives the inside of a library what its section lists, and the library to whoever imports it.
    fn open(
        &mut self,
        name: &'static str,
        bytes: &'static [u8],
        section: &Section<'static>,
        inside: EnvironmentId,
    ) -> Result<(), Damaged> {
        if self.separate.closed.remove(name).is_none() {
            return Ok(());
        }
        let mut globals = Vec::with_capacity(section.globals.len());
        for global in &section.globals {
            globals.push(self.global(global, inside)?);
        }
        for definition in &section.macros {
            let symbol = Symbol::intern(definition.name);
            let rules = Macro::from_text(symbol, definition.rules, inside);
            self.table_mut(inside).bind(Ident::plain(symbol), Binding::Macro(Arc::new(rules)));
        }
        let mut table = HashMap::new();
        for &(external, internal) in section.libraries.iter().flat_map(|library| &library.names) {
            let binding = self.binding(inside, &Ident::plain(Symbol::intern(internal))).ok_or(Damaged)?;
            table.insert(Symbol::intern(external), binding);
        }
        self.libraries.insert(name.into(), Exports::Table(table));
        self.insides.insert(name.into(), inside);
        let end = self.globals.len();
        self.separate.opened.push_back(Opened { name, section: bytes, globals: globals.into(), end });
        Ok(())
    }

    /// The machine's number of a global that a section mentions.
    fn global(&mut self, global: &Global<'static>, inside: EnvironmentId) -> Result<GlobalId, Damaged> {
        let name = Symbol::intern(global.name);
        let home = match global.home {
            Home::Own => {
                debug_assert_eq!(self.table(inside).kind, Kind::Library);
                let id = self.globals.add(name, Origin::Library);
                if !global.is_hidden {
                    self.table_mut(inside).bind(Ident::plain(name), Binding::Global(id));
                }
                if global.is_assigned {
                    self.assigned.insert(id);
                }
                return Ok(id);
            }
            Home::Core => CORE,
            Home::Library(library) => *self.insides.get(library).ok_or(Damaged)?,
        };
        match self.table(home).own(&Ident::plain(name)) {
            Some(Binding::Global(id)) => Ok(*id),
            _ => Err(Damaged),
        }
    }
}
