//! The Scheme-side library: the image that the build script made of `scheme/`, embedded. Nothing here
//! reads a file.

#[cfg(test)]
mod assemble;
#[cfg(test)]
mod tests;

use crate::bytecode::image::read::Image;

const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.image"));

/// The tables of the image.
pub(crate) fn image() -> Image<'static> {
    Image::open(BYTES).expect("the build script wrote the image with the same format")
}
