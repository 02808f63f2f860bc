//! Which actor does not keep up with its messages?
//!
//! A row for each of the fullest mailboxes: how many messages waited in it; dashed, how many it takes.

use super::series::{Depths, mailboxes};
use super::words::{counted, whole};
use crate::chart::look::Look;
use crate::chart::strips::{Strip, Strips};
use crate::course::Course;
use crate::number;
use crate::run::Run;

/// Mailboxes that are shown.
const MOST_MAILBOXES: usize = 8;

/// The chart of a run.
pub(crate) fn chart(run: &Run) -> Strips {
    let all = mailboxes(run);
    let row = |depths: &Depths| Strip {
        label: depths.name.clone(),
        note: format!("most {}", number::text(depths.most())),
        up: depths.points.clone(),
        down: Vec::new(),
        looks: (Look::Runs, Look::Fails),
        // a limit that is far away would make everything else small
        limit: depths.capacity.map(|capacity| capacity as f64).filter(|limit| *limit <= depths.most() * 2.0),
    };
    let counts_steps = run.recording.is_virtual;
    let rows: Vec<Strip> = all.iter().take(MOST_MAILBOXES).map(row).collect();
    Strips {
        title: "Mailboxes".to_owned(),
        sentence: sentence(run, &all),
        end: if counts_steps { Course::of(run).end } else { run.nanos() as f64 },
        key: match rows.is_empty() {
            true => Vec::new(),
            false => vec![(Look::Runs, "messages that wait".to_owned())],
        },
        rows,
        counts_steps,
        ..Strips::default()
    }
}

fn sentence(run: &Run, all: &[Depths]) -> String {
    let total = run.recording.frames.last().map(|frame| frame.snapshot.total());
    let first = run.recording.frames.first().map(|frame| frame.snapshot.total());
    let dropped = match (first, total) {
        (Some(first), Some(last)) if last.dropped > first.dropped => {
            format!(" {} were dropped by full mailboxes.", counted(last.dropped - first.dropped, "message"))
        }
        _ => String::new(),
    };
    let Some(fullest) = all.first() else {
        return format!("No messages waited in mailboxes.{dropped}{}", run.dropped());
    };
    let last = fullest.points.last().map_or(0.0, |point| point.1);
    let grows = match (last >= fullest.most() * 0.9, fullest.most() > 8.0) {
        (true, true) => " and still was so at the end",
        _ => "",
    };
    let capacity =
        fullest.capacity.map_or_else(String::new, |capacity| format!(" of at most {}", whole(capacity)));
    let others = match all.len().saturating_sub(MOST_MAILBOXES) {
        0 => String::new(),
        others => format!(" {} were never fuller than those.", counted(others as u64, "other mailbox")),
    };
    let sent: u64 = all.iter().filter_map(|depths| depths.sent).sum();
    let sent = if sent == 0 { String::new() } else { format!(" Messages sent: {}.", whole(sent)) };
    format!(
        "The fullest mailbox, of {}, held {}{capacity}{grows}.{sent}{others}{dropped}{}",
        fullest.name,
        counted(fullest.most() as u64, "message"),
        run.dropped()
    )
}
