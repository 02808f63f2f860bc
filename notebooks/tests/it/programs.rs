//! `run` and `eval`: what a program prints, where, and how it ends.

use std::fs;
use std::process::Command;
use std::time::Duration;

use notebooks::{Ended, lambdust, run, run_with_input, scratch};

const LIMIT: Duration = Duration::from_secs(120);

fn eval(expression: &str) -> Ended {
    run(Command::new(lambdust()).args(["eval", expression]), LIMIT)
}

fn run_program(name: &str, program: impl AsRef<[u8]>, arguments: &[&str]) -> Ended {
    let folder = scratch(&format!("programs-{name}"));
    fs::write(folder.join("program.scm"), program).expect("the scratch folder is writable");
    let mut command = Command::new(lambdust());
    command.current_dir(folder).args(["run", "program.scm"]).args(arguments);
    run(command, LIMIT)
}

#[track_caller]
fn expect(ended: &Ended, code: i32, stdout: &str, stderr: &str) {
    assert_eq!(ended.status.and_then(|status| status.code()), Some(code), "{}", ended.report());
    assert_eq!(ended.stdout, stdout, "{}", ended.report());
    assert!(ended.stderr.contains(stderr), "expected `{stderr}` in standard error\n{}", ended.report());
    assert_eq!(ended.stderr.is_empty(), stderr.is_empty(), "{}", ended.report());
}

#[test]
fn eval_prints_values_as_write_does() {
    for (expression, printed) in [
        ("(+ 40 2)", "42\n"),
        ("-5", "-5\n"),
        ("\"a\\nb\"", "\"a\\nb\"\n"),
        ("(list 'a #\\b \"c\")", "(a #\\b \"c\")\n"),
        ("(values 1 2)", "1\n2\n"),
        ("(values)", ""),
        ("(if #f #f)", ""),
        ("(begin (display \"x\") 'y)", "xy\n"),
    ] {
        expect(&eval(expression), 0, printed, "");
    }
}

#[test]
fn an_uncaught_error_goes_to_standard_error_with_code_1() {
    for (expression, said) in [
        ("(car 5)", "car"),
        ("(error \"boom\" 1)", "boom"),
        ("no-such-name", "no-such-name"),
        ("(5 6)", "5"),
        ("((lambda (x) x))", "argument"),
        ("(vector-ref (vector 1 2) 10)", "10"),
        ("(display 1", "("),
        (")", ")"),
        ("(list 1]", "]"),
    ] {
        expect(&eval(expression), 1, "", said);
    }
}

#[test]
fn a_program_prints_what_it_writes_and_no_values() {
    expect(
        &run_program("values", "(define x 42)\nx\n(display x)\n(newline)\n\"unseen\"\n", &[]),
        0,
        "42\n",
        "",
    );
}

#[test]
fn arguments_are_the_programs_own() {
    let program = "(write (cdr (command-line)))";
    expect(
        &run_program("arguments", program, &["--heap", "a b", "-h"]),
        0,
        "(\"--heap\" \"a b\" \"-h\")",
        "",
    );
}

#[test]
fn exit_ends_with_its_code_after_output_is_flushed() {
    for (program, code, printed) in [
        ("(display \"out\") (exit 7) (display \"never\")", 7, "out"),
        ("(display \"out\") (exit)", 0, "out"),
        ("(exit #t)", 0, ""),
        ("(exit #f)", 1, ""),
        ("(dynamic-wind (lambda () #f) (lambda () (exit 3)) (lambda () (display \"after\")))", 3, "after"),
    ] {
        expect(&run_program("exit", program, &[]), code, printed, "");
    }
}

#[test]
fn a_program_reads_its_standard_input() {
    let folder = scratch("programs-input");
    fs::write(
        folder.join("program.scm"),
        "(write (read-line)) (write (read-line)) (write (eof-object? (read-line)))",
    )
    .expect("the scratch folder is writable");
    let mut command = Command::new(lambdust());
    command.current_dir(folder).args(["run", "program.scm"]);
    expect(&run_with_input(command, "one\ntwo", LIMIT), 0, "\"one\"\"two\"#t", "");
}

#[test]
fn a_program_that_cannot_be_read_is_said() {
    let mut missing = Command::new(lambdust());
    missing.args(["run", "/no/such/program.scm"]);
    expect(&run(missing, LIMIT), 1, "", "/no/such/program.scm");
    expect(&run_program("utf8", b"(display \"\xff\")", &[]), 1, "", "UTF-8");
    expect(&run_program("open", "(display 1)\n(define (f x)\n  (+ x 1)\n", &[]), 1, "", "program.scm");
}

#[test]
fn a_quoted_list_may_be_a_million_deep() {
    let deep = format!("(define deep '{}{})\n(write (pair? deep))", "(".repeat(999_990), ")".repeat(999_990));
    expect(&run_program("deep", deep.as_bytes(), &[]), 0, "#t", "");
}

#[test]
fn limits_end_a_program_with_a_clear_error() {
    let limited = |setting: [&str; 2], program: &str| {
        let folder = scratch("programs-limits");
        fs::write(folder.join("program.scm"), program).expect("the scratch folder is writable");
        let mut command = Command::new(lambdust());
        command.current_dir(folder).arg("run").args(setting).arg("program.scm");
        run(command, LIMIT)
    };
    let deep = "(define (deep n) (+ 1 (deep n))) (deep 0)";
    expect(&limited(["--recursion", "16M"], deep), 1, "", "stack-overflow");
    let grows = "(let loop ((all '())) (loop (cons (make-vector 1000 0) all)))";
    expect(&limited(["--heap", "64M"], grows), 1, "", "out-of-memory");
    let nested = format!("{}1{}", "(".repeat(101), ")".repeat(101));
    expect(&limited(["--reader-nesting", "100"], &format!("'{nested}")), 1, "", "nest");
    let counts = "(define (count n) (if (= n 0) 0 (+ 1 (count (- n 1))))) (display (count 1000000))";
    expect(&limited(["--recursion", "1G"], counts), 0, "1000000", "");
}
