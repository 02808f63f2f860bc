//! Plots of a program's own numbers.

use super::Chart;
use super::data;
use interp::Value;
use interp::builtins;
use interp::builtins::options::Options;
use interp::value::Rest;
use interp::vm::primitive::{Cx, Outcome};
use viz::{Mark, Plot, Series, Unit};

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
}

fn plot(cx: &mut Cx<'_>, mark: Mark, title: &str, data: Value, options: Rest<'_, Value>) -> Outcome {
    let options = Options::read(cx, options.values(), 1, OPTIONS)?;
    let labels = options.get(0).map(|labels| data::labels(cx, "#:labels", labels)).transpose()?;
    let series = data::series(cx, data, labels)?;
    let series = series.into_iter().map(|(label, points)| Series::new(label, mark, points));
    let title = data::text(cx, "#:title", options.get(1))?.unwrap_or_else(|| title.to_owned());
    let x_label = data::text(cx, "#:x", options.get(2))?.unwrap_or_default();
    let y_label = data::text(cx, "#:y", options.get(3))?.unwrap_or_default();
    let x_unit = match (data::is_set(options.get(4)), data::is_set(options.get(6))) {
        (true, true) => {
            let text = "got both #:log-x and #:dates, but dates are on no axis of powers";
            return Err(cx.failure("range-error", text).into());
        }
        (true, false) => Unit::Log,
        (false, true) => Unit::Date,
        (false, false) => Unit::Number,
    };
    let y_unit = if data::is_set(options.get(5)) { Unit::Log } else { Unit::Number };
    let plot = Plot::new(title).series(series).x(x_label, x_unit).y(y_label, y_unit);
    Ok(Chart::plot(cx, plot, options.get(7)))
}
