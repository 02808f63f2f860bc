//! Barriers. The action of a barrier is run by the fiber that comes last; when that ends in the middle of it, the
//! barrier is broken.

use super::{Limit, Name, foreign_primitive, foreign_view, identity};
use crate::Value;
use crate::machine::Turn;
use crate::machine::resource::Identity;
use crate::value::{FromValue, Rest};
use crate::vm::primitive::{Cx, Exit, Held, Outcome, Woken};
use concurrency::sync::{Barrier, Meet, Named, Resource, Round};
use concurrency::{TaskId, Waiter};
use macros::builtins;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Acquire};

pub use table::TABLE;

/// What a barrier has beside those who wait.
pub(crate) struct BarrierData {
    identity: Identity,
    /// A procedure of the library that runs the action, or `#f`.
    runner: AtomicU64,
}

/// A barrier as a Scheme object.
pub(crate) type BarrierObject = Barrier<BarrierData>;

foreign_view!(
    /// A barrier.
    BarrierRef, BarrierObject, "a barrier"
);

foreign_primitive!(BarrierData, BarrierObject, {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        visit(&self.data.runner);
    }

    fn awaited(&self) -> String {
        Resource::label(self)
    }
});

/// The fiber runs the action of a round.
struct Acting(Arc<BarrierObject>);

impl Held for Acting {
    fn show_waiters(&self, show: &mut dyn FnMut(Waiter)) {
        self.0.show_waiters(show);
    }

    fn abandon(&self, turn: &mut Turn<'_>, owner: TaskId) -> Option<String> {
        self.0.finish(turn, owner, false);
        None
    }

    fn key(&self) -> (usize, u64) {
        (Arc::as_ptr(&self.0).addr(), 0)
    }
}

/// A number of parties.
struct Parties(usize);

impl FromValue for Parties {
    const WANTED: &'static str = "a number of parties, a positive exact integer";

    fn from_value(value: Value) -> Option<Parties> {
        let parties = value.as_fixnum().and_then(|n| usize::try_from(n).ok())?;
        (1..=1 << 24).contains(&parties).then_some(Parties(parties))
    }
}

#[cold]
fn broken(cx: &Cx<'_>, object: &BarrierObject) -> Exit {
    let text = format!("found {} broken: a party gave up, failed or was ended", object.data.label());
    cx.failure("broken-barrier", text).hint("(barrier-reset! barrier) makes it whole again").into()
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// A barrier for so many threads whose action, if there is one, `runner` runs.
    ///
    /// `(barrier-parties (%make-barrier 2 #f)) ; => 2`
    #[builtin("%make-barrier", effect = Writes, library = "lambdust internal")]
    fn make_barrier(cx: &mut Cx<'_>, parties: Parties, runner: Value, name: Option<Name>) -> Outcome {
        let identity = identity(cx, "barrier", name)?;
        let data = BarrierData { identity, runner: AtomicU64::new(runner.bits()) };
        Ok(cx.heap.foreign(Arc::new(Barrier::new(parties.0, runner != Value::FALSE, data))))
    }

    /// Whether the value is a barrier.
    ///
    /// `(barrier? (make-barrier 2)) ; => #t`
    #[builtin("barrier?")]
    fn is_barrier(value: Value) -> bool {
        BarrierRef::from_value(value).is_some()
    }

    /// Waits until as many threads have come as the barrier is for. The last one runs the action of the barrier
    /// first, and gets `#t`; the others get `#f`. A thread that gives up waiting breaks the barrier: then all who
    /// wait, and all who come later, get the condition `broken-barrier`. With `#:timeout` it gives up after so many
    /// seconds, and returns `#:default` or raises `timeout`.
    ///
    /// `(barrier-wait! (make-barrier 1)) ; => #t`
    #[builtin("barrier-wait!", effect = Blocks)]
    fn barrier_wait(cx: &mut Cx<'_>, barrier: BarrierRef, options: Rest<'_, Value>) -> Outcome {
        let object = barrier.object();
        object.data.identity.check(cx)?;
        let limit = Limit::new(options.values(), 1);
        let deadline = limit.deadline(cx)?;
        let Woken::Completed(branch, _) = cx.wait_kept(cx.masking(), deadline, || Meet(barrier.shared()))?
        else {
            return Ok(Value::UNSPECIFIED);
        };
        match Meet::<BarrierData>::round(branch) {
            Some(Round::Passed) => Ok(Value::FALSE),
            Some(Round::Broken) => Err(broken(cx, object)),
            Some(Round::Last) => {
                let runner = Value::from_bits(object.data.runner.load(Acquire));
                if runner == Value::FALSE {
                    return Ok(Value::TRUE);
                }
                cx.registers.held.push(Arc::new(Acting(barrier.shared())));
                Err(cx.stage_call(runner, &[barrier.0]))
            }
            None => limit.passed(cx, &object.data.label()),
        }
    }

    /// The action has ended, well or not. What was said first counts.
    ///
    /// `(%barrier-finish! (make-barrier 2) #t) ; prints nothing`
    #[builtin("%barrier-finish!", shown = "barrier-wait!", effect = Writes, shared, library = "lambdust internal")]
    fn barrier_finish(cx: &mut Cx<'_>, barrier: BarrierRef, is_done: bool) -> Result<(), Exit> {
        let object = barrier.object();
        let me = cx.turn()?.me();
        let key = (std::ptr::from_ref(object).addr(), 0);
        if cx.registers.give_up(key).is_some() && !object.finish(cx.turn()?, me, is_done) && is_done {
            return Err(broken(cx, object));
        }
        Ok(())
    }

    /// Makes a barrier whole again. Those who wait get the condition `broken-barrier`.
    ///
    /// `(let ((b (make-barrier 2))) (barrier-reset! b) (barrier-broken? b)) ; => #f`
    #[builtin("barrier-reset!", effect = Writes, shared)]
    fn barrier_reset(cx: &mut Cx<'_>, barrier: BarrierRef) -> Result<(), Exit> {
        barrier.object().data.identity.check(cx)?;
        barrier.object().reset(cx.turn()?);
        Ok(())
    }

    /// Whether a barrier is broken.
    ///
    /// `(barrier-broken? (make-barrier 2)) ; => #f`
    #[builtin("barrier-broken?", effect = Reads, shared)]
    fn barrier_is_broken(barrier: BarrierRef) -> bool {
        barrier.object().is_broken()
    }

    /// How many threads a barrier is for.
    ///
    /// `(barrier-parties (make-barrier 2)) ; => 2`
    #[builtin("barrier-parties")]
    fn barrier_parties(barrier: BarrierRef) -> usize {
        barrier.object().parties()
    }

    /// How many threads wait at a barrier for others to come.
    ///
    /// `(barrier-waiting (make-barrier 2)) ; => 0`
    #[builtin("barrier-waiting", effect = Reads, shared)]
    fn barrier_waiting(barrier: BarrierRef) -> usize {
        barrier.object().arrived()
    }
}
