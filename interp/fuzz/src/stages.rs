//! What the fuzzer does with an input: reads it, expands what could be read, runs it with little fuel,
//! little memory, no files and virtual time. An ordinary test does the same with every file of the corpus.
//!
//! It fails by a panic and never otherwise: any text must come to data or problems, any program to values
//! or a condition, and the session must go on afterwards.

use lambdust_interp::datum::Datum;
use lambdust_interp::diagnostic::render;
use lambdust_interp::machine::{Client, Echo, Outcome, ReadAnswer, Report, Shown, Style, Submission};
use lambdust_interp::printer::datum::write_datum;
use lambdust_interp::reader::{self, Options, Status};
use lambdust_interp::source::{SourceId, Sources};
use lambdust_interp::vm::primitive::Stream;
use lambdust_interp::{Config, Machine};
use std::sync::{Arc, Mutex};

/// What is left of a program when it has used up this many steps of the simulator is not run. A step is some thousand
/// calls, each of which may visit as many elements, so that little fuel can take seconds where branches are counted.
const STEPS: u64 = 500;
const HEAP_BYTES: usize = 32 << 20;
const RECURSION_BYTES: usize = 1 << 20;
/// Deeper than a person writes and cheap enough for thousands of runs a second.
const NESTING: usize = 200;
/// Programs leave things behind: names, symbols, fibers that wait. After so many a new machine is made.
const PROGRAMS: usize = 100;

/// Reads the text, and writes and reads what was read; gives the data as one text.
pub fn read(text: &str) -> Option<String> {
    let sources = Sources::default();
    let options = Options { nesting: NESTING, fold_case: false };
    let read = reader::read(text, sources.add("input", text), options);
    assert_eq!(read.errors.is_empty(), read.status == Status::Complete, "a problem and the status differ");
    for problem in &read.errors {
        let shown = render::plain(problem, &sources);
        assert!(
            shown.len() < 4_000 && render::ansi(problem, &sources).len() < 8_000,
            "a long report: {shown}"
        );
    }
    let written: Vec<String> = read.data.iter().map(written).collect();
    for (datum, once) in read.data.iter().zip(&written) {
        let (start, end) = (datum.span().start as usize, datum.span().end as usize);
        assert!(text.get(start..end).is_some_and(|part| !part.is_empty()), "a span outside of the text");
        let again = reader::read(once, SourceId(1), Options { nesting: 4 * NESTING, fold_case: false });
        let twice: Vec<String> = again.data.iter().map(self::written).collect();
        assert_eq!([once.clone()].as_slice(), twice, "what was written reads as something else");
    }
    (!written.is_empty()).then(|| written.join("\n"))
}

fn written(datum: &Datum) -> String {
    let mut text = String::new();
    write_datum(datum, &mut text);
    text
}

/// What makes fibers of its own has one of these in its name.
const MAKERS: [&str; 4] = ["thread", "future", "async", "spawn"];

/// Machines for one program after the other.
#[derive(Default)]
pub struct Programs {
    machine: Option<Machine>,
    count: usize,
}

impl Programs {
    /// Expands and compiles the program without running it, then runs it.
    pub fn run(&mut self, program: &str) {
        self.submit(&format!("(import (lambdust))\n(lambda ()\n{program}\n)"));
        let ended = self.submit(&format!("(import (lambdust))\n{program}"));
        let after = self.submit("(import (lambdust))\n(apply + (map (lambda (x) (* x x)) '(1 2 3)))");
        // What a program has defined may fill the heap, and is still there.
        let is_full = after.reports.iter().any(|report| report.diagnostic.kind == "out-of-memory");
        // Fibers that are still there use up the fuel of the next program.
        let leaves_fibers = ended.unfinished || MAKERS.iter().any(|maker| program.contains(maker));
        let goes_on = after.values == ["14"] || is_full || leaves_fibers && after.unfinished;
        assert!(goes_on, "the session does not go on: {:?}", after.reports);
        self.count += 1;
        if is_full || leaves_fibers || self.count.is_multiple_of(PROGRAMS) {
            self.machine = None;
        }
    }

    /// The names that programs see.
    pub fn names(&mut self) -> Vec<&'static str> {
        self.machine().shared().names()
    }

    fn machine(&mut self) -> &Machine {
        self.machine.get_or_insert_with(|| Machine::new(config()).expect("a machine can be made"))
    }

    fn submit(&mut self, program: &str) -> Told {
        let client = Arc::new(Listener::default());
        let machine = self.machine();
        machine.submit(Submission {
            name: "input".to_owned(),
            text: program.to_owned(),
            echo: Echo::Last,
            program: true,
            client: client.clone(),
        });
        let told = std::mem::take(&mut *client.0.lock().expect("nobody panics while it is told"));
        assert!(told.end.is_some(), "the client was not told of the end");
        for report in &told.reports {
            assert_ne!(report.diagnostic.kind, "internal-error", "{}", report.diagnostic.message);
            report.render(machine.shared().sources(), Style::Plain);
        }
        told
    }
}

fn config() -> Config {
    let mut config = Config {
        sim: Some(1),
        fuel: Some(STEPS),
        files: false,
        recursion_bytes: RECURSION_BYTES,
        // Abbreviations are written out, and the program is wrapped.
        reader_nesting: 4 * NESTING,
        ..Config::default()
    };
    config.heap.limit_bytes = HEAP_BYTES;
    config.heap.nursery_bytes = 256 << 10;
    config.heap.poison = true;
    config
}

/// What a program did.
#[derive(Default)]
struct Told {
    values: Vec<String>,
    reports: Vec<Report>,
    unfinished: bool,
    end: Option<Outcome>,
}

/// Takes everything and answers nothing.
#[derive(Default)]
struct Listener(Mutex<Told>);

impl Listener {
    fn told(&self) -> std::sync::MutexGuard<'_, Told> {
        self.0.lock().expect("nobody panics while it is told")
    }
}

impl Client for Listener {
    fn write(&self, _stream: Stream, _text: &str) {}

    fn flush(&self, _stream: Stream) {}

    fn read_line(&self, answer: ReadAnswer) {
        answer(None);
    }

    fn value(&self, value: Shown) {
        self.told().values.push(value.plain);
    }

    fn failed(&self, report: &Report) {
        let mut told = self.told();
        told.unfinished |= report.diagnostic.kind == "interrupted";
        told.reports.push(report.clone());
    }

    fn warn(&self, report: &Report) {
        self.told().reports.push(report.clone());
    }

    fn done(self: Arc<Self>, outcome: Outcome) {
        self.told().end = Some(outcome);
    }
}
