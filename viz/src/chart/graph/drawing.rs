//! A graph in a drawing: edges first, boxes over them, and what is written at edges last.

use plotters::prelude::DrawingBackend;
use plotters::style::Color;

use super::layout::{self, LINE, Place};
use super::{Edge, Graph, Layout, Node};
use crate::chart::pen::{Lettering, Pen, Point, paint, short_of};
use crate::font;
use crate::label;
use crate::picture::{Area, Failure, GAP, TITLE_HEIGHT};
use crate::theme::Role;

/// The widest edge.
const WIDEST: f64 = 9.0;
/// How far edges that go both ways are beside the straight line.
const BESIDE: f64 = 16.0;

pub(super) fn draw<DB: DrawingBackend>(graph: &Graph, area: &Area<DB>) -> Result<(), Failure<DB>> {
    let pen = Pen(area);
    if graph.nodes.is_empty() {
        return pen.text("no data", (GAP as i32, TITLE_HEIGHT as i32 + 10), Lettering::LEFT);
    }
    let places = layout::places(graph);
    let edges: Vec<(&Edge, Vec<Point>)> = graph
        .edges
        .iter()
        .filter(|edge| edge.from < places.len() && edge.to < places.len())
        .map(|edge| (edge, course(graph, &places, edge)))
        .collect();
    for (edge, points) in &edges {
        draw_edge(&pen, edge, points)?;
    }
    for (node, place) in graph.nodes.iter().zip(&places) {
        draw_node(&pen, node, *place)?;
    }
    let size = if graph.layout == Layout::Chain { 8 } else { label::LABEL_COLUMNS };
    let mut taken: Vec<(Point, i32)> = Vec::new();
    for (edge, points) in &edges {
        let role = if edge.is_bad { Role::Bad } else { Role::Text };
        let words = label::fitted(&edge.label, size);
        let at = label_place(points, &taken, &words);
        taken.push((at, half_width(&words)));
        pen.covering_text(&words, at, Lettering::MIDDLE.role(role))?;
    }
    Ok(())
}

/// The points of an edge.
fn course(graph: &Graph, places: &[Place], edge: &Edge) -> Vec<Point> {
    let (from, to) = (places[edge.from], places[edge.to]);
    if edge.from == edge.to {
        // to itself: out at the right and back
        let (right, (_, y)) = (from.left + from.width, from.middle());
        return vec![(right, y - 6), (right + 26, y - 6), (right + 26, y + 6), (right + 2, y + 6)];
    }
    let is_below = graph.layout == Layout::Chain && to.top > from.top;
    if is_below {
        let (start, end) = (from.middle(), to.middle());
        let between = i32::midpoint(from.top + from.height, to.top);
        return vec![
            (start.0, from.top + from.height),
            (start.0, between),
            (end.0, between),
            (end.0, to.top - 2),
        ];
    }
    let is_both_ways = graph.edges.iter().any(|other| (other.from, other.to) == (edge.to, edge.from));
    if !is_both_ways {
        return vec![from.border(to.middle()), to.border(from.middle())];
    }
    let (a, b) = (from.middle(), to.middle());
    let (dx, dy) = (f64::from(b.0 - a.0), f64::from(b.1 - a.1));
    let length = dx.hypot(dy).max(1.0);
    let bend = (
        i32::midpoint(a.0, b.0) + (-dy / length * BESIDE * 2.0).round() as i32,
        i32::midpoint(a.1, b.1) + (dx / length * BESIDE * 2.0).round() as i32,
    );
    vec![from.border(bend), bend, to.border(bend)]
}

fn draw_edge<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    edge: &Edge,
    points: &[Point],
) -> Result<(), Failure<DB>> {
    let role = if edge.is_bad { Role::Bad } else { Role::Muted };
    let width = (1.0 + edge.weight.clamp(0.0, 1.0) * (WIDEST - 1.0)).round() as u32;
    let width = if edge.is_bad { width.max(3) } else { width };
    let [start @ .., before, last] = points else { return Ok(()) };
    let line: Vec<Point> = start.iter().copied().chain([*before, short_of(*last, *before, width)]).collect();
    pen.line(line, role.color().stroke_width(width))?;
    pen.head(*before, *last, role, width)
}

/// Where the text of an edge does not cover another: at its middle, or nearer to one end.
fn label_place(points: &[Point], taken: &[(Point, i32)], words: &str) -> Point {
    let middle = points.len() / 2;
    if points.len() == 3 {
        return points[1];
    }
    let (a, b) = (points[middle - 1], points[middle]);
    let places = [0.5, 0.62, 0.38, 0.72, 0.28, 0.8, 0.2].map(|share| {
        let between = |a: i32, b: i32| a + (f64::from(b - a) * share).round() as i32;
        (between(a.0, b.0), between(a.1, b.1))
    });
    let half = half_width(words);
    let is_free = |place: &Point| {
        let is_apart = |(other, width): &(Point, i32)| {
            (place.1 - other.1).abs() > LINE || (place.0 - other.0).abs() > half + width + 4
        };
        taken.iter().all(is_apart)
    };
    places.into_iter().find(is_free).unwrap_or(places[0])
}

fn half_width(words: &str) -> i32 {
    font::width(words, font::SIZE) as i32 / 2
}

fn draw_node<DB: DrawingBackend>(pen: &Pen<'_, DB>, node: &Node, place: Place) -> Result<(), Failure<DB>> {
    let (right, bottom) = (place.left + place.width, place.top + place.height);
    pen.fill((place.left, place.top), (right, bottom), Role::Paper.color())?;
    let outline = match &node.mark {
        Some((role, _)) => paint(*role, false).stroke_width(3),
        None => Role::Text.color().stroke_width(1),
    };
    pen.frame((place.left, place.top), (right, bottom), outline)?;
    if let Some(fill) = node.fill.filter(|fill| fill.is_finite()) {
        let (left, top) = (place.left + 6, bottom - 14);
        let full = right - 6;
        let end = left + (fill.clamp(0.0, 1.0) * f64::from(full - left)).round() as i32;
        pen.fill((left, top), (end, bottom - 6), Role::Warn.color())?;
        pen.frame((left, top), (full, bottom - 6), Role::Muted.color())?;
    }
    let mut y = place.top + 5 + LINE / 2;
    let marked = usize::from(node.mark.as_ref().is_some_and(|(_, words)| !words.is_empty()));
    let texts: Vec<String> = layout::texts(node).collect();
    for (index, text) in texts.iter().enumerate() {
        let role = match &node.mark {
            Some((role, _)) if marked == 1 && index + 1 == texts.len() => *role,
            _ if index == 0 => Role::Text,
            _ => Role::Muted,
        };
        let size = if index == 0 { font::SIZE } else { font::SIZE - 1.0 };
        pen.text(text, (place.left + place.width / 2, y), Lettering::MIDDLE.role(role).size(size))?;
        y += LINE;
    }
    Ok(())
}
