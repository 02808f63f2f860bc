//! The library image: compiled library text as bytes, written by the build script and embedded in the
//! program. It holds no address, no heap value and no number of a running machine, so one image serves
//! any number of machines; the same text always gives the same bytes.
//!
//! Numbers are little-endian base 128; a signed number is folded so that small ones stay short. An image
//! is its magic (`LIMG` and the version of this format), the number of its sections, and for each its name,
//! length and bytes. The first section is the core, the others are the libraries that are compiled apart
//! from it and loaded at their first import, in alphabetical order.
//!
//! A section stands for itself. Names and texts are numbers of its string table. In order:
//!
//! | part      | contents |
//! |-----------|----------|
//! | strings   | count, then length and bytes of each |
//! | imports   | count, then the text of each import set; none in the core |
//! | globals   | count, then name, home, and whether the section defines (1) or assigns it (2), or hides its name (4) |
//! | sources   | count, then name and text of each |
//! | macros    | count, then name, number of the source, start and end of its rules |
//! | libraries | count, then name, `0` for these names or `1` for all but these, count, external and internal name of each |
//! | forms     | count, then `0` global procedure, or `1` thunk, each a procedure as below |
//!
//! The home of a global is 0 for the section itself, 1 for the core, or 2 more than the number of the name
//! of another library. A procedure: its name, formals, number of free variables, span, the spans of its
//! instructions, its wide masks, its code, its constants. A code word is a byte that says which bytes of the
//! word are not zero, and these. `Imm::Global` operands are numbers of the section's own table of globals.

pub mod read;
pub mod write;

#[cfg(test)]
mod tests;

/// What an image begins with: `LIMG`, then the version, to be raised with each change of the format.
const MAGIC: [u8; 5] = *b"LIMG\x02";

/// How deeply procedures may be nested in an image.
const NESTING_MAX: usize = 100;

/// What the section does to a global, added up.
const DEFINED: u64 = 1;
const ASSIGNED: u64 = 2;
/// A macro's template defined it: only the macro's own code can mean it.
const HIDDEN: u64 = 4;

/// Homes of globals.
const OWN: u64 = 0;
const CORE: u64 = 1;
const ELSEWHERE: u64 = 2;

/// Kinds of forms.
const DEFINITION: u64 = 0;
const THUNK: u64 = 1;

/// Kinds of constants.
const SYMBOL: u64 = 0;
const STRING: u64 = 1;
const FIXNUM: u64 = 2;
/// Any other datum, in its written form.
const WRITTEN: u64 = 3;
const CODE: u64 = 4;
const PROCEDURE: u64 = 5;
