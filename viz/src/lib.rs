//! Charts: plain data in; out come an SVG that follows the reader's light or dark theme, a PNG for pages
//! that show no SVG, and a text in block characters that says the same.
//!
//! Everything here is a pure function: no clock, no thread, no randomness, no file, and no Scheme.
//! The same data gives the same bytes. No data makes it panic, and none is drawn as what it is not:
//! a bar that does not fit its scale, or has no number, says so.
//!
//! ```
//! use viz::{Bar, Bars};
//!
//! let chart = Bars::new("Apples", "kg").bars([Bar::new("Mon", 3.0), Bar::new("Tue", 1.5)]);
//! let bundle = viz::bundle(&chart);
//! assert!(bundle.get("image/svg+xml").unwrap().contains("role=\"img\""));
//! assert!(bundle.get("text/plain").unwrap().ends_with("2 bars. Largest: Mon, 3 kg. Smallest: Tue, 1.5 kg.\n"));
//! ```

#![forbid(unsafe_code)]

mod chart;
mod course;
mod font;
mod label;
mod mime;
mod number;
mod picture;
mod png;
mod run;
mod svg;
mod theme;
mod vega;
mod view;

pub use chart::any::{Chart, Stack};
pub use chart::axis::Unit;
pub use chart::bars::{Bar, Bars, MOST_ROWS};
pub use chart::card::{Card, Fact, table};
pub use chart::columns::{Column, Columns, MOST_BINS};
pub use chart::graph::{Edge, Graph, Layout, Node};
pub use chart::heat_map::{HeatMap, MOST_CELLS, MOST_FIELD_ROWS};
pub use chart::lanes::{Lane, Lanes, Span};
pub use chart::look::Look;
pub use chart::plot::{Direction, MOST_SERIES, Mark, Plot, Series};
pub use chart::sequence::{Arrow, Life, Sequence, Stretch};
pub use chart::steady::Steady;
pub use chart::strips::{Scale, Strip, Strips};
pub use chart::tree::{Tree, TreeNode};
pub use concurrency::{Snapshot, WorkerSnapshot};
pub use mime::{Form, HTML, MimeBundle, PLAIN, PNG, SVG, VEGA_LITE};
pub use picture::{Area, Failure, GAP, Picture, TITLE_HEIGHT, WIDTH, bundle, interactive, live};
pub use run::{ActorState, Collection, Conflict, LockUse, Names, Run, Stage, Supervised, Wait};
pub use theme::{MOST_SHADE, Role, SERIES};
pub use view::{Before, Options, VIEWS, View, view};

/// What each worker of a scheduler has run, stolen and parked, as a bar chart.
#[must_use]
pub fn load(snapshot: &Snapshot) -> MimeBundle {
    bundle(&view::load::chart(snapshot))
}
