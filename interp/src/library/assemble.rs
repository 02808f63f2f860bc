//! From the text of the library to its image. The build script does this; a test does it again in the
//! program and compares.
//!
//! The core comes first, then each library that is compiled apart from it, after those that it imports.

mod builtins;
mod core;
mod declaration;
mod separate;

use crate::bytecode::image::write::{self, Writer};
use crate::bytecode::proto::{Constant, Proto};
use crate::compile::compile;
use crate::diagnostic::{Diagnostic, render};
use crate::expand::{Environment, Registry, STANDARD_PORTS};
use crate::ir::{Expr, GlobalId, Unit};
use crate::source::Sources;
use declaration::Declaration;
use separate::Homes;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The image of the library in the folder `scheme` of the crate at this path. The error is a text for
/// whoever builds.
pub(crate) fn assemble(crate_folder: &Path, registry: &Arc<Registry>) -> Result<Vec<u8>, String> {
    let folder = crate_folder.join("scheme");
    let shown = |error| format!("{}: {error}", crate_folder.display());
    let core = Environment::core(registry);
    let builtins = builtins::names(&crate_folder.join("src/builtins")).map_err(shown)?;
    for name in builtins.iter().map(String::as_str).chain(STANDARD_PORTS) {
        core.declare_builtin(name);
    }
    let mut declarations = BTreeMap::new();
    for path in declaration::files(&folder).map_err(shown)? {
        let declaration = declaration::parse(&path, &read_file(&folder, &path)?)?;
        declarations.insert(declaration.name.clone(), declaration);
    }
    let core = core::section(&folder, registry, &declarations)?;
    let mut sections = vec![(declaration::CORE.to_owned(), core)];
    sections.extend(separate::sections(&folder, registry, &declarations)?);
    Ok(write::image(&sections))
}

/// The declarations of all libraries by name.
type Declarations = BTreeMap<String, Declaration>;

/// Compiles forms into a section.
fn write_forms(
    writer: &mut Writer,
    units: &[Unit],
    homes: &Homes<'_>,
    sources: &Sources,
) -> Result<(), String> {
    for unit in units {
        let globals = homes.registry.globals();
        let proto = compile(unit, &globals).map_err(|problem| rendered(&problem, sources))?;
        drop(globals);
        match defined_procedure(unit, &proto) {
            Some((id, procedure)) => writer.definition(homes, id, procedure)?,
            None => writer.thunk(homes, &proto)?,
        }
    }
    Ok(())
}

/// Whether the form only gives a global a procedure that needs nothing from elsewhere: then loading
/// need not run it.
fn defined_procedure<'a>(unit: &Unit, proto: &'a Proto) -> Option<(GlobalId, &'a Proto)> {
    match (&unit.body, proto.constants.as_slice()) {
        (Expr::DefineGlobal(id, value, _), [Constant::Procedure(procedure)])
            if matches!(**value, Expr::Lambda(_)) =>
        {
            Some((*id, procedure))
        }
        _ => None,
    }
}

fn rendered(problem: &Diagnostic, sources: &Sources) -> String {
    render::plain(problem, sources)
}

fn read_file(folder: &Path, path: &str) -> Result<String, String> {
    fs::read_to_string(folder.join(path)).map_err(|error| format!("{path}: {error}"))
}
