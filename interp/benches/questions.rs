//! How long the answers take that a front end waits for while somebody types: completion, inspection and whether a cell
//! is whole, with 5,000 names defined. `cargo bench -p lambdust-interp --bench questions` prints medians in
//! milliseconds: in a short cell, and at the end of one of a thousand lines.

use lambdust_interp::help::{complete, help, subject};
use lambdust_interp::machine::{Client, Echo, Outcome, ReadAnswer, Report, Shown, Submission};
use lambdust_interp::reader::{Options, read};
use lambdust_interp::source::SourceId;
use lambdust_interp::vm::primitive::Stream;
use lambdust_interp::{Config, Machine};
use std::hint::black_box;
use std::sync::{Arc, mpsc};
use std::time::Instant;

const NAMES: usize = 5_000;
const ROUNDS: usize = 101;

/// Waits for the end of a cell.
struct Waiting(mpsc::Sender<Outcome>);

impl Client for Waiting {
    fn write(&self, _stream: Stream, _text: &str) {}

    fn flush(&self, _stream: Stream) {}

    fn read_line(&self, answer: ReadAnswer) {
        answer(None);
    }

    fn value(&self, _value: Shown) {}

    fn failed(&self, report: &Report) {
        println!("{}", report.diagnostic.message);
    }

    fn warn(&self, _report: &Report) {}

    fn done(self: Arc<Self>, outcome: Outcome) {
        let _ = self.0.send(outcome);
    }
}

fn evaluate(machine: &Machine, name: String, text: String) {
    let (sender, ended) = mpsc::channel();
    let client = Arc::new(Waiting(sender));
    machine.submit(Submission { name, text, echo: Echo::Last, program: false, client });
    let _ = ended.recv();
}

fn definition(number: usize) -> String {
    format!(
        ";;; The sum of its arguments and {number}.\n(define (project-sum-{number} first second)\n  (+ first second {number}))\n"
    )
}

/// Prints the median of several runs.
fn time(what: &str, mut answer: impl FnMut()) {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let begun = Instant::now();
            answer();
            begun.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what}\tms\t{:.3}", times[ROUNDS / 2]);
}

fn main() {
    let machine = Machine::new(Config::default()).expect("a machine can be made");
    for cell in 0..NAMES / 50 {
        let text = (cell * 50..(cell + 1) * 50).map(definition).collect();
        evaluate(&machine, format!("cell {}", cell + 1), text);
    }
    let shared = machine.shared();
    let long: String = (0..333).map(|number| definition(NAMES + number)).collect();
    for (place, before) in [("in a short cell", ""), ("in a long cell", long.as_str())] {
        for begun in ["(hash-ta", "(p", "(project-sum-49", "(p-s-1"] {
            let text = format!("{before}{begun}");
            time(&format!("complete {begun} {place}"), || {
                black_box(complete(shared, &text, text.len()));
            });
        }
        for name in ["(hash-table-ref", "(project-sum-4999", "(project-sum-4999 1 "] {
            let text = format!("{before}{name}");
            time(&format!("inspect {name} {place}"), || {
                black_box(subject(shared, &text, text.len()).and_then(|name| help(shared, &name)));
            });
        }
        let text = format!("{before}(define (f x)\n  (let ((y (* x x)))");
        time(&format!("is-complete {place}"), || {
            black_box(read(&text, SourceId(0), Options::default()).status);
        });
    }
}
