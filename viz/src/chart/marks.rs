//! Marks: moments at which something went wrong, as strokes in rows. All are one element of a drawing; of too many,
//! those that are near each other are one stroke.

use plotters::prelude::DrawingBackend;

use super::pen::{Pen, Point};
use crate::picture::Failure;
use crate::theme::Role;

/// Strokes that are drawn.
const MOST: usize = 600;

/// Draws marks, each at a place in the middle of its row and so far up and down.
pub(crate) fn draw<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    marks: Vec<Point>,
    half: i32,
) -> Result<(), Failure<DB>> {
    for (x, y) in thinned(marks, MOST) {
        pen.fill((x - 1, y - half), (x + 1, y + half), Role::Bad.color())?;
    }
    Ok(())
}

/// At most so many, by row and place; the first of each that stands apart stays.
fn thinned(mut marks: Vec<Point>, most: usize) -> Vec<Point> {
    marks.sort_unstable_by_key(|(x, y)| (*y, *x));
    let mut apart = 1;
    loop {
        marks.dedup_by(|next, kept| next.1 == kept.1 && next.0 - kept.0 < apart);
        // rows that have one each cannot be thinned
        if marks.len() <= most || apart > 10_000 {
            return marks;
        }
        apart *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_stand_apart_stay_and_those_that_are_near_are_one() {
        assert_eq!(thinned(vec![(5, 9), (5, 0), (5, 9), (6, 9)], 10), [(5, 0), (5, 9), (6, 9)]);
        let many: Vec<Point> = (0..20).flat_map(|row| (0..300).map(move |x| (x, row * 10))).collect();
        let kept = thinned(many, 600);
        assert!((300..=600).contains(&kept.len()), "{}", kept.len());
        assert!((0..20).all(|row| kept.contains(&(0, row * 10))));
    }
}
