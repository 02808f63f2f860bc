(with-seed 1 (lambda () (with-seed 2 (lambda () 'inner)))) ; => inner
;; The time inside is its own, and the time outside does not move.
(with-virtual-time (lambda () (sleep 5) (let ((inner (with-virtual-time (lambda () (sleep 100) (current-second))))) (list inner (current-second))))) ; => (100.0 5.0)
;; An inner seed follows from both seeds.
(define (draw) (random 1000000000))
(define (nested outer inner) (with-seed outer (lambda () (with-seed inner draw))))
(equal? (nested 1 2) (nested 1 2)) ; => #t
(equal? (nested 1 2) (nested 1 3)) ; => #f
(equal? (nested 1 2) (nested 3 2)) ; => #f
(with-seed 1 (lambda () (guard (e (#t (list 'caught e))) (with-seed 2 (lambda () (raise 'x)))))) ; => (caught x)
;; Threads beside a nested run go on.
(define (beside seed)
  (with-seed seed
    (lambda ()
      (let* ((steps 0)
             (t (thread (lambda () (let loop ((i 0)) (if (< i 100) (begin (set! steps (+ steps 1)) (yield) (loop (+ i 1))))))))
             (inner (with-seed 9 (lambda () (let loop ((i 0)) (if (< i 3000) (loop (+ i 1)) 'done))))))
        (thread-join! t)
        (list inner steps)))))
(map beside '(1 2 3)) ; => ((done 100) (done 100) (done 100))
(define (dive n) (if (= n 0) 'bottom (with-seed n (lambda () (dive (- n 1))))))
(dive 16) ; => bottom
(dive 17) ; error: simulations can be nested 16 deep
(dive 3) ; => bottom
