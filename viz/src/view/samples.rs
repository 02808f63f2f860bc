//! Runs made by hand, for tests.

use concurrency::{Ending, LaneRecording, Record, Recording, TaskId, Time, What};

use crate::run::Run;

pub(crate) fn task(number: u64) -> TaskId {
    TaskId::from_bits(number)
}

pub(crate) fn at(nanos: u64) -> Time {
    Time::from_nanos(nanos)
}

pub(crate) fn record(nanos: u64, what: What) -> Record {
    Record { at: at(nanos), what }
}

pub(crate) fn ran(number: u64, from: u64, until: u64, ending: Ending) -> Record {
    record(from, What::Ran { task: task(number), until: at(until), ending, reason: 0 })
}

/// A run of so many nanoseconds with these records of each worker.
pub(crate) fn run_of(until: u64, lanes: Vec<Vec<Record>>) -> Run {
    let lanes = lanes.into_iter().map(|records| LaneRecording { records, dropped: 0 }).collect();
    Run { recording: Recording { until: at(until), lanes, ..Recording::default() }, ..Run::default() }
}
