//! Progress bars: one line that is drawn anew as work gets on.

use super::display::Display;
use super::options::Options;
use crate::Value;
use crate::heap::{Foreign, foreign_of};
use crate::machine::{Content, Shown};
use crate::value::{Index, Rest, Text};
use crate::vm::primitive::{Cx, Exit, Outcome};
use concurrency::Time;
use macros::builtins;
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

pub use table::TABLE;

/// It is drawn at most that often, and when it is full.
const EVERY: Duration = Duration::from_millis(100);

/// How many characters a bar on a terminal has.
const WIDTH: u64 = 20;

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// A progress bar for so many steps, which `progress-step!` fills. `#:label` stands before it.
    ///
    /// `(let ((bar (progress-bar 2))) (progress-step! bar 2)) ; prints ████████████████████ 100 %  2/2`
    #[builtin("progress-bar", effect = Io)]
    fn progress_bar(cx: &mut Cx<'_>, steps: Index, options: Rest<'_, Value>) -> Outcome {
        let options = Options::read(cx, options.values(), 1, ["label"])?;
        let label = match options.get(0) {
            None => String::new(),
            Some(label) => {
                Text::string_of(label).ok_or_else(|| cx.wrong_type(2, "a string as #:label", label))?
            }
        };
        let state = Mutex::new(State { done: 0, drawn: None });
        let progress = Arc::new(Progress { steps: steps.0 as u64, label, display: Display::new(cx), state });
        let bar = cx.heap.foreign(progress.clone());
        progress.step(cx, 0)?;
        Ok(bar)
    }

    /// A step of a progress bar is done, or so many; what goes beyond its number of steps is not shown. Any thread
    /// may call it.
    ///
    /// `(let ((bar (progress-bar 1 #:label "load"))) (progress-step! bar)) ; prints load ████████████████████ 100 %  1/1`
    #[builtin("progress-step!", effect = Io)]
    fn progress_step(cx: &mut Cx<'_>, bar: Value, steps: Option<Index>) -> Result<(), Exit> {
        match foreign_of::<Progress>(&bar) {
            Some(progress) => progress.step(cx, steps.map_or(1, |steps| steps.0 as u64)),
            None => Err(cx.wrong_type(0, "a progress bar", bar)),
        }
    }
}

/// A progress bar.
struct Progress {
    steps: u64,
    label: String,
    display: Display,
    state: Mutex<State>,
}

struct State {
    done: u64,
    /// When it was drawn last.
    drawn: Option<Time>,
}

impl Progress {
    /// Counts steps, and draws the bar unless it was drawn just now. The lock is held meanwhile, so that of two
    /// threads the one with more steps is drawn last.
    fn step(&self, cx: &mut Cx<'_>, steps: u64) -> Result<(), Exit> {
        let now = cx.turn()?.now();
        let mut state = self.state.lock();
        let was_full = state.drawn.is_some() && state.done == self.steps;
        state.done = state.done.saturating_add(steps).min(self.steps);
        let is_full = state.done == self.steps;
        let is_time = state.drawn.is_none_or(|drawn| now >= drawn.after(EVERY));
        if !was_full && (is_full || is_time) {
            state.drawn = Some(now);
            cx.world.client().show(self.shown(state.done, !is_full));
        }
        Ok(())
    }

    fn shown(&self, done: u64, is_passing: bool) -> Shown {
        let percent = (done * 100).checked_div(self.steps).unwrap_or(100);
        let figures = format!("{percent} %  {done}/{}", self.steps);
        let full = (percent * WIDTH / 100) as usize;
        let bar = "█".repeat(full) + &"░".repeat(WIDTH as usize - full);
        let gap = if self.label.is_empty() { "" } else { " " };
        let plain = format!("{}{gap}{bar} {figures}", self.label);
        let label = self.label.replace('&', "&amp;").replace('<', "&lt;");
        let html = format!(
            "<div>{label}{gap}<progress value=\"{done}\" max=\"{}\" style=\"width: 20em; vertical-align: middle\">\
             </progress> {figures}</div>",
            self.steps.max(1)
        );
        let shown = Shown::new("text/html", Content::Text(html), plain);
        Shown { place: self.display.place(), is_passing, ..shown }
    }
}

impl Foreign for Progress {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "progress-bar"
    }

    fn label(&self) -> String {
        format!("progress-bar {}/{}", self.state.lock().done, self.steps)
    }
}
