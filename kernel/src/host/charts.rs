//! Charts as values. A chart is made at once of plain data and drawn when it is shown: as the value of a cell, or by
//! `(show chart)` in the middle of one.

mod live;
mod runs;
mod stages;
mod views;

pub(super) use live::TABLE as LIVE;
pub(super) use views::TABLE as VIEWS;

pub(crate) use live::stop_live;

use super::display::shown;
use interp::Value;
use interp::heap::Foreign;
use interp::machine::Shown;
use interp::vm::primitive::Cx;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use viz::Picture;

/// A chart as a Scheme object.
struct Chart {
    chart: viz::Chart,
}

impl Chart {
    /// The chart as a value.
    fn value(cx: &mut Cx<'_>, chart: viz::Chart) -> Value {
        cx.heap.foreign(Arc::new(Chart { chart }))
    }
}

impl Foreign for Chart {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "chart"
    }

    fn label(&self) -> String {
        format!("chart {}", self.chart.title())
    }

    fn shown(&self) -> Option<Shown> {
        Some(shown(&self.chart.bundle()))
    }
}
