//! What is known of a name: how it is used, what it does, and where it is defined.
//!
//! There is one source for each definition, the text it was made from: the doc comment of a builtin, the block of
//! `;;;` comments over a definition in the library, and that over a definition of the program's own. Nothing here
//! looks into the heap, so that it answers while cells run.

mod definitions;
mod library;

pub use definitions::{Definition, Sort, definitions};

use crate::builtins;
use crate::expand::{BindingKind, Form, STANDARD_PORTS, native_help};
use crate::explain::kinds;
use crate::machine::Shared;
use crate::source::Source;
use parking_lot::Mutex;
use std::collections::HashMap;

/// What is known of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// The name.
    pub name: String,
    /// What it is.
    pub sort: Sort,
    /// How it is used, a line for each way.
    pub usage: String,
    /// What it does, with examples; empty if nobody has said.
    pub doc: String,
    /// Where it comes from: `(srfi 1)`, `cell 3, line 2`.
    pub origin: String,
    /// The text of its definition, if it is written in Scheme.
    pub text: Option<String>,
}

impl Help {
    /// The first sentence of what it does, on one line.
    pub fn summary(&self) -> String {
        let paragraph: Vec<&str> = self.doc.lines().take_while(|line| !line.trim().is_empty()).collect();
        let text = paragraph.join(" ");
        let sentence = text.split_once(". ").map_or(text.as_str(), |(first, _)| first);
        sentence.trim_end_matches(['.', ':']).to_owned()
    }

    /// Everything, as text.
    pub fn page(&self) -> String {
        let mut page = self.usage.clone();
        for part in [self.doc.trim(), &self.origin] {
            if !part.is_empty() {
                page.push_str("\n\n");
                page.push_str(part);
            }
        }
        page
    }
}

/// What is known of a name in a session: of several definitions the one that counts there.
pub fn help(shared: &Shared, name: &str) -> Option<Help> {
    let own = || own(shared, name);
    match shared.environment().lookup(name) {
        Some(BindingKind::Form(form)) => Some(of_form(name, form)),
        Some(BindingKind::Undefined(_)) => None,
        Some(_) => own().or_else(|| of_language(shared, name)),
        None => of_language(shared, name),
    }
}

/// The definitions in the texts of a program, the newest of each name. Texts are read when somebody asks for the first
/// time after they came.
#[derive(Default)]
pub(crate) struct Own(Mutex<Known>);

#[derive(Default)]
struct Known {
    /// So many texts were read.
    texts: usize,
    definitions: HashMap<String, (Definition, Source)>,
}

fn own(shared: &Shared, name: &str) -> Option<Help> {
    let (definition, source) = definition_of(shared, name)?;
    let (line, _) = source.position(u32::try_from(definition.start).unwrap_or(u32::MAX));
    Some(definition.into_help(format!("{}, line {line}", source.name), &source.text))
}

/// The newest definition of a name in the texts of the program, whether it was evaluated or not.
pub(crate) fn definition_of(shared: &Shared, name: &str) -> Option<(Definition, Source)> {
    let mut known = shared.definitions.0.lock();
    for source in shared.sources().since(known.texts) {
        known.texts += 1;
        if source.is_library {
            continue;
        }
        for definition in definitions(&source.text) {
            known.definitions.insert(definition.name.clone(), (definition, source.clone()));
        }
    }
    known.definitions.get(name).cloned()
}

fn of_language(shared: &Shared, name: &str) -> Option<Help> {
    let origin = || {
        if shared.environment().lookup(name).is_some() {
            return "(lambdust)".to_owned();
        }
        let libraries = shared.environment().registry().exporters(name);
        libraries.iter().map(|library| format!("({library})")).collect::<Vec<_>>().join(", ")
    };
    if let Some(builtin) = builtins::find(name).filter(|builtin| !builtin.name.starts_with('%')) {
        return Some(Help {
            name: name.to_owned(),
            sort: Sort::Procedure,
            usage: builtin.usage(),
            doc: plain(builtin.doc),
            origin: origin(),
            text: None,
        });
    }
    let known = |sort, usage: &str, doc: &str| Help {
        name: name.to_owned(),
        sort,
        usage: usage.to_owned(),
        doc: doc.to_owned(),
        origin: origin(),
        text: None,
    };
    if let Some((usage, doc)) = native_help(name) {
        return Some(known(Sort::Syntax, usage, doc));
    }
    if STANDARD_PORTS.contains(&name) {
        return Some(known(Sort::Procedure, &format!("({name})"), PORT_DOC));
    }
    if let Some((found, text)) = library::find(name) {
        return Some(found.clone().into_help(origin(), text));
    }
    let doc = kinds::page(name)?;
    let origin = "a kind of error, as condition-kind gives it".to_owned();
    Some(Help { origin, ..known(Sort::Variable, &format!("error[{name}]"), doc) })
}

/// The standard ports are made with the machine.
const PORT_DOC: &str = "The port that is used where no other is given. A parameter: `parameterize` gives it another \
                        value for some time.\n(port? (current-output-port)) ; => #t";

fn of_form(name: &str, form: Form) -> Help {
    Help {
        name: name.to_owned(),
        sort: Sort::Syntax,
        usage: form.usage().to_owned(),
        doc: String::new(),
        origin: "a form of the language".to_owned(),
        text: None,
    }
}

/// A doc comment of Rust without the backquotes around its examples.
fn plain(doc: &str) -> String {
    let line = |line: &str| {
        let line = line.strip_prefix(' ').unwrap_or(line);
        match line.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')) {
            Some(example) if example.contains(" ; ") => example.to_owned(),
            _ => line.to_owned(),
        }
    };
    doc.trim().lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The names a session sees whose name or description contains the text, in any case of letters; those whose name does
/// come first.
pub fn apropos(shared: &Shared, text: &str) -> Vec<Help> {
    let wanted = text.to_lowercase();
    let names = shared.names().into_iter().filter(|name| !name.starts_with('%'));
    let all = names.filter_map(|name| help(shared, name));
    let fits = |help: &Help| help.name.contains(&wanted) || help.doc.to_lowercase().contains(&wanted);
    let mut found: Vec<Help> = all.filter(fits).collect();
    found.sort_by_key(|help| !help.name.contains(&wanted));
    found
}
