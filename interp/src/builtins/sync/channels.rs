//! Channels. Values pass by reference: sender and receiver share what can be changed in them.

use super::{Limit, Name, foreign_primitive, foreign_view, identity};
use crate::Value;
use crate::heap::Stored;
use crate::machine::Interp;
use crate::machine::event::{BoxedOperation, Event, Kept, Waitable};
use crate::machine::resource::Identity;
use crate::value::{FromValue, Rest};
use crate::vm::primitive::{Cx, Exit, Outcome, Woken};
use concurrency::sync::{Channel, Named, Receive, Send as Sending};
use concurrency::{Operation, Owner};
use macros::builtins;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

pub use table::TABLE;

/// What a channel has beside its values.
pub(crate) struct ChannelData {
    identity: Identity,
}

/// A channel as a Scheme object.
pub(crate) type ChannelObject = Channel<Interp, ChannelData>;

foreign_view!(
    /// A channel.
    ChannelRef, ChannelObject, "a channel"
);

foreign_primitive!(ChannelData, ChannelObject, {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        Owner::trace(self, &mut |payload: &mut Stored| payload.show(visit));
    }

    fn shows_payloads(&self) -> bool {
        true
    }

    fn bytes(&self) -> usize {
        self.len() * size_of::<u64>()
    }
});

/// How many values a channel can keep.
struct Capacity(usize);

impl FromValue for Capacity {
    const WANTED: &'static str = "a number of values, an exact integer from 0 to 1000000";

    fn from_value(value: Value) -> Option<Capacity> {
        let capacity = value.as_fixnum().and_then(|n| usize::try_from(n).ok())?;
        (capacity <= 1_000_000).then_some(Capacity(capacity))
    }
}

#[cold]
fn closed(cx: &Cx<'_>, object: &ChannelObject) -> Exit {
    let text = format!("cannot send through {}: it is closed", object.data.label());
    cx.failure("closed-channel", text).hint("close a channel when nobody sends any more").into()
}

/// The event of receiving a value.
struct Receiving(Kept);

impl Waitable for Receiving {
    fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        let channel = ChannelRef(self.0.get());
        channel.object().data.identity.check(cx)?;
        Ok(Box::new(Receive { channel: channel.shared() }))
    }

    fn branches(&self) -> u32 {
        2
    }

    fn value(&self, _cx: &mut Cx<'_>, branch: u32, payload: Value) -> Outcome {
        Ok(if branch == 0 { payload } else { Value::EOF })
    }

    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.0.trace(visit);
    }

    fn label(&self) -> String {
        format!("receive from {}", ChannelRef(self.0.get()).object().data.label())
    }
}

/// The event of sending a value.
struct Offering {
    channel: Kept,
    value: Kept,
}

impl Waitable for Offering {
    fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        let channel = ChannelRef(self.channel.get());
        channel.object().data.identity.check(cx)?;
        Ok(Box::new(Sending { channel: channel.shared(), payload: self.value.get().stored() }))
    }

    fn branches(&self) -> u32 {
        2
    }

    fn value(&self, cx: &mut Cx<'_>, branch: u32, _payload: Value) -> Outcome {
        let channel = ChannelRef(self.channel.get());
        if branch == 0 { Ok(Value::UNSPECIFIED) } else { Err(closed(cx, channel.object())) }
    }

    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.channel.trace(visit);
        self.value.trace(visit);
    }

    fn label(&self) -> String {
        format!("send through {}", ChannelRef(self.channel.get()).object().data.label())
    }
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// A channel that keeps so many values on their way, none unless said otherwise: then each sender waits for
    /// its receiver.
    ///
    /// `(let ((c (make-channel 1))) (channel-send! c 'hello) (channel-receive! c)) ; => hello`
    #[builtin("make-channel", effect = Writes)]
    fn make_channel(cx: &mut Cx<'_>, capacity: Option<Capacity>, name: Option<Name>) -> Outcome {
        let identity = identity(cx, "channel", name)?;
        let capacity = capacity.map_or(0, |capacity| capacity.0);
        Ok(cx.heap.foreign(Arc::new(ChannelObject::new(capacity, ChannelData { identity }))))
    }

    /// Whether the value is a channel.
    ///
    /// `(channel? (make-channel)) ; => #t`
    #[builtin("channel?")]
    fn is_channel(value: Value) -> bool {
        ChannelRef::from_value(value).is_some()
    }

    /// Sends a value through a channel, waiting until it has room or a receiver has come. On a closed channel it
    /// raises `closed-channel`. With `#:timeout` it waits that many seconds at most, and then returns `#:default` or
    /// raises `timeout`.
    ///
    /// `(let ((c (make-channel))) (thread (lambda () (channel-send! c 1))) (channel-receive! c)) ; => 1`
    #[builtin("channel-send!", effect = Blocks)]
    fn channel_send(cx: &mut Cx<'_>, channel: ChannelRef, value: Value, options: Rest<'_, Value>) -> Outcome {
        let object = channel.object();
        object.data.identity.check(cx)?;
        let limit = Limit::new(options.values(), 2);
        let deadline = limit.deadline(cx)?;
        let operation = || Sending { channel: channel.shared(), payload: value.stored() };
        match cx.wait_kept(cx.masking(), deadline, operation)? {
            Woken::Completed(1, _) => Err(closed(cx, object)),
            Woken::Completed(2, _) => limit.passed(cx, &object.data.label()),
            _ => Ok(Value::UNSPECIFIED),
        }
    }

    /// Receives the next value of a channel, waiting until there is one; an end-of-file object when the channel is
    /// closed and empty. With `#:timeout` it waits that many seconds at most, and then returns `#:default` or raises
    /// `timeout`.
    ///
    /// `(let ((c (make-channel 1))) (channel-close! c) (eof-object? (channel-receive! c))) ; => #t`
    #[builtin("channel-receive!", effect = Blocks)]
    fn channel_receive(cx: &mut Cx<'_>, channel: ChannelRef, options: Rest<'_, Value>) -> Outcome {
        let object = channel.object();
        object.data.identity.check(cx)?;
        let limit = Limit::new(options.values(), 1);
        let deadline = limit.deadline(cx)?;
        match cx.wait_kept(cx.masking(), deadline, || Receive { channel: channel.shared() })? {
            Woken::Completed(0, value) => Ok(value),
            Woken::Completed(1, _) => Ok(Value::EOF),
            Woken::Completed(..) => limit.passed(cx, &object.data.label()),
            Woken::Cancelled => Ok(Value::UNSPECIFIED),
        }
    }

    /// The event of receiving the next value of a channel, which is the value of the event; an end-of-file object
    /// when the channel is closed and empty. What is not chosen receives nothing.
    ///
    /// `(let ((a (make-channel 1)) (b (make-channel 1))) (channel-send! b 2) (sync (channel-receive-evt a) (channel-receive-evt b))) ; => 2`
    #[builtin("channel-receive-evt")]
    fn channel_receive_event(cx: &mut Cx<'_>, channel: ChannelRef) -> Value {
        Event::make(cx, Receiving(Kept::new(channel.0)))
    }

    /// The event of sending a value through a channel. What is not chosen sends nothing. `sync` raises
    /// `closed-channel` when the channel is closed.
    ///
    /// `(let ((c (make-channel 1))) (sync (channel-send-evt c 5)) (channel-receive! c)) ; => 5`
    #[builtin("channel-send-evt")]
    fn channel_send_event(cx: &mut Cx<'_>, channel: ChannelRef, value: Value) -> Value {
        Event::make(cx, Offering { channel: Kept::new(channel.0), value: Kept::new(value) })
    }

    /// Sends a value through a channel if nobody has to wait for that; whether it did.
    ///
    /// `(let ((c (make-channel 1))) (list (channel-try-send! c 1) (channel-try-send! c 2))) ; => (#t #f)`
    #[builtin("channel-try-send!", effect = Writes, shared)]
    fn channel_try_send(cx: &mut Cx<'_>, channel: ChannelRef, value: Value) -> Outcome {
        channel.object().data.identity.check(cx)?;
        let sending = Sending { channel: channel.shared(), payload: value.stored() };
        match sending.try_now(cx.turn()?) {
            Some(ready) if ready.branch == 0 => Ok(Value::TRUE),
            Some(_) => Err(closed(cx, channel.object())),
            None => Ok(Value::FALSE),
        }
    }

    /// Receives the next value of a channel if there is one; else the default, which is `#f` unless given, or an
    /// end-of-file object when the channel is closed.
    ///
    /// `(channel-try-receive! (make-channel) 'nothing) ; => nothing`
    #[builtin("channel-try-receive!", effect = Writes, shared)]
    fn channel_try_receive(cx: &mut Cx<'_>, channel: ChannelRef, default: Option<Value>) -> Outcome {
        channel.object().data.identity.check(cx)?;
        let receiving = Receive { channel: channel.shared() };
        match receiving.try_now(cx.turn()?) {
            Some(ready) if ready.branch == 0 => Ok(Value::from_stored(ready.payload)),
            Some(_) => Ok(Value::EOF),
            None => Ok(default.unwrap_or(Value::FALSE)),
        }
    }

    /// Closes a channel: nothing more can be sent. What was sent can still be received; those who wait are told.
    ///
    /// `(let ((c (make-channel))) (channel-close! c) (channel-closed? c)) ; => #t`
    #[builtin("channel-close!", effect = Writes, shared)]
    fn channel_close(cx: &mut Cx<'_>, channel: ChannelRef) -> Result<(), Exit> {
        channel.object().data.identity.check(cx)?;
        channel.object().close(cx.turn()?);
        Ok(())
    }

    /// Whether a channel is closed; values may be left in it.
    ///
    /// `(channel-closed? (make-channel)) ; => #f`
    #[builtin("channel-closed?", effect = Reads, shared)]
    fn channel_is_closed(channel: ChannelRef) -> bool {
        channel.object().is_closed()
    }

    /// How many values are on their way in a channel.
    ///
    /// `(let ((c (make-channel 2))) (channel-send! c 1) (channel-length c)) ; => 1`
    #[builtin("channel-length", effect = Reads, shared)]
    fn channel_length(channel: ChannelRef) -> usize {
        channel.object().len()
    }
}
