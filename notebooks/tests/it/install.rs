//! `install`, `uninstall` and `doctor` of the binary, seen from Jupyter.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use notebooks::{Ended, Jupyter, lambdust, run, scratch};

const LIMIT: Duration = Duration::from_secs(120);

/// Runs the binary with a home of its own.
fn lambdust_at(home: &Path, arguments: &[&str]) -> Ended {
    let mut command = Command::new(lambdust());
    command.args(arguments).current_dir(home);
    command.env("JUPYTER_DATA_DIR", home.join("data")).env_remove("JUPYTER_PATH").env_remove("VIRTUAL_ENV");
    run(command, LIMIT)
}

#[test]
fn jupyter_installs_what_install_write_wrote_and_runs_a_cell_with_it() {
    let scratch = scratch("install-write");
    let prefix = scratch.join("prefix");
    lambdust_at(
        &scratch,
        &["install", "--write", "spec", "--display-name", "Mine", "--env", "LAMBDUST_HEAP=256M"],
    )
    .expect_success();
    let mut register = Jupyter::shared().python(&scratch, ["-m", "jupyter", "kernelspec", "install", "spec"]);
    run(register.args(["--name", "lambdust", "--prefix"]).arg(&prefix), LIMIT).expect_success();

    let mut cell = Jupyter::shared().client(&scratch, "one_cell.py");
    cell.args(["lambdust", "(+ 40 2)"]).env("JUPYTER_PATH", prefix.join("share/jupyter"));
    assert_eq!(run(cell, LIMIT).expect_success().stdout, "42\n");

    let spec = fs::read_to_string(prefix.join("share/jupyter/kernels/lambdust/kernel.json"))
        .expect("it is installed");
    assert!(spec.contains("\"Mine\"") && spec.contains("\"LAMBDUST_HEAP\": \"256M\""), "{spec}");
}

#[test]
fn install_and_uninstall_leave_the_users_folder_as_it_was() {
    let home = scratch("install-user");
    let folder = home.join("data/kernels/scheme-1");
    let dry = lambdust_at(&home, &["install", "--user", "--name", "Scheme-1", "--dry-run"]).expect_success();
    assert!(
        dry.stdout.contains("would write") && dry.stdout.contains("\"interrupt_mode\": \"message\""),
        "{}",
        dry.report()
    );
    assert!(!folder.exists());

    lambdust_at(&home, &["install", "--name", "scheme-1"]).expect_success();
    let spec = fs::read_to_string(folder.join("kernel.json")).expect("the kernelspec is written");
    let spec: serde_json::Value = serde_json::from_str(&spec).expect("kernel.json is JSON");
    let program = Path::new(spec["argv"][0].as_str().expect("a path"));
    assert!(program.is_absolute() && program.is_file(), "{}", program.display());
    assert_eq!(spec["language"], "scheme");

    let dry = lambdust_at(&home, &["uninstall", "--name", "scheme-1", "--dry-run"]).expect_success();
    assert!(dry.stdout.contains("would remove"), "{}", dry.report());
    assert!(folder.exists());
    lambdust_at(&home, &["uninstall", "--name", "scheme-1"]).expect_success();
    assert!(!folder.exists());
    let again = lambdust_at(&home, &["uninstall", "--name", "scheme-1"]);
    assert_eq!(again.status.and_then(|status| status.code()), Some(1), "{}", again.report());
    assert!(again.stderr.contains("no kernelspec in"), "{}", again.report());
}

#[test]
fn what_cannot_be_installed_is_said() {
    let home = scratch("install-refused");
    fs::write(home.join("file"), "").expect("the scratch folder is writable");
    for (arguments, code, expected) in [
        (&["install", "--user", "--prefix", "p"][..], 2, "choose one of --user, --sys-prefix and --prefix"),
        (&["install", "--name", "a b"], 2, "kernel name `a b`: expected letters"),
        (&["install", "--env", "HEAP"], 2, "--env: expected KEY=VALUE, got `HEAP`"),
        (&["install", "--write", "d", "--name", "x"], 2, "--write names the folder itself"),
        (&["install", "--prefix", "file"], 1, "a file stands where a folder is needed"),
    ] {
        let ended = lambdust_at(&home, arguments);
        assert_eq!(ended.status.and_then(|status| status.code()), Some(code), "{}", ended.report());
        assert!(ended.stderr.contains(expected), "{}", ended.report());
    }
}

#[test]
fn doctor_finds_an_installed_kernel_well() {
    let home = scratch("doctor-well");
    lambdust_at(&home, &["install"]).expect_success();
    let ended = lambdust_at(&home, &["doctor"]).expect_success();
    assert!(ended.stdout.contains("(+ 40 2) gave 42"), "{}", ended.report());
}

#[test]
fn doctor_says_what_is_wrong_and_how_to_mend_it() {
    let home = scratch("doctor-ill");
    let missing = lambdust_at(&home, &["doctor"]);
    assert_eq!(missing.status.and_then(|status| status.code()), Some(1), "{}", missing.report());
    assert!(missing.stdout.contains("fix: lambdust install"), "{}", missing.report());

    lambdust_at(&home, &["install"]).expect_success();
    let file = home.join("data/kernels/lambdust/kernel.json");
    let spec = fs::read_to_string(&file).expect("the kernelspec is written");
    let program = lambdust().to_str().expect("the build folder is Unicode");
    fs::write(&file, spec.replace(program, "/gone/lambdust")).expect("the scratch folder is writable");
    let gone = lambdust_at(&home, &["doctor"]);
    assert_eq!(gone.status.and_then(|status| status.code()), Some(1), "{}", gone.report());
    assert!(
        gone.stdout.contains("/gone/lambdust") && gone.stdout.contains("fix: lambdust install"),
        "{}",
        gone.report()
    );
}
