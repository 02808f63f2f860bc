//! Fewer points that look the same. A line has at most four points in a column of pixels: where it
//! enters, its lowest, its highest, and where it leaves.

use super::Axes;

/// Points that follow each other without a gap.
pub(crate) type Run = Vec<(f64, f64)>;

/// A line that goes back and forth has at most so many points; then every so many are left out.
const MOST_BACK_AND_FORTH: usize = 6_000;
/// There are at most so many single points; then those that are near each other are one.
pub(crate) const MOST_DOTS: usize = 2_000;

/// The runs of a line on so many columns.
pub(crate) fn line(points: impl Iterator<Item = (f64, f64)>, axes: &Axes, columns: u32) -> Vec<Run> {
    runs(points, axes).into_iter().map(|run| thinned(run, axes, columns)).collect()
}

/// Points between which none is without a place.
fn runs(points: impl Iterator<Item = (f64, f64)>, axes: &Axes) -> Vec<Run> {
    let mut runs: Vec<Run> = vec![Vec::new()];
    for point in points {
        match runs.last_mut() {
            Some(run) if axes.has(point) => run.push(point),
            Some(run) if !run.is_empty() => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn thinned(run: Run, axes: &Axes, columns: u32) -> Run {
    let columns = columns.max(1);
    if run.len() <= columns as usize * 2 {
        return run;
    }
    if !run.is_sorted_by(|before, after| before.0 <= after.0) {
        let every = run.len().div_ceil(MOST_BACK_AND_FORTH);
        let last = run.last().copied();
        return run.into_iter().step_by(every).chain(last).collect();
    }
    let column = |point: &(f64, f64)| (axes.x.share(point.0) * f64::from(columns)).round() as u32;
    let mut kept = Run::with_capacity(columns as usize * 4);
    let (mut start, mut inside) = (0, column(&run[0]));
    for (index, point) in run.iter().enumerate().skip(1) {
        let next = column(point);
        if next != inside {
            kept.extend(corners(&run[start..index]));
            (start, inside) = (index, next);
        }
    }
    kept.extend(corners(&run[start..]));
    kept
}

/// The first, lowest, highest and last of some points, in their order, each once.
fn corners(points: &[(f64, f64)]) -> impl Iterator<Item = (f64, f64)> {
    let (mut low, mut high) = (0, 0);
    for (index, (_, y)) in points.iter().enumerate() {
        if *y < points[low].1 {
            low = index;
        }
        if *y > points[high].1 {
            high = index;
        }
    }
    let (mut inner, last) = ([low, high], points.len() - 1);
    inner.sort_unstable();
    let mut kept = vec![0, inner[0], inner[1], last];
    kept.dedup();
    kept.into_iter().map(|index| points[index])
}

/// Points of which no two share a cell, on so many columns and rows of pixels.
pub(super) fn dots(
    points: impl Iterator<Item = (f64, f64)>,
    axes: &Axes,
    size: (u32, u32),
) -> Vec<(f64, f64)> {
    let placed = points.filter(|point| axes.has(*point));
    let mut kept: Vec<Dot> = placed
        .map(|point| Dot { point, across: axes.x.share(point.0), upwards: axes.y.share(point.1) })
        .collect();
    let mut cell = 1.0;
    while kept.len() > MOST_DOTS {
        keep_one_in_each_cell(&mut kept, size, cell);
        cell *= 1.5;
    }
    kept.into_iter().map(|dot| dot.point).collect()
}

/// A point and how far along the axes it is.
struct Dot {
    point: (f64, f64),
    across: f64,
    upwards: f64,
}

fn keep_one_in_each_cell(dots: &mut Vec<Dot>, (columns, rows): (u32, u32), cell: f64) {
    let across = (f64::from(columns) / cell) as usize + 1;
    let upwards = (f64::from(rows) / cell) as usize + 1;
    let mut taken = vec![false; across * upwards];
    let place = |share: f64, of: usize| ((share * of as f64) as usize).min(of - 1);
    dots.retain(|dot| {
        let (column, row) = (place(dot.across, across), place(dot.upwards, upwards));
        !std::mem::replace(&mut taken[row * across + column], true)
    });
}

#[cfg(test)]
mod tests;
