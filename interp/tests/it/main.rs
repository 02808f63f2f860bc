//! The integration tests of `interp`: every text program of `tests/suite` under every mode, each as
//! a test of its own name. Tests speak to the language through text only, never through its parts;
//! only the reader and the numbers, which the library image is also built with, have tables of their own.

mod actors;
mod benches;
mod completion;
mod conformance;
mod data;
mod declaration;
mod examples;
mod files;
mod fuzz;
mod golden;
mod help;
mod hints;
mod library;
mod machine;
mod metrics;
mod misuse;
mod number;
mod outside;
mod published;
mod random;
mod reader;
mod reference;
mod round_trip;
mod seeds;
mod simulation;
mod suite;
mod transactions;
mod waiting;

fn main() {
    let arguments = libtest_mimic::Arguments::from_args();
    let mut trials = suite::format_trials();
    trials.extend(suite::program_trials());
    trials.extend(examples::trials());
    trials.extend(benches::trials());
    trials.extend(actors::trials());
    trials.extend(files::trials());
    trials.extend(completion::trials());
    trials.extend(conformance::trials());
    trials.extend(library::trials());
    trials.extend(metrics::trials());
    trials.extend(number::trials());
    trials.extend(outside::trials());
    trials.extend(reader::trials());
    trials.extend(reference::trials());
    trials.extend(round_trip::trials());
    trials.extend(seeds::trials());
    trials.extend(fuzz::trials());
    trials.extend(help::trials());
    trials.extend(hints::trials());
    trials.extend(misuse::trials());
    trials.extend(simulation::trials());
    trials.extend(transactions::trials());
    trials.extend(waiting::trials());
    libtest_mimic::run(&arguments, trials).exit();
}
