//! How many transactions committed, how many had to begin anew, and how much time was lost by that?

use super::series::transactions;
use super::words::{counted, duration, percent, whole};
use crate::chart::look::Look;
use crate::chart::strips::{Strip, Strips};
use crate::course::Course;
use crate::run::Run;

/// The chart of a run: commits go up, attempts in vain go down.
pub(crate) fn chart(run: &Run) -> Strips {
    let (parts, wasted) = transactions(run);
    let (commits, aborts) =
        (parts.iter().map(|part| part.commits).sum(), parts.iter().map(|part| part.aborts).sum());
    let starts: Vec<f64> = [0.0].into_iter().chain(parts.iter().map(|part| part.until)).collect();
    let series = |value: fn(u64, u64) -> u64| -> Vec<(f64, f64)> {
        let values = starts.iter().zip(&parts);
        values.map(|(at, part)| (*at, value(part.commits, part.aborts) as f64)).collect()
    };
    let row = Strip {
        label: "commits".to_owned(),
        note: match aborts {
            0 => whole(commits),
            aborts => {
                format!("{}; {} anew", whole(commits), percent(aborts as f64, (commits + aborts) as f64))
            }
        },
        up: series(|commits, _| commits),
        down: series(|_, aborts| aborts),
        looks: (Look::Runs, Look::Fails),
        limit: None,
    };
    let counts_steps = run.recording.is_virtual;
    Strips {
        title: "Transactions".to_owned(),
        sentence: sentence(run, commits, aborts, wasted),
        end: if counts_steps { Course::of(run).end } else { run.nanos() as f64 },
        key: match parts.is_empty() {
            true => Vec::new(),
            false => vec![(Look::Runs, "commits".to_owned()), (Look::Fails, "begun anew".to_owned())],
        },
        rows: if parts.is_empty() { Vec::new() } else { vec![row] },
        counts_steps,
        ..Strips::default()
    }
}

fn sentence(run: &Run, commits: u64, aborts: u64, wasted: u64) -> String {
    if commits + aborts == 0 {
        return format!("No transaction ran.{}{}", run.dropped(), run.frames_dropped());
    }
    let attempts = percent(aborts as f64, (commits + aborts) as f64);
    let lost = match (wasted, run.nanos()) {
        (0, _) | (_, 0) => String::new(),
        (wasted, nanos) => {
            let workers = run
                .recording
                .lanes
                .len()
                .max(run.recording.frames.last().map_or(1, |frame| frame.snapshot.workers.len()))
                .max(1);
            let share = percent(wasted as f64, nanos as f64 * workers as f64);
            format!(" That took {}, {share} of the workers' time.", duration(wasted as f64))
        }
    };
    let worst = super::conflicts::ranked(run).into_iter().next().map_or_else(String::new, |conflict| {
        format!(" Most of it was about {}, in {}.", conflict.variable, conflict.victim)
    });
    format!(
        "{}; {} began anew after a conflict: {attempts} of all.{lost}{worst}{}",
        counted(commits, "commit"),
        counted(aborts, "attempt"),
        run.dropped()
    )
}
