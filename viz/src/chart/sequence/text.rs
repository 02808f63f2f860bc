//! A sequence in characters: a column for each life-line, a line for each row, and behind them what
//! happens in it.

use super::{Arrow, Life, Sequence, Stretch};
use crate::chart::key;
use crate::label;

/// Columns of a life-line, when there are few and when there are many.
const WIDE: usize = 16;
const NARROW: usize = 10;

pub(super) fn lines(sequence: &Sequence) -> Vec<String> {
    if sequence.is_empty() {
        return Vec::new();
    }
    let column = if sequence.lives.len() > 4 { NARROW } else { WIDE };
    let times = sequence.rows.iter().map(|time| label::columns(time)).max().unwrap_or(0);
    let heads = sequence.lives.iter().map(|life| centred(&label::fitted(&life.label, column - 2), column));
    let mut lines =
        vec![format!("{} {}", " ".repeat(times), heads.collect::<String>()).trim_end().to_owned()];
    for (row, time) in sequence.rows.iter().enumerate() {
        let padding = " ".repeat(times - label::columns(time));
        let line = format!("{padding}{time} {} {}", cells(sequence, row, column), words(sequence, row));
        lines.push(line.trim_end().to_owned());
    }
    lines.extend(key::text(&sequence.key));
    lines
}

fn centred(text: &str, room: usize) -> String {
    let free = room.saturating_sub(label::columns(text));
    format!("{}{text}{}", " ".repeat(free / 2), " ".repeat(free - free / 2))
}

/// The life-lines in a row, with the arrow that ends in it.
fn cells(sequence: &Sequence, row: usize, column: usize) -> String {
    let mut cells = vec![' '; sequence.lives.len() * column];
    let middle = |life: usize| life * column + column / 2;
    let arrow = sequence.arrows.iter().find(|arrow| arrow.to.1 == row && arrow.from.0 != arrow.to.0);
    if let Some(arrow) = arrow {
        let (from, to) = (middle(arrow.from.0), middle(arrow.to.0));
        let stroke = match (arrow.is_grey, arrow.is_dashed) {
            (true, _) => '·',
            (false, true) => '╌',
            (false, false) => '─',
        };
        cells[from.min(to)..=from.max(to)].fill(stroke);
        let (before, head) = if from < to { (to - 1, '▶') } else { (to + 1, '◀') };
        cells[before] = head;
    }
    for (index, life) in sequence.lives.iter().enumerate() {
        let is_end = arrow.is_some_and(|arrow| arrow.from.0 == index || arrow.to.0 == index);
        let crossed = !is_end && cells[middle(index)] != ' ';
        if let Some(character) = line_character(life, row) {
            let is_line = character == '│' || character == '┆';
            cells[middle(index)] = if crossed && is_line { '┼' } else { character };
        }
    }
    cells.into_iter().collect::<String>().trim_end().to_owned()
}

/// What a life-line is in a row; nothing before and after it.
fn line_character(life: &Life, row: usize) -> Option<char> {
    if row < life.from || life.until.is_some_and(|until| row > until) {
        return None;
    }
    if life.until == Some(row) {
        return Some('╳');
    }
    if life.is_grey(row) {
        return Some('┆');
    }
    if let Some((_, look, _)) = life.notes.iter().find(|(at, ..)| *at == row) {
        return Some(look.character());
    }
    let stretch = life.stretches.iter().rfind(|stretch| (stretch.from..=stretch.until).contains(&row));
    Some(stretch.map_or('│', |stretch| stretch.look.character()))
}

/// What happens in a row, in words.
fn words(sequence: &Sequence, row: usize) -> String {
    let name = |life: usize| label::fitted(&sequence.lives[life].label, label::LABEL_COLUMNS);
    let arrow = |arrow: &Arrow| {
        let ends = format!("{} to {}", name(arrow.from.0), name(arrow.to.0));
        let words = if arrow.label.is_empty() { ends } else { format!("{ends}: {}", arrow.label) };
        if arrow.is_grey { format!("({words})") } else { words }
    };
    let arrows = sequence.arrows.iter().filter(|arrow| arrow.to.1 == row).map(arrow);
    let lives = sequence.lives.iter().enumerate();
    let told = lives.flat_map(|(index, life)| {
        let starts = |stretch: &&Stretch| stretch.from == row && !stretch.label.is_empty();
        let stretches = life.stretches.iter().filter(starts).map(|stretch| stretch.label.as_str());
        let notes = life.notes.iter().filter(|(at, ..)| *at == row).map(|(_, _, words)| words.as_str());
        stretches.chain(notes).map(move |words| format!("{}: {words}", name(index))).collect::<Vec<_>>()
    });
    label::fitted(&arrows.chain(told).collect::<Vec<_>>().join("; "), 80)
}
