//! Kernels over vectors of f64 and s64 numbers, which all processors of the machine compute by native code. The numbers
//! are copied out of the heap in slices, computed on a thread that is no worker while the fiber waits, and what comes of
//! it is copied back in slices: nothing outside of the workers ever sees a value (I15).
//!
//! Floats are added in blocks whose borders depend on the length only, so sums are the same everywhere.

use crate::Value;
use crate::heap::{Foreign, Mutator, foreign_arc};
use crate::number::{Element, Number};
use crate::value::{Bytes, FromValue, Numbers, Procedure, number, number_value};
use crate::vm::primitive::{Cx, Exit, Outcome, builtin_of};
use concurrency::Blocking;
use macros::builtins;
use parking_lot::Mutex;
use rayon::prelude::*;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

pub use table::TABLE;

/// Elements that are added one after the other.
const BLOCK: usize = 4096;
/// Elements that are copied between two polls.
const COPIED: usize = 1 << 15;
/// Shorter vectors are computed where they are: waiting would take longer.
const WORTH_WAITING: usize = 1 << 14;

/// Numbers out of the heap.
#[derive(Clone, Debug)]
enum Data {
    F64(Vec<f64>),
    S64(Vec<i64>),
}

/// One of the four operations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Arithmetic {
    Add,
    Sub,
    Mul,
    Div,
}

/// What is to be computed of the operands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kernel {
    Sum,
    Dot,
    Map(Arithmetic),
    Sort,
}

/// What came of it.
enum Answer {
    Number(Number),
    Vector(Data),
    /// The element at this index has no result of the type.
    Outside(usize),
}

/// A computation under way: the operands as far as they are copied, then the answer, then how much of that is back.
struct Job(Mutex<State>);

#[derive(Default)]
struct State {
    operands: Vec<Data>,
    answer: Option<Answer>,
    copied: usize,
}

impl Foreign for Job {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "computation"
    }

    fn label(&self) -> String {
        "computation".to_owned()
    }

    fn bytes(&self) -> usize {
        let state = self.0.lock();
        state.operands.iter().map(|data| data.len() * size_of::<u64>()).sum()
    }
}

/// A vector of f64 or s64 numbers.
#[derive(Clone, Copy)]
struct Native(Numbers);

impl FromValue for Native {
    const WANTED: &'static str = "a vector of type f64 or s64";

    fn from_value(value: Value) -> Option<Native> {
        Numbers::from_value(value)
            .filter(|numbers| matches!(numbers.element().name(), "f64" | "s64"))
            .map(Native)
    }
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// The sum of the elements of a vector of type f64 or s64, computed by all processors. It is exact for s64.
    ///
    /// `(numeric-sum #f64(1.5 2.5)) ; => 4.0`
    /// `(numeric-sum #s64(1 2 3)) ; => 6`
    #[builtin("numeric-sum", effect = Blocks, long)]
    fn sum(cx: &mut Cx<'_>, vector: Native) -> Outcome {
        run(cx, Kernel::Sum, vector, None)
    }

    /// The sum of the products of the elements of two vectors of one type, f64 or s64, and one length.
    ///
    /// `(numeric-dot #f64(1 2) #f64(3 4)) ; => 11.0`
    #[builtin("numeric-dot", effect = Blocks, long)]
    fn dot(cx: &mut Cx<'_>, vector1: Native, vector2: Native) -> Outcome {
        check_alike(cx, 1, vector1, vector2)?;
        run(cx, Kernel::Dot, vector1, Some(vector2.0.into()))
    }

    /// The vector of what `+`, `-`, `*` or `/` gives for the elements of a vector of type f64 or s64 and those of another,
    /// or a number. `/` is for f64. A result that is none of the type s64 is an error.
    ///
    /// `(numeric-map + #f64(1 2) #f64(3 4)) ; => #f64(4.0 6.0)`
    /// `(numeric-map * #s64(1 2) 10) ; => #s64(10 20)`
    #[builtin("numeric-map", effect = Blocks, long)]
    fn map(cx: &mut Cx<'_>, operation: Procedure, vector: Native, operand: Value) -> Outcome {
        let arithmetic = arithmetic(operation.0)
            .filter(|op| *op != Arithmetic::Div || vector.0.element().name() == "f64")
            .ok_or_else(|| cx.out_of_range(0, "one of +, -, * and, for f64, /", operation.0))?;
        match Native::from_value(operand) {
            Some(other) => check_alike(cx, 2, vector, other)?,
            None if number(operand).and_then(|number| vector.0.element().encode(&number)).is_some() => {}
            None => {
                return Err(cx.wrong_type(2, "a vector of the same type, or a number that fits", operand));
            }
        }
        run(cx, Kernel::Map(arithmetic), vector, Some(operand))
    }

    /// A sorted copy of a vector of type f64 or s64, the least element first; -0.0 comes before 0.0, and what is not a
    /// number last.
    ///
    /// `(numeric-sort #f64(3 1 2)) ; => #f64(1.0 2.0 3.0)`
    #[builtin("numeric-sort", effect = Blocks, long)]
    fn sort(cx: &mut Cx<'_>, vector: Native) -> Outcome {
        run(cx, Kernel::Sort, vector, None)
    }
}

fn arithmetic(procedure: Value) -> Option<Arithmetic> {
    if !procedure.is_kind(crate::heap::Kind::Primitive) {
        return None;
    }
    match builtin_of(procedure).name {
        "+" => Some(Arithmetic::Add),
        "-" => Some(Arithmetic::Sub),
        "*" => Some(Arithmetic::Mul),
        "/" => Some(Arithmetic::Div),
        _ => None,
    }
}

/// The second of two vectors, at this position, has the type and length of the first.
fn check_alike(cx: &Cx<'_>, position: usize, first: Native, second: Native) -> Result<(), Exit> {
    let (wanted, found) = (first.0, second.0);
    if wanted.element() == found.element() && wanted.len() == found.len() {
        return Ok(());
    }
    let kind = wanted.element().name();
    let text = format!("a vector of type {kind} with {} elements", wanted.len());
    Err(cx.out_of_range(position, &text, found.into()))
}

/// Copies the operands, computes, and copies the answer, in as many calls as it takes.
fn run(cx: &mut Cx<'_>, kernel: Kernel, first: Native, second: Option<Value>) -> Outcome {
    let outcome = step(cx, kernel, first, second);
    cx.finish_slice(outcome)
}

fn step(cx: &mut Cx<'_>, kernel: Kernel, first: Native, second: Option<Value>) -> Outcome {
    let under_way = cx.progress()[0];
    let job = match foreign_arc::<Job>(&under_way) {
        Some(job) => job,
        None => {
            let job = Arc::new(Job(Mutex::default()));
            cx.progress()[0] = cx.heap.foreign(job.clone());
            job
        }
    };
    // A wait that has ended says nothing but that: what came of it is in the job.
    let has_waited = cx.registers.woken.take().is_some();
    if job.0.lock().answer.is_none() {
        if !copy_out(&job, first, second) {
            return Err(Exit::Again);
        }
        if first.0.len() < WORTH_WAITING || has_waited || cx.turn()?.is_sim() {
            job.compute(kernel);
        } else {
            let own = job.clone();
            let work = move || own.compute(kernel);
            cx.wait(cx.masking(), None, || Blocking::new(work, |(), _| Value::UNSPECIFIED.stored()))?;
        }
    }
    let mut state = job.0.lock();
    let State { answer, copied, .. } = &mut *state;
    match answer {
        Some(Answer::Number(number)) => number_value(cx.heap, number),
        Some(Answer::Outside(index)) => {
            let text = format!("got a result that is no number of type s64 for element {index}");
            Err(cx.failure("range-error", text).into())
        }
        Some(Answer::Vector(data)) => {
            let target = match Bytes::from_value(cx.registers.progress[1]) {
                Some(bytes) => bytes,
                None => Bytes::new(cx.heap, data.len() * size_of::<u64>())?,
            };
            cx.registers.progress[1] = target.into();
            if copy_back(data, target, copied) { finished(cx.heap, data, target) } else { Err(Exit::Again) }
        }
        // The wait was cut short, and begins anew.
        None => Err(Exit::Again),
    }
}

fn finished(heap: &mut Mutator, data: &Data, bytes: Bytes) -> Outcome {
    let name = if matches!(data, Data::F64(_)) { "f64" } else { "s64" };
    let element = Element::named(name).expect("both are types");
    Ok(Numbers::new(heap, element, bytes)?.into())
}

/// Copies some more of the operands; whether all is there.
fn copy_out(job: &Job, first: Native, second: Option<Value>) -> bool {
    let mut state = job.0.lock();
    let vectors = [Some(first), second.and_then(Native::from_value)];
    let mut room = COPIED;
    for (index, operand) in vectors.into_iter().flatten().enumerate() {
        if state.operands.len() == index {
            state.operands.push(Data::empty(operand.0));
        }
        let data = &mut state.operands[index];
        let from = data.len();
        let to = operand.0.len().min(from + room);
        data.extend(&operand.0.bytes().read(from * size_of::<u64>(), to * size_of::<u64>()));
        room -= to - from;
        if to < operand.0.len() {
            return false;
        }
    }
    // A single number is a vector of one element.
    if state.operands.len() == 1
        && let Some(number) = second.and_then(number)
    {
        let bits = first.0.element().encode(&number).unwrap_or_default() as u64;
        let mut data = Data::empty(first.0);
        data.extend(&bits.to_le_bytes());
        state.operands.push(data);
    }
    true
}

/// Copies some more of the answer; whether all is there.
fn copy_back(data: &Data, target: Bytes, copied: &mut usize) -> bool {
    let to = data.len().min(*copied + COPIED);
    target.write(*copied * size_of::<u64>(), &data.bytes(*copied, to));
    *copied = to;
    to == data.len()
}

impl Data {
    /// Room for the elements of such a vector.
    fn empty(like: Numbers) -> Data {
        let capacity = like.len();
        match like.element().name() {
            "f64" => Data::F64(Vec::with_capacity(capacity)),
            _ => Data::S64(Vec::with_capacity(capacity)),
        }
    }

    fn len(&self) -> usize {
        match self {
            Data::F64(numbers) => numbers.len(),
            Data::S64(numbers) => numbers.len(),
        }
    }

    /// Adds elements that lie in bytes.
    fn extend(&mut self, bytes: &[u8]) {
        let words = bytes.as_chunks::<8>().0.iter().map(|word| u64::from_le_bytes(*word));
        match self {
            Data::F64(numbers) => numbers.extend(words.map(f64::from_bits)),
            Data::S64(numbers) => numbers.extend(words.map(|word| word as i64)),
        }
    }

    /// Some of the elements as bytes.
    fn bytes(&self, from: usize, to: usize) -> Vec<u8> {
        match self {
            Data::F64(numbers) => numbers[from..to].iter().flat_map(|x| x.to_bits().to_le_bytes()).collect(),
            Data::S64(numbers) => numbers[from..to].iter().flat_map(|x| x.to_le_bytes()).collect(),
        }
    }
}

impl Job {
    /// Computes the answer of the operands, on whatever thread.
    fn compute(&self, kernel: Kernel) {
        let operands = std::mem::take(&mut self.0.lock().operands);
        let answer = match (kernel, operands.as_slice()) {
            (Kernel::Sum, [Data::F64(x)]) => Answer::Number(Number::from(sum_in_blocks(x))),
            (Kernel::Sum, [Data::S64(x)]) => {
                Answer::Number(Number::from(x.par_iter().map(|x| i128::from(*x)).sum::<i128>()))
            }
            (Kernel::Dot, [Data::F64(x), Data::F64(y)]) => Answer::Number(Number::from(dot_product(x, y))),
            (Kernel::Dot, [Data::S64(x), Data::S64(y)]) => exact_dot_product(x, y),
            (Kernel::Map(op), [Data::F64(x), Data::F64(y)]) => Answer::Vector(Data::F64(map_f64(op, x, y))),
            (Kernel::Map(op), [Data::S64(x), Data::S64(y)]) => map_s64(op, x, y),
            (Kernel::Sort, [Data::F64(x)]) => {
                let mut x = x.clone();
                x.par_sort_unstable_by(f64::total_cmp);
                Answer::Vector(Data::F64(x))
            }
            (Kernel::Sort, [Data::S64(x)]) => {
                let mut x = x.clone();
                x.par_sort_unstable();
                Answer::Vector(Data::S64(x))
            }
            _ => Answer::Outside(0),
        };
        self.0.lock().answer = Some(answer);
    }
}

fn sum_in_blocks(numbers: &[f64]) -> f64 {
    let sums: Vec<f64> = numbers.par_chunks(BLOCK).map(|block| total(block.iter().copied())).collect();
    total(sums.into_iter())
}

/// Zero without elements, and not minus zero.
fn total(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(0.0, |total, x| total + x)
}

fn dot_product(x: &[f64], y: &[f64]) -> f64 {
    let of_block = |(x, y): (&[f64], &[f64])| total(x.iter().zip(y).map(|(x, y)| x * y));
    let sums: Vec<f64> = x.par_chunks(BLOCK).zip(y.par_chunks(BLOCK)).map(of_block).collect();
    total(sums.into_iter())
}

/// Two products of s64 fit into 127 bits, and sums of them are checked.
fn exact_dot_product(x: &[i64], y: &[i64]) -> Answer {
    let products = x.par_iter().zip(y).map(|(x, y)| Some(i128::from(*x) * i128::from(*y)));
    let total = products.reduce(|| Some(0), |a, b| a?.checked_add(b?));
    total.map_or(Answer::Outside(x.len().saturating_sub(1)), |total| Answer::Number(Number::from(total)))
}

/// The element of the second operand for an index: it may be one for all.
fn other<T: Copy>(y: &[T], index: usize) -> T {
    if y.len() == 1 { y[0] } else { y[index] }
}

fn map_f64(op: Arithmetic, x: &[f64], y: &[f64]) -> Vec<f64> {
    let result = |(index, x): (usize, &f64)| {
        let y = other(y, index);
        match op {
            Arithmetic::Add => x + y,
            Arithmetic::Sub => x - y,
            Arithmetic::Mul => x * y,
            Arithmetic::Div => x / y,
        }
    };
    x.par_iter().enumerate().map(result).collect()
}

fn map_s64(op: Arithmetic, x: &[i64], y: &[i64]) -> Answer {
    let result = |(index, x): (usize, &i64)| {
        let y = other(y, index);
        let result = match op {
            Arithmetic::Add => x.checked_add(y),
            Arithmetic::Sub => x.checked_sub(y),
            Arithmetic::Mul => x.checked_mul(y),
            Arithmetic::Div => None,
        };
        result.ok_or(index)
    };
    let results: Vec<Result<i64, usize>> = x.par_iter().enumerate().map(result).collect();
    match results.into_iter().collect::<Result<Vec<i64>, usize>>() {
        Ok(numbers) => Answer::Vector(Data::S64(numbers)),
        Err(index) => Answer::Outside(index),
    }
}
