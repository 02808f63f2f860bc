//! Makes Lambdust known to Jupyter: the kernelspec as data, the folders Jupyter looks in, and
//! writing and removing what belongs there.
//!
//! A leaf: it knows files and JSON, and nothing of Scheme, sockets or the workspace's other crates.
//! It never runs another program, and never removes a file it did not write.
//!
//! ```
//! use install::{KernelSpec, Location, Surroundings};
//!
//! let spec = KernelSpec::new("/opt/lambdust/bin/lambdust");
//! let folder = Location::Prefix("/usr/local".into()).kernels(&Surroundings::of_this_process()).unwrap();
//! assert!(folder.ends_with("share/jupyter/kernels"));
//! assert!(spec.to_json().contains("\"interrupt_mode\": \"message\""));
//! ```

#![forbid(unsafe_code)]

mod locate;
mod logo;
mod spec;
mod write;

pub use locate::{Location, NoFolder, Platform, Surroundings, find_installed, search_path};
pub use logo::{LOGOS, Logo};
pub use spec::{DEFAULT_DISPLAY_NAME, DEFAULT_NAME, InvalidName, InvalidSpec, KernelSpec, checked_name};
pub use write::{SpecError, remove, write};
