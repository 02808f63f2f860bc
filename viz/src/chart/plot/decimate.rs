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
    let places = axes.places();
    let runs = points.split(|point| !places.has(*point)).filter(|run| !run.is_empty());
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
    let places = axes.places();
    let placed = || points.iter().copied().filter(|point| places.has(*point));
    if points.len() <= MOST_DOTS || placed().nth(MOST_DOTS).is_none() {
        return placed().collect();
    }
    let (right, top) = (columns.min(MOST_PIXELS), rows.min(MOST_PIXELS));
    let pixel = |share: f64, last: u32| (share * f64::from(last)) as u32 as u16;
    let mut field = Field::of(right as usize + 1, top as usize + 1);
    let mut kept: Vec<Dot> = Vec::new();
    for point in placed() {
        let dot = Dot { point, x: pixel(axes.x.share(point.0), right), y: pixel(axes.y.share(point.1), top) };
        if field.is_first(&dot) {
            kept.push(dot);
        }
    }
    let mut cell = 1.5;
    while kept.len() > MOST_DOTS {
        field.clear(cell);
        kept.retain(|dot| field.is_first(dot));
        cell *= 1.5;
    }
    kept.into_iter().map(|dot| dot.point).collect()
}

/// The most pixels that a dot can tell.
const MOST_PIXELS: u32 = u16::MAX as u32;

/// A point and its pixel.
struct Dot {
    point: Point,
    x: u16,
    y: u16,
}

/// Cells of some pixels each, and which of them have a dot.
struct Field {
    /// The number of the first cell in the row of each pixel, and how far behind it that of its column is.
    rows: Vec<u32>,
    columns: Vec<u32>,
    taken: Vec<bool>,
}

impl Field {
    /// A cell for each pixel.
    fn of(columns: usize, rows: usize) -> Field {
        let mut field =
            Field { rows: vec![0; rows], columns: vec![0; columns], taken: vec![false; columns * rows] };
        field.clear(1.0);
        field
    }

    /// Empty cells of so many pixels in each direction.
    fn clear(&mut self, cell: f64) {
        let number = |pixel: usize| (pixel as f64 / cell) as u32;
        let across = number(self.columns.len() - 1) + 1;
        for (pixel, column) in self.columns.iter_mut().enumerate() {
            *column = number(pixel);
        }
        for (pixel, row) in self.rows.iter_mut().enumerate() {
            *row = number(pixel) * across;
        }
        self.taken.fill(false);
    }

    /// Whether a dot is the first in its cell, which then has one.
    fn is_first(&mut self, dot: &Dot) -> bool {
        let cell = self.rows[usize::from(dot.y)] + self.columns[usize::from(dot.x)];
        !std::mem::replace(&mut self.taken[cell as usize], true)
    }
}

#[cfg(test)]
mod tests;
