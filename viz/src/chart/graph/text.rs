//! A graph in characters: a line for each edge, the widest first; a chain as the row that it is.

use super::{Edge, Graph, Layout, Node};
use crate::label::{self, LABEL_COLUMNS};

/// Cells of an edge's width, and of how full a node is.
const CELLS: f64 = 8.0;

pub(super) fn lines(graph: &Graph) -> Vec<String> {
    match graph.layout {
        Layout::Chain => {
            graph.nodes.iter().enumerate().map(|(index, node)| stage(graph, index, node)).collect()
        }
        _ => edges(graph),
    }
}

fn name(graph: &Graph, node: usize) -> String {
    graph.nodes.get(node).map_or_else(String::new, |node| label::fitted(&node.label, LABEL_COLUMNS))
}

fn edges(graph: &Graph) -> Vec<String> {
    let width = graph.edges.iter().map(|edge| label::columns(&name(graph, edge.from))).max().unwrap_or(0);
    let line = |edge: &Edge| {
        let (from, to) = (name(graph, edge.from), name(graph, edge.to));
        let padding = " ".repeat(width - label::columns(&from));
        let stroke = if edge.is_bad { "━" } else { "─" };
        let long = 2 + (edge.weight.clamp(0.0, 1.0) * CELLS).round() as usize;
        let head = if edge.is_bad { "▶▶" } else { "▶" };
        let label = label::fitted(&edge.label, LABEL_COLUMNS);
        format!("{from}{padding} {} {label} {}{head} {to}", stroke.repeat(2), stroke.repeat(long))
    };
    let mut lines: Vec<String> = graph.edges.iter().map(line).collect();
    let alone = |node: &usize| graph.edges.iter().all(|edge| edge.from != *node && edge.to != *node);
    lines.extend((0..graph.nodes.len()).filter(alone).map(|node| name(graph, node)));
    lines
}

/// A node of a chain, with how full it is and what leads to the next.
fn stage(graph: &Graph, index: usize, node: &Node) -> String {
    let texts: Vec<String> = node.lines.iter().map(|line| label::fitted(line, LABEL_COLUMNS)).collect();
    let fill = node.fill.filter(|fill| fill.is_finite()).map_or_else(String::new, |fill| {
        let full = (fill.clamp(0.0, 1.0) * CELLS).round() as usize;
        format!(" [{}{}]", "█".repeat(full), "·".repeat(CELLS as usize - full))
    });
    let mark = node.mark.as_ref().map_or_else(String::new, |(_, words)| format!("  ◀ {words}"));
    let lead = if index == 0 { "  " } else { "▶ " };
    let widest = (0..graph.nodes.len()).map(|index| label::columns(&name(graph, index))).max().unwrap_or(0);
    let name = name(graph, index);
    let padding = " ".repeat(widest - label::columns(&name));
    format!("{lead}{name}{padding}{fill}  {}{mark}", texts.join(", ")).trim_end().to_owned()
}
