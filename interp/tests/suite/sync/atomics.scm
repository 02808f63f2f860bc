(define counter (make-atomic-counter))
counter ; => #<atomic-counter 0>
(list (atomic-increment! counter) (atomic-increment! counter) (atomic-load counter)) ; => (0 1 2)
(list (atomic-add! counter 40) (atomic-decrement! counter) (atomic-load counter)) ; => (2 42 41)
(atomic-store! counter 7) ; prints nothing
(list (atomic-exchange! counter 9) (atomic-load counter)) ; => (7 9)
(list (atomic-compare-and-swap! counter 9 10) (atomic-compare-and-swap! counter 9 11) (atomic-load counter)) ; => (9 10 10)
(atomic-compare-and-swap! counter 'ten 11) ; => 10
(list (atomic-counter? counter) (atomic-box? counter) (atomic-counter? 5)) ; => (#t #f #f)
;; 64 bits, and no wrapping.
(define most (- (expt 2 63) 1))
(atomic-load (make-atomic-counter most)) ; => 9223372036854775807
(atomic-load (make-atomic-counter (- -1 most))) ; => -9223372036854775808
(make-atomic-counter (+ most 1)) ; error: `make-atomic-counter` wanted an exact integer of 64 bits
(make-atomic-counter 1.0) ; error: `make-atomic-counter` wanted an exact integer of 64 bits as argument 1, got 1.0
(atomic-increment! (make-atomic-counter most)) ; error: `atomic-increment!` cannot take the counter beyond 64 bits: it is 9223372036854775807, and 1 is to be added
(atomic-add! (make-atomic-counter -2) (- -1 most)) ; error: beyond 64 bits
(let ((c (make-atomic-counter (- most 1)))) (list (atomic-increment! c) (atomic-load c))) ; => (9223372036854775806 9223372036854775807)
(atomic-compare-and-swap! (make-atomic-counter most) most 0) ; => 9223372036854775807
(atomic-increment! 5) ; error: `atomic-increment!` wanted an atomic counter as argument 1, got 5
(atomic-store! counter 'x) ; error: `atomic-store!` wanted an exact integer of 64 bits as argument 2, got x
;; A box holds anything; it compares as eqv? does.
(define b (make-atomic-box 'free))
(list (atomic-compare-and-swap! b 'free 'mine) (atomic-compare-and-swap! b 'free 'yours) (atomic-load b)) ; => (free mine mine)
(define big (make-atomic-box (expt 10 30)))
(list (= (atomic-compare-and-swap! big (expt 10 30) 1.5) (expt 10 30)) (atomic-compare-and-swap! big 1.5 "text") (atomic-load big)) ; => (#t 1.5 "text")
(atomic-exchange! big '(list)) ; => "text"
(atomic-increment! b) ; error: `atomic-increment!` wanted an atomic counter
;; Nothing is lost, whoever adds.
(define sum (make-atomic-counter))
(define (add-up) (do ((i 0 (+ i 1))) ((= i 1000)) (atomic-increment! sum)))
(for-each thread-join! (map (lambda (_) (thread add-up)) '(1 2 3 4)))
(atomic-load sum) ; => 4000
;; What fibers take out of a box that others fill is each taken once.
(define stack (make-atomic-box '()))
(define (push! x) (let ((old (atomic-load stack))) (if (not (eq? old (atomic-compare-and-swap! stack old (cons x old)))) (push! x))))
(define (pop!)
  (let ((old (atomic-load stack)))
    (cond ((null? old) #f)
          ((eq? old (atomic-compare-and-swap! stack old (cdr old))) (car old))
          (else (pop!)))))
(for-each thread-join! (map (lambda (i) (thread (lambda () (for-each push! (range (* i 50) (* (+ i 1) 50)))))) '(0 1 2 3)))
(define (drain) (let loop ((found '())) (let ((x (pop!))) (if x (loop (cons x found)) found))))
(apply + (map (lambda (t) (apply + (thread-join! t))) (map (lambda (_) (thread drain)) '(1 2 3)))) ; => 19900
