//! What macros that are procedures need: identifiers, and the library's own tools to call them.

use crate::Value;
use crate::heap::foreign_of;
use crate::machine::{Identifier, Pending, RenamingObject};
use crate::value::{Condition, FromValue, Symbol};
use crate::vm::primitive::{Control, Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "lambdust internal")]
mod table {
    use super::*;

    /// Goes on with an expansion: `result` is what a transformer made of `form`. Calls what the expansion
    /// comes to.
    ///
    /// `(%expand #f #f #f) ; error: an expansion`
    #[builtin("%expand", effect = Blocks, inside)]
    fn expand(cx: &mut Cx<'_>, expansion: Value, _result: Value, _form: Value) -> Outcome {
        if foreign_of::<Pending>(&expansion).is_none() {
            return Err(cx.wrong_type(0, "an expansion", expansion));
        }
        Err(Exit::Control(Control::Expand))
    }

    /// What a name means where a macro was defined, as an identifier.
    ///
    /// `(%rename #f 'x) ; error: a renaming`
    #[builtin("%rename", effect = Writes)]
    fn rename(cx: &mut Cx<'_>, renaming: Value, name: Value) -> Outcome {
        let Some(object) = foreign_of::<RenamingObject>(&renaming) else {
            return Err(cx.wrong_type(0, "a renaming", renaming));
        };
        object.rename(cx.heap, name).ok_or_else(|| cx.wrong_type(1, "a name of this expansion", name))
    }

    /// Whether both are identifiers that mean the same where the macro is used.
    ///
    /// `(%same-identifier? #f 'x 'x) ; error: a renaming`
    #[builtin("%same-identifier?", effect = Reads)]
    fn same_identifier(cx: &mut Cx<'_>, renaming: Value, one: Value, two: Value) -> Outcome {
        match foreign_of::<RenamingObject>(&renaming) {
            Some(object) => Ok(Value::boolean(object.compare(cx.heap, one, two))),
            None => Err(cx.wrong_type(0, "a renaming", renaming)),
        }
    }

    /// Adds to a condition that it was raised while this use of a macro was expanded. Other objects stay
    /// as they are.
    ///
    /// `(%note-use! #f 'object) ; error: a renaming`
    #[builtin("%note-use!", effect = Writes)]
    fn note_use(cx: &mut Cx<'_>, renaming: Value, object: Value) -> Outcome {
        let Some(renaming) = foreign_of::<RenamingObject>(&renaming).map(|object| object.renaming.clone())
        else {
            return Err(cx.wrong_type(0, "a renaming", renaming));
        };
        if let Some(condition) = Condition::from_value(object) {
            let text = format!("in expansion of `{}`", renaming.name());
            crate::value::condition::add_note(cx.heap, condition, renaming.span(), &text);
        }
        Ok(Value::UNSPECIFIED)
    }

    /// The symbol behind an identifier.
    ///
    /// `(%identifier-name 'x) ; => x`
    #[builtin("%identifier-name")]
    fn identifier_name(cx: &mut Cx<'_>, identifier: Value) -> Outcome {
        if Symbol::from_value(identifier).is_some() {
            return Ok(identifier);
        }
        match foreign_of::<Identifier>(&identifier) {
            Some(object) => Ok(cx.heap.symbol(object.ident.symbol().as_str())),
            None => Err(cx.wrong_type(0, "an identifier", identifier)),
        }
    }

    /// Whether the value can stand for a variable or form in a program: a symbol, or what the `rename` of a
    /// macro procedure returns.
    ///
    /// `(identifier? 'x) ; => #t`
    #[builtin("identifier?", library = "lambdust")]
    fn is_identifier(value: Value) -> bool {
        Symbol::from_value(value).is_some() || foreign_of::<Identifier>(&value).is_some()
    }
}
