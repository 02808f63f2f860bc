//! The kernel as its clients see it: over real sockets, with the echo language behind it.
//!
//! Nothing in here may look inside the kernel. Conversations are text files in which every message is
//! written down, in its order; a message that is not written down fails the test.

mod abuse;
mod client;
mod conversation;
mod interoperability;
mod output;
mod process;
mod server;
