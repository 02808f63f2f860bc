//! Words that people bring along from other languages and other Schemes, and what to write here.

/// What is written here in place of a word.
pub(super) struct Word {
    names: &'static [&'static str],
    /// The name that takes its place in a call, if one does without further change.
    pub(super) same_as: Option<&'static str>,
    /// How it is written.
    pub(super) hint: &'static str,
}

/// The word of this name.
pub(super) fn word(name: &str) -> Option<&'static Word> {
    WORDS.iter().find(|word| word.names.contains(&name))
}

const fn same(names: &'static [&'static str], name: &'static str, hint: &'static str) -> Word {
    Word { names, same_as: Some(name), hint }
}

const fn other(names: &'static [&'static str], hint: &'static str) -> Word {
    Word { names, same_as: None, hint }
}

const WORDS: &[Word] = &[
    same(
        &["print", "princ", "puts", "echo"],
        "display",
        "(display value) shows a value, (newline) ends the line",
    ),
    same(&["println"], "displayln", "(displayln value) shows a value and ends the line"),
    same(&["sprintf"], "format", "(format \"… ~a\" value) makes a text with values in it"),
    other(
        &["def", "defun", "defn", "fun", "func", "function", "defvar", "defparameter"],
        "a definition is written (define name value) or (define (name parameter …) body …)",
    ),
    other(
        &["var", "const"],
        "(define name value) makes a variable, (let ((name value)) body …) one for a body",
    ),
    other(&["setq", "setf"], "(set! name value) changes a variable, (define name value) makes one"),
    same(&["progn"], "begin", "(begin expression …) does one thing after the other"),
    other(&["funcall"], "a procedure is simply called: (f argument …)"),
    same(&["mapcar"], "map", "its name here is (map procedure list)"),
    other(&["foldl", "fold-left"], "(fold procedure first list) combines the elements: (import (srfi 1))"),
    other(&["foldr"], "(fold-right procedure first list) combines from the right: (import (srfi 1))"),
    other(&["nil", "null", "empty", "Nil", "NULL", "None"], "the empty list is written '(), and false is #f"),
    other(&["true", "True", "TRUE"], "true is written #t"),
    other(&["false", "False", "FALSE"], "false is written #f"),
    other(&["!=", "/=", "<>"], "write (not (= a b)) for numbers, (not (equal? a b)) for values of any kind"),
    other(&["==", "===", "eql"], "write (= a b) for numbers, (equal? a b) for values of any kind"),
    same(&["&&"], "and", "its name here is (and a b)"),
    same(&["||"], "or", "its name here is (or a b)"),
    same(&["%", "mod"], "modulo", "(modulo a b) is the remainder"),
    same(&["div"], "quotient", "(quotient a b) is the whole part of a division"),
    same(&["//"], "quotient", "a comment begins with `;`; the whole part of a division is (quotient a b)"),
    same(&["**", "^", "pow"], "expt", "(expt base exponent) is a power"),
    other(&["++", "+=", "incf", "inc"], "(set! i (+ i 1)) changes i, (+ i 1) is its successor"),
    other(&["--", "-=", "decf", "dec"], "(set! i (- i 1)) changes i, (- i 1) is its predecessor"),
    other(
        &["while", "until", "loop", "repeat"],
        "a loop is a named let: (let loop ((i 0)) (if (< i 10) (begin … (loop (+ i 1)))))",
    ),
    other(
        &["for", "foreach", "for/list", "dotimes", "dolist"],
        "(for-each (lambda (x) …) list) goes over a list; (range 10) is the list of 0 to 9",
    ),
    other(&["return"], "leave it out: a procedure returns the value of the last expression of its body"),
    other(&["break", "continue"], "a loop goes on by calling itself and ends by not doing so"),
    other(&["elif", "elseif"], "several tests are written (cond (test expression …) … (else expression …))"),
    other(&["switch"], "write (case value ((datum …) expression …) … (else expression …))"),
    same(&["fn"], "lambda", "a procedure is written (lambda (parameter …) body …)"),
    other(
        &["struct", "defstruct", "define-struct", "class"],
        "write (define-record-type point (make-point x y) point? (x point-x) (y point-y))",
    ),
    other(&["require"], "(import (srfi 1)) makes the names of a library known"),
    other(&["throw"], "(error \"message\" value …) raises an error, (raise value) any value"),
    other(&["except", "rescue"], "write (guard (e (#t handler …)) body …)"),
    same(&["len"], "length", "(length list); for others string-length, vector-length, hash-table-size"),
    other(&["nth", "elt"], "(list-ref list k) is element k of a list, (vector-ref vector k) of a vector"),
    other(
        &["to-string", "toString"],
        "(number->string n) makes a text of a number, (symbol->string s) of a symbol",
    ),
    other(&["parseInt", "parse-int"], "(string->number text) makes a number of a text"),
    same(&["concat", "string-concat"], "string-append", "(string-append text …) joins texts"),
    same(&["make-hash", "make-hasheq", "dict"], "make-hash-table", "(make-hash-table) makes a table"),
    same(&["hash-ref", "gethash"], "hash-table-ref", "(hash-table-ref table key default) looks up"),
    same(&["hash-set!", "puthash"], "hash-table-set!", "(hash-table-set! table key value) stores"),
    same(&["send"], "send!", "(send! actor '(tag argument …)) sends a message"),
];

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn no_word_stands_twice() {
        let mut all: Vec<&str> = WORDS.iter().flat_map(|word| word.names.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
