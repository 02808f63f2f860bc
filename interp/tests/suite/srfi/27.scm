(import (srfi 1) (srfi 27))

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

;; Edges
(define s (make-random-source))
(random-source? 5) ; => #f
(define draw (random-source-make-integers s))
(let loop ((i 0)) (or (= i 500) (and (<= 0 (draw 6) 5) (loop (+ i 1))))) ; => #t
(draw 0) ; error: `random-integer` wanted a positive exact integer as argument 1, got 0
(draw 1.5) ; error: `random-integer` wanted a positive exact integer
(random-integer -1) ; error: `random-integer` wanted a positive exact integer
(let loop ((i 0)) (or (= i 50) (and (< -1 (draw (expt 10 50)) (expt 10 50)) (loop (+ i 1))))) ; => #t
;; All values come, about equally often.
(define counts (make-vector 6 0))
(for-each (lambda (i) (let ((x (draw 6))) (vector-set! counts x (+ 1 (vector-ref counts x))))) (range 3000))
(every (lambda (n) (< 400 n 600)) (vector->list counts)) ; => #t
(let* ((real (random-source-make-reals s)) (xs (map (lambda (i) (real)) (range 1000)))) (list (every (lambda (x) (< 0 x 1)) xs) (< 0.45 (/ (apply + xs) 1000) 0.55))) ; => (#t #t)
(let ((r (random-source-make-reals s 1/10))) (every (lambda (i) (let ((x (r))) (and (exact? x) (integer? (* 10 x)) (< 0 x 1)))) (range 100))) ; => #t
(random-source-make-reals s 2) ; error: `random-source-make-reals` wanted a real number between 0 and 1 as argument 2, got 2
;; A state can be written, read and set; sources with other numbers give other streams, the same every time.
(define state (random-source-state-ref s))
(define first (map (lambda (i) (draw 1000)) (range 5)))
(random-source-state-set! s (read (open-input-string (let ((port (open-output-string))) (write state port) (get-output-string port)))))
(equal? first (map (lambda (i) (draw 1000)) (range 5))) ; => #t
(define (stream i j) (let ((s (make-random-source))) (random-source-pseudo-randomize! s i j) (let ((draw (random-source-make-integers s))) (map (lambda (i) (draw 1000000)) (range 4)))))
(list (equal? (stream 1 2) (stream 1 2)) (equal? (stream 1 2) (stream 2 1)) (equal? (stream 0 0) (stream 0 1))) ; => (#t #f #f)
(random-source-state-set! s '(1 2)) ; error: `random-source-state-set!` wanted the state of a random source as argument 2, got (1 2)
(random-source-pseudo-randomize! s -1 0) ; error: `random-source-pseudo-randomize!` wanted an index as argument 2, got -1
(random-source-make-integers 5) ; error: `random-source-make-integers` wanted a random source as argument 1, got 5
;; The recurrences themselves: the first number from the state of all 12345.
((random-source-make-integers (make-random-source)) 4294967087) ; => 545508589
