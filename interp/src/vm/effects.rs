//! What a procedure does beyond its value, found out by reading its code: `(effects-of f)`. Nothing is called.
//!
//! A builtin says its effect itself. Compiled code has those of its instructions, of the procedures it
//! makes, and of the ones it calls: by the name of a global (the value of the moment counts), as a constant,
//! or through a variable that can only hold a known procedure. Any other call, such as that of an argument, is
//! `unknown`. Errors do not count, as they do not for builtins.

use super::code::Code;
use super::primitive::builtin_of;
use crate::builtins::Effect;
use crate::bytecode::liveness::{captures, jump_target};
use crate::bytecode::{Op, Role, a, b, imm, trail_words};
use crate::heap::{Heap, Kind, Value};
use std::collections::HashSet;

/// A set of effects.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Effects(u8);

impl Effects {
    fn add(&mut self, effect: Effect) {
        self.0 |= match effect {
            Effect::Pure => 0,
            other => 1 << other as u8,
        };
    }

    /// The effects in the order of their declaration; `Pure` alone when there is none.
    pub fn list(self) -> Vec<Effect> {
        let all = [Effect::Reads, Effect::Writes, Effect::Io, Effect::Blocks, Effect::Unknown];
        let found: Vec<Effect> = all.into_iter().filter(|&effect| self.0 & 1 << effect as u8 != 0).collect();
        if found.is_empty() { vec![Effect::Pure] } else { found }
    }
}

/// The effects of a procedure. `raiser` is the library's `%raise-primitive`, by which errors are known.
pub fn effects_of(heap: &Heap, procedure: Value, raiser: Value) -> Effects {
    let mut walk =
        Walk { heap, raiser, found: Effects::default(), seen: HashSet::new(), left: vec![procedure] };
    while let Some(value) = walk.left.pop() {
        walk.procedure(value);
    }
    walk.found
}

/// Whether a call is over after some instructions: no loops, and calls of quick builtins only. What is found is kept
/// with the code, though a global that it calls may become another procedure: it tells what is worth sharing.
pub fn is_brief(heap: &Heap, procedure: Value) -> bool {
    match procedure.kind() {
        Some(Kind::Primitive) => is_quick(procedure),
        Some(Kind::Closure) => {
            // SAFETY: the entry comes from a closure that is reachable.
            let code = unsafe { Code::of_entry(procedure.word(1)) };
            *code.brief.get_or_init(|| is_straight(heap, &code.words()))
        }
        _ => false,
    }
}

fn is_quick(primitive: Value) -> bool {
    let builtin = builtin_of(primitive);
    !builtin.long
        && !builtin.shared
        && matches!(builtin.effect, Effect::Pure | Effect::Reads | Effect::Writes)
}

fn is_straight(heap: &Heap, words: &[u64]) -> bool {
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        let is_quick = match Op::of(word) {
            Op::CallGlobal | Op::TailCallGlobal => {
                let value = heap.global_value(imm(word) as u32 as usize);
                value.is_kind(Kind::Primitive) && is_quick(value)
            }
            Op::Call | Op::TailCall | Op::Loop | Op::Future => false,
            // Others may see it, and it may see them: a race is to be found by a simulation.
            Op::StoreGlobal | Op::CellSet => false,
            _ => true,
        };
        if !is_quick {
            return false;
        }
        at += 1 + trail_words(word);
    }
    true
}

struct Walk<'a> {
    heap: &'a Heap,
    raiser: Value,
    found: Effects,
    /// Entries of the code that was read.
    seen: HashSet<u64>,
    /// Procedures to be looked at.
    left: Vec<Value>,
}

/// Code that is being read: that of a closure at hand, or what such code makes closures of.
struct Reading<'a> {
    code: &'a Code,
    words: Vec<u64>,
    maker: Maker<'a>,
}

#[derive(Clone, Copy)]
enum Maker<'a> {
    Closure(Value),
    /// The code that makes it, and the position of the instruction.
    Code(&'a Reading<'a>, usize),
}

/// What a slot holds, as far as can be told.
enum Held {
    /// A closure of code that is read anyway.
    Made,
    Value(Value),
    Unknown,
}

impl Walk<'_> {
    fn procedure(&mut self, value: Value) {
        match value.kind() {
            Some(Kind::Primitive) => self.found.add(builtin_of(value).effect),
            Some(Kind::Parameter) => self.found.add(Effect::Reads),
            Some(Kind::Closure) if !self.is_raise(value) => {
                // SAFETY: the entry comes from a closure that is reachable.
                let code = unsafe { Code::of_entry(value.word(1)) };
                if self.seen.insert(value.word(1)) {
                    self.read(Reading { code, words: code.words(), maker: Maker::Closure(value) });
                }
            }
            Some(Kind::Closure) => {}
            _ => self.found.add(Effect::Unknown),
        }
    }

    /// Whether this is how the library raises.
    fn is_raise(&self, closure: Value) -> bool {
        if !self.raiser.is_kind(Kind::Closure) {
            return false;
        }
        // SAFETY: both entries come from closures that are reachable.
        let (code, raiser) =
            unsafe { (Code::of_entry(closure.word(1)), Code::of_entry(self.raiser.word(1))) };
        let name = code.name.map(|name| name.as_str());
        code.span.source == raiser.span.source && matches!(name, Some("raise" | "error"))
    }

    fn read(&mut self, reading: Reading<'_>) {
        let mut at = 0;
        while at < reading.words.len() {
            let word = reading.words[at];
            self.instruction(&reading, at, word);
            at += 1 + trail_words(word);
        }
    }

    fn instruction(&mut self, reading: &Reading<'_>, at: usize, word: u64) {
        match Op::of(word) {
            Op::CellGet
            | Op::CellGetChecked
            | Op::Car
            | Op::Cdr
            | Op::VectorRef
            | Op::StringRef
            | Op::RecordRef => self.found.add(Effect::Reads),
            Op::StoreGlobal
            | Op::DefineGlobal
            | Op::CellSet
            | Op::SetCar
            | Op::SetCdr
            | Op::VectorSet
            | Op::RecordSet => self.found.add(Effect::Writes),
            Op::LoadGlobal if !is_procedure(self.global(word)) => self.found.add(Effect::Reads),
            Op::CallGlobal | Op::TailCallGlobal => {
                let value = self.global(word);
                self.left.push(value);
            }
            Op::Call | Op::TailCall => match self.held(reading, at, a(word) + 1) {
                Held::Made => {}
                Held::Value(value) => self.left.push(value),
                Held::Unknown => self.found.add(Effect::Unknown),
            },
            Op::MakeClosure => {
                // SAFETY: the constant is the entry of inner code, which the code keeps.
                let code = unsafe { Code::of_entry(reading.code.constant(imm(word) as usize)) };
                let maker = Maker::Code(reading, at);
                self.read(Reading { code, words: code.words(), maker });
            }
            _ => {}
        }
    }

    fn global(&self, word: u64) -> Value {
        self.heap.global_value(imm(word) as u32 as usize)
    }

    /// What a slot holds at a position.
    fn held(&self, reading: &Reading<'_>, at: usize, slot: usize) -> Held {
        if slot == 1 {
            return Held::Made;
        }
        let Some(definition) = reading.definition(at, slot) else { return Held::Unknown };
        let word = reading.words[definition];
        match Op::of(word) {
            Op::MakeClosure => Held::Made,
            Op::Move => self.held(reading, definition, b(word)),
            Op::LoadGlobal => Held::Value(self.global(word)),
            Op::LoadConst => Held::Value(Value::from_bits(reading.code.constant(imm(word) as usize))),
            Op::LoadFree => self.captured(reading, b(word)),
            _ => Held::Unknown,
        }
    }

    /// What a free variable holds.
    fn captured(&self, reading: &Reading<'_>, index: usize) -> Held {
        match reading.maker {
            Maker::Closure(closure) => Held::Value(closure.slot(2 + index)),
            Maker::Code(outer, at) => match captures(&outer.words, at).nth(index) {
                Some((free, true)) => self.captured(outer, free),
                // What is filled in later is a procedure of the same group of definitions.
                Some((0, false)) => Held::Made,
                Some((slot, false)) => self.held(outer, at, slot),
                None => Held::Unknown,
            },
        }
    }
}

impl Reading<'_> {
    /// The one instruction that gave a slot what it holds at `at`, if it is certain.
    fn definition(&self, at: usize, slot: usize) -> Option<usize> {
        let starts = || {
            let mut next = 0;
            std::iter::from_fn(move || {
                let start = next;
                next += 1 + trail_words(*self.words.get(start)?);
                Some(start)
            })
        };
        let last =
            starts().take_while(|&start| start < at).filter(|&start| self.defines(start, slot)).last()?;
        let inside = |position: usize| last < position && position <= at;
        let comes_from_elsewhere = starts().any(|start| {
            let next = start + 1 + trail_words(self.words[start]);
            jump_target(self.words[start], next).is_some_and(|target| inside(target) && !inside(start))
        });
        (!comes_from_elsewhere).then_some(last)
    }

    fn defines(&self, start: usize, slot: usize) -> bool {
        let word = self.words[start];
        match Op::of(word) {
            Op::Call | Op::CallGlobal => {
                let packed = self.words[start + trail_words(word)];
                (packed >> 16) as usize == slot
            }
            Op::FutureEnd => a(word) == slot,
            op => op.shape().roles[0] == Role::Def && a(word) == slot,
        }
    }
}

fn is_procedure(value: Value) -> bool {
    matches!(value.kind(), Some(Kind::Primitive | Kind::Closure | Kind::Parameter | Kind::Continuation))
}
