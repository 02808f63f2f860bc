//! JSON, to values and back. Texts and values may be large, so both directions work in slices.

use super::display::show;
use super::options::Options;
use super::sync::foreign_view;
use crate::Value;
use crate::heap::{Foreign, foreign_of};
use crate::machine::{Content, Shown};
use crate::port::json::{Event, Problem, Reader, quote};
use crate::printer::value::{Style, brief, print};
use crate::value::{Bytes, FromValue, Index, IntoOutcome, Rest, Symbol, Text, Vector, number, number_value};
use crate::vm::primitive::{Cx, Exit, Outcome, SLICE};
use macros::builtins;
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

pub use table::TABLE;

/// How many arrays and objects a text may have inside each other, unless it is said.
const DEPTH: usize = 1000;

/// What is kept between two slices; no value is in it.
pub(super) struct Parsing(Mutex<Reader>);

impl Foreign for Parsing {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "json-reader"
    }
}

foreign_view!(
    /// A reader of a text that comes in pieces.
    ParsingRef, Parsing, "a reader of JSON"
);

/// The text that is being made.
struct Writing(Mutex<String>);

impl Foreign for Writing {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "json-writer"
    }

    fn bytes(&self) -> usize {
        self.0.lock().capacity()
    }
}

/// The text that the argument is, as it is now.
fn text(cx: &Cx<'_>, value: Value) -> Result<String, Exit> {
    if let Some(text) = Text::from_value(value) {
        return Ok(text.to_rust());
    }
    let Some(bytes) = Bytes::from_value(value) else {
        return Err(cx.wrong_type(0, "a string or bytevector", value));
    };
    String::from_utf8(bytes.read(0, bytes.len())).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let failure =
            cx.failure("encoding-error", format!("wanted UTF-8 text, but byte {at} begins no character"));
        failure.hint("JSON is UTF-8; convert the text first, or look where the bytes come from").into()
    })
}

fn begin(cx: &mut Cx<'_>, source: Value, options: &[Value]) -> Result<Value, Exit> {
    let depth = match Options::read(cx, options, 1, ["depth"])?.get(0) {
        None => DEPTH,
        Some(depth) => match Index::from_value(depth) {
            Some(depth) => depth.0,
            None => return Err(cx.wrong_type(2, Index::WANTED, depth)),
        },
    };
    let reader = Reader::new(text(cx, source)?, depth);
    Ok(cx.heap.foreign(Arc::new(Parsing(Mutex::new(reader)))))
}

/// What is wrong, and where.
fn told(reader: &Reader, problem: &Problem) -> String {
    let (line, column) = reader.place(problem.at);
    format!("{} at line {line}, column {column}", problem.text)
}

fn refused(cx: &Cx<'_>, reader: &Reader, problem: &Problem) -> Exit {
    let failure = cx.failure("json-error", told(reader, problem));
    let hint = if problem.text.ends_with("the end") {
        "the text is cut off: has all of it arrived?"
    } else if problem.text.starts_with("met more than") {
        "give #:depth a larger number if the text may be so deep"
    } else {
        "look at the text there; in JSON, names and strings are in double quotes and no comma stands before an end"
    };
    failure.hint(hint).into()
}

/// What has been read: the items of the innermost array or object, the last first, and in `open` those of the others.
struct Built {
    items: Value,
    open: Value,
}

impl Built {
    fn add(&mut self, cx: &mut Cx<'_>, value: Value) {
        self.items = cx.heap.cons(value, self.items);
    }

    fn take(&mut self, cx: &mut Cx<'_>, event: Event) -> Result<(), Exit> {
        let is_end = matches!(event, Event::ArrayEnd | Event::ObjectEnd);
        let value = match event {
            Event::Key(name) => cx.heap.symbol(&name),
            Event::String(text) => text.into_outcome(cx)?,
            Event::Number(number) => number_value(cx.heap, &number)?,
            Event::True => Value::TRUE,
            Event::False => Value::FALSE,
            Event::Null => cx.heap.symbol("null"),
            Event::ArrayStart | Event::ObjectStart => {
                self.open = cx.heap.cons(self.items, self.open);
                self.items = Value::NIL;
                return Ok(());
            }
            Event::ArrayEnd => vector(cx, self.items)?,
            Event::ObjectEnd => members(cx, self.items),
            Event::End => return Ok(()),
        };
        if is_end {
            self.items = self.open.car().unwrap_or(Value::NIL);
            self.open = self.open.cdr().unwrap_or(Value::NIL);
        }
        self.add(cx, value);
        Ok(())
    }
}

fn vector(cx: &mut Cx<'_>, mut backwards: Value) -> Outcome {
    let mut items = Vec::new();
    while let (Some(item), Some(rest)) = (backwards.car(), backwards.cdr()) {
        items.push(item);
        backwards = rest;
    }
    items.reverse();
    Vector::from_slice(cx.heap, &items).map(Value::from)
}

/// An association list of values and names in turn, the last first.
fn members(cx: &mut Cx<'_>, mut backwards: Value) -> Value {
    let mut list = Value::NIL;
    while let (Some(value), Some(rest)) = (backwards.car(), backwards.cdr()) {
        let member = cx.heap.cons(rest.car().unwrap_or(Value::FALSE), value);
        list = cx.heap.cons(member, list);
        backwards = rest.cdr().unwrap_or(Value::NIL);
    }
    list
}

fn parse_slice(cx: &mut Cx<'_>, source: Value, options: &[Value]) -> Outcome {
    let [parsing, items, open, _] = *cx.progress();
    let (parsing, mut built) = match parsing {
        Value::DEFAULT => (begin(cx, source, options)?, Built { items: Value::NIL, open: Value::NIL }),
        _ => (parsing, Built { items, open }),
    };
    let Some(object) = foreign_of::<Parsing>(&parsing) else {
        return Err(cx.failure("internal-error", "lost its place").into());
    };
    let mut reader = object.0.lock();
    for _ in 0..SLICE {
        let mark = reader.mark();
        let event = reader.next().map_err(|problem| refused(cx, &reader, &problem))?;
        let Some(event) = event.filter(|event| !matches!(event, Event::End)) else {
            return Ok(built.items.car().unwrap_or(Value::UNSPECIFIED));
        };
        if let Err(exit) = built.take(cx, event) {
            // Memory is missing: the event is read again when there is some.
            reader.reset(&mark);
            keep(cx, parsing, &built);
            return Err(exit);
        }
    }
    keep(cx, parsing, &built);
    Err(Exit::Again)
}

fn keep(cx: &mut Cx<'_>, parsing: Value, built: &Built) {
    *cx.progress() = [parsing, built.items, built.open, Value::DEFAULT];
}

/// An event as SRFI 180 has it; keys are strings.
fn event_value(cx: &mut Cx<'_>, event: Event) -> Outcome {
    match event {
        Event::Key(text) | Event::String(text) => text.into_outcome(cx),
        Event::Number(number) => number_value(cx.heap, &number),
        Event::True => Ok(Value::TRUE),
        Event::False => Ok(Value::FALSE),
        Event::Null => Ok(cx.heap.symbol("null")),
        Event::ArrayStart => Ok(cx.heap.symbol("array-start")),
        Event::ArrayEnd => Ok(cx.heap.symbol("array-end")),
        Event::ObjectStart => Ok(cx.heap.symbol("object-start")),
        Event::ObjectEnd => Ok(cx.heap.symbol("object-end")),
        Event::End => Ok(Value::EOF),
    }
}

/// The text of what is neither array nor object.
fn scalar(cx: &mut Cx<'_>, value: Value, out: &mut String) -> bool {
    if let Some(text) = Text::string_of(value) {
        quote(&text, out);
    } else if value == Value::TRUE || value == Value::FALSE {
        out.push_str(if value == Value::TRUE { "true" } else { "false" });
    } else if value == cx.heap.symbol("null") {
        out.push_str("null");
    } else if number(value).is_some_and(|n| n.is_exact_integer() || n.flonum().is_some_and(f64::is_finite)) {
        out.push_str(&print(cx.heap, value, Style::Write));
    } else {
        return false;
    }
    true
}

/// Goes on with what is open: a list of `(vector . index)` and `(rest . alist)`, the innermost first.
fn write_slice(cx: &mut Cx<'_>, value: Value) -> Outcome {
    if cx.progress()[0] == Value::DEFAULT {
        let writing = cx.heap.foreign(Arc::new(Writing(Mutex::default())));
        *cx.progress() = [writing, Value::NIL, Value::fixnum(0), value];
    }
    let [writing, mut open, depth, mut next] = *cx.progress();
    let mut depth = depth.as_fixnum().unwrap_or(0);
    let Some(object) = foreign_of::<Writing>(&writing) else {
        return Err(cx.failure("internal-error", "lost its place").into());
    };
    let mut out = object.0.lock();
    for _ in 0..SLICE {
        if next != Value::DEFAULT {
            let value = std::mem::replace(&mut next, Value::DEFAULT);
            if scalar(cx, value, &mut out) {
                continue;
            }
            let frame = begin_compound(cx, value, &mut out)?;
            depth += 1;
            if depth.count_ones() == 1 {
                check_circle(cx, open, value)?;
            }
            open = cx.heap.cons(frame, open);
            continue;
        }
        let (Some(frame), Some(outer)) = (open.car(), open.cdr()) else {
            let text = std::mem::take(&mut *out);
            drop(out);
            return text.into_outcome(cx);
        };
        let rest = advance(cx, frame, &mut next, &mut out)?;
        open = match rest {
            Some(frame) => cx.heap.cons(frame, outer),
            None => {
                depth -= 1;
                outer
            }
        };
    }
    drop(out);
    cx.heap.charge_foreign(writing, 0);
    *cx.progress() = [writing, open, Value::fixnum(depth), next];
    Err(Exit::Again)
}

/// The beginning of an array or object, and what is left of it to write.
fn begin_compound(cx: &mut Cx<'_>, value: Value, out: &mut String) -> Outcome {
    if Vector::from_value(value).is_some() {
        out.push('[');
        return Ok(cx.heap.cons(value, Value::fixnum(0)));
    }
    if value == Value::NIL || value.car().is_some() {
        out.push('{');
        return Ok(cx.heap.cons(value, value));
    }
    Err(no_text(cx, value))
}

/// Writes what stands before the next item and leaves that in `next`; the frame behind it, nothing at the end.
fn advance(cx: &mut Cx<'_>, frame: Value, next: &mut Value, out: &mut String) -> Result<Option<Value>, Exit> {
    let (Some(rest), Some(mark)) = (frame.car(), frame.cdr()) else { return Ok(None) };
    if let (Some(vector), Some(index)) = (Vector::from_value(rest), mark.as_fixnum()) {
        let index = index as usize;
        if index >= vector.len() {
            out.push(']');
            return Ok(None);
        }
        if index > 0 {
            out.push(',');
        }
        *next = vector.get(index);
        return Ok(Some(cx.heap.cons(rest, Value::fixnum(index as i64 + 1))));
    }
    if rest == Value::NIL {
        out.push('}');
        return Ok(None);
    }
    let (Some(member), Some(others)) = (rest.car(), rest.cdr()) else { return Err(no_text(cx, mark)) };
    let (Some(name), Some(value)) = (member.car().and_then(Symbol::from_value), member.cdr()) else {
        return Err(no_text(cx, mark));
    };
    if rest != mark {
        out.push(',');
    }
    quote(name.name(cx.heap), out);
    out.push(':');
    *next = value;
    Ok(Some(cx.heap.cons(others, mark)))
}

fn check_circle(cx: &Cx<'_>, mut open: Value, value: Value) -> Result<(), Exit> {
    while let (Some(frame), Some(outer)) = (open.car(), open.cdr()) {
        let is_list = frame.cdr().is_some_and(|mark| mark.as_fixnum().is_none());
        let container = if is_list { frame.cdr() } else { frame.car() };
        if container == Some(value) {
            return Err(cx.failure("json-error", "met a value inside itself").irritant(value).into());
        }
        open = outer;
    }
    Ok(())
}

fn no_text(cx: &Cx<'_>, value: Value) -> Exit {
    let failure = cx.failure("json-error", format!("has no text for {}", brief(cx.heap, value)));
    let hint =
        "JSON has strings, finite numbers, #t, #f, null, vectors, and association lists with symbols as keys";
    failure.irritant(value).hint(hint).into()
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// The value of a JSON text, a string or a bytevector of UTF-8. Objects are association lists with symbols as
    /// keys, arrays are vectors, `null` is the symbol. `#:depth` is how many arrays and objects may be inside each
    /// other, 1000 if it is not given.
    ///
    /// `(json-parse "{\"a\": [1, 2.5, null, true]}") ; => ((a . #(1 2.5 null #t)))`
    #[builtin("json-parse", long)]
    fn json_parse(cx: &mut Cx<'_>, text: Value, options: Rest<'_, Value>) -> Outcome {
        let outcome = parse_slice(cx, text, options.values());
        cx.finish_slice(outcome)
    }

    /// A reader of the events of a JSON text that comes in pieces: how deep it may be, `#f` for any depth, and the line
    /// and column at which it begins.
    ///
    /// `(%json-event (%json-reader #f 1 1)) ; => ()`
    #[builtin("%json-reader", library = "lambdust internal", effect = Reads)]
    fn json_reader(cx: &mut Cx<'_>, depth: Value, line: Index, column: Index) -> Value {
        let depth = Index::from_value(depth).map_or(usize::MAX, |depth| depth.0);
        let reader = Reader::in_pieces(depth, (line.0, column.0));
        cx.heap.foreign(Arc::new(Parsing(Mutex::new(reader))))
    }

    /// Gives a reader the next piece of its text, which ends where a word or number does, or an end of file.
    ///
    /// `(let ((r (%json-reader #f 1 1))) (%json-push! r "[1") (%json-event r) (%json-event r)) ; => 1`
    #[builtin("%json-push!", library = "lambdust internal", effect = Writes)]
    fn json_push(reader: ParsingRef, piece: Value) {
        let piece = Text::from_value(piece).map(|piece| piece.to_rust());
        reader.object().0.lock().push(piece.as_deref());
    }

    /// The next event of such a text. It is an end of file behind its one value, and an empty list where a piece is
    /// missing; a list of a string says what is wrong.
    ///
    /// `(let ((r (%json-reader #f 1 1))) (%json-push! r "]") (%json-event r)) ; => ("wanted a value, got `]` at line 1, column 1")`
    #[builtin("%json-event", library = "lambdust internal", effect = Writes)]
    fn json_event(cx: &mut Cx<'_>, reader: ParsingRef) -> Outcome {
        let mut reader = reader.object().0.lock();
        let mark = reader.mark();
        let event = match reader.next() {
            Ok(Some(event)) => event,
            Ok(None) => return Ok(Value::NIL),
            Err(problem) => {
                let text = told(&reader, &problem).into_outcome(cx)?;
                return Ok(cx.heap.cons(text, Value::NIL));
            }
        };
        event_value(cx, event).inspect_err(|_| reader.reset(&mark))
    }

    /// The JSON text of a value, as `json-parse` gives it.
    ///
    /// `(json->string '((name . "x") (list . #(1 2.5 null #f)))) ; => "{\"name\":\"x\",\"list\":[1,2.5,null,false]}"`
    #[builtin("json->string", effect = Reads, long)]
    fn json_to_string(cx: &mut Cx<'_>, value: Value) -> Outcome {
        let outcome = write_slice(cx, value);
        cx.finish_slice(outcome)
    }

    /// Shows data below the cell as a tree that can be opened and searched; which value becomes what is as
    /// `json->string` has it. `#:text` is what a terminal shows instead (usually the JSON itself); `#:on` a display,
    /// whose content it replaces.
    ///
    /// `(display-json '((name . "x") (sizes . #(1 2)))) ; prints {"name":"x","sizes":[1,2]}`
    #[builtin("display-json", effect = Io, long)]
    fn display_json(cx: &mut Cx<'_>, value: Value, options: Rest<'_, Value>) -> Outcome {
        let outcome = write_slice(cx, value);
        let json = Text::string_of(cx.finish_slice(outcome)?).unwrap_or_default();
        show(cx, Shown::new("application/json", Content::Json(json.clone()), json), 1, options)?;
        Ok(Value::UNSPECIFIED)
    }

    /// The same for `json-write`.
    ///
    /// `(%json-text #t) ; => "true"`
    #[builtin("%json-text", shown = "json-write", library = "lambdust internal", effect = Reads, long)]
    fn json_text(cx: &mut Cx<'_>, value: Value) -> Outcome {
        let outcome = write_slice(cx, value);
        cx.finish_slice(outcome)
    }
}
