//! Executable code: a procedure's words and constants at addresses that never change (I10).
//!
//! In memory: `[address of the Code, CodeHeader, instructions…]`. A closure's word 1 is the *entry*,
//! the address of the [`CodeHeader`]; the first instruction stands behind it. Return points name the
//! entry as well, so from either the collector finds the code to keep. Code is freed when a full
//! collection has met neither.

use super::primitive::Exit;
use crate::bytecode::liveness::live_before;
use crate::bytecode::proto::{Constant, Proto};
use crate::bytecode::{Imm, Op, RETURN_HEADER, Trail, WIDE_MASK, trail_words};
use crate::heap::{CodeHeader, CodeObject, Heap, Kind, Mutator, Value, Visitor};
use crate::source::Span;
use crate::symbol::Symbol;
use crate::value::datum::from_datum;
use std::ptr::NonNull;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// The code of a procedure, owned by the heap's code table.
pub struct Code {
    /// As in the module's documentation. Atomic because the collector marks in the header; the
    /// instructions do not change once linked.
    words: Box<[AtomicU64]>,
    constants: Box<[AtomicU64]>,
    /// Which constants are entries of inner code.
    inner: Vec<usize>,
    wide_masks: Vec<Vec<u64>>,
    /// The live slots at each shared access, once a simulated fiber has stopped at one.
    at_accesses: OnceLock<Vec<(usize, Vec<u64>)>>,
    /// The most words that a frame of it takes.
    pub(super) frame_words: usize,
    /// Whether a call is over soon, once somebody has asked (`effects.rs`).
    pub(super) brief: OnceLock<bool>,
    spans: Vec<(u32, Span)>,
    formals: Vec<(Vec<Symbol>, Option<Symbol>)>,
    /// Its name, if it has one.
    pub name: Option<Symbol>,
    /// The whole form.
    pub span: Span,
}

impl Code {
    /// Makes the procedure and those inside it executable. `globals` maps the proto's global numbers
    /// to the heap's. The result is the entry.
    pub fn load(proto: Proto, heap: &mut Mutator, globals: &dyn Fn(i32) -> i32) -> Result<u64, Exit> {
        let mut constants = Vec::with_capacity(proto.constants.len());
        let mut inner = Vec::new();
        for (index, constant) in proto.constants.into_iter().enumerate() {
            constants.push(match constant {
                Constant::Datum(datum) => from_datum(heap, &datum, true)?.bits(),
                Constant::Code(proto) => {
                    inner.push(index);
                    Code::load(*proto, heap, globals)?
                }
                Constant::Procedure(proto) => {
                    let entry = Code::load(*proto, heap, globals)?;
                    closure(heap, entry, 0).bits()
                }
            });
        }
        let words = [0, 0].iter().chain(&proto.words).copied().map(AtomicU64::new).collect();
        let frame_words = frame_words(&proto.words);
        let code = Box::new(Code {
            words,
            constants: constants.into_iter().map(AtomicU64::new).collect(),
            inner,
            wide_masks: proto.wide_masks,
            at_accesses: OnceLock::new(),
            frame_words,
            brief: OnceLock::new(),
            spans: proto.spans,
            formals: proto.formals,
            name: proto.name,
            span: proto.span,
        });
        code.link(globals, heap.heap());
        let entry = code.entry();
        let code: NonNull<dyn CodeObject> = NonNull::from(Box::leak(code));
        // SAFETY: leaked here and freed by `release` only; the entry goes into a closure or a constant
        // before the next poll.
        unsafe { heap.heap().register_code(code, release) };
        Ok(entry)
    }

    fn entry(&self) -> u64 {
        self.words[1..].as_ptr().expose_provenance() as u64
    }

    fn link(&self, globals: &dyn Fn(i32) -> i32, heap: &Heap) {
        let entry = self.entry();
        self.words[0].store((&raw const *self).expose_provenance() as u64, Relaxed);
        let mut at = 2;
        while at < self.words.len() {
            let word = self.words[at].load(Relaxed);
            let shape = Op::of(word).shape();
            if shape.imm == Imm::Global {
                let id = globals(crate::bytecode::imm(word));
                self.words[at].store(word & 0xffff_ffff | u64::from(id as u32) << 32, Relaxed);
                if Op::of(word) == Op::StoreGlobal {
                    heap.mark_assigned(id as u32 as usize);
                }
            }
            let next = at + 1 + trail_words(word);
            match shape.trail {
                Trail::Return => self.words[next - RETURN_HEADER + 1].store(entry, Relaxed),
                Trail::Site => self.words[next - 1].store(entry, Relaxed),
                _ => {}
            }
            at = next;
        }
    }

    /// The code whose entry this is.
    ///
    /// # Safety
    /// `entry` is the entry of code that has not been freed: it came from a closure or a return word
    /// that is reachable.
    pub unsafe fn of_entry<'a>(entry: u64) -> &'a Code {
        // SAFETY: by the contract the word before the entry is the address of live code (`link`).
        unsafe { &**(entry as *const *const Code).sub(1) }
    }

    /// Constant `index`.
    #[inline(always)]
    pub fn constant(&self, index: usize) -> u64 {
        self.constants[index].load(Relaxed)
    }

    /// The instructions, for whoever reads code.
    pub(super) fn words(&self) -> Vec<u64> {
        self.words[2..].iter().map(|word| word.load(Relaxed)).collect()
    }

    /// Where the instruction at this address stands in the program, or the nearest one before it.
    pub fn span_at(&self, pc: u64) -> Span {
        let position = ((pc - self.entry()) / 8 - 1) as u32;
        match self.spans.partition_point(|(at, _)| *at <= position) {
            0 => self.span,
            after => self.spans[after - 1].1,
        }
    }

    /// The names of its parameters, also of that which takes the rest, if it is no `case-lambda`.
    pub(super) fn only_formals(&self) -> Vec<Symbol> {
        match self.formals.as_slice() {
            [(params, rest)] => params.iter().copied().chain(*rest).collect(),
            _ => Vec::new(),
        }
    }

    /// Calls `visit` with each slot of a live mask.
    pub fn live_slots(&self, mask: u64, visit: impl FnMut(usize)) {
        let narrow = [mask];
        let words: &[u64] =
            if mask & WIDE_MASK == 0 { &narrow } else { &self.wide_masks[(mask & !WIDE_MASK) as usize] };
        each_bit(words, visit);
    }

    /// Makes [`Code::live_slots_at`] ready, outside of a stopped world.
    pub fn prepare_accesses(&self) {
        self.at_accesses.get_or_init(|| live_before(&self.words(), super::access::may_be_shared));
    }

    /// Calls `visit` with each slot that is live before the shared access at this address.
    pub fn live_slots_at(&self, pc: u64, visit: impl FnMut(usize)) {
        let position = ((pc - self.entry()) / 8 - 1) as usize;
        let accesses = self.at_accesses.get().map_or(&[][..], Vec::as_slice);
        let found = accesses.binary_search_by_key(&position, |(at, _)| *at);
        let index = found.expect("a fiber that stops at an access has made its code ready for that");
        each_bit(&accesses[index].1, visit);
    }

    /// How a call looks: `(f a b)`, one text per clause.
    pub fn usages(&self) -> Vec<String> {
        let name = self.name.map_or("(lambda …)", |name| name.as_str());
        self.formals
            .iter()
            .map(|(params, rest)| {
                let mut text = format!("({name}");
                for param in params {
                    text.push(' ');
                    text.push_str(param.as_str());
                }
                if let Some(rest) = rest {
                    text.push(' ');
                    text.push_str(rest.as_str());
                    text.push_str(" …");
                }
                text + ")"
            })
            .collect()
    }

    /// Least number of arguments and greatest, if there is one, of each clause.
    pub fn arities(&self) -> impl Iterator<Item = (usize, Option<usize>)> + '_ {
        self.formals.iter().map(|(params, rest)| (params.len(), rest.is_none().then_some(params.len())))
    }
}

impl CodeObject for Code {
    fn header(&self) -> &CodeHeader {
        // SAFETY: word 1 is 8-aligned, as large as the header, initialised with zeros like a default
        // header, and used as nothing else.
        unsafe { &*(&raw const self.words[1]).cast::<CodeHeader>() }
    }

    fn trace_constants(&self, visitor: &mut dyn Visitor) {
        for (index, constant) in self.constants.iter().enumerate() {
            if self.inner.contains(&index) {
                visitor.code(constant.load(Relaxed) as usize);
            } else {
                // SAFETY: constants live as long as the code; only a stopped world writes them.
                unsafe { visitor.word(constant.as_ptr()) };
            }
        }
    }

    fn bytes(&self) -> usize {
        size_of::<Code>() + self.words.len() * 8 + self.constants.len() * 8 + self.spans.len() * 16
    }
}

/// The most words that its entries ask for.
fn frame_words(words: &[u64]) -> usize {
    let (mut most, mut at) = (0, 0);
    while at < words.len() {
        if matches!(Op::of(words[at]), Op::Entry | Op::EntryRest) {
            most = most.max(crate::bytecode::b(words[at]));
        }
        at += 1 + trail_words(words[at]);
    }
    most
}

/// Frees code.
///
/// # Safety
/// Made by `Code::load`, unreachable, not freed before.
unsafe fn release(code: NonNull<dyn CodeObject>) {
    // SAFETY: by the contract; `load` leaked the box.
    drop(unsafe { Box::from_raw(code.as_ptr()) });
}

/// The numbers of the bits that are set.
fn each_bit(words: &[u64], mut visit: impl FnMut(usize)) {
    for (index, &word) in words.iter().enumerate() {
        let mut rest = word;
        while rest != 0 {
            visit(index * 64 + rest.trailing_zeros() as usize);
            rest &= rest - 1;
        }
    }
}

/// The first instruction behind an entry.
#[inline(always)]
pub fn start(entry: u64) -> *const u64 {
    (entry + 8) as *const u64
}

/// A new closure with room for its free variables.
#[inline(always)]
pub fn closure(heap: &mut Mutator, entry: u64, free: usize) -> Value {
    let closure = heap.alloc(Kind::Closure, 2 + free);
    closure.set_word(1, entry);
    closure
}
