//! A machine: one heap, one scheduler, the names that programs know, and the executions of cells and
//! files on it. Several machines may live in one process; they share nothing.

pub(crate) mod actor;
mod behaviour;
mod boot;
mod cancellation;
mod client;
mod control;
pub(crate) mod dead_letters;
pub(crate) mod deadlines;
mod deadlock;
pub(crate) mod event;
mod execution;
mod expansion;
mod fiber;
mod files;
pub(crate) mod futures;
pub mod history;
mod libraries;
mod local;
pub(crate) mod pledge;
pub(crate) mod process;
mod realm;
mod report;
pub(crate) mod resource;
pub(crate) mod scope;
mod shown;
mod simulation;
mod stdin;
mod supervision;
pub(crate) mod tracing;

pub(crate) mod transaction;
mod transformer;
mod unhandled;
mod unobserved;
mod waiting;
mod world;

pub use behaviour::{Behaviour, Writing};
pub use client::{Client, Outcome, ReadAnswer};
pub use execution::{Echo, Submission};
pub(crate) use expansion::Pending;
pub(crate) use files::Forms;
pub use process::Process;
use report::ReportLimit;
pub use report::{Report, Style};
pub use resource::LockUse;
pub(crate) use shown::shown_value;
pub use shown::{Content, Place, Shown};
pub use stdin::ReadLine;
pub use tracing::{Collection, Conflict, Supervised, Trace, Wait};
pub(crate) use transformer::{Identifier, RenamingObject};
pub(crate) use waiting::forsake;
pub use world::Surroundings;

use crate::expand::{Environment, Registry, STANDARD_PORTS};
use crate::heap::{Heap, HeapConfig, Mutator, Value, foreign_of};
use crate::ir::GlobalId;
use crate::source::Sources;
use crate::value::{Equivalence, HashTable};
use crate::vm::frame;
use crate::vm::primitive::Held;
use concurrency::{Config as PoolConfig, PollWord, Pool, Scheduler, Sim, SimConfig, TaskId};
use dead_letters::DeadLetters;
use execution::Execution;
use fiber::{Fiber, INTERRUPT, KILL};
use history::Start;
pub use local::Local;
use parking_lot::Mutex;
use realm::Realm;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

/// One step of a fiber, as the scheduler sees it.
pub(crate) type Ctx<'a> = concurrency::Ctx<'a, Interp>;

/// What a running fiber can do to waits.
pub type Turn<'a> = concurrency::Turn<'a, Interp>;

/// How a machine is made.
#[derive(Clone, Debug)]
pub struct Config {
    /// Worker threads; `None` for one per processor.
    pub workers: Option<usize>,
    /// Run on the simulator, with this seed, instead of the pool.
    pub sim: Option<u64>,
    /// The heap.
    pub heap: HeapConfig,
    /// What the frames of one fiber may take.
    pub recursion_bytes: usize,
    /// How deeply program text and data may be nested.
    pub reader_nesting: usize,
    /// Whether programs may open, read and delete files.
    pub files: bool,
    /// On the simulator: after so many steps, each of at most 64 ticks, an execution is ended, whatever
    /// it has masked. Without effect on the pool.
    pub fuel: Option<u64>,
    /// What `(command-line)` gives.
    pub command_line: Vec<String>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            workers: None,
            sim: None,
            heap: HeapConfig::default(),
            recursion_bytes: 1 << 30,
            reader_nesting: crate::reader::Options::default().nesting,
            files: true,
            fuel: None,
            command_line: Vec::new(),
        }
    }
}

/// The compiler recurses over at most `expand::NESTING_MAX` levels of core forms, on a worker's stack.
/// Untouched pages of it cost nothing.
const WORKER_STACK_BYTES: usize = 256 << 20;

/// The host of the scheduler.
pub struct Interp {
    pub(crate) shared: Arc<Shared>,
    /// What its fibers count and draw.
    pub(crate) realm: Arc<Realm>,
}

/// What all fibers of a machine share.
pub struct Shared {
    pub(crate) heap: Arc<Heap>,
    pub(crate) registry: Arc<Registry>,
    pub(crate) session: Environment,
    pub(crate) sources: Sources,
    /// What the texts among them define, for those who ask for help.
    pub(crate) definitions: crate::help::Own,
    /// The procedures of whoever made the machine, for the same.
    host_tables: Vec<&'static [crate::builtins::Builtin]>,
    pub(crate) config: Config,
    /// Procedures of the library that the machine calls.
    pub(crate) known: Known,
    pub(crate) dead_letters: DeadLetters,
    pub(crate) reports: ReportLimit,
    /// Failures of tasks that nobody has awaited.
    pub(crate) unobserved: unobserved::Unobserved,
    pub(crate) futures: futures::FutureCounts,
    pub(crate) tracing: tracing::Tracing,
    pub(crate) history: history::History,
    /// Holds the last trace.
    trace_cell: GlobalId,
    /// Holds the table of registered names.
    names_cell: GlobalId,
    /// Held by whoever gives a name.
    pub(crate) naming: Mutex<Naming>,
    /// The process of the session, which all cells share, and the cell that keeps its handle.
    process: OnceLock<Arc<Process>>,
    process_cell: GlobalId,
    /// Cells that exist, and those that already hold their first value.
    pub(crate) linked: Mutex<usize>,
    /// Held by whoever loads libraries.
    loading: Mutex<()>,
    /// The globals that hold the parameters behind `current-input-port` and its kin.
    pub(crate) standard_ports: [GlobalId; 3],
    /// Fibers that were made, simulated ones included.
    fibers: AtomicU64,
    pub(crate) realm: Arc<Realm>,
    started: Instant,
    /// The execution that runs on the main fiber.
    main: Mutex<Option<TaskId>>,
    /// What the session holds between two executions.
    held: Mutex<Vec<Arc<dyn Held>>>,
    /// The locks of all programs, for whoever asks how much they are used.
    pub(crate) locks: resource::Locks,
    interrupts: AtomicU64,
}

/// What giving names keeps account of.
#[derive(Default)]
pub(crate) struct Naming {
    /// When there are so many names, those of ended processes are looked for.
    prune_at: usize,
}

impl Naming {
    /// Frees the names of processes that have ended, once there are twice as many names as last time.
    pub(crate) fn forget_ended(
        &mut self,
        heap: &mut Mutator,
        names: HashTable,
    ) -> Result<(), crate::vm::primitive::Exit> {
        if names.count() < self.prune_at {
            return Ok(());
        }
        let entries: Vec<_> = (0..names.positions()).filter_map(|position| names.at(position)).collect();
        for (name, process) in entries {
            if foreign_of::<Process>(&process).is_some_and(|process| process.reason().is_some()) {
                names.remove(heap, name)?;
            }
        }
        self.prune_at = 2 * names.count() + NAMES_MIN;
        Ok(())
    }
}

/// So few names are never looked through.
const NAMES_MIN: usize = 16;

/// The procedures of the library that the machine calls.
pub(crate) struct Known {
    /// Raises what a primitive raises.
    pub(crate) raise: GlobalId,
    /// Runs the after thunks of a fiber that is killed.
    pub(crate) leave: GlobalId,
    /// Takes the message that a comparator prefers.
    pub(crate) choose: GlobalId,
    /// Replies to the request that is being served.
    pub(crate) reply: GlobalId,
    /// Calls a parameter object with an argument.
    pub(crate) set_parameter: GlobalId,
    /// Makes an attempt of a transaction.
    pub(crate) atomic: GlobalId,
    /// The same with a limit of time.
    pub(crate) atomic_within: GlobalId,
    /// Tries the branches of `or-else`.
    pub(crate) branches: GlobalId,
    /// Runs the after thunks inside of a transaction that is abandoned.
    pub(crate) unwind_attempt: GlobalId,
    /// The after thunk at the border of a transaction, and its before thunk.
    pub(crate) attempt_left: GlobalId,
    pub(crate) enter_attempt: GlobalId,
    /// The handler at the border of a transaction.
    pub(crate) raise_out: GlobalId,
    /// Raises outside of a transaction what is requested of its fiber.
    pub(crate) abandon_attempt: GlobalId,
    /// Waits for a change after `retry`.
    pub(crate) await_change: GlobalId,
    /// Runs what `on-commit` has left.
    pub(crate) after_commit: GlobalId,
    /// Runs what `on-abort` has left.
    pub(crate) run_actions_then: GlobalId,
}

impl Known {
    fn declare(core: &Environment) -> Known {
        Known {
            raise: core.declare_library_variable("%raise-primitive"),
            leave: core.declare_library_variable("%leave-all"),
            choose: core.declare_library_variable("%choose-message"),
            reply: core.declare_builtin("reply"),
            set_parameter: core.declare_library_variable("%change-parameter"),
            atomic: core.declare_library_variable("atomic"),
            atomic_within: core.declare_library_variable("%atomic-within"),
            branches: core.declare_library_variable("%branches"),
            unwind_attempt: core.declare_library_variable("%unwind-attempt"),
            attempt_left: core.declare_library_variable("%attempt-left"),
            enter_attempt: core.declare_builtin("%enter-attempt"),
            raise_out: core.declare_builtin("%raise-out-of-attempt"),
            abandon_attempt: core.declare_builtin("%abandon-attempt"),
            await_change: core.declare_builtin("%await-change"),
            after_commit: core.declare_library_variable("%after-commit"),
            run_actions_then: core.declare_library_variable("%run-actions-then"),
        }
    }
}

/// An environment as a Scheme object.
pub struct EnvironmentObject(pub(crate) Environment);

impl crate::heap::Foreign for EnvironmentObject {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "environment"
    }
}

/// Which of the two schedulers drives the fibers.
enum Engine {
    Pool(Pool<Interp>),
    Sim(Mutex<Sim<Interp>>),
}

impl Engine {
    fn scheduler(&self) -> Arc<Scheduler<Interp>> {
        match self {
            Engine::Pool(pool) => pool.scheduler().clone(),
            Engine::Sim(sim) => sim.lock().scheduler().clone(),
        }
    }
}

/// A machine.
pub struct Machine {
    shared: Arc<Shared>,
    engine: Engine,
}

/// The number that continuations of the main fiber carry: all cells of a session are one fiber to the
/// programmer (a continuation of one cell may be called in the next).
pub(crate) const MAIN_FIBER: u64 = 0;

/// A machine could not be made.
#[derive(Debug)]
pub struct StartError(String);

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for StartError {}

impl Machine {
    /// Makes a machine and loads the library.
    pub fn new(config: Config) -> Result<Machine, StartError> {
        Machine::with_builtins(config, &[])
    }

    /// The same, with a host's own tables of procedures.
    pub fn with_builtins(
        config: Config,
        tables: &[&'static [crate::builtins::Builtin]],
    ) -> Result<Machine, StartError> {
        let heap = Heap::new(config.heap.clone(), frame::walk);
        let registry = Registry::new();
        let core = Environment::core(&registry);
        let known = Known::declare(&core);
        let dead_letters = DeadLetters::new(core.declare_builtin("%dead-letters"));
        let trace_cell = core.declare_builtin("%last-trace");
        let names_cell = core.declare_builtin("%registered-names");
        let process_cell = core.declare_builtin("%session-process");
        let standard_ports = STANDARD_PORTS.map(|name| core.declare_builtin(name));
        let chance = config.sim.unwrap_or_else(|| u64::from(std::process::id()) << 32 ^ 0x9e37_79b9);
        let shared = Arc::new(Shared {
            heap,
            session: Environment::session(&registry),
            registry,
            sources: Sources::default(),
            definitions: crate::help::Own::default(),
            host_tables: tables.to_vec(),
            known,
            dead_letters,
            reports: ReportLimit::default(),
            unobserved: unobserved::Unobserved::default(),
            futures: futures::FutureCounts::default(),
            tracing: tracing::Tracing::default(),
            history: history::History::default(),
            trace_cell,
            names_cell,
            naming: Mutex::default(),
            process: OnceLock::new(),
            process_cell,
            linked: Mutex::new(0),
            loading: Mutex::new(()),
            standard_ports,
            fibers: AtomicU64::new(MAIN_FIBER + 1),
            realm: Realm::outermost(chance, config.sim.is_some()),
            started: Instant::now(),
            main: Mutex::new(None),
            held: Mutex::default(),
            locks: resource::Locks::default(),
            interrupts: AtomicU64::new(0),
            config,
        });
        boot::load_library(&shared, tables).map_err(StartError)?;
        let host = Arc::new(Interp { shared: shared.clone(), realm: shared.realm.clone() });
        let engine = Machine::start_engine(&shared, host)?;
        shared.make_session_process(engine.scheduler().id());
        Ok(Machine { shared, engine })
    }

    fn start_engine(shared: &Arc<Shared>, host: Arc<Interp>) -> Result<Engine, StartError> {
        if let Some(seed) = shared.config.sim {
            let sim = Sim::new(host, SimConfig::seeded(seed));
            fiber::register_scheduler(shared, sim.scheduler());
            return Ok(Engine::Sim(Mutex::new(sim)));
        }
        let defaults = PoolConfig::default();
        let workers = shared.config.workers.unwrap_or(defaults.workers);
        let config = PoolConfig { workers, worker_stack_bytes: WORKER_STACK_BYTES, ..defaults };
        let pool = Pool::new(host, config)
            .map_err(|error| StartError(format!("cannot start worker threads: {error}")))?;
        fiber::register_scheduler(shared, pool.scheduler());
        Ok(Engine::Pool(pool))
    }

    fn scheduler(&self) -> Arc<Scheduler<Interp>> {
        self.engine.scheduler()
    }

    /// Starts an execution. Its client is told everything, at last that it is done. On the simulator
    /// it has ended when this returns.
    pub fn submit(&self, submission: Submission) {
        let client = submission.client.clone();
        let execution = match Execution::read(&self.shared, submission) {
            Ok(execution) => execution,
            Err(reports) => {
                for report in reports {
                    client.failed(&report);
                }
                return client.done(Outcome::Failed);
            }
        };
        self.shared.interrupts.store(0, Relaxed);
        if !client.is_aside() {
            let figures = &self.shared.realm.transactions.figures;
            self.shared.history.begin_cell(Start::now(&self.shared, &self.scheduler(), figures));
        }
        let fiber = Fiber::main(&self.shared, execution);
        match &self.engine {
            Engine::Pool(pool) => {
                // Held over the start, so that whoever asks for the main fiber finds the one that runs.
                let mut main = self.shared.main.lock();
                let started = pool.spawn(fiber);
                *main = started.as_ref().ok().copied();
                drop(main);
                if started.is_err() {
                    client.done(Outcome::Failed);
                }
            }
            Engine::Sim(sim) => self.simulate(&mut sim.lock(), fiber, &client),
        }
    }

    /// The calling thread is the simulator's one worker while the execution lasts.
    fn simulate(&self, sim: &mut Sim<Interp>, fiber: Fiber, client: &Arc<dyn Client>) {
        let mut local = Local::new(self.shared.heap.mutator(sim.poll().clone()));
        let Ok(id) = sim.spawn(fiber) else { return client.clone().done(Outcome::Failed) };
        *self.shared.main.lock() = Some(id);
        let fuel = self.shared.config.fuel.unwrap_or(u64::MAX);
        let before = sim.snapshot().total().run;
        loop {
            let used = sim.snapshot().total().run - before;
            match sim.run_at_most(fuel.saturating_sub(used), &mut local, id) {
                concurrency::Outcome::Done => return,
                concurrency::Outcome::Deadlock { .. } => {
                    self.shared.end_silence(sim.scheduler());
                }
                concurrency::Outcome::Unfinished => {
                    sim.scheduler().interrupt(id, KILL | concurrency::FORCE);
                    sim.run_until_done(&mut local, id);
                    return;
                }
            }
        }
    }

    /// Interrupts the running execution: the first time a condition that `guard` may see, the second
    /// time the end of it.
    pub fn interrupt(&self) {
        let main = *self.shared.main.lock();
        if let Some(id) = main {
            let again = self.shared.interrupts.fetch_add(1, Relaxed) > 0;
            let requests = if again { KILL | concurrency::FORCE } else { INTERRUPT };
            self.scheduler().interrupt(id, requests);
        }
    }

    /// Whether an execution is under way.
    pub fn is_running(&self) -> bool {
        self.shared.main.lock().is_some()
    }

    /// What all parts of the machine share.
    pub fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }
}

impl Shared {
    /// The procedure of this name that whoever made the machine has added.
    pub(crate) fn host_builtin(&self, name: &str) -> Option<&'static crate::builtins::Builtin> {
        self.host_tables.iter().flat_map(|table| table.iter()).find(|builtin| builtin.name == name)
    }

    /// The session's own process, before anything runs.
    fn make_session_process(&self, home: concurrency::SchedulerId) {
        let process = Process::session(self.realm.next_serial(), home);
        let mut heap = self.heap.mutator(Arc::new(PollWord::new()));
        let handle = heap.foreign(process.clone());
        heap.set_global(self.process_cell.0 as usize, handle);
        self.dead_letters.prepare(&mut heap);
        heap.set_global(self.trace_cell.0 as usize, Value::FALSE);
        if let Ok(names) = HashTable::new(&mut heap, Equivalence::Eq, 0) {
            heap.set_global(self.names_cell.0 as usize, names.into());
        }
        self.process.get_or_init(|| process);
    }

    /// The table from names to processes.
    pub(crate) fn names_table(&self) -> Value {
        self.global_value(self.names_cell)
    }

    /// The session's process; made with the machine.
    fn session_process(&self) -> &Arc<Process> {
        self.process.get().expect("a machine is given to others when it is complete")
    }

    /// Its handle.
    fn session_handle(&self) -> Value {
        self.global_value(self.process_cell)
    }

    /// The number of a new fiber, which no other fiber of the machine has.
    pub(crate) fn next_fiber(&self) -> u64 {
        self.fibers.fetch_add(1, Relaxed)
    }

    /// The raiser's value, unbound before the library has defined it.
    pub(crate) fn raiser(&self) -> Value {
        self.global_value(self.known.raise)
    }

    pub(crate) fn global_value(&self, id: GlobalId) -> Value {
        self.heap.global_value(id.0 as usize)
    }

    /// Names that are bound, for completion.
    pub fn names(&self) -> Vec<&'static str> {
        self.session.names()
    }

    /// The names of the session.
    pub fn environment(&self) -> &Environment {
        &self.session
    }

    /// The texts that were read.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The heap.
    pub fn heap(&self) -> &Arc<Heap> {
        &self.heap
    }
}

impl concurrency::Host for Interp {
    type Task = Fiber;
    type Payload = crate::heap::Stored;
    type Local = Local;

    fn start_worker(&self, _worker: usize, poll: Arc<PollWord>) -> Local {
        Local::new(self.shared.heap.mutator(poll))
    }

    fn leave(&self, local: &mut Local) {
        local.leave();
    }

    fn enter(&self, local: &mut Local) {
        local.poll_word().take(crate::heap::STOP);
        local.enter();
    }

    fn stop_worker(&self, local: Local) {
        drop(local);
    }

    fn quiescent(&self, scheduler: &Scheduler<Interp>) {
        self.shared.end_silence(scheduler);
    }

    fn look_around(&self, scheduler: &Scheduler<Interp>) {
        self.realm.deadlocks.look(scheduler);
    }

    fn task_panicked(&self, task: &mut Fiber, cx: &mut Ctx<'_>, message: &str) {
        task.panicked(cx, message);
    }

    fn work_panicked(&self, _local: &mut Local, _message: &str) -> crate::heap::Stored {
        Value::UNSPECIFIED.stored()
    }
}
