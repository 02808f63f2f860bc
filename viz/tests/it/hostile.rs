//! Data that no one would draw: whatever it is, the chart is whole, bounded, and says what it shows.

use viz::{Bar, Bars, MOST_ROWS};

use crate::SEVERE;

/// Draws a chart, checks what holds of every chart, and gives its SVG and text.
fn drawn(chart: &Bars) -> (String, String) {
    let bundle = viz::bundle(chart);
    let (svg, text) = crate::forms(&bundle);
    crate::well_formed(svg);
    for (number, kind) in [("NaN", "a raw NaN"), ("inf", "a raw infinity")] {
        let attribute = format!("=\"{number}");
        assert!(!svg.contains(&attribute), "{kind} in {svg}");
    }
    let odd = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
    assert!(!svg.contains(odd) && !text.contains(odd), "{svg}\n{text}");
    (svg.to_owned(), text.to_owned())
}

/// The widths of the areas: a rectangle each, or in paths.
fn widths(svg: &str) -> Vec<u32> {
    let number = |text: &str, end: char| text.split(end).next()?.parse().ok();
    let shape = |line: &str| -> Vec<u32> {
        if line.starts_with("<rect") {
            return line.split(" width=\"").skip(1).filter_map(|text| number(text, '"')).collect();
        }
        let widths =
            line.starts_with("<path").then(|| line.split('h').skip(1).filter_map(|text| number(text, 'v')));
        widths.into_iter().flatten().collect()
    };
    svg.lines().flat_map(shape).collect()
}

#[test]
fn any_two_values_share_a_scale() {
    for first in SEVERE {
        for second in SEVERE {
            let chart = Bars::new("t", "u").bars([Bar::new("a", first), Bar::new("b", second)]);
            let (svg, text) = drawn(&chart);
            assert!(widths(&svg).iter().all(|width| *width <= 700), "{svg}");
            let columns = text.lines().nth(1).map_or(0, |line| line.chars().count());
            assert!(columns < 80, "{text}");
        }
    }
}

#[test]
fn a_value_that_is_not_zero_is_seen() {
    let chart = Bars::new("t", "").bars([Bar::new("a", 1e9), Bar::new("b", 1.0), Bar::new("c", 0.0)]);
    let (svg, text) = drawn(&chart);
    let widths = widths(&svg);
    assert!(widths[1] >= 1 && widths[2] == 0, "{widths:?}");
    assert!(text.contains("b ▏") && !text.contains("c ▏"), "{text}");
}

#[test]
fn bars_are_as_long_as_their_values() {
    let bars = (1..=4).map(|n| Bar::new(format!("{n}"), f64::from(n)));
    let widths = widths(&drawn(&Bars::new("t", "").bars(bars)).0);
    for (n, width) in (1..=4).zip(&widths) {
        assert!((f64::from(*width) - f64::from(widths[3]) * f64::from(n) / 4.0).abs() <= 1.0, "{widths:?}");
    }
}

#[test]
fn as_many_bars_as_rows_are_all_shown_and_one_more_is_summed() {
    let chart = |count: usize| Bars::new("t", "").bars((0..count).map(|n| Bar::new(format!("bar{n}"), 1.0)));
    let (_, text) = drawn(&chart(MOST_ROWS));
    assert!(text.contains("bar14") && !text.contains("others"), "{text}");
    let (svg, text) = drawn(&chart(MOST_ROWS + 1));
    assert!(text.contains("\n2 others together") && text.contains("16 bars"), "{text}");
    assert_eq!(widths(&svg).len(), MOST_ROWS);
}

#[test]
fn others_say_how_many_of_them_have_no_number() {
    let bars = (0..20).map(|n| Bar::new("x", if n < 14 { 1.0 } else { f64::NAN }));
    let (_, text) = drawn(&Bars::new("t", "").bars(bars));
    assert!(text.contains("not a number; 6 of them not a number"), "{text}");
    assert!(text.contains("Each: 1. Not a number: 6."), "{text}");
}

#[test]
fn every_character_can_be_a_label() {
    let all: Vec<char> = ('\0'..='\u{ffff}').chain(['\u{10ffff}', '\u{1f980}']).collect();
    let texts: Vec<String> = all.chunks(14).map(|piece| piece.iter().collect()).collect();
    for labels in texts.chunks(MOST_ROWS) {
        let bars = labels.iter().map(|label| Bar::new(&**label, 1.0).note(&**label));
        drawn(&Bars::new(&*labels[0], &*labels[0]).bars(bars).id(&*labels[0]));
    }
}

#[test]
fn texts_of_any_length_are_bounded_and_keep_their_ends() {
    for piece in ["ab", "并", "e\u{301}", "\u{301}", "👩‍👩‍👧", "❤\u{fe0f}", "\n"] {
        let long = format!("begin{}end", piece.repeat(300_000));
        let chart = Bars::new(&*long, &*long).bars([Bar::new(&*long, 1.0).note(&*long)]).id(&*long);
        let (svg, text) = drawn(&chart.summary(&*long));
        assert!(svg.len() < 20_000 && text.len() < 10_000, "{} and {}", svg.len(), text.len());
        assert!(text.matches("begin").count() >= 3 && text.matches("end").count() >= 3, "{text}");
    }
}

#[test]
fn a_label_that_just_fits_is_whole() {
    let shown = |columns: usize| drawn(&Bars::new("", "").bars([Bar::new("x".repeat(columns), 1.0)])).1;
    assert!(shown(28).contains(&"x".repeat(28)));
    assert!(shown(29).contains(&format!("{}…{}", "x".repeat(14), "x".repeat(13))));
}
