//! Rich output of a cell.

use crate::evaluator::CellClient;
use crate::language::{MimeBundle, OutputSink};
use interp::Value;
use interp::builtins;
use interp::printer::value::brief;
use interp::value::Text;
use interp::vm::primitive::{Cx, Exit};
use std::any::Any;

pub(super) use table::TABLE;

/// Where the cell that made this fiber writes.
fn sink<'a>(cx: &'a Cx<'_>) -> Result<&'a OutputSink, Exit> {
    let client: &dyn Any = cx.world.client();
    match client.downcast_ref::<CellClient>() {
        Some(cell) => Ok(&cell.out),
        None => Err(cx.failure("no-notebook", "works in notebook cells only").into()),
    }
}

/// Shows a chart's bundle.
pub(super) fn show(cx: &Cx<'_>, bundle: &viz::MimeBundle) -> Result<(), Exit> {
    let whole = bundle.iter().fold(MimeBundle::default(), |whole, (mime, text)| whole.with(mime, text));
    sink(cx)?.display(whole, None);
    Ok(())
}

/// An element of the data is not what a chart can draw.
pub(super) fn wrong_data(cx: &Cx<'_>, wanted: &str, got: Value) -> Exit {
    let text = format!("wanted {wanted}, got {}", brief(cx.heap, got));
    cx.failure("type-error", text).irritant(got).into()
}

#[builtins(library = "lambdust notebook")]
mod table {
    use super::*;

    /// Shows content of a media type below the cell, such as HTML or SVG.
    ///
    /// `(display-mime "text/html" "<b>bold</b>") ; prints nothing`
    #[builtin("display-mime", effect = Io)]
    fn display_mime(cx: &mut Cx<'_>, media_type: Text, content: Text) -> Result<(), Exit> {
        let bundle = MimeBundle::default().with(&media_type.to_rust(), content.to_rust());
        sink(cx)?.display(bundle, None);
        Ok(())
    }

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
