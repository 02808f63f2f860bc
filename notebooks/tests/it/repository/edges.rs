//! Which crate of the workspace may depend on which. A new edge is a decision, made in ARCHITECTURE.md
//! and here.

use std::process::Command;

use notebooks::repository;
use serde_json::Value;

use super::expect_none;

/// Each crate and all it may use of the workspace, also in tests and build scripts.
const ALLOWED: [(&str, &[&str]); 7] = [
    ("lambdust-concurrency", &[]),
    ("lambdust-macros", &[]),
    ("lambdust-install", &[]),
    ("lambdust-interp", &["lambdust-concurrency", "lambdust-macros"]),
    ("lambdust-viz", &["lambdust-concurrency"]),
    ("lambdust-kernel", &["lambdust-interp", "lambdust-viz", "lambdust-install", "lambdust-concurrency"]),
    ("lambdust-notebooks", &[]),
];

/// The workspace as cargo sees it.
fn packages() -> Vec<Value> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(repository())
        .output()
        .expect("cargo runs, as it ran this test");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo answers in JSON");
    metadata["packages"].as_array().expect("there are packages").clone()
}

#[test]
fn crates_use_only_the_crates_they_may() {
    let mut broken = Vec::new();
    for package in packages() {
        let user = package["name"].as_str().expect("a package has a name");
        let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == user) else {
            broken.push(format!("{user}: a crate without a place in the architecture"));
            continue;
        };
        let dependencies = package["dependencies"].as_array().expect("a package has dependencies");
        let used = dependencies.iter().filter_map(|dependency| dependency["name"].as_str());
        let workspace = used.filter(|used| ALLOWED.iter().any(|(name, _)| name == used));
        broken.extend(
            workspace.filter(|used| !allowed.contains(used)).map(|used| format!("{user} uses {used}")),
        );
    }
    expect_none("edges between crates that the architecture does not have", broken);
}

#[test]
fn there_is_one_binary_and_it_is_lambdust() {
    let packages = packages();
    let targets = packages.iter().flat_map(|package| package["targets"].as_array().into_iter().flatten());
    let is_binary =
        |target: &&Value| target["kind"].as_array().is_some_and(|kinds| kinds.contains(&"bin".into()));
    let binaries: Vec<_> = targets.filter(is_binary).filter_map(|target| target["name"].as_str()).collect();
    assert_eq!(binaries, ["lambdust"]);
}
