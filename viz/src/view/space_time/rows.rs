//! The rows of the diagram: the moments at which something happens.

use crate::view::words::duration;

/// The moments that have rows.
pub(super) struct Rows {
    pub(super) points: Vec<f64>,
    pub(super) counts_steps: bool,
}

impl Rows {
    /// The row of a moment.
    pub(super) fn at(&self, point: f64) -> Option<usize> {
        self.points.binary_search_by(|other| other.total_cmp(&point)).ok()
    }

    /// The rows between two moments.
    pub(super) fn within(&self, from: f64, until: f64) -> Option<(usize, usize)> {
        let first = self.points.partition_point(|point| *point < from);
        let behind = self.points.partition_point(|point| *point <= until);
        (first < behind).then(|| (first, behind - 1))
    }

    /// The first row behind a moment; without one, the first of all.
    pub(super) fn behind(&self, moment: Option<f64>) -> usize {
        moment.map_or(0, |moment| self.points.partition_point(|point| *point <= moment))
    }

    /// What stands at the left of each.
    pub(super) fn labels(&self) -> Vec<String> {
        let label = |point: f64| {
            if self.counts_steps { format!("step {}", point.floor() as u64 + 1) } else { duration(point) }
        };
        let mut last = String::new();
        let labels = self.points.iter().map(|point| {
            let now = label(*point);
            // what is the same as above needs not be said again
            if now == last {
                String::new()
            } else {
                last.clone_from(&now);
                now
            }
        });
        labels.collect()
    }
}
