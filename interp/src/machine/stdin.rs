//! Standard input of an execution: lines asked for from the client, kept until a port takes them.

use super::client::{Client, ReadAnswer};
use super::{Ctx, Interp};
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
    /// The next piece, if there is one.
    pub(crate) fn take(&self) -> Input {
        let mut arrived = self.arrived.lock();
        match arrived.pop_front() {
            Some(Some(text)) => Input::Text(text),
            Some(None) => {
                // The end stays the end.
                arrived.push_front(None);
                Input::End
            }
            None => Input::Wait,
        }
    }
}

/// Waits for the client's next line.
pub(crate) struct ReadLine {
    pub(crate) stdin: Arc<Stdin>,
    pub(crate) client: Arc<dyn Client>,
}

impl Operation<Interp> for ReadLine {
    fn try_now(&self, _cx: &mut Ctx<'_>) -> Option<Ready<Stored>> {
        let ready = !self.stdin.arrived.lock().is_empty();
        ready.then_some(Ready { branch: 0, payload: Value::UNSPECIFIED.stored() })
    }

    /// The client answers once, possibly before this returns; the post then finds the wait open, since
    /// it is opened before `block`. An answer that comes after the wait was cancelled is kept for the
    /// next reader.
    fn block(&self, cx: &mut Ctx<'_>, waiter: Waiter) -> Option<Ready<Stored>> {
        let stdin = self.stdin.clone();
        let scheduler = cx.scheduler().clone();
        let answer: ReadAnswer = Box::new(move |text| {
            stdin.arrived.lock().push_back(text);
            scheduler.post(waiter, Box::new(|_| Value::UNSPECIFIED.stored()));
        });
        self.client.read_line(answer);
        None
    }

    fn cancel(&self, _cx: &mut Ctx<'_>, _waiter: Waiter, _completed: Option<u32>) {}

    fn is_external(&self) -> bool {
        true
    }
}
