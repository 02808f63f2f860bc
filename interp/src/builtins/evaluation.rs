//! `eval`, `load` and the environments they work in.

use crate::Value;
use crate::heap::foreign_of;
use crate::machine::EnvironmentObject;
use crate::vm::primitive::{Control, Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "scheme eval")]
mod table {
    use super::*;

    /// Evaluates a datum as an expression or definition, in the session or in the given environment.
    ///
    /// `(eval '(* 7 3)) ; => 21`
    #[builtin("eval", effect = Blocks)]
    fn eval(cx: &mut Cx<'_>, _expression: Value, environment: Option<Value>) -> Outcome {
        check(cx, environment)?;
        Err(Exit::Control(Control::Eval))
    }

    /// Evaluates all forms of a file, in the session or in the given environment.
    ///
    /// `(load "no such file") ; error: cannot read`
    #[builtin("load", library = "scheme load", effect = Blocks)]
    fn load(cx: &mut Cx<'_>, _file: crate::value::Text, environment: Option<Value>) -> Outcome {
        check(cx, environment)?;
        Err(Exit::Control(Control::Load))
    }
}

fn check(cx: &Cx<'_>, environment: Option<Value>) -> Result<(), Exit> {
    match environment {
        Some(value) if foreign_of::<EnvironmentObject>(&value).is_none() => {
            Err(cx.wrong_type(1, "an environment", value))
        }
        _ => Ok(()),
    }
}
