//! Where a fiber is: the procedures that wait for a value, innermost first, with their places.

use super::code::Code;
use super::fiber::{FiberState, Resume};
use super::frame::ReturnPoint;
use super::primitive::Place;
use crate::bytecode::RETURN_HEADER;
use crate::heap::{Kind, Mutator, Value};
use crate::printer::value::{Limits, Style, print_bounded};
use crate::source::{Sources, Span};
use crate::symbol::Symbol;

/// One waiting call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TraceEntry {
    /// The call.
    pub span: Span,
    /// The procedure it stands in.
    pub procedure: Option<Symbol>,
    /// Whether it stands in no procedure.
    pub is_top: bool,
    /// The arguments of that procedure which are still needed, with what they are now: `n = 3`.
    pub arguments: Vec<String>,
}

impl TraceEntry {
    /// What is said of where it stands.
    pub fn name(&self) -> &'static str {
        match self.procedure {
            Some(name) => name.as_str(),
            None if self.is_top => "top level",
            None => "a lambda",
        }
    }

    /// Whether it stands in a procedure without a name.
    pub fn is_in_lambda(&self) -> bool {
        self.procedure.is_none() && !self.is_top
    }
}

/// How much of an argument is shown.
const ARGUMENT: Limits = Limits { items: 4, depth: 2, bytes: 24, counts: false };
/// Of so many calls arguments are shown.
const WITH_ARGUMENTS: usize = 8;

/// The call whose frame is the fiber's current one, and the procedure it stands in; nothing if the fiber has no frame, as
/// an actor between two messages.
pub fn site(fiber: &FiberState) -> (Span, Option<Symbol>) {
    if matches!(fiber.resume, Resume::Nothing) {
        return (Span::NONE, None);
    }
    // SAFETY: the fiber does not run; the first word of its current frame, which it has, is its return word.
    unsafe { call_site(*fiber.fp) }
}

/// Where the fiber goes on: the use of a variable, or the call that led to its current frame, also if it was a tail
/// call; and the procedure that stands in. Only while the callee has called nothing itself.
pub fn called_at(fiber: &FiberState) -> (Span, Option<Symbol>) {
    if let Resume::Access(pc) = fiber.resume {
        // SAFETY: a frame that runs has its closure in slot 1, which keeps the code of the instruction alive.
        let code = unsafe { Code::of_entry(Value::from_bits(*fiber.fp.add(1)).word(1)) };
        return (code.span_at(pc), code.name);
    }
    if fiber.tail.is_null() {
        return site(fiber);
    }
    // SAFETY: a tail call's last word is the entry of its code once that is linked, and the fiber keeps it alive.
    let code = unsafe { Code::of_entry(*fiber.tail) };
    (code.span_at(fiber.tail as u64 - 8), code.name)
}

/// So many calls are looked at for one that stands in the program.
const LOOKED_AT: usize = 20;

/// Where the fiber goes on, or the innermost call around it that stands in the program.
pub fn in_program(fiber: &FiberState, sources: &Sources) -> Place {
    let is_of_program = |span: Span| span.is_some() && !sources.is_library(span);
    let (span, procedure) = called_at(fiber);
    if is_of_program(span) {
        return Place { span, procedure };
    }
    let (calls, _) = of(None, fiber, LOOKED_AT);
    let found = calls.into_iter().find(|call| is_of_program(call.span));
    found.map_or(Place::NONE, |call| Place { span: call.span, procedure: call.procedure })
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

/// The innermost `most` waiting calls, and whether there are more. With the heap, they show arguments.
pub fn of(heap: Option<&Mutator>, fiber: &FiberState, most: usize) -> (Vec<TraceEntry>, bool) {
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
                top -= ReturnPoint::at(return_word).frame_words;
                push(heap, &mut entries, return_word, Some(base.add(top)));
                return_word = *base.add(top);
            }
            // The pieces in the heap, topmost frames first.
            let Some((word, next)) = below.pop_frame() else { return (entries, false) };
            if entries.len() == most {
                return (entries, true);
            }
            push(heap, &mut entries, word, None);
            below = next;
        }
    }
}

/// Adds the call behind a return word, whose frame is at `frame` if it is on the stack.
///
/// # Safety
/// The return word is that of a frame whose code is alive, and `frame` the complete frame it returns to.
unsafe fn push(
    heap: Option<&Mutator>,
    entries: &mut Vec<TraceEntry>,
    return_word: u64,
    frame: Option<*mut u64>,
) {
    // SAFETY: by the contract.
    let (point, span, procedure) = unsafe {
        let (span, procedure) = call_site(return_word);
        (ReturnPoint::at(return_word), span, procedure)
    };
    if !span.is_some() {
        return;
    }
    // SAFETY: a call with a place stands in code.
    let code = unsafe { Code::of_entry(point.entry) };
    // What a form is made of calls for the form as a whole; who reads the trace knows the form, not that.
    if procedure.is_none() && code.span == span {
        return;
    }
    let is_wanted = procedure.is_some() && entries.len() < WITH_ARGUMENTS;
    let arguments = match heap.zip(frame).filter(|_| is_wanted) {
        // SAFETY: by the contract.
        Some((heap, frame)) => unsafe { arguments(heap, code, point.mask, frame) },
        None => Vec::new(),
    };
    entries.push(TraceEntry { span, procedure, is_top: !code.span.is_some(), arguments });
}

/// The arguments of a frame that are still needed. The others may have been overwritten, or be dead.
///
/// # Safety
/// The frame is complete and runs this code, and `mask` names its live slots.
unsafe fn arguments(heap: &Mutator, code: &Code, mask: u64, frame: *mut u64) -> Vec<String> {
    let names = code.only_formals();
    let mut shown = Vec::new();
    code.live_slots(mask, |slot| {
        let Some(name) = slot.checked_sub(2).and_then(|index| names.get(index)) else { return };
        // SAFETY: by the contract.
        let mut value = Value::from_bits(unsafe { *frame.add(slot) });
        if value.is_kind(Kind::Cell) {
            value = Value::from_bits(value.word(1));
        }
        let value = print_bounded(heap, value, Style::Write, ARGUMENT);
        shown.push(format!("{} = {value}", name.as_str()));
    });
    shown
}
