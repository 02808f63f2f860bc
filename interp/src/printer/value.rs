//! `write` and `display` of every kind of value. Works with a list of what is left to print, so
//! depth costs memory and never native stack, and any cycle is found before it is followed.
//!
//! Printing has no effect on what is printed and calls no procedure.

use crate::Value;
use crate::heap::{Kind, Mutator, TVar, foreign_object, foreign_of};
use crate::machine::Process;
use crate::number::Number;
use crate::printer::text;
use crate::value::{Condition, FromValue, Future, HashTable, Keyword, MutableBox, Numbers, Promise};
use crate::value::{Record, RecordType, Symbol, Text, Vector, number};
use crate::vm::primitive::{builtin_of, closure_name};
use std::collections::HashMap;
use std::fmt::{self, Write};

/// How strings, characters and shared structure appear.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// `display`: strings and characters as themselves, labels for cycles.
    Display,
    /// `write`: as data that reads back, labels for cycles.
    Write,
    /// `write-shared`: labels for everything that occurs twice.
    Shared,
    /// `write-simple`: no labels; the caller vouches that there is no cycle.
    Simple,
}

/// Where to cut. What is cut off appears as `…`, with how much it is where `counts` says so.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Items of one list or vector.
    pub items: usize,
    /// Levels of nesting.
    pub depth: usize,
    /// Bytes of text, roughly.
    pub bytes: usize,
    /// Whether it is told how many items were cut off.
    pub counts: bool,
}

impl Limits {
    /// No cut at all.
    pub const NONE: Limits =
        Limits { items: usize::MAX, depth: usize::MAX, bytes: usize::MAX, counts: false };
    /// For one value inside an error message.
    pub const BRIEF: Limits = Limits { items: 8, depth: 3, bytes: 72, counts: false };
    /// For the result of a cell.
    pub const RESULT: Limits = Limits { items: 1_000, depth: 100, bytes: 64 << 10, counts: true };
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::RESULT
    }
}

/// The value as text.
pub fn print(heap: &Mutator, value: Value, style: Style) -> String {
    print_bounded(heap, value, style, Limits::NONE)
}

/// How many objects are searched for cycles when the text is going to be cut. What has more gets no labels: the
/// cut ends the text, whether or not there is a cycle.
pub(super) const LABELLED_MAX: usize = 2_000;

/// The value as text, cut at the limits.
pub fn print_bounded(heap: &Mutator, value: Value, style: Style, limits: Limits) -> String {
    let labels = match style {
        Style::Simple => HashMap::new(),
        Style::Shared => shared(value),
        Style::Write | Style::Display if is_small_tree(value) => HashMap::new(),
        Style::Write | Style::Display if limits.bytes == usize::MAX => circular_parts(value),
        Style::Write | Style::Display => circular_parts_within(value, LABELLED_MAX).unwrap_or_default(),
    };
    let mut printer = Printer::new(heap, style, limits, labels);
    if !printer.run(value) {
        printer.cut();
    }
    printer.out
}

/// The value as `write` shows it, short enough for an error message.
pub fn brief(heap: &Mutator, value: Value) -> String {
    print_bounded(heap, value, Style::Write, Limits::BRIEF)
}

/// How many items are not shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Rest {
    Exactly(usize),
    MoreThan(usize),
}

impl Rest {
    /// So many more.
    pub(super) fn and(self, more: usize) -> Rest {
        match self {
            Rest::Exactly(count) => Rest::Exactly(count + more),
            Rest::MoreThan(count) => Rest::MoreThan(count + more),
        }
    }
}

impl fmt::Display for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rest::Exactly(count) => write!(f, "… {} more", grouped(*count)),
            Rest::MoreThan(count) => write!(f, "… over {} more", grouped(*count)),
        }
    }
}

/// A list is walked so far to say how long it is.
const COUNTED_MAX: usize = 1_000_000;

/// How many items a list has.
pub(super) fn rest_of(list: Value) -> Rest {
    let (mut count, mut rest) = (0, list);
    while let Some(next) = rest.cdr() {
        if count == COUNTED_MAX {
            return Rest::MoreThan(count);
        }
        (count, rest) = (count + 1, next);
    }
    Rest::Exactly(count)
}

/// A number as people write it: `1,000,000`.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group));
    groups.collect::<Vec<_>>().join(",")
}

/// What is left to print.
enum Work {
    Value(Value, usize),
    /// The rest of a list whose first items, so many, are printed.
    Tail(Value, usize, usize),
    /// The elements of a vector from an index on.
    Elements(Vector, usize, usize),
    /// The fields of a record from an index on.
    Fields(Record, usize, usize),
    Text(&'static str),
}

/// Prints values one behind the other into one text.
pub(super) struct Printer<'a> {
    pub(super) heap: &'a Mutator,
    style: Style,
    pub(super) limits: Limits,
    /// Objects that need a label; the number once it is given.
    pub(super) labels: HashMap<u64, Option<usize>>,
    /// Objects with a number, in the order of the numbers.
    pub(super) numbered: Vec<u64>,
    pub(super) out: String,
}

impl<'a> Printer<'a> {
    pub(super) fn new(
        heap: &'a Mutator,
        style: Style,
        limits: Limits,
        labels: HashMap<u64, Option<usize>>,
    ) -> Printer<'a> {
        Printer { heap, style, limits, labels, numbered: Vec::new(), out: String::new() }
    }

    /// Prints a value; false when it came beyond the limit of text, where it stops.
    pub(super) fn run(&mut self, value: Value) -> bool {
        let mut work = vec![Work::Value(value, 0)];
        while let Some(next) = work.pop() {
            if self.out.len() > self.limits.bytes {
                return false;
            }
            match next {
                Work::Value(value, depth) => self.value(value, depth, &mut work),
                Work::Tail(rest, printed, depth) => self.tail(rest, printed, depth, &mut work),
                Work::Elements(vector, index, depth) => self.elements(vector, index, depth, &mut work),
                Work::Fields(record, index, depth) => self.fields(record, index, depth, &mut work),
                Work::Text(text) => self.out.push_str(text),
            }
        }
        self.out.len() <= self.limits.bytes.saturating_mul(2)
    }

    /// Shortens the text to the limit.
    fn cut(&mut self) {
        let mut end = self.limits.bytes.min(self.out.len());
        while !self.out.is_char_boundary(end) {
            end -= 1;
        }
        self.out.truncate(end);
        self.out.push('…');
    }

    /// Prints a label, if the object has one; whether that was all.
    pub(super) fn label(&mut self, value: Value) -> bool {
        let Some(label) = self.labels.get_mut(&value.bits()) else { return false };
        let known = label.is_some();
        let number = *label.get_or_insert(self.numbered.len());
        if known {
            let _ = write!(self.out, "#{number}#");
        } else {
            self.numbered.push(value.bits());
            let _ = write!(self.out, "#{number}=");
        }
        known
    }

    fn value(&mut self, value: Value, depth: usize, work: &mut Vec<Work>) {
        if value.is_immediate() {
            return self.immediate(value);
        }
        if !self.labels.is_empty() && self.label(value) {
            return;
        }
        if depth >= self.limits.depth {
            return self.out.push('…');
        }
        if let (Some(first), Some(rest)) = (value.car(), value.cdr()) {
            self.out.push('(');
            work.push(Work::Tail(rest, 1, depth + 1));
            work.push(Work::Value(first, depth + 1));
        } else if let Some(vector) = Vector::from_value(value) {
            self.out.push_str("#(");
            work.push(Work::Elements(vector, 0, depth + 1));
        } else if let Some(cell) = MutableBox::from_value(value) {
            self.out.push_str("#<box ");
            work.push(Work::Text(">"));
            work.push(Work::Value(cell.get(), depth + 1));
        } else if let Some(record) = Record::from_value(value) {
            self.out.push_str("#<record ");
            self.name(record.record_type().name());
            work.push(Work::Fields(record, 0, depth + 1));
        } else if let Some(text) = Text::from_value(value) {
            self.string(text);
        } else {
            self.leaf(value);
        }
    }

    fn tail(&mut self, rest: Value, printed: usize, depth: usize, work: &mut Vec<Work>) {
        if rest == Value::NIL {
            self.out.push(')');
            return;
        }
        match (rest.car(), rest.cdr()) {
            (Some(_), Some(_)) if printed >= self.limits.items => {
                self.left_out(rest_of(rest));
                self.out.push(')');
            }
            (Some(first), Some(after)) if !self.labels.contains_key(&rest.bits()) => {
                self.out.push(' ');
                work.push(Work::Tail(after, printed + 1, depth));
                work.push(Work::Value(first, depth));
            }
            _ => {
                self.out.push_str(" . ");
                work.push(Work::Text(")"));
                work.push(Work::Value(rest, depth));
            }
        }
    }

    fn elements(&mut self, vector: Vector, index: usize, depth: usize, work: &mut Vec<Work>) {
        if index == vector.len() {
            return self.out.push(')');
        }
        if index >= self.limits.items {
            self.left_out(Rest::Exactly(vector.len() - index));
            return self.out.push(')');
        }
        if index > 0 {
            self.out.push(' ');
        }
        work.push(Work::Elements(vector, index + 1, depth));
        work.push(Work::Value(vector.get(index), depth));
    }

    fn fields(&mut self, record: Record, index: usize, depth: usize, work: &mut Vec<Work>) {
        let names = record.record_type().fields();
        if index == names.len() {
            return self.out.push('>');
        }
        self.out.push(' ');
        if index >= self.limits.items {
            return self.out.push_str("…>");
        }
        self.name(names.get(index));
        self.out.push_str(": ");
        work.push(Work::Fields(record, index + 1, depth));
        work.push(Work::Value(record.get(index), depth));
    }

    fn immediate(&mut self, value: Value) {
        if let Some(n) = value.as_fixnum() {
            let _ = write!(self.out, "{n}");
        } else if let Some(c) = value.as_char() {
            match self.style {
                Style::Display => self.out.push(c),
                _ => text::write_char(c, &mut self.out),
            }
        } else if let Some(number) = number(value) {
            self.out.push_str(&number_text(&number));
        } else {
            self.out.push_str(match value {
                Value::TRUE => "#t",
                Value::FALSE => "#f",
                Value::NIL => "()",
                Value::EOF => "#<eof>",
                Value::UNSPECIFIED => "#<unspecified>",
                Value::DEFAULT => "#<default>",
                _ => "#<undefined>",
            });
        }
    }

    fn string(&mut self, text: Text) {
        let length = text.len();
        // Only what can be seen is copied, a bit more so that the cut shows.
        let shown = length.min(self.limits.bytes.saturating_add(1));
        let copy = text.read(0, shown);
        match self.style {
            Style::Display => self.out.push_str(&copy),
            _ => text::write_string(&copy, &mut self.out),
        }
    }

    /// A symbol without its bars when displayed.
    fn name(&mut self, value: Value) {
        if let Some(symbol) = Symbol::from_value(value) {
            match self.style {
                Style::Display => self.out.push_str(symbol.name(self.heap)),
                _ => text::write_symbol(symbol.name(self.heap), &mut self.out),
            }
        }
    }

    /// Everything that has no parts to print.
    fn leaf(&mut self, value: Value) {
        let Some(kind) = value.kind() else { return };
        match kind {
            Kind::Symbol => self.name(value),
            Kind::Keyword => self.keyword(value),
            Kind::Flonum | Kind::Bignum | Kind::Ratio | Kind::Complex => {
                if let Some(number) = number(value) {
                    self.out.push_str(&number_text(&number));
                }
            }
            Kind::Bytes | Kind::Numbers => self.numbers(value),
            Kind::Primitive => self.primitive(value),
            Kind::RecordType => {
                self.out.push_str("#<record-type ");
                RecordType::from_value(value).into_iter().for_each(|ty| self.name(ty.name()));
                self.out.push('>');
            }
            Kind::HashTable => {
                let _ = write!(self.out, "#<hash-table {}>", HashTable::count_of(value));
            }
            Kind::Promise => {
                let done = Promise::from_value(value).is_some_and(|promise| promise.state().0);
                self.out.push_str(if done { "#<promise done>" } else { "#<promise>" });
            }
            Kind::Future => self.future(value),
            Kind::Condition => self.condition(value),
            Kind::Foreign => self.foreign(value),
            Kind::AtomicBox => self.out.push_str("#<atomic-box>"),
            Kind::TVar => self.tvar(value),
            Kind::Closure => match closure_name(value) {
                Some(name) => {
                    let _ = write!(self.out, "#<procedure {name}>");
                }
                None => self.out.push_str("#<procedure>"),
            },
            Kind::Continuation => self.out.push_str("#<procedure continuation>"),
            Kind::Parameter => self.out.push_str("#<procedure parameter>"),
            _ => {
                let _ = write!(self.out, "#<{}>", kind.noun());
            }
        }
    }

    fn keyword(&mut self, value: Value) {
        self.out.push_str("#:");
        Keyword::from_value(value).into_iter().for_each(|keyword| self.name(keyword.symbol().into()));
    }

    fn numbers(&mut self, value: Value) {
        let Some(numbers) = Numbers::from_value(value) else { return };
        let _ = write!(self.out, "#{}(", numbers.element().name());
        for index in 0..numbers.len().min(self.limits.items) {
            self.out.push_str(if index == 0 { "" } else { " " });
            self.out.push_str(&number_text(&numbers.get(index)));
        }
        if numbers.len() > self.limits.items {
            self.left_out(Rest::Exactly(numbers.len() - self.limits.items));
        }
        self.out.push(')');
    }

    /// Says that items are missing here.
    pub(super) fn left_out(&mut self, rest: Rest) {
        match rest {
            _ if !self.limits.counts => self.out.push_str(" …"),
            rest => _ = write!(self.out, " {rest}"),
        }
    }

    fn primitive(&mut self, value: Value) {
        let _ = write!(self.out, "#<procedure {}>", builtin_of(value).name);
    }

    fn condition(&mut self, value: Value) {
        let Some(condition) = Condition::from_value(value) else { return };
        self.out.push_str("#<condition ");
        self.name(condition.kind());
        if let Some(message) = Text::from_value(condition.message()) {
            let shown = message.len().min(200);
            let _ = write!(self.out, ": {}", message.read(0, shown));
        }
        self.out.push('>');
    }

    fn tvar(&mut self, value: Value) {
        let Some(tvar) = TVar::of(value) else { return };
        let _ = match Symbol::from_value(tvar.name()) {
            Some(name) => write!(self.out, "#<tvar {}>", name.name(self.heap)),
            None => write!(self.out, "#<tvar {}>", tvar.serial()),
        };
    }

    fn future(&mut self, value: Value) {
        let Some(future) = Future::from_value(value) else { return };
        let process = future.process();
        let process = foreign_of::<Process>(&process);
        let ended = process.map(|process| process.completion().get().map(Value::from_stored));
        match (process, ended) {
            (None, _) => self.result("ready", future.value()),
            (_, Some(Some(value))) if process.is_some_and(Process::has_raised) => {
                self.result("failed", value)
            }
            (_, Some(Some(value))) => self.result("ready", value),
            _ => self.out.push_str("#<future running>"),
        }
    }

    /// Only values without parts are shown, as others may lead back here.
    fn result(&mut self, state: &str, value: Value) {
        use Kind::{Bignum, Condition, Flonum, Keyword, Ratio, String, Symbol};
        let is_plain = !value.is_pair()
            && value.kind().is_none_or(|kind| {
                matches!(kind, Bignum | Condition | Flonum | Keyword | Ratio | String | Symbol)
            });
        let _ = match is_plain {
            true => write!(self.out, "#<future {state} {}>", brief(self.heap, value)),
            false => write!(self.out, "#<future {state}>"),
        };
    }

    fn foreign(&mut self, value: Value) {
        if let Some(object) = foreign_object(&value) {
            let _ = write!(self.out, "#<{}>", object.label());
        }
    }
}

/// Numbers print in radix ten, which every number has.
fn number_text(number: &Number) -> String {
    number.to_text(10).expect("radix ten is for every number")
}

/// Whether a walk of at most 1,000 steps sees all: then nothing is cyclic and no map is needed.
fn is_small_tree(value: Value) -> bool {
    let mut left = vec![value];
    for _ in 0..1_000 {
        let Some(next) = left.pop() else { return true };
        // A long vector that holds itself many times would fill the memory.
        if left.len() > 1_000 {
            return false;
        }
        children(next, &mut left);
    }
    left.is_empty()
}

fn children(value: Value, out: &mut Vec<Value>) {
    if let (Some(first), Some(rest)) = (value.car(), value.cdr()) {
        out.push(rest);
        out.push(first);
    } else if let Some(vector) = Vector::from_value(value) {
        out.extend((0..vector.len()).rev().map(|index| vector.get(index)).filter(|v| !v.is_immediate()));
    } else if let Some(cell) = MutableBox::from_value(value) {
        out.push(cell.get());
    } else if let Some(record) = Record::from_value(value) {
        out.extend((0..record.record_type().fields().len()).rev().map(|index| record.get(index)));
    }
}

fn has_children(value: Value) -> bool {
    value.is_pair() || matches!(value.kind(), Some(Kind::Vector | Kind::Cell | Kind::Record))
}

/// Objects met more than once.
fn shared(value: Value) -> HashMap<u64, Option<usize>> {
    let mut seen: HashMap<u64, bool> = HashMap::new();
    let mut left = vec![value];
    while let Some(next) = left.pop() {
        if !has_children(next) && !next.is_kind(Kind::String) {
            continue;
        }
        match seen.get_mut(&next.bits()) {
            Some(twice) => *twice = true,
            None => {
                seen.insert(next.bits(), false);
                children(next, &mut left);
            }
        }
    }
    seen.into_iter().filter(|(_, twice)| *twice).map(|(object, _)| (object, None)).collect()
}

/// Whether the value contains itself in some way.
pub fn is_circular(value: Value) -> bool {
    !is_small_tree(value) && !circular_parts(value).is_empty()
}

/// Objects that contain themselves and are met first on their cycle. Depth first: an object met
/// again while its own parts are being walked closes a cycle.
pub(crate) fn circular_parts(value: Value) -> HashMap<u64, Option<usize>> {
    circular_parts_within(value, usize::MAX).unwrap_or_default()
}

/// The same if there are no more than so many objects to search.
pub(super) fn circular_parts_within(value: Value, objects: usize) -> Option<HashMap<u64, Option<usize>>> {
    enum Step {
        Enter(Value),
        Leave(u64),
    }
    let mut on_path: HashMap<u64, bool> = HashMap::new();
    let mut labels = HashMap::new();
    let mut left = vec![Step::Enter(value)];
    let mut parts = Vec::new();
    while let Some(step) = left.pop() {
        match step {
            Step::Leave(object) => {
                on_path.insert(object, false);
            }
            Step::Enter(object) if !has_children(object) => {}
            Step::Enter(object) => match on_path.get(&object.bits()) {
                Some(true) => {
                    labels.insert(object.bits(), None);
                }
                Some(false) => {}
                // A vector's elements are not even collected when there are too many.
                None if Vector::from_value(object).is_some_and(|vector| vector.len() > objects) => {
                    return None;
                }
                None => {
                    on_path.insert(object.bits(), true);
                    left.push(Step::Leave(object.bits()));
                    children(object, &mut parts);
                    if on_path.len().max(parts.len()) > objects {
                        return None;
                    }
                    left.extend(parts.drain(..).map(Step::Enter));
                }
            },
        }
    }
    Some(labels)
}
