//! What the forms of the language do. How each is written stands in the expander's table.

use crate::expand::Form;

/// What a form does, with an example.
pub(super) fn doc(form: Form) -> &'static str {
    match form {
        Form::Quote => {
            "The datum itself, not what it would mean as a program.\n'(a (+ 1 2)) ; => (a (+ 1 2))"
        }
        Form::Quasiquote => {
            "Like `quote`, but what stands behind a comma is evaluated, and behind `,@` its elements are put in.\n`(1 ,(+ 1 1) ,@(list 3 4)) ; => (1 2 3 4)"
        }
        Form::Lambda => {
            "A procedure with these parameters. After a dot or alone, a parameter takes the rest of the arguments in a list. `[b 1]` is optional with a default, `#:t t` is given by keyword.\n((lambda (a [b 10] . rest) (list a b rest)) 1) ; => (1 10 ())"
        }
        Form::CaseLambda => {
            "A procedure with several lists of parameters: the first that fits the number of arguments is taken.\n(let ((f (case-lambda ((a) 'one) ((a b) 'two)))) (list (f 1) (f 1 2))) ; => (one two)"
        }
        Form::Define => {
            "Defines a variable, or a procedure written as it is called. Parameters are those of `lambda`.\n(let () (define (double x) (* 2 x)) (double 21)) ; => 42"
        }
        Form::DefineValues => {
            "Defines a variable for each of several values.\n(let () (define-values (q r) (truncate/ 7 2)) (list q r)) ; => (3 1)"
        }
        Form::DefineRecordType => {
            "Defines a type of records: how one is made, what tells them from other values, and for each field how it is read and, if named, changed.\n(let () (define-record-type point (make-point x y) point? (x point-x) (y point-y)) (point-x (make-point 3 4))) ; => 3"
        }
        Form::DefineSyntax => {
            "Defines a macro: uses of it are rewritten by its rules before anything runs.\n(let () (define-syntax twice (syntax-rules () ((_ e) (begin e e)))) (twice (display \"ha\"))) ; prints haha"
        }
        Form::Set => "Gives a variable that exists another value.\n(let ((x 1)) (set! x (+ x 1)) x) ; => 2",
        Form::If => {
            "Evaluates the second part if the first is true, which every value but `#f` is, or else the third.\n(if (< 1 2) 'less 'more) ; => less"
        }
        Form::Begin => {
            "Evaluates its parts one after the other; the value is that of the last.\n(begin (set-car! (list 1) 2) 5) ; => 5"
        }
        Form::Let => {
            "Binds variables to values for its body. With a name in front the body is a procedure of that name, which can call itself: a loop.\n(let loop ((i 3) (all '())) (if (= i 0) all (loop (- i 1) (cons i all)))) ; => (1 2 3)"
        }
        Form::LetStar => {
            "Like `let`, but each value may use the variables before it.\n(let* ((x 2) (y (* x x))) (+ x y)) ; => 6"
        }
        Form::Letrec => {
            "Like `let`, but the values, usually procedures, may refer to all of the variables.\n(letrec ((even? (lambda (n) (or (= n 0) (odd? (- n 1))))) (odd? (lambda (n) (and (> n 0) (even? (- n 1)))))) (even? 10)) ; => #t"
        }
        Form::LetrecStar => {
            "Like `letrec`, with the values computed in order, so that each may use those before it.\n(letrec* ((a 1) (b (+ a 1))) b) ; => 2"
        }
        Form::LetValues => {
            "Binds variables to the several values of each expression.\n(let-values (((q r) (truncate/ 7 2))) (list q r)) ; => (3 1)"
        }
        Form::LetStarValues => {
            "Like `let-values`, but each expression may use the variables before it.\n(let*-values (((a b) (values 1 2)) ((c) (values (+ a b)))) c) ; => 3"
        }
        Form::LetSyntax => {
            "Binds macros for its body.\n(let-syntax ((five (syntax-rules () ((_) 5)))) (five)) ; => 5"
        }
        Form::LetrecSyntax => {
            "Like `let-syntax`, but the macros may use each other.\n(letrec-syntax ((none? (syntax-rules () ((_) #t) ((_ e . rest) #f)))) (none?)) ; => #t"
        }
        Form::SyntaxRules => {
            "The rules of a macro: the first pattern that fits a use is replaced by its template. `...` behind a part repeats it; names in the first list stand for themselves.\n(let-syntax ((swap! (syntax-rules () ((_ a b) (let ((t a)) (set! a b) (set! b t)))))) (let ((x 1) (t 2)) (swap! x t) (list x t))) ; => (2 1)"
        }
        Form::ErMacroTransformer => {
            "A macro by a procedure: it gets the use, a procedure that renames a symbol to what it means at the definition, and one that tells whether two names mean the same; it returns the new form.\n(let-syntax ((same (er-macro-transformer (lambda (form rename compare) (list (rename 'quote) (cadr form)))))) (same hello)) ; => hello"
        }
        Form::SyntaxError => {
            "Refuses a use of a macro with this message.\n(let-syntax ((none (syntax-rules () ((_) 0) ((_ x) (syntax-error \"takes nothing\" x))))) (none)) ; => 0"
        }
        Form::Cond => {
            "Evaluates the tests in turn; the expressions behind the first that is true are evaluated. Behind `=>` stands a procedure that gets the value of the test.\n(cond ((assv 2 '((1 one) (2 two))) => cadr) (else 'none)) ; => two"
        }
        Form::Case => {
            "Evaluates the expressions behind the first list that contains the value of the key.\n(case (* 2 3) ((2 3 5 7) 'prime) ((1 4 6 8 9) 'composite)) ; => composite"
        }
        Form::Match => {
            "Evaluates the body behind the first pattern that the value fits. Names in a pattern are bound, `_` fits anything, `(? even? n)` asks a predicate, `...` repeats.\n(match '(add 1 2) (('add a b) (+ a b)) (_ 'unknown)) ; => 3"
        }
        Form::And => {
            "Evaluates its parts until one is false; the value of the last that was evaluated.\n(and 1 2 3) ; => 3"
        }
        Form::Or => "Evaluates its parts until one is true, and gives that value.\n(or #f 2 3) ; => 2",
        Form::When => "Evaluates its body if the test is true.\n(when (> 2 1) 'yes) ; => yes",
        Form::Unless => "Evaluates its body if the test is false.\n(unless (> 1 2) 'yes) ; => yes",
        Form::Do => {
            "A loop: each variable has a first value and one for the next round. It ends when the test is true.\n(do ((i 0 (+ i 1)) (sum 0 (+ sum i))) ((= i 5) sum)) ; => 10"
        }
        Form::Delay => {
            "A promise of the value of the expression, which is evaluated when `force` asks for it, once.\n(force (delay (+ 1 2))) ; => 3"
        }
        Form::DelayForce => {
            "A promise of what the promise that the expression gives will give; chains of them need no space.\n(force (delay-force (delay 3))) ; => 3"
        }
        Form::ConsStream => {
            "A pair whose second part is a promise: a stream.\n(car (force (cdr (cons-stream 1 (cons-stream 2 '()))))) ; => 2"
        }
        Form::Parameterize => {
            "Gives parameters other values as long as its body runs.\n(let ((p (make-parameter 1))) (list (parameterize ((p 2)) (p)) (p))) ; => (2 1)"
        }
        Form::Guard => {
            "Evaluates its body. What is raised there is bound to the name, and the clauses are tried as in `cond`; if none fits it is raised again.\n(guard (e ((string? e) (list 'caught e))) (raise \"oops\")) ; => (caught \"oops\")"
        }
        Form::CondExpand => {
            "Chooses by what the system offers: the forms behind the first requirement that holds stand in its place. A requirement is a feature, `(library name)`, or an `and`, `or`, `not` of them.\n(cond-expand (lambdust 'here) (else 'elsewhere)) ; => here"
        }
        Form::Include => {
            "Stands for the forms in these files; a path is relative to the file in which it is written.\n(procedure? load) ; => #t"
        }
        Form::IncludeCi => "Like `include`, with the letters of names made small.\n(procedure? load) ; => #t",
        Form::Import => {
            "Makes the names of libraries known. `only`, `except`, `prefix` and `rename` around a library change which.\n(begin (import (only (srfi 1) iota)) (iota 3)) ; => (0 1 2)"
        }
        Form::DefineLibrary => {
            "Defines a library: its imports, what it exports, and its text in `begin` or `include`.\n(define-library (my area) (import (scheme base)) (export square-area) (begin (define (square-area a) (* a a))))\n(import (my area))\n(square-area 3) ; => 9"
        }
        Form::Else => "What applies if nothing before it does.\n(cond (#f 1) (else 2)) ; => 2",
        Form::Arrow => {
            "Gives the value of the test to a procedure.\n(cond ((memv 2 '(1 2 3)) => length) (else 0)) ; => 2"
        }
        Form::Ellipsis => {
            "Repeats the part of a pattern or template before it.\n(let-syntax ((my-list (syntax-rules () ((_ x ...) (list x ...))))) (my-list 1 2 3)) ; => (1 2 3)"
        }
        Form::Underscore => "Fits anything and binds nothing.\n(match 5 (_ 'anything)) ; => anything",
        Form::Unquote => "What is evaluated within a quasiquotation.\n`(1 ,(+ 1 1)) ; => (1 2)",
        Form::UnquoteSplicing => {
            "A list whose elements are put into a quasiquotation.\n`(1 ,@(list 2 3)) ; => (1 2 3)"
        }
    }
}
