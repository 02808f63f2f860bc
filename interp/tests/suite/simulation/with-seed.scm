;; The thunk's value, or values, are those of the call.
(with-seed 1 (lambda () (+ 1 2))) ; => 3
(call-with-values (lambda () (with-seed 1 (lambda () (values 1 2)))) list) ; => (1 2)
(with-seed 1 void) ; prints nothing
(with-seed -5 (lambda () 'negative)) ; => negative
(with-seed (expt 10 30) (lambda () 'large)) ; => large
(procedure? (with-seed 1 (lambda () car))) ; => #t
;; What it raises is raised by the call: the same object.
(define object (list 1))
(eq? object (guard (e (#t e)) (with-seed 1 (lambda () (raise object))))) ; => #t
(with-seed 1 (lambda () (dynamic-wind void (lambda () (raise 'out)) (lambda () (display "after")))))
; error: out
; prints after
(guard (e (#t (list (condition-message e) (error-object-irritants e)))) (with-seed 1 (lambda () (error "no" 1 2)))) ; => ("no" (1 2))
(with-seed 1 (lambda () (car 5))) ; error: `car` wanted a pair
(guard (e (#t (list 'caught e))) (with-seed 1 (lambda () (thread-join! (thread (lambda () (raise 'inside))))))) ; => (caught inside)
;; A handler outside is called after the run has ended: nothing inside can be continued.
(with-exception-handler (lambda (e) 10) (lambda () (with-seed 1 (lambda () (+ 1 (raise-continuable 'ask)))))) ; error: the exception handler returned
;; Parameters are inherited; winders and continuations are not.
(define p (make-parameter 1))
(parameterize ((p 2)) (with-seed 1 (lambda () (list (p) (thread-join! (thread p)))))) ; => (2 2)
(call/cc (lambda (k) (with-seed 1 (lambda () (k 1))))) ; error: another thread
(let ((k (with-seed 1 (lambda () (call/cc values))))) (k 1)) ; error: another thread
(with-seed 3 (lambda () (call/cc (lambda (k) (dynamic-wind (lambda () (display "in")) (lambda () (k 1)) (lambda () (display "out")))))))
; => 1
; prints inout
;; What changes in shared data inside stays changed.
(define v (vector 0 0))
(begin (with-seed 1 (lambda () (vector-set! v 0 'set))) v) ; => #(set 0)
;; The same seed does the same; seeds differ.
(define (order seed)
  (with-seed seed
    (lambda ()
      (let ((out '()))
        (for-each thread-join!
          (map (lambda (i) (thread (lambda () (yield) (set! out (cons i out))))) '(1 2 3 4)))
        out))))
(equal? (map order (range 20)) (map order (range 20))) ; => #t
(define (distinct list) (if (null? list) '() (cons (car list) (distinct (remove-equal (car list) (cdr list))))))
(define (remove-equal x list) (cond ((null? list) '()) ((equal? x (car list)) (remove-equal x (cdr list))) (else (cons (car list) (remove-equal x (cdr list))))))
(< 5 (length (distinct (map order (range 50))))) ; => #t
;; Chance, names and numbers come from the run.
(define (numbers seed) (with-seed seed (lambda () (list (random 1000000) (random) (random 10)))))
(equal? (numbers 4) (numbers 4)) ; => #t
(equal? (numbers 4) (numbers 5)) ; => #f
(with-seed 1 (lambda () (list (gensym) (gensym "x")))) ; => (g%%2 x%%3)
(with-seed 2 (lambda () (list (gensym) (gensym "x")))) ; => (g%%2 x%%3)
(eq? (gensym) (with-seed 2 gensym)) ; => #f
(with-seed 1 (lambda () (display (list (thread void) (current-thread) (thread void))))) ; prints (#<thread 2> #<thread main> #<thread 3>)
(with-seed 1 (lambda () (display (list (thread void) (current-thread) (thread void))))) ; prints (#<thread 2> #<thread main> #<thread 3>)
(with-seed 1 (lambda () (list (current-jiffy) (current-second) (scheduler-workers)))) ; => (0 0.0 1)
;; Threads that are left when the thunk returns are ended, after thunks included.
(with-seed 1 (lambda () (thread (lambda () (dynamic-wind void (lambda () (sleep 1000)) (lambda () (display "unwound"))))) (sleep 1) 'over))
; => over
; prints unwound
(with-seed 1 (lambda () (thread (lambda () (let loop () (loop)))) 'over)) ; => over
(with-seed 1 (lambda () (thread (lambda () (dynamic-wind void (lambda () (sleep 1000)) (lambda () (sleep 1000))))) (sleep 1) 'over)) ; => over
;; Many threads, deep recursion and garbage inside.
(with-seed 1 (lambda () (apply + (map thread-join! (map (lambda (i) (thread (lambda () (yield) i))) (range 1000)))))) ; => 499500
(define (count n) (if (= n 0) 0 (+ 1 (count (- n 1)))))
(with-seed 1 (lambda () (count 5000))) ; => 5000
(with-seed 1 (lambda () (let loop ((i 0) (kept '())) (if (< i 5000) (loop (+ i 1) (list i i i)) kept)))) ; => (4999 4999 4999)
;; One run after the other, and side by side.
(let loop ((i 0) (sum 0)) (if (< i 200) (loop (+ i 1) (+ sum (with-seed i (lambda () (thread-join! (thread (lambda () i))))))) sum)) ; => 19900
(map thread-join! (map (lambda (i) (thread (lambda () (with-seed i (lambda () (sleep i) (current-second)))))) '(1 2 3))) ; => (1.0 2.0 3.0)
;; Wrong arguments.
(with-seed 1.5 void) ; error: `with-seed` wanted an exact integer as argument 1
(with-seed 1 2) ; error: `with-seed` wanted a procedure as argument 2
(with-seed 1 (lambda (x) x)) ; error: wanted 1 argument, got 0
