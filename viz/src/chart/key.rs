//! The key of a chart: what each look means, in a line or more below the title.

use plotters::prelude::DrawingBackend;

use super::look::Look;
use super::pen::{Lettering, Pen, paint};
use crate::font;
use crate::label;
use crate::picture::{Failure, GAP, TITLE_HEIGHT, WIDTH};

/// A line of it.
const LINE: u32 = 20;
/// Columns of what a look means.
const WORDS: usize = 52;
/// The width of what shows a look.
const SWATCH: u32 = 14;

/// The height of a key.
pub(crate) fn height(key: &[(Look, String)]) -> u32 {
    lines(key).len() as u32 * LINE
}

/// The entries with their places, in lines that fit.
fn lines(key: &[(Look, String)]) -> Vec<Vec<(Look, String, u32)>> {
    let mut lines: Vec<Vec<(Look, String, u32)>> = Vec::new();
    let mut next = WIDTH;
    for (look, words) in key {
        let words = label::fitted(words, WORDS);
        let width = SWATCH + GAP + font::width(&words, font::SIZE) + 2 * GAP;
        if next + width > WIDTH {
            lines.push(Vec::new());
            next = GAP;
        }
        if let Some(line) = lines.last_mut() {
            line.push((*look, words, next));
        }
        next += width;
    }
    lines
}

/// Draws it below the title.
pub(crate) fn draw<DB: DrawingBackend>(pen: &Pen<'_, DB>, key: &[(Look, String)]) -> Result<(), Failure<DB>> {
    for (number, line) in lines(key).into_iter().enumerate() {
        let middle = (TITLE_HEIGHT + number as u32 * LINE) as i32 + LINE as i32 / 2 - 3;
        for (look, words, x) in line {
            let (x, half) = (x as i32, (look.height() * 7.0).round() as i32);
            let color = paint(look.role(), look.is_hatched());
            pen.fill((x, middle - half), (x + SWATCH as i32, middle + half), color)?;
            pen.text(&words, (x + (SWATCH + GAP) as i32, middle), Lettering::LEFT)?;
        }
    }
    Ok(())
}

/// The key as a line of text; nothing without entries.
pub(crate) fn text(key: &[(Look, String)]) -> Option<String> {
    let entries: Vec<String> = key
        .iter()
        .map(|(look, words)| format!("{} {}", look.character(), label::fitted(words, WORDS)))
        .collect();
    (!entries.is_empty()).then(|| entries.join("   "))
}
