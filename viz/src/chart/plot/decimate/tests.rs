//! What is left of many points.

use super::{MOST_BACK_AND_FORTH, MOST_DOTS, dots, line};
use crate::chart::plot::{Axes, Direction};

fn axes(low: f64, high: f64) -> Axes {
    let direction = |low, high| Direction { range: Some((low, high)), ..Direction::default() };
    Axes::of(&direction(0.0, 1.0), &direction(low, high), &[], 700)
}

#[test]
fn few_points_stay() {
    let points = [(0.0, 1.0), (0.5, 2.0), (1.0, 0.0)];
    assert_eq!(line(&points, &axes(0.0, 2.0), 100), vec![points.to_vec()]);
}

#[test]
fn a_gap_parts_a_line() {
    let points = [(0.0, 1.0), (0.1, f64::NAN), (0.2, f64::INFINITY), (0.5, 2.0), (f64::NAN, 0.0)];
    let runs = line(&points, &axes(0.0, 2.0), 100);
    assert_eq!(runs, vec![vec![(0.0, 1.0)], vec![(0.5, 2.0)]]);
    assert!(line(&[], &axes(0.0, 2.0), 100).is_empty());
}

#[test]
fn a_column_keeps_its_ends_and_extremes() {
    let wave = (0..100_000).map(|n| (f64::from(n) / 1e5, if n == 51_234 { 9.0 } else { f64::from(n % 7) }));
    let runs = line(&wave.collect::<Vec<_>>(), &axes(0.0, 9.0), 600);
    assert_eq!(runs.len(), 1);
    assert!(runs[0].len() <= 601 * 4, "{}", runs[0].len());
    assert!(runs[0].contains(&(0.51234, 9.0)), "the only peak is lost");
    assert_eq!((runs[0][0].0, runs[0].last().map(|last| last.0)), (0.0, Some(0.99999)));
    assert!(runs[0].is_sorted_by(|before, after| before.0 <= after.0));
}

#[test]
fn a_line_that_goes_back_keeps_its_order() {
    let spiral = (0..50_000).map(|n| (0.5 + 0.5 * f64::from(n).sin(), f64::from(n)));
    let runs = line(&spiral.collect::<Vec<_>>(), &axes(0.0, 5e4), 600);
    assert!(runs[0].len() <= MOST_BACK_AND_FORTH + 1);
    assert!(runs[0].is_sorted_by(|before, after| before.1 <= after.1));
}

#[test]
fn as_many_points_as_dots_are_all_kept_and_one_more_is_thinned() {
    let cloud =
        |count: u32| (0..count).map(move |n| (f64::from(n) / f64::from(count), f64::from(n * 7919 % count)));
    let kept =
        |count: u32| dots(&cloud(count).collect::<Vec<_>>(), &axes(0.0, f64::from(count)), (600, 200)).len();
    assert_eq!(kept(MOST_DOTS as u32), MOST_DOTS);
    assert!((1..=MOST_DOTS).contains(&kept(MOST_DOTS as u32 + 1)));
    assert!((500..=MOST_DOTS).contains(&kept(100_000)));
}
