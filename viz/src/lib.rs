//! Charts: plain data in, text out, as an SVG that follows the reader's light or dark theme and as a
//! chart in block characters that says the same.
//!
//! Everything here is a pure function: no clock, no thread, no randomness, no file, and no Scheme.
//! The same data gives the same bytes. No data makes it panic, and none is drawn as what it is not:
//! a bar that does not fit its scale, or has no number, says so.
//!
//! ```
//! use viz::{Bar, BarChart};
//!
//! let chart = BarChart::new("Apples", "kg").bars([Bar::new("Mon", 3.0), Bar::new("Tue", 1.5)]);
//! let bundle = viz::bar(&chart);
//! assert!(bundle.get("image/svg+xml").unwrap().contains("role=\"img\""));
//! assert!(bundle.get("text/plain").unwrap().ends_with("2 bars. Largest: Mon, 3 kg. Smallest: Tue, 1.5 kg.\n"));
//! ```

#![forbid(unsafe_code)]

mod bars;
mod chart;
mod label;
mod mime;
mod number;
mod rows;
mod scale;
mod svg;
mod text;
mod theme;
mod view;

pub use chart::{Bar, BarChart};
pub use concurrency::{Snapshot, WorkerSnapshot};
pub use mime::{MimeBundle, PLAIN, SVG};
pub use rows::MOST_ROWS;

/// A bar chart as an SVG and as text.
#[must_use]
pub fn bar(chart: &BarChart) -> MimeBundle {
    let rows = rows::rows(chart);
    let plain = text::chart(chart, &rows);
    // The backend cannot fail; should the layout ever refuse, the text still says everything.
    let drawn = bars::draw(chart, &rows).ok();
    MimeBundle::new(drawn, plain)
}

/// What each worker of a scheduler has run, stolen and parked, as a bar chart.
#[must_use]
pub fn load(snapshot: &Snapshot) -> MimeBundle {
    bar(&view::load::chart(snapshot))
}
