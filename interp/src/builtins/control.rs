//! Application and several values.

use crate::Value;
use crate::value::{Procedure, Rest, values as several};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Calls a procedure with the arguments given and then those in a list.
    ///
    /// `(apply + 1 2 '(3 4)) ; => 10`
    #[builtin("apply", effect = Writes)]
    fn apply(cx: &mut Cx<'_>, procedure: Procedure, first: Value, more: Rest<'_, Value>) -> Outcome {
        let mut all = vec![first];
        all.extend_from_slice(more.values());
        let list = all.pop().unwrap_or(first);
        let given = all.len();
        let mut rest = list;
        while let (Some(argument), Some(next)) = (rest.car(), rest.cdr()) {
            if all.len() == ARGUMENTS_MAX {
                return Err(too_many(cx));
            }
            all.push(argument);
            rest = next;
        }
        if rest != Value::NIL {
            return Err(cx.wrong_type(given + 1, "a list", list));
        }
        Err(cx.stage_call(procedure.0, &all))
    }

    /// Returns its arguments as several values.
    ///
    /// `(call-with-values (lambda () (values 1 2)) +) ; => 3`
    #[builtin("values")]
    fn values(cx: &mut Cx<'_>, values: Rest<'_, Value>) -> Outcome {
        Ok(several::pack(cx.heap, values.values())?)
    }

    /// Whether the value is a procedure.
    ///
    /// `(procedure? car) ; => #t`
    #[builtin("procedure?")]
    fn is_procedure(value: Value) -> bool {
        use crate::value::FromValue;
        Procedure::from_value(value).is_some()
    }

    /// Does nothing, for whatever arguments.
    ///
    /// `(list (void)) ; prints nothing`
    #[builtin("void", library = "lambdust")]
    fn void(_ignored: Rest<'_, Value>) -> Value {
        Value::UNSPECIFIED
    }
}

/// How many arguments `apply` passes at most: they lie in one frame.
const ARGUMENTS_MAX: usize = 60_000;

fn too_many(cx: &Cx<'_>) -> Exit {
    cx.failure("limit-exceeded", format!("can pass at most {ARGUMENTS_MAX} arguments"))
        .hint("use a loop or a fold over the list")
        .into()
}
