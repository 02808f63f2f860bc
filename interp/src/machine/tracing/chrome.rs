//! A trace in the format of Chrome's trace viewer: a lane for each worker with a slice for each step of a
//! fiber, arrows from whoever woke a fiber or sent a message, and the counters.
//!
//! Slices of a lane follow one another. Time is in microseconds from the beginning. On a simulation steps take
//! no time; there each is drawn a microsecond long, and what follows is moved by as much.

use super::Trace;
use concurrency::{Ending, Record, TaskId, What};
use serde_json::{Value, json};
use std::collections::HashMap;

/// How long a step of a simulation is drawn, in nanoseconds.
const DRAWN: u64 = 1000;

/// A step as it is drawn, in nanoseconds from the beginning.
struct Slice {
    lane: usize,
    task: TaskId,
    start: u64,
    end: u64,
    ending: Ending,
    reason: u32,
}

/// Something that happened in a step, or between steps.
struct Moment {
    lane: usize,
    at: u64,
    what: What,
    /// The task whose step it happened in.
    within: Option<TaskId>,
}

#[derive(Default)]
struct Drawing {
    slices: Vec<Slice>,
    moments: Vec<Moment>,
    /// Where each task runs: places of `slices`, in order of time.
    runs: HashMap<TaskId, Vec<usize>>,
    sleeps: Vec<(usize, u64, u64)>,
    spans: Vec<Span>,
}

/// Something that lasts, beside the lanes of workers: it may cross others.
struct Span {
    what: What,
    start: u64,
    end: u64,
}

/// The whole file.
pub(super) fn json(trace: &Trace) -> String {
    let drawing = Drawing::of(trace);
    let mut out = Events { text: String::from("{\"traceEvents\":[\n"), is_first: true };
    names(trace, &mut out);
    slices(trace, &drawing, &mut out);
    spans(trace, &drawing, &mut out);
    arrows(trace, &drawing, &mut out);
    conflicts(trace, &drawing, &mut out);
    counters(trace, &mut out);
    let recording = &trace.recording;
    let time = if recording.is_virtual { "virtual, each step drawn 1 us long" } else { "of the machine" };
    let other = json!({"time": time, "nanoseconds": trace.nanos(), "dropped": recording.dropped()});
    out.text + &format!("\n],\"displayTimeUnit\":\"ns\",\"otherData\":{other}}}\n")
}

impl Drawing {
    fn of(trace: &Trace) -> Drawing {
        let mut drawing = Drawing::default();
        for (lane, recorded) in trace.recording.lanes.iter().enumerate() {
            drawing.add_lane(trace, lane, &recorded.records);
        }
        for (place, slice) in drawing.slices.iter().enumerate() {
            drawing.runs.entry(slice.task).or_default().push(place);
        }
        for places in drawing.runs.values_mut() {
            places.sort_by_key(|place| drawing.slices[*place].start);
        }
        drawing
    }

    fn add_lane(&mut self, trace: &Trace, lane: usize, records: &[Record]) {
        let from = trace.recording.from.as_nanos();
        let is_virtual = trace.recording.is_virtual;
        let mut steps = 0;
        // Moments whose step has not been met: it is recorded when it ends.
        let mut open = self.moments.len();
        for record in records {
            let moved = if is_virtual { steps * DRAWN } else { 0 };
            let at = record.at.as_nanos() - from + moved;
            let end = |until: concurrency::Time| until.as_nanos() - from + moved;
            match record.what {
                What::Ran { task, until, ending, reason } => {
                    let end = if is_virtual { at + DRAWN } else { end(until) };
                    let inside = |moment: &&mut Moment| at <= moment.at && moment.at <= end;
                    self.moments[open..]
                        .iter_mut()
                        .filter(inside)
                        .for_each(|moment| moment.within = Some(task));
                    open = self.moments.len();
                    steps += 1;
                    self.slices.push(Slice { lane, task, start: at, end, ending, reason });
                }
                What::Slept { until } => self.sleeps.push((lane, at, end(until))),
                What::Awaited { until, .. } | What::Held { until, .. } | What::Computed { until, .. } => {
                    self.spans.push(Span { what: record.what, start: at, end: end(until) });
                }
                what => {
                    let at = if is_virtual { at + DRAWN / 2 } else { at };
                    self.moments.push(Moment { lane, at, what, within: None });
                }
            }
        }
    }

    /// The first step of a task that ends after this moment.
    fn next_run(&self, task: TaskId, at: u64) -> Option<&Slice> {
        let places = self.runs.get(&task)?;
        let next = places.partition_point(|place| self.slices[*place].end <= at);
        places.get(next).map(|place| &self.slices[*place])
    }
}

fn names(trace: &Trace, out: &mut Events) {
    for lane in 0..trace.recording.lanes.len() {
        out.thread_name(lane, &format!("worker {lane}"));
    }
    if !trace.collections.is_empty() {
        out.thread_name(trace.recording.lanes.len(), "collector");
    }
}

fn slices(trace: &Trace, drawing: &Drawing, out: &mut Events) {
    for slice in &drawing.slices {
        let ending = match slice.ending {
            Ending::Yielded => "yielded",
            Ending::Parked => "parked",
            Ending::Done => "done",
            Ending::Unfinished => "unfinished",
        };
        let mut args = json!({"fiber": slice.task.to_bits(), "ending": ending});
        if let Some(place) = trace.place(slice.reason) {
            args["then"] = place.into();
        }
        out.slice(slice.lane, ("fiber", &trace.fiber(slice.task)), (slice.start, slice.end), Some(args));
    }
    for (lane, start, end) in &drawing.sleeps {
        out.slice(*lane, ("idle", "asleep"), (*start, *end), None);
    }
    let from = trace.recording.from.as_nanos();
    for collection in &trace.collections {
        let name = if collection.is_full { "full collection" } else { "minor collection" };
        let (start, end) = (collection.at.as_nanos() - from, collection.until.as_nanos() - from);
        let args = json!({"copied-bytes": collection.copied_bytes});
        out.slice(trace.recording.lanes.len(), ("gc", name), (start, end), Some(args));
    }
}

/// Waits for locks, holds of them and chunks of parallel procedures, as slices that may cross: a track for each lock, and
/// one for the chunks of each call.
fn spans(trace: &Trace, drawing: &Drawing, out: &mut Events) {
    for (number, span) in drawing.spans.iter().enumerate() {
        let fiber = |by: Option<TaskId>| by.map_or_else(|| "nobody".to_owned(), |by| trace.fiber(by));
        let (category, name, args) = match span.what {
            What::Awaited { lock, is_taken, by, .. } => {
                let how = if is_taken { "waits" } else { "gives up" };
                (trace.lock(lock), format!("{} {how}", fiber(by)), json!({"taken": is_taken}))
            }
            What::Held { lock, is_shared, by, .. } => {
                (trace.lock(lock), format!("{} holds", fiber(by)), json!({"shared": is_shared}))
            }
            What::Computed { call, items, by, .. } => {
                (trace.call(call), "chunk".to_owned(), json!({"items": items, "fiber": fiber(by)}))
            }
            _ => continue,
        };
        out.span(&category, &name, number as u64, (span.start, span.end), &args);
    }
}

/// An arrow begins in the step that did something and ends in the step that it led to. Without either, because
/// it was not recorded or given up, there is none.
fn arrows(trace: &Trace, drawing: &Drawing, out: &mut Events) {
    let mut number = 0;
    let mut arrow = |out: &mut Events, name: &str, from: &Moment, to: (usize, u64)| {
        number += 1;
        out.arrow("s", name, number, from.lane, from.at);
        out.arrow("f", name, number, to.0, to.1);
    };
    let mut sent = HashMap::new();
    for moment in &drawing.moments {
        match moment.what {
            What::Woke { task, by: Some(_) } if moment.within.is_some() => {
                if let Some(run) = drawing.next_run(task, moment.at) {
                    arrow(out, "wake", moment, (run.lane, run.start.max(moment.at)));
                }
            }
            What::Spawned { task, by: Some(_) } if moment.within.is_some() => {
                if let Some(run) = drawing.next_run(task, moment.at) {
                    arrow(out, "spawn", moment, (run.lane, run.start.max(moment.at)));
                }
            }
            What::Sent { mailbox, message, by, .. } if by.is_some() && by == moment.within => {
                sent.insert((mailbox, message), moment);
            }
            _ => {}
        }
    }
    for moment in &drawing.moments {
        let What::Received { mailbox, message, by: Some(by) } = moment.what else { continue };
        let Some(from) = sent.remove(&(mailbox, message)) else { continue };
        let target = if moment.within == Some(by) {
            Some((moment.lane, moment.at.max(from.at)))
        } else {
            // It was handed over: the receiver has it when it runs next.
            drawing.next_run(by, from.at).map(|run| (run.lane, run.start.max(from.at)))
        };
        if let Some(target) = target {
            arrow(out, &format!("message to {}", trace.mailbox(mailbox)), from, target);
        }
    }
}

/// A mark where a transaction began anew, with what stood in its way.
fn conflicts(trace: &Trace, drawing: &Drawing, out: &mut Events) {
    for moment in &drawing.moments {
        let What::Aborted { place, variable, against, .. } = moment.what else { continue };
        let args = json!({"transaction": trace.transaction(place), "changed by": trace.transaction(against)});
        out.mark(moment.lane, &format!("conflict about {}", trace.tvar(variable)), moment.at, &args);
    }
}

fn counters(trace: &Trace, out: &mut Events) {
    let recording = &trace.recording;
    let from = recording.from.as_nanos();
    let run = |frame: &concurrency::Frame| frame.snapshot.total().run;
    let first = recording.frames.first().map_or(0, run);
    for frame in &recording.frames {
        let moved = if recording.is_virtual { (run(frame) - first) * DRAWN } else { 0 };
        let at = frame.at.as_nanos() - from + moved;
        let total = frame.snapshot.total();
        let queued = frame.snapshot.workers.iter().enumerate();
        let queued = queued.map(|(index, worker)| (format!("worker {index}"), worker.queued));
        out.counter("queued", at, queued.chain([("common".to_owned(), frame.snapshot.common)]));
        out.counter("fibers", at, [("alive".to_owned(), frame.snapshot.tasks)]);
        let messages = [("sent", total.sent), ("received", total.received), ("dropped", total.dropped)];
        out.counter("messages", at, messages.map(|(name, count)| (name.to_owned(), count)));
        let transactions = [("committed", total.committed), ("aborted", total.aborted)];
        out.counter("transactions", at, transactions.map(|(name, count)| (name.to_owned(), count)));
        let depths = frame.mailboxes.iter().map(|found| (trace.mailbox(found.mailbox), found.depth as u64));
        out.counter("mailboxes", at, depths);
    }
}

/// The list of events, one a line.
struct Events {
    text: String,
    is_first: bool,
}

impl Events {
    fn add(&mut self, event: &Value) {
        if !std::mem::take(&mut self.is_first) {
            self.text.push_str(",\n");
        }
        self.text.push_str(&event.to_string());
    }

    fn thread_name(&mut self, lane: usize, name: &str) {
        self.add(&json!({"ph": "M", "pid": 1, "tid": lane, "name": "thread_name", "args": {"name": name}}));
    }

    /// Something that takes a while, with its category and name.
    fn slice(
        &mut self,
        lane: usize,
        (category, name): (&str, &str),
        (start, end): (u64, u64),
        args: Option<Value>,
    ) {
        let (at, duration) = (micros(start), micros(end - start));
        let mut event = json!({
            "ph": "X", "pid": 1, "tid": lane, "cat": category, "name": name, "ts": at, "dur": duration
        });
        if let Some(args) = args {
            event["args"] = args;
        }
        self.add(&event);
    }

    /// Something that takes a while and may cross others on its track.
    fn span(&mut self, track: &str, name: &str, number: u64, (start, end): (u64, u64), args: &Value) {
        for (kind, at) in [("b", start), ("e", end)] {
            self.add(&json!({
                "ph": kind, "pid": 1, "tid": 0, "cat": track, "name": name, "id": number, "ts": micros(at), "args": args
            }));
        }
    }

    /// Something that takes no time.
    fn mark(&mut self, lane: usize, name: &str, at: u64, args: &Value) {
        self.add(&json!({
            "ph": "i", "s": "t", "pid": 1, "tid": lane, "cat": "transaction", "name": name, "ts": micros(at),
            "args": args
        }));
    }

    /// One end of an arrow.
    fn arrow(&mut self, kind: &str, name: &str, number: u64, lane: usize, at: u64) {
        let mut event = json!({
            "ph": kind, "pid": 1, "tid": lane, "cat": "flow", "id": number, "name": name, "ts": micros(at)
        });
        if kind == "f" {
            event["bp"] = "e".into();
        }
        self.add(&event);
    }

    fn counter(&mut self, name: &str, at: u64, values: impl IntoIterator<Item = (String, u64)>) {
        let values: serde_json::Map<_, _> =
            values.into_iter().map(|(key, value)| (key, value.into())).collect();
        self.add(&json!({"ph": "C", "pid": 1, "tid": 0, "name": name, "ts": micros(at), "args": values}));
    }
}

/// Nanoseconds as microseconds.
fn micros(nanos: u64) -> f64 {
    nanos as f64 / 1000.0
}
