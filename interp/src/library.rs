//! The Scheme-side library: the image that the build script made of `scheme/`, embedded. Nothing here
//! reads a file.

#[cfg(test)]
mod assemble;
#[cfg(test)]
mod tests;

use crate::bytecode::image::read::{Section, sections};

const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.image"));

/// The sections of the image by name: the core, then the libraries that are compiled apart from it.
pub(crate) fn image() -> (Section<'static>, Vec<(&'static str, &'static [u8])>) {
    let mut sections = sections(BYTES).expect("the build script wrote the image with the same format");
    let (_, core) = sections.remove(0);
    (Section::open(core).expect("the build script wrote the core with the same format"), sections)
}
