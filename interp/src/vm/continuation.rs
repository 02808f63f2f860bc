//! Continuations and deep recursion, by one mechanism: frames are sealed into heap objects and brought
//! back a few kilobytes at a time when control returns into them (I10; the scheme is Chez's, with
//! pieces in the collected heap). Sealing the same depth twice finds the stack empty and costs nothing;
//! a sealed piece is immutable, promoted once and not scanned again by minor collections, so a deep
//! recursion does not slow them.

use super::fiber::{FiberState, Resume};
use super::frame::{self, ReturnPoint};
use super::primitive::{Cx, Registers};
use crate::heap::{Kind, Mutator, NeedSpace, Value};

/// Words of frames brought back at a time, unless a single frame is larger.
const REINSTATE_WORDS: usize = 512;

/// Words of a `Stack` object before its frames.
const FRAMES: usize = 5;

/// The frames below a stack: the first `used` words of a piece, resumed through `return_word`.
#[derive(Clone, Copy, Debug)]
pub struct Below {
    /// A `Stack` object, or `()` at the bottom.
    pub piece: Value,
    /// How much of it.
    pub used: usize,
    /// The return word of the frame above.
    pub return_word: u64,
}

impl Below {
    /// The bottom of a fiber.
    pub const NOTHING: Below = Below { piece: Value::NIL, used: 0, return_word: 0 };

    /// The return word for the bottom frame of the stack above.
    fn bottom(self) -> u64 {
        if self.piece == Value::NIL { frame::halt() } else { frame::underflow() }
    }

    /// The return word of the frame above, if there are frames below; else the one given.
    pub fn return_word_or(self, other: u64) -> u64 {
        if self.piece == Value::NIL { other } else { self.return_word }
    }

    /// Words of all frames below.
    pub fn depth(self) -> usize {
        if self.piece == Value::NIL { 0 } else { fixnum(self.piece, 4) + self.used }
    }

    /// The return word of the topmost frame, and what is below that frame.
    pub fn pop_frame(self) -> Option<(u64, Below)> {
        if self.piece == Value::NIL {
            return None;
        }
        // SAFETY: the return words of a sealed piece name return points of living code.
        let start = self.used - unsafe { ReturnPoint::at(self.return_word) }.frame_words;
        let return_word = self.frame_word(start);
        let next = if start > 0 {
            Below { piece: self.piece, used: start, return_word }
        } else {
            Below { piece: self.piece.slot(1), used: fixnum(self.piece, 2), return_word }
        };
        Some((self.return_word, next))
    }

    /// A word of the piece's frames.
    fn frame_word(self, index: usize) -> u64 {
        self.piece.word(FRAMES + index)
    }
}

fn fixnum(object: Value, index: usize) -> usize {
    object.slot(index).as_fixnum().expect("stack objects hold fixnums here") as usize
}

/// Seals the frames below the current one, which moves to the base of the stack with its `used` words.
pub fn seal(fiber: &mut FiberState, heap: &mut Mutator, used: usize) -> Result<(), NeedSpace> {
    let words = fiber.depth();
    if words == 0 {
        return Ok(());
    }
    let piece = heap.alloc_any(Kind::Stack, FRAMES + words)?;
    let base = fiber.stack.base();
    // SAFETY: `words` words of whole frames lie between base and the current frame.
    unsafe {
        piece.set_word(1, fiber.below.piece.bits());
        piece.set_word(2, Value::fixnum(fiber.below.used as i64).bits());
        piece.set_word(3, *fiber.fp);
        piece.set_word(4, Value::fixnum(fiber.below.depth() as i64).bits());
        // The lowest frame's return word says how to resume what is below; on the stack its place is
        // taken by the underflow point.
        piece.set_word(FRAMES, fiber.below.return_word);
        for index in 1..words {
            piece.set_word(FRAMES + index, *base.add(index));
        }
        fiber.below = Below { piece, used: words, return_word: *fiber.fp };
        std::ptr::copy(fiber.fp, base, used);
        *base = frame::underflow();
    }
    fiber.fp = base;
    Ok(())
}

/// Control returns to the bottom of the stack: brings the topmost frames below back and returns the
/// value into them.
pub fn underflow(fiber: &mut FiberState, value: Value) {
    let below = fiber.below;
    let mut rest = below;
    let mut start = below.used;
    while rest.piece == below.piece && start > 0 && below.used - start < REINSTATE_WORDS {
        let Some((_, next)) = rest.pop_frame() else { break };
        start = if next.piece == below.piece { next.used } else { 0 };
        rest = next;
    }
    let words = below.used - start;
    fiber.fp = fiber.stack.base();
    fiber.make_room(0, words + 8);
    let base = fiber.stack.base();
    for index in 0..words {
        // SAFETY: room was made for `words` words.
        unsafe { *base.add(index) = below.frame_word(start + index) };
    }
    fiber.below = rest;
    // SAFETY: the first word of the lowest frame, and the word behind the highest.
    unsafe {
        *base = fiber.below.bottom();
        fiber.fp = base.add(words);
        *fiber.fp = below.return_word;
    }
    fiber.resume = Resume::Return(value);
    if fiber.overflowing && fiber.below.depth() == 0 {
        fiber.overflowing = false;
    }
}

/// Drops all frames above the one that has so many words of frames below it, which becomes the current one.
pub fn cut(fiber: &mut FiberState, depth: usize) {
    fiber.overflowing = false;
    fiber.tail = std::ptr::null();
    let sealed = fiber.below.depth();
    fiber.fp = fiber.stack.base();
    if depth >= sealed {
        // SAFETY: the frame lies on the stack, behind the words of those below it.
        fiber.fp = unsafe { fiber.fp.add(depth - sealed) };
        return;
    }
    while fiber.below.depth() > depth {
        let Some((_, below)) = fiber.below.pop_frame() else { break };
        fiber.below = below;
    }
    // SAFETY: the base of the stack.
    unsafe { *fiber.fp = fiber.below.bottom() };
}

/// A continuation object for what happens after the current frame returns. The frame keeps its `used`
/// words.
pub fn capture(fiber: &mut FiberState, cx: &mut Cx<'_>, used: usize) -> Result<Value, NeedSpace> {
    seal(fiber, cx.heap, used)?;
    if let Some(transaction) = cx.registers.transaction.as_deref_mut() {
        transaction.forget_borders();
    }
    let k = cx.heap.alloc(Kind::Continuation, 9);
    k.set_word(1, fiber.below.piece.bits());
    k.set_word(2, Value::fixnum(fiber.below.used as i64).bits());
    k.set_word(3, fiber.below.return_word);
    k.set_word(4, cx.registers.handlers.bits());
    k.set_word(5, cx.registers.parameters.bits());
    k.set_word(6, cx.registers.winders.bits());
    k.set_word(7, Value::fixnum(fiber.id as i64).bits());
    k.set_word(8, Value::fixnum(i64::from(cx.registers.masked)).bits());
    Ok(k)
}

/// The fiber that captured it.
pub fn owner(k: Value) -> u64 {
    fixnum(k, 7) as u64
}

/// Replaces the stack by that of the continuation and returns the value into it. Winders are the
/// library's business.
pub fn throw(fiber: &mut FiberState, registers: &mut Registers, k: Value, value: Value) {
    fiber.below = Below { piece: k.slot(1), used: fixnum(k, 2), return_word: k.word(3) };
    registers.handlers = k.slot(4);
    registers.parameters = k.slot(5);
    registers.masked = fixnum(k, 8) as u32;
    fiber.overflowing = false;
    fiber.fp = fiber.stack.base();
    // SAFETY: the base of the stack.
    unsafe { *fiber.fp = fiber.below.bottom() };
    fiber.resume = Resume::Return(value);
}
