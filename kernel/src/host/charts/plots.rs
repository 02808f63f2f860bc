//! Plots of a program's own numbers.

use super::Chart;
use super::data::{self, Point};
use crate::host::display::wrong_option;
use interp::Value;
use interp::builtins;
use interp::builtins::options::Options;
use interp::value::{Rest, real};
use interp::vm::primitive::{Cx, Exit, Outcome};
use viz::{Bar, Bars, Mark, Plot, Series, Unit};

pub(in crate::host) use table::TABLE;

/// The options of plots over two axes.
const OPTIONS: [&str; 8] = ["labels", "title", "x", "y", "log-x", "log-y", "dates", "interactive"];

#[builtins(library = "lambdust notebook")]
mod table {
    use super::*;

    /// A chart of lines through points. The data are a list or vector of numbers, which are at 0, 1, 2, …, or of points
    /// `(x y)` or `(x . y)`; or several such lists, with their names in `#:labels`. `#:title`, `#:x` and `#:y` are texts
    /// at the plot and its axes; with `#:log-x #t` or `#:log-y #t` an axis has powers of ten; with `#:dates #t` positions
    /// are dates, in seconds since 1970. With `#:interactive #t` front ends that can let one zoom.
    ///
    /// `(line-plot '((0 1) (1 4) (2 9)) #:title "Squares") ; => #<chart Squares>`
    #[builtin("line-plot")]
    fn line_plot(cx: &mut Cx<'_>, data: Value, options: Rest<'_, Value>) -> Outcome {
        plot(cx, Mark::Line, "Lines", data, options)
    }

    /// A chart of points. Data and options are those of `line-plot`.
    ///
    /// `(scatter-plot '((1 . 2) (2 . 1)) #:x "weight" #:y "height") ; => #<chart Points>`
    #[builtin("scatter-plot")]
    fn scatter_plot(cx: &mut Cx<'_>, data: Value, options: Rest<'_, Value>) -> Outcome {
        plot(cx, Mark::Points, "Points", data, options)
    }

    /// A chart of bars: one for each pair of a label and a number, `(label . number)` or `(label number)`; or numbers,
    /// with their names in `#:labels`. `#:title` and `#:y` say what they are and in which unit.
    ///
    /// `(bar-plot '(("apples" . 3) ("pears" . 1.5)) #:title "Fruit" #:y "kg") ; => #<chart Fruit>`
    #[builtin("bar-plot")]
    fn bar_plot(cx: &mut Cx<'_>, data: Value, options: Rest<'_, Value>) -> Outcome {
        let options = Options::read(cx, options.values(), 1, ["labels", "title", "y"])?;
        let labels = options.get(0).map(|labels| data::labels(cx, "#:labels", labels)).transpose()?;
        let bars = bars(cx, data, labels)?;
        let title = data::text(cx, "#:title", options.get(1))?.unwrap_or_else(|| "Bars".to_owned());
        let unit = data::text(cx, "#:y", options.get(2))?.unwrap_or_default();
        Ok(Chart::value(cx, Bars::new(title, unit).bars(bars).into()))
    }
}

fn plot(cx: &mut Cx<'_>, mark: Mark, title: &str, data: Value, options: Rest<'_, Value>) -> Outcome {
    let options = Options::read(cx, options.values(), 1, OPTIONS)?;
    let labels = options.get(0).map(|labels| data::labels(cx, "#:labels", labels)).transpose()?;
    let series = data::series(cx, data, labels)?;
    let series = series.into_iter().map(|(label, points)| Series::new(label, mark, points));
    let title = data::text(cx, "#:title", options.get(1))?.unwrap_or_else(|| title.to_owned());
    let x_label = data::text(cx, "#:x", options.get(2))?.unwrap_or_default();
    let y_label = data::text(cx, "#:y", options.get(3))?.unwrap_or_default();
    let x_unit = match (is_set(&options, 4), is_set(&options, 6)) {
        (true, true) => {
            let text = "got both #:log-x and #:dates, but dates are on no axis of powers";
            return Err(cx.failure("range-error", text).into());
        }
        (true, false) => Unit::Log,
        (false, true) => Unit::Date,
        (false, false) => Unit::Number,
    };
    let y_unit = if is_set(&options, 5) { Unit::Log } else { Unit::Number };
    let plot = Plot::new(title).series(series).x(x_label, x_unit).y(y_label, y_unit);
    if is_set(&options, 7) { Ok(Chart::interactive(cx, plot)) } else { Ok(Chart::value(cx, plot.into())) }
}

/// Whether an option is given and not `#f`.
fn is_set<const N: usize>(options: &Options<N>, place: usize) -> bool {
    options.get(place).is_some_and(|value| value != Value::FALSE)
}

fn bars(cx: &Cx<'_>, data: Value, labels: Option<Vec<String>>) -> Result<Vec<Bar>, Exit> {
    if let Some(labels) = labels {
        let numbers = data::numbers(cx, data, "")?;
        if labels.len() != numbers.len() {
            let text = format!("got {} numbers and {} labels", numbers.len(), labels.len());
            return Err(cx.failure("range-error", text).hint("#:labels has a label for each number").into());
        }
        return Ok(labels.into_iter().zip(numbers).map(|(label, number)| Bar::new(label, number)).collect());
    }
    let read = |(index, element): (usize, Value)| {
        bar(cx, element).ok_or_else(|| {
            let wanted = "a pair of a label and a number, such as (\"apples\" . 3),";
            data::wrong_element(cx, wanted, &format!("element {}", index + 1), element)
        })
    };
    data::elements(cx, data, data::ROWS_MOST)?.into_iter().enumerate().map(read).collect()
}

fn bar(cx: &Cx<'_>, element: Value) -> Option<Bar> {
    let (label, rest) = (element.car()?, element.cdr()?);
    let number = rest.car().filter(|_| rest.cdr() == Some(Value::NIL)).unwrap_or(rest);
    Some(Bar::new(data::label(cx, label)?, real(number)?.to_f64()))
}
