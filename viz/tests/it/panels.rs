//! Small multiples: as many as fit are plots, and one more makes them rows of shades.

use viz::{Direction, MOST_PANELS, Mark, Panels, Picture, Series, Unit};

fn panels(count: usize) -> Panels {
    let (x, y) = (Direction::new("", Unit::Duration), Direction::new("", Unit::Number));
    let line = |height: usize| Series::new("depth", Mark::Line, [(0.0, 0.0), (1e9, height as f64)]);
    (0..count).fold(Panels::new("t", x, y), |panels, index| panels.row(format!("w{index}"), [line(index)]))
}

fn drawn(panels: &Panels) -> (String, String) {
    let bundle = viz::live(panels);
    let form = |mime| bundle.get(mime).expect("a live picture has two forms").to_owned();
    crate::well_formed(&form(viz::HTML));
    (form(viz::HTML), form(viz::PLAIN))
}

#[test]
fn as_many_as_fit_are_plots_and_one_more_are_shades() {
    let (svg, text) = drawn(&panels(MOST_PANELS));
    assert!(svg.contains(">w7<") && !svg.contains("lx-h8") && text.contains('▁'), "{text}");
    let (svg, text) = drawn(&panels(MOST_PANELS + 1));
    assert!(svg.contains(">w8<") && svg.contains("lx-h8") && text.contains('█'), "{text}");
    assert!(text.ends_with("9 rows. Highest on average: w8, 4. Lowest: w0, 0.\n"), "{text}");
}

#[test]
fn axes_are_shared() {
    // the second row reaches half as high as the third
    let text = drawn(&panels(3)).1;
    let last = |line: &str| line.chars().rfind(|c| ('▁'..='█').contains(c));
    assert_eq!(
        text.lines().skip(1).take(3).map(last).collect::<Vec<_>>(),
        [Some('▁'), Some('▅'), Some('█')],
        "{text}"
    );
}

#[test]
fn nothing_many_and_severe_rows_are_drawn() {
    assert!(drawn(&panels(0)).1.ends_with("No data.\n"));
    let (svg, text) = drawn(&panels(10_000));
    assert!(svg.len() < 120_000 && text.len() < 10_000, "{} {}", svg.len(), text.len());
    let odd = panels(2)
        .row("odd", [Series::new("", Mark::Area, [(f64::NAN, 1.0), (0.0, f64::INFINITY), (1.0, 1e300)])]);
    drawn(&odd);
    drawn(&odd.row("none", []).stacked());
    assert!(panels(3).size().1 > panels(2).size().1);
}
