//! Charts that go on: one that is drawn anew some times a second, in place, while cells run and after they have ended.
//!
//! Each has a thread, which looks at counters that the scheduler keeps anyway and wakes no worker. A frame that was not
//! yet sent is replaced by the next one, so frames are dropped and never queued. While nothing changes none are made;
//! after a minute of that the chart ends. However it ends, the last state is what the notebook stores.

use super::runs::run;
use super::views::found;
use crate::host::display::{shown, wrong_option};
use concurrency::{Scheduler, Time, WorkerSnapshot};
use interp::Value;
use interp::builtins;
use interp::builtins::options::Options;
use interp::heap::{Foreign, foreign_arc};
use interp::machine::history::{Moment, Start, moment};
use interp::machine::{Client, Interp, Place, Shared, Shown};
use interp::value::{Rest, Symbol, real};
use interp::vm::primitive::{Cx, Exit, Outcome};
use parking_lot::{Condvar, Mutex};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};
use viz::{Picture, Run, Stack, Steady, View};

pub(in crate::host) use table::TABLE;

/// Frames in a second, unless the program says otherwise, and at most.
const RATE: f64 = 4.0;
const RATE_MOST: f64 = 10.0;
const RATE_LEAST: f64 = 0.1;
/// Of so long until now it tells.
const WINDOW: Duration = Duration::from_secs(30);
/// It ends when nothing has changed for so long.
const QUIET_MOST: Duration = Duration::from_secs(60);
/// After so long without a change the picture shows that, and no frames are made.
const SETTLED: Duration = Duration::from_secs(1);
/// So many of one session go on at the same time.
const LIVES_MOST: usize = 16;
/// What a dashboard shows, from top to bottom.
const DASHBOARD: [&str; 3] = ["scheduler", "mailbox", "stm"];
/// At the end of the kernel, last states are waited for so long.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// Those that go on.
static LIVES: Mutex<Vec<Arc<Live>>> = Mutex::new(Vec::new());

/// A chart that goes on.
struct Live {
    name: String,
    views: Vec<&'static View>,
    shared: Weak<Shared>,
    scheduler: Weak<Scheduler<Interp>>,
    client: Arc<dyn Client>,
    /// The number of its display.
    display: u64,
    every: Duration,
    start: Start,
    state: Mutex<State>,
    /// The scales of its charts.
    steady: Mutex<Steady>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    is_stopped: bool,
    has_ended: bool,
}

/// What tells whether something has changed.
type Counters = (WorkerSnapshot, u64);

#[builtins(library = "lambdust notebook")]
mod table {
    use super::*;

    /// Shows a chart that goes on: the view of this name, as `chart` has them, of the last 30 seconds, drawn anew four
    /// times a second, also when the cell has ended. `#:rate` is how often in a second instead, at most 10. It ends by
    /// `(stop-live! chart)`, when nothing has changed for a minute, when the kernel is interrupted while no cell runs,
    /// and with the kernel; its last state stays. On a terminal only that is shown.
    ///
    /// `(let ((live (live-chart 'scheduler))) (stop-live! live)) ; => #t`
    #[builtin("live-chart", effect = Io)]
    fn live_chart(cx: &mut Cx<'_>, name: Symbol, options: Rest<'_, Value>) -> Outcome {
        let name = name.name(cx.heap).to_owned();
        let view = found(cx, &name)?;
        begin(cx, name, vec![view], 1, options)
    }

    /// Shows several charts that go on, one below the other: the load of the workers, the fullest mailboxes, and
    /// transactions. It is used and ended as a `live-chart`.
    ///
    /// `(let ((live (live-dashboard #:rate 2))) (stop-live! live)) ; => #t`
    #[builtin("live-dashboard", effect = Io)]
    fn live_dashboard(cx: &mut Cx<'_>, options: Rest<'_, Value>) -> Outcome {
        let views = DASHBOARD.iter().map(|name| found(cx, name)).collect::<Result<_, _>>()?;
        begin(cx, "dashboard".to_owned(), views, 0, options)
    }

    /// Ends a chart that goes on; whether it did.
    ///
    /// `(let ((live (live-chart 'stm))) (stop-live! live) (stop-live! live)) ; => #f`
    #[builtin("stop-live!", effect = Io)]
    fn stop_live(cx: &mut Cx<'_>, live: Value) -> Result<bool, Exit> {
        let Some(live) = foreign_arc::<Handle>(&live) else {
            return Err(cx.wrong_type(0, "what live-chart or live-dashboard gives", live));
        };
        Ok(live.0.stop())
    }
}

/// A chart that goes on, as a Scheme object.
struct Handle(Arc<Live>);

impl Foreign for Handle {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "live-chart"
    }

    fn label(&self) -> String {
        let state = self.0.state.lock();
        let end = if state.is_stopped || state.has_ended { ", ended" } else { "" };
        format!("live-chart {}{end}", self.0.name)
    }
}

/// Begins to show these views; options begin at that position.
fn begin(
    cx: &mut Cx<'_>,
    name: String,
    views: Vec<&'static View>,
    position: usize,
    options: Rest<'_, Value>,
) -> Outcome {
    let options = Options::read(cx, options.values(), position, ["rate"])?;
    let rate = options.get(0).map_or(Ok(RATE), |rate| read_rate(cx, rate))?;
    let Some(Moment { shared, scheduler, start }) = moment(cx)? else {
        let text = "shows real time, which a simulation has not";
        let hint = "call it outside of the simulation, or show (chart 'NAME) at its end";
        return Err(cx.failure("no-real-time", text).hint(hint).into());
    };
    let Some((_, surroundings)) = cx.world.surroundings() else { return Ok(Value::UNSPECIFIED) };
    let live = Arc::new(Live {
        name,
        views,
        shared: Arc::downgrade(&shared),
        scheduler: Arc::downgrade(&scheduler),
        client: surroundings.client().clone(),
        display: cx.world.serial(),
        every: Duration::from_secs_f64(1.0 / rate),
        start,
        state: Mutex::default(),
        steady: Mutex::default(),
        changed: Condvar::new(),
    });
    go_on(cx, &live)?;
    Ok(cx.heap.foreign(Arc::new(Handle(live))))
}

fn read_rate(cx: &Cx<'_>, rate: Value) -> Result<f64, Exit> {
    let number = real(rate).map(|number| number.to_f64());
    let wanted = format!("a number of frames per second from {RATE_LEAST} to {RATE_MOST} as #:rate");
    number
        .filter(|number| (RATE_LEAST..=RATE_MOST).contains(number))
        .ok_or_else(|| wrong_option(cx, &wanted, rate))
}

/// Shows the first frame, in its place among the output of the cell, and leaves the others to a thread.
fn go_on(cx: &mut Cx<'_>, live: &Arc<Live>) -> Result<(), Exit> {
    let mut lives = LIVES.lock();
    lives.retain(|live| !live.has_ended());
    if lives.iter().filter(|other| other.shared.ptr_eq(&live.shared)).count() == LIVES_MOST {
        let text = format!("found {LIVES_MOST} live charts that go on; more are not shown");
        return Err(cx.failure("limit-exceeded", text).hint("(stop-live! chart) ends one").into());
    }
    let first = live.now();
    if let (true, Some((run, _))) = (live.is_drawn_over(), &first) {
        live.client.show(Shown { place: Place::Opens(live.display), ..live.frame(run) });
    }
    let thread = std::thread::Builder::new().name("live-chart".into());
    let own = live.clone();
    thread.spawn(move || own.run(first.map(|(_, counters)| counters))).map_err(|error| {
        Exit::from(cx.failure("system-error", format!("found no room for a thread: {error}")))
    })?;
    lives.push(live.clone());
    Ok(())
}

impl Live {
    /// Ends it and shows its last state, so that the cell that ends it is stored with that; whether it went on.
    fn stop(&self) -> bool {
        let mut state = self.state.lock();
        if state.is_stopped || state.has_ended {
            return false;
        }
        state.is_stopped = true;
        self.changed.notify_all();
        drop(state);
        if let Some((run, _)) = self.now() {
            self.conclude(&run);
        }
        true
    }

    fn has_ended(&self) -> bool {
        self.state.lock().has_ended
    }

    /// Whether it is shown where it can be replaced, and not on a terminal.
    fn is_drawn_over(&self) -> bool {
        self.client.columns().is_some()
    }

    /// The thread.
    fn run(&self, first: Option<Counters>) {
        let mut last = first;
        let mut changed_at = Instant::now();
        loop {
            let mut state = self.state.lock();
            if !state.is_stopped {
                self.changed.wait_for(&mut state, self.every);
            }
            // who stopped it shows the last state
            if state.is_stopped {
                break;
            }
            drop(state);
            let Some((run, counters)) = self.now() else { break };
            if last.as_ref() != Some(&counters) {
                last = Some(counters);
                changed_at = Instant::now();
            }
            let quiet = changed_at.elapsed();
            if quiet >= QUIET_MOST {
                self.stop();
                break;
            }
            if quiet < SETTLED && self.is_drawn_over() {
                self.show_unless_stopped(self.frame(&run));
            }
        }
        self.state.lock().has_ended = true;
        self.changed.notify_all();
        LIVES.lock().retain(|live| !std::ptr::eq(&**live, self));
    }

    /// The last half minute; nothing when the machine has gone.
    fn now(&self) -> Option<(Run, Counters)> {
        let (shared, scheduler) = (self.shared.upgrade()?, self.scheduler.upgrade()?);
        let from = scheduler.now().as_nanos().saturating_sub(WINDOW.as_nanos() as u64);
        let trace = shared.stretch_since(&scheduler, &self.start.moved_to(Time::from_nanos(from)));
        let snapshot = &trace.recording.frames.last()?.snapshot;
        let counters = WorkerSnapshot { asleep_ns: 0, ..snapshot.total() };
        let counters = (counters, snapshot.tasks);
        Some((run(&trace), counters))
    }

    fn chart(&self, run: &Run) -> viz::Chart {
        let mut steady = self.steady.lock();
        let views = self.views.iter().enumerate();
        let charts = views.map(|(place, view)| steady.hold(place, view.chart(run, &viz::Options::default())));
        let mut parts: Vec<viz::Chart> = charts.collect();
        if parts.len() == 1 {
            return parts.remove(0);
        }
        let sentence = parts.iter().map(Picture::sentence).collect::<Vec<_>>().join(" ");
        Stack { title: "The last half minute".to_owned(), sentence, parts }.into()
    }

    fn frame(&self, run: &Run) -> Shown {
        let frame = shown(&viz::live(&self.chart(run)));
        Shown { place: Place::Replaces(self.display), is_passing: true, ..frame }
    }

    /// Shows a frame, but none behind the last state.
    fn show_unless_stopped(&self, frame: Shown) {
        let state = self.state.lock();
        if !state.is_stopped {
            self.client.show(frame);
        }
    }

    /// Shows the last state, as it is stored.
    fn conclude(&self, run: &Run) {
        let last = shown(&self.chart(run).bundle());
        let place = if self.is_drawn_over() { Place::Replaces(self.display) } else { Place::Below };
        self.client.show(Shown { place, ..last });
    }
}

/// Ends all charts of a machine that go on, and waits a little for their last states.
pub(crate) fn stop_live(shared: &Arc<Shared>) {
    let is_own = |live: &&Arc<Live>| std::ptr::eq(live.shared.as_ptr(), Arc::as_ptr(shared));
    let own: Vec<Arc<Live>> = LIVES.lock().iter().filter(is_own).cloned().collect();
    for live in &own {
        live.stop();
    }
    let until = Instant::now() + LAST_WORDS;
    for live in own {
        let mut state = live.state.lock();
        while !state.has_ended && !live.changed.wait_until(&mut state, until).timed_out() {}
    }
}
