//! What is said of a message that no clause of an actor is for: which of the clauses may have been meant.

use crate::expand::closest;
use crate::heap::{Mutator, Value};
use crate::printer::value::brief;
use crate::value::{FromValue, List, Symbol};

/// So many clauses, and parts of a message, are looked at.
const LOOKED_AT: usize = 1000;

/// How the message may have been meant. `heads` are the messages that the clauses are for, a list.
pub(super) fn hint(heap: &Mutator, heads: Value, message: Value) -> Option<String> {
    let heads = List(heads).items(LOOKED_AT).unwrap_or_default();
    let clauses: Vec<Clause<'_>> = heads.into_iter().filter_map(|head| Clause::of(heap, head)).collect();
    if clauses.is_empty() {
        return None;
    }
    let tagged = |tag: &str| clauses.iter().filter(|clause| clause.tag == tag).collect::<Vec<_>>();
    if let Some(tag) = Symbol::from_value(message.car().unwrap_or(message)).map(|tag| tag.name(heap)) {
        let same = tagged(tag);
        if !same.is_empty() && message.car().is_some() {
            let got = List(message).items(LOOKED_AT).map(|parts| parts.len() - 1);
            return Some(misfit(&same, got));
        }
        let tags = clauses.iter().map(|clause| clause.tag);
        let meant =
            if same.is_empty() { closest(tag, tags).first().copied().map(tagged) } else { Some(same) };
        if let Some(meant) = meant {
            return Some(format!("did you mean {}?", written(&meant, " or ")));
        }
    }
    Some(format!("it has clauses for {}", written(&clauses.iter().collect::<Vec<_>>(), ", ")))
}

/// The message of a clause.
struct Clause<'h> {
    text: String,
    tag: &'h str,
    /// How many parts it has behind the tag, if that is one number.
    count: Option<usize>,
}

impl<'h> Clause<'h> {
    fn of(heap: &'h Mutator, head: Value) -> Option<Clause<'h>> {
        let tag = Symbol::from_value(head.car()?)?.name(heap);
        let is_ellipsis =
            |part: &Value| Symbol::from_value(*part).is_some_and(|name| name.name(heap) == "...");
        let parts = List(head).items(LOOKED_AT).filter(|parts| !parts.iter().any(is_ellipsis));
        Some(Clause { text: brief(heap, head), tag, count: parts.map(|parts| parts.len() - 1) })
    }
}

/// Why a message with this tag and so many parts behind it fits none of the clauses with the tag.
fn misfit(clauses: &[&Clause<'_>], got: Option<usize>) -> String {
    let wanted = |clause: &&Clause<'_>| {
        let count = clause.count.filter(|count| Some(*count) != got)?;
        Some(format!("{} wants {count} argument{}", clause.text, if count == 1 { "" } else { "s" }))
    };
    match (got, clauses.iter().map(wanted).collect::<Option<Vec<_>>>()) {
        (Some(got), Some(wanted)) => format!("{}, got {got}", wanted.join(", ")),
        _ => {
            let (noun, verb) = if clauses.len() == 1 { ("clause", "does") } else { ("clauses", "do") };
            format!("the {noun} {} {verb} not fit these arguments", written(clauses, " and "))
        }
    }
}

fn written(clauses: &[&Clause<'_>], between: &str) -> String {
    clauses.iter().map(|clause| clause.text.as_str()).collect::<Vec<_>>().join(between)
}
