//! Writing and reading undo each other: for data as the reader gives them, for values with sharing and
//! circles, and for the many ways in which one datum may be written.

use crate::data::{self, Graph, same};
use crate::machine::{self, Mode};
use crate::random::{FEW, MANY, Random, property};
use lambdust_interp::datum::{Datum, Kind};
use lambdust_interp::printer::datum::write_datum;
use lambdust_interp::reader::{Options, read};
use lambdust_interp::source::{SourceId, Span};
use libtest_mimic::Trial;

/// All properties.
pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::from(property("round_trip::data", data_come_back));
    trials.extend(property("round_trip::free_text", free_text_means_the_same));
    trials.extend(property("round_trip::labels_of_data", labels_of_data_come_back));
    for (name, cases, is_ignored) in [("values", FEW, false), ("values::many", MANY, true)] {
        let run = move || values_come_back(cases).map_err(Into::into);
        trials.push(Trial::test(format!("property::round_trip::{name}"), run).with_ignored_flag(is_ignored));
    }
    trials
}

/// The datum of a text that holds one.
fn only(text: &str) -> Result<Datum, String> {
    let result = read(text, SourceId(1), Options::default());
    match (result.data.as_slice(), result.errors.as_slice()) {
        ([datum], []) => Ok(datum.clone()),
        (data, problems) => Err(format!("{text:?} is read as {data:?}, {problems:?}")),
    }
}

fn written(datum: &Datum) -> String {
    let mut text = String::new();
    write_datum(datum, &mut text);
    text
}

fn data_come_back(seed: u64) -> Result<(), String> {
    let datum = data::datum(&mut Random::new(seed), 4);
    let text = written(&datum);
    let back = only(&text)?;
    if same(&datum, &back) { Ok(()) } else { Err(format!("{text} is read as {back:?}")) }
}

fn free_text_means_the_same(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let datum = data::datum(&mut random, 4);
    let text = data::free_text(&datum, &mut random);
    let back = only(&text)?;
    if same(&datum, &back) { Ok(()) } else { Err(format!("{text:?} is read as {}", written(&back))) }
}

fn labels_of_data_come_back(seed: u64) -> Result<(), String> {
    let Graph { text, .. } = data::graph(&mut Random::new(seed));
    let back = written(&only(&text)?);
    if back == text { Ok(()) } else { Err(format!("{text} is written as {back}")) }
}

/// What the text of a graph gives, or `#f` when all is well. Every part that occurs twice has a label in the
/// text, so `write-shared` must give it back; `write` labels less, but means something equal.
const CHECK: &str = "
(define (text-of write x)
  (let ((port (open-output-string)))
    (write x port)
    (get-output-string port)))
(define (value-of text) (read (open-input-string text)))
(define (check text circular?)
  (let* ((x (value-of text))
         (shared (text-of write-shared x))
         (plain (text-of write x))
         (again (value-of plain)))
    (cond ((not (string=? shared text)) (list 'shared text shared))
          ((not (equal? x again)) (list 'unequal text plain))
          ((not (string=? plain (text-of write again))) (list 'unstable text plain))
          ((and (not circular?) (not (string=? plain (text-of write-simple x)))) (list 'simple text plain))
          (else #f))))
(define (check-all cases)
  (cond ((null? cases) 'well)
        ((check (car (car cases)) (cdr (car cases))))
        (else (check-all (cdr cases)))))
";

/// How many texts one cell checks.
const BATCH: u64 = 500;

fn values_come_back(cases: u64) -> Result<(), String> {
    let mut session = machine::session(Mode::Sim(1))?;
    session.evaluate(CHECK).result?;
    for first in (0..cases).step_by(BATCH as usize) {
        let texts: String = (first..first + BATCH).map(case).collect();
        let values = session.evaluate(&format!("(check-all '({texts}))")).result?;
        if values != ["well"] {
            return Err(format!("seeds from {first}: {}", values.join(" ")));
        }
    }
    Ok(())
}

/// `("text" . circular?)`: a graph, or a tree with strings and bytevectors in it.
fn case(seed: u64) -> String {
    let mut random = Random::new(seed);
    let (text, is_circular) = match seed % 2 {
        0 => (written(&data::datum(&mut random, 4)), false),
        _ => {
            let graph = data::graph(&mut random);
            (graph.text, graph.is_circular)
        }
    };
    let literal = written(&Datum::new(Kind::String(text.into()), Span::NONE));
    format!("({literal} . {})\n", if is_circular { "#t" } else { "#f" })
}
