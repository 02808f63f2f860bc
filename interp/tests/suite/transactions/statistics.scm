;;; What is told about transactions.
(define (part key alist) (cdr (assq key alist)))
(define before (stm-stats))
(map car before) ; => (commits conflicts waits alone wasted tvars sites)
(define v (make-tvar 0))
(define (bump) (atomic (lambda () (tvar-write! v (+ 1 (tvar-read v))))))
(bump)
(bump)
(bump)
(- (part 'commits (stm-stats)) (part 'commits before)) ; => 3
(define (commits-here) (apply + (map (lambda (site) (part 'commits site)) (part 'sites (stm-stats)))))
(= (commits-here) (part 'commits (stm-stats))) ; => #t
(map car (car (part 'sites (stm-stats)))) ; => (site commits conflicts waits alone wasted)
(guard (e (#t #f)) (atomic (lambda () (retry))))
(or-else (lambda () (check (> (tvar-read v) 100))) (lambda () 'no)) ; => no
(part 'waits (stm-stats)) ; => 0
(atomic (lambda () (check (> (tvar-read v) 100))) #:timeout 0 #:default 'late) ; => late
(part 'waits (stm-stats)) ; => 1
;; A conflict that is made on purpose: the first attempt lets another thread commit in between.
(define (clash)
  (let ((hot (make-tvar 0 "hot")) (attempts 0))
    (define (other) (atomic (lambda () (tvar-write! hot 5))))
    (define (meddled)
      (atomic
        (lambda ()
          (let ((before (tvar-read hot)))
            (set! attempts (+ attempts 1))
            (let wait () (if (and (= attempts 1) (= (part 'commits (stm-stats)) 0)) (begin (yield) (wait))))
            (tvar-write! hot (+ before 1))))))
    (let ((t (thread other)))
      (meddled)
      (thread-join! t)
      (list attempts (tvar-read hot) (stm-stats)))))
(define found (with-seed 3 clash))
(list (car found) (cadr found)) ; => (2 6)
(define stats (caddr found))
(list (part 'commits stats) (part 'conflicts stats) (part 'alone stats)) ; => (2 1 0)
(map (lambda (row) (list (part 'tvar row) (part 'conflicts row) (map (lambda (by) (map car by)) (part 'by row)))) (part 'tvars stats)) ; => (("hot" 1 ((victim aborter conflicts wasted))))
(define by (car (part 'by (car (part 'tvars stats)))))
(equal? (part 'victim by) (part 'aborter by)) ; => #f
(map string? (list (part 'victim by) (part 'aborter by))) ; => (#t #t)
;; In metrics and traces.
(define counted (scheduler-stats))
(bump)
(- (part 'committed (scheduler-stats)) (part 'committed counted)) ; => 1
(with-trace (bump) (bump))
(list (part 'committed (trace-stats)) (part 'aborted (trace-stats))) ; => (2 0)
;; In a simulation the figures are its own, and the same for a seed.
(equal? (caddr (with-seed 3 clash)) stats) ; => #t
