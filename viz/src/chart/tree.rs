//! A tree: a row for each node, below its parent, with what happened to it on one axis of time.

use plotters::prelude::DrawingBackend;

use super::axis::{Axis, Unit};
use super::marks;
use super::pen::{Lettering, Pen};
use crate::font;
use crate::label;
use crate::number;
use crate::picture::{Area, Failure, GAP, Picture, TITLE_HEIGHT, WIDTH};
use crate::theme::Role;

/// The most rows that are shown.
pub(crate) const MOST_NODES: usize = 30;
const ROW: u32 = 26;
/// The texts of the ticks.
const FOOT: u32 = 26;
/// How far a child is to the right of its parent.
const INDENT: i32 = 22;
/// The pixels of all strips' texts and of the space around them.
const NOTE: i32 = 60;
/// Cells of a strip in text.
const CELLS: usize = 30;

/// A tree.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Tree {
    /// What it shows.
    pub title: String,
    /// The same in a sentence or three.
    pub sentence: String,
    /// Each before its children.
    pub nodes: Vec<TreeNode>,
    /// The end of the axis, in nanoseconds; it begins at 0.
    pub end: f64,
}

/// A node.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TreeNode {
    /// How deep it lies; the root at 0.
    pub depth: usize,
    /// What it is called.
    pub label: String,
    /// More about it, smaller.
    pub note: String,
    /// How it is: a character and a colour.
    pub state: Option<(char, Role)>,
    /// Whether it is there no more.
    pub is_gone: bool,
    /// When something happened to it.
    pub ticks: Vec<f64>,
}

/// Where everything is.
struct Layout {
    /// Where strips begin and end.
    left: i32,
    right: i32,
}

impl Tree {
    fn layout(&self) -> Layout {
        let width = |node: &TreeNode| {
            node.depth.min(10) as i32 * INDENT + font::width(&shown(node), font::SIZE) as i32
        };
        let widest = self.nodes.iter().map(width).max().unwrap_or(0);
        let left = (widest + 50).clamp(180, 420);
        Layout { left, right: WIDTH as i32 - NOTE }
    }

    fn has_strips(&self) -> bool {
        self.nodes.iter().any(|node| !node.ticks.is_empty()) && self.end > 0.0
    }

    /// The node that lies above one and is its parent.
    fn parent(&self, index: usize) -> Option<usize> {
        let depth = self.nodes[index].depth;
        self.nodes[..index].iter().rposition(|node| node.depth < depth)
    }

    /// Whether a later node has the same parent.
    fn has_later_sibling(&self, index: usize) -> bool {
        let depth = self.nodes[index].depth;
        let later = self.nodes[index + 1..].iter().take_while(|node| node.depth >= depth);
        later.into_iter().any(|node| node.depth == depth)
    }

    /// The lines that lead to a node.
    fn branches(&self, index: usize) -> String {
        let mut parts = Vec::new();
        let mut at = Some(index).filter(|at| self.nodes[*at].depth > 0);
        while let Some(node) = at {
            let later = self.has_later_sibling(node);
            parts.push(match (node == index, later) {
                (true, true) => "├─ ",
                (true, false) => "└─ ",
                (false, true) => "│  ",
                (false, false) => "   ",
            });
            at = self.parent(node).filter(|parent| self.nodes[*parent].depth > 0);
        }
        parts.into_iter().rev().collect()
    }
}

/// A node's label and note.
fn shown(node: &TreeNode) -> String {
    let label = label::fitted(&node.label, label::LABEL_COLUMNS);
    if node.note.is_empty() { label } else { format!("{label} {}", label::fitted(&node.note, 24)) }
}

/// How many ticks a node has, in words; nothing for none.
fn counted(node: &TreeNode) -> String {
    match node.ticks.len() {
        0 => String::new(),
        many => format!("{} ×", number::whole(many as u128)),
    }
}

impl Picture for Tree {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn sentence(&self) -> String {
        self.sentence.clone()
    }

    fn size(&self) -> (u32, u32) {
        let foot = if self.has_strips() { FOOT } else { GAP };
        (WIDTH, TITLE_HEIGHT + self.nodes.len().max(1) as u32 * ROW + foot)
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
        let pen = Pen(area);
        if self.nodes.is_empty() {
            return pen.text("no data", (GAP as i32, (TITLE_HEIGHT + ROW / 2) as i32), Lettering::LEFT);
        }
        let layout = self.layout();
        if self.has_strips() {
            self.draw_axis(&pen, &layout)?;
        }
        for index in 0..self.nodes.len() {
            self.draw_node(&pen, &layout, index)?;
        }
        if !self.has_strips() {
            return Ok(());
        }
        let all = self.nodes.iter().enumerate();
        let all = all.flat_map(|(index, node)| node.ticks.iter().map(move |tick| (index, *tick)));
        marks::draw(&pen, all.map(|(index, tick)| (self.x(&layout, tick), middle(index))).collect(), 8)
    }

    fn text(&self) -> String {
        let lines: Vec<(String, &TreeNode)> = self
            .nodes
            .iter()
            .enumerate()
            .map(|(index, node)| {
                let state = node.state.map_or(String::new(), |(character, _)| format!("{character} "));
                (format!("{}{state}{}", self.branches(index), shown(node)), node)
            })
            .collect();
        let width = lines.iter().map(|(line, _)| label::columns(line)).max().unwrap_or(0);
        let with_strip = |(line, node): &(String, &TreeNode)| {
            let padding = " ".repeat(width - label::columns(line));
            format!("{line}{padding}  {} {}", self.strip(node), counted(node)).trim_end().to_owned()
        };
        lines.iter().map(with_strip).collect::<Vec<_>>().join("\n")
    }
}

/// The middle of a row.
fn middle(index: usize) -> i32 {
    (TITLE_HEIGHT + index as u32 * ROW + ROW / 2) as i32
}

impl Tree {
    fn x(&self, layout: &Layout, at: f64) -> i32 {
        let share = (at / self.end).clamp(0.0, 1.0);
        layout.left + (share * f64::from(layout.right - layout.left)).round() as i32
    }

    fn draw_axis<DB: DrawingBackend>(&self, pen: &Pen<'_, DB>, layout: &Layout) -> Result<(), Failure<DB>> {
        let (top, bottom) = (TITLE_HEIGHT as i32, middle(self.nodes.len() - 1) + ROW as i32 / 2);
        let axis = Axis::across(Unit::Duration, 0.0..self.end, (layout.right - layout.left) as u32);
        for tick in axis.ticks() {
            let x = self.x(layout, tick.at);
            pen.line([(x, top), (x, bottom + 4)], Role::Grid.color())?;
            pen.text(&tick.text, (x, bottom + FOOT as i32 / 2 + 2), Lettering::MIDDLE)?;
        }
        Ok(())
    }

    fn draw_node<DB: DrawingBackend>(
        &self,
        pen: &Pen<'_, DB>,
        layout: &Layout,
        index: usize,
    ) -> Result<(), Failure<DB>> {
        let node = &self.nodes[index];
        let y = middle(index);
        let x = |depth: usize| GAP as i32 + depth.min(10) as i32 * INDENT;
        if let Some(parent) = self.parent(index) {
            let trunk = x(self.nodes[parent].depth) + 9;
            pen.line([(trunk, middle(parent) + 10), (trunk, y), (x(node.depth), y)], Role::Muted.color())?;
        }
        let left = x(node.depth);
        let (label, note) = (label::fitted(&node.label, label::LABEL_COLUMNS), label::fitted(&node.note, 24));
        let width = font::width(&shown(node), font::SIZE) as i32;
        let right = (left + width + 28).min(layout.left - 8);
        // dashed, if it is there no more
        let outline = if node.is_gone { Role::Bad.hatched() } else { Role::Muted.color() };
        pen.frame((left, y - 10), (right, y + 10), outline)?;
        if let Some((character, role)) = node.state {
            pen.text(&character.to_string(), (left + 10, y), Lettering::MIDDLE.role(role))?;
        }
        pen.text(&label, (left + 20, y), Lettering::LEFT)?;
        let behind = left + 20 + font::width(&format!("{label} "), font::SIZE) as i32;
        pen.text(&note, (behind, y), Lettering::LEFT.role(Role::Muted))?;
        if !self.has_strips() {
            return Ok(());
        }
        pen.line([(layout.left, y), (layout.right, y)], Role::Grid.color())?;
        pen.text(&counted(node), (layout.right + GAP as i32, y), Lettering::LEFT.role(Role::Bad))
    }

    /// What happened to a node, in characters.
    fn strip(&self, node: &TreeNode) -> String {
        if !self.has_strips() {
            return String::new();
        }
        let mut cells = ['·'; CELLS];
        for tick in &node.ticks {
            let place = (tick / self.end * CELLS as f64) as usize;
            cells[place.min(CELLS - 1)] = '|';
        }
        cells.into_iter().collect()
    }
}
