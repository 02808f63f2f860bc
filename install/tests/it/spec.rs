//! `kernel.json` as text, and the names Jupyter accepts.

use install::{KernelSpec, checked_name};

const EXPECTED: &str = r#"{
  "argv": [
    "/opt/lambdust",
    "kernel",
    "-f",
    "{connection_file}"
  ],
  "display_name": "Scheme (Lambdust)",
  "language": "scheme",
  "interrupt_mode": "message",
  "kernel_protocol_version": "5.5",
  "env": {
    "LAMBDUST_HEAP": "2G"
  },
  "metadata": {
    "lambdust": {
      "version": "VERSION"
    }
  }
}
"#;

#[test]
fn the_text_is_what_jupyter_reads() {
    let mut spec = KernelSpec::new("/opt/lambdust");
    spec.env.push(("LAMBDUST_HEAP".into(), "2G".into()));
    assert_eq!(spec.to_json(), EXPECTED.replace("VERSION", env!("CARGO_PKG_VERSION")));
    assert_eq!(KernelSpec::from_json(&spec.to_json()), Ok(spec));
}

#[test]
fn a_path_with_quotes_and_backslashes_survives() {
    let spec = KernelSpec::new(r#"C:\with "quotes"\λ.exe"#);
    assert_eq!(KernelSpec::from_json(&spec.to_json()).unwrap().argv[0], r#"C:\with "quotes"\λ.exe"#);
}

#[test]
fn texts_no_jupyter_could_use_are_refused_with_the_reason() {
    for (text, reason) in [
        ("", "EOF"),
        ("[]", "`argv` is not a list"),
        (r#"{"argv": "lambdust"}"#, "`argv` is not a list"),
        (r#"{"argv": []}"#, "with at least one"),
        (r#"{"argv": ["a", 1]}"#, "list of strings"),
    ] {
        let error = KernelSpec::from_json(text).unwrap_err().to_string();
        assert!(error.starts_with("not a usable kernel.json: ") && error.contains(reason), "{text}: {error}");
    }
}

#[test]
fn names_are_those_jupyter_accepts_in_lower_case() {
    assert_eq!(checked_name("Lambdust-0.1_b"), Ok("lambdust-0.1_b".into()));
    for bad in ["", ".", "..", "a b", "a/b", "a\\b", "λ", "a\n"] {
        let error = checked_name(bad).unwrap_err().to_string();
        assert!(error.contains("expected letters a-z"), "{error}");
    }
}
