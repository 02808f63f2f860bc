;;;; Forms that make streams, take them apart and combine them.

;;; Defines a procedure that returns a stream, as `stream-lambda` makes it.
;;; (define-stream (from n) (stream-cons n (from (+ n 1))))
;;; (stream->list 3 (from 5)) ; => (5 6 7)
(define-syntax define-stream
  (syntax-rules ()
    ((_ (name . formals) body0 body ...)
     (define name (stream-lambda formals body0 body ...)))))

;;; A stream of the values of the expressions, each of which is evaluated when it is needed.
;;; (stream->list (stream 1 2 (+ 1 2))) ; => (1 2 3)
(define-syntax stream
  (syntax-rules ()
    ((_) stream-null)
    ((_ first rest ...) (stream-cons first (stream rest ...)))))

;;; As a named `let` whose procedure returns a stream.
;;; (stream->list (stream-let loop ((n 3)) (if (= n 0) stream-null (stream-cons n (loop (- n 1)))))) ; => (3 2 1)
(define-syntax stream-let
  (syntax-rules ()
    ((_ loop ((name value) ...) body0 body ...)
     ((letrec ((loop (stream-lambda (name ...) body0 body ...))) loop) value ...))))

;;; Compares the stream with the pattern of each clause in turn and evaluates the expression of the first that
;;; fits. A clause is `(pattern expression)` or `(pattern fender expression)`; a pattern `()` fits the stream without
;;; elements, `(p … . rest)` its elements, a name anything, and `_` anything without binding it.
;;; (stream-match (stream 1 2 3) ((a b . rest) (list a b (stream->list rest)))) ; => (1 2 (3))
;;; (stream-match (stream) ((a . rest) 'some) (() 'none)) ; => none
(define-syntax stream-match
  (syntax-rules ()
    ((_ expression clause ...)
     (let ((object expression))
       (if (not (stream? object)) (%wrong-type 'stream-match 1 "a stream" object))
       (%match object clause ...)))))

(define-syntax %match
  (syntax-rules ()
    ((_ object) (%no-match))
    ((_ object (pattern . action) clause ...)
     (let ((otherwise (lambda () (%match object clause ...))))
       (%match-pattern object pattern (%match-action otherwise . action) (otherwise))))))

(define-syntax %match-action
  (syntax-rules ()
    ((_ otherwise expression) expression)
    ((_ otherwise fender expression) (if fender expression (otherwise)))))

(define-syntax %match-pattern
  (syntax-rules (_)
    ((%match-pattern object () then else)
     (if (stream-null? object) then else))
    ((%match-pattern object (_ . rest) then else)
     (if (stream-pair? object)
         (let ((tail (stream-cdr object))) (%match-pattern tail rest then else))
         else))
    ((%match-pattern object (name . rest) then else)
     (if (stream-pair? object)
         (let ((name (stream-car object)) (tail (stream-cdr object))) (%match-pattern tail rest then else))
         else))
    ((%match-pattern object _ then else) then)
    ((%match-pattern object name then else) (let ((name object)) then))))

(define (%no-match)
  (raise (%error-condition 'match-error "`stream-match` has no clause that fits the stream" '())))

;;; The stream of the values of the expression for each way to satisfy the clauses: `(name in stream)` goes along a
;;; stream, `(name is expression)` binds, any other expression is a condition. The last clause varies fastest.
;;; (stream->list (stream-of (* x x) (x in (stream-range 0 10)) (even? x))) ; => (0 4 16 36 64)
(define-syntax stream-of
  (syntax-rules ()
    ((_ expression clause ...) (%stream-of expression stream-null clause ...))))

(define-syntax %stream-of
  (syntax-rules (in is)
    ((_ expression base) (stream-cons expression base))
    ((_ expression base (name in source) clause ...)
     (stream-let loop ((rest source))
       (if (stream-null? rest)
           base
           (let ((name (stream-car rest)))
             (%stream-of expression (loop (stream-cdr rest)) clause ...)))))
    ((_ expression base (name is value) clause ...)
     (let ((name value)) (%stream-of expression base clause ...)))
    ((_ expression base condition clause ...)
     (if condition (%stream-of expression base clause ...) base))))
