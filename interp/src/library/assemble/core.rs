//! The section of the core: its forms, its macros, and the lists of names that libraries offer of it.

use super::declaration::{CORE, Declaration, items, word};
use super::separate::Homes;
use super::{Declarations, read_file, rendered, write_forms};
use crate::bytecode::image::write::Writer;
use crate::expand::{Environment, Expansion, Registry};
use crate::ir::{Call, Clause, Expr, Lambda, Unit, Var, VarId};
use crate::reader;
use crate::source::{Sources, Span};
use crate::symbol::Symbol;
use std::path::Path;
use std::sync::Arc;

/// Expands and compiles the core, and makes the lists of names known to the registry.
pub(super) fn section(
    folder: &Path,
    registry: &Arc<Registry>,
    declarations: &Declarations,
) -> Result<Vec<u8>, String> {
    let core = Environment::core(registry);
    let sources = Sources::default();
    let mut writer = Writer::default();
    let mut units = vec![call_with_values(&core)];
    let included = declarations.get(CORE).map(|core| core.included.as_slice());
    for path in included.unwrap_or_default() {
        let text = read_file(folder, path)?;
        writer.source(path, &text);
        file(path, &text, &core, &sources, &mut writer, &mut units)?;
    }
    let offers_the_core = |library: &&Declaration| library.name == CORE || library.is_list_of_names();
    for declaration in declarations.values().filter(offers_the_core) {
        let is_all_but = declaration.exports.is_none();
        let names = declaration.exports.clone().unwrap_or_else(|| declaration.hidden());
        writer.library(&declaration.name, is_all_but, &names);
        let names = names.iter().map(|(external, internal)| (external.as_str(), internal.as_str())).collect();
        if is_all_but {
            registry.add_core_library_but(&declaration.name, names);
        } else {
            registry.add_core_library(&declaration.name, names);
        }
    }
    write_forms(&mut writer, &units, &Homes::new(registry), &sources)?;
    if let Some(name) = core.undefined().first() {
        return Err(format!("the core uses `{name}`, which nothing defines"));
    }
    if core.own_variables().iter().any(|(_, is_hidden)| *is_hidden) {
        return Err("a macro of the core defines a name of its own at top level".into());
    }
    Ok(writer.finish())
}

/// A file of definitions.
fn file(
    path: &str,
    text: &str,
    core: &Environment,
    sources: &Sources,
    writer: &mut Writer,
    units: &mut Vec<Unit>,
) -> Result<(), String> {
    let read = reader::read(text, sources.add(path, text), reader::Options::default());
    if let Some(problem) = read.errors.first() {
        return Err(rendered(problem, sources));
    }
    for form in &read.data {
        let (unit, warnings) = Expansion::new(form, core).finish();
        if let Some(problem) = warnings.first() {
            return Err(rendered(problem, sources));
        }
        let unit = unit.map_err(|problem| rendered(&problem, sources))?;
        match items(form) {
            Some([head, name, rules]) if word(head) == "define-syntax" => {
                let name = name.symbol().ok_or("the name of a macro is a symbol")?;
                writer.macro_definition(name, rules.span());
            }
            _ => units.push(unit),
        }
    }
    Ok(())
}

/// `(%call-with-values producer consumer)` is `(%apply-values consumer (producer))`, the one procedure
/// that can be said neither in Rust (it needs a frame) nor in library text (the expander names it).
fn call_with_values(core: &Environment) -> Unit {
    let var = |name: &str| Var { name: Symbol::intern(name), span: Span::NONE, assigned: false };
    let call = |callee, args| {
        Expr::Call(Box::new(Call { callee, args, span: Span::NONE, is_operator_first: false }))
    };
    let (producer, consumer) = (VarId(0), VarId(1));
    let produce = call(Expr::Local(producer, Span::NONE), Vec::new());
    let apply = Expr::Global(core.declare_builtin("%apply-values"), Span::NONE);
    let body = call(apply, vec![Expr::Local(consumer, Span::NONE), produce]);
    let clause = Clause { params: vec![producer, consumer], rest: None, body };
    let name = Some(Symbol::intern("call-with-values"));
    let lambda = Expr::Lambda(Box::new(Lambda { name, clauses: vec![clause], span: Span::NONE }));
    let target = core.declare_library_variable("%call-with-values");
    let body = Expr::DefineGlobal(target, Box::new(lambda), Span::NONE);
    Unit { vars: vec![var("producer"), var("consumer")], body }
}
