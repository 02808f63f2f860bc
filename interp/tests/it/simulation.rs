//! Runs with a seed: the same seed gives the same output, values and reports, whatever scheduler the machine
//! has around the run; and requests from outside reach what runs inside.

use crate::machine::{self, Mode, Outcome};
use crate::suite::{self, Program};
use libtest_mimic::Trial;
use std::path::{Path, PathBuf};

/// All tests.
pub(crate) fn trials() -> Vec<Trial> {
    let hosted = |folders, seeds| move || hosts_agree(folders, seeds).map_err(Into::into);
    let machine = |folders, seeds| move || machine_repeats(folders, seeds).map_err(Into::into);
    vec![
        Trial::test("simulation/one seed, every host", hosted(FEW, 1)),
        Trial::test("simulation/one seed, every host::many", hosted(FOLDERS, 50)).with_ignored_flag(true),
        Trial::test("simulation/a machine with a seed repeats", machine(FEW, 1)),
        Trial::test("simulation/a machine with a seed repeats::many", machine(FOLDERS, 50))
            .with_ignored_flag(true),
        Trial::test("simulation/collections make no difference", || collections().map_err(Into::into)),
        Trial::test("simulation/interrupts", || interrupts().map_err(Into::into)),
        Trial::test("simulation/orders differ", || orders_differ().map_err(Into::into)),
    ]
}

/// The folders whose programs are run: those in which fibers meet.
const FOLDERS: &[&str] = &["fibers", "simulation", "sync", "actors", "events", "guide"];
/// Those of them that take a few seconds.
const FEW: &[&str] = &["fibers", "simulation"];
/// Programs that make many runs themselves, for which the comparison would take too long.
const SKIPPED: &[&str] = &["shared-access"];

/// The programs of these folders but for the heavy ones, which would take hours under many seeds.
fn programs(folders: &[&str]) -> Vec<PathBuf> {
    let files = folders.iter().flat_map(|folder| suite::files(&suite::root().join(folder), "scm"));
    let is_heavy = |file: &Path| std::fs::read_to_string(file).is_ok_and(|text| text.starts_with(";; heavy"));
    files
        .filter(|file| !SKIPPED.iter().any(|name| file.file_stem().is_some_and(|stem| stem == *name)))
        .filter(|file| !is_heavy(file))
        .collect()
}

fn read(file: &Path) -> Result<Program, String> {
    let text = std::fs::read_to_string(file).map_err(|problem| format!("{}: {problem}", file.display()))?;
    Ok(Program::parse(&text))
}

/// Evaluates the forms of a program in one run with this seed; those that fail show how.
fn inside(file: &Path, mode: Mode, seed: u64) -> Result<Vec<Outcome>, String> {
    let mut session = machine::session(mode)?;
    let code: Vec<String> = read(file)?.parts.into_iter().map(|part| part.code).collect();
    let run = format!(
        "(with-seed {seed}
           (lambda ()
             (for-each
               (lambda (form)
                 (guard (e (#t (write (if (error-object? e) (condition-message e) e))))
                   (write (eval form (interaction-environment)))))
               '({}
))))",
        code.join("\n")
    );
    Ok(vec![session.evaluate(&run)])
}

fn hosts_agree(folders: &[&str], seeds: u64) -> Result<(), String> {
    for file in programs(folders) {
        for seed in 0..seeds {
            let expected = inside(&file, Mode::Pool(1), seed)?;
            for mode in [Mode::Pool(1), Mode::Pool(2), Mode::Pool(8), Mode::Sim(seed + 1)] {
                compare(&file, seed, &expected, &inside(&file, mode, seed)?, &mode.name())?;
            }
        }
    }
    Ok(())
}

fn machine_repeats(folders: &[&str], seeds: u64) -> Result<(), String> {
    let all = |file: &Path, seed| -> Result<Vec<Outcome>, String> {
        let mut session = machine::session(Mode::Sim(seed))?;
        Ok(read(file)?.parts.iter().map(|part| session.evaluate(&part.code)).collect())
    };
    for file in programs(folders) {
        for seed in 0..seeds {
            compare(&file, seed, &all(&file, seed)?, &all(&file, seed)?, "again")?;
        }
    }
    Ok(())
}

fn compare(file: &Path, seed: u64, expected: &[Outcome], found: &[Outcome], how: &str) -> Result<(), String> {
    match expected.iter().zip(found).position(|(expected, found)| expected != found) {
        None => Ok(()),
        Some(part) => Err(format!(
            "{}, part {part}, seed {seed}, {how}:\n{:?}\ninstead of\n{:?}",
            file.display(),
            found[part],
            expected[part]
        )),
    }
}

/// Fibers that hold garbage and structure while they stop at accesses, with a collection at every poll.
const BUSY: &str = "
(define x (list 1))
(define (work tag)
  (let ((mine (list tag)))
    (let loop ((i 0))
      (if (< i 20)
          (begin
            (set! x (cons (list tag i (car mine)) x))
            (set! mine (cons (vector i (car x) (string #\\a)) mine))
            (display (list tag i (length x)))
            (loop (+ i 1)))))
    (length mine)))
(define (run) (set! x (list 1)) (map thread-join! (map (lambda (tag) (thread (lambda () (work tag)))) '(a b c))))";

fn collections() -> Result<(), String> {
    let run = |mode, collecting: bool, code: &str| -> Result<Outcome, String> {
        let mut session = machine::session_with(mode, |config| {
            config.heap.collect_at_every_poll = collecting;
            config.heap.poison = collecting;
            config.heap.verify = collecting;
        })?;
        session.evaluate(BUSY);
        Ok(session.evaluate(code))
    };
    for seed in 1..6 {
        let hosted = format!("(with-seed {seed} run)");
        for (mode, code) in [(Mode::Pool(1), hosted.as_str()), (Mode::Sim(seed), "(run)")] {
            let (plain, collecting) = (run(mode, false, code)?, run(mode, true, code)?);
            if plain != collecting || plain.result != Ok(vec!["(21 21 21)".to_owned()]) {
                return Err(format!("seed {seed}, {}: {plain:?}\nand {collecting:?}", mode.name()));
            }
        }
    }
    Ok(())
}

fn interrupts() -> Result<(), String> {
    let check = |code: &str, at: &[usize], output: &str, result: Result<Vec<String>, String>| {
        let mut session = machine::session(Mode::Pool(2))?;
        let found = session.evaluate_interrupted(code, at);
        if (found.output.as_str(), &found.result) != (output, &result) {
            return Err(format!("{code}: {found:?}"));
        }
        let after = session.evaluate("(with-seed 1 (lambda () (thread-join! (thread (lambda () 5)))))");
        if after.result == Ok(vec!["5".to_owned()]) { Ok(()) } else { Err(format!("{code}, then {after:?}")) }
    };
    let interrupted = || Err("interrupted: interrupted ".to_owned());
    let caught =
        "(with-seed 1 (lambda () (guard (e (#t (condition-kind e))) (display 1) (let loop () (loop)))))";
    check(caught, &[1], "1", Ok(vec!["interrupted".to_owned()]))?;
    let uncaught = "(with-seed 1 (lambda () (dynamic-wind void (lambda () (display 1) (let loop () (loop))) (lambda () (display 2)))))";
    check(uncaught, &[1], "12", interrupted())?;
    let sleeping = "(with-seed 1 (lambda () (display 1) (let loop () (sleep 1) (loop))))";
    check(sleeping, &[1], "1", interrupted())?;
    let nested = "(with-seed 1 (lambda () (with-seed 2 (lambda () (display 1) (let loop () (loop))))))";
    check(nested, &[1], "1", interrupted())?;
    let stubborn = "(with-seed 1 (lambda () (display 1) (let loop () (guard (e (#t (display 2))) (let loop () (loop))) (loop))))";
    check(stubborn, &[1, 2], "12", interrupted())?;
    let threads =
        "(with-seed 1 (lambda () (display 1) (thread-join! (thread (lambda () (let loop () (loop)))))))";
    check(threads, &[1], "1", interrupted())
}

/// What the seed decides does differ between seeds: the order in which threads come to one place.
fn orders_differ() -> Result<(), String> {
    let mut session = machine::session(Mode::Pool(1))?;
    let code = |seed| {
        format!(
            "(with-seed {seed} (lambda () (for-each thread-join! (map (lambda (i) (thread (lambda () (display i)))) '(1 2 3)))))"
        )
    };
    let mut orders: Vec<String> = (0..100).map(|seed| session.evaluate(&code(seed)).output).collect();
    orders.sort();
    orders.dedup();
    if orders == ["123", "132", "213", "231", "312", "321"] { Ok(()) } else { Err(format!("{orders:?}")) }
}
