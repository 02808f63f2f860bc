//! From the text of the library to its image. The build script does this; a test does it again in the
//! program, with the builtins known, and compares.
//!
//! The build script knows no builtin. A name that the text mentions and never defines is taken for
//! one; loading fails if there is none. So all forms are expanded first and compiled afterwards.

mod declaration;

use crate::bytecode::image::write::Writer;
use crate::bytecode::proto::{Constant, Proto};
use crate::compile::compile;
use crate::diagnostic::{Diagnostic, render};
use crate::expand::{BindingKind, Environment, Expansion, Registry};
use crate::ir::{Call, Clause, Expr, GlobalId, Lambda, Unit, Var, VarId};
use crate::reader;
use crate::source::{Sources, Span};
use crate::symbol::Symbol;
use declaration::{items, word};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The image of the library in this folder. `registry` may know builtins already. The error is a text
/// for whoever builds.
pub(crate) fn assemble(folder: &Path, registry: &Arc<Registry>) -> Result<Vec<u8>, String> {
    let mut assembly = Assembly {
        core: Environment::core(registry),
        registry: registry.clone(),
        sources: Sources::default(),
        writer: Writer::default(),
        units: Vec::new(),
    };
    assembly.units.push(call_with_values(&assembly.core));
    let files = declaration::files(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in &files {
        assembly.library(folder, path)?;
    }
    assembly.finish()
}

/// `(%call-with-values producer consumer)` is `(%apply-values consumer (producer))`, the one procedure
/// that can be said neither in Rust (it needs a frame) nor in library text (the expander names it).
fn call_with_values(core: &Environment) -> Unit {
    let var = |name: &str| Var { name: Symbol::intern(name), span: Span::NONE, assigned: false };
    let call = |callee, args| Expr::Call(Box::new(Call { callee, args, span: Span::NONE }));
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

struct Assembly {
    core: Environment,
    registry: Arc<Registry>,
    sources: Sources,
    writer: Writer,
    units: Vec<Unit>,
}

impl Assembly {
    fn library(&mut self, folder: &Path, path: &str) -> Result<(), String> {
        let declaration = declaration::parse(path, &read_file(folder, path)?)?;
        for file in &declaration.included {
            self.core_file(folder, file)?;
        }
        self.writer.library(&declaration.name, declaration.is_all_but, &declaration.names);
        Ok(())
    }

    /// A file of definitions.
    fn core_file(&mut self, folder: &Path, path: &str) -> Result<(), String> {
        let text = read_file(folder, path)?;
        let source = self.sources.add(path, text.as_str());
        self.writer.source(path, &text);
        let read = reader::read(&text, source, reader::Options::default());
        if let Some(problem) = read.errors.first() {
            return Err(self.rendered(problem));
        }
        for form in &read.data {
            let (unit, warnings) = Expansion::new(form, &self.core).finish();
            if let Some(problem) = warnings.first() {
                return Err(self.rendered(problem));
            }
            let unit = unit.map_err(|problem| self.rendered(&problem))?;
            match items(form) {
                Some([head, name, rules]) if word(head) == "define-syntax" => {
                    let name = name.symbol().ok_or("the name of a macro is a symbol")?;
                    self.writer.macro_definition(name, rules.span());
                }
                _ => self.units.push(unit),
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<u8>, String> {
        self.declare_builtins()?;
        let globals = self.registry.globals();
        for unit in &self.units {
            let proto = compile(unit, &globals).map_err(|problem| self.rendered(&problem))?;
            match defined_procedure(unit, &proto) {
                Some((id, procedure)) => self.writer.definition(&globals, id, procedure)?,
                None => self.writer.thunk(&globals, &proto)?,
            }
        }
        Ok(self.writer.finish())
    }

    /// What is mentioned and not defined is a builtin. Names are how an image refers to globals, so each
    /// must have just one.
    fn declare_builtins(&self) -> Result<(), String> {
        let names: Vec<(GlobalId, Symbol)> = {
            let globals = self.registry.globals();
            (0..globals.len() as u32).map(GlobalId).map(|id| (id, globals.info(id).name)).collect()
        };
        for (id, name) in names {
            match self.core.lookup(name.as_str()) {
                Some(BindingKind::Undefined(found)) if found == id => {
                    self.core.declare_builtin(name.as_str());
                }
                Some(BindingKind::Variable(found)) if found == id => {}
                _ => return Err(format!("the library has two globals of the name `{name}`")),
            }
        }
        Ok(())
    }

    fn rendered(&self, problem: &Diagnostic) -> String {
        render::plain(problem, &self.sources)
    }
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

fn read_file(folder: &Path, path: &str) -> Result<String, String> {
    fs::read_to_string(folder.join(path)).map_err(|error| format!("{path}: {error}"))
}
