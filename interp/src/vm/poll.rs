//! The slow side of the poll (I13): someone wants something, or the stack is full.

use super::continuation;
use super::exit::{Pause, raise};
use super::fiber::{FiberState, Resume, UNCOUNTED};
use super::primitive::{Cx, Failure};
use super::stack::SPILL_WORDS;
use crate::heap::STOP;
use concurrency::SHARE;

/// What a fiber that has overflowed may still use, so that handlers can run.
const GRACE_WORDS: usize = 1 << 17;

/// The fiber has stored its state; its frame wants `needed` words. `None`: go on as `resume` says.
pub fn slow(fiber: &mut FiberState, cx: &mut Cx<'_>, needed: usize) -> Option<Pause> {
    if !std::mem::replace(&mut fiber.polled, true)
        && let Some(pause) = serve_requests(fiber, cx)
    {
        return Some(pause);
    }
    if fiber.fp as usize + needed * size_of::<u64>() > fiber.stack.limit() {
        let pause = enlarge(fiber, cx, needed);
        fiber.charge(cx.heap.heap());
        cx.heap.poll_word().set_limit(fiber.stack.limit());
        return pause;
    }
    None
}

/// Stops for the collector or leaves for the scheduler, if asked to. A simulated fiber leaves when its ticks
/// are used up and never because of a request, which comes when the machine likes.
pub fn serve_requests(fiber: &mut FiberState, cx: &mut Cx<'_>) -> Option<Pause> {
    let pending = cx.heap.poll_word().pending();
    if pending & STOP != 0 {
        let stopped = cx.heap.poll_stop();
        cx.heap.poll_word().set_limit(fiber.stack.limit());
        if stopped.is_err() {
            return raise(fiber, cx, out_of_memory());
        }
    }
    if fiber.ticks != UNCOUNTED {
        return None;
    }
    let is_asked_to_share = cx.heap.poll_word().take(SHARE) != 0;
    if cx.heap.poll_word().pending() & !STOP != 0 {
        return Some(Pause::Preempt);
    }
    if is_asked_to_share {
        if !cx.registers.forks.is_empty() {
            return Some(Pause::Share);
        }
        cx.heap.poll_word().set_limit(fiber.stack.limit());
    }
    None
}

/// An allocation was refused: collects, and says whether to try once more. Everything live is in the
/// fiber.
pub fn collect_for_space(fiber: &mut FiberState, cx: &mut Cx<'_>) -> bool {
    let worth_trying = cx.heap.epoch() != fiber.collected_at && cx.heap.poll_stop().is_ok();
    fiber.collected_at = cx.heap.epoch();
    cx.heap.poll_word().set_limit(fiber.stack.limit());
    worth_trying
}

/// The condition of a heap that is full.
pub fn out_of_memory() -> Failure {
    Failure::new("out-of-memory", "the heap is full: more memory is in use than its limit allows")
        .hint("drop what is no longer needed, or raise the limit with --heap SIZE or LAMBDUST_HEAP")
}

fn enlarge(fiber: &mut FiberState, cx: &mut Cx<'_>, needed: usize) -> Option<Pause> {
    let used = match fiber.resume {
        Resume::Call(count) => 2 + count,
        // At a loop head the frame has passed the check of its entry already.
        _ => needed,
    };
    let depth = fiber.depth();
    if depth + needed < SPILL_WORDS {
        fiber.make_room(used, needed + (fiber.stack.words() / 2).min(SPILL_WORDS / 2));
        return None;
    }
    // Only frames on the stack are split: with a fiber of its own the newest body begins on a small one.
    if !cx.registers.forks.is_empty() {
        return Some(Pause::Split);
    }
    let total = fiber.below.depth() + depth;
    let limit = cx.world.recursion_words() + if fiber.overflowing { GRACE_WORDS } else { 0 };
    if total > limit {
        if fiber.overflowing {
            fiber.resume = Resume::Nothing;
            return Some(Pause::Dead(Failure::new(
                "stack-overflow",
                "recursion too deep, also in its handler",
            )));
        }
        fiber.overflowing = true;
        return raise(fiber, cx, stack_overflow(limit));
    }
    match continuation::seal(fiber, cx.heap, used) {
        Ok(()) => {
            fiber.make_room(used, needed);
            None
        }
        Err(_) if !fiber.overflowing && collect_for_space(fiber, cx) => None,
        Err(_) => without_space(fiber, cx, used, needed),
    }
}

/// The stack is full and the heap cannot take it: the buffer grows a little beyond its usual size, so that
/// the condition's handler can run on top.
fn without_space(fiber: &mut FiberState, cx: &mut Cx<'_>, used: usize, needed: usize) -> Option<Pause> {
    if fiber.depth() + needed > SPILL_WORDS + GRACE_WORDS {
        fiber.resume = Resume::Nothing;
        return Some(Pause::Dead(out_of_memory()));
    }
    fiber.make_room(used, needed + SPILL_WORDS / 2);
    if std::mem::replace(&mut fiber.overflowing, true) {
        return None;
    }
    raise(fiber, cx, out_of_memory())
}

fn stack_overflow(limit: usize) -> Failure {
    let megabytes = (limit * size_of::<u64>()) >> 20;
    Failure::new("stack-overflow", format!("recursion is too deep: its frames take more than {megabytes} MB"))
        .hint("check that the recursion ends; if it does, raise the limit with --recursion SIZE or LAMBDUST_RECURSION")
}
