//! Where the nodes of a graph are, and how high it is.

use super::{Graph, Layout, Node};
use crate::font;
use crate::label;
use crate::picture::{GAP, TITLE_HEIGHT, WIDTH};

/// The height of a line in a node.
pub(super) const LINE: i32 = 16;
/// Columns of a node's texts.
const COLUMNS: usize = 20;
/// A node of a chain, and what is between two.
const CHAIN_WIDTH: i32 = 130;
const CHAIN_SPACE: i32 = 46;
/// Nodes of a chain beside each other.
const IN_A_ROW: usize = 4;
/// Between nodes above one another.
const ABOVE: i32 = 18;

/// The place of a node.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

impl Place {
    pub(super) fn middle(self) -> (i32, i32) {
        (self.left + self.width / 2, self.top + self.height / 2)
    }

    /// Where the line from its middle to `to` leaves it.
    pub(super) fn border(self, to: (i32, i32)) -> (i32, i32) {
        let (x, y) = self.middle();
        let (dx, dy) = (f64::from(to.0 - x), f64::from(to.1 - y));
        let share = |half: i32, distance: f64| {
            if distance == 0.0 { f64::INFINITY } else { f64::from(half) / distance.abs() }
        };
        let share = share(self.width / 2 + 2, dx).min(share(self.height / 2 + 2, dy)).min(1.0);
        (x + (dx * share).round() as i32, y + (dy * share).round() as i32)
    }
}

/// A text of a node as it may be shown.
pub(super) fn fitted(text: &str) -> String {
    label::fitted(text, COLUMNS)
}

/// Label and lines.
pub(super) fn texts(node: &Node) -> impl Iterator<Item = String> {
    let mark = node.mark.iter().map(|(_, words)| words).filter(|words| !words.is_empty());
    [&node.label].into_iter().chain(&node.lines).chain(mark).map(|text| fitted(text))
}

fn box_height(node: &Node) -> i32 {
    let fill = if node.fill.is_some() { 12 } else { 0 };
    texts(node).count() as i32 * LINE + 10 + fill
}

fn box_width(node: &Node) -> i32 {
    let widest = texts(node).map(|text| font::width(&text, font::SIZE)).max().unwrap_or(0);
    widest as i32 + 16
}

fn highest(graph: &Graph) -> i32 {
    graph.nodes.iter().map(box_height).max().unwrap_or(26)
}

/// The height of a graph below its title.
pub(super) fn height(graph: &Graph) -> u32 {
    let node = highest(graph);
    let height = match (graph.layout, graph.nodes.len()) {
        (_, 0) => 20,
        (_, 1) if graph.layout != Layout::Chain => node + 30,
        (Layout::Circle, 2) => node + 80,
        (Layout::Circle, nodes) => (nodes as i32 / 2) * (node + 48).max(72) + node + 8,
        (Layout::Columns, _) => {
            let (left, right) = columns(graph);
            left.len().max(right.len()) as i32 * (node + ABOVE) + ABOVE
        }
        (Layout::Chain, nodes) => nodes.div_ceil(IN_A_ROW) as i32 * (node + 2 * ABOVE),
    };
    height as u32
}

/// The nodes that edges leave, and the others.
fn columns(graph: &Graph) -> (Vec<usize>, Vec<usize>) {
    (0..graph.nodes.len()).partition(|node| graph.edges.iter().any(|edge| edge.from == *node))
}

/// The places of all nodes.
pub(super) fn places(graph: &Graph) -> Vec<Place> {
    let centers = match graph.layout {
        Layout::Circle => circle(graph),
        Layout::Columns => two_columns(graph),
        Layout::Chain => chain(graph),
    };
    let place = |(node, (x, y)): (&Node, (i32, i32))| {
        let width = if graph.layout == Layout::Chain { CHAIN_WIDTH } else { box_width(node) };
        let height = if graph.layout == Layout::Chain { highest(graph) } else { box_height(node) };
        // what is wide is moved inwards
        let left = (x - width / 2).clamp(GAP as i32, (WIDTH as i32 - GAP as i32 - width).max(GAP as i32));
        Place { left, top: y - height / 2, width, height }
    };
    graph.nodes.iter().zip(centers).map(place).collect()
}

/// Clockwise from the top; rows are evenly apart, so that boxes do not touch where a circle is flat.
fn circle(graph: &Graph) -> Vec<(i32, i32)> {
    let (node, height) = (highest(graph), height(graph) as i32);
    let (x, across, count) = (WIDTH as i32 / 2, f64::from(WIDTH) * 0.34, graph.nodes.len());
    if count <= 2 {
        // two stand beside each other
        let y = TITLE_HEIGHT as i32 + height / 2;
        let left = x - if count == 2 { across as i32 } else { 0 };
        return (0..count as i32).map(|index| (left + index * 2 * across as i32, y)).collect();
    }
    let last = count / 2;
    let at = |index: usize| {
        let row = if index <= last { index } else { count - index };
        let share = row as f64 / last as f64;
        let y = f64::from(TITLE_HEIGHT as i32 + node / 2 + 4) + share * f64::from(height - node - 8);
        let is_alone = index == 0 || (row == last && count.is_multiple_of(2));
        let out = if is_alone { 0.0 } else { across * (1.0 - (2.0 * share - 1.0).powi(2)).sqrt().max(0.8) };
        let side = if index <= last { 1.0 } else { -1.0 };
        (x + (side * out).round() as i32, y.round() as i32)
    };
    (0..count).map(at).collect()
}

fn two_columns(graph: &Graph) -> Vec<(i32, i32)> {
    let (left, right) = columns(graph);
    let (node, height) = (highest(graph), height(graph) as i32);
    let mut centers = vec![(0, 0); graph.nodes.len()];
    for (column, x) in [(left, WIDTH as i32 / 6), (right, WIDTH as i32 * 5 / 6)] {
        let used = column.len() as i32 * (node + ABOVE) - ABOVE;
        let top = TITLE_HEIGHT as i32 + (height - used) / 2;
        for (row, index) in column.into_iter().enumerate() {
            centers[index] = (x, top + row as i32 * (node + ABOVE) + node / 2);
        }
    }
    centers
}

fn chain(graph: &Graph) -> Vec<(i32, i32)> {
    let node = highest(graph);
    let at = |index: usize| {
        let (row, column) = (index / IN_A_ROW, index % IN_A_ROW);
        let x = GAP as i32 + column as i32 * (CHAIN_WIDTH + CHAIN_SPACE) + CHAIN_WIDTH / 2;
        (x, TITLE_HEIGHT as i32 + row as i32 * (node + 2 * ABOVE) + node / 2 + ABOVE / 2)
    };
    (0..graph.nodes.len()).map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::graph::Edge;

    fn graph(layout: Layout, nodes: usize) -> Graph {
        let node = |n| Node { label: format!("a node of some length {n}"), ..Node::default() };
        let edge = |from| Edge { from, to: (from + 1) % nodes.max(1), ..Edge::default() };
        Graph {
            layout,
            nodes: (0..nodes).map(node).collect(),
            edges: (0..nodes / 2).map(edge).collect(),
            ..Graph::default()
        }
    }

    #[test]
    fn nodes_lie_within_the_picture_and_not_over_one_another() {
        for layout in [Layout::Circle, Layout::Columns, Layout::Chain] {
            for nodes in 0..=super::super::MOST_NODES {
                let graph = graph(layout, nodes);
                let (places, height) = (places(&graph), height(&graph) as i32);
                for (index, place) in places.iter().enumerate() {
                    assert!(
                        place.left >= 0 && place.left + place.width <= WIDTH as i32,
                        "{layout:?} {place:?}"
                    );
                    let (top, bottom) = (TITLE_HEIGHT as i32, TITLE_HEIGHT as i32 + height);
                    assert!(place.top >= top && place.top + place.height <= bottom, "{layout:?} {place:?}");
                    for other in &places[..index] {
                        let apart = place.left >= other.left + other.width
                            || other.left >= place.left + place.width
                            || place.top >= other.top + other.height
                            || other.top >= place.top + place.height;
                        assert!(apart, "{nodes} {layout:?} {place:?} {other:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_line_leaves_a_box_at_its_border() {
        let place = Place { left: 0, top: 0, width: 100, height: 20 };
        assert_eq!(place.border((500, 10)), (102, 10));
        assert_eq!(place.border((50, -90)), (50, -2));
        assert_eq!(place.border((50, 10)), (50, 10));
    }
}
