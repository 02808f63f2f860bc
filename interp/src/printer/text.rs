//! The written form of names, strings and characters, which data and values share. What is written
//! reads back as the same text; what a screen would not show is written by its code.

use crate::diagnostic::width;
use crate::reader::{CHARACTER_NAMES, is_plain_name};
use std::fmt::Write;

/// Appends a name, in bars when it would not read back without them.
pub fn write_symbol(name: &str, out: &mut String) {
    if is_plain_name(name) {
        out.push_str(name);
    } else {
        write_quoted(name, '|', out);
    }
}

/// Appends a string in quotes.
pub fn write_string(text: &str, out: &mut String) {
    write_quoted(text, '"', out);
}

/// Appends a character as `#\a`, `#\space` or `#\x3`.
pub fn write_char(character: char, out: &mut String) {
    let named = CHARACTER_NAMES.iter().find(|(_, known)| *known == character);
    out.push_str("#\\");
    match named {
        Some((name, _)) => out.push_str(name),
        None if is_visible(character) && !character.is_whitespace() => out.push(character),
        None => write!(out, "x{:x}", u32::from(character)).expect("a string takes any text"),
    }
}

fn write_quoted(text: &str, quote: char, out: &mut String) {
    out.push(quote);
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\x07' => out.push_str("\\a"),
            '\x08' => out.push_str("\\b"),
            _ if character == quote => {
                out.push('\\');
                out.push(quote);
            }
            // In a text a combining character shows on the one before it.
            _ if is_visible(character) || width::is_combining(character) => out.push(character),
            _ => write!(out, "\\x{:x};", u32::from(character)).expect("a string takes any text"),
        }
    }
    out.push(quote);
}

/// Whether a character shows by itself.
fn is_visible(character: char) -> bool {
    !character.is_control() && width::of(character) > 0 && !matches!(character, '\u{2028}' | '\u{2029}')
}
