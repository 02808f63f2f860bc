//! Queues and stacks without locks. Values pass by reference: who puts one in and who takes it out share what can be
//! changed in it. `#f` is refused, because it is what popping gives when nothing is there.

use super::sync::{Limit, Name, foreign_primitive, foreign_view, identity};
use crate::Value;
use crate::heap::Stored;
use crate::machine::Interp;
use crate::machine::deadlines::{moment, moment_value};
use crate::machine::event::{BoxedOperation, Event, Kept, Waitable};
use crate::machine::resource::Identity;
use crate::value::{FromValue, Rest};
use crate::vm::primitive::{Cx, Exit, Outcome, Woken};
use concurrency::Owner;
use concurrency::lockfree::{Collection, Depot, Queue, Stack, Take};
use concurrency::sync::Named;
use macros::builtins;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

pub use table::TABLE;

/// What a queue has beside its values.
pub(crate) struct QueueData {
    identity: Identity,
}

/// What a stack has beside its values.
pub(crate) struct StackData {
    identity: Identity,
}

/// A queue as a Scheme object.
pub(crate) type QueueObject = Depot<Interp, Queue, QueueData>;

/// A stack as a Scheme object.
pub(crate) type StackObject = Depot<Interp, Stack, StackData>;

foreign_view!(
    /// A queue.
    QueueRef, QueueObject, "a queue"
);

foreign_view!(
    /// A stack.
    StackRef, StackObject, "a stack"
);

macro_rules! foreign_depot {
    ($data:ty, $object:ty) => {
        foreign_primitive!($data, $object, {
            fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
                Owner::trace(self, &mut |payload: &mut Stored| payload.show(visit));
            }

            fn shows_payloads(&self) -> bool {
                true
            }

            fn bytes(&self) -> usize {
                Depot::bytes(self)
            }
        });
    };
}

foreign_depot!(QueueData, QueueObject);
foreign_depot!(StackData, StackObject);

/// What can be put in: anything but `#f`.
#[derive(Clone, Copy)]
struct Item(Value);

impl FromValue for Item {
    const WANTED: &'static str = "a value other than #f, which is what popping gives when nothing is there,";

    #[inline]
    fn from_value(value: Value) -> Option<Item> {
        (value != Value::FALSE).then_some(Item(value))
    }
}

/// Puts a value in. `object` is the depot as a value, `shared` gives it to be kept.
fn push<C: Collection, N: Named>(
    cx: &mut Cx<'_>,
    object: Value,
    depot: &Depot<Interp, C, N>,
    shared: impl FnOnce() -> Arc<Depot<Interp, C, N>>,
    item: Item,
) -> Result<(), Exit> {
    let bytes = depot.push(cx.turn()?, item.0.stored(), shared);
    if bytes > 0 {
        cx.heap.charge_foreign(object, bytes);
    }
    Ok(())
}

fn pop<C: Collection, N: Named>(depot: &Depot<Interp, C, N>, default: Option<Value>) -> Value {
    depot.pop().map_or_else(|| default.unwrap_or(Value::FALSE), Value::from_stored)
}

/// Takes a value out, waiting until there is one. Progress register 0 has the deadline, because the wait begins anew
/// when somebody else has been faster.
fn take<C: Collection, N: Named>(
    cx: &mut Cx<'_>,
    depot: &Depot<Interp, C, N>,
    shared: impl Fn() -> Arc<Depot<Interp, C, N>>,
    options: &[Value],
) -> Outcome {
    let limit = Limit::new(options, 1);
    if cx.progress()[0] == Value::DEFAULT {
        let deadline = limit.deadline(cx)?;
        if cx.registers.woken.is_none()
            && let Some(payload) = depot.pop()
        {
            return Ok(Value::from_stored(payload));
        }
        cx.progress()[0] = moment_value(deadline);
    }
    let deadline = moment(cx.progress()[0]);
    loop {
        match cx.wait_kept(cx.masking(), deadline, || Take { depot: shared() })? {
            Woken::Completed(0, value) => return Ok(value),
            Woken::Completed(1, _) => {}
            Woken::Completed(..) => return limit.passed(cx, &depot.data.label()),
            Woken::Cancelled => return Ok(Value::UNSPECIFIED),
        }
    }
}

/// The event of taking a value out of a queue.
struct TakingFirst(Kept);

/// The event of taking a value off a stack.
struct TakingTop(Kept);

macro_rules! taking {
    ($event:ty, $view:ident, $label:literal) => {
        impl Waitable for $event {
            fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
                let view = $view(self.0.get());
                view.object().data.identity.check(cx)?;
                Ok(Box::new(Take { depot: view.shared() }))
            }

            fn branches(&self) -> u32 {
                2
            }

            fn is_missed(&self, branch: u32) -> bool {
                branch == 1
            }

            fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
                self.0.trace(visit);
            }

            fn label(&self) -> String {
                format!($label, $view(self.0.get()).object().data.identity.label())
            }
        }
    };
}

taking!(TakingFirst, QueueRef, "take from {}");
taking!(TakingTop, StackRef, "take off {}");

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// A queue for any number of threads, first in, first out, without a lock.
    ///
    /// `(let ((q (make-queue))) (queue-push! q 1) (queue-push! q 2) (queue-pop! q)) ; => 1`
    #[builtin("make-queue", "make-work-queue", effect = Writes)]
    fn make_queue(cx: &mut Cx<'_>, name: Option<Name>) -> Outcome {
        let identity = identity(cx, "queue", name)?;
        Ok(cx.heap.foreign(Arc::new(QueueObject::new(QueueData { identity }))))
    }

    /// Whether the value is a queue.
    ///
    /// `(queue? (make-work-queue)) ; => #t`
    #[builtin("queue?")]
    fn is_queue(value: Value) -> bool {
        QueueRef::from_value(value).is_some()
    }

    /// Puts a value, anything but `#f`, at the end of a queue. Lock-free unless somebody waits for it.
    ///
    /// `(let ((q (make-queue))) (queue-push! q 'job) (queue-length q)) ; => 1`
    #[builtin("queue-push!", effect = Writes, shared)]
    fn queue_push(cx: &mut Cx<'_>, queue: QueueRef, value: Item) -> Result<(), Exit> {
        let object = queue.object();
        object.data.identity.check(cx)?;
        push(cx, queue.0, object, || queue.shared(), value)
    }

    /// Takes the first value out of a queue; the default, `#f` unless given, when nothing is in it. Lock-free.
    ///
    /// `(let ((q (make-queue))) (queue-push! q 'job) (list (queue-pop! q) (queue-pop! q) (queue-pop! q 'none))) ; => (job #f none)`
    #[builtin("queue-pop!", effect = Writes, shared)]
    fn queue_pop(cx: &mut Cx<'_>, queue: QueueRef, default: Option<Value>) -> Outcome {
        let object = queue.object();
        object.data.identity.check(cx)?;
        Ok(pop(object, default))
    }

    /// Takes the first value out of a queue, waiting until there is one. With `#:timeout` it waits that many seconds
    /// at most, and then returns `#:default` or raises `timeout`.
    ///
    /// `(let ((q (make-queue))) (thread (lambda () (queue-push! q 1))) (queue-take! q)) ; => 1`
    #[builtin("queue-take!", effect = Blocks)]
    fn queue_take(cx: &mut Cx<'_>, queue: QueueRef, options: Rest<'_, Value>) -> Outcome {
        let object = queue.object();
        object.data.identity.check(cx)?;
        let outcome = take(cx, object, || queue.shared(), options.values());
        cx.finish_slice(outcome)
    }

    /// The event of taking the first value out of a queue, which is the value of the event. What is not chosen takes
    /// nothing.
    ///
    /// `(let ((a (make-queue)) (b (make-queue))) (queue-push! b 2) (sync (queue-take-evt a) (queue-take-evt b))) ; => 2`
    #[builtin("queue-take-evt")]
    fn queue_take_event(cx: &mut Cx<'_>, queue: QueueRef) -> Value {
        Event::make(cx, TakingFirst(Kept::new(queue.0)))
    }

    /// How many values are in a queue; while others push and pop, about how many.
    ///
    /// `(queue-length (make-queue)) ; => 0`
    #[builtin("queue-length", effect = Reads, shared)]
    fn queue_length(queue: QueueRef) -> usize {
        queue.object().len()
    }

    /// Whether nothing is in a queue.
    ///
    /// `(queue-empty? (make-queue)) ; => #t`
    #[builtin("queue-empty?", effect = Reads, shared)]
    fn queue_is_empty(queue: QueueRef) -> bool {
        queue.object().is_empty()
    }

    /// A stack for any number of threads, last in, first out, without a lock.
    ///
    /// `(let ((s (make-stack))) (stack-push! s 1) (stack-push! s 2) (stack-pop! s)) ; => 2`
    #[builtin("make-stack", effect = Writes)]
    fn make_stack(cx: &mut Cx<'_>, name: Option<Name>) -> Outcome {
        let identity = identity(cx, "stack", name)?;
        Ok(cx.heap.foreign(Arc::new(StackObject::new(StackData { identity }))))
    }

    /// Whether the value is a stack.
    ///
    /// `(stack? (make-stack)) ; => #t`
    #[builtin("stack?")]
    fn is_stack(value: Value) -> bool {
        StackRef::from_value(value).is_some()
    }

    /// Puts a value, anything but `#f`, on top of a stack. Lock-free unless somebody waits for it.
    ///
    /// `(let ((s (make-stack))) (stack-push! s 'job) (stack-length s)) ; => 1`
    #[builtin("stack-push!", effect = Writes, shared)]
    fn stack_push(cx: &mut Cx<'_>, stack: StackRef, value: Item) -> Result<(), Exit> {
        let object = stack.object();
        object.data.identity.check(cx)?;
        push(cx, stack.0, object, || stack.shared(), value)
    }

    /// Takes the value on top off a stack; the default, `#f` unless given, when nothing is on it. Lock-free.
    ///
    /// `(let ((s (make-stack))) (stack-push! s 'job) (list (stack-pop! s) (stack-pop! s) (stack-pop! s 'none))) ; => (job #f none)`
    #[builtin("stack-pop!", effect = Writes, shared)]
    fn stack_pop(cx: &mut Cx<'_>, stack: StackRef, default: Option<Value>) -> Outcome {
        let object = stack.object();
        object.data.identity.check(cx)?;
        Ok(pop(object, default))
    }

    /// Takes the value on top off a stack, waiting until there is one. With `#:timeout` it waits that many seconds at
    /// most, and then returns `#:default` or raises `timeout`.
    ///
    /// `(let ((s (make-stack))) (thread (lambda () (stack-push! s 1))) (stack-take! s)) ; => 1`
    #[builtin("stack-take!", effect = Blocks)]
    fn stack_take(cx: &mut Cx<'_>, stack: StackRef, options: Rest<'_, Value>) -> Outcome {
        let object = stack.object();
        object.data.identity.check(cx)?;
        let outcome = take(cx, object, || stack.shared(), options.values());
        cx.finish_slice(outcome)
    }

    /// The event of taking the value on top off a stack, which is the value of the event. What is not chosen takes
    /// nothing.
    ///
    /// `(let ((s (make-stack))) (stack-push! s 2) (sync (stack-take-evt s))) ; => 2`
    #[builtin("stack-take-evt")]
    fn stack_take_event(cx: &mut Cx<'_>, stack: StackRef) -> Value {
        Event::make(cx, TakingTop(Kept::new(stack.0)))
    }

    /// How many values are on a stack; while others push and pop, about how many.
    ///
    /// `(stack-length (make-stack)) ; => 0`
    #[builtin("stack-length", effect = Reads, shared)]
    fn stack_length(stack: StackRef) -> usize {
        stack.object().len()
    }

    /// Whether nothing is on a stack.
    ///
    /// `(stack-empty? (make-stack)) ; => #t`
    #[builtin("stack-empty?", effect = Reads, shared)]
    fn stack_is_empty(stack: StackRef) -> bool {
        stack.object().is_empty()
    }
}
