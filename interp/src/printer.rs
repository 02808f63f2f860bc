//! Text out of data: `write` and `display` for heap values and for what the reader returns, with one
//! spelling of strings, characters and symbols for both.

pub mod datum;
pub mod page;
pub mod pretty;
mod table;
pub mod text;
pub mod value;
