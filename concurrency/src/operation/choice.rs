//! Waiting for the first of several operations.
//!
//! One waiter stands in every queue; the first completion claims it. Losing branches are pruned when
//! the wait ends. Branches are tried in the order of the alternatives, or in one that is drawn: then none
//! that is always ready keeps the others from their turn.

use super::{Operation, Ready};
use crate::context::Turn;
use crate::host::Host;
use crate::wait::Waiter;

/// The first of several operations that completes. Start it with
/// [`Turn::start_owned`](crate::Turn::start_owned) to have the losers pruned.
pub struct Choice<H: Host> {
    /// In the order in which they are tried, each with the number of its first branch.
    alternatives: Vec<(u32, Box<dyn Operation<H> + Send>)>,
}

impl<H: Host> Choice<H> {
    /// A choice; its branches are those of the first alternative, then those of the second, and so
    /// on. Without alternatives it never completes.
    #[must_use]
    pub fn new(alternatives: Vec<Box<dyn Operation<H> + Send>>) -> Self {
        let numbered = alternatives.into_iter().scan(0, |next, alternative| {
            let first = *next;
            *next += alternative.branches();
            Some((first, alternative))
        });
        Choice { alternatives: numbered.collect() }
    }

    /// The same, of which several ready alternatives each have the same chance. `draw` gives a number
    /// below its argument.
    #[must_use]
    pub fn shuffled(
        alternatives: Vec<Box<dyn Operation<H> + Send>>,
        mut draw: impl FnMut(usize) -> usize,
    ) -> Self {
        let mut choice = Choice::new(alternatives);
        for end in (1..choice.alternatives.len()).rev() {
            choice.alternatives.swap(end, draw(end + 1));
        }
        choice
    }

    /// Every alternative with the number of its first branch.
    fn numbered(&self) -> impl Iterator<Item = (u32, &(dyn Operation<H> + Send))> {
        self.alternatives.iter().map(|(first, alternative)| (*first, &**alternative))
    }
}

impl<H: Host> Operation<H> for Choice<H> {
    fn try_now(&self, cx: &mut Turn<'_, H>) -> Option<Ready<H::Payload>> {
        self.numbered().find_map(|(first, alternative)| {
            let ready = alternative.try_now(cx)?;
            Some(Ready { branch: first + ready.branch, ..ready })
        })
    }

    fn block(&self, cx: &mut Turn<'_, H>, waiter: Waiter) -> Option<Ready<H::Payload>> {
        for (first, alternative) in self.numbered() {
            if let Some(ready) = alternative.block(cx, waiter.shifted(first)) {
                // The wait is won and over: those already enqueued have lost.
                for (earlier, loser) in self.numbered().take_while(|(tried, _)| *tried != first) {
                    loser.prune(cx, waiter.shifted(earlier), Some(ready.branch));
                }
                return Some(ready);
            }
            if !cx.is_waiting(waiter) {
                break;
            }
        }
        None
    }

    fn cancel(&self, cx: &mut Turn<'_, H>, waiter: Waiter, winner: Option<u32>) {
        for (first, alternative) in self.numbered() {
            alternative.prune(cx, waiter.shifted(first), winner);
        }
    }

    fn branches(&self) -> u32 {
        self.numbered().map(|(_, alternative)| alternative.branches()).sum()
    }

    fn is_external(&self) -> bool {
        self.numbered().any(|(_, alternative)| alternative.is_external())
    }

    fn shows_waiters(&self) -> bool {
        self.alternatives.iter().all(|(_, alternative)| alternative.shows_waiters())
    }

    fn is_rest(&self) -> bool {
        self.alternatives.iter().any(|(_, alternative)| alternative.is_rest())
    }

    fn trace_carried(&mut self, visit: &mut dyn FnMut(&mut H::Payload)) {
        for (_, alternative) in &mut self.alternatives {
            alternative.trace_carried(visit);
        }
    }
}
