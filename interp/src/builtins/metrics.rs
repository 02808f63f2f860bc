//! Figures of the running machine: scheduler, mailboxes, collector; and traces.
//!
//! Figures are association lists from names to exact integers. They count from the start of the machine
//! unless they say "now"; all are read while others go on, so they need not fit together to the last one.

use super::actors::process;
use super::files::file_failure;
use super::slices::index_value;
use crate::Value;
use crate::heap::{Mutator, foreign_arc, foreign_of};
use crate::machine::process::Process;
use crate::machine::{Local, Trace, tracing};
use crate::value::{Index, List, Text};
use crate::vm::primitive::{Cx, Exit, Failure, Outcome, Woken};
use concurrency::Blocking;
use macros::builtins;
use std::io;
use std::sync::Arc;
use std::time::Duration;

pub use table::TABLE;

/// `mailbox-stats` lists so many actors.
const LISTED: usize = 100;

/// Objects that it looks at in a slice.
const OBJECTS: usize = 2048;

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// What the scheduler has done: an association list of counts over all workers, with those of each worker
    /// under `per-worker` and who took tasks from whom under `steals`, a row for each worker.
    ///
    /// `workers`; now: `tasks`, runnable ones that no worker has yet (`common`), `timers`, runnable ones that
    /// wait for a worker (`queued`); since the start: tasks `spawned`, steps `run`, which ended `yielded`,
    /// `parked` or `done`, tasks `woken`, `stolen` from other workers, rounds over these that found nothing
    /// (`steal-misses`), times a worker `slept`, messages `sent`, `received` and `dropped`, transactions that
    /// `committed` and attempts of them that met a conflict (`aborted`), the nanoseconds in these (`wasted-ns`), waits for
    /// locks (`lock-waits`) and the nanoseconds of these (`lock-wait-ns`), nanoseconds that workers were asleep
    /// (`asleep-ns`).
    ///
    /// `(> (cdr (assq 'run (scheduler-stats))) 0) ; => #t`
    #[builtin("scheduler-stats", effect = Reads)]
    fn scheduler_stats(cx: &mut Cx<'_>) -> Outcome {
        let snapshot = cx.turn()?.scheduler().snapshot();
        let heap = &mut *cx.heap;
        let per_worker: Vec<Value> =
            snapshot.workers.iter().map(|worker| figures(heap, worker.named(), &[])).collect();
        let per_worker = List::of(heap, &per_worker);
        let row = |heap: &mut Mutator, counts: &Vec<u64>| {
            let counts: Vec<Value> = counts.iter().map(|count| integer(*count)).collect();
            List::of(heap, &counts)
        };
        let steals: Vec<Value> = snapshot.steals.iter().map(|counts| row(heap, counts)).collect();
        let steals = List::of(heap, &steals);
        let gauges = [
            ("workers", snapshot.workers.len() as u64),
            ("tasks", snapshot.tasks),
            ("common", snapshot.common),
            ("timers", snapshot.timers),
        ];
        let all = gauges.into_iter().chain(snapshot.total().named());
        Ok(figures(heap, all, &[("per-worker", per_worker), ("steals", steals)]))
    }

    /// What the collector of garbage has done, an association list: collections of the young generation
    /// (`minor`) and of everything (`full`); in nanoseconds, how long all fibers stood still (`pause-total-ns`),
    /// at most (`pause-longest-ns`), at most for a minor one (`minor-pause-longest-ns`) and the last time
    /// (`pause-last-ns`); `copied-bytes`; `live-bytes` after the last collection, `used-bytes` now and
    /// `limit-bytes`; objects of the system that were found dead (`foreign-released`), and code
    /// (`code-released`).
    ///
    /// `(> (cdr (assq 'used-bytes (gc-stats))) 0) ; => #t`
    #[builtin("gc-stats", effect = Reads)]
    fn gc_stats(cx: &mut Cx<'_>) -> Value {
        let heap = cx.heap.heap();
        let (stats, used, limit) = (heap.stats(), heap.used_bytes(), heap.config().limit_bytes);
        let nanos = |duration: Duration| u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX);
        let all = [
            ("minor", stats.minor),
            ("full", stats.full),
            ("pause-total-ns", nanos(stats.pause_total)),
            ("pause-longest-ns", nanos(stats.pause_longest)),
            ("minor-pause-longest-ns", nanos(stats.minor_pause_longest)),
            ("pause-last-ns", nanos(stats.pause_last)),
            ("copied-bytes", stats.copied_bytes),
            ("live-bytes", stats.live_bytes as u64),
            ("used-bytes", used as u64),
            ("limit-bytes", limit as u64),
            ("foreign-released", stats.foreign_released),
            ("code-released", stats.code_released),
        ];
        figures(cx.heap, all, &[])
    }

    /// How many bodies of futures, those of parallel procedures included, have ended on the stack of their maker
    /// (`joined`), and how many got fibers of their own (`split`); an association list.
    ///
    /// `(map car (future-stats)) ; => (joined split)`
    #[builtin("future-stats", effect = Reads)]
    fn future_stats(cx: &mut Cx<'_>) -> Value {
        let counts =
            cx.world.surroundings().map_or_else(Vec::new, |(shared, _)| shared.futures.figures().to_vec());
        figures(cx.heap, counts, &[])
    }

    /// Counts of the mailbox of an actor or thread, an association list: messages that wait now (`depth`), the
    /// most that ever waited (`peak`), messages that have `arrived`, those `dropped` for want of room, and
    /// senders that wait for room now (`blocked`). Without an argument, a list of these for the actors that
    /// have not ended, each with the actor itself under `actor`: the fullest first, at most 100.
    ///
    /// `(cdr (assq 'depth (mailbox-stats (self)))) ; => 0`
    /// `(list? (mailbox-stats)) ; => #t`
    #[builtin("mailbox-stats", effect = Reads)]
    fn mailbox_stats(cx: &mut Cx<'_>, actor: Option<Value>) -> Outcome {
        match actor {
            Some(actor) => {
                let process = process(cx, 0, &actor)?;
                Ok(mailbox_figures(cx.heap, process, &[]))
            }
            None => {
                let outcome = fullest(cx);
                cx.finish_slice(outcome)
            }
        }
    }

    /// Begins to record; gives the number by which `%trace-end!` ends it.
    ///
    /// `(%trace-end! (%trace-begin!)) ; => #t`
    #[builtin("%trace-begin!", effect = Writes, library = "lambdust internal")]
    fn trace_begin(cx: &mut Cx<'_>) -> Outcome {
        tracing::begin(cx).map(integer)
    }

    /// Ends a recording and keeps it as `(last-trace)`; false if it is not under way.
    ///
    /// `(%trace-end! 0) ; => #f`
    #[builtin("%trace-end!", effect = Writes, library = "lambdust internal")]
    fn trace_end(cx: &mut Cx<'_>, number: Index) -> Result<bool, Exit> {
        tracing::end(cx, number.0 as u64)
    }

    /// The trace that `with-trace` has recorded last; `#f` without one.
    ///
    /// `(begin (with-trace (+ 1 2)) (trace? (last-trace))) ; => #t`
    #[builtin("last-trace", effect = Reads)]
    fn last_trace(cx: &mut Cx<'_>) -> Value {
        cx.world.surroundings().map_or(Value::FALSE, |(shared, _)| shared.last_trace())
    }

    /// Whether the value is a trace.
    ///
    /// `(trace? 'no) ; => #f`
    #[builtin("trace?")]
    fn is_trace(value: Value) -> bool {
        foreign_of::<Trace>(&value).is_some()
    }

    /// What is in a trace, the last one unless another is given; an association list: how long it is
    /// (`duration-ns`, virtual time on a simulation), `workers`, `records`, those that were `dropped` because
    /// there were too many, and how many there are of each kind: steps `run`, times a worker `slept`, fibers
    /// `spawned` and `woken`, messages `sent` and `received`, transactions that
    /// `committed` and attempts of them that met a conflict (`aborted`), waits for locks (`lock-waits`) and holds of them
    /// (`lock-holds`), both from 20 µs on where time is real, `chunks` of parallel procedures; moments at which counters
    /// were taken (`frames`) and `collections` of garbage.
    ///
    /// `(begin (with-trace (yield)) (cdr (assq 'dropped (trace-stats)))) ; => 0`
    #[builtin("trace-stats", effect = Reads)]
    fn trace_stats(cx: &mut Cx<'_>, trace: Option<Value>) -> Outcome {
        let trace = chosen(cx, 0, trace)?;
        let recording = &trace.recording;
        let head = [
            ("duration-ns", trace.nanos()),
            ("workers", recording.lanes.len() as u64),
            ("records", recording.len() as u64),
            ("dropped", recording.dropped()),
        ];
        let tail =
            [("frames", recording.frames.len() as u64), ("collections", trace.collections.len() as u64)];
        Ok(figures(cx.heap, head.into_iter().chain(trace.counts()).chain(tail), &[]))
    }

    /// Writes a trace, the last one unless another is given, to a file in the format of Chrome's trace viewer
    /// (Perfetto opens it too): a lane for each worker with the steps of fibers, arrows for wake-ups and
    /// messages, and counters.
    ///
    /// `(begin (with-trace (yield)) (trace-export "no such folder/file")) ; error: there is no such file`
    #[builtin("trace-export", effect = Io)]
    fn trace_export(cx: &mut Cx<'_>, path: Text, trace: Option<Value>) -> Outcome {
        if let Some(woken) = cx.registers.woken.take() {
            return written(cx, path, woken);
        }
        let trace = chosen(cx, 1, trace)?;
        let name = path.to_rust();
        if !cx.world.has_files() {
            return Err(file_failure(cx, &name, &io::ErrorKind::PermissionDenied.into()));
        }
        let write = move || std::fs::write(&name, trace.chrome());
        if cx.turn()?.is_sim() {
            // A thread outside would make the run differ from time to time.
            return match write() {
                Ok(()) => Ok(Value::UNSPECIFIED),
                Err(error) => Err(file_failure(cx, &path.to_rust(), &error)),
            };
        }
        let woken = cx.wait(cx.masking(), None, || Blocking::new(write, outcome_word))?;
        written(cx, path, woken)
    }
}

/// How writing ended, as a value: the code of the system's error, -1 for one without, `#f` for none.
fn outcome_word(outcome: io::Result<()>, _local: &mut Local) -> crate::heap::Stored {
    let code = |error: io::Error| Value::fixnum(error.raw_os_error().map_or(-1, i64::from));
    outcome.map_or_else(code, |()| Value::FALSE).stored()
}

fn written(cx: &mut Cx<'_>, path: Text, woken: Woken) -> Outcome {
    let Woken::Completed(_, value) = woken else { return Ok(Value::UNSPECIFIED) };
    let Some(code) = value.as_fixnum() else { return Ok(Value::UNSPECIFIED) };
    let error = match i32::try_from(code) {
        Ok(code) if code >= 0 => io::Error::from_raw_os_error(code),
        _ => io::Error::other("it could not be written"),
    };
    Err(file_failure(cx, &path.to_rust(), &error))
}

/// The trace that an optional argument names.
fn chosen(cx: &Cx<'_>, position: usize, trace: Option<Value>) -> Result<Arc<Trace>, Exit> {
    let last = || cx.world.surroundings().map_or(Value::FALSE, |(shared, _)| shared.last_trace());
    let value = trace.unwrap_or_else(last);
    foreign_arc(&value).ok_or_else(|| match trace {
        Some(other) => cx.wrong_type(position, "a trace", other),
        None => {
            let failure: Failure = cx.failure("no-trace", "found no trace: nothing was recorded yet");
            failure.hint("(with-trace body …) records").into()
        }
    })
}

fn integer(count: u64) -> Value {
    index_value(usize::try_from(count).unwrap_or(usize::MAX))
}

/// An association list of figures, and of other values behind them. Names of Rust become names of Scheme.
fn figures(
    heap: &mut Mutator,
    figures: impl IntoIterator<Item = (&'static str, u64)>,
    others: &[(&str, Value)],
) -> Value {
    let mut entries: Vec<Value> = Vec::new();
    for (name, count) in figures {
        entries.push(entry(heap, name, integer(count)));
    }
    for (name, value) in others {
        entries.push(entry(heap, name, *value));
    }
    List::of(heap, &entries)
}

fn entry(heap: &mut Mutator, name: &str, value: Value) -> Value {
    let name = heap.symbol(&name.replace('_', "-"));
    heap.cons(name, value)
}

fn mailbox_figures(heap: &mut Mutator, process: &Process, before: &[Value]) -> Value {
    let counts = process.mailbox.counts();
    let all = [
        ("depth", counts.depth as u64),
        ("peak", counts.peak as u64),
        ("arrived", counts.arrived),
        ("dropped", counts.dropped),
        ("blocked", counts.blocked as u64),
    ];
    let list = figures(heap, all, &[]);
    before.iter().fold(list, |list, entry| heap.cons(*entry, list))
}

/// The figures of the fullest mailboxes of actors. A collection of the young generation makes all objects
/// known; then they are looked at from the last to the first, so that a collection in between, which closes
/// the ranks, hides none. The progress is the list of candidates, and how many objects are left.
fn fullest(cx: &mut Cx<'_>) -> Outcome {
    let [kept, left, ..] = *cx.progress();
    let Some(left) = left.as_fixnum() else {
        let is_asked = left == Value::TRUE;
        let count = if is_asked { Value::fixnum(cx.heap.heap().foreign_count() as i64) } else { Value::TRUE };
        if !is_asked {
            cx.heap.heap().request_collection(false);
        }
        *cx.progress() = [Value::NIL, count, Value::DEFAULT, Value::DEFAULT];
        return Err(Exit::Again);
    };
    let mut found = List(kept).items(LISTED).unwrap_or_default();
    let left = cx.heap.heap().foreign_objects(left as usize, OBJECTS, &mut |value| {
        if is_live_actor(value) && !found.contains(&value) {
            found.push(value);
        }
    });
    let found = sorted(found);
    if left > 0 {
        let list = List::of(cx.heap, &found);
        *cx.progress() = [list, Value::fixnum(left as i64), Value::DEFAULT, Value::DEFAULT];
        return Err(Exit::Again);
    }
    let mut all: Vec<Value> = Vec::new();
    for actor in found {
        let Some(process) = foreign_of::<Process>(&actor) else { continue };
        let own = entry(cx.heap, "actor", actor);
        all.push(mailbox_figures(cx.heap, process, &[own]));
    }
    Ok(List::of(cx.heap, &all))
}

fn is_live_actor(value: Value) -> bool {
    foreign_of::<Process>(&value).is_some_and(|process| process.actor.is_some() && process.reason().is_none())
}

/// The fullest first, of equals the oldest; not more than are listed.
fn sorted(found: Vec<Value>) -> Vec<Value> {
    let mut keyed: Vec<(usize, u64, Value)> = Vec::new();
    for value in found {
        if let Some(process) = foreign_of::<Process>(&value) {
            keyed.push((process.mailbox.depth(), process.identity.serial(), value));
        }
    }
    keyed.sort_by_key(|(depth, serial, _)| (std::cmp::Reverse(*depth), *serial));
    keyed.into_iter().take(LISTED).map(|(_, _, value)| value).collect()
}
