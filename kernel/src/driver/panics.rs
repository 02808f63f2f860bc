//! Panics of any thread become events, so that a broken cell shows why instead of hanging silently.
//!
//! The hook is installed once per process and calls the one before it, so the usual text still appears on
//! standard error. It must not take locks that a panicking thread may hold: it only posts.

use std::panic::PanicHookInfo;
use std::sync::Once;

use parking_lot::Mutex;
use tokio::sync::mpsc::{Sender, WeakSender};

use super::questions;
use crate::language::ErrorReport;
use crate::session::Event;

static INSTALLED: Once = Once::new();
static LISTENERS: Mutex<Vec<WeakSender<Event>>> = Mutex::new(Vec::new());

/// Reports panics to `events` from now on, as long as its receiver lives.
pub(super) fn report_to(events: &Sender<Event>) {
    let mut listeners = LISTENERS.lock();
    listeners.retain(|listener| listener.upgrade().is_some());
    listeners.push(events.downgrade());
    drop(listeners);
    INSTALLED.call_once(|| {
        let earlier = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            earlier(info);
            if std::thread::current().name() != Some(questions::THREAD) {
                post(info);
            }
        }));
    });
}

fn post(info: &PanicHookInfo<'_>) {
    let message = info.payload_as_str().unwrap_or("a panic without a message");
    let place = info.location().map(|place| format!(" at {}:{}", place.file(), place.line()));
    let thread = std::thread::current().name().unwrap_or("unnamed").to_owned();
    let report = ErrorReport {
        name: "InternalError".into(),
        value: format!("thread {thread} panicked{}: {message}", place.unwrap_or_default()),
        traceback: vec![
            format!("internal error: {message}"),
            "hint: this is a bug in the kernel; what was defined is kept, interrupt if the cell does not end"
                .into(),
        ],
    };
    for listener in LISTENERS.lock().iter().filter_map(WeakSender::upgrade) {
        // With a thousand events waiting, the one that is missing is not what the user lacks.
        let _ = listener.try_send(Event::Panicked { report: report.clone() });
    }
}
