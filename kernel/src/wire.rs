//! The Jupyter messaging protocol as data: connection file, signatures, headers, multipart frames, and one
//! small file per message that says how its content is read or built.
//!
//! Everything here turns bytes into values or values into bytes. It opens no socket, holds no state between
//! messages and must never panic on what a client sent: a malformed message is an error value.

pub(crate) mod comm;
pub(crate) mod complete;
pub(crate) mod connection;
pub(crate) mod execute;
pub(crate) mod frames;
pub(crate) mod header;
pub(crate) mod history;
pub(crate) mod input;
pub(crate) mod inspect;
pub(crate) mod is_complete;
pub(crate) mod kernel_info;
pub(crate) mod output;
pub(crate) mod request;
pub(crate) mod shutdown;
pub(crate) mod signature;
pub(crate) mod status;

/// The version of the messaging protocol that headers announce.
pub(crate) const PROTOCOL_VERSION: &str = "5.5";
