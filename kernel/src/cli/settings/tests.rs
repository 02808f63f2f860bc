//! Settings from flags, from variables, and what is said about wrong ones.

use std::ffi::OsString;

use super::Settings;
use super::size::{parse, spelled};
use crate::cli::arguments;
use crate::cli::command::Failure;
use crate::cli::run::EVAL;

fn settings(words: &[&str], variables: &[(&str, &str)]) -> Result<Settings, String> {
    let words = words.iter().map(OsString::from).chain([OsString::from("1")]).collect();
    let parsed = arguments::parse(&EVAL, words).unwrap_or_else(|failure| panic!("{failure:?}"));
    let variable = |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into());
    Settings::read_with(&parsed, variable).map_err(|failure| match failure {
        Failure::Usage(message) | Failure::Failed(message) => message,
    })
}

#[test]
fn a_flag_counts_before_its_variable() {
    let both = settings(&["--workers", "3"], &[("LAMBDUST_WORKERS", "5")]).unwrap();
    assert_eq!(both.workers, 3);
    assert_eq!(settings(&[], &[("LAMBDUST_WORKERS", "5")]).unwrap().workers, 5);
    assert!(settings(&[], &[("LAMBDUST_WORKERS", "")]).unwrap().workers >= 1);
}

#[test]
fn every_setting_has_a_flag_and_a_variable() {
    let by_flag = [
        "--workers=2",
        "--heap=64M",
        "--recursion=1M",
        "--reader-nesting=7",
        "--output-limit=2k",
        "--sim=17",
        "--collect-at-every-poll",
        "--verify-heap",
    ];
    let by_variable = [
        ("LAMBDUST_WORKERS", "2"),
        ("LAMBDUST_HEAP", "64M"),
        ("LAMBDUST_RECURSION", "1M"),
        ("LAMBDUST_READER_NESTING", "7"),
        ("LAMBDUST_OUTPUT_LIMIT", "2k"),
        ("LAMBDUST_SIM", "17"),
        ("LAMBDUST_COLLECT_AT_EVERY_POLL", "1"),
        ("LAMBDUST_VERIFY_HEAP", "yes"),
    ];
    let expected = Settings {
        workers: 2,
        heap_bytes: 64 << 20,
        recursion_bytes: 1 << 20,
        reader_nesting: 7,
        output_limit_bytes: 2 << 10,
        sim_seed: Some(17),
        collect_at_every_poll: true,
        verify_heap: true,
    };
    assert_eq!(settings(&by_flag, &[]), Ok(expected.clone()));
    assert_eq!(settings(&[], &by_variable), Ok(expected));
}

#[test]
fn wrong_values_say_where_what_and_what_was_expected() {
    for (words, variables, message) in [
        (&["--workers", "0"][..], &[][..], "--workers: expected a whole number from 1 to 1024, got `0`"),
        (&["--workers", "1025"], &[], "--workers: expected a whole number from 1 to 1024, got `1025`"),
        (&["--heap", "lots"], &[], "--heap: expected a size such as 512M, 2G or 65536, got `lots`"),
        (&["--heap", "1k"], &[], "--heap: expected at least 1M, got `1k`"),
        (
            &[],
            &[("LAMBDUST_SIM", "-1")],
            "LAMBDUST_SIM: expected a whole number from 0 to 18446744073709551615, got `-1`",
        ),
        (&[], &[("LAMBDUST_VERIFY_HEAP", "maybe")], "LAMBDUST_VERIFY_HEAP: expected 1 or 0, got `maybe`"),
    ] {
        assert_eq!(settings(words, variables).unwrap_err(), message);
    }
}

#[test]
fn the_bounds_themselves_are_accepted() {
    assert_eq!(settings(&["--workers", "1024", "--heap", "1M"], &[]).unwrap().workers, 1024);
}

#[test]
fn sizes_are_read_and_spelled() {
    for (text, bytes) in [
        ("0", 0),
        ("65536", 65536),
        ("1k", 1024),
        ("512M", 512 << 20),
        ("2G", 2 << 30),
        ("2GiB", 2 << 30),
        ("2 gb", 2 << 30),
        ("1.5g", 3 << 29),
        ("1T", 1 << 40),
        ("7b", 7),
    ] {
        assert_eq!(parse(text), Some(bytes), "{text}");
    }
    for text in ["", "G", "-1", "1x", "1gg", "1.2.3", "99999999999G", "1e9", "inf", "nan"] {
        assert_eq!(parse(text), None, "{text}");
    }
    assert_eq!([0, 1000, 1024, 3 << 30].map(spelled), ["0", "1000", "1K", "3G"]);
}
