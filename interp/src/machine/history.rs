//! The history that is always kept, with the names of the program: what charts show of a time in which nobody has
//! recorded. Counters of the scheduler are frames that it keeps itself; here are the moments at which cells began, and
//! what is told of rare events: circles of fibers that waited for each other, restarts.

use super::fiber::Fiber;
use super::resource::LockUse;
use super::supervision::Supervision;
use super::tracing::{Conflict, Trace, Wait, collections};
use super::transaction::{Figures, Pair};
use super::{Interp, Shared};
use crate::vm::primitive::{Cx, Exit};
use concurrency::sync::Usage;
use concurrency::{Frame, LaneRecording, Recording, Scheduler, SchedulerId, Time};
use parking_lot::Mutex;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

/// Names of mailboxes that are kept; when there are more, all are forgotten.
const NAMES_MOST: usize = 10_000;
/// Circles that are kept.
const CIRCLES_MOST: usize = 100;

/// What a machine keeps.
#[derive(Default)]
pub(crate) struct History {
    cells: Mutex<Cells>,
    mailboxes: Mutex<HashMap<(SchedulerId, u32), String>>,
    circles: Mutex<VecDeque<Circle>>,
    pub(crate) supervision: Supervision,
}

/// The present cell and the one before.
#[derive(Default)]
struct Cells {
    present: Option<Arc<Start>>,
    before: Option<Arc<Start>>,
    /// Forms of the present one that have begun.
    forms: usize,
}

/// Fibers that waited for each other.
struct Circle {
    home: SchedulerId,
    at: Time,
    waits: Vec<Wait>,
}

/// What the figures were when a stretch of time began: what has happened since is the difference.
#[derive(Clone)]
pub struct Start {
    home: SchedulerId,
    frame: Option<Frame>,
    at: Time,
    /// Traces that had been recorded.
    traces: u64,
    conflicts: HashMap<(u64, u32, u32), Pair>,
    locks: HashMap<u64, Usage>,
}

/// Which stretch of time is asked for.
#[derive(Clone)]
pub enum Over {
    /// The last trace if one was recorded since the cell began; else since then.
    Recent,
    /// Since the cell began; in its first form, since the one before began.
    Cell,
    /// So long until now.
    Last(Duration),
    /// That of a trace.
    Trace(Arc<Trace>),
    /// That of the last trace.
    LastTrace,
}

impl History {
    /// A fiber's mailbox is full enough to be shown.
    pub(crate) fn name_mailbox(&self, home: SchedulerId, number: u32, name: String) {
        let mut names = self.mailboxes.lock();
        if names.len() >= NAMES_MOST {
            names.clear();
        }
        names.insert((home, number), name);
    }

    /// What the mailboxes of a scheduler are called.
    pub(crate) fn mailboxes(&self, home: SchedulerId) -> HashMap<u32, String> {
        let names = self.mailboxes.lock();
        let own = names.iter().filter(|((of, _), _)| *of == home);
        own.map(|((_, number), name)| (*number, name.clone())).collect()
    }

    /// A circle of fibers was found.
    pub(super) fn note_circle(&self, home: SchedulerId, at: Time, waits: Vec<Wait>) {
        let mut circles = self.circles.lock();
        if circles.len() == CIRCLES_MOST {
            circles.pop_front();
        }
        circles.push_back(Circle { home, at, waits });
    }

    pub(super) fn circles(&self, home: SchedulerId, from: Time) -> Vec<Wait> {
        let circles = self.circles.lock();
        let own = circles.iter().filter(|circle| circle.home == home && circle.at >= from);
        own.flat_map(|circle| circle.waits.clone()).collect()
    }

    /// A cell begins.
    pub(super) fn begin_cell(&self, start: Start) {
        let mut cells = self.cells.lock();
        cells.before = cells.present.replace(Arc::new(start));
        cells.forms = 0;
    }

    pub(super) fn begin_form(&self) {
        self.cells.lock().forms += 1;
    }

    /// Where the stretch begins that a cell means.
    fn cell(&self) -> Option<Arc<Start>> {
        let cells = self.cells.lock();
        let before = cells.before.as_ref().filter(|_| cells.forms <= 1);
        before.or(cells.present.as_ref()).cloned()
    }
}

impl Start {
    /// This moment.
    pub(super) fn now(shared: &Shared, scheduler: &Scheduler<Interp>, figures: &Figures) -> Start {
        let frame = scheduler.frame();
        Start {
            home: scheduler.id(),
            at: frame.at,
            frame: Some(frame),
            traces: shared.tracing.recorded(),
            conflicts: figures.conflicts(),
            locks: shared.locks.usages(scheduler.id()),
        }
    }

    /// The same figures, but for those of the scheduler, which are of that time if it was later.
    #[must_use]
    pub fn moved_to(&self, at: Time) -> Start {
        if at <= self.at { self.clone() } else { Start { frame: None, at, ..self.clone() } }
    }

    /// The beginning of a scheduler, such as that of a simulation.
    fn first(home: SchedulerId) -> Start {
        let (conflicts, locks) = (HashMap::new(), HashMap::new());
        Start { home, frame: None, at: Time::ZERO, traces: u64::MAX, conflicts, locks }
    }

    /// Conflicts about variables since then.
    pub(super) fn conflicts_since(&self, shared: &Shared, figures: &Figures) -> Vec<Conflict> {
        let mut all = Vec::new();
        for ((tvar, place, against), pair) in figures.conflicts() {
            let before = self.conflicts.get(&(tvar, place, against)).copied().unwrap_or_default();
            if pair.conflicts > before.conflicts {
                all.push(Conflict {
                    variable: figures.tvar_name(tvar).unwrap_or_else(|| tvar.to_string()),
                    victim: figures.place_label(&shared.sources, place),
                    winner: figures.place_label(&shared.sources, against),
                    count: pair.conflicts - before.conflicts,
                    wasted: pair.wasted - before.wasted,
                });
            }
        }
        all.sort_by(|one, other| {
            let key = |conflict: &Conflict| (conflict.wasted, conflict.count);
            key(other).cmp(&key(one)).then_with(|| one.variable.cmp(&other.variable))
        });
        all
    }

    /// How much the locks were used since then, those not at all left out.
    pub(super) fn locks_since(&self, shared: &Shared, scheduler: &Scheduler<Interp>) -> Vec<LockUse> {
        let before = |serial| self.locks.get(&serial).copied().unwrap_or_default();
        let all = shared.locks.uses(scheduler).into_iter();
        let all = all.map(|lock| LockUse { usage: since(lock.usage, before(lock.serial)), ..lock });
        all.filter(|lock| lock.usage.acquisitions > 0 || !lock.waiting.is_empty()).collect()
    }
}

/// The longest wait is not a sum; if it was before, nothing is known of later ones but that they were no longer.
fn since(now: Usage, before: Usage) -> Usage {
    let waited = now.waited - before.waited;
    Usage {
        acquisitions: now.acquisitions - before.acquisitions,
        contended: now.contended - before.contended,
        waited,
        longest: if now.longest > before.longest { now.longest } else { before.longest.min(waited) },
    }
}

impl Shared {
    /// What was between that moment and now on a scheduler, as a trace without records.
    pub(crate) fn stretch(&self, scheduler: &Scheduler<Interp>, figures: &Figures, start: &Start) -> Trace {
        let mut frames = scheduler.history(start.at);
        if let Some(first) = &start.frame {
            let run = |frame: &Frame| frame.snapshot.total().run;
            frames.retain(|frame| frame.at > first.at || (frame.at == first.at && run(frame) > run(first)));
            frames.insert(0, first.clone());
        }
        let from = frames.first().map_or(start.at, |frame| frame.at).max(start.at);
        let until = frames.last().map_or(from, |frame| frame.at);
        let lanes = vec![LaneRecording::default(); scheduler.workers()];
        let is_virtual = scheduler.is_sim();
        let recording = Recording { from, until, is_virtual, lanes, frames, frames_dropped: 0 };
        let mut trace =
            Trace { collections: collections(self, scheduler, &recording), recording, ..Trace::default() };
        trace.add_surroundings(self, scheduler, figures, start);
        trace
    }

    /// The stretch of the machine's own scheduler since a cell began, for a chart that goes on after it.
    pub fn stretch_since(&self, scheduler: &Scheduler<Interp>, start: &Start) -> Trace {
        self.stretch(scheduler, &self.realm.transactions.figures, start)
    }
}

/// The stretch that is asked for, of the scheduler that runs the calling fiber.
pub fn stretch(cx: &mut Cx<'_>, over: Over) -> Result<Arc<Trace>, Exit> {
    let Some((shared, surroundings)) = cx.world.surroundings() else { return Ok(Arc::default()) };
    let (shared, realm) = (shared.clone(), surroundings.realm.clone());
    let scheduler = cx.turn()?.scheduler().clone();
    let cell = shared.history.cell().filter(|start| start.home == scheduler.id());
    let start = cell.unwrap_or_else(|| Arc::new(Start::first(scheduler.id())));
    let since = |start: &Start| Arc::new(shared.stretch(&scheduler, &realm.transactions.figures, start));
    Ok(match over {
        Over::Trace(trace) => trace,
        Over::Cell => since(&start),
        Over::Recent => match shared.trace().filter(|_| shared.tracing.recorded() > start.traces) {
            Some(trace) => trace,
            None => since(&start),
        },
        Over::LastTrace => match shared.trace() {
            Some(trace) => trace,
            None => {
                let failure = cx.failure("no-trace", "found no trace: nothing was recorded yet");
                return Err(failure.hint("(with-trace body …) records").into());
            }
        },
        Over::Last(length) => {
            let from = scheduler.now().as_nanos().saturating_sub(length.as_nanos() as u64);
            // Figures of variables and locks are known from the beginning of the cell on.
            since(&Start { frame: None, at: Time::from_nanos(from), ..(*start).clone() })
        }
    })
}

/// The machine, its scheduler, and what the figures are now.
pub struct Moment {
    /// The machine.
    pub shared: Arc<Shared>,
    /// Its scheduler.
    pub scheduler: Arc<Scheduler<Interp>>,
    /// The figures.
    pub start: Start,
}

/// This moment, for a chart that goes on; nothing within a simulation.
pub fn moment(cx: &mut Cx<'_>) -> Result<Option<Moment>, Exit> {
    let Some((shared, surroundings)) = cx.world.surroundings() else { return Ok(None) };
    let (shared, realm) = (shared.clone(), surroundings.realm.clone());
    let scheduler = cx.turn()?.scheduler().clone();
    if realm.depth() > 0 || scheduler.is_sim() {
        return Ok(None);
    }
    let start = Start::now(&shared, &scheduler, &realm.transactions.figures);
    Ok(Some(Moment { shared, scheduler, start }))
}

impl Fiber {
    /// A form of a cell begins.
    pub(super) fn note_form(&self) {
        self.shared.history.begin_form();
    }
}
