//! The kinds of errors: the names in `error[…]`, which `condition-kind` gives and `(help 'type-error)` explains.

/// What a kind of error means.
pub(crate) fn page(kind: &str) -> Option<&'static str> {
    KINDS.iter().find(|(name, _)| *name == kind).map(|(_, text)| *text)
}

const KINDS: &[(&str, &str)] = &[
    (
        "abandoned-mutex",
        "The thread that had locked a mutex ended without unlocking it, so what the mutex guards may be half done.",
    ),
    ("actor-stopped", "A message was for an actor that has ended."),
    ("already-owned", "A thread locked a mutex again that it holds already."),
    (
        "arity-error",
        "A procedure was called with too many or too few arguments. The hint shows its parameters.",
    ),
    ("assertion-failed", "The expression of an `assert` was false."),
    ("blocked-forever", "A wait cannot end any more: nothing that still runs could end it."),
    ("cancelled", "The thread was asked to end, or the scope it belongs to was left."),
    ("closed-channel", "A channel was used after it was closed."),
    ("deadlock", "Threads wait for each other in a circle. The message names who holds and who awaits what."),
    ("divide-by-zero", "An exact number was divided by zero."),
    ("encoding-error", "Bytes are no text in the encoding that they were read in."),
    ("error", "The program itself raised this, by (error message irritant …)."),
    ("file-error", "A file could not be used. The message says why."),
    ("format-error", "The template of `format` or `printf` does not go with the values."),
    (
        "handler-returned",
        "A handler of `with-exception-handler` returned after `raise` or `error`, which cannot go on. `guard` is easier.",
    ),
    (
        "immutable",
        "A literal of the program text, or the name of a symbol, was to be changed. Copies of it can be changed.",
    ),
    ("in-transaction", "Something inside of `atomic` could not be taken back if the transaction began anew."),
    ("interrupted", "The cell was interrupted."),
    ("key-not-found", "A table has no such key, and no default was given."),
    ("limit-exceeded", "Something became larger than the implementation allows."),
    ("no-match", "No clause of a `match` fits the value."),
    ("no-transaction", "A tvar was changed outside of `atomic`."),
    ("not-a-procedure", "The first thing in parentheses was no procedure."),
    ("not-owner", "Something was given back by a thread that does not have it."),
    ("out-of-memory", "The program's data take more memory than the limit of the heap."),
    (
        "range-error",
        "An argument has the right type, but lies outside of what is allowed. Indices begin at 0.",
    ),
    (
        "read-error",
        "The text is not written as data or programs are: parentheses, quotes, numbers, characters.",
    ),
    ("self-ask", "An actor asked itself, and would wait for its own answer."),
    ("stack-overflow", "A recursion went on without end, or deeper than the limit."),
    ("syntax-error", "A form is not written as it should be. The hint shows how."),
    ("timeout", "What was waited for did not come in time."),
    ("type-error", "An argument has another type than the procedure takes."),
    ("unbound-variable", "A name is used that nothing defines: misspelt, not imported, or defined later."),
    ("uncaught", "The program raised something that is no condition, and nothing handled it."),
    ("unhandled-message", "An actor has no clause for a message. It is among the dead letters."),
    ("unknown-library", "There is no library of this name."),
];

#[cfg(test)]
mod tests {
    use super::KINDS;

    #[test]
    fn kinds_are_in_order() {
        assert!(KINDS.is_sorted_by(|(one, _), (two, _)| one < two));
    }
}
