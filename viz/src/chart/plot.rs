//! Series of points over one horizontal axis: lines, and points alone. What has no place,
//! because it is not a number, without end, or not above zero on an axis of powers, leaves a gap and is
//! counted in the sentence.

mod axes;
mod decimate;
mod drawing;
mod legend;
mod sentence;
mod text;
mod vega;

use plotters::prelude::DrawingBackend;

use crate::chart::axis::Unit;
use crate::label;
use crate::picture::{Area, Failure, Picture, TITLE_HEIGHT, WIDTH};
use crate::theme::Role;

use axes::Axes;
use legend::Legend;

/// How the points of a series are drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mark {
    /// From point to point.
    #[default]
    Line,
    /// The points alone.
    Points,
}

/// Points that belong together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Series {
    /// What they are.
    pub label: String,
    /// How they are drawn.
    pub mark: Mark,
    /// The points, in the order in which a line goes through them.
    pub points: Vec<(f64, f64)>,
    /// What they stand for, if it has a colour of its own.
    pub role: Option<Role>,
    /// Whether the line is dashed.
    pub dashed: bool,
}

impl Series {
    /// A series through points.
    pub fn new(label: impl Into<String>, mark: Mark, points: impl IntoIterator<Item = (f64, f64)>) -> Series {
        Series { label: label.into(), mark, points: points.into_iter().collect(), ..Series::default() }
    }

    /// The same series in the colour of a role.
    #[must_use]
    pub fn role(mut self, role: Role) -> Series {
        self.role = Some(role);
        self
    }

    /// The same series, dashed.
    #[must_use]
    pub fn dashed(mut self) -> Series {
        self.dashed = true;
        self
    }
}

/// A direction of a plot.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Direction {
    /// What is counted along it; may be empty.
    pub label: String,
    /// How.
    pub unit: Unit,
    /// The ends, if they do not follow from the points.
    pub range: Option<(f64, f64)>,
}

/// Series over one pair of axes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plot {
    /// What the plot shows.
    pub title: String,
    /// To the right.
    pub x: Direction,
    /// Upwards.
    pub y: Direction,
    /// The series; those above [`MOST_SERIES`] are not drawn, and the sentence says so.
    pub series: Vec<Series>,
    /// The plot in a sentence, for those who do not see it. Without one, its ends.
    pub summary: Option<String>,
    /// What the ids inside the drawing begin with.
    pub id: Option<String>,
}

/// The most series that a plot draws: eight colours, each plain and broken.
pub const MOST_SERIES: usize = 16;
/// The height of what is between the axes.
const BODY: u32 = 220;

impl Plot {
    /// A plot without points.
    pub fn new(title: impl Into<String>) -> Plot {
        Plot { title: title.into(), ..Plot::default() }
    }

    /// The same plot with these series behind those it has.
    #[must_use]
    pub fn series(mut self, series: impl IntoIterator<Item = Series>) -> Plot {
        self.series.extend(series);
        self
    }

    /// The same plot with this along the horizontal axis.
    #[must_use]
    pub fn x(mut self, label: impl Into<String>, unit: Unit) -> Plot {
        self.x = Direction { label: label.into(), unit, ..self.x };
        self
    }

    /// The same plot with this along the vertical axis.
    #[must_use]
    pub fn y(mut self, label: impl Into<String>, unit: Unit) -> Plot {
        self.y = Direction { label: label.into(), unit, ..self.y };
        self
    }

    /// The same plot between these ends, whatever its points.
    #[must_use]
    pub fn x_range(mut self, low: f64, high: f64) -> Plot {
        self.x.range = Some((low, high));
        self
    }

    /// The same plot between these ends, whatever its points.
    #[must_use]
    pub fn y_range(mut self, low: f64, high: f64) -> Plot {
        self.y.range = Some((low, high));
        self
    }

    /// The same plot with a sentence of its own.
    #[must_use]
    pub fn summary(mut self, sentence: impl Into<String>) -> Plot {
        self.summary = Some(sentence.into());
        self
    }

    /// The same plot with a prefix for the ids of its drawing.
    #[must_use]
    pub fn id(mut self, prefix: impl Into<String>) -> Plot {
        self.id = Some(prefix.into());
        self
    }

    /// The series that are drawn, and what each is drawn as.
    fn shown(&self) -> impl Iterator<Item = Shown<'_>> {
        self.series.iter().take(MOST_SERIES).enumerate().map(|(index, series)| Shown { series, index })
    }

    /// Whether there is no series to name, or only one that the title names already.
    fn is_plain(&self) -> bool {
        self.series.len() < 2 && self.series.iter().all(|series| series.label.is_empty())
    }

    fn legend(&self) -> Legend {
        let labels = self.shown().filter(|_| !self.is_plain());
        Legend::of(labels.map(|shown| shown.key()), WIDTH)
    }
}

/// A series and what its looks hang on.
struct Shown<'a> {
    series: &'a Series,
    index: usize,
}

impl Shown<'_> {
    fn points(&self) -> &[(f64, f64)] {
        &self.series.points
    }

    fn role(&self) -> Role {
        // sixteen at most
        self.series.role.unwrap_or(Role::Series(self.index as u8))
    }

    fn color(&self) -> plotters::style::RGBColor {
        let role = self.role();
        if self.series.dashed { role.hatched() } else { role.color() }
    }

    fn key(&self) -> legend::Key {
        let label = match self.series.label.as_str() {
            "" => format!("series {}", self.index + 1),
            label => label::fitted(label, label::LABEL_COLUMNS),
        };
        legend::Key { label, mark: self.series.mark, color: self.color(), index: self.index }
    }
}

impl Picture for Plot {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn sentence(&self) -> String {
        self.summary.clone().unwrap_or_else(|| sentence::of(self))
    }

    fn size(&self) -> (u32, u32) {
        let foot = drawing::foot(&self.x);
        (WIDTH, TITLE_HEIGHT + self.legend().height() + drawing::head(&self.y) + BODY + foot)
    }

    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
        let (_, body) = area.split_vertically(TITLE_HEIGHT);
        let legend = self.legend();
        let (top, body) = body.split_vertically(legend.height());
        legend.draw(&top)?;
        let shown: Vec<Shown<'_>> = self.shown().collect();
        let axes = Axes::of(&self.x, &self.y, &shown, WIDTH);
        drawing::draw(&body, &axes, self, &shown)
    }

    fn text(&self) -> String {
        text::lines(self)
    }

    fn vega(&self) -> Option<serde_json::Value> {
        Some(vega::layers(self))
    }
}
