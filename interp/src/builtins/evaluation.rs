//! `eval`, `load` and the environments they work in.

use crate::Value;
use crate::expand::Environment;
use crate::heap::foreign_of;
use crate::machine::{EnvironmentObject, Forms};
use crate::value::Index;
use crate::vm::primitive::{Control, Cx, Exit, Outcome};
use macros::builtins;

use std::sync::Arc;

pub use table::TABLE;

#[builtins(library = "scheme eval")]
mod table {
    use super::*;

    /// Evaluates a datum in an environment, or in the session's for `#f`.
    ///
    /// `(%eval '(* 7 3) #f) ; => 21`
    #[builtin("%eval", library = "lambdust internal", effect = Unknown)]
    fn eval(cx: &mut Cx<'_>, _expression: Value, environment: Value) -> Outcome {
        check(cx, environment, 1)?;
        Err(Exit::Control(Control::Eval))
    }

    /// Evaluates all forms of a file in an environment, or in the session's for `#f`.
    ///
    /// `(%load "no such file" #f) ; error: cannot read`
    #[builtin("%load", library = "lambdust internal", effect = Unknown)]
    fn load(cx: &mut Cx<'_>, _file: crate::value::Text, environment: Value) -> Outcome {
        check(cx, environment, 1)?;
        cx.check_transaction()?;
        Err(Exit::Control(Control::Load))
    }

    /// Evaluates one form of a file that `%load` has read.
    ///
    /// `(%load-form #f 0 #f) ; error: wanted the forms of a file`
    #[builtin("%load-form", library = "lambdust internal", effect = Unknown)]
    fn load_form(cx: &mut Cx<'_>, forms: Value, index: Index, environment: Value) -> Outcome {
        let Some(read) = foreign_of::<Forms>(&forms) else {
            return Err(cx.wrong_type(0, "the forms of a file", forms));
        };
        if index.0 >= read.0.len() {
            return Err(cx.out_of_range(1, "the index of a form", Value::fixnum(index.0 as i64)));
        }
        check(cx, environment, 2)?;
        Err(Exit::Control(Control::LoadForm))
    }

    /// The environment of the session: all of the language and what was defined so far. It takes definitions.
    ///
    /// `(begin (eval '(define answer 42) (interaction-environment)) answer) ; => 42`
    #[builtin("interaction-environment", library = "scheme repl", effect = Reads)]
    fn interaction_environment(cx: &mut Cx<'_>) -> Value {
        let session = cx.world.session();
        as_value(cx, session)
    }

    /// Whether the value is an environment.
    ///
    /// `(environment? (interaction-environment)) ; => #t`
    #[builtin("environment?", library = "lambdust")]
    fn is_environment(value: Value) -> bool {
        foreign_of::<EnvironmentObject>(&value).is_some()
    }

    /// A new environment in which nothing is bound yet.
    ///
    /// `(environment? (%make-environment)) ; => #t`
    #[builtin("%make-environment", library = "lambdust internal", effect = Writes)]
    fn make_environment(cx: &mut Cx<'_>) -> Value {
        let empty = Environment::program(cx.world.session().registry());
        as_value(cx, empty)
    }

    /// Nothing can be defined, assigned or imported in the environment any more.
    ///
    /// `(let ((e (%make-environment))) (%seal-environment! e)) ; prints nothing`
    #[builtin("%seal-environment!", library = "lambdust internal", effect = Writes)]
    fn seal_environment(cx: &mut Cx<'_>, environment: Value) -> Result<(), Exit> {
        match foreign_of::<EnvironmentObject>(&environment) {
            Some(object) => {
                object.0.seal();
                Ok(())
            }
            None => Err(cx.wrong_type(0, "an environment", environment)),
        }
    }
}

fn as_value(cx: &mut Cx<'_>, environment: Environment) -> Value {
    cx.heap.foreign(Arc::new(EnvironmentObject(environment)))
}

fn check(cx: &Cx<'_>, environment: Value, position: usize) -> Result<(), Exit> {
    if environment == Value::FALSE || foreign_of::<EnvironmentObject>(&environment).is_some() {
        Ok(())
    } else {
        Err(cx.wrong_type(position, "an environment", environment))
    }
}
