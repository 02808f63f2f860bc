//! A graph: boxes and arrows between them, on a circle, in two columns, or one behind the other.

mod drawing;
mod layout;
mod text;

use plotters::prelude::DrawingBackend;

use crate::picture::{Area, Failure, Picture, TITLE_HEIGHT, WIDTH};
use crate::theme::Role;

/// The most nodes that are shown.
pub(crate) const MOST_NODES: usize = 12;

/// Nodes and edges.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Graph {
    /// What it shows.
    pub title: String,
    /// The same in a sentence or three.
    pub sentence: String,
    /// How the nodes stand.
    pub layout: Layout,
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The edges.
    pub edges: Vec<Edge>,
}

/// How the nodes of a graph stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Layout {
    /// On a circle, clockwise from the top.
    #[default]
    Circle,
    /// Those that edges leave at the left, those that they reach at the right.
    Columns,
    /// From left to right, and then in a row below.
    Chain,
}

/// A node.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Node {
    /// What it is called.
    pub label: String,
    /// More about it, a line each.
    pub lines: Vec<String>,
    /// How full it is, from 0 to 1.
    pub fill: Option<f64>,
    /// What it is marked with.
    pub mark: Option<(Role, String)>,
}

/// An edge.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Edge {
    /// The place of the node that it leaves.
    pub from: usize,
    /// The place of the node that it reaches.
    pub to: usize,
    /// What is written at it.
    pub label: String,
    /// How wide it is, from 0 to 1.
    pub weight: f64,
    /// Whether it is part of what should not be.
    pub is_bad: bool,
}

impl Picture for Graph {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn sentence(&self) -> String {
        self.sentence.clone()
    }

    fn size(&self) -> (u32, u32) {
        (WIDTH, TITLE_HEIGHT + layout::height(self))
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
        drawing::draw(self, area)
    }

    fn text(&self) -> String {
        text::lines(self).join("\n")
    }
}
