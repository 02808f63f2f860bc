;;;; What SRFI 60 does otherwise than SRFI 151: the list of bits begins with the highest.

;;; The bits of the integer, or its lowest `count` bits, as a list of booleans, the highest first.
;;; (integer->list 6) ; => (#t #t #f)
(define integer->list
  (case-lambda
    ((k) (integer->list k (if (exact-integer? k) (integer-length k) 0)))
    ((k count)
     (if (not (exact-integer? k)) (%wrong-type 'integer->list 1 "an exact integer" k))
     (%check-index 'integer->list 2 count)
     (%check-room 'integer->list count)
     (list-tabulate count (lambda (i) (bit-set? (- count i 1) k))))))

;;; The integer whose bits are the booleans of the list, the highest first.
;;; (list->integer '(#t #t #f)) ; => 6
(define (list->integer list)
  (if (not (and (list? list) (every boolean? list))) (%wrong-type 'list->integer 1 "a list of booleans" list))
  (list->bits (reverse list)))

;;; The integer whose bits are the arguments, the highest first.
;;; (booleans->integer #t #t #f) ; => 6
(define (booleans->integer . booleans)
  (let loop ((rest booleans) (position 1))
    (if (pair? rest)
        (begin
          (if (not (boolean? (car rest))) (%wrong-type 'booleans->integer position "a boolean" (car rest)))
          (loop (cdr rest) (+ position 1)))))
  (list->bits (reverse booleans)))
