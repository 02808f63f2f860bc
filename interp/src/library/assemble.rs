//! From the text of the library to its image. The build script does this; a test does it again in the
//! program, with the builtins known, and compares.
//!
//! The build script knows no builtin. A name that the text mentions and never defines is taken for
//! one; loading fails if there is none. So all forms are expanded first and compiled afterwards.

use crate::bytecode::image::write::Writer;
use crate::bytecode::proto::{Constant, Proto};
use crate::compile::compile;
use crate::datum::{Datum, Kind};
use crate::diagnostic::{Diagnostic, render};
use crate::expand::{BindingKind, Environment, Expansion, Registry};
use crate::ir::{Call, Clause, Expr, GlobalId, Lambda, Unit, Var, VarId};
use crate::reader;
use crate::source::{Sources, Span};
use crate::symbol::Symbol;
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

/// The library that holds all definitions; the others export names out of it.
const CORE: &str = "lambdust core";

/// The image of the library in this folder. `registry` may know builtins already. The error is a text
/// for whoever builds.
pub fn assemble(folder: &Path, registry: &Arc<Registry>) -> Result<Vec<u8>, String> {
    let mut assembly = Assembly {
        core: Environment::core(registry),
        registry: registry.clone(),
        sources: Sources::default(),
        writer: Writer::default(),
        units: Vec::new(),
    };
    assembly.units.push(call_with_values(&assembly.core));
    let files = library_files(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in &files {
        assembly.library_file(folder, path)?;
    }
    assembly.finish()
}

/// The files that define libraries, sorted.
fn library_files(folder: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    for kind in fs::read_dir(folder)? {
        let kind = kind?;
        if !kind.file_type()?.is_dir() {
            continue;
        }
        for file in fs::read_dir(kind.path())? {
            let name = file?.file_name().into_string();
            if let Some(name) = name.ok().filter(|name| name.ends_with(".sld")) {
                files.push(format!("{}/{name}", kind.file_name().display()));
            }
        }
    }
    files.sort();
    Ok(files)
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
    /// `(define-library (name …) declaration …)`
    fn library_file(&mut self, folder: &Path, path: &str) -> Result<(), String> {
        // No code has a position in this file, so the image does not hold its text.
        let (text, sources) = (read_file(folder, path)?, Sources::default());
        let read = reader::read(&text, sources.add(path, text.as_str()), reader::Options::default());
        if let Some(problem) = read.errors.first() {
            return Err(render::plain(problem, &sources));
        }
        let wrong = || format!("{path}: a file of the library is one define-library of names of the core");
        let [form] = read.data.as_slice() else { return Err(wrong()) };
        let Some([_, name, declarations @ ..]) = items(form) else { return Err(wrong()) };
        let name: Vec<String> = items(name).unwrap_or_default().iter().map(word).collect();
        let mut exports = Vec::new();
        for declaration in declarations {
            let Some([kind, parts @ ..]) = items(declaration) else { return Err(wrong()) };
            match word(kind).as_str() {
                "import" => {}
                "export" => {
                    for part in parts {
                        exports.push(export(part).ok_or_else(wrong)?);
                    }
                }
                "include" => {
                    let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
                    for file in parts {
                        let Kind::String(file) = file.kind() else { return Err(wrong()) };
                        self.core_file(folder, &format!("{directory}/{file}"))?;
                    }
                }
                _ => return Err(wrong()),
            }
        }
        let name = name.join(" ");
        if name != CORE {
            exports.sort_by_key(|(external, _)| external.as_str());
            self.writer.library(&name, &exports);
        }
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

fn items(form: &Datum) -> Option<&[Datum]> {
    match form.kind() {
        Kind::List(items, None) => Some(items),
        _ => None,
    }
}

/// `name` or `(rename internal external)`, as external and internal name.
fn export(spec: &Datum) -> Option<(Symbol, Symbol)> {
    if let Some(name) = spec.symbol() {
        return Some((name, name));
    }
    match items(spec)? {
        [head, internal, external] if word(head) == "rename" => {
            Some((external.symbol()?, internal.symbol()?))
        }
        _ => None,
    }
}

/// A part of a library's name, or the first word of a declaration.
fn word(datum: &Datum) -> String {
    let mut text = String::new();
    crate::printer::datum::write_datum(datum, &mut text);
    text
}
