//! How much faster did a parallel procedure get by its workers, and which part held it up?
//!
//! A lane for each worker with the chunks that it computed, how long each was at them, and the speed-up beside
//! what so many workers could reach. A chunk counts while the fiber that computes it runs, so that other fibers do
//! not count; what other programs took of the processors meanwhile is not recorded, and does.

mod chunks;
mod speed_up;

use std::collections::HashMap;

use super::words::{counted, duration, list, percent, whole};
use crate::chart::any::{Chart, Stack};
use crate::chart::bars::{Bar, Bars};
use crate::chart::lanes::{Lane, Lanes, Span};
use crate::chart::look::Look;
use crate::number;
use crate::run::Run;

use chunks::{Chunk, Piece};
pub(crate) use speed_up::Balance;

/// Calls that have a colour of their own.
const TOLD_APART: usize = 8;
/// Nanoseconds of a millisecond.
const MILLISECOND: f64 = 1e6;

/// The chart of a run.
pub(crate) fn chart(run: &Run) -> Chart {
    let chunks = chunks::of(run);
    let calls = calls(&chunks);
    let balance = Balance::of(run, &chunks);
    let sentence = sentence(run, &calls, balance.as_ref());
    let Some(balance) = balance else {
        return Lanes { title: "Chunks".to_owned(), sentence, ..Lanes::default() }.into();
    };
    let mut parts = vec![lanes(run, &chunks, &calls, &balance).into(), bars(&chunks, &balance).into()];
    if balance.workers > 1 {
        parts.push(speed_up::plot(&balance).into());
    }
    Stack { title: "Parallel procedures".to_owned(), sentence, parts }.into()
}

/// What there is to say; nothing without chunks, or if they took no time.
pub(crate) fn balance(run: &Run) -> Option<Balance> {
    Balance::of(run, &chunks::of(run))
}

/// The numbers of all calls, by their first chunks.
fn calls(chunks: &[Chunk]) -> Vec<u32> {
    let mut seen = std::collections::HashSet::new();
    chunks.iter().map(|chunk| chunk.call).filter(|call| seen.insert(*call)).collect()
}

fn lanes(run: &Run, chunks: &[Chunk], calls: &[u32], balance: &Balance) -> Lanes {
    let looks: HashMap<u32, Look> = calls
        .iter()
        .enumerate()
        .map(|(place, call)| (*call, Look::RunsAs((place % TOLD_APART) as u8)))
        .collect();
    let mut lanes = vec![Lane::default(); balance.workers];
    for chunk in chunks {
        for Piece { worker, from, until } in &chunk.pieces {
            let (from, until) = (from - balance.start, until - balance.start);
            let label = whole(chunk.items.into());
            lanes[*worker].spans.push(Span { from, until, look: looks[&chunk.call], label });
        }
    }
    for (worker, lane) in lanes.iter_mut().enumerate() {
        lane.spans.sort_by(|a, b| a.from.total_cmp(&b.from));
        lane.label = format!("worker {worker}");
        lane.note = percent(balance.busy[worker], balance.elapsed);
    }
    let key = calls.iter().take(TOLD_APART);
    Lanes {
        title: "Chunks".to_owned(),
        end: balance.elapsed,
        lanes: super::timeline::at_most(lanes, "worker"),
        key: key.map(|call| (looks[call], format!("items of {}", run.names.call(*call)))).collect(),
        ..Lanes::default()
    }
}

/// How long each worker was at chunks, and at how many.
fn bars(chunks: &[Chunk], balance: &Balance) -> Bars {
    let bar = |(worker, busy): (usize, &f64)| {
        let own = chunks.iter().filter(|chunk| chunk.worker == worker).count();
        Bar::new(format!("worker {worker}"), busy / MILLISECOND).note(counted(own as u64, "chunk"))
    };
    Bars::new("At chunks", "ms").bars(balance.busy.iter().enumerate().map(bar))
}

fn sentence(run: &Run, calls: &[u32], balance: Option<&Balance>) -> String {
    let Some(balance) = balance else {
        let why = match (calls.is_empty(), run.recording.is_virtual) {
            (true, _) => "No parallel procedure ran while this was recorded",
            (false, true) => "In a simulation chunks take no time",
            (false, false) => "The chunks took no time that could be measured",
        };
        return format!("{why}.{}", run.dropped());
    };
    let names: Vec<String> = calls.iter().map(|call| run.names.call(*call)).collect();
    let serial = match balance.serial() {
        Some(serial) if serial >= 0.01 => {
            format!(" That is as if {} of the work could not be divided.", percent(serial, 1.0))
        }
        _ => String::new(),
    };
    let slow = match balance.longest / balance.median {
        times if times > 1.5 => format!(
            " The longest chunk, of {}, took {}, {} times the median.",
            counted(balance.longest_items.into(), "item"),
            duration(balance.longest),
            tenths(times)
        ),
        _ => " The chunks took about the same.".to_owned(),
    };
    let idle = match balance.idle_end {
        (worker, nanos) if nanos > balance.elapsed * 0.1 => {
            format!(" Worker {worker} had none for the last {}.", duration(nanos))
        }
        _ => String::new(),
    };
    format!(
        "{} of {} in {}: {} times as fast as on one worker; ideal is {}.{serial}{slow}{idle} Time that other programs \
         took of the processors counts as work.{}",
        counted(balance.chunks as u64, "chunk"),
        list(&names, 3),
        duration(balance.elapsed),
        tenths(balance.speed_up),
        balance.workers,
        run.dropped()
    )
}

/// A number with one digit behind the point.
pub(crate) fn tenths(value: f64) -> String {
    number::text((value * 10.0).round() / 10.0)
}
