//! Lanes in characters: each is a row of cells, and a cell shows what most of its time was spent on.

use super::{Lane, Lanes, shown_label, shown_note};
use crate::chart::key;
use crate::chart::look::Look;
use crate::label;
use crate::number;

/// Cells of a lane.
const CELLS: usize = 48;
/// What shows a stretch of which nothing is known.
const NOTHING: char = '·';
/// What shows a mark.
const MARK: char = '|';

pub(super) fn lines(lanes: &Lanes) -> Vec<String> {
    if lanes.is_empty() {
        return Vec::new();
    }
    let width = lanes.lanes.iter().map(|lane| label::columns(&shown_label(lane))).max().unwrap_or(0);
    let mut lines: Vec<String> = lanes.lanes.iter().map(|lane| line(lanes, lane, width)).collect();
    lines.push(format!("{} {}", " ".repeat(width), scale(lanes)));
    lines.extend(key::text(&lanes.key));
    lines
}

fn line(lanes: &Lanes, lane: &Lane, width: usize) -> String {
    let name = shown_label(lane);
    let padding = " ".repeat(width - label::columns(&name));
    let note = shown_note(lane);
    format!("{name}{padding} {} {note}", cells(lanes, lane)).trim_end().to_owned()
}

/// The cells of a lane.
fn cells(lanes: &Lanes, lane: &Lane) -> String {
    let mut shares = vec![Vec::<(Look, f64)>::new(); CELLS];
    for span in &lane.spans {
        spread(&mut shares, lanes.end, (span.from, span.until), span.look);
    }
    for pause in &lanes.pauses {
        spread(&mut shares, lanes.end, *pause, Look::Collects);
    }
    let mut cells: Vec<char> =
        shares.iter().map(|shares| most(shares).map_or(NOTHING, Look::character)).collect();
    for mark in &lane.marks {
        cells[cell(*mark, lanes.end)] = MARK;
    }
    cells.into_iter().collect()
}

/// Adds a stretch to the cells it lies in.
fn spread(shares: &mut [Vec<(Look, f64)>], end: f64, (from, until): (f64, f64), look: Look) {
    let long = end / CELLS as f64;
    let (first, last) = (cell(from, end), cell(until, end));
    for (index, own) in shares.iter_mut().enumerate().take(last + 1).skip(first) {
        let (low, high) = (index as f64 * long, (index + 1) as f64 * long);
        let share = (until.min(high) - from.max(low)).max(0.0);
        match own.iter_mut().find(|(found, _)| *found == look) {
            Some((_, sum)) => *sum += share,
            None => own.push((look, share)),
        }
    }
}

fn cell(position: f64, end: f64) -> usize {
    ((position / end * CELLS as f64) as usize).min(CELLS - 1)
}

/// What most of a cell is; that it is empty for the rest does not make it nothing.
fn most(shares: &[(Look, f64)]) -> Option<Look> {
    let seen = shares.iter().filter(|(_, share)| *share > 0.0);
    seen.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(look, _)| *look)
}

/// The ends of the axis, below its ends.
fn scale(lanes: &Lanes) -> String {
    let end = if lanes.counts_steps {
        format!("{} steps", number::text(lanes.end))
    } else {
        number::duration(lanes.end)
    };
    format!("0{end:>room$}", room = CELLS - 1)
}
