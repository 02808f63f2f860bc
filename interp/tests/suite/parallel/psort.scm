;; The parallel sort gives what `sort` gives.
(psort '() <) ; => ()
(psort '(3 1 2) <) ; => (1 2 3)
(psort '#("pear" "fig") string<?) ; => #("fig" "pear")
(define (scrambled n) (let loop ((i 0) (x 7) (all '())) (if (= i n) all (loop (+ i 1) (modulo (+ (* x 1103515245) 12345) 2147483648) (cons x all)))))
(define (sorts? list before?) (equal? (psort list before?) (sort list before?)))
;; Lengths around those from which on parts are sorted, and merged, at the same time.
(pfilter (lambda (n) (not (sorts? (scrambled n) <))) '(1 2 6 7 8 9 15 16 17 1024 1025)) ; => ()
(psort (list->vector (scrambled 5)) <) ; => #(7 642666333 712265938 1282168116 1486001571)
;; What is sorted already, or the wrong way round, or all one.
(sorts? (range 1300) >) ; => #t
(sorts? (map (lambda (x) 1) (range 1100)) <) ; => #t
;; Elements that are equal keep their order, whichever run they stand in.
(define (cards kinds) (map (lambda (x) (cons (modulo (* x x) kinds) x)) (range 1300)))
(define (lower? a b) (< (car a) (car b)))
(map (lambda (kinds) (sorts? (cards kinds) lower?)) '(2 10)) ; => (#t #t)
;; One long run and one short: the runs are cut by elements of either.
(sorts? (append (range 700) (map (lambda (x) (* x 40)) (range 20)) (range 700)) <) ; => #t
;; Nothing is lost if the order is none.
(define undecided (let ((turn 0)) (lambda (a b) (set! turn (+ turn 1)) (odd? (quotient turn 3)))))
(equal? (sort (psort (range 1300) undecided) <) (range 1300)) ; => #t
;; The argument stays as it is.
(define v (list->vector (scrambled 1100)))
(equal? (psort v <) (psort (vector->list v) <)) ; => #f
(equal? v (list->vector (scrambled 1100))) ; => #t
(guard (e (#t e)) (psort (range 1100) (lambda (a b) (raise 'incomparable)))) ; => incomparable
(guard (e (#t e)) (psort '(2 1) (lambda (a b) (raise 'incomparable)))) ; => incomparable

;; Wrong arguments.
(psort 7 <) ; error: `psort` wanted a list or a vector as argument 1, got 7
(psort '(1 . 2) <) ; error: `psort` wanted a list or a vector as argument 1
(psort '(1) 7) ; error: `psort` wanted a procedure as argument 2, got 7
