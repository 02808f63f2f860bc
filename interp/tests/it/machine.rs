//! Sessions for the text programs: a machine per program, made in one of the modes that must not
//! make a difference to what programs do.

use lambdust_interp::help::{Completion, Help, complete, help, subject};
use lambdust_interp::machine::{
    Client, Content, Echo, Outcome as End, ReadAnswer, Report, Shown, Style, Submission, Trace,
};
use lambdust_interp::vm::primitive::Stream;
use lambdust_interp::{Config, Machine};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// How a machine is run. Every program gives the same in all of them.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mode {
    /// The work-stealing pool with this many workers.
    Pool(usize),
    /// One worker, which collects at every poll, spoils what it frees and checks the heap.
    Collecting,
    /// The simulator with this seed.
    Sim(u64),
}

impl Mode {
    /// Every mode.
    pub(crate) const ALL: &[Mode] =
        &[Mode::Pool(1), Mode::Pool(2), Mode::Sim(1), Mode::Sim(2), Mode::Sim(3), Mode::Collecting];

    /// Its name in the names of tests.
    pub(crate) fn name(self) -> String {
        match self {
            Mode::Pool(workers) => format!("pool {workers}"),
            Mode::Collecting => "collect at every poll".to_owned(),
            Mode::Sim(seed) => format!("sim {seed}"),
        }
    }

    /// Whether heavy programs are spared it.
    pub(crate) fn is_slow(self) -> bool {
        match self {
            Mode::Pool(_) => false,
            Mode::Sim(seed) => seed > 1,
            Mode::Collecting => true,
        }
    }

    fn config(self) -> Config {
        let mut config = Config::default();
        // Small enough that a program which allocates without end is told soon.
        config.heap.limit_bytes = HEAP_BYTES;
        config.recursion_bytes = RECURSION_BYTES;
        match self {
            Mode::Pool(workers) => config.workers = Some(workers),
            Mode::Sim(seed) => config.sim = Some(seed),
            Mode::Collecting => {
                config.workers = Some(1);
                config.heap.collect_at_every_poll = true;
                config.heap.poison = true;
                config.heap.verify = true;
            }
        }
        config
    }
}

const HEAP_BYTES: usize = 1 << 30;
const RECURSION_BYTES: usize = 512 << 20;

/// How long one part of a program may take before it is interrupted, and before it is given up.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a part of a program did.
#[derive(Debug, PartialEq)]
pub(crate) struct Outcome {
    /// Everything it wrote, to either stream.
    pub(crate) output: String,
    /// The values as `write` shows them, or the report of the error on one line.
    pub(crate) result: Result<Vec<String>, String>,
    /// What the user was told beside, such as how a thread ended.
    pub(crate) warnings: Vec<String>,
}

/// A machine whose definitions last from part to part.
pub(crate) struct Session {
    machine: Machine,
}

/// A fresh session.
pub(crate) fn session(mode: Mode) -> Result<Session, String> {
    session_with(mode, |_| {})
}

/// A fresh session on a machine that is made a little differently.
pub(crate) fn session_with(mode: Mode, adjust: impl FnOnce(&mut Config)) -> Result<Session, String> {
    let mut config = mode.config();
    adjust(&mut config);
    Machine::new(config).map(|machine| Session { machine }).map_err(|problem| problem.to_string())
}

/// The tests of the modes themselves.
pub(crate) fn trials() -> Vec<libtest_mimic::Trial> {
    vec![libtest_mimic::Trial::test("notation/the collecting mode collects", || {
        let mut session = session(Mode::Collecting)?;
        let before = session.collections();
        session.evaluate("(let loop ((i 0)) (if (< i 20000) (begin (list i i) (loop (+ i 1)))))");
        let collections = session.collections() - before;
        if collections < 8 { Err(format!("{collections} collections").into()) } else { Ok(()) }
    })]
}

impl Session {
    fn collections(&self) -> u64 {
        let stats = self.machine.shared().heap().stats();
        stats.minor + stats.full
    }

    /// Bytes in use after the last collection.
    pub(crate) fn live_bytes(&self) -> usize {
        self.machine.shared().heap().stats().live_bytes
    }

    /// How many objects of Rust were found unreachable.
    pub(crate) fn foreign_released(&self) -> u64 {
        self.machine.shared().heap().stats().foreign_released
    }

    /// The trace that was recorded last.
    pub(crate) fn trace(&self) -> Option<Arc<Trace>> {
        self.machine.shared().trace()
    }

    /// The names that programs of this session see.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.machine.shared().names()
    }

    /// What is known of every name that a session sees.
    pub(crate) fn described(&self) -> Vec<Help> {
        let shared = self.machine.shared();
        self.names().into_iter().filter_map(|name| help(shared, name)).collect()
    }

    /// The libraries that export a name, as they are written.
    pub(crate) fn exporters(&self, name: &str) -> Vec<String> {
        let libraries = self.machine.shared().environment().registry().exporters(name);
        libraries
            .iter()
            .filter(|name| !name.starts_with("lambdust"))
            .map(|name| format!("({name})"))
            .collect()
    }

    /// What could stand at a place of a text.
    pub(crate) fn complete(&self, text: &str, at: usize) -> Completion {
        complete(self.machine.shared(), text, at)
    }

    /// What is asked about there.
    pub(crate) fn subject(&self, text: &str, at: usize) -> Option<String> {
        subject(self.machine.shared(), text, at)
    }

    /// Evaluates a text as a cell.
    pub(crate) fn evaluate(&mut self, text: &str) -> Outcome {
        self.run(text).take()
    }

    /// The same, with the warnings that came until there were `count`, at most for some seconds after its end.
    pub(crate) fn evaluate_warned(&mut self, text: &str, count: usize) -> (Outcome, Vec<String>) {
        let client = self.run(text);
        let deadline = Instant::now() + Duration::from_secs(10);
        while client.told().warnings.len() < count && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(1));
        }
        let warnings = std::mem::take(&mut client.told().warnings);
        (client.take(), warnings)
    }

    /// The report that a user sees of a text that fails: with places, excerpts and the trace.
    pub(crate) fn report(&mut self, text: &str) -> String {
        let client = self.run(text);
        let problem = client.told().problems.pop();
        problem
            .map_or_else(String::new, |problem| problem.render(self.machine.shared().sources(), Style::Plain))
    }

    /// What a user is told of texts that are evaluated as cells one after the other: warnings and errors, as text and
    /// as a terminal gets it.
    pub(crate) fn told_of_cells(&mut self, cells: &[&str]) -> String {
        let mut text = String::new();
        let mut clients = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            let client = self.submit_to(Collector::default(), &format!("cell {}", at + 1), cell);
            if !client.wait() {
                self.machine.interrupt();
                client.wait();
            }
            clients.push(client);
        }
        for (at, client) in clients.iter().enumerate() {
            let sources = self.machine.shared().sources();
            let told = client.told();
            for report in &told.warned {
                text.push_str(&format!("beside cell {}:\n{}", at + 1, report.render(sources, Style::Plain)));
            }
            for report in &told.problems {
                text.push_str(&report.render(sources, Style::Plain));
            }
            for report in &told.problems {
                let terminal = report.render(sources, Style::Ansi).replace('\x1b', "␛");
                text.push_str(&format!("\n{terminal}"));
            }
        }
        text
    }

    /// Evaluates a text as a cell, which is interrupted as often as told, each time when its output has become
    /// that long.
    pub(crate) fn evaluate_interrupted(&mut self, text: &str, at: &[usize]) -> Outcome {
        let client = self.submit(text);
        for &length in at {
            let deadline = Instant::now() + PATIENCE;
            while client.told().output.len() < length && Instant::now() < deadline {
                std::thread::yield_now();
            }
            self.machine.interrupt();
        }
        client.wait();
        client.take()
    }

    /// What a user is warned of while a text is evaluated as a cell.
    pub(crate) fn warnings(&mut self, text: &str) -> Vec<String> {
        self.run(text).take().warnings
    }

    /// The values of a text as a notebook shows them in so many columns: as text, and as HTML where there is some.
    pub(crate) fn page(&mut self, text: &str, columns: usize) -> String {
        let client =
            self.submit_to(Collector { columns: Some(columns), ..Collector::default() }, "program", text);
        client.wait();
        match client.take().result {
            Ok(values) => values.join("\n"),
            Err(problem) => problem,
        }
    }

    fn submit(&mut self, text: &str) -> Arc<Collector> {
        self.submit_to(Collector::default(), "program", text)
    }

    fn submit_to(&mut self, client: Collector, name: &str, text: &str) -> Arc<Collector> {
        let client = Arc::new(client);
        self.machine.submit(Submission {
            name: name.to_owned(),
            text: text.to_owned(),
            echo: Echo::Last,
            program: false,
            client: client.clone(),
        });
        client
    }

    fn run(&mut self, text: &str) -> Arc<Collector> {
        let client = self.submit(text);
        if !client.wait() {
            self.machine.interrupt();
            if !client.wait() {
                self.machine.interrupt();
            }
        }
        client
    }

    /// Bytes that the heap uses after everything that is dead was found.
    pub(crate) fn bytes_in_use(&mut self) -> usize {
        self.evaluate("(collect-garbage) (collect-garbage)");
        self.machine.shared().heap().used_bytes()
    }
}

/// Keeps what it is told.
#[derive(Default)]
struct Collector {
    told: Mutex<Told>,
    ended: Condvar,
    columns: Option<usize>,
}

#[derive(Default)]
struct Told {
    output: String,
    values: Vec<String>,
    reports: Vec<String>,
    warnings: Vec<String>,
    /// What these are made of.
    problems: Vec<Report>,
    warned: Vec<Report>,
    end: Option<End>,
}

impl Collector {
    fn told(&self) -> std::sync::MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Whether the execution ended in time.
    fn wait(&self) -> bool {
        let deadline = Instant::now() + PATIENCE;
        let mut told = self.told();
        while told.end.is_none() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            told = match self.ended.wait_timeout(told, left) {
                Ok((told, _)) => told,
                Err(poisoned) => poisoned.into_inner().0,
            };
        }
        true
    }

    fn take(&self) -> Outcome {
        let told = std::mem::take(&mut *self.told());
        let result = match told.end {
            Some(End::Finished) if told.reports.is_empty() => Ok(told.values),
            Some(End::Exit(code)) => Err(format!("exit {code}")),
            Some(_) => Err(told.reports.join("; ")),
            None => Err(format!("did not end: {}", told.reports.join("; "))),
        };
        Outcome { output: told.output, result, warnings: told.warnings }
    }
}

impl Client for Collector {
    fn write(&self, _stream: Stream, text: &str) {
        self.told().output.push_str(text);
    }

    fn flush(&self, _stream: Stream) {}

    fn read_line(&self, answer: ReadAnswer) {
        answer(None);
    }

    fn columns(&self) -> Option<usize> {
        self.columns
    }

    fn value(&self, value: Shown) {
        let forms = value.forms.iter().map(|(media_type, content)| match content {
            Content::Text(text) => format!("\n{media_type}: {text}"),
            other => format!("\n{media_type}: {other:?}"),
        });
        let forms: String = forms.collect();
        self.told().values.push(value.plain + &forms);
    }

    fn failed(&self, report: &Report) {
        let problem = &report.diagnostic;
        let hint = problem.hint.as_deref().unwrap_or_default();
        let mut told = self.told();
        told.reports.push(format!("{}: {} {hint}", problem.kind, problem.message));
        told.problems.push(report.clone());
    }

    fn warn(&self, report: &Report) {
        let problem = &report.diagnostic;
        let notes = problem.notes.iter().map(|(_, note)| format!(" ({note})")).collect::<String>();
        let mut told = self.told();
        told.warnings.push(format!("{}: {}{notes}", problem.kind, problem.message));
        told.warned.push(report.clone());
    }

    fn done(self: Arc<Self>, outcome: End) {
        self.told().end = Some(outcome);
        self.ended.notify_all();
    }
}
