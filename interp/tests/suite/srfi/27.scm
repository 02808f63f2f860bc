(import (srfi 27))

(let ((a (make-random-source)) (b (make-random-source)))
  (= ((random-source-make-integers a) 1000) ((random-source-make-integers b) 1000))) ; => #t
(let* ((s (make-random-source)) (state (random-source-state-ref s)) (draw (random-source-make-integers s)) (x (draw 1000)))
  (random-source-state-set! s state)
  (= x (draw 1000))) ; => #t
(let ((s (make-random-source))) (random-source-state-set! s (random-source-state-ref s)) (random-source? s)) ; => #t
(let ((s (make-random-source))) (random-source-randomize! s) (random-source? s)) ; => #t
(let ((s (make-random-source))) (random-source-pseudo-randomize! s 1 2) ((random-source-make-integers s) 1)) ; => 0
(< -1 ((random-source-make-integers (make-random-source)) (expt 10 30)) (expt 10 30)) ; => #t
(< 0 ((random-source-make-reals (make-random-source))) 1) ; => #t
(exact? ((random-source-make-reals (make-random-source) 1/1000))) ; => #t
(random-source? default-random-source) ; => #t
(random-integer 1) ; => 0
(< 0 (random-real) 1) ; => #t
