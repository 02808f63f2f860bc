//! Asking for documentation in a program.

use crate::Value;
use crate::expand::closest;
use crate::help::{apropos, help};
use crate::machine::Shared;
use crate::printer::value::brief;
use crate::value::{FromValue, List, Symbol, Text};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;
use std::sync::Arc;

pub use table::TABLE;

/// So many names are listed.
const LISTED: usize = 200;

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// How a name is used, what it does and where it comes from: a text.
    ///
    /// `(string? (%help-text 'car)) ; => #t`
    #[builtin("%help-text", shown = "help", effect = Reads, library = "lambdust internal")]
    fn help_text(cx: &mut Cx<'_>, name: Value) -> Outcome {
        let (shared, name) = asked(cx, name)?;
        match help(&shared, &name) {
            Some(found) => Ok(Text::from_str(cx.heap, &found.page())?.into()),
            None => Err(unknown(cx, &shared, &name)),
        }
    }

    /// The text of the definition of a name.
    ///
    /// `(string? (%source-text 'for-each)) ; => #t`
    #[builtin("%source-text", shown = "source", effect = Reads, library = "lambdust internal")]
    fn source_text(cx: &mut Cx<'_>, name: Value) -> Outcome {
        let (shared, name) = asked(cx, name)?;
        let Some(found) = help(&shared, &name) else { return Err(unknown(cx, &shared, &name)) };
        match found.text {
            Some(text) => Ok(Text::from_str(cx.heap, &text)?.into()),
            None => {
                let text = format!("has no Scheme text of {name}: it is written in Rust");
                Err(cx.failure("no-source", text).hint(format!("(help {name}) describes it")).into())
            }
        }
    }

    /// The names whose name or description contains a text, a list of lines: each a name and a summary.
    ///
    /// `(pair? (%apropos "list")) ; => #t`
    #[builtin("%apropos", shown = "apropos", effect = Reads, library = "lambdust internal")]
    fn find_names(cx: &mut Cx<'_>, text: Text) -> Outcome {
        let Some((shared, _)) = cx.world.surroundings() else { return Ok(Value::NIL) };
        let found = apropos(shared, &text.to_rust());
        let width = found.iter().map(|help| help.name.len()).max().unwrap_or(0).min(30);
        let mut lines = Vec::new();
        for help in found.iter().take(LISTED) {
            let line = format!("{:width$}  {}", help.name, help.summary());
            lines.push(Text::from_str(cx.heap, line.trim_end())?.into());
        }
        if found.len() > LISTED {
            let line = format!("… {} more", found.len() - LISTED);
            lines.push(Text::from_str(cx.heap, &line)?.into());
        }
        Ok(List::of(cx.heap, &lines))
    }
}

/// The machine, and the name that is asked for, a symbol or string.
fn asked(cx: &Cx<'_>, name: Value) -> Result<(Arc<Shared>, String), Exit> {
    let text = Symbol::from_value(name).map(|name| name.name(cx.heap).to_owned());
    let Some(text) = text.or_else(|| Text::string_of(name)) else {
        let text = format!("wanted a name, got {}", brief(cx.heap, name));
        return Err(cx.failure("type-error", text).hint("(help car), or (help \"car\")").into());
    };
    match cx.world.surroundings() {
        Some((shared, _)) => Ok((shared.clone(), text)),
        None => Err(cx.failure("no-help", "is of use in a running program only").into()),
    }
}

#[cold]
fn unknown(cx: &Cx<'_>, shared: &Shared, name: &str) -> Exit {
    let failure = cx.failure("no-help", format!("knows nothing of {name}"));
    let near = closest(name, shared.names());
    match near.first() {
        Some(near) => failure.hint(format!("did you mean `{near}`?")).into(),
        None => failure.hint(format!("(apropos \"{name}\") searches names and descriptions")).into(),
    }
}
