//! Recordings of what fibers did, with the names of the program: what `with-trace` keeps.
//!
//! The scheduler records numbers. While it does, each fiber says once what it is called and, when it waits,
//! where in the program. All of this is bounded, and forgotten when nobody records any more.

mod chrome;

use super::fiber::Fiber;
use super::history::Start;
use super::resource::LockUse;
use super::transaction::Figures;
use super::{Ctx, Interp, Shared, Turn};
use crate::heap::{Foreign, Mutator, Pause, Value, foreign_arc};
use crate::printer::value::{Limits, Style, print_bounded};
use crate::source::{Sources, Span};
use crate::vm::fiber::Resume;
use crate::vm::primitive::{Cx, Exit, Held, Registers};
use crate::vm::trace;
use concurrency::{EventKind, Recording, RecordingMark, Scheduler, SchedulerId, TaskId, Time, Waiter, What};
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Fibers that get names; later ones have a number.
const NAMES_MOST: usize = 100_000;
/// Places in the program where fibers wait; others are not told.
const PLACES_MOST: usize = 10_000;

/// Letters of the program that are shown of one.
const PLACE_TEXT_MOST: usize = 32;
/// Messages that are told by what they say; later ones have a number only.
const MESSAGES_MOST: usize = 2_000;
/// What is shown of one.
const MESSAGE: Limits = Limits { items: 4, depth: 2, bytes: 24, counts: false };

/// Calls of parallel procedures that are told apart; later ones are taken for the last of these.
const CALLS_MOST: usize = 10_000;

/// A recording and the names of what is in it, and what the scheduler does not know of that time. A stretch of the
/// history that is always kept is one without records.
#[derive(Default)]
pub struct Trace {
    /// What was recorded.
    pub recording: Recording,
    /// The names of fibers.
    pub fibers: HashMap<TaskId, String>,
    /// The names of mailboxes, by their numbers.
    pub mailboxes: HashMap<u32, String>,
    /// The places of transactions, by their numbers.
    pub transactions: HashMap<u32, String>,
    /// The names of tvars about which transactions met a conflict, by their numbers.
    pub tvars: HashMap<u32, String>,
    /// The names of locks that are still in use, by their numbers.
    pub locks: HashMap<u32, String>,
    /// The calls of parallel procedures, by their numbers.
    pub calls: HashMap<u32, String>,
    /// What fibers were about to do when they gave way or waited, and where, by the number of the reason less 1.
    pub places: Vec<String>,
    /// What messages say, by the number in their records less 1; of the first that were sent.
    pub messages: Vec<String>,
    /// Collections of garbage, while which no fiber runs. None on a simulation, whose time they do not take.
    pub collections: Vec<Collection>,
    /// How much locks were used.
    pub uses: Vec<LockUse>,
    /// Conflicts of transactions about variables, those first by which most was lost.
    pub conflicts: Vec<Conflict>,
    /// Trees of supervisors.
    pub supervision: Vec<Supervised>,
    /// Who waited for whom: circles that were found, and who waits for a lock at the end.
    pub waits: Vec<Wait>,
}

/// Conflicts of the transactions at two places about a variable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// The variable.
    pub variable: String,
    /// The place of the transaction that began anew.
    pub victim: String,
    /// The place of the one that had changed the variable.
    pub winner: String,
    /// How often.
    pub count: u64,
    /// Nanoseconds of the attempts in vain.
    pub wasted: u64,
}

/// An actor in a tree of supervisors.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Supervised {
    /// What its supervisor calls it; the topmost one goes by its own name.
    pub name: String,
    /// The strategy of a supervisor that has had children.
    pub strategy: Option<String>,
    /// Whether it has ended for good.
    pub has_ended: bool,
    /// Why it has failed, if it was not started again since.
    pub failure: Option<String>,
    /// When it was started again, and why.
    pub restarts: Vec<(Time, String)>,
    /// Its children, in the order in which they were added.
    pub children: Vec<Supervised>,
}

impl Supervised {
    /// Whether it or a child lives, or was started again after that time.
    pub(super) fn was_alive_at(&self, from: Time) -> bool {
        let is_restarted = self.restarts.last().is_some_and(|(at, _)| *at >= from);
        !self.has_ended || is_restarted || self.children.iter().any(|child| child.was_alive_at(from))
    }
}

/// A fiber that waits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wait {
    /// Who waits.
    pub waiter: String,
    /// What for; empty for an answer.
    pub object: String,
    /// Who has it.
    pub holder: String,
}

/// A collection of garbage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Collection {
    /// When it began.
    pub at: Time,
    /// When it ended.
    pub until: Time,
    /// Whether it was one of everything.
    pub is_full: bool,
    /// Bytes of objects that it copied.
    pub copied_bytes: u64,
}

impl Trace {
    /// What a fiber is called.
    #[must_use]
    pub fn fiber(&self, task: TaskId) -> String {
        self.fibers.get(&task).cloned().unwrap_or_else(|| {
            let bits = task.to_bits();
            format!("fiber {}.{}", bits as u32, bits >> 32)
        })
    }

    /// What a mailbox is called.
    #[must_use]
    pub fn mailbox(&self, number: u32) -> String {
        self.mailboxes.get(&number).cloned().unwrap_or_else(|| format!("mailbox {number}"))
    }

    /// Adds what the scheduler does not know of the time since that moment.
    pub(super) fn add_surroundings(
        &mut self,
        shared: &Shared,
        scheduler: &Scheduler<Interp>,
        figures: &Figures,
        start: &Start,
    ) {
        let (home, from) = (scheduler.id(), self.recording.from);
        self.mailboxes.extend(shared.history.mailboxes(home));
        self.locks = shared.locks.names(home);
        self.uses = start.locks_since(shared, scheduler);
        self.conflicts = start.conflicts_since(shared, figures);
        self.supervision = shared.history.supervision.trees(home, from);
        self.waits = shared.history.circles(home, from);
        let open: Vec<Wait> = self.uses.iter().flat_map(|lock| self.waits_for(lock)).collect();
        self.waits.extend(open);
    }

    /// Who waits for a lock.
    fn waits_for(&self, lock: &LockUse) -> Vec<Wait> {
        let holders: Vec<String> = lock.owners.iter().map(|task| self.fiber(*task)).collect();
        let holder = if holders.is_empty() { "nobody".to_owned() } else { holders.join(", ") };
        let wait = |task: &TaskId| Wait {
            waiter: self.fiber(*task),
            object: lock.name.clone(),
            holder: holder.clone(),
        };
        lock.waiting.iter().map(wait).collect()
    }

    fn name_transactions(&mut self, figures: &Figures, sources: &Sources) {
        for record in self.recording.lanes.iter().flat_map(|lane| &lane.records) {
            let mut place = |number: u32| {
                let places = &mut self.transactions;
                places.entry(number).or_insert_with(|| figures.place_label(sources, number));
            };
            match record.what {
                What::Committed { place: number, .. } => place(number),
                What::Aborted { place: number, variable, against, .. } => {
                    place(number);
                    place(against);
                    if let Some(name) = figures.tvar_name(u64::from(variable)) {
                        self.tvars.entry(variable).or_insert(name);
                    }
                }
                _ => {}
            }
        }
    }

    /// Where a transaction stands in the program.
    #[must_use]
    pub fn transaction(&self, number: u32) -> &str {
        self.transactions.get(&number).map_or("unknown", String::as_str)
    }

    /// What a tvar is called.
    #[must_use]
    pub fn tvar(&self, number: u32) -> String {
        self.tvars.get(&number).cloned().unwrap_or_else(|| number.to_string())
    }

    /// What a lock is called.
    #[must_use]
    pub fn lock(&self, number: u32) -> String {
        self.locks.get(&number).cloned().unwrap_or_else(|| format!("lock {number}"))
    }

    /// What a call of a parallel procedure is called.
    #[must_use]
    pub fn call(&self, number: u32) -> String {
        self.calls.get(&number).cloned().unwrap_or_else(|| format!("call {number}"))
    }

    /// Where a fiber waited, by the reason in its record.
    #[must_use]
    pub fn place(&self, reason: u32) -> Option<&str> {
        let index = (reason as usize).checked_sub(1)?;
        self.places.get(index).map(String::as_str)
    }

    /// How long it is, in nanoseconds of its scheduler.
    #[must_use]
    pub fn nanos(&self) -> u64 {
        self.recording.until.as_nanos() - self.recording.from.as_nanos()
    }

    /// The trace in the format of Chrome's trace viewer, JSON.
    #[must_use]
    pub fn chrome(&self) -> String {
        chrome::json(self)
    }

    /// How many records there are of each kind, with their names.
    #[must_use]
    pub fn counts(&self) -> [(&'static str, u64); 11] {
        let mut counts = [
            ("run", 0),
            ("slept", 0),
            ("spawned", 0),
            ("woken", 0),
            ("sent", 0),
            ("received", 0),
            ("committed", 0),
            ("aborted", 0),
            ("lock-waits", 0),
            ("lock-holds", 0),
            ("chunks", 0),
        ];
        for record in self.recording.lanes.iter().flat_map(|lane| &lane.records) {
            let kind = match record.what {
                What::Ran { .. } => 0,
                What::Slept { .. } => 1,
                What::Spawned { .. } => 2,
                What::Woke { .. } => 3,
                What::Sent { .. } => 4,
                What::Received { .. } => 5,
                What::Committed { .. } => 6,
                What::Aborted { .. } => 7,
                What::Awaited { .. } => 8,
                What::Held { .. } => 9,
                What::Computed { .. } => 10,
            };
            counts[kind].1 += 1;
        }
        counts
    }
}

impl Foreign for Trace {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "trace"
    }

    fn label(&self) -> String {
        let (records, dropped) = (self.recording.len(), self.recording.dropped());
        let dropped = if dropped == 0 { String::new() } else { format!(", {dropped} dropped") };
        format!("trace {} ms, {records} records{dropped}", self.nanos() as f64 / 1e6)
    }

    fn bytes(&self) -> usize {
        self.recording.len() * size_of::<concurrency::Record>()
    }
}

/// What a machine keeps for recordings.
#[derive(Default)]
pub(crate) struct Tracing {
    /// Traces that were recorded.
    recorded: AtomicU64,
    names: Mutex<Names>,
    open: Mutex<Vec<Arc<OpenTrace>>>,
}

#[derive(Default)]
struct Names {
    fibers: HashMap<(SchedulerId, TaskId), String>,
    mailboxes: HashMap<(SchedulerId, u32), String>,
    /// The names of parallel procedures that were called; the first has the number 1.
    calls: HashMap<SchedulerId, Vec<String>>,
    places: Vec<String>,
    numbers: HashMap<(Span, Access), u32>,
    messages: Vec<String>,
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
    /// Gives the recording its names, and forgets those that no other needs.
    fn named(
        &self,
        scheduler: SchedulerId,
        is_on: bool,
        recording: Recording,
        collections: Vec<Collection>,
    ) -> Trace {
        let mut names = self.names.lock();
        let records = || recording.lanes.iter().flat_map(|lane| &lane.records);
        let mut fibers = HashMap::new();
        let mut mailboxes = HashMap::new();
        for record in records() {
            let task = match record.what {
                What::Ran { task, .. } | What::Spawned { task, .. } | What::Woke { task, .. } => Some(task),
                What::Sent { mailbox, by, .. } | What::Received { mailbox, by, .. } => {
                    if let Some(name) = names.mailboxes.get(&(scheduler, mailbox)) {
                        mailboxes.insert(mailbox, name.clone());
                    }
                    by
                }
                What::Committed { by, .. }
                | What::Aborted { by, .. }
                | What::Awaited { by, .. }
                | What::Held { by, .. }
                | What::Computed { by, .. } => by,
                What::Slept { .. } => None,
            };
            if let Some(task) = task
                && let Some(name) = names.fibers.get(&(scheduler, task))
            {
                fibers.insert(task, name.clone());
            }
        }
        let (places, messages) = (names.places.clone(), names.messages.clone());
        let calls = names.calls.get(&scheduler).into_iter().flatten();
        let calls = (1..).zip(calls.cloned()).collect();
        if !is_on {
            names.calls.remove(&scheduler);
            names.fibers.retain(|(home, _), _| *home != scheduler);
            names.mailboxes.retain(|(home, _), _| *home != scheduler);
            if names.fibers.is_empty() {
                *names = Names::default();
            }
        }
        Trace { recording, fibers, mailboxes, calls, places, messages, collections, ..Trace::default() }
    }

    /// How many traces were recorded.
    pub(super) fn recorded(&self) -> u64 {
        self.recorded.load(Relaxed)
    }

    /// A parallel procedure is called: the number by which recordings know the call.
    pub(crate) fn new_call(&self, scheduler: SchedulerId, who: &str) -> u32 {
        let mut names = self.names.lock();
        let calls = names.calls.entry(scheduler).or_default();
        if calls.len() < CALLS_MOST {
            calls.push(format!("{who} {}", calls.len() + 1));
        }
        calls.len() as u32
    }

    fn name(&self, scheduler: SchedulerId, task: TaskId, mailbox: u32, name: String) {
        let mut names = self.names.lock();
        if names.fibers.len() < NAMES_MOST {
            names.mailboxes.insert((scheduler, mailbox), name.clone());
            names.fibers.insert((scheduler, task), name);
        }
    }

    /// The number of what a message says, for [`Turn::note_message`].
    #[cold]
    pub(crate) fn message(&self, heap: &Mutator, message: Value) -> u32 {
        if self.names.lock().messages.len() >= MESSAGES_MOST {
            return 0;
        }
        let text = print_bounded(heap, message, Style::Write, MESSAGE);
        let mut names = self.names.lock();
        names.messages.push(text);
        names.messages.len() as u32
    }

    /// The number of what is done at a place in the program, for [`Turn::note_reason`].
    fn place(&self, sources: &Sources, span: Span, access: Access) -> u32 {
        let mut names = self.names.lock();
        if let Some(number) = names.numbers.get(&(span, access)) {
            return *number;
        }
        if names.places.len() == PLACES_MOST {
            return 0;
        }
        let Some(source) = sources.get(span.source) else { return 0 };
        let text = source.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        let (line, _) = source.position(span.start);
        names.places.push(format!("{}, {} line {line}", access.told(text), source.name));
        let number = names.places.len() as u32;
        names.numbers.insert((span, access), number);
        number
    }
}

/// What a fiber is about to do with what it shares.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Access {
    /// Read a variable.
    Reads,
    /// Give it another value.
    Sets,
    /// Call something.
    Calls,
}

impl Access {
    /// In words, by the text of the program: a call is told by that itself.
    fn told(self, text: &str) -> String {
        let words: Vec<&str> = text.split_whitespace().collect();
        let form = |text: &str| match text.char_indices().nth(PLACE_TEXT_MOST) {
            Some((end, _)) => format!("{}…", &text[..end]),
            None => text.to_owned(),
        };
        match (self, words.as_slice()) {
            (Access::Reads, [name]) if !name.starts_with('(') => form(&format!("reads {name}")),
            (Access::Sets, ["(set!" | "[set!", name, ..]) => form(&format!("sets {name}")),
            (_, words) => form(&words.join(" ")),
        }
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

impl Fiber {
    /// While somebody records, says what the fiber is called.
    pub(super) fn name_for_recording(&mut self, cx: &Ctx<'_>) {
        let stretch = cx.scheduler().recording();
        if stretch == self.named_in {
            return;
        }
        self.named_in = stretch;
        if stretch != 0 {
            let (process, mailbox) = (&self.process, self.process.identity.serial() as u32);
            self.shared.tracing.name(cx.scheduler().id(), cx.me(), mailbox, process.name());
        }
    }

    /// While somebody records, says where the fiber goes on, or waits.
    pub(super) fn note_place(&mut self, cx: &mut Ctx<'_>, kind: EventKind) {
        if !cx.is_recording() {
            return;
        }
        let state = &self.rooted.cell().state;
        let access = match (kind, &state.resume) {
            (EventKind::Read, Resume::Access(_)) => Access::Reads,
            (_, Resume::Access(_)) => Access::Sets,
            _ => Access::Calls,
        };
        let place = trace::in_program(state, &self.shared.sources);
        cx.note_reason(self.shared.tracing.place(&self.shared.sources, place.span, access));
    }
}
