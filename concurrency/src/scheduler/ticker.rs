//! The ticker: one thread that asks long-running tasks to give way.
//!
//! It ticks each millisecond while a worker is awake and sleeps otherwise, so an idle process uses no
//! processor time. It only sets poll words and wakes workers, and never touches a task.
//! Before it sleeps it looks whether anything can still happen.

use super::Scheduler;
use crate::host::Host;
use crate::metrics::IS_METERED;
use crate::poll::{PREEMPT, SHARE};
use crate::shim::Signal;
use crate::shim::atomic::{AtomicBool, Ordering, fence};
use std::time::Duration;

/// How long a task may run while others wait.
const TICK: Duration = Duration::from_millis(1);
/// While somebody records, the counters are taken each time so many ticks have passed.
const TICKS_PER_FRAME: u32 = 10;
/// The same for the history that is always kept.
const TICKS_PER_KEPT_FRAME: u32 = 50;
/// Ticks without an awake worker before the ticker sleeps.
const LINGER: u32 = 10;
/// The host looks around after so many ticks, and once more before the ticker sleeps, if anything has run since.
const LOOK_AROUND: u32 = 250;

pub(crate) struct Ticker {
    asleep: AtomicBool,
    signal: Signal,
}

impl Ticker {
    pub(super) fn new() -> Self {
        Ticker { asleep: AtomicBool::new(false), signal: Signal::new() }
    }

    /// A worker is awake: the ticker ticks from now on.
    pub(crate) fn start(&self) {
        // Pairs with the fence in `sleep_if_idle`: it sees the worker, or we see it asleep.
        fence(Ordering::SeqCst);
        if self.asleep.load(Ordering::Relaxed) && self.asleep.swap(false, Ordering::AcqRel) {
            self.signal.raise();
        }
    }
}

/// The loop of the ticker's thread.
pub(super) fn run<H: Host>(scheduler: &Scheduler<H>) {
    let mut seen = vec![0; scheduler.workers()];
    let (mut idle_ticks, mut ticks) = (0, 0u32);
    let (mut since_look, mut seen_at_look) = (0, 0);
    while !scheduler.stopping.load(Ordering::Relaxed) {
        std::thread::sleep(TICK);
        tick(scheduler, &mut seen);
        ticks = ticks.wrapping_add(1);
        if scheduler.is_recording() && ticks.is_multiple_of(TICKS_PER_FRAME) {
            scheduler.sample();
        }
        if IS_METERED && ticks.is_multiple_of(TICKS_PER_KEPT_FRAME) {
            scheduler.keep_frame();
        }
        since_look += 1;
        if since_look >= LOOK_AROUND {
            let run = seen.iter().sum();
            if run != seen_at_look {
                scheduler.host.look_around(scheduler);
            }
            (since_look, seen_at_look) = (0, run);
        }
        let all_asleep = scheduler.idle.all_asleep(scheduler.standby.others());
        idle_ticks = if all_asleep { idle_ticks + 1 } else { 0 };
        if idle_ticks >= LINGER {
            let activity = scheduler.activity();
            let is_quiescent = scheduler.is_quiescent();
            if is_quiescent {
                scheduler.host.quiescent(scheduler);
            }
            if is_quiescent || seen.iter().sum::<u64>() == seen_at_look {
                scheduler.keep_frame();
                if sleep_if_idle(scheduler, activity) {
                    scheduler.keep_frame_after_pause();
                }
            }
            idle_ticks = 0;
        }
    }
}

/// Preempts workers that run the same task as at the last tick while something waits, asks them to share it otherwise,
/// and wakes a sleeping worker for what nobody comes to.
fn tick<H: Host>(scheduler: &Scheduler<H>, seen: &mut [u64]) {
    let common = !scheduler.injector.is_empty()
        || !scheduler.posts.is_empty()
        || scheduler.timers.next() <= scheduler.clock.now();
    let mut surplus = common;
    // Nobody sleeps who could come for it: the running tasks give way, and their workers look.
    let look_around = common && !scheduler.idle.could_wake();
    for (lane, seen) in scheduler.lanes.iter().zip(seen) {
        let run = lane.counters.run.get();
        let stealable = lane.has_surplus();
        let others = stealable || lane.next_waits.load(Ordering::Relaxed);
        if look_around || (run == *seen && others) {
            lane.poll.request(PREEMPT);
        } else if run == *seen {
            lane.poll.request(SHARE);
        }
        surplus |= stealable;
        *seen = run;
    }
    if surplus && scheduler.idle.could_wake() {
        scheduler.idle.wake_one();
    }
}

/// Sleeps until a worker is awake, unless one has been since the activity was read: what came of that was not looked
/// at yet.
/// Whether it has slept.
pub(crate) fn sleep_if_idle<H: Host>(scheduler: &Scheduler<H>, activity: u64) -> bool {
    let ticker = &scheduler.ticker;
    ticker.asleep.store(true, Ordering::Relaxed);
    fence(Ordering::SeqCst);
    let busy = !scheduler.idle.all_asleep(scheduler.standby.others())
        || scheduler.activity() != activity
        || scheduler.stopping.load(Ordering::Relaxed);
    // Whoever takes `asleep` down raises the signal, so the wait returns even if we did not mean it.
    let sleeps = !busy || !ticker.asleep.swap(false, Ordering::AcqRel);
    if sleeps {
        ticker.signal.wait(None);
    }
    sleeps
}
