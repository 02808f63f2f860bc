//! What held the program up, in sentences?
//!
//! A line for each subject of which something is known; what is worth a look is marked. The sentence below
//! names the bottleneck: what cost most of the workers' time.

use super::series::{Load, mailboxes, queues, transactions};
use super::words::{counted, duration, percent, whole};
use super::{gc, locks, parallel, pipeline};
use crate::chart::card::{Card, Fact};
use crate::number;
use crate::run::{Run, Supervised};

/// What costs less of the workers' time than this holds nobody up.
const NOTABLE: f64 = 0.1;
/// From here on workers are as good as always busy.
const FULL: f64 = 0.85;
/// So many messages are more than an actor has in hand.
const DEEP: f64 = 100.0;

/// What could be the bottleneck, and how much of the workers' time it costs.
struct Cost {
    share: f64,
    words: String,
}

/// Facts and costs as they are found.
#[derive(Default)]
struct Findings {
    facts: Vec<Fact>,
    costs: Vec<Cost>,
}

impl Findings {
    fn add(&mut self, about: &str, words: String, is_notable: bool) {
        self.facts.push(Fact { about: about.to_owned(), words, is_notable });
    }
}

/// The card of a run.
pub(crate) fn chart(run: &Run) -> Card {
    let mut findings = Findings::default();
    let load = Load::of(run);
    add_workers(run, &load, &mut findings);
    add_parallel(run, &mut findings);
    add_transactions(run, &mut findings);
    add_locks(run, &mut findings);
    add_mailboxes(run, &mut findings);
    add_pauses(run, &mut findings);
    add_pipeline(run, &mut findings);
    add_supervision(run, &mut findings);
    add_waits(run, &mut findings);
    let dropped = run.dropped() + &run.frames_dropped();
    if !dropped.is_empty() {
        findings.add("Recording", dropped.trim().to_owned(), true);
    }
    let sentence = verdict(run, &load, &findings);
    Card { title: "Summary".to_owned(), sentence, facts: findings.facts }
}

/// Nanoseconds of all workers together.
fn worker_nanos(run: &Run) -> f64 {
    let in_frames = run.recording.frames.last().map_or(0, |frame| frame.snapshot.workers.len());
    run.nanos() as f64 * run.recording.lanes.len().max(in_frames).max(1) as f64
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { 0.0 }
}

fn add_workers(run: &Run, load: &Load, findings: &mut Findings) {
    let totals = load.totals();
    if totals.is_empty() {
        let steps = match (run.recording.frames.first(), run.recording.frames.last()) {
            (Some(first), Some(last)) => last.snapshot.total().run.saturating_sub(first.snapshot.total().run),
            _ => 0,
        };
        if run.recording.is_virtual && steps > 0 {
            findings.add("Workers", format!("A simulation of {}.", counted(steps, "step")), false);
        }
        return;
    }
    let shares: Vec<f64> = totals.iter().map(|time| time.share()).collect();
    let (low, high) =
        (shares.iter().copied().fold(1.0, f64::min), shares.iter().copied().fold(0.0, f64::max));
    let is_uneven = high - low > 0.4;
    let uneven = if is_uneven {
        format!(", from {} to {}", percent(low, 1.0), percent(high, 1.0))
    } else {
        String::new()
    };
    let words = format!(
        "{} in {}, busy {} of the time{uneven}.",
        counted(totals.len() as u64, "worker"),
        duration(run.nanos() as f64),
        percent(load.share(), 1.0)
    );
    findings.add("Workers", words, is_uneven);
    let queues = queues(run);
    let samples = queues.first().map_or(0, Vec::len);
    if samples > 1 {
        let mean = queues.iter().flatten().map(|point| point.1).sum::<f64>() / samples as f64;
        let mean_text = number::text((mean * 10.0).round() / 10.0);
        let words = format!("{mean_text} ready fibers waited for a worker on average.");
        findings.add("Run queues", words, mean > 4.0 * totals.len() as f64);
    }
}

fn add_parallel(run: &Run, findings: &mut Findings) {
    let Some(balance) = parallel::balance(run) else { return };
    let words = format!(
        "{} in {}, {} times as fast as on one worker; ideal is {}.",
        counted(balance.chunks as u64, "chunk"),
        duration(balance.elapsed),
        parallel::tenths(balance.speed_up),
        balance.workers
    );
    findings.add("Parallel", words, balance.speed_up < 0.6 * balance.workers as f64);
}

fn add_transactions(run: &Run, findings: &mut Findings) {
    let (parts, wasted) = transactions(run);
    let commits: u64 = parts.iter().map(|part| part.commits).sum();
    let aborts: u64 = parts.iter().map(|part| part.aborts).sum();
    if commits + aborts == 0 {
        return;
    }
    let cost = share(wasted as f64, worker_nanos(run));
    let lost = if wasted > 0 { format!("; {} were lost", duration(wasted as f64)) } else { String::new() };
    let worst = super::conflicts::ranked(run).into_iter().next();
    let about = worst.map_or_else(String::new, |conflict| format!(", most about {}", conflict.variable));
    let words = format!(
        "{}, {} of all attempts began anew{lost}{about}.",
        counted(commits, "commit"),
        percent(aborts as f64, (commits + aborts) as f64)
    );
    findings.add("Transactions", words, aborts * 5 > commits + aborts);
    let words =
        format!("transactions that began anew cost {} of the workers' time{about}", percent(cost, 1.0));
    findings.costs.push(Cost { share: cost, words });
}

fn add_locks(run: &Run, findings: &mut Findings) {
    let figures = locks::ranked(run);
    let Some(worst) = figures.first().filter(|lock| lock.waited > 0) else { return };
    // a waiting fiber leaves its worker to others, so what counts is how long it was held in turn
    let cost = share(worst.waited as f64, run.nanos() as f64);
    let words = format!(
        "{} was waited for longest: {} in {}.",
        worst.lock,
        duration(worst.waited as f64),
        counted(worst.contended, "wait")
    );
    findings.add("Locks", words, cost > NOTABLE);
    let words = format!("the lock {} made fibers wait for {}", worst.lock, duration(worst.waited as f64));
    findings.costs.push(Cost { share: cost, words });
}

fn add_mailboxes(run: &Run, findings: &mut Findings) {
    let all = mailboxes(run);
    let Some(deepest) = all.first() else { return };
    let is_full = deepest.capacity.is_some_and(|capacity| deepest.most() >= capacity as f64 * 0.9);
    let is_deep = is_full || deepest.most() >= DEEP;
    let full = if is_full { ", as many as it takes" } else { "" };
    let words = format!(
        "The fullest, of {}, held {}{full}.",
        deepest.name,
        counted(deepest.most() as u64, "message")
    );
    findings.add("Mailboxes", words, is_deep);
    if is_deep {
        let words = format!("{} does not keep up with its messages", deepest.name);
        findings.costs.push(Cost { share: NOTABLE, words });
    }
}

fn add_pauses(run: &Run, findings: &mut Findings) {
    let pauses = gc::Pauses::of(run);
    if pauses.count() == 0 || run.recording.is_virtual {
        return;
    }
    let cost = share(pauses.total, run.nanos() as f64);
    let words = format!(
        "{} of garbage collection took {} of the time; the longest {}.",
        counted(pauses.count(), "pause"),
        percent(cost, 1.0),
        duration(pauses.longest())
    );
    findings.add("Collection", words, cost > NOTABLE);
    let words = format!("the collection of garbage took {} of the time", percent(cost, 1.0));
    findings.costs.push(Cost { share: cost, words });
}

fn add_pipeline(run: &Run, findings: &mut Findings) {
    let Some((number, stage, used)) = pipeline::slowest(run) else { return };
    let words = format!("Stage {number}, {}, was busy {} of the time.", stage.name, percent(used, 1.0));
    findings.add("Pipeline", words, used > 0.7);
    findings
        .costs
        .push(Cost { share: used, words: format!("stage {number} of the pipeline, {}", stage.name) });
}

fn add_supervision(run: &Run, findings: &mut Findings) {
    let mut open: Vec<&Supervised> = run.supervision.iter().collect();
    let mut all: Vec<&Supervised> = Vec::new();
    while let Some(node) = open.pop() {
        all.push(node);
        open.extend(&node.children);
    }
    let restarts: u64 = all.iter().map(|node| node.restarts.len() as u64).sum();
    let Some(most) = all.iter().max_by_key(|node| (node.restarts.len(), std::cmp::Reverse(&node.name)))
    else {
        return;
    };
    let who = if restarts > 0 { format!(", most of them of {}", most.name) } else { String::new() };
    findings.add("Supervision", format!("{}{who}.", counted(restarts, "restart")), restarts > 0);
}

fn add_waits(run: &Run, findings: &mut Findings) {
    if let Some(words) = super::wait_for::deadlock(run) {
        findings.add("Deadlock", words, true);
    }
}

/// The bottleneck in a sentence.
fn verdict(run: &Run, load: &Load, findings: &Findings) -> String {
    if findings.facts.is_empty() {
        return "Nothing was recorded.".to_owned();
    }
    if let Some(fact) = findings.facts.iter().find(|fact| fact.about == "Deadlock") {
        return format!("Deadlock: {}", fact.words);
    }
    let worst = findings.costs.iter().rev().max_by(|a, b| a.share.total_cmp(&b.share));
    if let Some(worst) = worst.filter(|cost| cost.share >= NOTABLE) {
        return format!("Bottleneck: {}.", worst.words);
    }
    let busy = load.share();
    if load.workers.is_empty() {
        return "Nothing stands out.".to_owned();
    }
    if busy >= FULL {
        return format!(
            "Bottleneck: the {}, busy {} of the time; only more of them, or less work, would help.",
            counted(load.workers.len() as u64, "worker").trim_start_matches("1 "),
            percent(busy, 1.0)
        );
    }
    format!(
        "No bottleneck: {} idle for {} of {}, because there was nothing to run.",
        if load.workers.len() == 1 {
            "the worker was".to_owned()
        } else {
            format!("the {} workers were", whole(load.workers.len() as u64))
        },
        percent(1.0 - busy, 1.0),
        duration(run.nanos() as f64)
    )
}
