//! What the parallel forms are made of, which are written in the library.

use crate::Value;
use crate::heap::foreign_arc;
use crate::machine::scope::Scope;
use crate::source::Span;
use crate::value::condition::add_note;
use crate::value::{Condition, FromValue, Index, Text};
use crate::vm::effects::is_brief;
use crate::vm::primitive::{Control, Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

/// Shorter lists are not worth sharing if each element takes a few instructions.
const SHORT: usize = 256;

#[builtins(library = "lambdust internal")]
mod table {
    use super::*;

    /// Whether calling the procedure for each element of a list is over before anybody could help: it has no loops and
    /// calls nothing that is not a quick builtin, and the list is short. False for what is no list.
    ///
    /// `(map (lambda (f) (%brief? f '(1 2 3))) (list car (lambda (x) (+ x 1)) (lambda (x) (sleep x)))) ; => (#t #t #f)`
    #[builtin("%brief?", effect = Reads)]
    fn brief(cx: &mut Cx<'_>, procedure: Value, list: Value) -> bool {
        let mut rest = list;
        for _ in 0..SHORT {
            match rest.cdr() {
                Some(next) => rest = next,
                None => return rest == Value::NIL && is_brief(cx.heap.heap(), procedure),
            }
        }
        false
    }

    /// A part of what a scope's body does has failed, the one at this place: the others are cancelled.
    ///
    /// `(let ((s (%make-scope))) (%fail-at! s 'oops 1) (%scope-failure s #t)) ; => (oops)`
    #[builtin("%fail-at!", effect = Writes)]
    fn fail_at(cx: &mut Cx<'_>, scope: Value, object: Value, place: Index) -> Result<(), Exit> {
        let Some(found) = foreign_arc::<Scope>(&scope) else {
            return Err(cx.wrong_type(0, "a scope", scope));
        };
        found.fail_at(cx, scope, object, place.0 as u64)
    }

    /// Adds a note to a condition; other objects have no room for one.
    ///
    /// `(%note! 'oops "at the first element") ; prints nothing`
    #[builtin("%note!", effect = Writes)]
    fn note(cx: &mut Cx<'_>, object: Value, note: Text) {
        if let Some(condition) = Condition::from_value(object) {
            add_note(cx.heap, condition, Span::NONE, &note.to_rust());
        }
    }

    /// Adds what is under way to a condition that is going to be raised again outside of the scope or the thread.
    ///
    /// `(%note-calls! 'oops) ; prints nothing`
    #[builtin("%note-calls!", effect = Writes)]
    fn note_calls(_object: Value) -> Outcome {
        Err(Exit::Control(Control::NoteCalls))
    }

    /// Raises what was raised elsewhere before: a condition tells that its value was wanted here.
    ///
    /// `(guard (e (#t e)) (%rethrow 'oops)) ; => oops`
    #[builtin("%rethrow", shown = "raise", effect = Unknown)]
    fn rethrow(object: Value) -> Outcome {
        Err(Exit::Rethrow(object))
    }

    /// A procedure without arguments that evaluates a datum in an environment; `#f` if macros that are procedures would
    /// have to be called to know.
    ///
    /// `((%compile '(+ 1 2) (interaction-environment))) ; => 3`
    #[builtin("%compile", shown = "eval", effect = Unknown)]
    fn compile(_datum: Value, _environment: Value) -> Outcome {
        Err(Exit::Control(Control::Compile))
    }
}
