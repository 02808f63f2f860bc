//! Fewer points that look the same. A line has at most four points in a column of pixels: where it
//! enters, its lowest, its highest, and where it leaves.

use super::Axes;

/// A position in both directions.
type Point = (f64, f64);
/// Points that follow each other without a gap.
type Run = Vec<Point>;

/// A line that goes back and forth has at most so many points; then every so many are left out.
const MOST_BACK_AND_FORTH: usize = 6_000;
/// There are at most so many single points; then those that are near each other are one.
const MOST_DOTS: usize = 2_000;

/// The runs of a line on so many columns: it ends before a point that has no place.
pub(super) fn line(points: &[Point], axes: &Axes, columns: u32) -> Vec<Run> {
    let runs = points.split(|point| !axes.has(*point)).filter(|run| !run.is_empty());
    runs.map(|run| thinned(run, axes, columns)).collect()
}

fn thinned(run: &[Point], axes: &Axes, columns: u32) -> Run {
    let columns = columns.max(1);
    if run.len() <= columns as usize * 2 {
        return run.to_vec();
    }
    forwards(run, axes, columns).unwrap_or_else(|| {
        let every = run.len().div_ceil(MOST_BACK_AND_FORTH);
        run.iter().step_by(every).chain(run.last()).copied().collect()
    })
}

/// The corners of a line that never goes back; nothing of one that does.
fn forwards(run: &[Point], axes: &Axes, columns: u32) -> Option<Run> {
    let column = |point: Point| (axes.x.share(point.0) * f64::from(columns)).round() as u32;
    let mut kept = Run::with_capacity(columns as usize * 4);
    let mut corners = Corners::of(run[0]);
    let mut inside = column(run[0]);
    for point in run.iter().copied().skip(1) {
        if point.0 < corners.last.0 {
            return None;
        }
        match column(point) {
            next if next == inside => corners.add(point),
            next => {
                corners.leave(&mut kept);
                (corners, inside) = (Corners::of(point), next);
            }
        }
    }
    corners.leave(&mut kept);
    Some(kept)
}

/// The first, lowest, highest and last of some points.
struct Corners {
    first: Point,
    low: Point,
    high: Point,
    last: Point,
    /// Whether the lowest came before the highest.
    low_is_first: bool,
}

impl Corners {
    fn of(point: Point) -> Corners {
        Corners { first: point, low: point, high: point, last: point, low_is_first: true }
    }

    fn add(&mut self, point: Point) {
        if point.1 < self.low.1 {
            (self.low, self.low_is_first) = (point, false);
        }
        if point.1 > self.high.1 {
            (self.high, self.low_is_first) = (point, true);
        }
        self.last = point;
    }

    /// All four in their order, each once.
    fn leave(self, kept: &mut Run) {
        let inner = if self.low_is_first { [self.low, self.high] } else { [self.high, self.low] };
        let start = kept.len();
        for point in [self.first, inner[0], inner[1], self.last] {
            if kept.len() == start || kept.last() != Some(&point) {
                kept.push(point);
            }
        }
    }
}

/// Points of which no two share a cell, on so many columns and rows of pixels.
pub(super) fn dots(points: &[Point], axes: &Axes, (columns, rows): (u32, u32)) -> Vec<Point> {
    let placed = || points.iter().copied().filter(|point| axes.has(*point));
    if points.len() <= MOST_DOTS || placed().nth(MOST_DOTS).is_none() {
        return placed().collect();
    }
    let size = (columns as usize + 1, rows as usize + 1);
    let pixel = |share: f64, pixels: usize| (share * pixels as f64) as usize;
    let mut taken = vec![false; size.0 * size.1];
    let mut kept: Vec<Dot> = Vec::new();
    for point in placed() {
        let (x, y) = (pixel(axes.x.share(point.0), size.0 - 1), pixel(axes.y.share(point.1), size.1 - 1));
        if !std::mem::replace(&mut taken[y * size.0 + x], true) {
            kept.push(Dot { point, x, y });
        }
    }
    let mut cell = 1.5;
    while kept.len() > MOST_DOTS {
        keep_one_in_each_cell(&mut kept, &mut taken, size, cell);
        cell *= 1.5;
    }
    kept.into_iter().map(|dot| dot.point).collect()
}

/// A point and its pixel.
struct Dot {
    point: Point,
    x: usize,
    y: usize,
}

/// Cells are so many pixels wide and high; `taken` has room for one for each pixel.
fn keep_one_in_each_cell(dots: &mut Vec<Dot>, taken: &mut [bool], size: (usize, usize), cell: f64) {
    let number = |pixel: usize| (pixel as f64 / cell) as usize;
    let across = number(size.0) + 1;
    taken.fill(false);
    dots.retain(|dot| !std::mem::replace(&mut taken[number(dot.y) * across + number(dot.x)], true));
}

#[cfg(test)]
mod tests;
