//! What is known of a name: how it is used, what it does, and where it is defined.
//!
//! There is one source for each definition, the text it was made from: the doc comment of a builtin, the block of
//! `;;;` comments over a definition in the library, and that over a definition of the program's own. Nothing here
//! looks into the heap, so that it answers while cells run.

mod completion;
mod definitions;
mod forms;
mod library;

pub use completion::{Completion, OFFERED_MAX, Offer, OfferKind, complete, subject};
pub use definitions::{Definition, Sort, definitions};

use crate::builtins;
use crate::expand::{BindingKind, STANDARD_PORTS, native_help};
use crate::explain::kinds;
use crate::machine::Shared;
use crate::source::Source;
use completion::first_line;
use parking_lot::Mutex;
use std::borrow::Cow;
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
    if is_programs_own(shared, name)
        && let Some(found) = own(shared, name, |found, source| {
            let (line, _) = source.position(u32::try_from(found.start).unwrap_or(u32::MAX));
            let origin = format!("{}, line {line}", source.name);
            Known::of_definition(found.clone(), source.text.get(found.start..found.end)).help(name, origin)
        })
    {
        return Some(found);
    }
    let known = of_language(shared, name)?;
    Some(known.help(name, origin(shared, name)))
}

/// What is shown beside a name in a list: what it is, and the first line of its use.
pub(crate) fn brief(shared: &Shared, name: &str) -> Option<(Sort, String)> {
    let own = || own(shared, name, |found, _| (found.sort, first_line(&found.usage)));
    let of_language = || of_language(shared, name).map(|known| (known.sort, first_line(&known.usage)));
    is_programs_own(shared, name).then(own).flatten().or_else(of_language)
}

/// Whether a name means what a program has defined, if it has.
fn is_programs_own(shared: &Shared, name: &str) -> bool {
    let binding = shared.environment().lookup(name);
    matches!(binding, Some(binding) if !matches!(binding, BindingKind::Form(_) | BindingKind::Undefined(_)))
}

/// The definitions in the texts of a program, the newest of each name. Texts are read when somebody asks for the first
/// time after they came.
#[derive(Default)]
pub(crate) struct Own(Mutex<Texts>);

#[derive(Default)]
struct Texts {
    /// So many texts were read.
    texts: usize,
    definitions: HashMap<String, (Definition, Source)>,
}

/// The newest definition of a name in the texts of the program, whether it was evaluated or not.
pub(crate) fn definition_of(shared: &Shared, name: &str) -> Option<(Definition, Source)> {
    own(shared, name, |definition, source| (definition.clone(), source.clone()))
}

fn own<T>(shared: &Shared, name: &str, told: impl FnOnce(&Definition, &Source) -> T) -> Option<T> {
    let mut known = shared.definitions.0.lock();
    for source in shared.sources().since(known.texts) {
        known.texts += 1;
        if source.is_library {
            continue;
        }
        for definition in definitions(&source.text) {
            known.definitions.insert(definition.name.to_string(), (definition, source.clone()));
        }
    }
    let (definition, source) = known.definitions.get(name)?;
    Some(told(definition, source))
}

/// What a definition says of itself.
struct Known<'a> {
    sort: Sort,
    usage: Cow<'static, str>,
    doc: Doc,
    text: Option<&'a str>,
}

/// What a definition does, in words.
enum Doc {
    /// As it is shown.
    Plain(Cow<'static, str>),
    /// A doc comment of Rust. It is made plain when somebody wants to read it: lists of names do not.
    OfRust(&'static str),
}

impl<'a> Known<'a> {
    fn new(sort: Sort, usage: impl Into<Cow<'static, str>>, doc: &'static str) -> Known<'a> {
        Known { sort, usage: usage.into(), doc: Doc::Plain(doc.into()), text: None }
    }

    fn of_definition(found: Definition, text: Option<&'a str>) -> Known<'a> {
        Known { sort: found.sort, usage: found.usage, doc: Doc::Plain(found.doc), text }
    }

    fn help(self, name: &str, origin: String) -> Help {
        let doc = match self.doc {
            Doc::Plain(doc) => doc.into_owned(),
            Doc::OfRust(doc) => plain(doc),
        };
        Help {
            name: name.to_owned(),
            sort: self.sort,
            usage: self.usage.into_owned(),
            doc,
            origin,
            text: self.text.map(str::to_owned),
        }
    }
}

/// What the language defines under a name, if it means that in the session or nothing.
fn of_language(shared: &Shared, name: &str) -> Option<Known<'static>> {
    match shared.environment().lookup(name) {
        Some(BindingKind::Form(form)) => {
            return Some(Known::new(Sort::Syntax, form.usage(), forms::doc(form)));
        }
        Some(BindingKind::Undefined(_)) => return None,
        _ => {}
    }
    let builtin = builtins::find(name).or_else(|| shared.host_builtin(name));
    if let Some(builtin) = builtin.filter(|builtin| !builtin.name.starts_with('%')) {
        let usage = builtin.usage().into();
        return Some(Known { sort: Sort::Procedure, usage, doc: Doc::OfRust(builtin.doc), text: None });
    }
    if let Some((usage, doc)) = native_help(name) {
        return Some(Known::new(Sort::Syntax, usage, doc));
    }
    if STANDARD_PORTS.contains(&name) {
        return Some(Known::new(Sort::Procedure, format!("({name})"), PORT_DOC));
    }
    if let Some((found, text)) = library::find(name) {
        return Some(Known::of_definition(found.clone(), text.get(found.start..found.end)));
    }
    Some(Known::new(Sort::Variable, format!("error[{name}]"), kinds::page(name)?))
}

/// Where a name of the language comes from.
fn origin(shared: &Shared, name: &str) -> String {
    match shared.environment().lookup(name) {
        Some(BindingKind::Form(_)) => "a form of the language".to_owned(),
        Some(_) => match shared.host_builtin(name) {
            Some(builtin) => format!("({})", builtin.library),
            None => "(lambdust)".to_owned(),
        },
        None => {
            if kinds::page(name).is_some() {
                return "a kind of error, as condition-kind gives it".to_owned();
            }
            let libraries = shared.environment().registry().exporters(name);
            let libraries: Vec<_> = libraries.iter().map(|library| format!("({library})")).collect();
            format!("not imported; in {}", libraries.join(", "))
        }
    }
}

/// The standard ports are made with the machine.
const PORT_DOC: &str = "The port that is used where no other is given. A parameter: `parameterize` gives it another \
                        value for some time.\n(port? (current-output-port)) ; => #t";

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
