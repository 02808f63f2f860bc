//! Charts as values. A chart is made at once of plain data and drawn when it is shown: as the value of a cell, or by
//! `(show chart)` in the middle of one.

mod bars;
mod data;
mod fields;
mod live;
mod plots;
mod runs;
mod stages;
mod views;

pub(super) use bars::TABLE as BARS;
pub(super) use fields::TABLE as FIELDS;
pub(super) use live::TABLE as LIVE;
pub(super) use plots::TABLE as PLOTS;
pub(super) use views::TABLE as VIEWS;

pub(crate) use live::stop_live;

use super::display::shown;
use interp::Value;
use interp::heap::Foreign;
use interp::machine::Shown;
use interp::vm::primitive::Cx;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use viz::{MimeBundle, Picture};

/// A chart as a Scheme object.
struct Chart {
    title: String,
    bundle: Box<dyn Fn() -> MimeBundle + Send + Sync>,
}

impl Chart {
    /// A plot of a program's own numbers, as a value. The option `#:interactive` lets a reader zoom into it, where the
    /// front end can.
    fn plot(
        cx: &mut Cx<'_>,
        picture: impl Picture + Send + Sync + 'static,
        interactive: Option<Value>,
    ) -> Value {
        let (title, is_interactive) = (picture.title(), data::is_set(interactive));
        let bundle = move || match is_interactive {
            true => viz::interactive(&picture),
            false => viz::bundle(&picture),
        };
        Chart::drawn_by(cx, title, bundle)
    }

    /// A chart that is drawn so, as a value.
    fn drawn_by(
        cx: &mut Cx<'_>,
        title: String,
        bundle: impl Fn() -> MimeBundle + Send + Sync + 'static,
    ) -> Value {
        cx.heap.foreign(Arc::new(Chart { title, bundle: Box::new(bundle) }))
    }
}

impl Foreign for Chart {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "chart"
    }

    fn label(&self) -> String {
        format!("chart {}", self.title)
    }

    fn shown(&self) -> Option<Shown> {
        Some(shown(&(self.bundle)()))
    }
}
