//! Loading the core into a new machine, on the calling thread, before the scheduler exists: the builtins
//! get their global cells, then the section's forms are loaded. Nothing is read, expanded or compiled
//! here, and no file is touched.

use super::Shared;
use super::libraries::Loader;
use crate::builtins::{self, Builtin};
use crate::bytecode::image::read::Section;
use crate::expand::{BindingKind, Environment};
use crate::heap::Kind;
use crate::ir::GlobalId;
use crate::library;
use crate::port::standard_parameters;
use crate::source::Span;
use concurrency::PollWord;
use std::sync::Arc;

/// Loads everything; the error is a rendered report.
pub(super) fn load_library(shared: &Arc<Shared>, tables: &[&'static [Builtin]]) -> Result<(), String> {
    let mut heap = shared.heap.mutator(Arc::new(PollWord::new()));
    let core = Environment::core(&shared.registry);
    let all = builtins::tables().iter().chain(tables).flat_map(|table| table.iter());
    let declared: Vec<_> = all.map(|builtin| (core.declare_builtin(builtin.name), builtin)).collect();
    let (section, libraries) = library::image();
    let globals = declare_globals(&section, &core)?;
    shared.link_globals(&mut heap, Span::NONE).map_err(|problem| problem.message)?;
    for (id, builtin) in &declared {
        let primitive = heap.frozen_alloc(Kind::Primitive, 2);
        primitive.set_word(1, (&raw const **builtin).expose_provenance() as u64);
        heap.set_global(id.0 as usize, primitive);
    }
    let ports = standard_parameters(&mut heap);
    for (id, port) in shared.standard_ports.iter().zip(ports) {
        heap.set_global(id.0 as usize, port);
    }
    declare_names(&section, &core);
    for (name, section) in libraries {
        shared.registry.add_separate(name, section);
    }
    Loader::new(shared, &mut heap, &globals).load(&section)
}

/// The machine's numbers of the core's globals. Those that it does not define are builtins.
fn declare_globals(section: &Section<'_>, core: &Environment) -> Result<Vec<GlobalId>, String> {
    let mut ids = Vec::with_capacity(section.globals.len());
    for global in &section.globals {
        let id = if global.is_defined {
            let id = core.declare_library_variable(global.name);
            if core.registry().globals().builtin(id).is_some() {
                return Err(format!("the library defines `{}`, which is a builtin", global.name));
            }
            id
        } else {
            match core.lookup(global.name) {
                Some(BindingKind::Variable(id)) => id,
                _ => return Err(format!("the library uses `{}`, which nothing defines", global.name)),
            }
        };
        if global.is_assigned {
            core.registry().mark_assigned(id);
        }
        ids.push(id);
    }
    Ok(ids)
}

/// Binds the macros, and gives every library its names.
fn declare_names(section: &Section<'static>, core: &Environment) {
    for definition in &section.macros {
        core.define_macro(definition.name, definition.rules);
    }
    for library in &section.libraries {
        let names = library.names.clone();
        if library.is_all_but {
            core.registry().add_core_library_but(library.name, names);
        } else {
            core.registry().add_core_library(library.name, names);
        }
    }
}
