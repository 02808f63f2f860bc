//! What `pipeline-metrics` gives, as the stages of a chart.

use crate::host::display::wrong_option;
use interp::Value;
use interp::value::{FromValue, List, Symbol, Text, real};
use interp::vm::primitive::{Cx, Exit};
use viz::Stage;

/// So many stages are read.
const STAGES_MOST: usize = 1000;

/// The stages of a list of association lists.
pub(super) fn read(cx: &Cx<'_>, figures: Value) -> Result<Vec<Stage>, Exit> {
    let wrong = || wrong_option(cx, "what (pipeline-metrics run) gives as #:of", figures);
    let stages = List(figures).items(STAGES_MOST).ok_or_else(wrong)?;
    stages.into_iter().map(|stage| read_stage(cx, stage).ok_or_else(wrong)).collect()
}

fn read_stage(cx: &Cx<'_>, stage: Value) -> Option<Stage> {
    let entries = List(stage).items(STAGES_MOST)?;
    let find = |name: &str| {
        let is_it = |entry: &&Value| {
            entry.car().and_then(Symbol::from_value).is_some_and(|symbol| symbol.name(cx.heap) == name)
        };
        entries.iter().find(is_it).and_then(|entry| entry.cdr())
    };
    let number = |name: &str| find(name).and_then(real).map(|number| number.to_f64());
    let count = |name: &str| number(name).map(|number| number as u64);
    Some(Stage {
        name: find("stage").and_then(Text::string_of)?,
        workers: count("workers")?,
        received: count("received")?,
        emitted: count("emitted")?,
        queued: count("queued")?,
        capacity: count("capacity"),
        busy: (number("busy-seconds")? * 1e9) as u64,
    })
}
