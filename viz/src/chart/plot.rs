//! Series of points over one horizontal axis: lines, steps, areas, and points alone. What has no place,
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

pub(crate) use axes::Axes;
pub(crate) use drawing::{LABEL_HEIGHT, foot, panel};
pub(crate) use legend::Legend;
pub(crate) use text::sparkline;

/// How the points of a series are drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mark {
    /// From point to point.
    #[default]
    Line,
    /// As high as the last point until the next.
    Step,
    /// A line, and what is between it and zero.
    Area,
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
    /// Whether they are hatched or dashed.
    pub hatched: bool,
    /// Whether they are drawn from zero downwards, opposite to the others.
    pub down: bool,
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

    /// The same series, hatched or dashed.
    #[must_use]
    pub fn hatched(mut self) -> Series {
        self.hatched = true;
        self
    }

    /// The same series, from zero downwards: what was lost below what was won.
    #[must_use]
    pub fn down(mut self) -> Series {
        self.down = true;
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

impl Direction {
    /// A direction of this unit.
    pub fn new(label: impl Into<String>, unit: Unit) -> Direction {
        Direction { label: label.into(), unit, range: None }
    }

    /// The same direction between these ends.
    #[must_use]
    pub fn between(mut self, low: f64, high: f64) -> Direction {
        self.range = Some((low, high));
        self
    }
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
    /// Whether areas stand on each other. Their points must have the same places.
    pub stacked: bool,
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

    /// The same plot with its areas on each other.
    #[must_use]
    pub fn stacked(mut self) -> Plot {
        self.stacked = true;
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
    pub(crate) fn shown(&self) -> impl Iterator<Item = Shown<'_>> {
        shown(&self.series, self.stacked)
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

/// Series ready to be drawn.
pub(crate) fn shown(series: &[Series], stacked: bool) -> impl Iterator<Item = Shown<'_>> {
    let mut below: Vec<f64> = Vec::new();
    series.iter().take(MOST_SERIES).enumerate().map(move |(index, series)| {
        if !stacked || series.mark != Mark::Area {
            return Shown { series, index, base: None };
        }
        let base = below.clone();
        below.resize(below.len().max(series.points.len()), 0.0);
        for (sum, (_, y)) in below.iter_mut().zip(&series.points) {
            *sum += if y.is_finite() { *y } else { 0.0 };
        }
        Shown { series, index, base: Some(base) }
    })
}

/// A series and what its looks hang on.
pub(crate) struct Shown<'a> {
    series: &'a Series,
    index: usize,
    /// Of an area on others, how high those are at each point.
    base: Option<Vec<f64>>,
}

impl Shown<'_> {
    /// The points as they are drawn: on others, or downwards.
    pub(crate) fn points(&self) -> impl Iterator<Item = (f64, f64)> {
        let sign = if self.series.down { -1.0 } else { 1.0 };
        self.series.points.iter().enumerate().map(move |(index, (x, y))| (*x, sign * y + self.base_at(index)))
    }

    fn base_at(&self, index: usize) -> f64 {
        self.base.as_ref().and_then(|base| base.get(index)).copied().unwrap_or(0.0)
    }

    fn role(&self) -> Role {
        // sixteen at most
        self.series.role.unwrap_or(Role::Series(self.index as u8))
    }

    fn color(&self) -> plotters::style::RGBColor {
        let role = self.role();
        if self.series.hatched { role.hatched() } else { role.color() }
    }

    pub(crate) fn key(&self) -> legend::Key {
        let label = match self.series.label.as_str() {
            "" => format!("series {}", self.index + 1),
            label => label::fitted(label, label::LABEL_COLUMNS),
        };
        legend::Key {
            label,
            mark: self.series.mark,
            solid: self.base.is_some(),
            color: self.color(),
            index: self.index,
        }
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
        let head = if self.y.label.is_empty() { 0 } else { drawing::LABEL_HEIGHT };
        (WIDTH, TITLE_HEIGHT + self.legend().height() + head + BODY + foot)
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
        panel(&body, &axes, (&self.x, drawing::foot(&self.x)), &self.y.label, &shown)
    }

    fn text(&self) -> String {
        text::lines(self)
    }

    fn vega(&self) -> Option<serde_json::Value> {
        Some(vega::layers(self))
    }
}
