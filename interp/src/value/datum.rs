//! Between what the reader returns and heap values, in both directions: quoted parts of programs
//! and the data that `read` finds become values, and values given to `eval` become data. Labels keep
//! sharing and circles. Nothing recurses.

use crate::Value;
use crate::datum::{Datum, Kind as Shape};
use crate::heap::{Kind, Mutator};
use crate::printer::value::{brief, circular_parts};
use crate::source::Span;
use crate::symbol::Symbol as Name;
use crate::value::{Bytes, FromValue, Keyword, Numbers, Symbol, Text, Vector, number, number_value};
use crate::vm::primitive::{Exit, Failure};
use std::collections::HashMap;

/// The value of a datum. Frozen parts refuse mutation: literals of programs are.
pub fn from_datum(heap: &mut Mutator, datum: &Datum, frozen: bool) -> Result<Value, Exit> {
    let mut builder = Builder { heap, frozen, done: Vec::new(), labels: HashMap::new(), holes: 0 };
    let mut work = vec![Build::Datum(datum)];
    while let Some(step) = work.pop() {
        builder.step(step, &mut work)?;
    }
    let value = builder.done.pop().expect("every datum leaves one value");
    if builder.holes > 0 {
        builder.fill_holes(value);
    }
    Ok(value)
}

enum Build<'a> {
    Datum(&'a Datum),
    /// The values of so many items, and of a tail if there is one, are done.
    List(usize, bool),
    Vector(usize),
    Label(u32),
}

struct Builder<'h> {
    heap: &'h mut Mutator,
    frozen: bool,
    done: Vec<Value>,
    /// What a label stands for: a hole (a cell of our own) until the labelled datum is done.
    labels: HashMap<u32, Value>,
    /// How often a hole was put into a structure.
    holes: usize,
}

impl Builder<'_> {
    fn step<'a>(&mut self, step: Build<'a>, work: &mut Vec<Build<'a>>) -> Result<(), Exit> {
        match step {
            Build::Datum(datum) => self.datum(datum, work),
            Build::List(count, has_tail) => {
                let mut list = if has_tail { self.take() } else { Value::NIL };
                for _ in 0..count {
                    let item = self.take();
                    list = self.cons(item, list);
                }
                self.done.push(list);
                Ok(())
            }
            Build::Vector(count) => self.vector(count),
            Build::Label(label) => {
                let value = *self.done.last().expect("the labelled datum has been built");
                if let Some(hole) = self.labels.insert(label, value) {
                    self.heap.write(hole, 1, value);
                }
                Ok(())
            }
        }
    }

    fn take(&mut self) -> Value {
        self.done.pop().expect("the parts were built before the whole")
    }

    fn cons(&mut self, car: Value, cdr: Value) -> Value {
        if self.frozen { self.heap.frozen_cons(car, cdr) } else { self.heap.cons(car, cdr) }
    }

    fn datum<'a>(&mut self, datum: &'a Datum, work: &mut Vec<Build<'a>>) -> Result<(), Exit> {
        let value = match datum.kind() {
            Shape::List(items, tail) if items.is_empty() && tail.is_none() => Value::NIL,
            Shape::List(items, tail) => {
                work.push(Build::List(items.len(), tail.is_some()));
                work.extend(tail.iter().map(Build::Datum));
                work.extend(items.iter().rev().map(Build::Datum));
                return Ok(());
            }
            Shape::Vector(items) => {
                work.push(Build::Vector(items.len()));
                work.extend(items.iter().rev().map(Build::Datum));
                return Ok(());
            }
            Shape::Label(label, inner) => {
                let hole = self.heap.alloc(Kind::Cell, 2);
                self.labels.insert(*label, hole);
                work.push(Build::Label(*label));
                work.push(Build::Datum(inner));
                return Ok(());
            }
            Shape::Reference(label) => {
                let value = self.labels.get(label).copied();
                let value = value.ok_or_else(|| {
                    Failure::new("read-error", format!("the label #{label}# stands for nothing"))
                })?;
                self.holes += usize::from(value.is_kind(Kind::Cell));
                value
            }
            Shape::Symbol(name) => self.heap.symbol(name.as_str()),
            Shape::Keyword(name) => {
                let name = self.heap.symbol(name.as_str());
                Keyword::of(self.heap, name).into()
            }
            Shape::Number(number) => number_value(self.heap, number)?,
            Shape::String(text) if self.frozen => Text::frozen(self.heap, text)?.into(),
            Shape::String(text) => Text::from_str(self.heap, text)?.into(),
            Shape::Char(c) => Value::char(*c),
            Shape::Boolean(b) => Value::boolean(*b),
            Shape::Bytes(bytes) if self.frozen => Bytes::frozen(self.heap, bytes)?.into(),
            Shape::Bytes(bytes) => Bytes::from_slice(self.heap, bytes)?.into(),
            Shape::Numbers(element, bytes) if self.frozen => {
                Numbers::frozen(self.heap, *element, bytes)?.into()
            }
            Shape::Numbers(element, bytes) => {
                let bytes = Bytes::from_slice(self.heap, bytes)?;
                Numbers::new(self.heap, *element, bytes)?.into()
            }
            Shape::Eof => Value::EOF,
            Shape::Unspecified => Value::UNSPECIFIED,
        };
        self.done.push(value);
        Ok(())
    }

    fn vector(&mut self, count: usize) -> Result<(), Exit> {
        let vector =
            if self.frozen { Vector::frozen(self.heap, count)? } else { Vector::new(self.heap, count)? };
        for index in (0..count).rev() {
            let item = self.take();
            vector.set(self.heap, index, item);
        }
        self.done.push(vector.into());
        Ok(())
    }

    /// Replaces the holes in a structure by what their labels stand for.
    fn fill_holes(&mut self, root: Value) {
        let mut seen = std::collections::HashSet::new();
        let mut left = vec![root];
        while let Some(part) = left.pop() {
            let slots = match (part.is_pair(), Vector::from_value(part)) {
                (true, _) => 0..2,
                (_, Some(vector)) => 2..2 + vector.len(),
                _ => continue,
            };
            if !seen.insert(part.bits()) {
                continue;
            }
            for slot in slots {
                let mut inner = part.slot(slot);
                // No cell but a hole can be here: data has none.
                if inner.is_kind(Kind::Cell) {
                    inner = inner.slot(1);
                    self.heap.write(part, slot, inner);
                }
                left.push(inner);
            }
        }
    }
}

/// The datum of a value, or the error that some part of it cannot stand in a program.
pub fn to_datum(heap: &Mutator, value: Value) -> Result<Datum, Failure> {
    let mut taker = Taker { heap, done: Vec::new(), labels: circular_parts(value), next: 0 };
    let mut work = vec![Take::Value(value)];
    while let Some(step) = work.pop() {
        taker.step(step, &mut work)?;
    }
    Ok(taker.done.pop().expect("every value leaves one datum"))
}

enum Take {
    Value(Value),
    List(usize, bool),
    Vector(usize),
    Label(u32),
}

struct Taker<'h> {
    heap: &'h Mutator,
    done: Vec<Datum>,
    labels: HashMap<u64, Option<usize>>,
    next: usize,
}

impl Taker<'_> {
    fn step(&mut self, step: Take, work: &mut Vec<Take>) -> Result<(), Failure> {
        let shape = match step {
            Take::Value(value) => match self.value(value, work)? {
                Some(shape) => shape,
                None => return Ok(()),
            },
            Take::List(count, has_tail) => {
                let tail = if has_tail { self.done.pop() } else { None };
                Shape::List(self.last(count), tail)
            }
            Take::Vector(count) => Shape::Vector(self.last(count)),
            Take::Label(label) => {
                Shape::Label(label, self.done.pop().expect("the labelled value was taken before"))
            }
        };
        self.done.push(Datum::new(shape, Span::NONE));
        Ok(())
    }

    fn last(&mut self, count: usize) -> Vec<Datum> {
        self.done.split_off(self.done.len() - count)
    }

    /// The shape of a value without parts; the parts of others go on the work list.
    fn value(&mut self, value: Value, work: &mut Vec<Take>) -> Result<Option<Shape>, Failure> {
        if let Some(label) = self.labels.get_mut(&value.bits()) {
            if let Some(number) = *label {
                return Ok(Some(Shape::Reference(number as u32)));
            }
            *label = Some(self.next);
            work.push(Take::Label(self.next as u32));
            self.next += 1;
        }
        if value.is_pair() {
            self.list(value, work);
            return Ok(None);
        }
        if let Some(vector) = Vector::from_value(value) {
            work.push(Take::Vector(vector.len()));
            work.extend((0..vector.len()).rev().map(|index| Take::Value(vector.get(index))));
            return Ok(None);
        }
        self.leaf(value).map(Some)
    }

    /// A list up to its end or to a pair with a label of its own.
    fn list(&mut self, first: Value, work: &mut Vec<Take>) {
        let mut items = Vec::new();
        let mut rest = first;
        while let (Some(item), Some(after)) = (rest.car(), rest.cdr()) {
            if !items.is_empty() && self.labels.contains_key(&rest.bits()) {
                break;
            }
            items.push(item);
            rest = after;
        }
        let has_tail = rest != Value::NIL;
        work.push(Take::List(items.len(), has_tail));
        if has_tail {
            work.push(Take::Value(rest));
        }
        work.extend(items.into_iter().rev().map(Take::Value));
    }

    fn leaf(&self, value: Value) -> Result<Shape, Failure> {
        if let Some(number) = number(value) {
            return Ok(Shape::Number(number));
        }
        if let Some(c) = value.as_char() {
            return Ok(Shape::Char(c));
        }
        if let Some(symbol) = Symbol::from_value(value) {
            return Ok(Shape::Symbol(Name::intern(symbol.name(self.heap))));
        }
        if let Some(text) = Text::from_value(value) {
            return Ok(Shape::String(text.to_rust().into()));
        }
        if let Some(bytes) = Bytes::from_value(value) {
            return Ok(Shape::Bytes(bytes.read(0, bytes.len()).into()));
        }
        if let Some(numbers) = Numbers::from_value(value) {
            let bytes = numbers.bytes();
            return Ok(Shape::Numbers(numbers.element(), bytes.read(0, bytes.len()).into()));
        }
        if let Some(keyword) = Keyword::from_value(value) {
            return Ok(Shape::Keyword(Name::intern(keyword.symbol().name(self.heap))));
        }
        match value {
            Value::NIL => Ok(Shape::List(Vec::new(), None)),
            Value::TRUE => Ok(Shape::Boolean(true)),
            Value::FALSE => Ok(Shape::Boolean(false)),
            Value::EOF => Ok(Shape::Eof),
            Value::UNSPECIFIED => Ok(Shape::Unspecified),
            _ => {
                let text = format!("{} cannot be part of a program", brief(self.heap, value));
                let hint = "only what can be written down is data; pass other values as arguments";
                Err(Failure::new("syntax-error", text).irritant(value).hint(hint))
            }
        }
    }
}
