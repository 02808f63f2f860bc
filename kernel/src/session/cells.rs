//! Cells: the queue of those that wait, the one that runs, and what it does to the world.

use std::collections::VecDeque;
use std::sync::Arc;

use super::{Effect, Origin, Session};
use crate::language::{Cell, CellId, ErrorReport, Outcome, Output};
use crate::session::Channel;
use crate::wire::execute::{self, ExecuteRequest};
use crate::wire::output;

/// More cells than this do not wait: a front end that sends so many is broken.
pub(super) const MAX_WAITING: usize = 10_000;

/// How long after a failure cells that were sent before it may still arrive, in milliseconds.
const ABORT_WINDOW: i64 = 100;

/// The queue and the running cell.
pub(super) struct Cells {
    waiting: VecDeque<(Origin, ExecuteRequest)>,
    running: Option<Running>,
    /// The number of the next cell that counts.
    next_count: u64,
    next_id: u64,
    /// When the last cell failed that stops those behind it.
    failed_at: Option<i64>,
}

struct Running {
    id: CellId,
    origin: Origin,
    execution_count: u64,
    silent: bool,
    store_history: bool,
    stop_on_error: bool,
    pages: Vec<String>,
    /// A thread panicked meanwhile.
    panicked: bool,
}

impl Default for Cells {
    fn default() -> Self {
        Cells { waiting: VecDeque::new(), running: None, next_count: 1, next_id: 1, failed_at: None }
    }
}

impl Cells {
    /// The header of the request whose cell runs.
    pub(super) fn running_parent(&self) -> Option<Arc<[u8]>> {
        self.running.as_ref().map(|running| running.origin.parent.clone())
    }

    /// Whether a request sent at `sent_at` was sent by a client that could not know of the last failure.
    /// A fast cell fails before the ones sent together with it have arrived; they are to be stopped too.
    fn sent_before_failure(&self, sent_at: Option<i64>, now: i64) -> bool {
        match (self.failed_at, sent_at) {
            (Some(failed), Some(sent)) => sent < failed && now - failed <= ABORT_WINDOW,
            _ => false,
        }
    }
}

impl Session {
    /// Takes a request to run code.
    pub(super) fn enqueue(
        &mut self,
        origin: Origin,
        request: ExecuteRequest,
        sent_at: Option<i64>,
        now: i64,
    ) {
        if self.stopping {
            self.abort(&origin, "the kernel is shutting down");
        } else if self.cells.sent_before_failure(sent_at, now) {
            self.abort(&origin, "a cell before it failed");
        } else if self.cells.waiting.len() >= MAX_WAITING {
            self.abort(&origin, "too many cells are waiting");
        } else {
            self.cells.waiting.push_back((origin, request));
            self.start_next();
        }
    }

    fn start_next(&mut self) {
        if self.cells.running.is_some() {
            return;
        }
        let Some((origin, request)) = self.cells.waiting.pop_front() else { return };
        let counts = request.store_history && !request.code.trim().is_empty();
        let execution_count = self.cells.next_count;
        self.cells.next_count += u64::from(counts);
        let id = CellId(self.cells.next_id);
        self.cells.next_id += 1;
        self.busy(&origin);
        if !request.silent {
            let content = execute::input(&request.code, execution_count);
            self.publish("execute_input", Some(origin.parent.clone()), content);
        }
        if counts {
            self.history.remember(execution_count, &request.code);
        }
        let parent = origin.parent.clone();
        self.cells.running = Some(Running {
            id,
            origin,
            execution_count,
            silent: request.silent,
            store_history: counts,
            stop_on_error: request.stop_on_error,
            pages: Vec::new(),
            panicked: false,
        });
        let cell = Cell {
            id,
            code: request.code,
            execution_count,
            silent: request.silent,
            store_history: request.store_history,
            allow_stdin: request.allow_stdin,
            user_expressions: request.user_expressions,
        };
        self.effects.push(Effect::Run { cell, parent });
    }

    /// Takes what the cell `id`, running or not, produced.
    pub(super) fn output(&mut self, id: CellId, parent: Arc<[u8]>, output: Output, now: i64) {
        let parent = Some(parent);
        match output {
            Output::Stream { stream, text } => self.publish("stream", parent, output::stream(stream, &text)),
            Output::Display { bundle, id } => {
                self.publish("display_data", parent, output::display(&bundle, id.as_deref()));
            }
            Output::Update { bundle, id } => {
                self.publish("update_display_data", parent, output::display(&bundle, Some(&id)));
            }
            Output::Clear { wait } => self.publish("clear_output", parent, output::clear(wait)),
            Output::Error(report) => self.publish("error", parent, output::report_fields(&report)),
            Output::Result(bundle) => {
                let Some(running) = self.cells.running.as_ref().filter(|running| running.id == id) else {
                    return;
                };
                let (count, store, silent) = (running.execution_count, running.store_history, running.silent);
                if store {
                    self.history.remember_result(count, bundle.plain());
                }
                if !silent {
                    self.publish("execute_result", parent, output::result(&bundle, count));
                }
            }
            Output::Page(text) => {
                if let Some(running) = self.cells.running.as_mut().filter(|running| running.id == id) {
                    running.pages.push(text);
                }
            }
            Output::Input { id: prompt, prompt: text, password } => self.prompt(id, prompt, text, password),
            Output::Done(outcome) => self.done(id, outcome, now),
        }
    }

    fn done(&mut self, id: CellId, outcome: Outcome, now: i64) {
        let Some(running) = self.cells.running.take_if(|running| running.id == id) else { return };
        self.cancel_prompts();
        let origin = &running.origin;
        match &outcome {
            Outcome::Ok { user_expressions } => {
                let reply = execute::reply_ok(running.execution_count, &running.pages, user_expressions);
                self.finish(origin, "execute_reply", reply);
            }
            Outcome::Error(report) => {
                self.publish("error", Some(origin.parent.clone()), output::report_fields(report));
                self.finish(origin, "execute_reply", execute::reply_error(running.execution_count, report));
                if running.stop_on_error {
                    self.cells.failed_at = Some(now);
                    self.abort_queue("a cell before it failed");
                }
            }
        }
        self.start_next();
    }

    /// Answers every waiting cell without running it.
    pub(super) fn abort_queue(&mut self, reason: &str) {
        for (origin, _) in std::mem::take(&mut self.cells.waiting) {
            self.abort(&origin, reason);
        }
    }

    fn abort(&mut self, origin: &Origin, reason: &str) {
        self.busy(origin);
        self.finish(origin, "execute_reply", execute::reply_aborted(reason));
    }

    /// A thread panicked. Mostly the language notices and ends the cell in order; the user sees the report in
    /// any case, and can interrupt.
    pub(super) fn panicked(&mut self, report: ErrorReport) {
        self.effects.push(Effect::Log(format!("{}: {}", report.name, report.value)));
        if let Some(running) = &mut self.cells.running
            && !std::mem::replace(&mut running.panicked, true)
        {
            let parent = Some(running.origin.parent.clone());
            self.publish("error", parent, output::report_fields(&report));
        }
    }

    /// The user interrupts: a cell that lost its thread to a panic may not be able to hear it.
    pub(super) fn check_panicked(&mut self) {
        if let Some(running) = self.cells.running.as_ref().filter(|running| running.panicked) {
            self.effects.push(Effect::CheckLater { cell: running.id });
        }
    }

    /// Ends the cell `id` in the language's place, if it still runs.
    pub(super) fn give_up(&mut self, id: CellId, now: i64) {
        let report = ErrorReport {
            name: "InternalError".into(),
            value: "the cell was given up: the language did not end it after a panic".into(),
            traceback: Vec::new(),
        };
        self.done(id, Outcome::Error(report), now);
    }

    /// Where the client that started the cell `id` is asked for input, if the cell runs.
    pub(super) fn client_of(&self, id: CellId) -> Option<Origin> {
        let running = self.cells.running.as_ref().filter(|running| running.id == id)?;
        Some(Origin { channel: Channel::Stdin, ..running.origin.clone() })
    }
}
