;;;; A random source holds the state of the generator MRG32k3a (P. L'Ecuyer, 1999): two linear recurrences modulo primes
;;;; near 2^32, whose difference is the output; the period is near 2^191. A state is one vector that is replaced and
;;;; never changed, so that fibers which share a source find it whole, though two may then draw the same number.

(define %m1 4294967087)
(define %m2 4294944443)

;;; The matrices that take three successive terms of each recurrence one step on.
(define %a1 #(0 1 0 0 0 1 4294156359 1403580 0))
(define %a2 #(0 1 0 0 0 1 4293573854 0 527612))

(define-record-type random-source
  (%make-source state)
  random-source?
  (state %state %set-state!))

(define (%check-source who object)
  (if (not (random-source? object)) (%wrong-type who 1 "a random source" object)))

(define %first-state #(12345 12345 12345 12345 12345 12345))

;;; A new random source; each gives the same numbers, until its state is changed.
;;; (let ((a (make-random-source)) (b (make-random-source)))
;;;   (= ((random-source-make-integers a) 1000) ((random-source-make-integers b) 1000))) ; => #t
(define (make-random-source)
  (%make-source %first-state))

;;; The next number of a source, from 0 up to `%m1`, the end excluded.
(define (%next source)
  (let* ((state (%state source))
         (x (modulo (- (* 1403580 (vector-ref state 1)) (* 810728 (vector-ref state 0))) %m1))
         (y (modulo (- (* 527612 (vector-ref state 5)) (* 1370589 (vector-ref state 3))) %m2)))
    (%set-state! source (vector (vector-ref state 1) (vector-ref state 2) x
                                (vector-ref state 4) (vector-ref state 5) y))
    (modulo (- x y) %m1)))

;;; The state of a source, as something that can be written and read.
;;; (let* ((s (make-random-source)) (state (random-source-state-ref s)) (draw (random-source-make-integers s)) (x (draw 1000)))
;;;   (random-source-state-set! s state)
;;;   (= x (draw 1000))) ; => #t
(define (random-source-state-ref source)
  (%check-source 'random-source-state-ref source)
  (cons 'lambdust-mrg32k3a (vector->list (%state source))))

;;; Gives a source a state that `random-source-state-ref` returned.
;;; (let ((s (make-random-source))) (random-source-state-set! s (random-source-state-ref s)) (random-source? s)) ; => #t
(define (random-source-state-set! source state)
  (%check-source 'random-source-state-set! source)
  (if (not (%state? state)) (%wrong-type 'random-source-state-set! 2 "the state of a random source" state))
  (%set-state! source (list->vector (cdr state))))

(define (%state? object)
  (and (list? object)
       (= (length object) 7)
       (eq? (car object) 'lambdust-mrg32k3a)
       (every exact-integer? (cdr object))
       (%residues? (list-tail object 1) %m1)
       (%residues? (list-tail object 4) %m2)))

;;; Whether the first three numbers of the list are below the modulus and not all 0.
(define (%residues? list modulus)
  (let ((three (map (lambda (index) (list-ref list index)) '(0 1 2))))
    (and (every (lambda (n) (< -1 n modulus)) three)
         (any positive? three))))

;;; Gives a source a state that differs from run to run.
;;; (let ((s (make-random-source))) (random-source-randomize! s) (random-source? s)) ; => #t
(define (random-source-randomize! source)
  (%check-source 'random-source-randomize! source)
  (%jump! source (random (expt 2 190))))

;;; Gives a source the first state of the independent source with the numbers `i` and `j`.
;;; (let ((s (make-random-source))) (random-source-pseudo-randomize! s 1 2) ((random-source-make-integers s) 1)) ; => 0
(define (random-source-pseudo-randomize! source i j)
  (%check-source 'random-source-pseudo-randomize! source)
  (%check-index 'random-source-pseudo-randomize! 2 i)
  (%check-index 'random-source-pseudo-randomize! 3 j)
  (%jump! source (+ (* i (expt 2 127)) (* j (expt 2 76)))))

;;; Puts a source so many steps behind the first state.
(define (%jump! source steps)
  (let ((x (%apply-matrix (%power %a1 steps %m1) %first-state 0 %m1))
        (y (%apply-matrix (%power %a2 steps %m2) %first-state 3 %m2)))
    (%set-state! source (list->vector (append x y)))))

;;; The product of a matrix and the three numbers of a state from `start` on, as a list.
(define (%apply-matrix matrix state start modulus)
  (map (lambda (row)
         (modulo (+ (* (vector-ref matrix row) (vector-ref state start))
                    (* (vector-ref matrix (+ row 1)) (vector-ref state (+ start 1)))
                    (* (vector-ref matrix (+ row 2)) (vector-ref state (+ start 2))))
                 modulus))
       '(0 3 6)))

(define (%product a b modulus)
  (list->vector
   (append-map
    (lambda (row)
      (map (lambda (column)
             (modulo (+ (* (vector-ref a row) (vector-ref b column))
                        (* (vector-ref a (+ row 1)) (vector-ref b (+ column 3)))
                        (* (vector-ref a (+ row 2)) (vector-ref b (+ column 6))))
                     modulus))
           '(0 1 2)))
    '(0 3 6))))

(define (%power matrix exponent modulus)
  (let loop ((square matrix) (left exponent) (result #(1 0 0 0 1 0 0 0 1)))
    (if (= left 0)
        result
        (loop (%product square square modulus)
              (quotient left 2)
              (if (odd? left) (%product result square modulus) result)))))
