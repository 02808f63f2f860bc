//! `eval`, `load` and the environments they work in.

use super::outside;
use crate::Value;
use crate::expand::Environment;
use crate::heap::foreign_of;
use crate::machine::{EnvironmentObject, Forms};
use crate::source::Span;
use crate::value::condition::from_diagnostic;
use crate::value::{Index, Text};
use crate::vm::primitive::{Control, Cx, Exit, Outcome};
use macros::builtins;

use std::path::PathBuf;
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

    /// The forms of a file that are going to be evaluated in an environment, or in the session's for `#f`.
    ///
    /// `(%read-forms "no such file" #f) ; error: cannot read`
    #[builtin("%read-forms", shown = "load", library = "lambdust internal", effect = Io)]
    fn read_forms(cx: &mut Cx<'_>, file: Text, environment: Value) -> Outcome {
        check(cx, environment, 1)?;
        cx.check_outside("files")?;
        let environment = environment_of(cx, environment);
        let Some(shared) = cx.world.surroundings().map(|(shared, _)| shared.clone()) else {
            return Ok(Value::UNSPECIFIED); // while the library is loaded nothing is read
        };
        let path = PathBuf::from(file.to_rust());
        let text = if cx.world.has_files() {
            let path = path.clone();
            outside::blocking(cx, move || std::fs::read(path))?
        } else {
            Ok(Vec::new())
        };
        match shared.data_of_file(&path, text, Span::NONE, false) {
            Ok(forms) => {
                environment.announce(&forms);
                Ok(cx.heap.foreign(Arc::new(Forms(forms))))
            }
            Err(problem) => Err(Exit::Raise(from_diagnostic(cx.heap, &problem))),
        }
    }

    /// How many forms of a file `%read-forms` has read.
    ///
    /// `(%form-count #f) ; error: wanted the forms of a file`
    #[builtin("%form-count", library = "lambdust internal")]
    fn form_count(cx: &mut Cx<'_>, forms: Value) -> Outcome {
        match foreign_of::<Forms>(&forms) {
            Some(read) => Ok(Value::fixnum(read.0.len() as i64)),
            None => Err(cx.wrong_type(0, "the forms of a file", forms)),
        }
    }

    /// Evaluates one form of a file that `%read-forms` has read.
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

fn environment_of(cx: &Cx<'_>, environment: Value) -> Environment {
    foreign_of::<EnvironmentObject>(&environment)
        .map_or_else(|| cx.world.session(), |object| object.0.clone())
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
