//! Where a fiber is: the procedures that wait for a value, innermost first, with their places.

use super::code::Code;
use super::fiber::{FiberState, Resume};
use super::frame::ReturnPoint;
use crate::bytecode::RETURN_HEADER;
use crate::source::Span;
use crate::symbol::Symbol;

/// One waiting call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TraceEntry {
    /// The call.
    pub span: Span,
    /// The procedure it stands in.
    pub procedure: Option<Symbol>,
}

/// The call whose frame is the fiber's current one, and the procedure it stands in; nothing if the fiber has no frame, as
/// an actor between two messages.
pub fn site(fiber: &FiberState) -> (Span, Option<Symbol>) {
    if matches!(fiber.resume, Resume::Nothing) {
        return (Span::NONE, None);
    }
    // SAFETY: the fiber does not run; the first word of its current frame, which it has, is its return word.
    unsafe { call_site(*fiber.fp) }
}

/// The call that led to the fiber's current frame, also if it was a tail call, and the procedure it stands in.
/// Only while the callee has called nothing itself.
pub fn called_at(fiber: &FiberState) -> (Span, Option<Symbol>) {
    if fiber.tail.is_null() {
        return site(fiber);
    }
    // SAFETY: a tail call's last word is the entry of its code once that is linked, and the fiber keeps it alive.
    let code = unsafe { Code::of_entry(*fiber.tail) };
    (code.span_at(fiber.tail as u64 - 8), code.name)
}

/// The call behind a return word, and the procedure it stands in.
///
/// # Safety
/// The return word of a frame whose code is alive.
pub unsafe fn call_site(return_word: u64) -> (Span, Option<Symbol>) {
    // SAFETY: by the contract.
    unsafe {
        let point = ReturnPoint::at(return_word);
        if point.entry == 0 {
            return (Span::NONE, None);
        }
        let code = Code::of_entry(point.entry);
        let call = return_word - 8 * (RETURN_HEADER as u64 + 1);
        (code.span_at(call), code.name)
    }
}

/// The innermost `most` waiting calls, and whether there are more.
pub fn of(fiber: &FiberState, most: usize) -> (Vec<TraceEntry>, bool) {
    let mut entries = Vec::new();
    let mut below = fiber.below;
    let mut top = fiber.depth();
    // SAFETY: the fiber does not run; its frames and pieces are well formed.
    unsafe {
        let mut return_word = *fiber.fp;
        let base = fiber.stack.base();
        loop {
            while top > 0 {
                if entries.len() == most {
                    return (entries, true);
                }
                push(&mut entries, return_word);
                top -= ReturnPoint::at(return_word).frame_words;
                return_word = *base.add(top);
            }
            // The pieces in the heap, topmost frames first.
            let Some((word, next)) = below.pop_frame() else { return (entries, false) };
            if entries.len() == most {
                return (entries, true);
            }
            push(&mut entries, word);
            below = next;
        }
    }
}

/// # Safety
/// As for [`call_site`].
unsafe fn push(entries: &mut Vec<TraceEntry>, return_word: u64) {
    // SAFETY: by the contract.
    let (span, procedure) = unsafe { call_site(return_word) };
    if span.is_some() {
        entries.push(TraceEntry { span, procedure });
    }
}
