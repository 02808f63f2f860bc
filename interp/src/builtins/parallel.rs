//! What the parallel forms are made of, which are written in the library.

use crate::Value;
use crate::heap::foreign_arc;
use crate::machine::scope::Scope;
use crate::source::Span;
use crate::value::condition::add_note;
use crate::value::{Condition, FromValue, Index, Symbol, Text};
use crate::vm::effects::is_brief;
use crate::vm::primitive::{Control, Cx, Exit, Outcome};
use concurrency::Time;
use macros::builtins;

pub use table::TABLE;

/// Shorter lists are not worth sharing if each element takes a few instructions.
const SHORT: usize = 256;

#[builtins(library = "lambdust internal")]
mod table {
    use super::*;

    /// Whether calling the procedure for each element of a list is over before anybody could help: it has no loops and
    /// calls nothing that is not a quick builtin, assigns no variable that others could see, and the list is short. False
    /// for what is no list.
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

    /// A parallel procedure is called, whose name this is: while somebody records, the number of the call, else `#f`.
    ///
    /// `(%chunks-begin 'pmap) ; => #f`
    #[builtin("%chunks-begin", effect = Reads)]
    fn chunks_begin(cx: &mut Cx<'_>, who: Symbol) -> Value {
        let Some(turn) = cx.turn.as_mut().filter(|turn| turn.is_recording()) else { return Value::FALSE };
        let home = turn.scheduler().id();
        let Some((shared, _)) = cx.world.surroundings() else { return Value::FALSE };
        Value::fixnum(i64::from(shared.tracing.new_call(home, who.name(cx.heap))))
    }

    /// A chunk of that call begins: when, or `#f`. Any fiber may compute it, also the one that is inside of the body of
    /// another's future.
    ///
    /// `(%chunk-begin #f) ; => #f`
    #[builtin("%chunk-begin", effect = Reads)]
    fn chunk_begin(cx: &mut Cx<'_>, call: Value) -> Value {
        match cx.turn.as_mut().filter(|_| call != Value::FALSE) {
            Some(turn) => Value::fixnum(turn.now().as_nanos() as i64),
            None => Value::FALSE,
        }
    }

    /// The chunk that began then is done, and has so many elements.
    ///
    /// `(%chunk-end #f #f 5) ; prints nothing`
    #[builtin("%chunk-end", effect = Reads)]
    fn chunk_end(cx: &mut Cx<'_>, call: Value, begun: Value, items: Index) {
        if let (Some(turn), Some(call), Some(begun)) = (&mut cx.turn, call.as_fixnum(), begun.as_fixnum()) {
            let items = u32::try_from(items.0).unwrap_or(u32::MAX);
            turn.record_computed(call as u32, items, Time::from_nanos(begun as u64));
        }
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
