//! Tests generated from the table: what holds for each builtin holds because of one test here.

mod documentation;
mod misuse;
mod slices;

use crate::Value;
use crate::builtins::{Builtin, find};
use crate::expand::{Environment, Registry};
use crate::heap::{Heap, HeapConfig, Kind};
use crate::machine::{Client, Outcome as End, ReadAnswer, Report, Shared, Shown, Surroundings};
use crate::number::{Element, Number};
use crate::port::{Origin, Port, Sink, TextSource, standard_parameters};
use crate::value::{Bytes, Condition, Equivalence, HashTable, Keyword, MutableBox, Numbers, Parameter};
use crate::value::{Promise, Record, RecordType, Text, Vector, number_value};
use crate::vm::primitive::{Cx, Exit, Input, Outcome, Registers, Stream, World};
use concurrency::PollWord;
use std::sync::Arc;

/// A world where nothing is outside.
struct Nowhere {
    ports: [Value; 3],
}

/// The front end of nobody.
struct Nobody;

impl Client for Nobody {
    fn write(&self, _: Stream, _: &str) {}
    fn flush(&self, _: Stream) {}
    fn read_line(&self, answer: ReadAnswer) {
        answer(None);
    }
    fn value(&self, _: Shown) {}
    fn failed(&self, _: &Report) {}
    fn warn(&self, _: &Report) {}
    fn done(self: Arc<Self>, _: End) {}
}

impl World for Nowhere {
    fn write(&self, _: Stream, _: &str) {}
    fn flush(&self, _: Stream) {}
    fn input(&self) -> Input {
        Input::End
    }
    fn command_line(&self) -> Vec<String> {
        vec!["test".into()]
    }
    fn current_second(&self) -> f64 {
        0.0
    }
    fn current_jiffy(&self) -> i64 {
        0
    }
    fn random(&self) -> u64 {
        4
    }
    fn serial(&self) -> u64 {
        1
    }
    fn standard_ports(&self) -> [Value; 3] {
        self.ports
    }
    fn global_name(&self, _: usize) -> String {
        "global".into()
    }
    fn is_inside(&self) -> bool {
        false
    }

    fn has_files(&self) -> bool {
        true
    }
    fn recursion_words(&self) -> usize {
        1 << 20
    }
    fn raiser(&self) -> Value {
        Value::UNBOUND
    }
    fn parameter_changer(&self) -> Value {
        Value::UNBOUND
    }
    fn fiber_id(&self) -> u64 {
        0
    }
    fn session(&self) -> Environment {
        Environment::session(&Registry::new())
    }
    fn client(&self) -> &dyn Client {
        &Nobody
    }
    fn surroundings(&self) -> Option<(&Arc<Shared>, &Surroundings)> {
        None
    }
}

/// Runs with a heap of its own.
pub(super) fn with_context<T>(body: impl FnOnce(&mut Cx<'_>) -> T) -> T {
    let heap =
        Heap::new(HeapConfig { limit_bytes: 1 << 28, ..HeapConfig::default() }, crate::vm::frame::walk);
    let mut mutator = heap.mutator(Arc::new(PollWord::new()));
    let world = Nowhere { ports: standard_parameters(&mut mutator) };
    let builtin = find("car").expect("there is a `car`");
    let registers = &mut Registers::default();
    body(&mut Cx { heap: &mut mutator, registers, world: &world, builtin, turn: None })
}

/// Calls a builtin, again and again while it asks for it, at most so many times.
pub(super) fn call(cx: &mut Cx<'_>, builtin: &Builtin, args: &[Value], times: usize) -> Outcome {
    cx.registers.progress = [Value::DEFAULT; 4];
    let mut frame = args.to_vec();
    let mut outcome = Err(Exit::Again);
    for _ in 0..times {
        outcome = (builtin.function)(cx, &mut frame);
        if !matches!(outcome, Err(Exit::Again)) {
            break;
        }
    }
    outcome
}

/// A value of each type that a builtin may be given, with odd ones among the numbers.
pub(super) fn samples(cx: &mut Cx<'_>) -> Vec<Value> {
    let heap = &mut *cx.heap;
    let big = Number::Fixnum(2).expt(&Number::Fixnum(100)).expect("this has 101 bits");
    let mut values = vec![Value::TRUE, Value::FALSE, Value::NIL, Value::UNSPECIFIED, Value::EOF];
    values.extend([0, 1, -1, 5, 1_000].map(Value::fixnum));
    values.extend([Value::char('a'), Value::char('λ'), Value::fixnum(Value::FIXNUM_MAX)]);
    values.extend([0.5, 1e300, f64::NAN, f64::INFINITY].map(|x| heap.flonum(x)));
    let half = Number::ONE.div(&Number::Fixnum(2)).expect("two is not zero");
    let complex = Number::rectangular(&Number::ONE, &half).expect("both parts are real");
    for number in [&big, &big.neg(), &half, &complex] {
        values.push(number_value(heap, number).expect("there is room"));
    }
    let room = "there is room";
    let symbol = heap.symbol("x");
    let names = Vector::from_slice(heap, &[symbol]).expect(room);
    let ty = RecordType::new(heap, symbol, names, 1, Value::FALSE);
    values.extend([symbol, heap.cons(Value::fixnum(1), Value::NIL), heap.cons(symbol, symbol), names.into()]);
    values.extend(["", "abc", "λx"].map(|text| Value::from(Text::from_str(heap, text).expect(room))));
    values.push(Bytes::from_slice(heap, &[1, 2, 255]).expect(room).into());
    let bytes = Bytes::from_slice(heap, &[0; 16]).expect(room);
    values
        .push(Numbers::new(heap, Element::numbered(9).expect("there are twelve"), bytes).expect(room).into());
    values.push(Keyword::of(heap, symbol).into());
    values.push(MutableBox::new(heap, symbol).into());
    values.push(Promise::new(heap, true, symbol).into());
    values.push(Parameter::new(heap, symbol, Value::FALSE).into());
    values.push(Condition::new(heap, symbol, symbol, Value::NIL, Value::FALSE).into());
    values.extend([Value::from(ty), Record::new(heap, ty, &[symbol]).expect(room).into()]);
    values.push(HashTable::new(heap, Equivalence::Equal, 0).expect(room).into());
    let primitive = heap.alloc(Kind::Primitive, 2);
    let builtin: *const Builtin = find("car").expect("there is a `car`");
    primitive.set_word(1, builtin.expose_provenance() as u64);
    values.push(primitive);
    values.push(Port::text_input("t", TextSource::new(Origin::Memory, "a b")).into_value(heap));
    values.push(Port::byte_input("b", Origin::Memory, vec![1]).into_value(heap));
    values.push(Port::text_output("t", Sink::Memory(Vec::new())).into_value(heap));
    values.push(Port::byte_output("b", Sink::Memory(Vec::new())).into_value(heap));
    values
}
