//! Frames and the return points between them (I10). The collector, traces and continuations all
//! walk frames with [`walk`].
//!
//! A frame is `[return word, callee, arguments…, locals…]`. The return word is the address of a
//! return point of the *caller*; the header before that address says how large the caller's frame is
//! at this call, which of its slots are live, and where the value goes.

use super::code::Code;
use crate::bytecode::{Op, encode};
use crate::heap::Visitor;

/// Bottom of a stack part that has frames below it in the heap.
static UNDERFLOW: [u64; 5] = [0, 0, 0, 0, encode_const(Op::Underflow)];
/// Bottom of everything.
static HALT: [u64; 5] = [0, 0, 0, 0, encode_const(Op::Halt)];

const fn encode_const(op: Op) -> u64 {
    op as u64
}

/// The return point that brings back the frames below.
pub fn underflow() -> u64 {
    &raw const UNDERFLOW[4] as u64
}

/// The return point that ends the fiber.
pub fn halt() -> u64 {
    debug_assert_eq!(HALT[4], encode(Op::Halt, 0, 0, 0, 0));
    &raw const HALT[4] as u64
}

/// The header of a return point.
#[derive(Clone, Copy)]
pub struct ReturnPoint {
    /// Entry of the code it lies in; 0 at the bottom of a stack.
    pub entry: u64,
    /// Live slots of the caller's frame.
    pub mask: u64,
    /// Where the value goes in the caller's frame.
    pub dst: usize,
    /// Words of the caller's frame at this call.
    pub frame_words: usize,
}

impl ReturnPoint {
    /// Reads the header of a return point.
    ///
    /// # Safety
    /// `address` is a return word of a frame whose code is alive.
    #[inline(always)]
    pub unsafe fn at(address: u64) -> ReturnPoint {
        let point = address as *const u64;
        // SAFETY: four header words stand before every return point (`bytecode.rs`, statics above).
        unsafe {
            let packed = *point.sub(1);
            ReturnPoint {
                entry: *point.sub(3),
                mask: *point.sub(2),
                dst: (packed >> 16) as usize,
                frame_words: (packed & 0xffff) as usize,
            }
        }
    }
}

/// Shows the live slots of `words` words of complete frames that start at `base`; `return_word` is
/// the return point through which the topmost of them will be resumed; and the code of each frame.
///
/// # Safety
/// The frames are well formed, their code is alive, and nobody else writes them meanwhile.
pub unsafe fn walk(base: *mut u64, words: usize, return_word: u64, visitor: &mut dyn Visitor) {
    let mut top = words;
    let mut return_word = return_word;
    while top > 0 {
        // SAFETY: by the contract; `frame_words` words below `top` are the caller's frame.
        unsafe {
            let point = ReturnPoint::at(return_word);
            debug_assert!(point.frame_words > 0 && point.frame_words <= top);
            top -= point.frame_words;
            let frame = base.add(top);
            visitor.code(point.entry as usize);
            show_live(frame, point.entry, point.mask, visitor);
            return_word = *frame;
        }
    }
}

/// Shows the slots of one frame that a live mask names.
///
/// # Safety
/// As for [`walk`].
pub unsafe fn show_live(frame: *mut u64, entry: u64, mask: u64, visitor: &mut dyn Visitor) {
    // SAFETY: by the contract.
    unsafe { Code::of_entry(entry).live_slots(mask, |slot| show_slot(frame, slot, visitor)) };
}

/// Shows the slots of one frame that are live at the shared access at `pc`.
///
/// # Safety
/// As for [`walk`].
pub unsafe fn show_live_at(frame: *mut u64, entry: u64, pc: u64, visitor: &mut dyn Visitor) {
    // SAFETY: by the contract.
    unsafe { Code::of_entry(entry).live_slots_at(pc, |slot| show_slot(frame, slot, visitor)) };
}

/// # Safety
/// The slot is live in the frame.
unsafe fn show_slot(frame: *mut u64, slot: usize, visitor: &mut dyn Visitor) {
    // Slot 0 appears only as a capture not filled in yet; it is an address, no value.
    if slot != 0 {
        // SAFETY: by the contract; live slots lie within the frame.
        unsafe { visitor.word(frame.add(slot)) };
    }
}
