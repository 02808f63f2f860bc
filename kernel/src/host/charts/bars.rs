//! Bars of a program's own numbers.

use super::Chart;
use super::data;
use interp::Value;
use interp::builtins;
use interp::builtins::options::Options;
use interp::value::{Rest, real};
use interp::vm::primitive::{Cx, Exit, Outcome};
use viz::{Bar, Bars};

pub(in crate::host) use table::TABLE;

#[builtins(library = "lambdust notebook")]
mod table {
    use super::*;

    /// A chart of bars: one for each pair of a label and a number, `(label . number)` or `(label number)`; or numbers,
    /// with their names in `#:labels`. `#:title` and `#:y` say what they are and in which unit. With `#:interactive #t`
    /// front ends that can show each number where one points.
    ///
    /// `(bar-plot '(("apples" . 3) ("pears" . 1.5)) #:title "Fruit" #:y "kg") ; => #<chart Fruit (kg)>`
    #[builtin("bar-plot")]
    fn bar_plot(cx: &mut Cx<'_>, data: Value, options: Rest<'_, Value>) -> Outcome {
        let options = Options::read(cx, options.values(), 1, ["labels", "title", "y", "interactive"])?;
        let labels = options.get(0).map(|labels| data::labels(cx, "#:labels", labels)).transpose()?;
        let bars = bars(cx, data, labels)?;
        let title = data::text(cx, "#:title", options.get(1))?.unwrap_or_else(|| "Bars".to_owned());
        let unit = data::text(cx, "#:y", options.get(2))?.unwrap_or_default();
        Ok(Chart::plot(cx, Bars::new(title, unit).bars(bars), options.get(3)))
    }
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
