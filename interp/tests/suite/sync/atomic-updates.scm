;; What is made of compare-and-swap: each gives the value before, but a maximum what there is afterwards.
(define c (make-atomic-counter 5))
(list (atomic-update! c (lambda (n) (* n n))) (atomic-load c)) ; => (5 25)
(list (atomic-max! c 9) (atomic-max! c 100) (atomic-load c)) ; => (25 100 100)
(define b (make-atomic-box '()))
(list (atomic-update! b (lambda (l) (cons 1 l))) (atomic-load b)) ; => (() (1))
(define m (make-atomic-box 1/2))
(list (atomic-max! m 0.25) (atomic-max! m (expt 10 30)) (atomic-load m)) ; => (1/2 1000000000000000000000000000000 1000000000000000000000000000000)
;; Something that happens while the procedure computes makes it compute again.
(define calls 0)
(define slow (make-atomic-box 'first))
(list (atomic-update! slow (lambda (x) (set! calls (+ calls 1)) (if (= calls 1) (atomic-store! slow 'second)) (list x))) (atomic-load slow) calls) ; => (second (second) 2)
;; Bad input.
(atomic-update! 5 list) ; error: `atomic-update!` wanted an atomic counter or box as argument 1, got 5
(atomic-update! c 5) ; error: `atomic-update!` wanted a procedure as argument 2, got 5
(atomic-update! c list) ; error: `atomic-update!` wanted a procedure that returns an exact integer of 64 bits as argument 2, got (100)
(atomic-update! (make-atomic-counter (- (expt 2 63) 1)) (lambda (n) (+ n 1))) ; error: got 9223372036854775808
(atomic-max! c 1000.5) ; error: `atomic-max!` wanted an exact integer of 64 bits as argument 2, got 1000.5
(atomic-max! c 'many) ; error: `atomic-max!` wanted a real number as argument 2, got many
(atomic-max! b 5) ; error: `atomic-max!` wanted an atomic box that holds a real number as argument 1
;; Flags.
(define f (make-atomic-flag))
(list (atomic-flag? f) (atomic-flag? c) (atomic-flag-test-and-set! f) (atomic-flag-test-and-set! f)) ; => (#t #f #f #t)
(begin (atomic-flag-clear! f) (atomic-flag-test-and-set! f)) ; => #f
(atomic-flag-clear! 'f) ; error: `atomic-flag-clear!` wanted an atomic flag as argument 1, got f
;; Nothing is lost, whoever updates.
(define sum (make-atomic-box 0))
(define (add-up) (do ((i 0 (+ i 1))) ((= i 300)) (atomic-update! sum (lambda (n) (+ n (expt 10 20))))))
(begin (for-each thread-join! (map (lambda (_) (thread add-up)) '(1 2 3 4))) (atomic-load sum)) ; => 120000000000000000000000
