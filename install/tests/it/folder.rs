//! Writing and removing kernelspec folders on a real disk.

use std::fs;
use std::path::PathBuf;

use install::{KernelSpec, LOGOS, SpecError, remove, write};

/// A folder of this test's own, empty at the start.
fn scratch(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("install").join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn names(folder: &PathBuf) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder was just written");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("readable").file_name().into_string().expect("ASCII")).collect();
    names.sort();
    names
}

#[test]
fn a_written_folder_holds_the_spec_and_three_logos_and_no_leftovers() {
    let folder = scratch("written/kernels/lambdust");
    write(&KernelSpec::new("/bin/lambdust"), &folder).unwrap();
    assert_eq!(names(&folder), ["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"]);
    for logo in LOGOS {
        assert_eq!(fs::read(folder.join(logo.file_name)).unwrap(), logo.bytes);
    }
}

#[test]
fn writing_again_replaces_and_keeps_a_stranger_file() {
    let folder = scratch("again");
    write(&KernelSpec::new("/old/lambdust"), &folder).unwrap();
    fs::write(folder.join("kernel.js"), "mine").unwrap();
    write(&KernelSpec::new("/new/lambdust"), &folder).unwrap();
    assert!(fs::read_to_string(folder.join("kernel.json")).unwrap().contains("/new/lambdust"));
    assert_eq!(fs::read_to_string(folder.join("kernel.js")).unwrap(), "mine");
}

#[test]
fn removal_takes_the_folder_but_never_a_stranger_file() {
    let folder = scratch("removed");
    write(&KernelSpec::new("/bin/lambdust"), &folder).unwrap();
    remove(&folder).unwrap();
    assert!(!folder.exists());

    write(&KernelSpec::new("/bin/lambdust"), &folder).unwrap();
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    remove(&folder).unwrap();
    assert_eq!(names(&folder), ["notes.txt"]);
}

#[test]
fn another_kernels_spec_stays() {
    let folder = scratch("stranger");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("kernel.json"), r#"{"argv": ["python3"], "language": "python"}"#).unwrap();
    let error = remove(&folder).unwrap_err();
    assert!(matches!(error, SpecError::NotOurs { .. }), "{error}");
    assert!(error.to_string().contains("was not written by lambdust"), "{error}");
    assert_eq!(names(&folder), ["kernel.json"]);
}

#[test]
fn nothing_to_remove_says_where_it_looked() {
    let folder = scratch("missing");
    let error = remove(&folder).unwrap_err();
    assert!(error.to_string().starts_with("no kernelspec in "), "{error}");
}

#[test]
fn a_file_in_the_way_is_a_clear_error() {
    let folder = scratch("blocked");
    fs::create_dir_all(folder.parent().expect("scratch folders have a parent")).unwrap();
    fs::write(&folder, "a file").unwrap();
    let error = write(&KernelSpec::new("/bin/lambdust"), &folder).unwrap_err();
    assert!(error.to_string().contains("a file stands where a folder is needed"), "{error}");
}
