;; The failure of the first element is raised, as it is, and the others end.
(pmap (lambda (x) (yield) (if (odd? x) (raise (list 'odd x)) x)) '(2 4 6 7)) ; error: (odd 7)
(guard (e ((symbol? e) (list 'caught e))) (pmap (lambda (x) (yield) (raise 'all)) '(1 2 3))) ; => (caught all)
(define ended (make-atomic-counter 0))
(guard (e (#t (list e (atomic-load ended))))
  (pmap (lambda (x)
          (dynamic-wind
            void
            (lambda () (if (= x 0) (begin (sleep 0.01) (raise 'first)) (sleep 60)))
            (lambda () (atomic-increment! ended))))
        (range 10))) ; => (first 10)
