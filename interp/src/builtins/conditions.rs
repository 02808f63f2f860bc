//! Error objects. Raising and handling are written in Scheme.

use crate::Value;
use crate::printer::value::brief;
use crate::source::Span;
use crate::value::condition::{from_failure, is_of_kind, notes_of};
use crate::value::{Condition, FromValue, Index, List, Symbol, Text};
use crate::vm::primitive::{self, Cx, Outcome};
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Whether the value is an error object: what `error` and failing procedures raise.
    ///
    /// `(guard (e (#t (error-object? e))) (car 5)) ; => #t`
    #[builtin("error-object?")]
    fn is_error_object(value: Value) -> bool {
        Condition::from_value(value).is_some()
    }

    /// What happened, as given to `error`.
    ///
    /// `(guard (e (#t (error-object-message e))) (error "too big:" 5)) ; => "too big:"`
    #[builtin("error-object-message", effect = Reads)]
    fn error_object_message(condition: Condition) -> Value {
        condition.message()
    }

    /// The values that caused the error, as given to `error`.
    ///
    /// `(guard (e (#t (error-object-irritants e))) (error "too big:" 5)) ; => (5)`
    #[builtin("error-object-irritants", effect = Reads)]
    fn error_object_irritants(condition: Condition) -> Value {
        condition.irritants()
    }

    /// Whether the value is an error object of `read`.
    ///
    /// `(guard (e (#t (read-error? e))) (read (open-input-string ")"))) ; => #t`
    #[builtin("read-error?")]
    fn is_read_error(cx: &mut Cx<'_>, value: Value) -> bool {
        is_of_kind(cx.heap, value, "read-error")
    }

    /// Whether the value is an error object about a file.
    ///
    /// `(guard (e (#t (file-error? e))) (open-input-file "no such file")) ; => #t`
    #[builtin("file-error?")]
    fn is_file_error(cx: &mut Cx<'_>, value: Value) -> bool {
        is_of_kind(cx.heap, value, "file-error")
    }

    /// Whether the value is an error object.
    ///
    /// `(condition? 5) ; => #f`
    #[builtin("condition?", library = "lambdust")]
    fn is_condition(value: Value) -> bool {
        Condition::from_value(value).is_some()
    }

    /// What happened, in one line.
    ///
    /// `(guard (e (#t (condition-message e))) (car 5)) ; => "`car` wanted a pair as argument 1, got 5"`
    #[builtin("condition-message", library = "lambdust", effect = Reads)]
    fn condition_message(condition: Condition) -> Value {
        condition.message()
    }

    /// The values that caused the error.
    ///
    /// `(guard (e (#t (condition-irritants e))) (car 5)) ; => (5)`
    #[builtin("condition-irritants", library = "lambdust", effect = Reads)]
    fn condition_irritants(condition: Condition) -> Value {
        condition.irritants()
    }

    /// The class of the error, a symbol such as `type-error`.
    ///
    /// `(guard (e (#t (condition-kind e))) (car 5)) ; => type-error`
    #[builtin("condition-kind", library = "lambdust", effect = Reads)]
    fn condition_kind(condition: Condition) -> Value {
        condition.kind()
    }

    /// What was noted while a condition was on its way, a list of strings: which element of a parallel procedure or which
    /// stage of a pipeline it came from, where its value was wanted, what else failed.
    ///
    /// `(guard (e (#t (car (condition-notes e)))) (pmap (lambda (x) (error "no" x)) '(1))) ; => "`pmap` was at element 0"`
    #[builtin("condition-notes", library = "lambdust", effect = Reads)]
    fn notes(cx: &mut Cx<'_>, condition: Condition) -> Outcome {
        let mut texts = Vec::new();
        for (_, note) in notes_of(condition) {
            texts.push(Text::from_str(cx.heap, &note)?.into());
        }
        Ok(List::of(cx.heap, &texts))
    }

    /// A new error object.
    ///
    /// `(condition-kind (%error-condition 'my-error "message" '())) ; => my-error`
    #[builtin("%error-condition", library = "lambdust internal")]
    fn error_condition(cx: &mut Cx<'_>, kind: Symbol, message: Value, irritants: List) -> Outcome {
        Ok(Condition::new(cx.heap, kind.into(), message, irritants.0, Value::FALSE).into())
    }

    /// The error object of an argument that the procedure `who` does not take.
    ///
    /// `(condition-message (%refusal 'type-error 'twice 1 "a number" "2")) ; => "`twice` wanted a number as argument 1, got \"2\""`
    #[builtin("%refusal", library = "lambdust internal")]
    fn refusal(
        cx: &mut Cx<'_>,
        kind: Symbol,
        who: Symbol,
        position: Index,
        wanted: Text,
        value: Value,
    ) -> Value {
        let kind = if kind.name(cx.heap) == "range-error" { "range-error" } else { "type-error" };
        let who = who.name(cx.heap).to_owned();
        let position = position.0.saturating_sub(1);
        let failure = primitive::refusal(cx.heap, kind, &who, position, &wanted.to_rust(), value);
        from_failure(cx.heap, &failure, Span::NONE, None)
    }

    /// The text of a value as error messages show it, cut short.
    ///
    /// `(%describe '(1 "two")) ; => "(1 \"two\")"`
    #[builtin("%describe", library = "lambdust internal", effect = Reads)]
    fn describe(cx: &mut Cx<'_>, value: Value) -> String {
        brief(cx.heap, value)
    }
}
