(import (srfi 226))

(continuation-prompt-tag? (make-continuation-prompt-tag)) ; => #t
(eq? (default-continuation-prompt-tag) (default-continuation-prompt-tag)) ; => #t
(continuation-violation? (make-continuation-violation (make-continuation-prompt-tag))) ; => #t
(guard (e ((continuation-violation? e) 'no-prompt)) (abort-current-continuation (make-continuation-prompt-tag))) ; => no-prompt
(let ((tag (make-continuation-prompt-tag))) (eq? tag (continuation-violation-prompt-tag (make-continuation-violation tag)))) ; => #t
(let ((tag (make-continuation-prompt-tag)))
  (call-with-continuation-prompt (lambda () (+ 1 (abort-current-continuation tag 'foo 'bar))) tag list)) ; => (foo bar)
(let ((tag (make-continuation-prompt-tag)))
  (call-with-continuation-prompt (lambda () (abort-current-continuation tag (lambda () 27))) tag)) ; => 27
(let ((tag (make-continuation-prompt-tag)))
  (call-with-continuation-prompt (lambda () (+ 1 (call-with-non-composable-continuation (lambda (k) (* 2 (k 3))) tag))) tag)) ; => 4
(+ 1 (call-with-current-continuation (lambda (k) (* 10 (k 4))))) ; => 5
(+ 1 (call/cc (lambda (k) (* 10 (k 4))))) ; => 5
(call-with-continuation-prompt (lambda () (* 2 (call-with-composable-continuation (lambda (k) (+ (k 3) (k 4))))))) ; => 28
(+ 1 (call/cc (lambda (k) (* 2 (call-in-continuation k (lambda (x) (+ x 10)) 5))))) ; => 16
(+ 1 (call/cc (lambda (k) (* 2 (call-in k + 5 6))))) ; => 12
(+ 1 (call/cc (lambda (k) (* 2 (return-to k 5))))) ; => 6
(call/cc (lambda (k) (call-with-continuation-barrier (lambda () (k 'out))))) ; => out
(continuation-prompt-available? (make-continuation-prompt-tag)) ; => #f
(continuation? (call/cc values)) ; => #t
(non-composable-continuation? (call/cc values)) ; => #t
(let ((log '())) (unwind-protect (set! log '(work)) (set! log (cons 'end log))) log) ; => (end work)
(+ 1 (reset 3)) ; => 4
(let ((tag (make-continuation-prompt-tag))) (+ 1 (reset-at tag (* 2 (shift-at tag k 4))))) ; => 5
(+ 1 (reset (* 2 (shift k (k (k 4)))))) ; => 17
(let ((tag (make-continuation-prompt-tag))) (reset-at tag (* 2 (shift-at tag k (+ (k 1) (k 2)))))) ; => 6
(parameterization? (current-parameterization)) ; => #t
(let* ((p (make-parameter 1)) (two (parameterize ((p 2)) (current-parameterization)))) (call-with-parameterization two p)) ; => 2
(let* ((cell 1) (p (case-lambda (() cell) ((v) (set! cell v))))) (list (temporarily ((p 2)) (p)) (p))) ; => (2 1)

;; Edges
(define tag (make-continuation-prompt-tag 'mine))
(map continuation-prompt-tag? (list tag (default-continuation-prompt-tag) 'a)) ; => (#t #t #f)
(list (equal? (make-continuation-prompt-tag) (make-continuation-prompt-tag)) (equal? tag (default-continuation-prompt-tag))) ; => (#f #f)
;; The same capture, as a continuation that drops the multiplication by 7 and as one that keeps it.
(* 2 (call-with-continuation-prompt (lambda () (* 3 (call-with-non-composable-continuation (lambda (k) (* 5 (call-with-continuation-prompt (lambda () (* 7 (k 11))) tag))) tag))) tag)) ; => 990
(* 2 (call-with-continuation-prompt (lambda () (* 3 (call-with-composable-continuation (lambda (k) (* 5 (call-with-continuation-prompt (lambda () (* 7 (k 11))) tag))) tag))) tag)) ; => 6930
(let ((tag (make-continuation-prompt-tag))) (call-with-continuation-prompt (lambda () (abort-current-continuation tag (lambda () (abort-current-continuation tag (lambda () 27))))) tag #f)) ; => 27
(call-with-values (lambda () (call-with-continuation-prompt (lambda () (values 1 2)))) list) ; => (1 2)
(+ 1 (reset (* 2 (shift k (k 4))))) ; => 9
(+ 1 (reset (* 2 (shift k1 (* 3 (shift k2 (k1 (k2 4)))))))) ; => 25
(+ 1 (reset (* 2 (shift k 4)))) ; => 5

(define-syntax prompt
  (syntax-rules ()
    ((_ e ...) (call-with-continuation-prompt (lambda () e ...) (default-continuation-prompt-tag) (lambda (thunk) (thunk))))))
(define-syntax control
  (syntax-rules ()
    ((_ k e ...)
     (call-with-composable-continuation
      (lambda (k) (abort-current-continuation (default-continuation-prompt-tag) (lambda () e ...)))))))
(prompt (+ 2 (control k (k 5)))) ; => 7
(prompt (+ 2 (control k 5))) ; => 5
(prompt (+ 5 (prompt (+ 2 (control k1 (+ 1 (control k2 (k2 6)))))))) ; => 12
(prompt (+ 5 (prompt (+ 2 (control k1 (+ 1 (control k2 (k1 6)))))))) ; => 8
(prompt (+ 12 (prompt (+ 5 (prompt (+ 2 (control k1 (control k2 (control k3 (k3 6)))))))))) ; => 18

;; Missing prompts and barriers.
(abort-current-continuation tag 1) ; error: `abort-current-continuation` found no continuation prompt with this tag
(call-with-composable-continuation values tag) ; error: `call-with-composable-continuation` found no continuation prompt with this tag
(call-with-non-composable-continuation values tag) ; error: `call-with-non-composable-continuation` found no continuation prompt with this tag
(define k2 (call-with-continuation-prompt (lambda () (call-with-non-composable-continuation values tag)) tag))
(k2 1) ; error: no continuation prompt with this tag is there
(call-with-continuation-prompt (lambda () (k2 1)) tag) ; => 1
((call-with-continuation-barrier (lambda () (call/cc values)))) ; error: the continuation is behind a barrier
(call-with-continuation-prompt (lambda () (call-with-continuation-barrier (lambda () (call-with-composable-continuation values))))) ; error: `call-with-composable-continuation` found a continuation barrier inside the prompt
(call-with-continuation-barrier (lambda () 5)) ; => 5
(abort-current-continuation 5) ; error: `abort-current-continuation` wanted a prompt tag as argument 1, got 5
(call-with-continuation-prompt 5) ; error: `call-with-continuation-prompt` wanted a procedure as argument 1, got 5
(guard (e ((continuation-violation? e) (eq? tag (continuation-violation-prompt-tag e)))) (abort-current-continuation tag)) ; => #t

;; Prompts that are there.
(call-with-continuation-prompt (lambda () (continuation-prompt-available? tag (call-with-non-composable-continuation values))) tag) ; => #t
(call-with-continuation-prompt (lambda () (continuation-prompt-available? tag (call-with-non-composable-continuation values tag))) tag) ; => #t
(call-with-continuation-prompt (lambda () (continuation-prompt-available? tag (call-with-composable-continuation values tag))) tag) ; => #f
(call-with-continuation-prompt (lambda () (continuation-prompt-available? tag)) tag) ; => #t
(map continuation? (list (call/cc values) (prompt (call-with-composable-continuation values)) values)) ; => (#t #t #f)
(map non-composable-continuation? (list (call/cc values) (prompt (call-with-composable-continuation values)) values)) ; => (#t #f #f)
(call-in (prompt (call-with-composable-continuation values)) +) ; error: `call-in` wanted a continuation that is not composable
(call-in-continuation values +) ; error: `call-in-continuation` wanted a continuation as argument 1

;; With dynamic-wind: out at the abort, in and out at each resumption.
(define log '())
(define (note x) (set! log (cons x log)))
(define saved #f)
(reset (dynamic-wind (lambda () (note 'in)) (lambda () (shift k (set! saved k) 'suspended)) (lambda () (note 'out)))) ; => suspended
(list (saved 1) (saved 2)) ; => (1 2)
(reverse log) ; => (in out in out in out)
(let ((n 0)) (call/cc (lambda (k) (dynamic-wind values (lambda () (dynamic-wind values (lambda () (set! n (+ n 1)) (k)) (lambda () (set! n (+ n 2)) (k)))) (lambda () (set! n (+ n 4)))))) n) ; => 7
;; With guard: the guard of a suspended computation is there again when it goes on, also elsewhere.
(reset (guard (e (#t (list 'caught e))) (shift k (set! saved k) 'suspended) (raise 'x))) ; => suspended
(list 'outer (saved 1)) ; => (outer (caught x))
(list 'again (saved 1)) ; => (again (caught x))
(guard (e (#t (list 'outside e))) (reset (raise 'inside))) ; => (outside inside)
(reset (shift k (set! saved k) 'suspended) (raise 'late)) ; => suspended
(guard (e (#t (list 'handler-of-the-caller e))) (saved 1)) ; => (handler-of-the-caller late)
;; With parameters: those bound inside the prompt go along, the others are the caller's.
(define p (make-parameter 1))
(parameterize ((p 2)) (reset (parameterize ((p 3)) (list (p) (shift k (set! saved k) 0) (p))))) ; => 0
(list (parameterize ((p 9)) (saved 5)) (p)) ; => ((3 5 3) 1)
(reset (list (p) (shift k (set! saved k) 0) (p))) ; => 0
(parameterize ((p 9)) (saved 5)) ; => (1 5 9)
;; The core's continuations go through prompts.
(call-with-escape-continuation (lambda (out) (reset (+ 1 (out 'left))) 'not)) ; => left

;; Generators: thousands of suspensions.
(define (each list) (reset (for-each (lambda (x) (shift k (cons x k))) list) '()))
(define (sum stream) (let loop ((s stream) (total 0)) (if (pair? s) (loop ((cdr s) #f) (+ total (car s))) total)))
(sum (each (range 2000))) ; => 1999000

(parameterization? 5) ; => #f
(parameter? p) ; => #t
(parameter? car) ; => #f
(call-with-parameterization 5 p) ; error: `call-with-parameterization` wanted a parameterization as argument 1, got 5
(define q (make-parameter 1))
(define ps (parameterize ((p 20) (q 30)) (current-parameterization)))
(list (call-with-parameterization ps (lambda () (list (p) (q)))) (p) (q)) ; => ((20 30) 1 1)
(let ((path '())) (call/cc (lambda (k) (unwind-protect (k 1) (set! path (cons 'a path)) (set! path (cons 'b path))))) path) ; => (b a)
;; Parameters change when they are called with an argument, and for a while by `temporarily`.
(define square (make-parameter 10 (lambda (x) (* x x))))
(define kept #f)
(square) ; => 100
(begin (square 12) (square)) ; => 144
(parameterize ((square (square))) (set! kept (current-parameterization)) (square)) ; => 20736
(list (call-with-parameterization kept (lambda () (let ((x (square))) (square 0) (list x (square))))) (square)) ; => ((20736 0) 144)
(let ((q (make-parameter 1 (lambda (x) (+ x 1))))) (list (temporarily ((q 3)) (q)) (q))) ; => (4 3)
(let ((k #f) (seen '()) (again #t)) (temporarily ((p 7)) (call/cc (lambda (c) (set! k c))) (set! seen (cons (p) seen)) (p 8)) (set! seen (cons (p) seen)) (if again (begin (set! again #f) (k #f))) (reverse seen)) ; => (7 1 8 1)
;; The whole of a top-level form is inside a prompt with the default tag.
(cons 1 (abort-current-continuation (default-continuation-prompt-tag) (lambda () 2))) ; => 2
(let ((log '())) (dynamic-wind (lambda () #f) (lambda () (abort-current-continuation (default-continuation-prompt-tag) (lambda () (reverse log)))) (lambda () (set! log (cons 'out log))))) ; => (out)
(parameterize ((p 5)) (guard (e (#t 'caught)) (abort-current-continuation (default-continuation-prompt-tag) (lambda () (p))))) ; => 1
(abort-current-continuation (default-continuation-prompt-tag) (lambda () (abort-current-continuation (default-continuation-prompt-tag) (lambda () 27)))) ; => 27
(abort-current-continuation (default-continuation-prompt-tag) (lambda () (car 5))) ; error: `car` wanted a pair
(thread-join! (thread (lambda () (+ 1 (abort-current-continuation (default-continuation-prompt-tag) (lambda () 'aborted)))))) ; => aborted
;; When a `parameterize` of a resumed continuation is left, those outside it are the caller's.
(parameterize ((p 2)) (reset (parameterize ((q 3)) (shift k (set! saved k) 0)) (list (p) (q)))) ; => 0
(parameterize ((p 9) (q 10)) (list (saved 5) (p) (q))) ; => ((9 10) 9 10)
(parameterize ((p 2)) (reset (list (parameterize ((q 3) (p 4)) (list (p) (shift k (set! saved k) 0) (q))) (p)))) ; => 0
(parameterize ((p 9)) (list (saved 5) (saved 6) (p))) ; => (((4 5 3) 9) ((4 6 3) 9) 9)
;; differs: of the composite library there are prompts, continuations, `shift` and `reset`, inspection and parameters; threads are those of (srfi 18), conditions those of (srfi 35)
