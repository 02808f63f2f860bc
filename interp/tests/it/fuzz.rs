//! The fuzzer's corpus, run without the fuzzer; and random programs, which do the same on the pool, in the
//! simulator and with a collection at every poll.

#[allow(dead_code, unreachable_pub, reason = "public for the fuzzer, which uses all of it")]
#[path = "../../fuzz/src/grammar.rs"]
mod grammar;
#[allow(dead_code, unreachable_pub, reason = "public for the fuzzer, which uses all of it")]
#[path = "../../fuzz/src/stages.rs"]
mod stages;

use crate::machine::{self, Mode, Outcome};
use crate::random::Random;
use crate::suite;
use libtest_mimic::Trial;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

/// All tests.
pub(crate) fn trials() -> Vec<Trial> {
    let differential = |cases: u64| move || modes_agree(cases).map_err(Into::into);
    vec![
        Trial::test("fuzz/corpus", || corpus().map_err(Into::into)),
        Trial::test("fuzz/modes agree", differential(200)),
        Trial::test("fuzz/modes agree::many", differential(10_000)).with_ignored_flag(true),
    ]
}

/// An input of the corpus takes some milliseconds; on a busy machine more, but not this much.
const PATIENCE: Duration = Duration::from_secs(20);

fn corpus() -> Result<(), String> {
    let files = suite::files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus"), "scm");
    if files.is_empty() {
        return Err("there is no corpus".to_owned());
    }
    let mut programs = stages::Programs::default();
    for file in files {
        let text =
            std::fs::read_to_string(&file).map_err(|problem| format!("{}: {problem}", file.display()))?;
        let start = Instant::now();
        let run = || {
            if let Some(program) = stages::read(&text) {
                programs.run(&program);
            }
        };
        catch_unwind(AssertUnwindSafe(run)).map_err(|_| format!("{} fails, see above", file.display()))?;
        if start.elapsed() > PATIENCE {
            return Err(format!("{} takes {:?}", file.display(), start.elapsed()));
        }
    }
    Ok(())
}

/// What a program may take in the simulator; one that takes more has been given a loop by mistake and is
/// of no use here.
const STEPS: u64 = 100_000;

fn modes_agree(cases: u64) -> Result<(), String> {
    for seed in 0..cases {
        let mut random = Random::new(seed);
        let program = grammar::program(&mut |bound| random.below(bound));
        let expected = outcome(&program, Mode::Sim(seed))?;
        if is_endless(&expected) {
            continue;
        }
        for mode in [Mode::Pool(2), Mode::Collecting] {
            let found = outcome(&program, mode)?;
            if (&found.output, &found.result) != (&expected.output, &expected.result) {
                return Err(format!(
                    "seed {seed}:\n{program}\nin the simulator: {expected:?}\n{}: {found:?}",
                    mode.name()
                ));
            }
        }
    }
    Ok(())
}

fn outcome(program: &str, mode: Mode) -> Result<Outcome, String> {
    let mut session = machine::session_with(mode, |config| {
        config.fuel = Some(STEPS);
        config.files = false;
    })?;
    Ok(session.evaluate(program))
}

fn is_endless(outcome: &Outcome) -> bool {
    outcome.result.as_ref().is_err_and(|report| report.starts_with("interrupted"))
}
