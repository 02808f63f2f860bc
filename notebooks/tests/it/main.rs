//! Jupyter's clients, and the repository's rules, against the built binary. One binary, a module per
//! subject.

mod browser;
mod charts;
mod clients;
mod command_line;
mod documents;
mod execute;
mod install;
mod lab;
mod programs;
mod repository;
