;; Variables.
(define v (make-tvar 1))
v ; => #<tvar v>
(make-tvar 2 'balance) ; => #<tvar balance>
(map tvar? (list v 1 (make-atomic-box 1))) ; => (#t #f #f)
(tvar-read v) ; => 1
(tvar-write! v 2) ; error: no-transaction: `tvar-write!` was called outside of a transaction … (atomic (lambda () (tvar-write! v x) …))
(tvar-read 5) ; error: `tvar-read` wanted a tvar as argument 1, got 5
(tvar-write! 5 1) ; error: `tvar-write!` wanted a tvar as argument 1, got 5
(atomic (lambda () (+ 1 (tvar-read 5)))) ; error: `tvar-read` wanted a tvar as argument 1, got 5
(atomic (lambda () (tvar-write! 'v 1) 5)) ; error: `tvar-write!` wanted a tvar as argument 1, got v
(make-tvar 1 2) ; error: wanted a name, a string or symbol as argument 2, got 2

;; What a transaction writes it reads, others see it afterwards.
(atomic (lambda () (tvar-write! v 2) (tvar-read v))) ; => 2
(tvar-read v) ; => 2
(atomically (tvar-write! v 3) (+ 1 (tvar-read v))) ; => 4
(call-with-values (lambda () (atomic (lambda () (values 1 2)))) list) ; => (1 2)
(call-with-values (lambda () (atomic (lambda () (values)))) list) ; => ()
(in-transaction?) ; => #f
(atomic in-transaction?) ; => #t
;; A value that nothing has read before it is written.
(let ((w (make-tvar 'old))) (atomically (tvar-write! w 'new)) (tvar-read w)) ; => new

;; The other kind of thing is answered with the right one.
(atomic 5) ; error: `atomic` wanted a procedure as argument 1, got 5 … (atomically body …)
(atomic) ; error: `atomic` wanted
(atomically (lambda () 1)) ; error: `atomically` takes a body, not a procedure
(on-commit (lambda () 1)) ; error: `on-commit` takes a body, not a procedure
(on-abort (lambda () 1)) ; error: `on-abort` takes a body, not a procedure

;; Many variables in one transaction: more than a log holds that is searched from end to end.
(define many (map make-tvar (range 0 100)))
(define (sum) (atomic (lambda () (apply + (map tvar-read many)))))
(sum) ; => 4950
(atomic (lambda () (for-each (lambda (w) (tvar-write! w (+ 1 (tvar-read w)))) many)))
(sum) ; => 5050
(atomic (lambda () (for-each (lambda (w) (tvar-write! w 0)) many) (apply + (map tvar-read many)))) ; => 0
(map tvar-read (list (car many) (list-ref many 8) (list-ref many 9) (list-ref many 99))) ; => (0 0 0 0)
;; The last length that is searched so, and its neighbours.
(define (touch-all count)
  (let ((some (map make-tvar (range 0 count))))
    (define (next w) (tvar-write! w (+ 1 (tvar-read w))))
    (atomic (lambda () (for-each tvar-read some) (for-each next some) (for-each next some) (apply + (map tvar-read some))))))
(map touch-all '(1 15 16 17 18)) ; => (2 135 152 170 189)
(let ((big (map make-tvar (range 0 5000)))) (atomic (lambda () (for-each (lambda (w) (tvar-write! w 1)) big))) (apply + (map tvar-read big))) ; => 5000

;; Values survive collections, in the log and in the variable.
(define kept (make-tvar '()))
(atomic (lambda () (let loop ((i 0)) (if (< i 1000) (begin (tvar-write! kept (cons (make-vector 10 i) (tvar-read kept))) (loop (+ i 1)))))))
(length (tvar-read kept)) ; => 1000
(vector-ref (car (tvar-read kept)) 9) ; => 999

;; Nothing is lost when many count.
(define counter (make-tvar 0))
(define (count n) (if (> n 0) (begin (atomically (tvar-write! counter (+ 1 (tvar-read counter)))) (count (- n 1)))))
(parallel-do (count 300) (count 300) (count 300) (count 300))
(tvar-read counter) ; => 1200

;; Two that depend on each other are never seen apart, even while the transaction that reads them is bound to fail.
(define x (make-tvar 0))
(define y (make-tvar 0))
(define (step n) (if (> n 0) (begin (atomically (tvar-write! x (+ 1 (tvar-read x))) (tvar-write! y (+ 1 (tvar-read y)))) (step (- n 1)))))
(define (watch n) (if (> n 0) (begin (atomic (lambda () (let ((a (tvar-read x))) (if (not (= a (tvar-read y))) (error "torn"))))) (watch (- n 1)))))
(parallel-do (step 300) (watch 300) (step 300) (watch 300))
(list (tvar-read x) (tvar-read y)) ; => (600 600)
