//! What is painted, pixel by pixel where it matters.

use plotters::prelude::*;
use plotters::style::text_anchor;

use super::{Canvas, card, encoded};
use crate::font;
use crate::picture::Area;
use crate::theme::Role;

const SIZE: (u32, u32) = (60, 40);

fn painted(draw: impl FnOnce(&Area<Canvas<'_>>)) -> Vec<u8> {
    let mut pixels = card(SIZE);
    draw(&Canvas::new(&mut pixels, SIZE).expect("the card has the size").into_drawing_area());
    pixels
}

fn pixel(card: &[u8], x: usize, y: usize) -> (u8, u8, u8) {
    let start = (y * SIZE.0 as usize + x) * 3;
    (card[start], card[start + 1], card[start + 2])
}

/// The pixels that are not paper.
fn inked(card: &[u8]) -> Vec<(usize, usize)> {
    let all = (0..SIZE.1 as usize).flat_map(|y| (0..SIZE.0 as usize).map(move |x| (x, y)));
    all.filter(|(x, y)| pixel(card, *x, *y) != Role::Paper.light()).collect()
}

#[test]
fn roles_have_their_light_colours() {
    let card = painted(|area| {
        area.draw(&Rectangle::new([(20, 10), (5, 5)], Role::Bad.color().filled())).expect("painted");
    });
    assert_eq!(pixel(&card, 5, 5), Role::Bad.light());
    assert_eq!(inked(&card).len(), 15 * 5);
}

#[test]
fn hatches_and_dashes_have_gaps() {
    let area = painted(|area| {
        area.draw(&Rectangle::new([(0, 0), (12, 12)], Role::Bad.hatched().filled())).expect("painted");
    });
    assert_ne!(pixel(&area, 0, 0), pixel(&area, 3, 0));
    assert_eq!(pixel(&area, 0, 0), pixel(&area, 6, 0));
    let line = painted(|area| {
        area.draw(&PathElement::new([(0, 5), (50, 5)], Role::Series(8).color())).expect("painted");
    });
    let (ink, paper) = (Role::Series(0).light(), Role::Paper.light());
    assert_eq!([2, 6, 10, 14].map(|x| pixel(&line, x, 5)), [ink, paper, ink, paper]);
}

#[test]
fn what_the_font_lacks_is_a_box() {
    let shown = |text: &'static str| {
        inked(&painted(|area| {
            let style = font::plain(area, Role::Text, text_anchor::HPos::Left, text_anchor::VPos::Top);
            area.draw(&Text::new(text, (2, 2), style)).expect("painted");
        }))
    };
    assert!(shown("并").len() > 10);
    assert_ne!(shown("é"), shown("并"));
    assert!(shown(" ").is_empty());
}

#[test]
fn text_stays_within_the_room_that_the_layout_has_for_it() {
    let text = "WWWWWW";
    let card = painted(|area| {
        let style = font::plain(area, Role::Text, text_anchor::HPos::Left, text_anchor::VPos::Top);
        area.draw(&Text::new(text, (2, 2), style)).expect("painted");
    });
    let right = inked(&card).into_iter().map(|(x, _)| x).max().expect("there is ink");
    assert!(right as u32 <= 2 + font::width(text, font::SIZE), "{right}");
}

#[test]
fn few_colours_are_numbered_and_many_are_written_out() {
    let kind = |card: &[u8]| encoded(card, SIZE).map(|file| file[25]);
    let mut few = card(SIZE);
    assert_eq!(kind(&few), Some(3));
    for (index, byte) in few.iter_mut().enumerate().take(3 * 255) {
        *byte = if index % 3 == 0 { (index / 3) as u8 } else { 0 };
    }
    assert_eq!(kind(&few), Some(3), "255 and the paper");
    few[3 * 300] = 7;
    assert_eq!(kind(&few), Some(2), "one more");
}
