//! `doctor`: checks each thing the start of a kernel needs, starts it once, runs a cell, and says for
//! whatever fails how to mend it. It changes nothing: what it writes is in a temporary folder.

mod client;
mod trial;

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{self, ExitCode};

use install::{DEFAULT_NAME, KernelSpec, Surroundings, checked_name, find_installed, search_path};

use super::arguments::Parsed;
use super::command::{Command, Failure, Operands, text, valued};
use super::lab::jupyter::{self, Jupyter};
use super::program::{is_executable, this_binary};
use super::terminal;

/// The subcommand `doctor`.
pub(crate) const DOCTOR: Command = Command {
    name: "doctor",
    operands_text: "",
    operands: Operands::None,
    summary: "check that Jupyter can start the kernel, and say what to mend",
    details: "Checks each thing the start of a kernel needs, starts the kernel once and runs a cell. The exit \
              code is 1\nif something must be mended.\n",
    options: &[&[valued("name", "NAME", "the kernel's name (default: lambdust)")]],
    perform,
};

/// What one check found.
struct Finding {
    /// What was checked, in a word or two.
    what: &'static str,
    /// What was found.
    found: String,
    /// Whether a kernel can start all the same.
    verdict: Verdict,
}

enum Verdict {
    /// As it should be.
    Well,
    /// A kernel starts, but perhaps not as the user thinks.
    Note { fix: String },
    /// No kernel starts.
    Ill { fix: String },
}

impl Finding {
    fn well(what: &'static str, found: impl Into<String>) -> Self {
        Finding { what, found: found.into(), verdict: Verdict::Well }
    }

    fn note(what: &'static str, found: impl Into<String>, fix: impl Into<String>) -> Self {
        Finding { what, found: found.into(), verdict: Verdict::Note { fix: fix.into() } }
    }

    fn ill(what: &'static str, found: impl Into<String>, fix: impl Into<String>) -> Self {
        Finding { what, found: found.into(), verdict: Verdict::Ill { fix: fix.into() } }
    }

    fn print(&self) {
        let (mark, fix) = match &self.verdict {
            Verdict::Well => ("ok  ", None),
            Verdict::Note { fix } => ("note", Some(fix)),
            Verdict::Ill { fix } => ("FAIL", Some(fix)),
        };
        terminal::print(&format!("{mark}  {:<11}  {}\n", self.what, self.found));
        if let Some(fix) = fix {
            terminal::print(&format!("                   fix: {fix}\n"));
        }
    }
}

fn perform(parsed: &Parsed) -> Result<ExitCode, Failure> {
    let name = match parsed.value("name") {
        Some(name) => checked_name(text(name)?).map_err(|error| Failure::Usage(error.to_string()))?,
        None => DEFAULT_NAME.to_owned(),
    };
    let mut around = Surroundings::of_this_process();
    let here = this_binary()?;
    let jupyter = jupyter::on_path();
    if let Some(prefix) = jupyter.as_ref().ok().and_then(Jupyter::prefix) {
        around = around.inside(&prefix);
    }
    let mut ill = 0;
    let mut report = |finding: Finding| {
        finding.print();
        ill += usize::from(matches!(finding.verdict, Verdict::Ill { .. }));
    };
    report(Finding::well("program", format!("{} {}", here.display(), env!("CARGO_PKG_VERSION"))));
    report(check_jupyter(jupyter));
    let (finding, spec) = check_spec(&name, &around);
    report(finding);
    if let Some(spec) = &spec {
        report(check_spec_program(spec, &here));
    }
    report(check_runtime_folder(&around));
    report(check_loopback());
    // without a kernelspec the kernel itself can still be tried
    let spec = spec.unwrap_or_else(|| KernelSpec::new(here.display().to_string()));
    for finding in trial::run(&spec) {
        report(finding);
    }
    terminal::print(if ill == 0 {
        "\nJupyter can start the kernel.\n"
    } else {
        "\nsomething must be mended.\n"
    });
    Ok(if ill == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn check_jupyter(jupyter: Result<Jupyter, String>) -> Finding {
    match jupyter {
        Ok(jupyter) => Finding::well("JupyterLab", format!("{} ({})", jupyter.version, jupyter.whence())),
        Err(why_not) => Finding::note(
            "JupyterLab",
            why_not,
            "`lambdust lab` makes a private one; other programs, such as VS Code, bring their own",
        ),
    }
}

/// The kernelspec that Jupyter would use.
fn check_spec(name: &str, around: &Surroundings) -> (Finding, Option<KernelSpec>) {
    const WHAT: &str = "kernelspec";
    let install = if name == DEFAULT_NAME {
        "lambdust install".to_owned()
    } else {
        format!("lambdust install --name {name}")
    };
    let mut found = find_installed(name, around).into_iter();
    let Some(folder) = found.next() else {
        let folders: Vec<_> = search_path(around).iter().map(|folder| folder.display().to_string()).collect();
        return (Finding::ill(WHAT, format!("no `{name}` in {}", folders.join(", ")), install), None);
    };
    let file = folder.join("kernel.json");
    let read = std::fs::read_to_string(&file).map_err(|error| error.to_string());
    let spec = match read.and_then(|text| KernelSpec::from_json(&text).map_err(|error| error.to_string())) {
        Ok(spec) => spec,
        Err(error) => return (Finding::ill(WHAT, format!("{}: {error}", file.display()), install), None),
    };
    let finding = match found.next() {
        None => Finding::well(WHAT, file.display().to_string()),
        Some(hidden) => Finding::note(
            WHAT,
            format!("{} hides {}", file.display(), hidden.display()),
            "lambdust uninstall the one that is not wanted, with the options it was installed with",
        ),
    };
    (finding, Some(spec))
}

/// The program the kernelspec names: is it there, and is it this one?
fn check_spec_program(spec: &KernelSpec, here: &Path) -> Finding {
    const WHAT: &str = "its program";
    let program = PathBuf::from(&spec.argv[0]);
    if !program.is_absolute() {
        let fix = "lambdust install, which writes an absolute path";
        return Finding::note(WHAT, format!("{} depends on the PATH of the server", program.display()), fix);
    }
    if !program.exists() {
        return Finding::ill(WHAT, format!("{} does not exist", program.display()), "lambdust install");
    }
    if !is_executable(&program) {
        let fix = format!("chmod +x {}", program.display());
        return Finding::ill(WHAT, format!("{} may not be executed", program.display()), fix);
    }
    let same = matches!((program.canonicalize(), here.canonicalize()), (Ok(a), Ok(b)) if a == b);
    if same {
        return Finding::well(WHAT, "this one");
    }
    let version =
        jupyter::answer(process::Command::new(&program).arg("--version")).unwrap_or("no lambdust".into());
    let fix = "lambdust install, if Jupyter should start this program instead";
    Finding::note(WHAT, format!("{}, another one ({version})", program.display()), fix)
}

/// Jupyter writes a file there for each kernel it starts.
fn check_runtime_folder(around: &Surroundings) -> Finding {
    const WHAT: &str = "folder";
    let folder = match around.jupyter_runtime() {
        Ok(folder) => folder,
        Err(error) => return Finding::ill(WHAT, error.to_string(), "set JUPYTER_RUNTIME_DIR"),
    };
    if !folder.exists() {
        return Finding::well(WHAT, format!("{}, which Jupyter makes at its first start", folder.display()));
    }
    let probe = folder.join(format!(".lambdust-doctor-{}", process::id()));
    let written = std::fs::write(&probe, "");
    // a probe that was not written cannot be removed
    let _ = std::fs::remove_file(&probe);
    match written {
        Ok(()) => Finding::well(WHAT, format!("{} can be written to", folder.display())),
        Err(error) => Finding::ill(
            WHAT,
            format!("{}: {error}", folder.display()),
            "make the folder yours, or name another in JUPYTER_RUNTIME_DIR",
        ),
    }
}

/// A kernel has five ports on this machine's own address.
fn check_loopback() -> Finding {
    let ports: Result<Vec<_>, _> =
        (0..client::CHANNELS).map(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).collect();
    match ports {
        Ok(_) => Finding::well("ports", format!("{} can be opened on 127.0.0.1", client::CHANNELS)),
        Err(error) => Finding::ill(
            "ports",
            format!("127.0.0.1 refuses: {error}"),
            "allow programs to listen on the loopback interface (container, sandbox or firewall settings)",
        ),
    }
}
