//! The virtual machine: explicit stacks, register bytecode, no native recursion (architecture,
//! section 3). `dispatch` is the loop; the other files are what it leaves the loop for.

mod access;
pub mod code;
pub mod continuation;
pub mod dispatch;
pub mod effects;
pub mod exit;
mod fallback;
pub mod fiber;
pub mod fork;
pub mod frame;
pub(crate) mod parked;
pub mod poll;
pub mod primitive;
pub mod stack;
pub mod trace;
pub mod transaction;
