//! `kernel -f FILE`: the process that Jupyter starts for a notebook.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use ::kernel::Evaluator;
use ::kernel::echo::Echo;
use ::kernel::{self as server, Language};

use super::Settings;
use super::arguments::Parsed;
use super::command::{Command, Failure, Operands, Opt, flag};
use super::settings;

/// The subcommand `kernel`.
pub(crate) const KERNEL: Command = Command {
    name: "kernel",
    operands_text: "",
    operands: Operands::None,
    summary: "serve a notebook; Jupyter starts this",
    details: "Serves the front end that wrote the connection file FILE, until it asks for the end.\n",
    options: &[
        &[
            Opt {
                long: "connection-file",
                short: Some('f'),
                value: Some("FILE"),
                help: "ports and key, as Jupyter wrote them",
            },
            // a language that repeats its input, to time the kernel without the interpreter
            flag("echo", ""),
        ],
        &settings::OPTIONS,
    ],
    perform,
};

fn perform(parsed: &Parsed) -> Result<ExitCode, Failure> {
    let file = parsed.value("connection-file").ok_or_else(|| {
        Failure::Usage("kernel: expected -f FILE; Jupyter starts this command, see lambdust install".into())
    })?;
    let settings = Settings::read(parsed)?;
    let language: Arc<dyn Language> =
        if parsed.has("echo") { Arc::new(Echo::new().map_err(Failure::failed)?) } else { scheme(&settings)? };
    let options = server::Options {
        output_limit: usize::try_from(settings.output_limit_bytes).unwrap_or(usize::MAX),
        ..server::Options::default()
    };
    server::run(Path::new(file), language, options).map_err(Failure::failed)
}

/// The interpreter, as the kernel sees it.
fn scheme(settings: &Settings) -> Result<Arc<dyn Language>, Failure> {
    let evaluator = Evaluator::new(settings.machine(vec!["lambdust".into()])).map_err(Failure::failed)?;
    Ok(Arc::new(evaluator))
}
