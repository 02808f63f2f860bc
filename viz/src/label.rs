//! Text of unknown origin, made fit to be shown: no control characters, nothing that turns the
//! direction of what stands beside it, and no more columns than there is room for.

use unicode_width::UnicodeWidthChar;

/// Columns of a bar's label.
pub(crate) const LABEL_COLUMNS: usize = 28;
/// Columns of a number and its note.
pub(crate) const NOTE_COLUMNS: usize = 44;
/// Columns of a title.
pub(crate) const TITLE_COLUMNS: usize = 80;
/// Columns of a summary.
pub(crate) const SENTENCE_COLUMNS: usize = 500;

/// The columns a text takes. Joined emoji count as their parts, which is what they are on many consoles.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn width(character: char) -> usize {
    match character {
        // makes the character before it an emoji, which is wider by one
        '\u{fe0f}' => 1,
        _ => character.width().unwrap_or(1),
    }
}

/// The text in at most `room` columns. What is too long loses its middle, since labels often share
/// their beginning.
pub(crate) fn fitted(text: &str, room: usize) -> String {
    // Only what can be shown is looked at, so that a label of a gigabyte costs nothing.
    let head = beginning(text.chars().map(shown), room + 1);
    if columns(&head) <= room && head.chars().count() == text.chars().take(head.chars().count() + 1).count() {
        return head;
    }
    let for_tail = (room - 1) / 2;
    let head = beginning(text.chars().map(shown), room - 1 - for_tail);
    let tail: String = beginning(text.chars().rev().map(shown), for_tail).chars().rev().collect();
    // A mark that combines with a character that was cut off would sit on the dots.
    format!("{head}…{}", tail.trim_start_matches(|c| c == '\u{fe0f}' || width(c) == 0))
}

/// As many characters as fit in `room` columns, and no more than four that take none for each column.
fn beginning(characters: impl Iterator<Item = char>, room: usize) -> String {
    let mut used = 0;
    characters
        .take(room * 5)
        .take_while(|c| {
            used += width(*c);
            used <= room
        })
        .collect()
}

/// A character as it may be shown.
fn shown(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        // the pictures of the control characters stand in their order
        '\0'..='\u{1f}' => char::from_u32(0x2400 + character as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' => char::REPLACEMENT_CHARACTER,
        // directions: what follows on the line would be read backwards
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        // XML has no way to write these
        '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}
