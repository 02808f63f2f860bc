//! Views of what the program did: `(chart 'NAME …)` for each of [`viz::VIEWS`], and short names for three of them.

use super::Chart;
use super::runs::run;
use super::{data, stages};
use crate::host::display::wrong_option;
use interp::Value;
use interp::builtins;
use interp::builtins::options::Options;
use interp::expand::closest;
use interp::heap::{foreign_arc, foreign_of};
use interp::machine::Trace;
use interp::machine::history::{Over, stretch};
use interp::value::{FromValue, Index, List, Rest, Symbol, Text, real};
use interp::vm::primitive::{Cx, Exit, Outcome};
use std::time::Duration;
use viz::{Before, Picture, View};

pub(in crate::host) use table::TABLE;

/// What `#:over` may be.
const OVER: &str = "'cell, 'trace, a trace or a number of seconds as #:over";

#[builtins(library = "lambdust notebook")]
mod table {
    use super::*;

    /// Whether the value is a chart.
    ///
    /// `(chart? (scheduler-chart)) ; => #t`
    #[builtin("chart?")]
    fn is_chart(value: Value) -> bool {
        foreign_of::<Chart>(&value).is_some()
    }

    /// A chart of what the program did: the view of this name. It is shown where it is the value of a cell, and by
    /// `(show chart)`. `#:over` says of which time: `'cell`, since the cell began (in its first form, since the one
    /// before began); a number of seconds, the last ones; `'trace`, the last one that `with-trace` recorded, or a trace.
    /// Without it, the last trace if one was recorded since the cell began, else the cell. Some views need a trace.
    /// `#:by 'fiber` gives `timeline` a lane for each fiber. `#:of` is for `pipeline` what `pipeline-metrics` gives.
    /// `#:before` is for `space-time` the name of a fiber, or a list of a name and a number, `'(logger 2)` for the second
    /// message that it received: what cannot have led to its end, or to that message, is grey. `(chart-names)` gives the
    /// views and their questions as a list. The views, and what each answers:
    ///
    /// - `summary`: What held the program up, in sentences?
    /// - `scheduler`: How busy was each worker, and when had it nothing to do?
    /// - `run-queue`: How many fibers were ready and had to wait for a worker?
    /// - `steals`: Which worker takes work from which, and how often does it look in vain?
    /// - `stm`: How many transactions committed, how many had to begin anew, and how much time was lost by that?
    /// - `mailbox`: Which actor does not keep up with its messages?
    /// - `timeline`: Which fiber ran on which worker and when, and what did the others do meanwhile?
    /// - `schedule`: In which order did the steps of a few fibers happen, one after the other?
    /// - `tvars`: About which variables do transactions meet conflicts, and where in the program?
    /// - `conflicts`: Which transactions make which others begin anew, about which variable, and how much time is lost?
    /// - `space-time`: Who told whom what, in which order, and who waited or had a lock meanwhile?
    /// - `supervision`: Which actors supervise which, how is each, and when was each started again?
    /// - `wait-for`: Who waits for whom, and is there a circle, from which nobody gets out?
    /// - `locks`: Which lock is waited for, for how long, and who has it meanwhile?
    /// - `parallel`: How much faster did a parallel procedure get by its workers, and which part held it up?
    /// - `gc`: How often, when and for how long does the collection of garbage stop the program?
    /// - `pipeline`: Which stage of a pipeline holds up the others?
    ///
    /// `(chart? (chart 'gc #:over 'cell)) ; => #t`
    #[builtin("chart", effect = Reads)]
    fn chart(cx: &mut Cx<'_>, name: Symbol, options: Rest<'_, Value>) -> Outcome {
        let view = found(cx, name.name(cx.heap))?;
        let options = Options::read(cx, options.values(), 1, ["over", "by", "of", "before"])?;
        let over = over(cx, options.get(0))?;
        let by = options.get(1).map(|by| is_by_fiber(cx, by)).transpose()?;
        let mut run = run(&*stretch(cx, over)?);
        if let Some(figures) = options.get(2) {
            run.stages = stages::read(cx, figures)?;
        }
        let before = options.get(3).map(|before| read_before(cx, before)).transpose()?;
        let options = viz::Options { is_by_fiber: by.unwrap_or(false), before };
        let chart = view.chart(&run, &options);
        Ok(view_value(cx, chart))
    }

    /// The names of all views, each with the question that it answers: pairs of a symbol and a string.
    ///
    /// `(pair? (assq 'timeline (chart-names))) ; => #t`
    #[builtin("chart-names")]
    fn chart_names(cx: &mut Cx<'_>) -> Outcome {
        let mut names = Vec::new();
        for view in viz::VIEWS {
            let question = Text::from_str(cx.heap, view.question)?;
            let name = cx.heap.symbol(view.name);
            names.push(cx.heap.cons(name, question.into()));
        }
        Ok(List::of(cx.heap, &names))
    }

    /// How busy each worker of the scheduler was over time: are all processors used? It is `(chart 'scheduler)`, and
    /// `#:over` says of which time, as there.
    ///
    /// `(chart? (scheduler-chart #:over 10)) ; => #t`
    #[builtin("scheduler-chart", effect = Reads)]
    fn scheduler_chart(cx: &mut Cx<'_>, options: Rest<'_, Value>) -> Outcome {
        short(cx, "scheduler", options)
    }

    /// Transactions that committed and attempts that began anew over time, and how much time these wasted: do
    /// transactions get into each other's way? It is `(chart 'stm)`, and `#:over` says of which time, as there.
    ///
    /// `(chart? (stm-chart #:over 'cell)) ; => #t`
    #[builtin("stm-chart", effect = Reads)]
    fn stm_chart(cx: &mut Cx<'_>, options: Rest<'_, Value>) -> Outcome {
        short(cx, "stm", options)
    }

    /// How many messages waited in the fullest mailboxes over time: which actor does not keep up? Mailboxes count from
    /// eight messages on. It is `(chart 'mailbox)`, and `#:over` says of which time, as there.
    ///
    /// `(chart? (mailbox-chart)) ; => #t`
    #[builtin("mailbox-chart", effect = Reads)]
    fn mailbox_chart(cx: &mut Cx<'_>, options: Rest<'_, Value>) -> Outcome {
        short(cx, "mailbox", options)
    }
}

fn short(cx: &mut Cx<'_>, name: &str, options: Rest<'_, Value>) -> Outcome {
    let view = found(cx, name)?;
    let options = Options::read(cx, options.values(), 0, ["over"])?;
    let over = over(cx, options.get(0))?;
    let chart = view.chart(&run(&*stretch(cx, over)?), &viz::Options::default());
    Ok(view_value(cx, chart))
}

fn view_value(cx: &mut Cx<'_>, chart: viz::Chart) -> Value {
    Chart::drawn_by(cx, chart.title(), move || chart.bundle())
}

/// The view of this name.
pub(super) fn found(cx: &Cx<'_>, name: &str) -> Result<&'static View, Exit> {
    viz::view(name).ok_or_else(|| {
        let names = || viz::VIEWS.iter().map(|view| view.name);
        let hint = match closest(name, names()).first() {
            Some(near) => format!("did you mean '{near}?"),
            None => format!("there are {}", names().collect::<Vec<_>>().join(", ")),
        };
        cx.failure("no-such-view", format!("knows no view {name}")).hint(hint).into()
    })
}

fn over(cx: &Cx<'_>, over: Option<Value>) -> Result<Over, Exit> {
    let Some(value) = over else { return Ok(Over::Recent) };
    if let Some(trace) = foreign_arc::<Trace>(&value) {
        return Ok(Over::Trace(trace));
    }
    if let Some(seconds) = real(value).map(|number| number.to_f64()).filter(|seconds| *seconds >= 0.0) {
        return Ok(Over::Last(Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX)));
    }
    match Symbol::from_value(value).map(|symbol| symbol.name(cx.heap)) {
        Some("cell") => Ok(Over::Cell),
        Some("trace") => Ok(Over::LastTrace),
        _ => Err(wrong_option(cx, OVER, value)),
    }
}

fn is_by_fiber(cx: &Cx<'_>, by: Value) -> Result<bool, Exit> {
    match Symbol::from_value(by).map(|symbol| symbol.name(cx.heap)) {
        Some("fiber") => Ok(true),
        Some("worker") => Ok(false),
        _ => Err(wrong_option(cx, "'worker or 'fiber as #:by", by)),
    }
}

/// The name of a fiber, or a list of one and of the number of a message.
fn read_before(cx: &Cx<'_>, before: Value) -> Result<Before, Exit> {
    let read = || match List(before).items(2) {
        Some(items) => {
            let [name, number] = items.as_slice() else { return None };
            let message = Index::from_value(*number).and_then(|number| u32::try_from(number.0).ok())?;
            Some(Before { fiber: data::label(cx, *name)?, message: Some(message) })
        }
        None => Some(Before { fiber: data::label(cx, before)?, message: None }),
    };
    let wanted = "the name of a fiber, or a list of a name and the number of a message, as #:before";
    read().ok_or_else(|| wrong_option(cx, wanted, before))
}
