;;;; Bits as booleans, the lowest first.

;; The lowest `n` bits.
(define (%bits i n)
  (let loop ((index (- n 1)) (bits '()))
    (if (< index 0)
        bits
        (loop (- index 1) (cons (bit-set? index i) bits)))))

;; The integer of a list of booleans. Its two halves are converted apart, so that a long one takes less than quadratic
;; time.
(define (%list->bits list)
  (let convert ((list list) (n (length list)))
    (if (< n 60)
        (let loop ((rest list) (left n) (place 1) (sum 0))
          (if (= left 0)
              sum
              (loop (cdr rest) (- left 1) (* place 2) (if (car rest) (+ sum place) sum))))
        (let ((half (quotient n 2)))
          (bitwise-ior (convert list half)
                       (arithmetic-shift (convert (list-tail list half) (- n half)) half))))))

(define (%checked-bits who i count)
  (if (not (and (exact-integer? i) (>= i 0)))
      (%wrong-type who 1 "a non-negative exact integer" i))
  (if count
      (begin
        (%check-index who 2 count)
        (%check-room who count)))
  (%bits i (or count (integer-length i))))

;;; The bits of the integer, or its lowest `count` bits, as a list of booleans.
;;; (bits->list 6) ; => (#f #t #t)
(define bits->list
  (case-lambda
    ((i) (%checked-bits 'bits->list i #f))
    ((i count) (%checked-bits 'bits->list i count))))

;;; The bits of the integer, or its lowest `count` bits, as a vector of booleans.
;;; (bits->vector 6 4) ; => #(#f #t #t #f)
(define bits->vector
  (case-lambda
    ((i) (list->vector (%checked-bits 'bits->vector i #f)))
    ((i count) (list->vector (%checked-bits 'bits->vector i count)))))

;;; The integer whose bits are the booleans of the list.
;;; (list->bits '(#f #t #t)) ; => 6
(define (list->bits list)
  (if (not (and (list? list) (every boolean? list))) (%wrong-type 'list->bits 1 "a list of booleans" list))
  (%list->bits list))

;;; The integer whose bits are the booleans of the vector.
;;; (vector->bits #(#f #t #t)) ; => 6
(define (vector->bits vector)
  (%check-vector 'vector->bits 1 vector)
  (let ((list (vector->list vector)))
    (if (not (every boolean? list)) (%wrong-type 'vector->bits 1 "a vector of booleans" vector))
    (%list->bits list)))

;;; The integer whose bits are the arguments.
;;; (bits #f #t #t) ; => 6
(define (bits . booleans)
  (%check-booleans 'bits 1 booleans)
  (%list->bits booleans))

(define (%check-booleans who position objects)
  (if (pair? objects)
      (begin
        (if (not (boolean? (car objects))) (%wrong-type who position "a boolean" (car objects)))
        (%check-booleans who (+ position 1) (cdr objects)))))

;;; Combines the bits from the lowest on, as booleans: `(proc bit result)`, beginning with the seed.
;;; (bitwise-fold cons '() 6) ; => (#t #t #f)
(define (bitwise-fold proc seed i)
  (%check-procedure 'bitwise-fold 1 proc)
  (%check-integer 'bitwise-fold 3 i)
  (fold proc seed (%bits i (integer-length i))))

;;; Calls the procedure with each bit from the lowest on, as a boolean, for its effect.
;;; (let ((n 0)) (bitwise-for-each (lambda (bit) (if bit (set! n (+ n 1)))) 7) n) ; => 3
(define (bitwise-for-each proc i)
  (%check-procedure 'bitwise-for-each 1 proc)
  (%check-integer 'bitwise-for-each 2 i)
  (for-each proc (%bits i (integer-length i))))

;;; The integer with the bits `(mapper seed)` and so on with `(successor seed)`, until `(stop? seed)`.
;;; (bitwise-unfold (lambda (i) (= i 10)) even? (lambda (i) (+ i 1)) 0) ; => 341
(define (bitwise-unfold stop? mapper successor seed)
  (%check-procedure 'bitwise-unfold 1 stop?)
  (%check-procedure 'bitwise-unfold 2 mapper)
  (%check-procedure 'bitwise-unfold 3 successor)
  (%list->bits (unfold stop? (lambda (seed) (if (mapper seed) #t #f)) successor seed)))

;;; The generator of all bits from the lowest on, without end.
;;; (let ((g (make-bitwise-generator 2))) (list (g) (g) (g))) ; => (#f #t #f)
(define (make-bitwise-generator i)
  (%check-integer 'make-bitwise-generator 1 i)
  (let ((index -1))
    (lambda ()
      (set! index (+ index 1))
      (bit-set? index i))))
