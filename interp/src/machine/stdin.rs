//! Standard input of an execution: lines asked for from the client, kept until a port takes them.

use super::client::{Client, ReadAnswer};
use super::{Interp, Turn};
use crate::heap::{Stored, Value};
use crate::vm::primitive::Input;
use concurrency::{Operation, Ready, Waiter};
use parking_lot::Mutex;
use std::collections::VecDeque;
use std::sync::Arc;

/// What has arrived and not been read.
#[derive(Default)]
pub(crate) struct Stdin {
    arrived: Mutex<VecDeque<Option<String>>>,
}

impl Stdin {
    /// The next piece, or what to wait for.
    pub(crate) fn take(self: &Arc<Self>, client: &Arc<dyn Client>) -> Input {
        let mut arrived = self.arrived.lock();
        match arrived.pop_front() {
            Some(Some(text)) => Input::Text(text),
            Some(None) => {
                // The end stays the end.
                arrived.push_front(None);
                Input::End
            }
            None => Input::Wait(ReadLine { stdin: self.clone(), client: client.clone() }),
        }
    }
}

/// Waits for the client's next line.
pub struct ReadLine {
    stdin: Arc<Stdin>,
    client: Arc<dyn Client>,
}

impl Operation<Interp> for ReadLine {
    fn try_now(&self, _cx: &mut Turn<'_>) -> Option<Ready<Stored>> {
        let ready = !self.stdin.arrived.lock().is_empty();
        ready.then_some(Ready { branch: 0, payload: Value::UNSPECIFIED.stored() })
    }

    /// The client answers once, possibly before this returns; the post then finds the wait open, since
    /// it is opened before `block`. An answer that comes after the wait was cancelled is kept for the
    /// next reader.
    fn block(&self, cx: &mut Turn<'_>, waiter: Waiter) -> Option<Ready<Stored>> {
        let stdin = self.stdin.clone();
        let scheduler = cx.scheduler().clone();
        let answer: ReadAnswer = Box::new(move |text| {
            stdin.arrived.lock().push_back(text);
            scheduler.post(waiter, Box::new(|_| Value::UNSPECIFIED.stored()));
        });
        self.client.read_line(answer);
        None
    }

    fn cancel(&self, _cx: &mut Turn<'_>, _waiter: Waiter, _completed: Option<u32>) {}

    fn is_external(&self) -> bool {
        true
    }
}
