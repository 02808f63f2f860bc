//! The kernelspec as data: what `kernel.json` says, to and from its text.
//!
//! Pure: it never touches the file system.

use std::fmt;

use serde_json::{Map, Value, json};

/// The folder name, and so the name Jupyter knows the kernel by.
pub const DEFAULT_NAME: &str = "lambdust";

/// What launchers and kernel menus show.
pub const DEFAULT_DISPLAY_NAME: &str = "Scheme (Lambdust)";

/// The key of `metadata` by which we know a kernelspec as ours before removing it.
const OURS: &str = "lambdust";

/// What Jupyter needs to start the kernel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KernelSpec {
    /// The command line; its first word is an absolute path, because a server may run with another PATH.
    pub argv: Vec<String>,
    /// What launchers and kernel menus show.
    pub display_name: String,
    /// Variables set for the kernel's process.
    pub env: Vec<(String, String)>,
    /// The version that wrote the spec; none for a kernelspec that is not ours.
    pub version: Option<String>,
}

impl KernelSpec {
    /// The spec that starts `program`, an absolute path to the `lambdust` binary.
    pub fn new(program: impl Into<String>) -> Self {
        KernelSpec {
            argv: vec![program.into(), "kernel".into(), "-f".into(), "{connection_file}".into()],
            display_name: DEFAULT_DISPLAY_NAME.into(),
            env: Vec::new(),
            version: Some(env!("CARGO_PKG_VERSION").into()),
        }
    }

    /// The text of `kernel.json`.
    pub fn to_json(&self) -> String {
        let env: Map<String, Value> =
            self.env.iter().map(|(key, value)| (key.clone(), json!(value))).collect();
        let mut metadata = Map::new();
        if let Some(version) = &self.version {
            metadata.insert(OURS.into(), json!({ "version": version }));
        }
        // A kernel on another machine or under Windows cannot be reached by a signal, a message always works.
        let spec = json!({
            "argv": self.argv,
            "display_name": self.display_name,
            "language": "scheme",
            "interrupt_mode": "message",
            "kernel_protocol_version": "5.5",
            "env": env,
            "metadata": metadata,
        });
        format!("{spec:#}\n")
    }

    /// Reads the text of a `kernel.json`, ours or another kernel's.
    pub fn from_json(text: &str) -> Result<Self, InvalidSpec> {
        let spec: Value = serde_json::from_str(text).map_err(|error| InvalidSpec(error.to_string()))?;
        let argv = spec["argv"].as_array().ok_or_else(|| InvalidSpec("`argv` is not a list".into()))?;
        let argv = argv
            .iter()
            .map(|word| word.as_str().map(str::to_owned))
            .collect::<Option<Vec<_>>>()
            .filter(|argv| !argv.is_empty())
            .ok_or_else(|| InvalidSpec("`argv` is not a list of strings with at least one".into()))?;
        let pairs = spec["env"].as_object().into_iter().flatten();
        Ok(KernelSpec {
            argv,
            display_name: spec["display_name"].as_str().unwrap_or_default().to_owned(),
            env: pairs.filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned()))).collect(),
            version: spec["metadata"][OURS]["version"].as_str().map(str::to_owned),
        })
    }
}

/// A `kernel.json` that no Jupyter could use, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidSpec(String);

impl fmt::Display for InvalidSpec {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "not a usable kernel.json: {}", self.0)
    }
}

impl std::error::Error for InvalidSpec {}

/// A kernel name Jupyter would refuse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidName(String);

impl fmt::Display for InvalidName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "kernel name `{}`: expected letters a-z, digits, `.`, `_` and `-` only", self.0)
    }
}

impl std::error::Error for InvalidName {}

/// The name as Jupyter stores it, in lower case, if it is one Jupyter accepts.
pub fn checked_name(name: &str) -> Result<String, InvalidName> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    // A name of dots alone would be a path to the folder itself or its parent.
    if name.is_empty() || !name.chars().all(allowed) || name.chars().all(|c| c == '.') {
        return Err(InvalidName(name.to_owned()));
    }
    Ok(name.to_ascii_lowercase())
}
