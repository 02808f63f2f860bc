//! A plot in characters: a row of blocks for each line or single point, a field of dots for points.

use super::axes::{Ends, Places};
use super::{Axes, Mark, Plot, Shown};
use crate::chart::axis::{Axis, text};
use crate::label;
use crate::picture::WIDTH;

/// Columns of a row of blocks.
const COLUMNS: usize = 50;
/// Rows of a field of dots.
const ROWS: usize = 10;
/// From the lowest to the highest.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// By how many points are in a place.
const DOTS: [char; 4] = ['·', '•', '●', '█'];

/// The lines of a plot.
pub(super) fn lines(plot: &Plot) -> String {
    let shown: Vec<Shown<'_>> = plot.shown().collect();
    let axes = Axes::of(&plot.x, &plot.y, &shown, WIDTH);
    if shown.iter().all(|shown| !shown.points().iter().any(|point| axes.places().has(*point))) {
        return String::new();
    }
    let (fields, rows): (Vec<Shown<'_>>, Vec<Shown<'_>>) = shown
        .into_iter()
        .partition(|shown| shown.series.mark == Mark::Points && shown.series.points.len() > 1);
    let mut lines: Vec<String> = Vec::new();
    if !fields.is_empty() {
        lines.extend(field(&fields, &axes));
    }
    let labels = rows.iter().map(|shown| if plot.is_plain() { String::new() } else { shown.key().label });
    let labels: Vec<String> = labels.collect();
    let widest = labels.iter().map(|label| label::columns(label)).max().unwrap_or(0);
    for (shown, name) in rows.iter().zip(&labels) {
        let padding = " ".repeat(widest - label::columns(name) + usize::from(widest > 0));
        let row = sparkline(shown.points(), &axes);
        lines.push(format!("{name}{padding}{row} {}", numbers(plot, shown)));
    }
    if !rows.is_empty() {
        let (low, high) = (text(plot.x.unit, axes.x.low()), text(plot.x.unit, axes.x.high()));
        let (indent, used) =
            (" ".repeat(widest + usize::from(widest > 0)), label::columns(&low) + label::columns(&high));
        lines.push(format!("{indent}{low}{}{high}", " ".repeat(COLUMNS.saturating_sub(used).max(1))));
    }
    lines.join("\n")
}

fn numbers(plot: &Plot, shown: &Shown<'_>) -> String {
    let places = Places::of(plot.x.unit, plot.y.unit);
    let (mut ends, mut last) = (Ends::NONE, f64::NAN);
    for point in shown.points().iter().filter(|point| places.has(**point)) {
        ends.add(point.1);
        last = point.1;
    }
    let Some((low, high)) = ends.get() else { return "no number".to_owned() };
    let text = |value| text(plot.y.unit, value);
    if low == high { text(low) } else { format!("{}…{}, at last {}", text(low), text(high), text(last)) }
}

/// A row of blocks, each as high as the mean of the points in its column, or as the line that crosses it;
/// a gap where there is neither.
fn sparkline(points: &[(f64, f64)], axes: &Axes) -> String {
    let places = axes.places();
    let mut sums = [(0.0, 0_u32); COLUMNS];
    let mut before: Option<(usize, f64)> = None;
    for (at, value) in points.iter().copied() {
        if !places.has((at, value)) {
            before = None;
            continue;
        }
        let column = ((axes.x.share(at) * COLUMNS as f64) as usize).min(COLUMNS - 1);
        let height = axes.y.share(value);
        if let Some((start, from)) = before.filter(|(start, _)| *start < column) {
            let width = (column - start) as f64;
            for (step, sum) in (1_u32..).zip(&mut sums[start + 1..column]) {
                *sum = (sum.0 + from + f64::from(step) / width * (height - from), sum.1 + 1);
            }
        }
        sums[column].0 += height;
        sums[column].1 += 1;
        before = Some((column, height));
    }
    let block = |(sum, count): (f64, u32)| match count {
        0 => ' ',
        _ => BLOCKS[((sum / f64::from(count) * BLOCKS.len() as f64) as usize).min(BLOCKS.len() - 1)],
    };
    sums.into_iter().map(block).collect()
}

/// Points where they are, with the ends of the axes beside them.
fn field(fields: &[Shown<'_>], axes: &Axes) -> Vec<String> {
    let places = axes.places();
    let mut counts = [[0_usize; COLUMNS]; ROWS];
    let place = |share: f64, of: usize| ((share * of as f64) as usize).min(of - 1);
    for (x, y) in fields.iter().flat_map(Shown::points).copied().filter(|point| places.has(*point)) {
        counts[ROWS - 1 - place(axes.y.share(y), ROWS)][place(axes.x.share(x), COLUMNS)] += 1;
    }
    let most = counts.iter().flatten().copied().max().unwrap_or(0).max(1);
    let dot = |count: &usize| match count {
        0 => ' ',
        count => DOTS[(count * DOTS.len() / most).min(DOTS.len() - 1)],
    };
    let end = |axis: &Axis, value: f64| text(axis.unit(), value);
    let (top, bottom) = (end(&axes.y, axes.y.high()), end(&axes.y, axes.y.low()));
    let widest = label::columns(&top).max(label::columns(&bottom));
    let mut lines = Vec::new();
    for (row, counts) in counts.iter().enumerate() {
        let name = match row {
            0 => top.as_str(),
            _ if row == ROWS - 1 => &bottom,
            _ => "",
        };
        let padding = " ".repeat(widest - label::columns(name));
        lines.push(
            format!("{padding}{name} │{}", counts.iter().map(dot).collect::<String>()).trim_end().to_owned(),
        );
    }
    let (low, high) = (end(&axes.x, axes.x.low()), end(&axes.x, axes.x.high()));
    let between = COLUMNS.saturating_sub(label::columns(&low) + label::columns(&high)).max(1);
    lines.push(format!("{} └{}", " ".repeat(widest), "─".repeat(COLUMNS)));
    lines.push(format!("{}  {low}{}{high}", " ".repeat(widest), " ".repeat(between)));
    if fields.len() > 1 {
        let names: Vec<String> = fields.iter().map(|shown| shown.key().label).collect();
        lines.push(format!("{}  {}", " ".repeat(widest), names.join(", ")));
    }
    lines
}
