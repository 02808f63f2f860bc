//! Which worker takes work from which, and how often does it look in vain?

use super::series::steals;
use super::words::{counted, percent, whole};
use crate::chart::heat_map::HeatMap;
use crate::run::Run;

/// Workers that are shown.
const MOST_WORKERS: usize = 16;

/// The chart of a run: a row for each worker that took something, a column for each from which it did.
pub(crate) fn chart(run: &Run) -> HeatMap {
    let steals = steals(run);
    // of many workers those that had most to do with it
    let sum = |worker: usize| {
        let taken: u64 = steals[worker].iter().sum();
        taken + steals.iter().filter_map(|row| row.get(worker)).sum::<u64>()
    };
    let mut workers: Vec<usize> = (0..steals.len()).collect();
    workers.sort_by_key(|worker| std::cmp::Reverse(sum(*worker)));
    workers.truncate(MOST_WORKERS);
    workers.sort_unstable();
    let cell = |thief: usize, victim: usize| {
        let count = steals[thief].get(victim).copied().unwrap_or(0);
        // nobody takes from himself
        if thief == victim { f64::NAN } else { count as f64 }
    };
    let sentence = sentence(run, &steals, workers.len());
    let field = HeatMap::new("Steals: rows take from columns", "fibers");
    if steals.len() < 2 {
        return field.summary(sentence);
    }
    let rows = workers.iter().fold(field, |field, thief| {
        field.row(format!("worker {thief}"), workers.iter().map(|victim| cell(*thief, *victim)))
    });
    rows.columns(workers.iter().map(|worker| format!("worker {worker}"))).summary(sentence)
}

fn sentence(run: &Run, steals: &[Vec<u64>], shown: usize) -> String {
    if steals.len() < 2 {
        let why =
            if steals.is_empty() { "No counters were kept" } else { "One worker has nobody to take from" };
        return format!("{why}.");
    }
    let misses = match (run.recording.frames.first(), run.recording.frames.last()) {
        (Some(first), Some(last)) => {
            last.snapshot.total().steal_misses.saturating_sub(first.snapshot.total().steal_misses)
        }
        _ => 0,
    };
    let total: u64 = steals.iter().flatten().sum();
    let pairs = steals
        .iter()
        .enumerate()
        .flat_map(|(thief, row)| row.iter().enumerate().map(move |(victim, count)| (thief, victim, *count)));
    // of equals the first
    let most = pairs.fold(None, |most: Option<(usize, usize, u64)>, next| match most {
        Some((_, _, count)) if count >= next.2 => most,
        _ => Some(next),
    });
    let most = match most {
        Some((thief, victim, count)) if count > 0 => {
            let share = percent(count as f64, total as f64);
            format!(" Most often worker {thief} from worker {victim}: {}, {share} of all.", whole(count))
        }
        _ => String::new(),
    };
    let others = match steals.len() - shown {
        0 => String::new(),
        others => format!(" {} are not shown.", counted(others as u64, "other worker")),
    };
    format!(
        "{} took {} from each other; {} to find one were in vain, {} of all.{most}{others}{}",
        counted(steals.len() as u64, "worker"),
        counted(total, "fiber"),
        counted(misses, "round"),
        percent(misses as f64, (misses + total) as f64),
        run.frames_dropped()
    )
}
