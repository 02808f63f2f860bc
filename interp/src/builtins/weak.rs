//! References that keep nothing alive, guardians, and asking for a collection. What refers to what and how
//! long is the collector's business: `heap/ephemeron.rs` and `heap/guardian.rs`.

use crate::Value;
use crate::heap::{Guardian, Stored, ephemeron_datum, ephemeron_key, foreign_arc, foreign_of};
use crate::machine::{Interp, Turn};
use crate::value::{Ephemeron, WeakBox};
use crate::vm::primitive::{Cx, Exit, Outcome};
use concurrency::{Operation, Ready, Waiter};
use macros::builtins;
use std::sync::Arc;

pub use ephemerons::TABLE as EPHEMERONS;
pub use parts::TABLE as PARTS;
pub use weak::TABLE as WEAK;

#[builtins(library = "lambdust")]
mod weak {
    use super::*;

    /// A box that does not keep what is in it: once nothing else refers to that, it is empty. Numbers,
    /// characters, booleans and symbols stay, since they can be written again.
    ///
    /// `(weak-box-value (make-weak-box 'a)) ; => a`
    #[builtin("make-weak-box", effect = Writes)]
    fn make_weak_box(cx: &mut Cx<'_>, value: Value) -> Value {
        cx.heap.weak_box(value)
    }

    /// Whether the value is a weak box.
    ///
    /// `(weak-box? (make-weak-box 1)) ; => #t`
    #[builtin("weak-box?")]
    fn is_weak_box(value: Value) -> bool {
        value.is_kind(crate::heap::Kind::WeakBox)
    }

    /// What is in a weak box, or the default, `#f` if there is none, once that is gone.
    ///
    /// `(weak-box-value (make-weak-box 7) 'gone) ; => 7`
    #[builtin("weak-box-value", effect = Reads)]
    fn weak_box_value(r#box: WeakBox, default: Option<Value>) -> Value {
        ephemeron_key(r#box.into()).or(default).unwrap_or(Value::FALSE)
    }

    /// Finds out at once which objects are still in use. Programs need this only to see what happens to
    /// weak boxes, ephemerons and finalizers.
    ///
    /// `(collect-garbage) ; prints nothing`
    #[builtin("collect-garbage", effect = Writes, long)]
    fn collect_garbage(cx: &mut Cx<'_>) -> Outcome {
        if cx.progress()[0] == Value::DEFAULT {
            cx.progress()[0] = Value::TRUE;
            cx.heap.heap().request_collection(true);
            return Err(Exit::Again);
        }
        Ok(Value::UNSPECIFIED)
    }
}

#[builtins(library = "srfi 124")]
mod ephemerons {
    use super::*;

    /// A key and a datum that are kept only as long as something other than the datum refers to the key.
    ///
    /// `(ephemeron-datum (make-ephemeron 'key 'datum)) ; => datum`
    #[builtin("make-ephemeron", effect = Writes)]
    fn make_ephemeron(cx: &mut Cx<'_>, key: Value, datum: Value) -> Value {
        cx.heap.ephemeron(key, datum)
    }

    /// Whether the value is an ephemeron.
    ///
    /// `(ephemeron? (make-ephemeron 1 2)) ; => #t`
    #[builtin("ephemeron?")]
    fn is_ephemeron(value: Value) -> bool {
        value.is_kind(crate::heap::Kind::Ephemeron)
    }

    /// The key of an ephemeron, `#f` once it is gone. What can be written again, as numbers and symbols can, never is.
    ///
    /// `(ephemeron-key (make-ephemeron 'key 'datum)) ; => key`
    #[builtin("ephemeron-key", effect = Reads)]
    fn key(ephemeron: Ephemeron) -> Value {
        ephemeron_key(ephemeron.into()).unwrap_or(Value::FALSE)
    }

    /// The datum of an ephemeron, `#f` once the key is gone.
    ///
    /// `(ephemeron-datum (make-ephemeron 'key 'datum)) ; => datum`
    #[builtin("ephemeron-datum", effect = Reads)]
    fn datum(ephemeron: Ephemeron) -> Value {
        ephemeron_datum(ephemeron.into()).unwrap_or(Value::FALSE)
    }

    /// Whether the key of an ephemeron is gone. What this says of one that is not broken may be over when it is
    /// heard, unless `reference-barrier` keeps the key.
    ///
    /// `(ephemeron-broken? (make-ephemeron 'key 'datum)) ; => #f`
    #[builtin("ephemeron-broken?", effect = Reads)]
    fn is_broken(ephemeron: Ephemeron) -> bool {
        ephemeron_key(ephemeron.into()).is_none()
    }

    /// Does nothing; whatever it is called with is in use until then.
    ///
    /// `(reference-barrier 'key) ; prints nothing`
    #[builtin("reference-barrier", effect = Writes)]
    fn reference_barrier(_key: Value) {}
}

#[builtins(library = "lambdust internal")]
mod parts {
    use super::*;

    /// A guardian as the library wraps it.
    ///
    /// `(%guardian? (%make-guardian)) ; => #t`
    #[builtin("%make-guardian", effect = Writes)]
    fn make_guardian(cx: &mut Cx<'_>) -> Value {
        cx.heap.foreign(Arc::new(Guardian::default()))
    }

    /// Whether the value is one of these.
    ///
    /// `(%guardian? car) ; => #f`
    #[builtin("%guardian?")]
    fn is_guardian(value: Value) -> bool {
        foreign_of::<Guardian>(&value).is_some()
    }

    /// Has the guardian hand over the datum once nothing refers to the object.
    ///
    /// `(%guard! (%make-guardian) (list 1) 2) ; prints nothing`
    #[builtin("%guard!", effect = Writes)]
    fn guard(cx: &mut Cx<'_>, guardian: Value, object: Value, datum: Value) -> Outcome {
        checked(cx, &guardian)?;
        cx.heap.guard(guardian, object, datum);
        Ok(Value::UNSPECIFIED)
    }

    /// The next thing a guardian hands over, or `#f`.
    ///
    /// `(%guardian-next! (%make-guardian)) ; => #f`
    #[builtin("%guardian-next!", effect = Writes)]
    fn next(cx: &mut Cx<'_>, guardian: Value) -> Outcome {
        Ok(checked(cx, &guardian)?.take().unwrap_or(Value::FALSE))
    }

    /// Waits until a guardian has something to hand over.
    ///
    /// `(let ((g (%make-guardian))) (%guard! g (list 1) 2) (collect-garbage) (%guardian-wait g)) ; prints nothing`
    #[builtin("%guardian-wait", effect = Blocks)]
    fn wait(cx: &mut Cx<'_>, guardian: Value) -> Outcome {
        let Some(guardian) = foreign_arc::<Guardian>(&guardian) else {
            return Err(cx.wrong_type(0, "a guardian", guardian));
        };
        cx.wait(cx.masking(), None, || Collected(guardian))?;
        Ok(Value::UNSPECIFIED)
    }

    /// True when it is called with this guardian for the first time.
    ///
    /// `(%guardian-claim! (%make-guardian)) ; => #t`
    #[builtin("%guardian-claim!", effect = Writes)]
    fn claim(cx: &mut Cx<'_>, guardian: Value) -> Outcome {
        Ok(Value::boolean(checked(cx, &guardian)?.claim()))
    }
}

fn checked<'a>(cx: &Cx<'_>, value: &'a Value) -> Result<&'a Guardian, Exit> {
    foreign_of::<Guardian>(value).ok_or_else(|| cx.wrong_type(0, "a guardian", *value))
}

/// Waits until a guardian has something. The collector completes it, which is no worker's step: by a post.
struct Collected(Arc<Guardian>);

impl Operation<Interp> for Collected {
    fn try_now(&self, _cx: &mut Turn<'_>) -> Option<Ready<Stored>> {
        self.0.is_ready().then_some(Ready { branch: 0, payload: Value::UNSPECIFIED.stored() })
    }

    fn block(&self, cx: &mut Turn<'_>, waiter: Waiter) -> Option<Ready<Stored>> {
        // The heap must not keep the scheduler that keeps the heap.
        let scheduler = Arc::downgrade(cx.scheduler());
        let tell = move || {
            if let Some(scheduler) = scheduler.upgrade() {
                scheduler.post(waiter, Box::new(|_| Value::UNSPECIFIED.stored()));
            }
        };
        if self.0.when_ready(Box::new(tell)) || !cx.claim_own(waiter) {
            return None;
        }
        Some(Ready { branch: waiter.branch(), payload: Value::UNSPECIFIED.stored() })
    }

    /// A stale post finds the wait ended.
    fn cancel(&self, _cx: &mut Turn<'_>, _waiter: Waiter, _winner: Option<u32>) {}

    fn is_rest(&self) -> bool {
        true
    }
}
