;; heavy
;;; The guide's snippet S6 on simulated workers, with shorter lists.
(define (run)
  (let* ((numbers (range 1 10000))
         (squares (pmap square numbers))
         (sum (preduce + 0 numbers))
         (evens (pfilter even? numbers)))
    (list (length numbers) sum (length evens) (car evens) (list-ref squares 9998))))
(run) ; => (9999 49995000 4999 2 99980001)
(map (lambda (seed) (equal? (with-seed seed run) (run))) '(1 2 3)) ; => (#t #t #t)
