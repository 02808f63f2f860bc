//! The heap: values, allocation, collection. All memory that Scheme values live in, and the only
//! place besides the virtual machine where memory is touched without the compiler's checks.

pub(crate) mod kind;
pub(crate) mod value;

pub use kind::Kind;
pub use value::{Stored, Value};
