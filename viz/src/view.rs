//! Views: each turns a snapshot of the runtime into a chart as data. A view chooses what to show and
//! says it in a sentence; it draws nothing.

pub(crate) mod load;
