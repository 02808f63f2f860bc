//! Strips of data that no one would draw, and of more than anyone can see.

use viz::{Look, Picture, Strip, Strips};

use crate::{SEVERE, drawn};

fn row(label: &str, up: impl IntoIterator<Item = (f64, f64)>) -> Strip {
    Strip {
        label: label.to_owned(),
        note: String::new(),
        up: up.into_iter().collect(),
        down: Vec::new(),
        looks: (Look::Runs, Look::Fails),
        limit: None,
    }
}

fn strips(rows: Vec<Strip>) -> Strips {
    Strips { title: "t".to_owned(), sentence: "s.".to_owned(), end: 1_000.0, rows, ..Strips::default() }
}

#[test]
fn rows_share_their_scale() {
    let text = drawn(&strips((1..=4).map(|n| row("w", [(0.0, f64::from(n))])).collect())).1;
    let last = |line: &str| line.chars().rfind(|c| ('▁'..='█').contains(c));
    let highest: Vec<_> = text.lines().skip(1).take(4).map(last).collect();
    assert_eq!(highest, [Some('▂'), Some('▄'), Some('▆'), Some('█')], "{text}");
}

#[test]
fn nothing_and_one_point_are_drawn() {
    assert!(drawn(&strips(Vec::new())).0.contains(">no data<"));
    assert!(drawn(&strips(vec![row("none", [])])).1.contains("none\n"));
    let (svg, text) = drawn(&strips(vec![row("one", [(500.0, 1.0)])]));
    assert!(text.contains("one                         ████"), "{text}");
    assert!(svg.contains("<path class=\"lx-busy\""), "{svg}");
    assert!(strips(vec![row("a", []); 3]).size().1 > strips(vec![row("a", []); 2]).size().1);
}

#[test]
fn any_two_values_share_a_scale() {
    for first in SEVERE {
        for second in SEVERE {
            let mut odd = row("odd", [(0.0, first), (first, second), (900.0, second)]);
            odd.down = vec![(10.0, second)];
            odd.limit = Some(first);
            drawn(&Strips { scale: viz::Scale::Upto(second), ..strips(vec![odd.clone()]) });
            drawn(&Strips { end: first, ..strips(vec![odd]) });
        }
    }
}

#[test]
fn of_many_points_the_only_peak_is_seen_and_the_picture_stays_small() {
    let noise = |n: u32| (f64::from(n) / 100.0, f64::from(n.wrapping_mul(2_654_435_761) % 5));
    let mut many = row("many", (0..100_000).map(noise));
    many.up[51_234].1 = 40.0;
    let (svg, text) = drawn(&strips(vec![many]));
    assert!(svg.len() < 10_000, "{}", svg.len());
    assert_eq!(text.matches('█').count(), 1, "{text}");
    let rows = (0..24).map(|n| row(&format!("worker {n}"), (0..600).map(noise)));
    let svg = drawn(&Strips { end: 6.0, ..strips(rows.collect()) }).0;
    assert!(svg.len() < 40_000, "a live frame of {} bytes", svg.len());
}
