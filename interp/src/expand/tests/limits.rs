//! Every limit, at n and at n + 1, and depth that must not use the native stack.

use super::super::library::Loader;
use super::super::{Environment, Expansion, NESTING_MAX, PARTS_MAX, Progress, USE_PARTS};
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

/// What the expansion of `(begin use …)` complains about.
fn begin_problem(macros: &str, uses: &str, count: u64) -> Option<Diagnostic> {
    let environment = session();
    run(macros, &environment).expect("macros");
    let used = data(uses).remove(0);
    let mut items = vec![data("begin").remove(0)];
    items.extend((0..count).map(|_| used.clone()));
    Expansion::new(&Datum::new(Kind::List(items, None), Span::NONE), &environment).finish().0.err()
}

#[test]
fn macros_make_parts_to_the_limit() {
    // Each use counts, and makes one part.
    let one = "(define-syntax one (syntax-rules () ((_) 1)))";
    assert!(begin_problem(one, "(one)", PARTS_MAX / (USE_PARTS + 1)).is_none());
    let problem = begin_problem(one, "(one)", PARTS_MAX / (USE_PARTS + 1) + 1).expect("a use more");
    assert_eq!(problem.kind, "limit-exceeded");
    assert!(problem.message.contains("more than 20000 parts of program"), "{}", problem.message);
    assert!(problem.hint.is_some_and(|hint| hint.contains("the same rule matches again")));
    // What an ellipsis steps over counts, also when the rule makes nothing of it.
    let skip = "(define-syntax skip (syntax-rules () ((_ (a) ...) 1)))";
    assert!(begin_problem(skip, "(skip (1) (2) (3))", PARTS_MAX / (USE_PARTS + 4)).is_none());
    assert!(begin_problem(skip, "(skip (1) (2) (3))", PARTS_MAX / (USE_PARTS + 4) + 1).is_some());
    // One use that makes much.
    let make = |count| {
        let copied = "x ".repeat(count);
        message(&format!("(define-syntax m (syntax-rules () ((_ x) '({copied})))) (m 1)"))
    };
    let most = (PARTS_MAX - USE_PARTS) as usize - 3;
    assert_eq!(make(most), None);
    assert!(make(most + 1).expect("a part more").contains("parts of program"));
}

#[test]
fn what_no_macro_makes_is_not_limited() {
    let many = PARTS_MAX as usize + 10;
    assert_eq!(message(&format!("'({})", "1 ".repeat(many))), None);
    assert_eq!(message(&format!("(begin {})", "(define x 1) ".repeat(many))), None);
    let keep = "(define-syntax keep (syntax-rules () ((_ f x ...) (f x ...)))) ";
    assert_eq!(message(&format!("{keep} (keep list {})", "1 ".repeat(many))), None);
}

#[test]
fn macros_that_never_end_are_errors() {
    let problem =
        |rule: &str, usage: &str| message(&format!("(define-syntax m (syntax-rules () {rule})) {usage}"));
    let never = |rule: &str, usage: &str| {
        let message = problem(rule, usage).expect("it never ends");
        assert!(message.contains("parts of program"), "{message}");
    };
    never("((_) (m))", "(m)");
    never("((_ x) (m (x x)))", "(m 1)");
    never("((_ x ...) (m x ... x ...))", "(m 1 2)");
    never("((_ x ...) (begin (m x ... 1) (m x ... 2)))", "(m 1)");
    never("((_ . x) (m 1 . x))", "(m)");
    never("((_ (a 1) ...) 1) ((_ x ...) (m (1 1) x ...))", "(m (1 2))");
    never("((_ x) (m (x)))", "(m 1)");
    on_large_stack(move || {
        let message = problem("((_) (car (m)))", "(m)").expect("it never ends");
        assert!(message.contains("parts of program") || message.contains("levels deep"), "{message}");
    });
}

#[test]
fn a_macro_takes_long_lists_apart_in_steps() {
    // Each step shares the rest of the list: what it takes does not depend on how long that is.
    let each = "(define-syntax each (syntax-rules () ((_) 0) ((_ x y ...) (begin x (each y ...)))))";
    let tail = "(define-syntax each (syntax-rules () ((_) 0) ((_ x . y) (begin x (each . y)))))";
    let collect = "(define-syntax each (syntax-rules () ((_ all) (quote all)) ((_ all x y ...) (each (x . all) y ...))))";
    let arguments = "1 ".repeat(PARTS_MAX as usize / 16);
    for (macros, first) in [(each, ""), (tail, ""), (collect, "()")] {
        assert_eq!(message(&format!("{macros} (each {first} {arguments})")), None, "{macros}");
    }
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
