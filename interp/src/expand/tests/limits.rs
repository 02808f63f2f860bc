//! Every limit, at n and at n + 1, and depth that must not use the native stack.

use super::super::library::Loader;
use super::super::{Environment, Expansion, NESTING_MAX, Progress, USES_MAX};
use super::{data, run, session};
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use std::sync::Arc;

/// Runs with the stack that the passes over deep core language have.
fn on_large_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(test).expect("a thread starts");
    thread.join().expect("the test passes");
}

fn nested(open: &str, middle: &str, close: &str, depth: usize) -> String {
    format!("{}{middle}{}", open.repeat(depth), close.repeat(depth))
}

fn message(text: &str) -> Option<String> {
    run(text, &session()).err().map(|problem| problem.message)
}

#[test]
fn core_forms_nest_to_the_limit() {
    on_large_stack(|| {
        let depth = NESTING_MAX as usize - 1;
        for (open, close) in [("(if #t ", ")"), ("(car ", ")"), ("(lambda () ", ")"), ("(let ((x 1)) ", ")")]
        {
            assert_eq!(message(&nested(open, "1", close, depth)), None, "{open}");
            let problem = message(&nested(open, "1", close, depth + 1)).expect("one level more is too deep");
            assert!(problem.contains("more than 10000 levels"), "{problem}");
        }
    });
}

#[test]
fn depth_of_the_program_uses_no_native_stack() {
    let deep = 400_000;
    let list = nested("(", "x", ")", deep);
    assert_eq!(message(&format!("'{list}")), None);
    assert_eq!(message(&format!("(define-syntax keep (syntax-rules () ((_ x) 'x))) (keep {list})")), None);
    assert!(message(&list).is_some());
    assert!(message(&nested("`(,", "x", ")", deep / 2)).is_some());
    assert!(message(&nested("(let-syntax () ", "x", ")", deep / 10)).is_none());
    let pattern = nested("(", "x", ")", deep);
    assert!(message(&format!("(define-syntax m (syntax-rules () ((_ {pattern}) 1)))")).is_some());
    assert!(message(&format!("(define-syntax m (syntax-rules () ((_) {pattern})))")).is_some());
}

#[test]
fn rules_nest_to_the_limit() {
    let rule = |depth| format!("(define-syntax m (syntax-rules () ((_) {})))", nested("(", "x", ")", depth));
    assert_eq!(message(&rule(299)), None);
    assert!(message(&rule(300)).expect("a level more").contains("at most 300 levels"));
}

#[test]
fn a_form_takes_macro_uses_to_the_limit() {
    let uses = |count: u32| {
        let environment = session();
        run("(define-syntax one (syntax-rules () ((_) 1)))", &environment).expect("a macro");
        let one = data("(one)").remove(0);
        let mut items = vec![data("begin").remove(0)];
        items.extend((0..count).map(|_| one.clone()));
        let form = Datum::new(Kind::List(items, None), Span::NONE);
        Expansion::new(&form, &environment).finish().0.err().map(|problem| problem.message)
    };
    assert_eq!(uses(USES_MAX), None);
    assert!(uses(USES_MAX + 1).expect("a use more").contains("does not end"));
}

#[test]
fn macros_that_never_end_are_errors() {
    let problem =
        |rule: &str, usage: &str| message(&format!("(define-syntax m (syntax-rules () {rule})) {usage}"));
    assert!(problem("((_) (m))", "(m)").expect("endless").contains("does not end"));
    assert!(problem("((_ x) (m (x x)))", "(m 1)").expect("doubling").contains("parts of program"));
    assert!(problem("((_ x ...) (m x ... x ...))", "(m 1 2)").expect("doubling").contains("makes more than"));
    on_large_stack(move || {
        assert!(problem("((_) (car (m)))", "(m)").expect("nesting").contains("does not end"));
    });
    assert!(problem("((_ x) (m (x)))", "(m 1)").expect("growing").contains("does not end"));
}

#[test]
fn records_have_fields_to_the_limit() {
    let record = |count: u32| {
        let fields: Vec<String> = (0..count).map(|nth| format!("(f{nth} f{nth} set-f{nth}!)")).collect();
        message(&format!("(define-record-type r #f r? {})", fields.join(" ")))
    };
    assert_eq!(record(60), None);
    assert!(record(61).expect("a field more").contains("at most 60 fields"));
}

struct SelfIncluding;

impl Loader for SelfIncluding {
    fn include(&self, path: &str, at: Span, _fold_case: bool) -> Result<Vec<Datum>, Diagnostic> {
        match path {
            "self.scm" => Ok(data("(include \"self.scm\")")),
            "one.scm" => Ok(data("1")),
            _ => Err(Diagnostic::new("file-error", at, format!("no file {path}"))),
        }
    }

    fn library(&self, name: &str) -> Option<Result<Vec<Datum>, Diagnostic>> {
        match name {
            "circle" => Some(Ok(data("(define-library (circle) (import (circle)))"))),
            "empty" => Some(Ok(Vec::new())),
            "good" => Some(Ok(data(
                "(define-library (good) (export x) (import (scheme base)) (begin (define x 1)))",
            ))),
            _ => None,
        }
    }
}

fn with_files(text: &str) -> Option<String> {
    let environment = session();
    data(text).iter().find_map(|form| {
        let expansion = Expansion::new(form, &environment).with_loader(Arc::new(SelfIncluding));
        expansion.finish().0.err().map(|problem| problem.message)
    })
}

#[test]
fn files_are_included_to_the_limit() {
    let many = |count| with_files(&format!("(include {})", "\"one.scm\" ".repeat(count)));
    assert_eq!(many(1_000), None);
    assert!(many(1_001).expect("a file more").contains("more than 1000 files"));
    assert!(with_files("(include \"self.scm\")").expect("endless").contains("include itself"));
    assert!(with_files("(include \"none.scm\")").expect("no file").contains("no file none.scm"));
}

#[test]
fn libraries_are_loaded_once_and_not_in_circles() {
    assert_eq!(with_files("(import (good)) (import (good)) x"), None);
    assert!(with_files("(import (circle))").expect("a circle").contains("imports itself"));
    assert!(with_files("(import (empty))").expect("no library").contains("does not define that library"));
}

#[test]
fn an_expansion_can_be_left_between_any_two_steps() {
    let environment = session();
    let text = "(define-syntax m (syntax-rules () ((_ x ...) (let loop ((i 0)) (cond (x 1) ... (else (loop i))))))) (m 1 2 3)";
    for form in &data(text) {
        let (whole, _) = Expansion::new(form, &environment).finish();
        let mut expansion = Expansion::new(form, &environment);
        let stepped = loop {
            match expansion.step(1) {
                Progress::More => {}
                Progress::Done(unit) => break unit,
                other => panic!("{other:?}"),
            }
        };
        let globals = environment.registry().globals();
        let text = |unit| super::print::unit_text(unit, &globals);
        assert_eq!(text(&stepped), text(&whole.expect("it expands")));
    }
}

#[test]
fn an_expansion_moves_between_threads() {
    fn is_send<T: Send>() {}
    is_send::<Expansion>();
    is_send::<Environment>();
}
