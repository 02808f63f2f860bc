//! Which lock is waited for, for how long, and who has it meanwhile?
//!
//! Two lanes for each lock: who held it, and when somebody waited for it. Below, how long each was waited
//! for and held in all.

use std::collections::HashMap;

use concurrency::{LOCK_WAIT_LEAST, TaskId, What};

use super::words::{counted, duration, percent, whole};
use crate::chart::any::{Chart, Stack};
use crate::chart::bars::{Bar, Bars};
use crate::chart::lanes::{Lane, Lanes, Span};
use crate::chart::look::Look;
use crate::run::{LockUse, Run, shown};

/// Locks that have lanes.
const MOST_LOCKS: usize = 8;
/// Fibers that have a colour of their own.
const TOLD_APART: usize = 7;

/// A wait for a lock, or a hold of it.
struct Use {
    lock: u32,
    from: f64,
    until: f64,
    is_wait: bool,
    by: Option<TaskId>,
}

/// The chart of a run.
pub(crate) fn chart(run: &Run) -> Chart {
    let uses = uses(run);
    let figures = figures(run, &uses);
    let sentence = sentence(run, &figures);
    let bars = bars(&figures);
    // in a simulation nothing lasts, so there is nothing to be drawn over time
    if uses.is_empty() || run.recording.is_virtual {
        return Bars { summary: Some(sentence), ..bars }.into();
    }
    let lanes = lanes(run, &uses, &figures);
    Stack { title: "Locks".to_owned(), sentence, parts: vec![lanes.into(), bars.into()] }.into()
}

fn uses(run: &Run) -> Vec<Use> {
    let position = |at| run.since_start(at) as f64;
    let records = run.recording.lanes.iter().flat_map(|lane| &lane.records);
    let uses = records.filter_map(|record| match record.what {
        What::Awaited { lock, until, by, .. } => {
            Some(Use { lock, from: position(record.at), until: position(until), is_wait: true, by })
        }
        What::Held { lock, until, by, .. } => {
            Some(Use { lock, from: position(record.at), until: position(until), is_wait: false, by })
        }
        _ => None,
    });
    let mut uses: Vec<Use> = uses.collect();
    uses.sort_by(|a, b| a.from.total_cmp(&b.from));
    uses
}

/// How much each lock was used, those that were waited for longest first.
pub(crate) fn ranked(run: &Run) -> Vec<LockUse> {
    figures(run, &uses(run))
}

fn figures(run: &Run, uses: &[Use]) -> Vec<LockUse> {
    let mut figures = if run.locks.is_empty() { recorded(run, uses) } else { run.locks.clone() };
    figures.retain(|lock| lock.taken > 0 || lock.waited > 0);
    figures.iter_mut().for_each(|lock| lock.lock = shown(&lock.lock));
    figures.sort_by(|a, b| {
        let size = |lock: &LockUse| (lock.waited, lock.held, lock.taken);
        size(b).cmp(&size(a)).then_with(|| a.lock.cmp(&b.lock))
    });
    figures
}

fn recorded(run: &Run, uses: &[Use]) -> Vec<LockUse> {
    let mut locks: HashMap<u32, LockUse> = HashMap::new();
    for one in uses {
        let lock = locks.entry(one.lock).or_insert_with(|| LockUse {
            lock: run.names.lock(one.lock),
            held: Some(0),
            ..LockUse::default()
        });
        let nanos = (one.until - one.from) as u64;
        if one.is_wait {
            lock.contended += 1;
            lock.waited += nanos;
            lock.longest = lock.longest.max(nanos);
        } else {
            lock.taken += 1;
            lock.held = lock.held.map(|held| held + nanos);
        }
    }
    locks.into_values().collect()
}

fn lanes(run: &Run, uses: &[Use], figures: &[LockUse]) -> Lanes {
    let places: HashMap<&str, usize> = figures
        .iter()
        .take(MOST_LOCKS)
        .enumerate()
        .map(|(place, lock)| (lock.lock.as_str(), place))
        .collect();
    let looks = looks(uses);
    let mut held = vec![Lane::default(); places.len()];
    let mut waited = vec![Lane::default(); places.len()];
    for one in uses {
        let Some(place) = places.get(run.names.lock(one.lock).as_str()) else { continue };
        let name = one.by.map(|by| run.names.fiber(by)).unwrap_or_default();
        if one.is_wait {
            add_wait(&mut waited[*place], one, name);
        } else {
            let look = one.by.and_then(|by| looks.get(&by).copied()).unwrap_or(Look::Runs);
            held[*place].spans.push(Span { from: one.from, until: one.until, look, label: name });
        }
    }
    let end = run.nanos() as f64;
    let named = figures.iter().zip(held).zip(waited).flat_map(|((lock, held), waited)| {
        let share = |lane: &Lane| percent(lane.spans.iter().map(|span| span.until - span.from).sum(), end);
        let (held_note, waited_note) = (share(&held), share(&waited));
        [
            Lane { label: format!("{} held", lock.lock), note: held_note, ..held },
            Lane { label: "waited for".to_owned(), note: waited_note, ..waited },
        ]
    });
    let mut shown: Vec<(TaskId, Look)> = looks.into_iter().collect();
    shown.sort_by_key(|(_, look)| *look);
    let key = shown.into_iter().map(|(task, look)| (look, run.names.fiber(task)));
    Lanes {
        title: "Locks over time".to_owned(),
        end,
        lanes: named.collect(),
        key: key.chain([(Look::Waits, "somebody waits".to_owned())]).collect(),
        ..Lanes::default()
    }
}

/// Waits of several fibers may overlap: then it is one.
fn add_wait(lane: &mut Lane, one: &Use, name: String) {
    match lane.spans.last_mut() {
        Some(last) if one.from <= last.until => {
            last.until = last.until.max(one.until);
            if last.label != name {
                last.label.clear();
            }
        }
        _ => lane.spans.push(Span { from: one.from, until: one.until, look: Look::Waits, label: name }),
    }
}

/// The colours of those that held locks longest.
fn looks(uses: &[Use]) -> HashMap<TaskId, Look> {
    let mut held: Vec<(TaskId, f64)> = Vec::new();
    let mut places: HashMap<TaskId, usize> = HashMap::new();
    for one in uses.iter().filter(|one| !one.is_wait) {
        let Some(by) = one.by else { continue };
        let place = *places.entry(by).or_insert_with(|| {
            held.push((by, 0.0));
            held.len() - 1
        });
        held[place].1 += one.until - one.from;
    }
    held.sort_by(|a, b| b.1.total_cmp(&a.1));
    let ranked = held.into_iter().take(TOLD_APART).enumerate();
    ranked.map(|(place, (task, _))| (task, Look::Holds(place as u8))).collect()
}

fn bars(figures: &[LockUse]) -> Bars {
    let bars = figures.iter().flat_map(|lock| {
        let waits = match lock.contended {
            0 => String::new(),
            waits => format!("{}, {} longest", counted(waits, "wait"), duration(lock.longest as f64)),
        };
        let waited = Bar::new(format!("{} waited for", lock.lock), lock.waited as f64 / 1e6).note(waits);
        let held = lock.held.map(|held| {
            let taken = format!("taken {}", counted(lock.taken, "time"));
            Bar::new(format!("{} held", lock.lock), held as f64 / 1e6).note(taken)
        });
        [Some(waited), held].into_iter().flatten()
    });
    Bars::new("Locks", "ms").bars(bars)
}

fn sentence(run: &Run, figures: &[LockUse]) -> String {
    let Some(worst) = figures.first() else {
        let least = duration(LOCK_WAIT_LEAST.as_nanos() as f64);
        return format!("No lock was waited for or held for {least} or longer.{}", run.dropped());
    };
    let waited: u64 = figures.iter().map(|lock| lock.waited).sum();
    if waited == 0 {
        return format!(
            "{}, none of which was waited for.{}",
            counted(figures.len() as u64, "lock"),
            run.dropped()
        );
    }
    let of_times = match worst.taken {
        0 => String::new(),
        taken => format!(" in {} of {} uses", whole(worst.contended), whole(taken.max(worst.contended))),
    };
    format!(
        "{} was waited for longest: {}{of_times}, {} of all waits; the longest was {}.{}",
        worst.lock,
        duration(worst.waited as f64),
        percent(worst.waited as f64, waited as f64),
        duration(worst.longest as f64),
        run.dropped()
    )
}
