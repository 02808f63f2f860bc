//! Conditions from failures and diagnostics, and back to what a person reads.
//!
//! The `details` of a condition are `#f`, or a vector `#(hint source start end procedure notes refused)`: advice
//! as a string or `#f`, the place in the program, the name of the procedure, a list of further places,
//! `#(text source start end)` each, and the argument that was refused, `#(procedure position wanted)` or `#f`.
//!
//! What explains a failure beyond that is found when a person is told (`explain.rs`), so that raising stays cheap.

use crate::diagnostic::Diagnostic;
use crate::explain::explain;
use crate::heap::{Kind, Mutator, Value};
use crate::machine::{Report, Shared};
use crate::printer::value::{Style, brief, print_bounded};
use crate::source::{SourceId, Span};
use crate::symbol::Symbol;
use crate::value::{Condition, FromValue, Symbol as Name, Text, Vector};
use crate::vm::primitive::{Failure, Refused};
use crate::vm::trace::TraceEntry;

/// The condition for a failure at this place, in this procedure.
pub fn from_failure(heap: &mut Mutator, failure: &Failure, span: Span, procedure: Option<Symbol>) -> Value {
    let mut irritants = Value::NIL;
    for value in failure.irritants.iter().rev() {
        irritants = heap.cons(*value, irritants);
    }
    let details = details(heap, failure.hint.as_deref(), span, procedure);
    if let Some(refused) = &failure.refused {
        let refused = refused_values(heap, refused);
        heap.write(details, 2 + REFUSED, refused);
    }
    make(heap, failure.kind, &failure.message, irritants, details)
}

fn refused_values(heap: &mut Mutator, refused: &Refused) -> Value {
    let procedure = text(heap, &refused.procedure);
    let wanted = text(heap, &refused.wanted);
    vector(heap, &[procedure, Value::fixnum(refused.position as i64), wanted])
}

/// The argument that was refused, if the condition is about one.
pub fn refused_of(condition: Condition) -> Option<Refused> {
    let details = Vector::from_value(condition.details()).filter(|parts| parts.len() == DETAILS)?;
    let parts = Vector::from_value(details.get(REFUSED)).filter(|parts| parts.len() == 3)?;
    Some(Refused {
        procedure: Text::string_of(parts.get(0))?,
        position: usize::try_from(parts.get(1).as_fixnum()?).ok()?,
        wanted: Text::string_of(parts.get(2))?,
    })
}

/// The name of the procedure in which the condition was raised.
pub fn procedure_of(heap: &Mutator, condition: Condition) -> Option<Symbol> {
    let details = Vector::from_value(condition.details()).filter(|parts| parts.len() == DETAILS)?;
    Some(Symbol::intern(Name::from_value(details.get(PROCEDURE))?.name(heap)))
}

/// The condition for a problem that the reader, expander or compiler found.
pub fn from_diagnostic(heap: &mut Mutator, problem: &Diagnostic) -> Value {
    let details = details(heap, problem.hint.as_deref(), problem.span, None);
    for (span, text) in problem.notes.iter().rev() {
        put_note(heap, details, *span, text);
    }
    make(heap, &problem.kind, &problem.message, Value::NIL, details)
}

fn make(heap: &mut Mutator, kind: &str, message: &str, irritants: Value, details: Value) -> Value {
    let kind = heap.symbol(kind);
    let message = text(heap, message);
    Condition::new(heap, kind, message, irritants, details).into()
}

/// A string; messages are short, but a heap that is full may refuse even these.
fn text(heap: &mut Mutator, text: &str) -> Value {
    Text::from_str(heap, text).map_or(Value::FALSE, Value::from)
}

fn details(heap: &mut Mutator, hint: Option<&str>, span: Span, procedure: Option<Symbol>) -> Value {
    let hint = hint.map_or(Value::FALSE, |hint| text(heap, hint));
    let procedure = procedure.map_or(Value::FALSE, |name| heap.symbol(name.as_str()));
    let [source, start, end] = place_values(span);
    vector(heap, &[hint, source, start, end, procedure, Value::NIL, Value::FALSE])
}

fn place_values(span: Span) -> [Value; 3] {
    [span.source.0, span.start, span.end].map(|number| Value::fixnum(i64::from(number)))
}

fn vector(heap: &mut Mutator, parts: &[Value]) -> Value {
    let vector = heap.alloc(Kind::Vector, 2 + parts.len());
    vector.set_word(1, Value::fixnum(parts.len() as i64).bits());
    for (index, part) in parts.iter().enumerate() {
        heap.write(vector, 2 + index, *part);
    }
    vector
}

/// Says of a further place that it matters, before what was said of others; once, however often it is raised there.
pub fn add_note(heap: &mut Mutator, condition: Condition, span: Span, note: &str) {
    if notes_of(condition).iter().any(|(place, text)| *place == span && text == note) {
        return;
    }
    let known = own_details(heap, condition);
    put_note(heap, known, span, note);
}

/// The details of a condition, which has got them by now.
fn own_details(heap: &mut Mutator, condition: Condition) -> Value {
    let mut known = condition.details();
    if Vector::from_value(known).is_none() {
        known = details(heap, Text::string_of(known).as_deref(), Span::NONE, None);
        condition.set_details(heap, known);
    }
    known
}

fn put_note(heap: &mut Mutator, details: Value, span: Span, note: &str) {
    let Some(parts) = Vector::from_value(details).filter(|parts| parts.len() == DETAILS) else { return };
    let [source, start, end] = place_values(span);
    let note = text(heap, note);
    let note = vector(heap, &[note, source, start, end]);
    let notes = heap.cons(note, parts.get(NOTES));
    parts.set(heap, NOTES, notes);
}

/// The notes of a condition.
pub fn notes_of(condition: Condition) -> Vec<(Span, String)> {
    notes(condition.details())
}

/// The notes of a condition's details.
fn notes(details: Value) -> Vec<(Span, String)> {
    let mut notes = Vec::new();
    let Some(parts) = Vector::from_value(details).filter(|parts| parts.len() == DETAILS) else {
        return notes;
    };
    let mut rest = parts.get(NOTES);
    while let (Some(note), Some(next)) = (rest.car(), rest.cdr()) {
        if let Some(note) = Vector::from_value(note).filter(|note| note.len() == 4)
            && let (Some(text), Some(span)) = (Text::string_of(note.get(0)), span_at(note))
        {
            notes.push((span, text));
        }
        rest = next;
    }
    notes
}

/// Whether the value is a condition of this kind.
pub fn is_of_kind(heap: &Mutator, value: Value, kind: &str) -> bool {
    let kind_of = Condition::from_value(value).and_then(|condition| Name::from_value(condition.kind()));
    kind_of.is_some_and(|symbol| symbol.name(heap) == kind)
}

/// Where in the program a condition came from.
pub fn site_of(condition: Condition) -> Span {
    place(condition.details()).map_or(Span::NONE, |(_, span)| span)
}

/// Says where in the program a condition came from.
pub fn set_site(heap: &mut Mutator, condition: Condition, span: Span) {
    let known = own_details(heap, condition);
    let Some(parts) = Vector::from_value(known).filter(|parts| parts.len() == DETAILS) else { return };
    for (index, value) in place_values(span).into_iter().enumerate() {
        parts.set(heap, 1 + index, value);
    }
}

/// The place in elements 1 to 3.
fn span_at(parts: Vector) -> Option<Span> {
    let number = |index| parts.get(index).as_fixnum().and_then(|n| u32::try_from(n).ok());
    Some(Span { source: SourceId(number(1)?), start: number(2)?, end: number(3)? })
}

/// How many parts the details have, and where some of them are.
const DETAILS: usize = 7;
const PROCEDURE: usize = 4;
const NOTES: usize = 5;
const REFUSED: usize = 6;

/// The place that a condition's details name.
fn place(details: Value) -> Option<(Option<String>, Span)> {
    let parts = Vector::from_value(details)?;
    if parts.len() != DETAILS {
        return None;
    }
    Some((Text::string_of(parts.get(0)), span_at(parts)?))
}

/// What is said of an object that was raised and not handled, `trace` being the calls under way.
pub fn to_report(heap: &Mutator, object: Value, trace: &[TraceEntry], shared: &Shared) -> Report {
    let sources = shared.sources();
    let nearest = trace.first().map_or(Span::NONE, |entry| entry.span);
    let Some(condition) = Condition::from_value(object) else {
        let message = format!("{} was raised and not handled", brief(heap, object));
        return Report::new(Diagnostic::new("uncaught", nearest, message));
    };
    let kind = print_bounded(heap, condition.kind(), Style::Display, Default::default());
    let user = kind == "user-error" || kind == "error";
    let mut message = print_bounded(heap, condition.message(), Style::Display, Default::default());
    if user {
        let mut rest = condition.irritants();
        while let (Some(irritant), Some(next)) = (rest.car(), rest.cdr()) {
            message.push(' ');
            message.push_str(&brief(heap, irritant));
            rest = next;
        }
    }
    let (hint, span) = place(condition.details()).unwrap_or((None, Span::NONE));
    let in_program = span.is_some() && !sources.is_library(span);
    let span = if in_program || !nearest.is_some() { span } else { nearest };
    let mut diagnostic = Diagnostic::new(&kind, span, message);
    diagnostic.hint = hint.or_else(|| Text::string_of(condition.details()));
    diagnostic.notes = notes(condition.details());
    diagnostic.notes.retain(|(span, _)| !sources.is_library(*span));
    explain(shared, heap, condition, &mut diagnostic);
    Report::new(diagnostic)
}
