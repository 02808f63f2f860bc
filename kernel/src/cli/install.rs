//! `install` and `uninstall`: the kernelspec by which Jupyter finds and starts the kernel.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use install::{DEFAULT_NAME, KernelSpec, Location, Surroundings, checked_name};

use super::arguments::Parsed;
use super::command::{Command, Failure, Operands, Opt, flag, text, valued};
use super::lab::python::sys_prefix;
use super::program::this_binary;
use super::terminal;

/// The options that say which kernelspec, and where.
const PLACE: [Opt; 5] = [
    flag("user", "in your own folder, for every Jupyter of yours (the default)"),
    flag("sys-prefix", "in the active Python environment only"),
    valued("prefix", "FOLDER", "below FOLDER/share/jupyter"),
    valued("name", "NAME", "the kernel's name (default: lambdust)"),
    flag("dry-run", "only say what would be done"),
];

/// The subcommand `install`.
pub(crate) const INSTALL: Command = Command {
    name: "install",
    operands_text: "",
    operands: Operands::None,
    summary: "make the kernel known to Jupyter",
    details: "Writes a kernelspec (kernel.json and logos) that starts this very binary. Run it again after \
              moving\nthe binary; `lambdust doctor` tells when that is needed.\n",
    options: &[
        &PLACE,
        &[
            valued("display-name", "TEXT", "what Jupyter shows (default: Scheme (Lambdust))"),
            valued(
                "env",
                "KEY=VALUE",
                "a variable for the kernel's process, such as LAMBDUST_HEAP=2G; repeatable",
            ),
            valued("write", "FOLDER", "write just the kernelspec's files into FOLDER"),
        ],
    ],
    perform: perform_install,
};

/// The subcommand `uninstall`.
pub(crate) const UNINSTALL: Command = Command {
    name: "uninstall",
    operands_text: "",
    operands: Operands::None,
    summary: "make Jupyter forget the kernel",
    details: "Removes the files that `lambdust install` wrote to the same place, and no others.\n",
    options: &[&PLACE],
    perform: perform_uninstall,
};

fn perform_install(parsed: &Parsed) -> Result<ExitCode, Failure> {
    let spec = requested_spec(parsed)?;
    let folder = match parsed.value("write") {
        Some(_) if has_place(parsed) || parsed.has("name") => {
            return Err(Failure::Usage(
                "install: --write names the folder itself; leave out --user, --sys-prefix, --prefix and --name".into(),
            ));
        }
        Some(folder) => PathBuf::from(folder),
        None => requested_folder(parsed)?,
    };
    if parsed.has("dry-run") {
        terminal::print(&format!(
            "would write {}:\n{}",
            folder.join("kernel.json").display(),
            spec.to_json()
        ));
        return Ok(ExitCode::SUCCESS);
    }
    install::write(&spec, &folder).map_err(Failure::failed)?;
    terminal::print(&format!("{} is installed in {}\n", spec.display_name, folder.display()));
    if !parsed.has("write") {
        warn_when_shadowed(&folder);
    }
    Ok(ExitCode::SUCCESS)
}

fn perform_uninstall(parsed: &Parsed) -> Result<ExitCode, Failure> {
    let folder = requested_folder(parsed)?;
    if parsed.has("dry-run") {
        terminal::print(&format!("would remove the kernelspec in {}\n", folder.display()));
        return Ok(ExitCode::SUCCESS);
    }
    install::remove(&folder).map_err(Failure::failed)?;
    terminal::print(&format!("removed the kernelspec in {}\n", folder.display()));
    if let Some(lab) = super::lab::environment::existing(&Surroundings::of_this_process()) {
        terminal::tell(&format!(
            "the private JupyterLab of `lambdust lab` stays; to be rid of it, remove {}",
            lab.display()
        ));
    }
    Ok(ExitCode::SUCCESS)
}

fn requested_spec(parsed: &Parsed) -> Result<KernelSpec, Failure> {
    let program = this_binary()?;
    let program = program.into_os_string().into_string().map_err(|path| {
        Failure::Failed(format!(
            "kernel.json holds only Unicode, and this program is {}",
            path.to_string_lossy()
        ))
    })?;
    let mut spec = KernelSpec::new(program);
    if let Some(name) = parsed.value("display-name") {
        spec.display_name = text(name)?.to_owned();
    }
    for pair in parsed.values("env") {
        let (key, value) =
            text(pair)?.split_once('=').filter(|(key, _)| !key.is_empty()).ok_or_else(|| {
                Failure::Usage(format!("--env: expected KEY=VALUE, got `{}`", pair.to_string_lossy()))
            })?;
        spec.env.push((key.to_owned(), value.to_owned()));
    }
    Ok(spec)
}

fn has_place(parsed: &Parsed) -> bool {
    ["user", "sys-prefix", "prefix"].iter().any(|place| parsed.has(place))
}

/// The folder of the kernelspec that the options mean.
fn requested_folder(parsed: &Parsed) -> Result<PathBuf, Failure> {
    let around = Surroundings::of_this_process();
    let places = ["user", "sys-prefix", "prefix"].iter().filter(|place| parsed.has(place)).count();
    if places > 1 {
        return Err(Failure::Usage("choose one of --user, --sys-prefix and --prefix".into()));
    }
    let location = if let Some(prefix) = parsed.value("prefix") {
        // the folder is shown and kept, so it must not depend on where the command was typed
        Location::Prefix(std::path::absolute(prefix).map_err(Failure::failed)?)
    } else if parsed.has("sys-prefix") {
        let python = if around.active_environment().is_none() { sys_prefix() } else { None };
        Location::SysPrefix { python }
    } else {
        Location::User
    };
    let name = match parsed.value("name") {
        Some(name) => checked_name(text(name)?).map_err(|error| Failure::Usage(error.to_string()))?,
        None => DEFAULT_NAME.to_owned(),
    };
    Ok(location.kernels(&around).map_err(Failure::failed)?.join(name))
}

/// Says so when Jupyter would start another kernelspec of the same name.
fn warn_when_shadowed(folder: &Path) {
    let Some(name) = folder.file_name().and_then(|name| name.to_str()) else { return };
    let first = install::find_installed(name, &Surroundings::of_this_process()).into_iter().next();
    if let Some(first) = first.filter(|first| first != folder && install_order_knows(folder)) {
        terminal::complain(&format!(
            "note: Jupyter finds {} first; remove that one, or use --name",
            first.display()
        ));
    }
}

/// A prefix that is not on this process's search path may be on another Jupyter's.
fn install_order_knows(folder: &Path) -> bool {
    folder.parent().is_some_and(|kernels| {
        install::search_path(&Surroundings::of_this_process()).iter().any(|known| known == kernels)
    })
}
