//! A chart of any kind, as views give it, and several charts below one another.

use plotters::element::Text;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::bars::Bars;
use super::card::{self, Card};
use super::columns::Columns;
use super::graph::Graph;
use super::heat_map::HeatMap;
use super::lanes::Lanes;
use super::plot::Plot;
use super::sequence::Sequence;
use super::strips::Strips;
use super::tree::Tree;
use crate::font;
use crate::label;
use crate::mime::MimeBundle;
use crate::picture::{self, Area, Failure, GAP, Picture, TITLE_HEIGHT, WIDTH};
use crate::theme::Role;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident),* $(,)?) => {
        /// A chart of any kind.
        #[derive(Clone, PartialEq, Debug)]
        pub enum Chart { $($(#[$doc])* $kind($kind)),* }

        impl Picture for Chart {
            fn title(&self) -> String {
                match self { $(Chart::$kind(chart) => chart.title()),* }
            }

            fn sentence(&self) -> String {
                match self { $(Chart::$kind(chart) => chart.sentence()),* }
            }

            fn size(&self) -> (u32, u32) {
                match self { $(Chart::$kind(chart) => chart.size()),* }
            }

            fn id(&self) -> Option<&str> {
                match self { $(Chart::$kind(chart) => chart.id()),* }
            }

            fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
                match self { $(Chart::$kind(chart) => chart.draw(area)),* }
            }

            fn text(&self) -> String {
                match self { $(Chart::$kind(chart) => chart.text()),* }
            }

            fn vega(&self) -> Option<serde_json::Value> {
                match self { $(Chart::$kind(chart) => chart.vega()),* }
            }
        }

        $(impl From<$kind> for Chart {
            fn from(chart: $kind) -> Chart {
                Chart::$kind(chart)
            }
        })*
    };
}

kinds! {
    /// Bars.
    Bars,
    /// Series of points.
    Plot,
    /// Spans over time.
    Lanes,
    /// Life-lines.
    Sequence,
    /// Numbers over time.
    Strips,
    /// How many there are of each size.
    Columns,
    /// Numbers in rows and columns.
    HeatMap,
    /// Boxes and arrows.
    Graph,
    /// Rows below their parents.
    Tree,
    /// Sentences.
    Card,
    /// Several of them.
    Stack,
}

impl Chart {
    /// The forms that are stored in a notebook: sentences as a table, everything else drawn.
    #[must_use]
    pub fn bundle(&self) -> MimeBundle {
        match self {
            Chart::Card(card) => card::table(card),
            chart => picture::bundle(chart),
        }
    }
}

/// Charts below one another, each with its own title.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Stack {
    /// What they show together.
    pub title: String,
    /// The same in a sentence or three.
    pub sentence: String,
    /// From top to bottom.
    pub parts: Vec<Chart>,
}

impl Picture for Stack {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn sentence(&self) -> String {
        self.sentence.clone()
    }

    fn size(&self) -> (u32, u32) {
        let parts: u32 = self.parts.iter().map(|part| part.size().1).sum();
        (WIDTH, TITLE_HEIGHT + parts)
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
        let mut top = TITLE_HEIGHT;
        for part in &self.parts {
            let height = part.size().1;
            let own = area.clone().shrink((0, top), (WIDTH, height));
            let title = label::fitted(&part.title(), label::TITLE_COLUMNS);
            own.draw(&Text::new(
                title,
                (GAP as i32, 10),
                font::plain(&own, Role::Muted, HPos::Left, VPos::Top),
            ))?;
            part.draw(&own)?;
            top += height;
        }
        Ok(())
    }

    fn text(&self) -> String {
        let told = |part: &Chart| {
            let parts = [part.title(), part.text()].into_iter().filter(|text| !text.is_empty());
            parts.collect::<Vec<_>>().join("\n")
        };
        self.parts.iter().map(told).collect::<Vec<_>>().join("\n\n")
    }
}
