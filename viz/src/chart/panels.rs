//! Small multiples: a low plot for each of a few, under each other on the same axes, so that they can be
//! compared. Of more than a few, each becomes a row of shades.

use plotters::prelude::{DrawingBackend, Text};
use plotters::style::text_anchor::{HPos, VPos};

use super::axis::{Axis, text};
use super::heat_map::HeatMap;
use super::plot::{Axes, Direction, LABEL_HEIGHT, Legend, Series, Shown, foot, panel, shown, sparkline};
use crate::font;
use crate::label;
use crate::number;
use crate::picture::{Area, Failure, GAP, Picture, TITLE_HEIGHT, WIDTH};
use crate::theme::Role;

/// The most plots under each other.
pub const MOST_PANELS: usize = 8;
/// The height of one, with its name.
const HEIGHT: u32 = 60 + LABEL_HEIGHT;
/// What is free below all but the last, so that its lowest number does not touch the next name.
const BETWEEN: u32 = 8;
/// Parts of a row of shades.
const PARTS: usize = 100;
/// Columns of a row of blocks.
const COLUMNS: usize = 50;

/// Plots that share their axes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Panels {
    /// What they show.
    pub title: String,
    /// To the right.
    pub x: Direction,
    /// Upwards.
    pub y: Direction,
    /// The plots from top to bottom, each with its name. The series of the first are named in the legend;
    /// of many plots only the first series is shown.
    pub rows: Vec<(String, Vec<Series>)>,
    /// Whether areas stand on each other.
    pub stacked: bool,
    /// The plots in a sentence, for those who do not see them.
    pub summary: Option<String>,
    /// What the ids inside the drawing begin with.
    pub id: Option<String>,
}

impl Panels {
    /// Nothing yet, on these axes.
    pub fn new(title: impl Into<String>, x: Direction, y: Direction) -> Panels {
        Panels { title: title.into(), x, y, ..Panels::default() }
    }

    /// The same with a plot below those it has.
    #[must_use]
    pub fn row(mut self, name: impl Into<String>, series: impl IntoIterator<Item = Series>) -> Panels {
        self.rows.push((name.into(), series.into_iter().collect()));
        self
    }

    /// The same with areas on each other.
    #[must_use]
    pub fn stacked(mut self) -> Panels {
        self.stacked = true;
        self
    }

    /// The same with a sentence of its own.
    #[must_use]
    pub fn summary(mut self, sentence: impl Into<String>) -> Panels {
        self.summary = Some(sentence.into());
        self
    }

    /// The same with a prefix for the ids of its drawing.
    #[must_use]
    pub fn id(mut self, prefix: impl Into<String>) -> Panels {
        self.id = Some(prefix.into());
        self
    }

    fn axes(&self) -> Axes {
        let all: Vec<Shown<'_>> =
            self.rows.iter().flat_map(|(_, series)| shown(series, self.stacked)).collect();
        Axes::with(&self.x, &self.y, &all, WIDTH, 3)
    }

    fn legend(&self) -> Legend {
        let first = self.rows.first().filter(|(_, series)| series.len() > 1);
        let keys = first.into_iter().flat_map(|(_, series)| shown(series, self.stacked));
        Legend::of(keys.map(|shown| shown.key()), WIDTH)
    }

    /// The first series of each row as shades, if there are too many rows for plots.
    fn strips(&self) -> Option<HeatMap> {
        if self.rows.len() <= MOST_PANELS {
            return None;
        }
        let axes = self.axes();
        let label =
            self.rows.iter().find_map(|(_, series)| series.first()).map(|series| series.label.clone());
        let unit = match (label.unwrap_or_default(), &self.y.label) {
            (label, unit) if label.is_empty() => unit.clone(),
            (label, unit) if unit.is_empty() => label,
            (label, unit) => format!("{label}, {unit}"),
        };
        let map = HeatMap::new(&*self.title, unit);
        let map = map.across(&*self.x.label, self.x.unit, axes.x.low(), axes.x.high());
        let map = HeatMap { summary: Some(self.sentence()), id: self.id.clone(), ..map };
        Some(self.rows.iter().fold(map, |map, (name, series)| map.row(&**name, strip(series, &axes))))
    }
}

/// The mean of the first series in each part of the axis; in parts between points as it was before.
fn strip(series: &[Series], axes: &Axes) -> Vec<f64> {
    let mut sums = vec![(0.0, 0_u32); PARTS];
    let points = series.first().map(|series| series.points.as_slice()).unwrap_or_default();
    for (x, y) in points.iter().filter(|point| axes.has(**point)) {
        let sum = &mut sums[((axes.x.share(*x) * PARTS as f64) as usize).min(PARTS - 1)];
        *sum = (sum.0 + y, sum.1 + 1);
    }
    let last = sums.iter().rposition(|(_, count)| *count > 0).unwrap_or(0);
    let mut before = f64::NAN;
    let mean = |(index, (sum, count)): (usize, (f64, u32))| {
        match count {
            0 if index > last => return f64::NAN,
            0 => {}
            count => before = sum / f64::from(count),
        }
        before
    };
    sums.into_iter().enumerate().map(mean).collect()
}

/// The mean of a series; not a number if it has none.
fn mean(series: &Series) -> f64 {
    let numbers = series.points.iter().map(|point| point.1).filter(|y| y.is_finite());
    let count = numbers.clone().count() as f64;
    if count == 0.0 { f64::NAN } else { numbers.map(|y| y / count).sum() }
}

impl Picture for Panels {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn sentence(&self) -> String {
        if let Some(summary) = &self.summary {
            return summary.clone();
        }
        let means = self.rows.iter().filter_map(|(name, series)| Some((name, mean(series.first()?))));
        let means: Vec<(&String, f64)> = means.filter(|(_, mean)| !mean.is_nan()).collect();
        let most = means.iter().copied().reduce(|most, row| if row.1 > most.1 { row } else { most });
        let least = means.iter().copied().reduce(|least, row| if row.1 < least.1 { row } else { least });
        let (Some(most), Some(least)) = (most, least) else { return "No data.".to_owned() };
        let told = |(name, mean): (&String, f64)| {
            format!("{}, {}", label::fitted(name, label::LABEL_COLUMNS), text(self.y.unit, mean))
        };
        let count = number::whole(self.rows.len() as u128);
        format!("{count} rows. Highest on average: {}. Lowest: {}.", told(most), told(least))
    }

    fn size(&self) -> (u32, u32) {
        if let Some(strips) = self.strips() {
            return strips.size();
        }
        let rows = self.rows.len().max(1) as u32 * HEIGHT;
        (WIDTH, TITLE_HEIGHT + self.legend().height() + rows + foot(&self.x))
    }

    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
        if let Some(strips) = self.strips() {
            return strips.draw(area);
        }
        let (_, mut rest) = area.split_vertically(TITLE_HEIGHT);
        if self.rows.is_empty() {
            let style = font::plain(area, Role::Muted, HPos::Left, VPos::Top);
            return rest.draw(&Text::new("no data", (GAP as i32, 0), style));
        }
        let legend = self.legend();
        let (top, below) = rest.split_vertically(legend.height());
        legend.draw(&top)?;
        rest = below;
        let axes = self.axes();
        for (index, (name, series)) in self.rows.iter().enumerate() {
            let is_last = index + 1 == self.rows.len();
            let foot = if is_last { foot(&self.x) } else { 0 };
            let (own, below) = rest.split_vertically(HEIGHT + foot);
            let own = own.margin(0, if is_last { 0 } else { BETWEEN }, 0, 0);
            let name = label::fitted(name, label::LABEL_COLUMNS);
            let name = if self.y.label.is_empty() { name } else { format!("{name}, {}", self.y.label) };
            let series: Vec<Shown<'_>> = shown(series, self.stacked).collect();
            panel(&own, &axes, (&self.x, foot), &name, &series)?;
            rest = below;
        }
        Ok(())
    }

    fn text(&self) -> String {
        if let Some(strips) = self.strips() {
            return strips.text();
        }
        let axes = self.axes();
        let names: Vec<String> =
            self.rows.iter().map(|(name, _)| label::fitted(name, label::LABEL_COLUMNS)).collect();
        let widest = names.iter().map(|name| label::columns(name)).max().unwrap_or(0);
        let up = Axis::over(self.y.unit, axes.y.low()..axes.y.high(), 2);
        let row = |(name, (_, series)): (&String, &(String, Vec<Series>))| {
            let padding = " ".repeat(widest - label::columns(name));
            let first = series.first();
            let points = first.into_iter().flat_map(|series| series.points.iter().copied());
            let mean = first.map_or(f64::NAN, mean);
            let mean = if mean.is_nan() {
                "no number".to_owned()
            } else {
                format!("mean {}", text(self.y.unit, mean))
            };
            format!("{name}{padding} {} {mean}", sparkline(points, &axes.x, &up, COLUMNS))
        };
        names.iter().zip(&self.rows).map(row).collect::<Vec<String>>().join("\n")
    }
}
