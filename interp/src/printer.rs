//! Text out of data: `write` and `display` for heap values and for what the reader returns, with one
//! spelling of strings, characters and symbols for both.

pub mod datum;
pub mod pretty;
pub mod text;
pub mod value;
