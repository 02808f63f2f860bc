//! Top-level names: whose variable a name means, and what the rest of the system may ask.

use super::super::distance::closest;
use super::super::{BindingKind, Environment, Form};
use super::{expand, registry, run, session};
use crate::ir::Origin;

fn origin(environment: &Environment, name: &str) -> Origin {
    match environment.lookup(name) {
        Some(BindingKind::Variable(id) | BindingKind::Undefined(id)) => {
            environment.registry().globals().info(id).origin
        }
        other => panic!("{name} is {other:?}"),
    }
}

#[test]
fn an_imported_builtin_gets_a_cell_of_the_program() {
    let one = session();
    let two = Environment::session(one.registry());
    assert_eq!(origin(&one, "car"), Origin::Builtin);
    run("(car 1)", &one).expect("it expands");
    let Some(BindingKind::Variable(cell)) = one.lookup("car") else { panic!("car is a variable") };
    assert!(matches!(one.registry().globals().info(cell).origin, Origin::Alias(_)));
    assert_eq!(one.registry().globals().builtin(cell).map(|name| name.as_str()), Some("car"));
    run("(define (car x) x)", &one).expect("it expands");
    assert_eq!(one.lookup("car"), Some(BindingKind::Variable(cell)));
    assert_eq!(origin(&one, "car"), Origin::Program);
    assert_eq!(origin(&two, "car"), Origin::Builtin);
    assert_eq!(origin(&Environment::core(one.registry()), "car"), Origin::Builtin);
}

#[test]
fn announced_names_are_own_before_their_definition() {
    let environment = session();
    let forms = super::data("(display (list 1)) (define (list . x) x) (set! cdr 2)");
    environment.announce(&forms);
    for name in ["list", "cdr"] {
        assert_eq!(origin(&environment, name), Origin::Program, "{name}");
    }
    let Some(BindingKind::Variable(cell)) = environment.lookup("list") else { panic!("list is a variable") };
    for form in &forms {
        expand(form, &environment).0.expect("it expands");
    }
    assert_eq!(environment.lookup("list"), Some(BindingKind::Variable(cell)));
}

#[test]
fn what_a_program_takes_over_starts_with_the_imported_value() {
    let environment = session();
    let forms = super::data("(display (list 1)) (define (list . x) x)");
    environment.announce(&forms);
    let first = expand(&forms[0], &environment).0.expect("it expands");
    assert_eq!(first, "(begin (define list list) (display (list 1)))");
    assert_eq!(expand(&forms[1], &environment).0.expect("it expands"), "(define list (lambda x.0 x.0))");
    run("(car 1)", &environment).expect("it expands");
    assert!(run("(begin (set! car 1) (if))", &environment).is_err());
    assert_eq!(run("(car 2)", &environment).expect("it expands"), "(begin (define car car) (car 2))");
    assert_eq!(run("(set! car 3)", &environment).expect("it expands"), "(set! car 3)");
    assert_eq!(origin(&environment, "car"), Origin::Program);
}

#[test]
fn a_name_that_is_only_mentioned_is_undefined() {
    let environment = session();
    run("(later 1)", &environment).expect("it expands");
    let Some(BindingKind::Undefined(cell)) = environment.lookup("later") else {
        panic!("later is undefined")
    };
    assert!(!environment.names().contains(&"later"));
    run("(define later 2)", &environment).expect("it expands");
    assert_eq!(environment.lookup("later"), Some(BindingKind::Variable(cell)));
    assert!(environment.names().contains(&"later"));
}

#[test]
fn an_import_reaches_earlier_code() {
    let environment = session();
    run("(define-library (l) (export late) (import (scheme base)) (begin (define (late) 1)))", &environment)
        .expect("a library");
    run("(define (f) (late))", &environment).expect("it expands");
    assert_eq!(
        run("(import (l))", &environment).expect("it expands"),
        "(begin (define late late) #<unspecified>)"
    );
    assert!(matches!(environment.lookup("late"), Some(BindingKind::Variable(_))));
}

#[test]
fn a_program_sees_only_its_imports() {
    let environment = Environment::program(&registry());
    assert_eq!(environment.lookup("car"), None);
    run("(import (only (scheme base) define car))", &environment).expect("it expands");
    run("(define x (car 1))", &environment).expect("it expands");
    assert_eq!(environment.names(), ["car", "define", "x"]);
    assert_eq!(environment.lookup("if"), None);
}

#[test]
fn what_a_template_defines_is_hidden() {
    let environment = session();
    run("(define-syntax m (syntax-rules () ((_) (define secret 1)))) (m)", &environment).expect("it expands");
    assert_eq!(environment.lookup("secret"), None);
    assert!(environment.is_hidden("secret") && !environment.is_hidden("car"));
}

#[test]
fn mistyped_names_are_recognized() {
    let environment = session();
    assert_eq!(closest("dispaly", environment.names()), ["display"]);
    assert_eq!(closest("lsit", environment.names()), ["list"]);
    assert!(["x", "quite-other"].iter().all(|name| closest(name, environment.names()).is_empty()));
    assert_eq!(
        environment.registry().exporters("car").iter().map(|name| &**name).collect::<Vec<_>>(),
        ["lambdust", "scheme base"]
    );
}

#[test]
fn hiding_a_form_is_a_warning() {
    let environment = session();
    let (_, warnings) = expand(&super::data("(define if 1)")[0], &environment);
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].message.contains("hides the `if` form"));
    assert!(matches!(environment.lookup("if"), Some(BindingKind::Variable(_))));
    assert_eq!(environment.lookup("let"), Some(BindingKind::Form(Form::Let)));
}

#[test]
fn a_macro_of_text_is_read_at_its_first_use() {
    let registry = registry();
    let core = Environment::core(&registry);
    core.define_macro("twice", "(syntax-rules () ((_ x) (list x x)))");
    core.define_macro("broken", "(syntax-rules () ((_ x) (x ...)))");
    assert!(core.export("lambdust", "twice", "twice") && core.export("lambdust", "broken", "broken"));
    let environment = Environment::session(&registry);
    let text = "(let ((list 1)) (twice list))";
    assert_eq!(run(text, &environment).expect("it expands"), "(let ((list.0 1)) (list list.0 list.0))");
    assert_eq!(run("(define (list . x) 0) (twice 2)", &environment).expect("it expands"), "(list 2 2)");
    assert!(run("(broken 1)", &environment).is_err());
}

#[test]
fn a_core_name_may_be_used_before_it_is_declared() {
    let environment = session();
    run("(parameterize ((p 1)) 2)", &environment).expect("it expands");
    let core = Environment::core(environment.registry());
    let id = core.declare_builtin("%parameterize");
    assert_eq!(environment.registry().globals().info(id).origin, Origin::Builtin);
    assert_eq!(core.declare_builtin("%parameterize"), id);
}

#[test]
fn every_form_has_its_row() {
    for row in super::super::form::TABLE {
        assert!(!row.form.name().is_empty() && !row.form.usage().is_empty());
    }
}
