//! `pretty-print`: the text of `write` where it fits the width; where it does not, broken over lines and
//! indented by structure. What is nested very deeply stays on its line, so that native recursion is bounded.

use super::value::{
    LABELLED_MAX, Limits, Printer, Rest, Style, circular_parts, circular_parts_within, grouped, rest_of,
};
use crate::Value;
use crate::diagnostic::width;
use crate::heap::Mutator;
use crate::value::{FromValue, Symbol, Text, Vector};

/// How deep lines are broken.
const DEPTH_MAX: usize = 200;

/// Forms with a body, which is indented by two, and how many parts stand before it on the line of the name.
const BODIES: &[(&str, usize)] = &[
    ("begin", 0),
    ("case", 1),
    ("case-lambda", 0),
    ("define", 1),
    ("define-record-type", 1),
    ("define-syntax", 1),
    ("define-values", 1),
    ("do", 2),
    ("guard", 1),
    ("lambda", 1),
    ("let", 1),
    ("let*", 1),
    ("let*-values", 1),
    ("let-syntax", 1),
    ("let-values", 1),
    ("letrec", 1),
    ("letrec*", 1),
    ("letrec-syntax", 1),
    ("parameterize", 1),
    ("syntax-rules", 1),
    ("unless", 1),
    ("when", 1),
];

/// Forms whose parts stand under each other, behind the name.
const COLUMNS: &[&str] = &["and", "cond", "if", "or"];

/// The value as text, in lines of at most so many columns as far as its atoms allow. No newline at the end.
pub fn pretty(heap: &Mutator, value: Value, columns: usize) -> String {
    pretty_bounded(heap, value, columns, Limits::NONE)
}

/// The same, cut at the limits.
pub fn pretty_bounded(heap: &Mutator, value: Value, columns: usize, limits: Limits) -> String {
    let labels = match limits.bytes {
        usize::MAX => circular_parts(value),
        _ => circular_parts_within(value, LABELLED_MAX).unwrap_or_default(),
    };
    let printer = Printer::new(heap, Style::Write, limits, labels);
    let mut pretty = Pretty { printer, columns, limits };
    pretty.value(value, 0, 0);
    pretty.printer.out
}

struct Pretty<'a> {
    printer: Printer<'a>,
    columns: usize,
    limits: Limits,
}

/// The parts of a list or vector, what stands behind the dot of a list, and how many parts are left out.
struct Parts {
    items: Vec<Value>,
    tail: Option<Value>,
    rest: Option<Rest>,
}

/// So much of an atom is shown at most, and so much whatever came before it.
const ATOM_BYTES: usize = 10_000;
const ATOM_BYTES_LAST: usize = 200;

impl Pretty<'_> {
    /// Prints a value behind which so many brackets will be closed.
    fn value(&mut self, value: Value, closers: usize, depth: usize) {
        if self.on_the_line(value, closers) {
            return;
        }
        let vector = Vector::from_value(value);
        if depth == DEPTH_MAX || !value.is_pair() && vector.is_none() {
            self.long(value);
        } else if !self.printer.label(value) {
            let (open, parts) = match vector {
                Some(vector) => ("#(", self.elements(vector)),
                None => ("(", self.parts(value)),
            };
            let indent = self.column();
            self.text(open);
            match self.body(&parts).filter(|_| vector.is_none()) {
                Some((first, by)) => self.form(&parts.items, first, indent + by, closers + 1, depth + 1),
                None => self.filled(&parts, closers + 1, depth + 1),
            }
            self.text(")");
        }
    }

    /// Prints a value on the present line if it has room there.
    fn on_the_line(&mut self, value: Value, closers: usize) -> bool {
        let (length, labels) = (self.printer.out.len(), self.printer.numbered.len());
        let room = self.columns.saturating_sub(self.column() + closers);
        // No character has more than four bytes.
        let fits = self.flat(value, room * 4) && width_of(&self.printer.out[length..]) <= room;
        if !fits {
            self.printer.out.truncate(length);
            for object in self.printer.numbered.drain(labels..) {
                self.printer.labels.insert(object, None);
            }
        }
        fits
    }

    /// Prints a value without line breaks; false beyond so many bytes.
    fn flat(&mut self, value: Value, bytes: usize) -> bool {
        let limit = self.printer.out.len().saturating_add(bytes);
        self.printer.limits.bytes = limit;
        let whole = self.printer.run(value) && self.printer.out.len() <= limit;
        self.printer.limits.bytes = self.limits.bytes;
        whole
    }

    /// Prints on one line what cannot be broken; what is very long is cut, and it is said of a string how long it is.
    fn long(&mut self, value: Value) {
        let start = self.printer.out.len();
        let room = self.limits.bytes.saturating_sub(start).clamp(ATOM_BYTES_LAST, ATOM_BYTES);
        if self.flat(value, if self.limits.bytes == usize::MAX { usize::MAX } else { room }) {
            return;
        }
        let mut end = (start + room).min(self.printer.out.len());
        while !self.printer.out.is_char_boundary(end) {
            end -= 1;
        }
        self.printer.out.truncate(end);
        self.text("…");
        if let Some(text) = Text::from_value(value) {
            self.text(&format!("\" (a string of {} characters)", grouped(text.len())));
        }
    }

    /// Whether there is room for more parts.
    fn is_full(&self) -> bool {
        self.printer.out.len() > self.limits.bytes
    }

    /// Takes a list apart; a part with a label stands behind the dot.
    fn parts(&self, list: Value) -> Parts {
        let mut items = Vec::new();
        let mut rest = list;
        while let (Some(item), Some(next)) = (rest.car(), rest.cdr()) {
            if !items.is_empty() && self.printer.labels.contains_key(&rest.bits()) {
                break;
            }
            if items.len() == self.limits.items {
                return Parts { items, tail: None, rest: Some(rest_of(rest)) };
            }
            items.push(item);
            rest = next;
        }
        Parts { items, tail: (rest != Value::NIL).then_some(rest), rest: None }
    }

    fn elements(&self, vector: Vector) -> Parts {
        let shown = vector.len().min(self.limits.items);
        let items = (0..shown).map(|index| vector.get(index)).collect();
        let rest = (shown < vector.len()).then(|| Rest::Exactly(vector.len() - shown));
        Parts { items, tail: None, rest }
    }

    /// How many parts stand on the line of the name, and by how much the others are indented, if this is a form
    /// with an indentation of its own.
    fn body(&self, parts: &Parts) -> Option<(usize, usize)> {
        let name = Symbol::from_value(*parts.items.first()?)?.name(self.printer.heap);
        let layout = match BODIES.iter().find(|(form, _)| *form == name) {
            Some((_, first)) => Some((*first, 2)),
            None => COLUMNS.contains(&name).then(|| (1, name.len() + 2)),
        };
        layout.filter(|_| parts.tail.is_none() && parts.rest.is_none())
    }

    fn form(&mut self, items: &[Value], first: usize, indent: usize, closers: usize, depth: usize) {
        for (index, &item) in items.iter().enumerate() {
            if self.is_full() {
                return self.printer.left_out(Rest::Exactly(items.len() - index));
            }
            match index {
                0 => {}
                _ if index <= first => self.text(" "),
                _ => self.line(indent),
            }
            self.value(item, if index + 1 == items.len() { closers } else { 0 }, depth);
        }
    }

    /// As many parts on a line as fit; what must be broken has lines of its own.
    fn filled(&mut self, parts: &Parts, closers: usize, depth: usize) {
        let indent = self.column();
        let items = parts.items.iter().map(|&item| (item, " "));
        let all: Vec<(Value, &str)> = items.chain(parts.tail.map(|tail| (tail, " . "))).collect();
        let mut broken = false;
        for (index, &(part, separator)) in all.iter().enumerate() {
            if self.is_full() {
                let left = parts.rest.unwrap_or(Rest::Exactly(0)).and(all.len() - index);
                return self.printer.left_out(left);
            }
            let closers = if index + 1 == all.len() { closers } else { 0 };
            if index > 0 {
                let length = self.printer.out.len();
                self.text(separator);
                if !broken && self.on_the_line(part, closers) {
                    continue;
                }
                self.printer.out.truncate(length);
                self.line(indent);
                self.text(&separator[1..]);
            }
            let start = self.printer.out.len();
            self.value(part, closers, depth);
            broken = self.printer.out[start..].contains('\n');
        }
        if let Some(rest) = parts.rest {
            self.line(indent);
            // On a line of its own it needs no space before it.
            let length = self.printer.out.len();
            self.printer.left_out(rest);
            self.printer.out.remove(length);
        }
    }

    fn text(&mut self, text: &str) {
        self.printer.out.push_str(text);
    }

    fn line(&mut self, indent: usize) {
        self.printer.out.push('\n');
        self.printer.out.extend(std::iter::repeat_n(' ', indent));
    }

    /// The column reached.
    fn column(&self) -> usize {
        let out = &self.printer.out;
        width_of(&out[out.rfind('\n').map_or(0, |newline| newline + 1)..])
    }
}

/// How many columns a text takes.
pub(super) fn width_of(text: &str) -> usize {
    text.chars().map(width::of).sum()
}
