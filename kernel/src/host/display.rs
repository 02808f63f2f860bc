//! Rich output of a cell.

use crate::evaluator::CellClient;
use crate::language::OutputSink;
use interp::Value;
use interp::builtins;
use interp::machine::{Content, Shown};
use interp::printer::value::brief;
use interp::value::Text;
use interp::vm::primitive::{Cx, Exit};
use std::any::Any;
use viz::Form;

pub(super) use table::TABLE;

/// Where the cell that made this fiber writes.
fn sink<'a>(cx: &'a Cx<'_>) -> Result<&'a OutputSink, Exit> {
    let client: &dyn Any = cx.world.client();
    match client.downcast_ref::<CellClient>() {
        Some(cell) => Ok(&cell.out),
        None => Err(cx.failure("no-notebook", "works in notebook cells only").into()),
    }
}

/// A chart's bundle as something to look at.
pub(super) fn shown(bundle: &viz::MimeBundle) -> Shown {
    let mut shown = Shown { alternative: bundle.alternative().to_owned(), ..Shown::default() };
    for (media_type, form) in bundle.iter() {
        let content = match form.clone() {
            Form::Text(text) if media_type == viz::PLAIN => {
                shown.plain = text.trim_end().to_owned();
                continue;
            }
            Form::Text(text) => Content::Text(text),
            Form::Bytes(bytes) => Content::Bytes(bytes),
            Form::Json(json) => Content::Json(json),
        };
        shown.forms.push((media_type.to_owned(), content));
    }
    shown
}

/// An option is not what it has to be.
pub(super) fn wrong_option(cx: &Cx<'_>, wanted: &str, got: Value) -> Exit {
    let text = format!("wanted {wanted}, got {}", brief(cx.heap, got));
    cx.failure("type-error", text).irritant(got).into()
}

#[builtins(library = "lambdust notebook")]
mod table {
    use super::*;

    /// Removes what the cell has shown so far; with `#t`, when the next output comes.
    ///
    /// `(clear-output) ; prints nothing`
    #[builtin("clear-output", effect = Io)]
    fn clear_output(cx: &mut Cx<'_>, wait: Option<bool>) -> Result<(), Exit> {
        sink(cx)?.clear_output(wait.unwrap_or(false));
        Ok(())
    }

    /// Opens a text in the front end's pager.
    ///
    /// `(page "a long text") ; prints nothing`
    #[builtin("page", effect = Io)]
    fn page(cx: &mut Cx<'_>, text: Text) -> Result<(), Exit> {
        sink(cx)?.page(text.to_rust());
        Ok(())
    }
}
