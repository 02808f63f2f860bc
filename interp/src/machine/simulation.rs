//! A simulation inside of a fiber: `with-seed` and `with-virtual-time`.
//!
//! The fiber that asked for it is its host. While the run lasts, a step of the host makes decisions of the
//! run, one after the other, until its scheduler wants the worker back; the host's own frames do not move.
//! Fibers made inside belong to the run: they are scheduled by its seed on its own time, and end with it.
//!
//! The run is over when its thunk has returned or raised, or a fiber inside has called `exit`. Fibers that are
//! left are killed then: their after thunks run, for a second of virtual time at most, and what is still there
//! afterwards is dropped. When every fiber waits and no timer is left, the thunk's own fiber gets the condition
//! `deadlock`; if it waits behind a mask, the run ends with that condition.

use super::control::Next;
use super::fiber::{CANCEL, Fiber, INTERRUPT, KILL, RAISE, Role, STUCK, TIMEOUT, Waits};
use super::process::Process;
use super::realm::{EndKind, Realm};
use super::resource::Identity;
use super::world::Setting;
use super::{Ctx, Interp, Local, Shared, Surroundings};
use crate::heap::{Heap, Mutator, Root, Roots, Value};
use crate::source::Span;
use crate::value::condition::from_failure;
use crate::value::{Equivalence, HashTable};
use crate::vm::exit::argument;
use crate::vm::fiber::RootedFiber;
use crate::vm::primitive::Failure;
use concurrency::{FORCE, Sim, SimConfig, SimStep, TaskId, Time};
use std::sync::Arc;
use std::time::Duration;

/// A step of a host is nested in those of the hosts around it, on the native stack.
const DEPTH_MAX: u32 = 16;

/// How long, in virtual time and in steps, the fibers that are left may take to end.
const ENDING_TIME: Duration = Duration::from_secs(1);
const ENDING_STEPS: u32 = 10_000;

/// A run and its state, owned by its host.
pub(super) struct Simulation {
    sim: Sim<Interp>,
    realm: Arc<Realm>,
    shared: Arc<Shared>,
    main: TaskId,
    /// The thunk's fiber was told of a deadlock, and nothing has run since.
    told: bool,
    ending: Option<Ending>,
    /// What the host raises when the run has been ended because of that.
    asked: Option<Root>,
    /// Keeps the collector informed of the waits inside.
    _waits: WaitsGuard,
}

struct Ending {
    until: Time,
    steps: u32,
}

/// The results of waits inside are roots while it exists.
struct WaitsGuard {
    heap: Arc<Heap>,
    waits: Arc<dyn Roots + Send + Sync>,
}

impl Drop for WaitsGuard {
    fn drop(&mut self) {
        self.heap.remove_roots(&self.waits);
    }
}

impl Simulation {
    /// A run that will call the thunk. The fiber inside inherits the parameterization of its host.
    fn start(host: &mut Fiber, cx: &mut Ctx<'_>, seed: u64, thunk: Value) -> Option<Simulation> {
        let shared = host.shared.clone();
        let names = HashTable::new(cx.local(), Equivalence::Eq, 0).ok()?;
        let realm = host.surroundings.realm.inside(seed, shared.heap.root(names.into()));
        let poll = cx.scheduler().poll_word(cx.worker()).clone();
        let interp = Arc::new(Interp { shared: shared.clone(), realm: realm.clone() });
        let sim = Sim::hosted(interp, SimConfig::seeded(realm.seed()), poll);
        let waits: Arc<dyn Roots + Send + Sync> = Arc::new(Waits::of(sim.scheduler()));
        shared.heap.add_roots(waits.clone());
        let guard = WaitsGuard { heap: shared.heap.clone(), waits };
        let identity = Identity::of("thread", realm.next_serial(), sim.scheduler().id());
        identity.defined_as("main");
        let process = Arc::new(Process::new(identity));
        let object = cx.local().foreign(process.clone());
        let parameters = host.rooted.cell().registers.parameters;
        let rooted = RootedFiber::resting(object, parameters, Value::FALSE, thunk, &shared.heap);
        let fiber_id = shared.next_fiber();
        let (client, stdin) = (host.surroundings.client.clone(), host.surroundings.stdin.clone());
        let surroundings = Surroundings::new(Setting { client, stdin, realm: realm.clone() }, fiber_id);
        let fiber = Fiber::new(&shared, rooted, surroundings, Role::Inside, process.clone());
        cx.local().touch(fiber.handle());
        let main = sim.spawn(fiber).ok()?;
        process.runs_on(main);
        let (told, ending, asked) = (false, None, None);
        Some(Simulation { sim, realm, shared, main, told, ending, asked, _waits: guard })
    }

    /// Makes one decision; whether the run is over.
    fn step(&mut self, local: &mut Local) -> bool {
        let outside = local.count_hashes_with(Some(self.realm.hashes().clone()));
        let step = self.sim.step(local);
        let is_over = match (&mut self.ending, step) {
            (Some(_), SimStep::Stuck | SimStep::Outside) => true,
            (Some(ending), _) => {
                ending.steps -= 1;
                ending.steps == 0 || self.sim.now() > ending.until
            }
            (None, SimStep::Ran(..) | SimStep::Advanced(_)) => {
                self.told = false;
                false
            }
            (None, SimStep::Stuck | SimStep::Outside) => {
                self.tell_of_deadlock(local);
                false
            }
        };
        if self.ending.is_none() && self.realm.has_ended() {
            self.begin_to_end();
        }
        local.count_hashes_with(outside);
        is_over
    }

    /// Kills the fibers that are left.
    fn begin_to_end(&mut self) {
        if self.ending.is_none() {
            self.ending = Some(Ending { until: self.sim.now().after(ENDING_TIME), steps: ENDING_STEPS });
            self.sim.interrupt_all(KILL);
        }
    }

    /// Nothing can happen any more. Fibers that wait for each other in a circle are told so. Without a circle the
    /// thunk's fiber is told the first time, which ends its wait; a mask
    /// keeps it from being told, and then the run is over.
    fn tell_of_deadlock(&mut self, local: &mut Mutator) {
        if self.realm.deadlocks.look(self.sim.scheduler()) {
            return;
        }
        let waiting = self.sim.waiting();
        self.realm.set_stuck(|process| waiting.contains(&process.task()));
        if std::mem::replace(&mut self.told, true) {
            let failure = Failure::new("deadlock", self.realm.stuck());
            let condition = from_failure(local, &failure, Span::NONE, None);
            self.realm.finish(&self.shared, EndKind::Raised, condition);
        } else {
            self.sim.scheduler().interrupt(self.main, STUCK);
        }
    }
}

impl Fiber {
    /// `(%simulate seed thunk)`: the fiber hosts a run until it is over.
    pub(super) fn simulate(&mut self, cx: &mut Ctx<'_>) -> Next {
        let state = &self.rooted.cell().state;
        let (seed, thunk) = (argument(state, 0), argument(state, 1));
        if self.surroundings.realm.depth() == DEPTH_MAX {
            let text = format!("simulations can be nested {DEPTH_MAX} deep");
            self.raise(cx, &Failure::new("limit-exceeded", text));
            return Next::Run;
        }
        let seed = seed.as_fixnum().unwrap_or_default() as u64;
        match Simulation::start(self, cx, seed, thunk) {
            Some(simulation) => self.hosted = Some(Box::new(simulation)),
            None => self.raise(cx, &Failure::new("limit-exceeded", "there is no room for a simulation")),
        }
        if self.hosted.is_some() { Next::Host } else { Next::Run }
    }

    /// Goes on with the run inside.
    pub(super) fn host(&mut self, cx: &mut Ctx<'_>) -> Next {
        loop {
            let Some(simulation) = &mut self.hosted else { return Next::Run };
            if simulation.step(cx.local()) {
                return self.end_hosting(cx);
            }
            if cx.tick() {
                return Next::Yield;
            }
        }
    }

    /// The run is over: the fiber goes on with how it ended, unless it is to do something else by now.
    fn end_hosting(&mut self, cx: &mut Ctx<'_>) -> Next {
        let Some(simulation) = self.hosted.take() else { return Next::Run };
        let handle = self.rooted.handle();
        cx.local().run(handle);
        if let Some(asked) = &simulation.asked {
            self.raise_object(asked.get(cx.local()));
        } else if let Some(end) = simulation.realm.take_end() {
            let local = cx.local();
            let kind = local.symbol(end.kind.name());
            let value = end.value.get(local);
            let answer = local.cons(kind, value);
            self.give(answer);
        }
        self.serve_requests(cx).unwrap_or(Next::Run)
    }

    /// Serves what others ask of a fiber that hosts a run: an interrupt is for the thunk's fiber; a kill, or
    /// what is to be raised in the host, ends the run first; a kill by force ends everything at once.
    pub(super) fn serve_host_requests(&mut self, cx: &mut Ctx<'_>) -> Next {
        let requests = cx.requests();
        if requests & KILL != 0 && requests & FORCE != 0 {
            cx.take_requests_in(KILL | FORCE);
            self.hosted = None;
            return self.killed(cx);
        }
        let is_masked = self.rooted.cell().registers.masked > 0;
        let Some(simulation) = &mut self.hosted else { return Next::Run };
        if requests == 0 || is_masked || simulation.ending.is_some() {
            return Next::Host;
        }
        if requests & KILL != 0 {
            // It stays in the task word, and is served when the run is over.
            simulation.begin_to_end();
            return Next::Host;
        }
        if requests & INTERRUPT != 0 {
            cx.take_requests_in(INTERRUPT);
            simulation.sim.scheduler().interrupt(simulation.main, INTERRUPT);
        }
        for request in [CANCEL, TIMEOUT, RAISE] {
            if requests & request != 0
                && cx.take_requests_in(request) != 0
                && let Some(object) = self.asked_for(cx, request)
                && let Some(simulation) = &mut self.hosted
            {
                simulation.asked = Some(simulation.shared.heap.root(object));
                simulation.begin_to_end();
                break;
            }
        }
        Next::Host
    }

    /// A fiber of a run has reached the end of the run.
    pub(super) fn finish_run(&mut self, kind: EndKind, value: Value) -> Next {
        self.surroundings.realm.finish(&self.shared, kind, value);
        Next::End
    }
}
