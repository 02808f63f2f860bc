//! The written form of data as the reader gives them: reading it gives the same data. Works from a
//! list of what is still to be written, so depth costs no native stack.

use super::text::{write_char, write_string, write_symbol};
use crate::datum::{Datum, Kind};
use crate::number::Element;
use std::fmt::Write;

/// What remains to be written.
enum Work<'a> {
    Datum(&'a Datum),
    /// The items of a list or vector behind the first, and the tail of a list.
    Rest(&'a [Datum], Option<&'a Datum>),
}

/// Appends the written form of a datum.
pub fn write_datum(datum: &Datum, out: &mut String) {
    let mut work = vec![Work::Datum(datum)];
    while let Some(next) = work.pop() {
        match next {
            Work::Datum(datum) => write_one(datum, &mut work, out),
            Work::Rest([], None) => out.push(')'),
            Work::Rest([], Some(tail)) => {
                out.push_str(" . ");
                work.extend([Work::Rest(&[], None), Work::Datum(tail)]);
            }
            Work::Rest([first, rest @ ..], tail) => {
                out.push(' ');
                work.extend([Work::Rest(rest, tail), Work::Datum(first)]);
            }
        }
    }
}

fn write_one<'a>(datum: &'a Datum, work: &mut Vec<Work<'a>>, out: &mut String) {
    match datum.kind() {
        Kind::Symbol(name) => write_symbol(name.as_str(), out),
        Kind::Keyword(name) => {
            out.push_str("#:");
            write_symbol(name.as_str(), out);
        }
        Kind::Number(number) => number.write_text(10, out).expect("every number has a decimal text"),
        Kind::String(text) => write_string(text, out),
        Kind::Char(character) => write_char(*character, out),
        Kind::Boolean(true) => out.push_str("#t"),
        Kind::Boolean(false) => out.push_str("#f"),
        Kind::Bytes(bytes) => write_numbers(Element::U8, bytes, out),
        Kind::Numbers(element, bytes) => write_numbers(*element, bytes, out),
        Kind::List(items, tail) => {
            out.push('(');
            write_items(items, tail.as_ref(), work);
        }
        Kind::Vector(items) => {
            out.push_str("#(");
            write_items(items, None, work);
        }
        Kind::Label(number, datum) => {
            write!(out, "#{number}=").expect("a string takes any text");
            work.push(Work::Datum(datum));
        }
        Kind::Reference(number) => write!(out, "#{number}#").expect("a string takes any text"),
        Kind::Eof => out.push_str("#<eof>"),
        Kind::Unspecified => out.push_str("#<unspecified>"),
    }
}

fn write_items<'a>(items: &'a [Datum], tail: Option<&'a Datum>, work: &mut Vec<Work<'a>>) {
    let (first, rest) = match items {
        [] => (None, items),
        [first, rest @ ..] => (Some(first), rest),
    };
    work.push(Work::Rest(rest, tail));
    work.extend(first.map(Work::Datum));
}

fn write_numbers(element: Element, bytes: &[u8], out: &mut String) {
    write!(out, "#{}(", element.name()).expect("a string takes any text");
    for (index, bytes) in bytes.chunks_exact(element.size()).enumerate() {
        out.push_str(if index == 0 { "" } else { " " });
        element.read(bytes).write_text(10, out).expect("every number has a decimal text");
    }
    out.push(')');
}
