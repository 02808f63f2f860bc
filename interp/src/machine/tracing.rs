//! Recordings of what fibers did, with the names of the program: what `with-trace` keeps.
//!
//! The scheduler records numbers. While it does, each fiber says once what it is called and, when it waits,
//! where in the program. All of this is bounded, and forgotten when nobody records any more.

mod chrome;
mod names;
mod recorded;

pub use recorded::{Collection, Conflict, Supervised, Trace, Wait};

use super::history::Start;
use super::{Interp, Shared, Turn};
use crate::heap::{Pause, Value, foreign_arc};
use crate::vm::primitive::{Cx, Exit, Held, Registers};
use concurrency::{Recording, RecordingMark, Scheduler, TaskId, Time, Waiter};
use names::Names;
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// What a machine keeps for recordings.
#[derive(Default)]
pub(crate) struct Tracing {
    /// Traces that were recorded.
    recorded: AtomicU64,
    names: Mutex<Names>,
    open: Mutex<Vec<Arc<OpenTrace>>>,
}

/// A recording that is under way. The fiber that began it owns it: however that ends, so does this.
struct OpenTrace {
    number: u64,
    mark: Mutex<Option<RecordingMark>>,
    start: Start,
}

impl Held for OpenTrace {
    fn show_waiters(&self, _show: &mut dyn FnMut(Waiter)) {}

    fn abandon(&self, turn: &mut Turn<'_>, _owner: TaskId) -> Option<String> {
        if let Some(mark) = self.mark.lock().take() {
            turn.scheduler().abandon_recording(mark);
        }
        None
    }

    fn key(&self) -> (usize, u64) {
        (std::ptr::from_ref(self).addr(), 0)
    }
}

/// Begins to record; the number is for [`end`].
pub(crate) fn begin(cx: &mut Cx<'_>) -> Result<u64, Exit> {
    let Some((shared, surroundings)) = cx.world.surroundings() else { return Ok(0) };
    let shared = shared.clone();
    let number = cx.world.serial();
    let realm = surroundings.realm.clone();
    let start = Start::now(&shared, cx.turn()?.scheduler(), &realm.transactions.figures);
    let mark = cx.turn()?.start_recording();
    let open = Arc::new(OpenTrace { number, mark: Mutex::new(Some(mark)), start });
    shared.tracing.open.lock().push(open.clone());
    cx.registers.held.push(open);
    Ok(number)
}

/// Ends that recording and keeps it as the last one; false if it is not under way.
pub(crate) fn end(cx: &mut Cx<'_>, number: u64) -> Result<bool, Exit> {
    let Some((shared, _)) = cx.world.surroundings() else { return Ok(false) };
    let shared = shared.clone();
    let open = {
        let mut all = shared.tracing.open.lock();
        // Those whose fibers have ended are given up here too.
        all.retain(|open| open.mark.lock().is_some());
        let place = all.iter().position(|open| open.number == number);
        place.map(|place| all.swap_remove(place))
    };
    let Some(open) = open else { return Ok(false) };
    release(cx.registers, &open);
    let Some(mark) = open.mark.lock().take() else { return Ok(false) };
    let scheduler = cx.turn()?.scheduler().clone();
    let recording = scheduler.finish_recording(mark);
    let is_on = scheduler.is_recording();
    let collections = collections(&shared, &scheduler, &recording);
    let mut trace = shared.tracing.named(scheduler.id(), is_on, recording, collections);
    if let Some((_, surroundings)) = cx.world.surroundings() {
        let figures = &surroundings.realm.transactions.figures;
        trace.name_transactions(figures, &shared.sources);
        trace.add_surroundings(&shared, &scheduler, figures, &open.start);
    }
    shared.tracing.recorded.fetch_add(1, Relaxed);
    let handle = cx.heap.foreign(Arc::new(trace));
    cx.heap.set_global(shared.trace_cell.0 as usize, handle);
    Ok(true)
}

fn release(registers: &mut Registers, open: &Arc<OpenTrace>) {
    let own = Arc::as_ptr(open).cast::<()>();
    registers.held.retain(|held| Arc::as_ptr(held).cast::<()>() != own);
}

/// The collections within a recording.
pub(super) fn collections(
    shared: &Shared,
    scheduler: &Scheduler<Interp>,
    recording: &Recording,
) -> Vec<Collection> {
    let pauses = shared.heap.pauses();
    let within = pauses.iter().filter_map(|pause| collection(recording, pause, |at| scheduler.time_of(at)));
    within.collect()
}

/// The part of a collection that lies within a recording.
fn collection(
    recording: &Recording,
    pause: &Pause,
    time_of: impl Fn(std::time::Instant) -> Option<Time>,
) -> Option<Collection> {
    let at = time_of(pause.start)?;
    let until = at.after(pause.duration).min(recording.until);
    let at = at.max(recording.from);
    let Pause { is_full, copied_bytes, .. } = *pause;
    (at <= until).then_some(Collection { at, until, is_full, copied_bytes })
}

impl Tracing {
    /// How many traces were recorded.
    pub(super) fn recorded(&self) -> u64 {
        self.recorded.load(Relaxed)
    }
}

impl Shared {
    /// The trace that was recorded last, `#f` without one.
    pub(crate) fn last_trace(&self) -> Value {
        self.global_value(self.trace_cell)
    }

    /// The same for a front end that draws it.
    pub fn trace(&self) -> Option<Arc<Trace>> {
        foreign_arc(&self.last_trace())
    }
}
