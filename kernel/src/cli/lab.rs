//! `lab`: from the binary alone to an open JupyterLab, saying what it does on the way.
//!
//! It uses the JupyterLab on PATH, or makes a private one in the user's data folder. It never changes
//! a Python environment it did not make, and never runs a package manager of the system.

pub(crate) mod environment;
pub(crate) mod jupyter;
pub(crate) mod python;
mod server;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use install::{DEFAULT_NAME, KernelSpec, Location, Surroundings};

use super::arguments::Parsed;
use super::command::{Command, Failure, Operands, flag, text, valued};
use super::program::this_binary;
use super::terminal::tell;
use jupyter::Jupyter;

/// The subcommand `lab`.
pub(crate) const LAB: Command = Command {
    name: "lab",
    operands_text: "[FOLDER] [-- JUPYTERLAB OPTION…]",
    operands: Operands::Optional,
    summary: "open JupyterLab with the kernel in it",
    details: "Opens JupyterLab on FOLDER, or on ./notebooks where there is one. Where no JupyterLab is on PATH, \
              a\nprivate one is made once, of pinned packages, in your data folder.\n",
    options: &[&[
        flag("no-browser", "only say where to point a browser"),
        valued("port", "N", "the port of the server (default: the first free one from 8888)"),
        flag("prepare", "find or make JupyterLab and register the kernel, but do not start it"),
    ]],
    perform,
};

fn perform(parsed: &Parsed) -> Result<ExitCode, Failure> {
    let port = parsed.value("port").map(|port| server::requested_port(text(port)?)).transpose()?;
    let folder = folder_to_open(parsed.operands.first().map(Path::new))?;
    let around = Surroundings::of_this_process();
    let jupyter = match jupyter::on_path() {
        Ok(found) => found,
        Err(why_not) => {
            tell(&format!("{why_not}, so a private one is used"));
            environment::prepare(&around)?
        }
    };
    tell(&format!("JupyterLab {} ({})", jupyter.version, jupyter.whence()));
    register(&jupyter, &around)?;
    if parsed.has("prepare") {
        return Ok(ExitCode::SUCCESS);
    }
    server::start(
        &jupyter,
        &server::Request {
            folder,
            port,
            open_browser: !parsed.has("no-browser"),
            passed_on: parsed.passed_on.clone(),
        },
    )
}

/// The folder the user named; else the notebooks below here, or of the package `cargo run` runs.
fn folder_to_open(named: Option<&Path>) -> Result<PathBuf, Failure> {
    let here = std::env::current_dir().map_err(Failure::failed)?;
    if let Some(folder) = named {
        let folder = here.join(folder);
        return if folder.is_dir() {
            Ok(folder)
        } else {
            Err(Failure::Usage(format!("lab: no folder {}", folder.display())))
        };
    }
    let package =
        std::env::var_os("CARGO_MANIFEST_DIR").map(|folder| Path::new(&folder).join("../notebooks"));
    let notebooks =
        [Some(here.join("notebooks")), package].into_iter().flatten().find(|folder| folder.is_dir());
    Ok(notebooks.map_or(here, |folder| folder.canonicalize().unwrap_or(folder)))
}

/// Makes the kernel known to this Jupyter, keeping what the user chose at an earlier `install`.
fn register(jupyter: &Jupyter, around: &Surroundings) -> Result<(), Failure> {
    let location = match &jupyter.private_prefix {
        Some(prefix) => Location::Prefix(prefix.clone()),
        None => Location::User,
    };
    let folder = location.kernels(around).map_err(Failure::failed)?.join(DEFAULT_NAME);
    let program = this_binary()?;
    let mut spec = KernelSpec::new(program.display().to_string());
    let earlier = std::fs::read_to_string(folder.join("kernel.json")).ok();
    if let Some(earlier) = earlier.and_then(|text| KernelSpec::from_json(&text).ok()) {
        if earlier == spec {
            return Ok(());
        }
        spec.env = earlier.env;
        spec.display_name = earlier.display_name;
    }
    install::write(&spec, &folder).map_err(Failure::failed)?;
    tell(&format!("kernel registered in {}", folder.display()));
    Ok(())
}
