//! Histories of transactions, recorded under seeds and on threads. Each transaction reads lists and appends to them
//! what nobody else appends, so that a list tells in which order it came to be; from what was read follows who came
//! before whom. The order must have no circle: not among those that committed (they are serializable), and not when
//! the attempts that failed are among them, as transactions that only read (no attempt ever saw what never was), and
//! whoever ended before another began comes first.

use crate::host::{Closure, Cx, everywhere, on_sim, spawn, task};
use crate::variable::{Var, commit};
use lambdust_concurrency::stm::{Domain, Log, Refusal, read_once};
use lambdust_concurrency::sync::{Holder, Lock, Named};
use lambdust_concurrency::{Masking, Outcome, Step, WaitStart};
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst};

const PARTIES: u64 = 4;
const ROUNDS: u64 = 6;
const VARIABLES: usize = 3;
/// After so many conflicts a transaction runs alone.
const ALONE_AFTER: u32 = 3;

struct Right;

impl Named for Right {
    fn label(&self) -> String {
        "the right to be alone".to_owned()
    }
}

/// An attempt of a transaction.
#[derive(Clone, Default, Debug)]
struct Attempt {
    began: usize,
    ended: usize,
    is_committed: bool,
    /// Variables and the lists that were found there, without what the transaction has appended itself.
    reads: Vec<(usize, Vec<u64>)>,
    appends: Vec<(usize, u64)>,
}

struct World {
    domain: Domain<Right>,
    variables: Vec<Var>,
    /// Lists: an element, and the list before it; list 0 is empty.
    lists: Mutex<Vec<(u64, u64)>>,
    clock: AtomicUsize,
    attempts: Mutex<Vec<Attempt>>,
    ended: AtomicUsize,
    next: AtomicU64,
    /// How often somebody ran alone.
    alone: AtomicUsize,
}

impl World {
    fn new() -> Arc<World> {
        Arc::new(World {
            domain: Domain::new(Right),
            variables: (1..=VARIABLES as u64).map(Var::new).collect(),
            lists: Mutex::new(vec![(0, 0)]),
            clock: AtomicUsize::new(0),
            attempts: Mutex::default(),
            ended: AtomicUsize::new(0),
            next: AtomicU64::new(1),
            alone: AtomicUsize::new(0),
        })
    }

    fn now(&self) -> usize {
        self.clock.fetch_add(1, SeqCst)
    }

    fn list(&self, mut list: u64) -> Vec<u64> {
        let lists = self.lists.lock();
        let mut elements = Vec::new();
        while list != 0 {
            let (element, before) = lists[list as usize];
            elements.push(element);
            list = before;
        }
        elements.reverse();
        elements
    }

    fn append(&self, list: u64, element: u64) -> u64 {
        let mut lists = self.lists.lock();
        lists.push((element, list));
        lists.len() as u64 - 1
    }
}

/// What a transaction does, in order: look at a list, or append to it.
type Plan = Vec<(usize, bool)>;

struct Party {
    world: Arc<World>,
    log: Log<Var>,
    random: u64,
    rounds: u64,
    plan: Plan,
    at: usize,
    attempt: Attempt,
    conflicts: u32,
    is_alone: bool,
    /// It waits for the right, and then begins anew or commits.
    waits: bool,
}

impl Party {
    fn joining(world: &Arc<World>, seed: u64) -> Closure {
        let mut party = Party {
            world: world.clone(),
            log: Log::new(),
            random: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
            rounds: ROUNDS,
            plan: Plan::new(),
            at: 0,
            attempt: Attempt::default(),
            conflicts: 0,
            is_alone: false,
            waits: false,
        };
        party.plan();
        party.begin();
        task(move |cx| party.step(cx))
    }

    fn draw(&mut self, below: u64) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random % below
    }

    fn plan(&mut self) {
        let length = 1 + self.draw(4);
        self.plan = (0..length).map(|_| (self.draw(VARIABLES as u64) as usize, self.draw(2) == 0)).collect();
    }

    fn begin(&mut self) {
        self.at = 0;
        self.attempt = Attempt { began: self.world.now(), ..Attempt::default() };
        self.log.begin(self.is_alone);
    }

    fn step(&mut self, cx: &mut Cx<'_>) -> Step {
        if self.waits {
            if cx.take_wake().is_none() {
                return Step::Parked;
            }
            self.got_right();
        }
        if let Some((variable, appends)) = self.plan.get(self.at).copied() {
            self.at += 1;
            if self.access(variable, appends) {
                return Step::Yielded(None);
            }
            return self.abort(cx);
        }
        match commit(&mut self.log, &self.world.domain.clock) {
            Ok(_) => self.committed(cx),
            Err(Refusal::Conflict(_)) => self.abort(cx),
            Err(Refusal::Alone) => self.wait_for_right(cx),
        }
    }

    /// Whether it goes on.
    fn access(&mut self, variable: usize, appends: bool) -> bool {
        let var = self.world.variables[variable];
        let Ok(list) = self.log.read(&self.world.domain.clock, var) else { return false };
        let own = &self.attempt.appends;
        let mut found = self.world.list(list);
        found.retain(|element| !own.contains(&(variable, *element)));
        self.attempt.reads.push((variable, found));
        if appends {
            let element = self.world.next.fetch_add(1, SeqCst);
            self.log.write(var, self.world.append(list, element));
            self.attempt.appends.push((variable, element));
        }
        true
    }

    fn note(&mut self, is_committed: bool) {
        let ended = self.world.now();
        let attempt = Attempt { ended, is_committed, ..std::mem::take(&mut self.attempt) };
        self.world.attempts.lock().push(attempt);
    }

    fn committed(&mut self, cx: &mut Cx<'_>) -> Step {
        self.note(true);
        if std::mem::take(&mut self.is_alone) {
            self.world.domain.clock.end_alone();
            let me = Holder::Task(cx.me());
            self.world.domain.right.unlock(cx, me).expect("it is owned");
        }
        self.conflicts = 0;
        self.rounds -= 1;
        if self.rounds == 0 {
            self.world.ended.fetch_add(1, SeqCst);
            return Step::Done;
        }
        self.plan();
        self.begin();
        Step::Yielded(None)
    }

    fn abort(&mut self, cx: &mut Cx<'_>) -> Step {
        assert!(!self.is_alone, "whoever runs alone meets no conflict");
        self.note(false);
        self.conflicts += 1;
        self.begin();
        if self.conflicts >= ALONE_AFTER {
            return self.wait_for_right(cx);
        }
        Step::Yielded(None)
    }

    fn wait_for_right(&mut self, cx: &mut Cx<'_>) -> Step {
        let lock = Lock { mutex: self.world.domain.right.clone(), holder: Holder::Task(cx.me()) };
        self.waits = true;
        match cx.start_owned(lock, Masking::Interruptible) {
            WaitStart::Parked => Step::Parked,
            WaitStart::Ready(_) => {
                self.got_right();
                Step::Yielded(None)
            }
        }
    }

    fn got_right(&mut self) {
        self.waits = false;
        self.world.alone.fetch_add(1, SeqCst);
        self.world.domain.clock.begin_alone();
        self.is_alone = true;
        // It had met somebody who ran alone when it wanted to commit, or too many conflicts.
        if self.at > 0 {
            self.note(false);
        }
        self.begin();
    }
}

/// All parties, to their end.
fn parties(world: &Arc<World>, seed: u64) -> Closure {
    let world = world.clone();
    let mut is_begun = false;
    task(move |cx| {
        if !is_begun {
            is_begun = true;
            for party in 0..PARTIES {
                spawn(cx, Party::joining(&world, seed * PARTIES + party + 1));
            }
        }
        if world.ended.load(SeqCst) < PARTIES as usize { Step::Yielded(None) } else { Step::Done }
    })
}

/// Checks the history.
fn check(world: &World) {
    let attempts = world.attempts.lock().clone();
    let committed = attempts.iter().filter(|attempt| attempt.is_committed).count();
    assert_eq!(committed as u64, PARTIES * ROUNDS, "every transaction commits in the end");
    let finals: Vec<Vec<u64>> = world.variables.iter().map(|var| world.list(read_once(var))).collect();
    let mut appended: Vec<u64> = attempts
        .iter()
        .filter(|attempt| attempt.is_committed)
        .flat_map(|attempt| attempt.appends.iter().map(|(_, element)| *element))
        .collect();
    let mut found: Vec<u64> = finals.iter().flatten().copied().collect();
    appended.sort_unstable();
    found.sort_unstable();
    assert_eq!(appended, found, "what was committed is there once, and nothing else");
    let edges = edges(&attempts, &finals);
    if let Some(circle) = circle(&edges) {
        let shown: Vec<&Attempt> = circle.iter().map(|at| &attempts[*at]).collect();
        panic!("each of these came before the next: {shown:#?}");
    }
}

/// Who came before whom.
fn edges(attempts: &[Attempt], finals: &[Vec<u64>]) -> Vec<Vec<usize>> {
    let mut edges = vec![Vec::new(); attempts.len()];
    let appender = |element: u64| {
        attempts.iter().position(|attempt| {
            attempt.is_committed && attempt.appends.iter().any(|(_, appended)| *appended == element)
        })
    };
    let mut add = |before: Option<usize>, after: Option<usize>| {
        if let (Some(before), Some(after)) = (before, after)
            && before != after
        {
            edges[before].push(after);
        }
    };
    for list in finals {
        for pair in list.windows(2) {
            add(appender(pair[0]), appender(pair[1]));
        }
    }
    for (reader, attempt) in attempts.iter().enumerate() {
        for (variable, seen) in &attempt.reads {
            let list = &finals[*variable];
            assert!(list.starts_with(seen), "{seen:?} was never there: {list:?}");
            add(seen.last().and_then(|last| appender(*last)), Some(reader));
            add(Some(reader), list.get(seen.len()).and_then(|next| appender(*next)));
        }
    }
    for (first, earlier) in attempts.iter().enumerate() {
        for (second, later) in attempts.iter().enumerate() {
            if earlier.ended < later.began {
                add(Some(first), Some(second));
            }
        }
    }
    edges
}

/// A circle in the graph, if there is one.
fn circle(edges: &[Vec<usize>]) -> Option<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; edges.len()];
    for root in 0..edges.len() {
        if marks[root] != Mark::New {
            continue;
        }
        let mut path = vec![(root, 0)];
        marks[root] = Mark::Open;
        while let Some((at, next)) = path.last_mut() {
            let Some(target) = edges[*at].get(*next).copied() else {
                marks[*at] = Mark::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match marks[target] {
                Mark::Open => {
                    let start = path.iter().position(|(at, _)| *at == target).unwrap_or(0);
                    return Some(path[start..].iter().map(|(at, _)| *at).collect());
                }
                Mark::New => {
                    marks[target] = Mark::Open;
                    path.push((target, 0));
                }
                Mark::Done => {}
            }
        }
    }
    None
}

#[test]
fn the_checker_sees_a_write_skew_and_a_torn_read() {
    let committed = |began, reads: &[(usize, &[u64])], appends: &[(usize, u64)]| Attempt {
        began,
        ended: began + 10,
        is_committed: true,
        reads: reads.iter().map(|(variable, list)| (*variable, list.to_vec())).collect(),
        appends: appends.to_vec(),
    };
    let skew =
        [committed(0, &[(0, &[]), (1, &[])], &[(0, 1)]), committed(1, &[(0, &[]), (1, &[])], &[(1, 2)])];
    assert!(circle(&edges(&skew, &[vec![1], vec![2]])).is_some());
    let mut torn = committed(1, &[(0, &[]), (1, &[2])], &[]);
    torn.is_committed = false;
    let writer = committed(0, &[], &[(0, 1), (1, 2)]);
    assert!(circle(&edges(&[writer.clone(), torn], &[vec![1], vec![2]])).is_some());
    let whole = committed(1, &[(0, &[1]), (1, &[2])], &[]);
    assert!(circle(&edges(&[writer, whole], &[vec![1], vec![2]])).is_none());
}

#[test]
fn histories_under_seeds_have_no_circle() {
    under_seeds(300);
}

#[test]
#[ignore = "many seeds"]
fn histories_under_many_seeds_have_no_circle() {
    under_seeds(10_000);
}

fn under_seeds(seeds: u64) {
    let (mut failed, mut alone) = (0, 0);
    for seed in 0..seeds {
        let world = World::new();
        assert_eq!(on_sim(seed, parties(&world, seed)), Outcome::Done, "seed {seed}");
        check(&world);
        failed += world.attempts.lock().len() as u64 - PARTIES * ROUNDS;
        alone += world.alone.load(SeqCst);
    }
    assert!(failed > seeds, "there are conflicts: {failed}");
    assert!(alone > 0, "somebody ran alone");
}

#[test]
fn histories_on_threads_have_no_circle() {
    for round in 0..20 {
        let worlds = Mutex::new(Vec::new());
        everywhere(0, || {
            let world = World::new();
            worlds.lock().push(world.clone());
            parties(&world, round)
        });
        worlds.lock().iter().for_each(|world| check(world));
    }
}
