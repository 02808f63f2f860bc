//! One cell as the machine's client: where its output goes, and what its end means to the front end.

use crate::language::{Cell, ErrorReport, InputAnswer, MimeBundle, Outcome, OutputSink};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use interp::Machine;
use interp::machine::{self, Client, Content, Echo, Place, ReadAnswer, Report, Shown, Style, Submission};
use interp::vm::primitive::Stream;
use parking_lot::Mutex;
use serde_json::json;
use std::collections::VecDeque;
use std::sync::{Arc, Weak};

/// The width of a value's text. JupyterLab shows about as many columns in a window of usual size.
const COLUMNS: usize = 100;

/// A cell that runs or has run. Threads it started keep it and go on writing under it.
pub(crate) struct CellClient {
    machine: Weak<Machine>,
    /// Where display procedures of the host write.
    pub(crate) out: OutputSink,
    /// What the names of this kernel's displays begin with: a front end may still show those of an earlier one.
    displays: Arc<str>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Values of the last form.
    values: Vec<Shown>,
    failure: Option<ErrorReport>,
    /// User expressions still to be evaluated, and those that have been.
    pending: VecDeque<(String, String)>,
    current: Option<String>,
    answers: Vec<(String, Result<MimeBundle, ErrorReport>)>,
}

impl CellClient {
    /// Runs the cell.
    pub(crate) fn start(machine: &Arc<Machine>, displays: &Arc<str>, cell: Cell, out: OutputSink) {
        let state = State { pending: cell.user_expressions.into(), ..State::default() };
        let (machine_of, displays) = (Arc::downgrade(machine), displays.clone());
        let client = Arc::new(CellClient { machine: machine_of, out, displays, state: Mutex::new(state) });
        let echo = if cell.silent { Echo::Nothing } else { Echo::Last };
        let name = format!("cell {}", cell.execution_count);
        machine.submit(Submission { name, text: cell.code, echo, program: false, client });
    }

    fn render(&self, report: &Report) -> ErrorReport {
        let text = match self.machine.upgrade() {
            Some(machine) => report.render(machine.shared().sources(), Style::Ansi),
            None => report.diagnostic.message.clone(),
        };
        ErrorReport {
            name: report.diagnostic.kind.clone(),
            value: report.diagnostic.message.clone(),
            traceback: text.lines().map(str::to_owned).collect(),
        }
    }

    /// The code, or the user expression under way, is over.
    fn advance(self: Arc<Self>) {
        let mut state = self.state.lock();
        let values = together(std::mem::take(&mut state.values));
        let failure = state.failure.take();
        match state.current.take() {
            Some(name) => {
                let answer = failure.map_or_else(|| Ok(bundle(values.unwrap_or_default())), Err);
                state.answers.push((name, answer));
            }
            None => {
                if let Some(failure) = failure {
                    drop(state);
                    return self.out.done(Outcome::Error(failure));
                }
                if let Some(values) = values {
                    self.out.result(bundle(values));
                }
            }
        }
        let Some(((name, text), machine)) = state.pending.pop_front().zip(self.machine.upgrade()) else {
            let user_expressions = std::mem::take(&mut state.answers);
            drop(state);
            return self.out.done(Outcome::Ok { user_expressions });
        };
        state.current = Some(name.clone());
        drop(state);
        let submission = Submission { name, text, echo: Echo::Last, program: false, client: self };
        machine.submit(submission);
    }
}

impl Client for CellClient {
    fn write(&self, stream: Stream, text: &str) {
        match stream {
            Stream::Out => self.out.stdout(text),
            Stream::Err => self.out.stderr(text),
        }
    }

    /// The outbox flushes by itself.
    fn flush(&self, _stream: Stream) {}

    fn read_line(&self, answer: ReadAnswer) {
        let answer = InputAnswer::new(move |line| answer(line.ok().map(|line| line + "\n")));
        self.out.input("", false, answer);
    }

    fn columns(&self) -> Option<usize> {
        Some(COLUMNS)
    }

    fn is_aside(&self) -> bool {
        self.state.lock().current.is_some()
    }

    fn value(&self, value: Shown) {
        self.state.lock().values.push(value);
    }

    fn show(&self, shown: Shown) {
        let id = |number| format!("{}-{number}", self.displays);
        let place = shown.place;
        let bundle = bundle(shown);
        match place {
            Place::Below => self.out.display(bundle, None),
            Place::Opens(number) => self.out.display(bundle, Some(id(number))),
            Place::Replaces(number) => self.out.update_display(bundle, id(number)),
        }
    }

    fn failed(&self, report: &Report) {
        let rendered = self.render(report);
        let mut state = self.state.lock();
        match &mut state.failure {
            // A text with several reader errors shows them all.
            Some(first) => first.traceback.extend(rendered.traceback),
            None => state.failure = Some(rendered),
        }
    }

    fn warn(&self, report: &Report) {
        let text = self.render(report).traceback.join("\n");
        self.out.stderr(&(text + "\n"));
    }

    fn done(self: Arc<Self>, outcome: machine::Outcome) {
        if let machine::Outcome::Exit(code) = outcome {
            let hint = format!("(exit) with code {code} ended this cell; the kernel goes on\n");
            self.out.stderr(&hint);
        }
        self.advance();
    }
}

/// Several values as one result: one under the other, as text unless there is only one.
fn together(mut values: Vec<Shown>) -> Option<Shown> {
    if values.len() < 2 {
        return values.pop();
    }
    let texts: Vec<String> = values.into_iter().map(|value| value.plain).collect();
    Some(Shown::text(texts.join("\n")))
}

/// All forms of something to look at, as a front end takes them. Pages that are made of notebooks read an image's
/// alternative text from its metadata.
fn bundle(shown: Shown) -> MimeBundle {
    let mut whole = MimeBundle::text(shown.plain);
    for (media_type, content) in shown.forms {
        if media_type.starts_with("image/") && !shown.alternative.is_empty() {
            whole = whole.with_metadata(&media_type, json!({"alt": shown.alternative}));
        }
        whole = match content {
            Content::Text(text) => whole.with(&media_type, text),
            Content::Bytes(bytes) => whole.with(&media_type, BASE64.encode(bytes)),
            Content::Json(text) => match serde_json::from_str(&text) {
                Ok(data) => whole.with_json(&media_type, data),
                Err(_) => whole.with(&media_type, text),
            },
        };
    }
    whole
}
