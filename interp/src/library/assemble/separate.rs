//! Libraries that are compiled apart from the core: each is expanded as any `define-library` is, its body
//! cut into its forms, and written as a section that refers to other sections by name.

use super::declaration::{Declaration, items, word};
use super::{Declarations, read_file, rendered, write_forms};
use crate::bytecode::image::write::{Home, Names, Writer};
use crate::datum::Datum;
use crate::diagnostic::Diagnostic;
use crate::expand::{Environment, Expansion, Loader, Registry};
use crate::ir::{Expr, GlobalId, Unit};
use crate::reader;
use crate::source::{SourceId, Sources, Span};
use crate::symbol::Symbol;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Which section defines a global. What is in no library's list is the core's.
pub(super) struct Homes<'a> {
    pub(super) registry: &'a Registry,
    /// The library that is being written.
    current: Option<Arc<str>>,
    /// Library, and whether the name is hidden.
    libraries: HashMap<GlobalId, (Arc<str>, bool)>,
}

impl<'a> Homes<'a> {
    pub(super) fn new(registry: &'a Registry) -> Homes<'a> {
        Homes { registry, current: None, libraries: HashMap::new() }
    }
}

impl Names for Homes<'_> {
    fn resolve(&self, id: GlobalId) -> Result<(GlobalId, Symbol, Home), String> {
        let root = self.registry.root(id);
        let globals = self.registry.globals();
        let name = globals.info(root).name;
        let home = match self.libraries.get(&root) {
            Some((library, is_hidden)) if Some(library) == self.current.as_ref() => Home::Own(*is_hidden),
            Some((library, true)) => {
                return Err(format!(
                    "`{name}` of ({library}) was made by a macro and cannot be used elsewhere"
                ));
            }
            Some((library, false)) => Home::Library(library.clone()),
            None if self.current.is_none() && globals.builtin(root).is_none() => Home::Own(false),
            None => Home::Core,
        };
        Ok((root, name, home))
    }
}

/// The sections of all libraries that have a text of their own, by name.
pub(super) fn sections(
    folder: &Path,
    registry: &Arc<Registry>,
    declarations: &Declarations,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut homes = Homes::new(registry);
    let mut sections = Vec::new();
    for declaration in in_order(declarations)? {
        homes.current = Some(declaration.name.as_str().into());
        let section = section(folder, registry, declaration, &mut homes)
            .map_err(|problem| format!("({}): {problem}", declaration.name))?;
        sections.push((declaration.name.clone(), section));
    }
    sections.sort();
    Ok(sections)
}

/// The libraries to compile, each after those it imports.
fn in_order(declarations: &Declarations) -> Result<Vec<&Declaration>, String> {
    enum Step<'a> {
        Enter(&'a Declaration),
        Leave(&'a Declaration),
    }
    let is_separate = |declaration: &&Declaration| {
        declaration.name != super::declaration::CORE && !declaration.is_list_of_names()
    };
    let mut steps: Vec<Step<'_>> = declarations.values().rev().filter(is_separate).map(Step::Enter).collect();
    let mut states: HashMap<&str, bool> = HashMap::new();
    let mut order = Vec::new();
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(declaration) => {
                if states.contains_key(declaration.name.as_str()) {
                    continue;
                }
                states.insert(&declaration.name, false);
                steps.push(Step::Leave(declaration));
                for name in declaration.imported() {
                    let Some(imported) = declarations.get(&name) else {
                        return Err(format!("({}) imports ({name}), which does not exist", declaration.name));
                    };
                    if states.get(name.as_str()) == Some(&false) {
                        return Err(format!("({}) and ({name}) import each other", declaration.name));
                    }
                    steps.extend(is_separate(&imported).then_some(Step::Enter(imported)));
                }
            }
            Step::Leave(declaration) => {
                states.insert(&declaration.name, true);
                order.push(declaration);
            }
        }
    }
    Ok(order)
}

fn section(
    folder: &Path,
    registry: &Arc<Registry>,
    declaration: &Declaration,
    homes: &mut Homes<'_>,
) -> Result<Vec<u8>, String> {
    let files = Arc::new(Files::new(folder, &declaration.path)?);
    let form = files.read_first()?;
    let expansion = Expansion::new(&form, &Environment::program(registry)).with_loader(files.clone());
    let (unit, warnings) = expansion.finish();
    if let Some(problem) = warnings.first() {
        return Err(rendered(problem, &files.sources));
    }
    let unit = unit.map_err(|problem| rendered(&problem, &files.sources))?;
    let inside = registry.library_environment(&declaration.name).ok_or("the library was not defined")?;
    if let Some(name) = inside.undefined().first() {
        return Err(format!("`{name}` is used, but neither defined nor imported"));
    }
    let library: Arc<str> = declaration.name.as_str().into();
    for (id, is_hidden) in inside.own_variables() {
        homes.libraries.insert(id, (library.clone(), is_hidden));
    }
    let mut writer = Writer::default();
    declaration.imports.iter().for_each(|set| writer.import(&word(set)));
    for id in 1.. {
        let Some(source) = files.sources.get(SourceId(id)) else { break };
        writer.source(&source.name, &source.text);
    }
    let macros = files.macros();
    if macros.len() != inside.own_macros() {
        return Err(
            "a macro here is defined by (define-syntax name (syntax-rules …)) at the top level".into()
        );
    }
    macros.iter().for_each(|&(name, rules)| writer.macro_definition(name, rules));
    writer.library(&declaration.name, false, declaration.exports.as_deref().unwrap_or_default());
    write_forms(&mut writer, &forms(unit), homes, &files.sources)?;
    Ok(writer.finish())
}

/// The body of a library as a unit for each of its forms.
fn forms(unit: Unit) -> Vec<Unit> {
    let Unit { vars, body } = unit;
    let parts = match body {
        Expr::Seq(parts) => parts,
        one => vec![one],
    };
    let has_effect = |part: &Expr| !matches!(part, Expr::Unspecified | Expr::Const(_));
    parts.into_iter().filter(has_effect).map(|body| Unit { vars: vars.clone(), body }).collect()
}

/// The files of one library, read for the expander.
struct Files {
    folder: PathBuf,
    directory: String,
    /// The declaration is number 1.
    sources: Sources,
    /// What the files hold, for their macros.
    data: Mutex<Vec<Datum>>,
}

impl Files {
    fn new(folder: &Path, path: &str) -> Result<Files, String> {
        let directory = path.rsplit_once('/').map_or(String::new(), |(directory, _)| format!("{directory}/"));
        let sources = Sources::default();
        sources.add(path, read_file(folder, path)?);
        Ok(Files { folder: folder.to_owned(), directory, sources, data: Mutex::default() })
    }

    /// The `define-library` form.
    fn read_first(&self) -> Result<Datum, String> {
        let id = SourceId(1);
        let text = self.sources.get(id).map(|source| source.text).unwrap_or_default();
        let form = reader::read(&text, id, reader::Options::default()).data.into_iter().next();
        let form = form.ok_or("the file is empty")?;
        for part in items(&form).unwrap_or_default() {
            if let Some([head, forms @ ..]) = items(part)
                && word(head) == "begin"
            {
                self.data.lock().extend(forms.iter().cloned());
            }
        }
        Ok(form)
    }

    /// Names of macros with the places of their rules.
    fn macros(&self) -> Vec<(Symbol, Span)> {
        let definition = |form: &Datum| match items(form) {
            Some([head, name, rules]) if word(head) == "define-syntax" && items(rules).is_some() => {
                Some((name.symbol()?, rules.span()))
            }
            _ => None,
        };
        self.data.lock().iter().filter_map(definition).collect()
    }
}

impl Loader for Files {
    fn include(&self, path: &str, at: Span, fold_case: bool) -> Result<Vec<Datum>, Diagnostic> {
        let path = format!("{}{path}", self.directory);
        let problem = |message| Diagnostic::new("file-error", at, message);
        let text = read_file(&self.folder, &path).map_err(problem)?;
        let source = self.sources.add(path, text.as_str());
        let options = reader::Options { fold_case, ..reader::Options::default() };
        let mut read = reader::read(&text, source, options);
        if !read.errors.is_empty() {
            return Err(read.errors.remove(0));
        }
        self.data.lock().extend(read.data.iter().cloned());
        Ok(read.data)
    }

    fn library(&self, _name: &str) -> Option<Result<Vec<Datum>, Diagnostic>> {
        None
    }
}
