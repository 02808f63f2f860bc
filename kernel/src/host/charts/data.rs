//! A program's numbers as data of plots: lists or vectors of numbers, of points, or of several series of these. What is
//! no number is named by its place.

use crate::host::display::wrong_option;
use interp::Value;
use interp::printer::value::brief;
use interp::value::{FromValue, Numbers, Symbol, Text, Vector, real};
use interp::vm::primitive::{Cx, Exit};

/// A plot takes so many points.
pub(super) const POINTS_MOST: usize = 1_000_000;

/// So many series, rows or labels are read.
pub(super) const ROWS_MOST: usize = 10_000;

/// A point of a plot.
pub(super) type Point = (f64, f64);

/// The series of an argument, with the labels that the option gave. With labels for several there are several series;
/// without, a list of lists of two numbers is a list of points.
pub(super) fn series(
    cx: &Cx<'_>,
    data: Value,
    labels: Option<Vec<String>>,
) -> Result<Vec<(String, Vec<Point>)>, Exit> {
    let is_one = Numbers::from_value(data).is_some();
    let all = if is_one { Vec::new() } else { elements(cx, data, POINTS_MOST)? };
    let is_deep = all.first().is_some_and(|first| is_series_of_points(*first));
    let (parts, names) = match labels {
        Some(labels) if !is_one && (labels.len() != 1 || is_deep) => (all, labels),
        Some(labels) => (vec![data], labels),
        None if is_deep => {
            let names = (1..=all.len()).map(|number| format!("series {number}"));
            let names = names.collect();
            (all, names)
        }
        None => (vec![data], vec![String::new()]),
    };
    if parts.len() != names.len() {
        let text = format!("got {} series of data and {} labels", parts.len(), names.len());
        return Err(cx.failure("range-error", text).hint("#:labels has a label for each series").into());
    }
    let is_one = parts.len() == 1;
    let mut left = POINTS_MOST;
    let mut read = |(number, (part, name)): (usize, (Value, String))| {
        let place = if is_one { String::new() } else { format!(" of series {}", number + 1) };
        let points = points(cx, part, &place, left)?;
        left -= points.len();
        Ok((name, points))
    };
    parts.into_iter().zip(names).enumerate().map(&mut read).collect()
}

/// Whether this element of the data is itself a list of points, or a series in a vector.
fn is_series_of_points(element: Value) -> bool {
    if Numbers::from_value(element).is_some() {
        return true;
    }
    let of_vector =
        || Vector::from_value(element).filter(|vector| !vector.is_empty()).map(|vector| vector.get(0));
    let first = element.car().or_else(of_vector);
    first.is_some_and(|first| first.car().is_some() || Vector::from_value(first).is_some())
}

/// The points of a series: numbers are at 0, 1, 2, …
fn points(cx: &Cx<'_>, series: Value, place: &str, most: usize) -> Result<Vec<Point>, Exit> {
    if let Some(numbers) = Numbers::from_value(series) {
        return Ok((0..numbers.len()).map(|index| (index as f64, numbers.get(index).to_f64())).collect());
    }
    let elements = elements(cx, series, most)?;
    let read = |(index, element): (usize, Value)| {
        point(index, element).ok_or_else(|| {
            let wanted = "a real number, or a point (x y) or (x . y) of two,";
            wrong_element(cx, wanted, &format!("element {}{place}", index + 1), element)
        })
    };
    elements.into_iter().enumerate().map(read).collect()
}

fn point(index: usize, element: Value) -> Option<Point> {
    if let Some(number) = real(element) {
        return Some((index as f64, number.to_f64()));
    }
    let (first, rest) = match Vector::from_value(element) {
        Some(pair) if pair.len() == 2 => (pair.get(0), pair.get(1)),
        _ => (element.car()?, element.cdr()?),
    };
    let second = match rest.cdr() {
        Some(end) if end == Value::NIL => rest.car()?,
        Some(_) => return None,
        None => rest,
    };
    Some((real(first)?.to_f64(), real(second)?.to_f64()))
}

/// The numbers of a list or vector.
pub(super) fn numbers(cx: &Cx<'_>, data: Value, place: &str) -> Result<Vec<f64>, Exit> {
    if let Some(numbers) = Numbers::from_value(data) {
        return Ok((0..numbers.len()).map(|index| numbers.get(index).to_f64()).collect());
    }
    let read = |(index, element): (usize, Value)| match real(element) {
        Some(number) => Ok(number.to_f64()),
        None => Err(wrong_element(cx, "a real number", &format!("element {}{place}", index + 1), element)),
    };
    elements(cx, data, POINTS_MOST)?.into_iter().enumerate().map(read).collect()
}

/// The elements of a list or vector, not more than so many.
pub(super) fn elements(cx: &Cx<'_>, data: Value, most: usize) -> Result<Vec<Value>, Exit> {
    let too_many = || {
        let text = format!("got more than {most} elements");
        Exit::from(cx.failure("limit-exceeded", text).hint("take every so many of them, or averages"))
    };
    if let Some(vector) = Vector::from_value(data) {
        let is_short = vector.len() <= most;
        return is_short
            .then(|| (0..vector.len()).map(|index| vector.get(index)).collect())
            .ok_or_else(too_many);
    }
    let mut found = Vec::new();
    let mut rest = data;
    while let (Some(item), Some(next)) = (rest.car(), rest.cdr()) {
        if found.len() == most {
            return Err(too_many());
        }
        found.push(item);
        rest = next;
    }
    match rest == Value::NIL {
        true => Ok(found),
        false => Err(wrong_option(cx, "a list or vector of data", data)),
    }
}

/// An element of the data is not what a chart can draw.
pub(super) fn wrong_element(cx: &Cx<'_>, wanted: &str, place: &str, got: Value) -> Exit {
    let text = format!("wanted {wanted} as {place}, got {}", brief(cx.heap, got));
    cx.failure("type-error", text).irritant(got).into()
}

/// A label: a string, symbol or number.
pub(super) fn label(cx: &Cx<'_>, value: Value) -> Option<String> {
    let symbol = || Symbol::from_value(value).map(|symbol| symbol.name(cx.heap).to_owned());
    let number = || real(value).map(|_| brief(cx.heap, value));
    Text::string_of(value).or_else(symbol).or_else(number)
}

/// The labels of an option.
pub(super) fn labels(cx: &Cx<'_>, option: &str, value: Value) -> Result<Vec<String>, Exit> {
    let wanted = format!("strings, symbols or numbers in {option}");
    let all = elements(cx, value, ROWS_MOST)?;
    all.into_iter().map(|value| label(cx, value).ok_or_else(|| wrong_option(cx, &wanted, value))).collect()
}

/// Whether an option is given and not `#f`.
pub(super) fn is_set(option: Option<Value>) -> bool {
    option.is_some_and(|value| value != Value::FALSE)
}

/// The text of an option.
pub(super) fn text(cx: &Cx<'_>, option: &str, value: Option<Value>) -> Result<Option<String>, Exit> {
    let read =
        |value| label(cx, value).ok_or_else(|| wrong_option(cx, &format!("a string as {option}"), value));
    value.map(read).transpose()
}
