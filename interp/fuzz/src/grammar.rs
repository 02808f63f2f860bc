//! Random programs that end: every loop counts down, every recursion is as deep as its text says, and
//! what they print is the same on every scheduler and with every collector. They define, assign, escape,
//! re-enter, raise, wind, print and start threads, with mistakes among it.
//!
//! Each decision asks `choose(n)` for a number below `n`. The source of these numbers is the caller's.

/// Gives a number below its argument.
pub type Choose<'a> = &'a mut dyn FnMut(usize) -> usize;

/// What an expression is meant to give. Now and then it gives something else, which is a mistake that
/// the program must survive.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Kind {
    Number,
    Boolean,
    Text,
    Symbol,
    List,
    Vector,
    Procedure,
}

const KINDS: [Kind; 7] =
    [Kind::Number, Kind::Boolean, Kind::Text, Kind::Symbol, Kind::List, Kind::Vector, Kind::Procedure];

/// A program of several definitions and expressions, each of which prints what it gives.
pub fn program(choose: Choose<'_>) -> String {
    let mut writer = Writer { choose, scope: Vec::new(), serial: 0 };
    let mut text = String::from(PRELUDE);
    for _ in 0..2 + (writer.choose)(5) {
        text.push_str(&writer.top());
        text.push('\n');
    }
    text
}

/// One expression, which mentions only what every program sees.
pub fn expression(choose: Choose<'_>) -> String {
    let mut writer = Writer { choose, scope: Vec::new(), serial: 0 };
    let kind = *writer.pick(&KINDS);
    writer.expression(kind, 3)
}

/// What programs show their results with.
const PRELUDE: &str = "\
(import (srfi 1))
(define (show name thunk)
  (write name)
  (display \" \")
  (guard (e ((error-object? e) (display (condition-message e)))
            (#t (display \"raised \") (write e)))
    (write (thunk)))
  (newline))
";

struct Writer<'a> {
    choose: Choose<'a>,
    /// The variables that may be mentioned.
    scope: Vec<(String, Kind)>,
    serial: usize,
}

impl Writer<'_> {
    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[(self.choose)(from.len())]
    }

    /// Whether something happens that happens once in `n` times.
    fn once_in(&mut self, n: usize) -> bool {
        (self.choose)(n) == n - 1
    }

    fn name(&mut self) -> String {
        self.serial += 1;
        format!("x{}", self.serial)
    }

    /// An expression in which a new variable of this kind is seen.
    fn within(&mut self, name: &str, is: Kind, gives: Kind, depth: usize) -> String {
        self.scope.push((name.to_owned(), is));
        let body = self.expression(gives, depth);
        self.scope.pop();
        body
    }

    fn top(&mut self) -> String {
        let name = self.name();
        match (self.choose)(8) {
            0 => {
                let kind = *self.pick(&KINDS);
                let value = self.expression(kind, 2);
                self.scope.push((name.clone(), kind));
                format!("(define {name} (guard (e (#t 'failed)) {value}))")
            }
            1 => {
                let body = self.within("n", Kind::Number, Kind::Number, 2);
                self.scope.push((name.clone(), Kind::Procedure));
                format!("(define ({name} n) {body})")
            }
            2 => {
                let template = self.within("a", Kind::Number, Kind::Number, 2);
                format!(
                    "(define-syntax {name} (syntax-rules () ((_ a) {template}) ((_ a b ...) (list ({name} a) b ...))))\n\
                     (show '{name} (lambda () ({name} 1 2 3)))"
                )
            }
            3 => format!(
                "(define-record-type {name} (make-{name} a b) {name}? (a {name}-a set-{name}-a!) (b {name}-b))\n\
                 (show '{name} (lambda () (let ((r (make-{name} {} {}))) (set-{name}-a! r {}) (list ({name}? r) ({name}-a r) ({name}-b r)))))",
                self.expression(Kind::Number, 1),
                self.expression(Kind::List, 1),
                self.expression(Kind::Text, 1),
            ),
            _ => {
                let kind = *self.pick(&KINDS);
                let depth = 2 + (self.choose)(3);
                format!("(show '{name} (lambda () {}))", self.expression(kind, depth))
            }
        }
    }

    fn expression(&mut self, kind: Kind, depth: usize) -> String {
        let kind = if self.once_in(25) { *self.pick(&KINDS) } else { kind };
        if depth == 0 {
            return self.leaf(kind);
        }
        if self.once_in(2) { self.shaped(kind, depth - 1) } else { self.specific(kind, depth - 1) }
    }

    fn leaf(&mut self, kind: Kind) -> String {
        let known: Vec<String> =
            self.scope.iter().filter(|(_, is)| *is == kind).map(|(name, _)| name.clone()).collect();
        if !known.is_empty() && !self.once_in(3) {
            return self.pick(&known).clone();
        }
        self.pick(leaves(kind)).to_string()
    }

    /// Expressions that can have any kind.
    fn shaped(&mut self, kind: Kind, depth: usize) -> String {
        let name = self.name();
        let other = *self.pick(&KINDS);
        let value = self.expression(other, depth);
        match (self.choose)(16) {
            0 => format!("(let (({name} {value})) {})", self.within(&name, other, kind, depth)),
            1 => format!(
                "(let* (({name} {value}) ({name} (list {name}))) {})",
                self.within(&name, Kind::List, kind, depth)
            ),
            2 => format!("((lambda ({name}) {}) {value})", self.within(&name, other, kind, depth)),
            3 => {
                let test = self.expression(Kind::Boolean, depth);
                format!("(if {test} {} {})", self.expression(kind, depth), self.expression(kind, depth))
            }
            4 => {
                let first = self.expression(kind, depth);
                let step = self.within(&name, kind, kind, depth);
                format!("(let loop ((i 3) ({name} {first})) (if (= i 0) {name} (loop (- i 1) {step})))")
            }
            5 => {
                let body = self.within(&name, Kind::Procedure, kind, depth);
                format!("(call/cc (lambda ({name}) {body}))")
            }
            6 => format!(
                "(dynamic-wind (lambda () (display \"<\")) (lambda () {}) (lambda () (display \">\")))",
                self.expression(kind, depth)
            ),
            7 => {
                let body = self.expression(kind, depth);
                format!("(guard ({name} (#t {})) {body})", self.within(&name, Kind::Number, kind, depth))
            }
            8 => {
                let body = self.within(&name, other, kind, depth);
                let new = self.within(&name, other, other, depth);
                format!("(let (({name} {value})) (set! {name} {new}) {body})")
            }
            9 => format!("(thread-join! (thread (lambda () {})))", self.expression(kind, depth)),
            10 => format!("(force (delay {}))", self.expression(kind, depth)),
            11 => format!(
                "(call-with-values (lambda () (values {value} {})) (lambda (a b) b))",
                self.expression(kind, depth)
            ),
            12 => format!("(begin (write {value}) {})", self.expression(kind, depth)),
            13 => format!(
                "(let ((p (make-parameter {value}))) (parameterize ((p 1)) {}))",
                self.expression(kind, depth)
            ),
            14 => format!("(eval '(let () {}))", self.closed(kind, depth)),
            _ => format!(
                "(let ((k #f) (count 0)) (let (({name} (call/cc (lambda (c) (set! k c) {value})))) \
                 (set! count (+ count 1)) (if (< count 3) (k {name}) {})))",
                self.within(&name, other, kind, depth)
            ),
        }
    }

    /// An expression that mentions no local variable.
    fn closed(&mut self, kind: Kind, depth: usize) -> String {
        let scope = std::mem::take(&mut self.scope);
        let text = self.expression(kind, depth);
        self.scope = scope;
        text
    }

    /// A call whose argument kinds stand in the pattern as `N`, `B`, `T`, `S`, `L`, `V` and `P`.
    fn specific(&mut self, kind: Kind, depth: usize) -> String {
        if kind == Kind::Procedure {
            let name = self.name();
            let gives = *self.pick(&KINDS);
            return format!("(lambda ({name}) {})", self.within(&name, Kind::Number, gives, depth));
        }
        let pattern = self.pick(patterns(kind)).to_string();
        let mut text = String::new();
        for piece in pattern.chars() {
            match piece {
                'N' => text.push_str(&self.expression(Kind::Number, depth)),
                'B' => text.push_str(&self.expression(Kind::Boolean, depth)),
                'T' => text.push_str(&self.expression(Kind::Text, depth)),
                'S' => text.push_str(&self.expression(Kind::Symbol, depth)),
                'L' => text.push_str(&self.expression(Kind::List, depth)),
                'V' => text.push_str(&self.expression(Kind::Vector, depth)),
                'P' => text.push_str(&self.expression(Kind::Procedure, depth)),
                other => text.push(other),
            }
        }
        text
    }
}

fn leaves(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Number => {
            &["0", "1", "-7", "1/3", "2.5", "1e300", "100000000000000000000", "1+2i", "+nan.0", "-0.0"]
        }
        Kind::Boolean => &["#t", "#f"],
        Kind::Text => &["\"\"", "\"abc\"", "\"λx\"", "(string #\\a #\\λ)", "(make-string 3 #\\z)"],
        Kind::Symbol => &["'a", "'b", "'|a b|"],
        Kind::List => &["'()", "'(1 2 3)", "(list 1 \"a\" 'b)", "'((a . 1) (b . 2))", "'(1 . 2)"],
        Kind::Vector => &["#()", "#(1 2 3)", "(vector 'a \"b\" 3)", "(make-vector 3 0)"],
        Kind::Procedure => {
            &["car", "list", "(lambda (x) x)", "(lambda x x)", "number?", "(lambda (x) (+ x 1))", "display"]
        }
    }
}

fn patterns(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Number => &[
            "(+ N N)",
            "(- N N)",
            "(* N N)",
            "(/ N N)",
            "(quotient N N)",
            "(modulo N N)",
            "(max N N)",
            "(gcd N N)",
            "(abs N)",
            "(exact N)",
            "(inexact N)",
            "(sqrt N)",
            "(round N)",
            "(length L)",
            "(vector-length V)",
            "(string-length T)",
            "(apply + L)",
            "(vector-ref V N)",
            "(list-ref L N)",
            "(car L)",
            "(P N)",
            "(string->number T)",
            "(exact->inexact N)",
            "(number->string N)",
            "(floor N)",
            "(fold + N L)",
            "(case N ((0 1) N) ((2) => P) (else N))",
            "(do ((i 0 (+ i 1)) (s N (+ s i))) ((= i 3) s))",
        ],
        Kind::Boolean => &[
            "(< N N)",
            "(= N N)",
            "(eq? S S)",
            "(eqv? N N)",
            "(equal? L L)",
            "(null? L)",
            "(pair? L)",
            "(not B)",
            "(and B B)",
            "(or B B)",
            "(string<? T T)",
            "(member N L)",
            "(zero? N)",
            "(exact? N)",
            "(string=? T T)",
            "(memq S L)",
            "(symbol? S)",
            "(procedure? P)",
            "(when B B)",
            "(unless B B)",
        ],
        Kind::Text => &[
            "(string-append T T)",
            "(substring T N N)",
            "(number->string N)",
            "(symbol->string S)",
            "(string-upcase T)",
            "(list->string L)",
            "(string-map char-upcase T)",
            "(string-copy T N)",
            "(vector->string V)",
            "(let ((p (open-output-string))) (write L p) (get-output-string p))",
            "(let ((s (string-copy T))) (string-set! s N #\\λ) s)",
            "(utf8->string (string->utf8 T))",
        ],
        Kind::Symbol => {
            &["(string->symbol T)", "(if B S S)", "(car (list S N))", "(cdr (assq S '((a . x) (b . y))))"]
        }
        Kind::List => &[
            "(list N S)",
            "(cons N L)",
            "(append L L)",
            "(reverse L)",
            "(map P L)",
            "(vector->list V)",
            "(cdr L)",
            "(list-tail L N)",
            "(filter P L)",
            "(string->list T)",
            "(sort L <)",
            "`(N ,@L ,T)",
            "(map cons L L)",
            "(list-copy L)",
            "(let ((l (list-copy L))) (set-car! l N) l)",
            "(let-values (((a b) (values N L))) (list b a))",
            "(let ((seen '())) (for-each (lambda (x) (set! seen (cons x seen))) L) seen)",
            "(read (open-input-string T))",
            "(let ((l (list N S))) (set-cdr! (cdr l) l) l)",
            "(assoc N L)",
            "(let ((t (make-hash-table))) (hash-table-set! t S N) (hash-table-set! t T N) (hash-table-keys t))",
            "(cond (B => list) (B L) (else L))",
            "(list-tabulate 3 P)",
        ],
        Kind::Vector => &[
            "(vector N S L)",
            "(list->vector L)",
            "(vector-map P V)",
            "(vector-append V V)",
            "(vector-copy V N)",
            "(let ((v (vector N S N))) (vector-set! v N T) v)",
            "(make-vector N S)",
            "(let ((v (vector-copy V))) (vector-fill! v L) v)",
            "(string->vector T)",
            "(bytevector N N)",
            "(let ((v (vector N))) (vector-set! v 0 v) v)",
        ],
        Kind::Procedure => &[],
    }
}
