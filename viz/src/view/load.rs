//! Worker load: how the steps that were run are spread over the workers, with what each stole and how
//! often its tasks parked. Steps are counted, not time: the chart says so and claims no percentage of
//! a processor.

use concurrency::{Snapshot, WorkerSnapshot};

use crate::chart::bars::{Bar, Bars};
use crate::number;

/// The chart of a snapshot.
pub(crate) fn chart(snapshot: &Snapshot) -> Bars {
    let bars = snapshot.workers.iter().enumerate().map(|(index, worker)| {
        let note = format!("{} stolen, {} parked", count(worker.stolen), count(worker.parked));
        Bar::new(format!("worker {index}"), worker.run as f64).note(note)
    });
    Bars::new("Worker load", "steps run").bars(bars).summary(sentence(&snapshot.workers))
}

fn sentence(workers: &[WorkerSnapshot]) -> String {
    // of equals the first is the busiest
    let busiest = workers.iter().enumerate().rev().max_by_key(|(_, worker)| worker.run);
    let Some((index, busiest)) = busiest else { return "There are no workers.".to_owned() };
    let total = |counter: fn(&WorkerSnapshot) -> u64| -> u128 {
        workers.iter().map(|worker| u128::from(counter(worker))).sum()
    };
    let (run, stolen, parked) = (total(|w| w.run), total(|w| w.stolen), total(|w| w.parked));
    let who = match workers.len() {
        1 => "1 worker".to_owned(),
        many => format!("{} workers", number::whole(many as u128)),
    };
    if run == 0 {
        return format!("{who}, no step run yet.");
    }
    let share = match workers.len() {
        1 => String::new(),
        _ => format!("; the busiest, worker {index}, {} % of them", u128::from(busiest.run) * 100 / run),
    };
    format!(
        "{who} ran {} steps (counted, not timed){share}. Tasks stolen: {}. Steps that ended parked: {}.",
        number::whole(run),
        number::whole(stolen),
        number::whole(parked)
    )
}

fn count(value: u64) -> String {
    number::whole(u128::from(value))
}
