//! The copy that isolates a message from its sender: mutable data are copied with all sharing and cycles
//! kept; immutable data, procedures and concurrency objects are passed by reference.
//!
//! The data may be changed meanwhile by another fiber: each word is read once, and the copy is some mixture.
//! What takes long is done in slices; the state lies in the progress registers: the table from originals to
//! copies, the list of copies whose parts are still the originals', the tables to be filled at the end, and
//! the copy of the whole.

use crate::Value;
use crate::heap::{Kind, Mutator, is_frozen};
use crate::value::{Bytes, Equivalence, FromValue, HashTable, MutableBox, Numbers, Record, Text, Vector};
use crate::vm::primitive::{Cx, Exit, SLICE};

const MAP: usize = 0;
const WORK: usize = 1;
const TABLES: usize = 2;
const ROOT: usize = 3;

/// A message that is a list of at most this many things which need no copy is copied at once.
const FLAT_MAX: usize = 16;

/// How deeply records inside records are looked into before they are copied to be safe.
const DEPTH_MAX: u32 = 8;

/// A copy of the value; `Again` when there is more to do, with the progress registers in use until the end.
pub fn copy(cx: &mut Cx<'_>, value: Value) -> Result<Value, Exit> {
    if is_by_reference(value, 0) {
        return Ok(value);
    }
    if let Some(copy) = flat(cx.heap, value) {
        return Ok(copy);
    }
    let copy = in_slices(cx, value);
    if !matches!(copy, Err(Exit::Again | Exit::NeedSpace(_))) {
        *cx.progress() = [Value::DEFAULT; 4];
    }
    copy
}

/// A short list of things that need no copy.
fn flat(heap: &mut Mutator, value: Value) -> Option<Value> {
    let mut items = [Value::NIL; FLAT_MAX];
    let mut count = 0;
    let mut rest = value;
    while rest.is_pair() {
        let (item, next) = (rest.car()?, rest.cdr()?);
        if count == FLAT_MAX || !is_by_reference(item, 0) {
            return None;
        }
        items[count] = item;
        count += 1;
        rest = next;
    }
    if count == 0 || rest != Value::NIL {
        return None;
    }
    Some(items[..count].iter().rev().fold(Value::NIL, |list, item| heap.cons(*item, list)))
}

fn in_slices(cx: &mut Cx<'_>, value: Value) -> Result<Value, Exit> {
    if HashTable::from_value(cx.progress()[MAP]).is_none() {
        let map = HashTable::new(cx.heap, Equivalence::Eq, 0)?;
        *cx.progress() = [map.into(), Value::NIL, Value::NIL, Value::DEFAULT];
    }
    if cx.progress()[ROOT] == Value::DEFAULT {
        let root = copied(cx, value)?;
        cx.progress()[ROOT] = root;
    }
    let mut left = SLICE;
    while let Some(job) = cx.progress()[WORK].car() {
        if left == 0 {
            return Err(Exit::Again);
        }
        work(cx, job, &mut left)?;
    }
    while let Some(job) = cx.progress()[TABLES].car() {
        fill(cx, job)?;
        let rest = cx.progress()[TABLES].cdr().unwrap_or(Value::NIL);
        cx.progress()[TABLES] = rest;
    }
    Ok(cx.progress()[ROOT])
}

/// Replaces the parts of a copy, from some part on, until all are or the steps are used up. A job is
/// `(original copy . next part)`.
fn work(cx: &mut Cx<'_>, job: Value, left: &mut usize) -> Result<(), Exit> {
    let rest = cx.progress()[WORK].cdr().unwrap_or(Value::NIL);
    let (original, state) = (part(job.car()), part(job.cdr()));
    let (copy, mut next) = (part(state.car()), state.cdr().and_then(Value::as_fixnum).unwrap_or(0) as usize);
    cx.progress()[WORK] = rest;
    let count = parts(copy, original);
    while next < count && *left > 0 {
        *left -= 1;
        let outcome = match HashTable::from_value(original) {
            Some(table) => match table.at(next) {
                Some((key, value)) => copied(cx, key).and_then(|_| copied(cx, value)).map(|_| ()),
                None => Ok(()),
            },
            None => copied(cx, get(copy, next)).map(|value| set(cx.heap, copy, next, value)),
        };
        if let Err(exit) = outcome {
            push_job(cx, original, copy, next);
            return Err(exit);
        }
        next += 1;
    }
    if next < count {
        push_job(cx, original, copy, next);
    }
    Ok(())
}

fn part(value: Option<Value>) -> Value {
    value.unwrap_or(Value::NIL)
}

fn push_job(cx: &mut Cx<'_>, original: Value, copy: Value, next: usize) {
    let state = cx.heap.cons(copy, Value::fixnum(next as i64));
    let job = cx.heap.cons(original, state);
    let list = cx.heap.cons(job, cx.registers.progress[WORK]);
    cx.progress()[WORK] = list;
}

/// Fills the copy of a table; the copies of its keys are complete by now.
fn fill(cx: &mut Cx<'_>, job: Value) -> Result<(), Exit> {
    let (Some(original), Some(copy)) =
        (HashTable::from_value(part(job.car())), HashTable::from_value(part(job.cdr())))
    else {
        return Ok(());
    };
    for position in 0..original.positions() {
        if let Some((key, value)) = original.at(position) {
            let (key, value) = (copied(cx, key)?, copied(cx, value)?);
            copy.set(cx.heap, key, value)?;
        }
    }
    Ok(())
}

/// The copy of a part: itself, the copy that was made before, or a new one whose own parts are still the
/// original's.
fn copied(cx: &mut Cx<'_>, value: Value) -> Result<Value, Exit> {
    if is_by_reference(value, 0) {
        return Ok(value);
    }
    let Some(map) = HashTable::from_value(cx.progress()[MAP]) else { return Ok(value) };
    if let Some(copy) = map.get(cx.heap, value)? {
        return Ok(copy);
    }
    let Some(copy) = shallow(cx.heap, value)? else { return Ok(value) };
    map.set(cx.heap, value, copy)?;
    if parts(copy, value) > 0 {
        push_job(cx, value, copy, 0);
    }
    if HashTable::from_value(copy).is_some() {
        let job = cx.heap.cons(value, copy);
        let list = cx.heap.cons(job, cx.registers.progress[TABLES]);
        cx.progress()[TABLES] = list;
    }
    Ok(copy)
}

/// A copy of the object itself; a table's is empty. `None` for what is passed by reference after all.
fn shallow(heap: &mut Mutator, value: Value) -> Result<Option<Value>, Exit> {
    if let (Some(car), Some(cdr)) = (value.car(), value.cdr()) {
        return Ok(Some(heap.cons(car, cdr)));
    }
    Ok(Some(match value.kind() {
        Some(Kind::Vector) => {
            let Some(original) = Vector::from_value(value) else { return Ok(None) };
            let copy = Vector::new(heap, original.len())?;
            (0..original.len()).for_each(|index| copy.set(heap, index, original.get(index)));
            copy.into()
        }
        Some(Kind::String) => {
            let Some(original) = Text::from_value(value) else { return Ok(None) };
            Text::from_str(heap, &original.to_rust())?.into()
        }
        Some(Kind::Bytes | Kind::Numbers) => {
            let Some(original) = Numbers::from_value(value) else { return Ok(None) };
            let bytes = original.bytes();
            let bytes = Bytes::from_slice(heap, &bytes.read(0, bytes.len()))?;
            Numbers::new(heap, original.element(), bytes)?.into()
        }
        Some(Kind::Cell) => match MutableBox::from_value(value) {
            Some(original) => MutableBox::new(heap, original.get()).into(),
            None => return Ok(None),
        },
        Some(Kind::Record) => {
            let Some(original) = Record::from_value(value) else { return Ok(None) };
            let fields = original.record_type().fields().len();
            let fields: Vec<Value> = (0..fields).map(|index| original.get(index)).collect();
            Record::new(heap, original.record_type(), &fields)?.into()
        }
        Some(Kind::HashTable) => match (HashTable::from_value(value), HashTable::parts_of_custom(value)) {
            (Some(table), _) => HashTable::new(heap, table.equivalence(), table.count())?.into(),
            (None, Some((entries, handler))) => HashTable::custom(heap, entries, handler)?,
            (None, None) => return Ok(None),
        },
        _ => return Ok(None),
    }))
}

/// How many parts of a copy are to be replaced.
fn parts(copy: Value, original: Value) -> usize {
    if copy.is_pair() {
        return 2;
    }
    match copy.kind() {
        Some(Kind::Vector) => Vector::from_value(copy).map_or(0, Vector::len),
        Some(Kind::Cell) => 1,
        Some(Kind::Record) => {
            Record::from_value(copy).map_or(0, |record| record.record_type().fields().len())
        }
        Some(Kind::HashTable) => HashTable::from_value(original).map_or(1, HashTable::positions),
        _ => 0,
    }
}

fn get(copy: Value, index: usize) -> Value {
    let pair = if index == 0 { copy.car() } else { copy.cdr() };
    pair.or_else(|| Vector::from_value(copy).map(|vector| vector.get(index)))
        .or_else(|| Record::from_value(copy).map(|record| record.get(index)))
        .or_else(|| MutableBox::from_value(copy).map(MutableBox::get))
        .or_else(|| HashTable::parts_of_custom(copy).map(|(entries, _)| entries.into()))
        .unwrap_or(Value::UNSPECIFIED)
}

fn set(heap: &mut Mutator, copy: Value, index: usize, value: Value) {
    if copy.is_pair() {
        return if index == 0 { heap.set_car(copy, value) } else { heap.set_cdr(copy, value) };
    }
    if let Some(vector) = Vector::from_value(copy) {
        vector.set(heap, index, value);
    } else if let Some(record) = Record::from_value(copy) {
        record.set(heap, index, value);
    } else if let Some(cell) = MutableBox::from_value(copy) {
        cell.set(heap, value);
    } else {
        HashTable::replace_entries(heap, copy, value);
    }
}

/// Whether it is passed by reference: it cannot change, or it is meant to be shared.
#[inline]
fn is_by_reference(value: Value, depth: u32) -> bool {
    if value.is_pair() {
        return is_frozen(value);
    }
    match value.kind() {
        Some(Kind::Vector | Kind::String | Kind::Bytes | Kind::Numbers) => is_frozen(value),
        Some(Kind::Cell | Kind::HashTable) => is_frozen(value),
        Some(Kind::Record) => is_frozen(value) || is_fixed(value, depth),
        _ => true,
    }
}

/// Whether a record cannot change and holds nothing that can.
fn is_fixed(value: Value, depth: u32) -> bool {
    let Some(record) = Record::from_value(value) else { return true };
    let ty = record.record_type();
    !ty.is_mutable()
        && depth < DEPTH_MAX
        && (0..ty.fields().len()).all(|index| is_by_reference(record.get(index), depth + 1))
}
