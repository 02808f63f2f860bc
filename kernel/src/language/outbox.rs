//! The one queue in which everything that cells produce waits to be sent, in the order it was produced.
//!
//! Any thread may push; the input/output thread takes. Text of one stream is joined while it waits, an
//! update of a display replaces an older one that still waits, and what a cleared output would hide is
//! dropped, so the queue stays short however fast a cell writes; what a cell adds otherwise is bounded by
//! its [`Budget`](super::budget::Budget). Pushing never blocks.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use tokio::sync::Notify;

use super::sink::CellTag;
use super::{ErrorReport, InputAnswer, InputError, MimeBundle, Outcome, Stream};

/// A stream message is sent when it has this size, and begins anew.
const STREAM_BYTES: usize = 64 * 1024;
/// Between two sendings of ordinary output lies at least this time.
const INTERVAL: Duration = Duration::from_millis(20);
/// The first output waits this long, so that a line written in pieces is one message.
const FIRST: Duration = Duration::from_millis(2);

/// How many waiting outputs are searched for an older update of the same display.
const SEARCHED: usize = 256;
/// With so many outputs waiting, updates of displays that are not among them are skipped.
const CROWDED: usize = 10_000;

/// Something a cell produced.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Output {
    /// Text on a stream.
    Stream { stream: Stream, text: String },
    /// A display, named if it will be updated.
    Display { bundle: MimeBundle, id: Option<String> },
    /// A new content for a named display.
    Update { bundle: MimeBundle, id: String },
    /// The output area is emptied, at once or when the next output comes.
    Clear { wait: bool },
    /// The value of the cell.
    Result(MimeBundle),
    /// An error that does not end the cell.
    Error(ErrorReport),
    /// Text for the pager.
    Page(String),
    /// A line of input is wanted; the answer waits in the outbox under `id`.
    Input { id: u64, prompt: String, password: bool },
    /// The cell has ended.
    Done(Outcome),
}

/// An output and the cell it belongs to.
#[derive(Debug)]
pub(crate) struct Pending {
    pub(crate) cell: Arc<CellTag>,
    pub(crate) output: Output,
}

/// When the queue wants to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flush {
    /// Nothing waits.
    Never,
    /// At this time.
    At(Instant),
    /// At once.
    Now,
}

/// The queue.
#[derive(Default)]
pub(crate) struct Outbox {
    state: Mutex<State>,
    wake: Notify,
}

#[derive(Default)]
struct State {
    pending: VecDeque<Pending>,
    urgent: bool,
    /// When the oldest waiting output came.
    since: Option<Instant>,
    answers: HashMap<u64, InputAnswer>,
    next_answer: u64,
}

impl Outbox {
    /// Waits until [`flush`](Outbox::flush) may have a new answer.
    pub(crate) async fn changed(&self) {
        self.wake.notified().await;
    }

    /// When to take the queue, given when it was taken last.
    pub(crate) fn flush(&self, last: Option<Instant>) -> Flush {
        let state = self.state.lock();
        match state.since {
            None => Flush::Never,
            Some(_) if state.urgent => Flush::Now,
            Some(since) => Flush::At(last.map_or(since, |last| last + INTERVAL).max(since + FIRST)),
        }
    }

    /// Takes all that waits.
    pub(crate) fn take(&self) -> VecDeque<Pending> {
        let mut state = self.state.lock();
        state.urgent = false;
        state.since = None;
        std::mem::take(&mut state.pending)
    }

    /// Adds text of a stream; says whether that began a new message.
    pub(super) fn stream(&self, cell: &Arc<CellTag>, stream: Stream, text: &str) -> bool {
        if text.is_empty() {
            return false;
        }
        let mut state = self.state.lock();
        if let Some(Pending { cell: last, output: Output::Stream { stream: held, text: joined } }) =
            state.pending.back_mut()
            && Arc::ptr_eq(last, cell)
            && *held == stream
            && joined.len() < STREAM_BYTES
        {
            joined.push_str(text);
            if joined.len() >= STREAM_BYTES {
                self.hurry(&mut state);
            }
            return false;
        }
        let output = Output::Stream { stream, text: text.to_owned() };
        self.add(&mut state, cell, output, text.len() >= STREAM_BYTES);
        true
    }

    /// Adds any other output; what ends a cell or waits for an answer is sent at once.
    pub(super) fn push(&self, cell: &Arc<CellTag>, output: Output) {
        let mut state = self.state.lock();
        match &output {
            Output::Update { bundle, id } if state.replace_update(cell, id, bundle) => return,
            Output::Update { .. } if state.pending.len() >= CROWDED => return,
            Output::Clear { .. } if state.ends_with(cell, &output) => return,
            Output::Clear { wait: false } => state.forget_before(cell, usize::MAX),
            _ => {}
        }
        let urgent = matches!(output, Output::Done(_) | Output::Input { .. } | Output::Error(_));
        self.add(&mut state, cell, output, urgent);
    }

    /// Keeps `answer` and gives the number under which it is found again.
    pub(super) fn keep_answer(&self, answer: InputAnswer) -> u64 {
        let mut state = self.state.lock();
        state.next_answer += 1;
        let id = state.next_answer;
        state.answers.insert(id, answer);
        id
    }

    /// Gives the answer to the prompt `id` to whoever asked.
    pub(crate) fn answer(&self, id: u64, line: Result<String, InputError>) {
        // The lock must be free when the answer runs: it may push.
        let answer = self.state.lock().answers.remove(&id);
        if let Some(answer) = answer {
            answer.give(line);
        }
    }

    fn add(&self, state: &mut State, cell: &Arc<CellTag>, output: Output, urgent: bool) {
        if cell.clears_now(&output) {
            state.forget_cleared(cell);
        }
        let first = state.since.is_none();
        state.pending.push_back(Pending { cell: cell.clone(), output });
        if first {
            state.since = Some(Instant::now());
        }
        if urgent {
            self.hurry(state);
        } else if first {
            self.wake.notify_one();
        }
    }

    fn hurry(&self, state: &mut State) {
        if !std::mem::replace(&mut state.urgent, true) {
            self.wake.notify_one();
        }
    }
}

impl State {
    /// Whether the last thing that waits is the same, of the same cell.
    fn ends_with(&self, cell: &Arc<CellTag>, output: &Output) -> bool {
        self.pending.back().is_some_and(|last| Arc::ptr_eq(&last.cell, cell) && last.output == *output)
    }

    /// Puts the bundle in the place of an update of the same display that still waits.
    fn replace_update(&mut self, cell: &Arc<CellTag>, id: &str, bundle: &MimeBundle) -> bool {
        let older =
            self.pending.iter_mut().rev().take(SEARCHED).find_map(|pending| match &mut pending.output {
                Output::Update { id: held, bundle } if held == id && Arc::ptr_eq(&pending.cell, cell) => {
                    Some(bundle)
                }
                _ => None,
            });
        match older {
            Some(older) => {
                older.clone_from(bundle);
                true
            }
            None => false,
        }
    }

    /// Drops what a clearing that waited for this moment hides; what came after that clearing stays.
    fn forget_cleared(&mut self, cell: &Arc<CellTag>) {
        let clear = |pending: &Pending| {
            Arc::ptr_eq(&pending.cell, cell) && matches!(pending.output, Output::Clear { .. })
        };
        if let Some(position) = self.pending.iter().rposition(clear) {
            self.forget_before(cell, position);
        }
    }

    /// Drops what the cell's output area showed before `end` and nobody saw yet.
    fn forget_before(&mut self, cell: &Arc<CellTag>, end: usize) {
        let mut position = 0;
        self.pending.retain(|pending| {
            let hidden = position < end
                && Arc::ptr_eq(&pending.cell, cell)
                && matches!(
                    pending.output,
                    Output::Stream { .. } | Output::Display { .. } | Output::Clear { .. }
                );
            position += 1;
            !hidden
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Cell, CellId, OutputSink};

    fn sink(outbox: &Arc<Outbox>) -> OutputSink {
        let cell = Cell {
            id: CellId(1),
            code: String::new(),
            execution_count: 1,
            silent: false,
            store_history: true,
            allow_stdin: true,
            user_expressions: Vec::new(),
        };
        OutputSink::tagged(&cell, b"{}"[..].into(), 10_000_000, outbox.clone())
    }

    fn taken(outbox: &Outbox) -> Vec<Output> {
        outbox.take().into_iter().map(|pending| pending.output).collect()
    }

    fn text(text: &str) -> Output {
        Output::Stream { stream: Stream::Stdout, text: text.into() }
    }

    #[test]
    fn text_is_joined_per_stream_and_cell() {
        let outbox = Arc::new(Outbox::default());
        let (one, other) = (sink(&outbox), sink(&outbox));
        ["a", "", "b"].iter().for_each(|text| one.stdout(text));
        one.stderr("c");
        one.stdout("d");
        other.stdout("e");
        let stderr = Output::Stream { stream: Stream::Stderr, text: "c".into() };
        assert_eq!(taken(&outbox), [text("ab"), stderr, text("d"), text("e")]);
        assert_eq!(outbox.flush(None), Flush::Never);
    }

    #[test]
    fn a_message_of_text_ends_at_its_size() {
        let outbox = Arc::new(Outbox::default());
        let sink = sink(&outbox);
        sink.stdout(&"x".repeat(STREAM_BYTES - 1));
        assert!(matches!(outbox.flush(None), Flush::At(_)));
        sink.stdout("y");
        assert_eq!(outbox.flush(None), Flush::Now);
        sink.stdout("z");
        assert_eq!(taken(&outbox)[1..], [text("z")]);
    }

    #[test]
    fn ordinary_output_is_sent_at_intervals() {
        let outbox = Arc::new(Outbox::default());
        let sink = sink(&outbox);
        sink.stdout("x");
        let Flush::At(first) = outbox.flush(None) else { panic!("a time") };
        assert!(first <= Instant::now() + FIRST);
        let last = Instant::now() + Duration::from_secs(1);
        assert_eq!(outbox.flush(Some(last)), Flush::At(last + INTERVAL));
        sink.done(Outcome::ok());
        assert_eq!(outbox.flush(Some(last)), Flush::Now);
    }

    #[test]
    fn an_update_replaces_one_that_waits() {
        let outbox = Arc::new(Outbox::default());
        let sink = sink(&outbox);
        sink.update_display(MimeBundle::text("1"), "a".into());
        sink.stdout("x");
        sink.update_display(MimeBundle::text("2"), "b".into());
        sink.update_display(MimeBundle::text("3"), "a".into());
        let update = |text: &str, id: &str| Output::Update { bundle: MimeBundle::text(text), id: id.into() };
        assert_eq!(taken(&outbox), [update("3", "a"), text("x"), update("2", "b")]);
        for id in 0..CROWDED + 2 {
            sink.update_display(MimeBundle::text("x"), id.to_string());
        }
        assert_eq!(taken(&outbox).len(), CROWDED);
    }

    #[test]
    fn what_a_clearing_hides_is_not_sent() {
        let outbox = Arc::new(Outbox::default());
        let sink = sink(&outbox);
        for frame in ["1", "2", "3"] {
            sink.clear_output(true);
            sink.stdout(frame);
            sink.display(MimeBundle::text(frame), None);
        }
        let display = |text: &str| Output::Display { bundle: MimeBundle::text(text), id: None };
        assert_eq!(taken(&outbox), [Output::Clear { wait: true }, text("3"), display("3")]);
        sink.stdout("4");
        sink.clear_output(true);
        assert_eq!(taken(&outbox), [text("4"), Output::Clear { wait: true }]);
        sink.stdout("5");
        assert_eq!(taken(&outbox), [text("5")]);
        sink.stdout("6");
        sink.clear_output(false);
        assert_eq!(taken(&outbox), [Output::Clear { wait: false }]);
    }

    #[test]
    fn messages_without_end_use_the_budget_up() {
        let outbox = Arc::new(Outbox::default());
        let sink = sink(&outbox);
        for _ in 0..400_000 {
            sink.stdout("o");
            sink.stderr("e");
        }
        sink.done(Outcome::ok());
        assert!(taken(&outbox).len() < 170_000);
    }

    #[test]
    fn a_prompt_is_answered_once_whatever_happens() {
        let outbox = Arc::new(Outbox::default());
        let sink = sink(&outbox);
        let heard = Arc::new(Mutex::new(Vec::new()));
        let answer = || {
            let heard = heard.clone();
            InputAnswer::new(move |line| heard.lock().push(line))
        };
        sink.input("? ", false, answer());
        let [Output::Input { id, .. }] = taken(&outbox)[..] else { panic!("a prompt") };
        outbox.answer(id, Ok("yes".into()));
        outbox.answer(id, Ok("again".into()));
        drop(answer());
        sink.done(Outcome::ok());
        sink.input("? ", false, answer());
        let expected = [Ok("yes".to_owned()), Err(InputError::Interrupted), Err(InputError::NotAllowed)];
        assert_eq!(*heard.lock(), expected);
    }
}
