;;;; Transducers applied to collections, and the reducers at the end of a chain.

;; Begins with the identity of the reducer unless `initial` is given as a list of one, and ends with its finisher.
(define (%transduce who xform reducer initial reduce)
  (%check-procedure who 1 xform)
  (%check-procedure who 2 reducer)
  (let ((identity (if (null? initial) (reducer) (car initial))) (transduced (xform reducer)))
    (if (not (procedure? transduced)) (%wrong-type who 1 "a transducer" xform))
    (transduced (reduce transduced identity))))

;;; The elements of the list sent through the transducer and combined by the reducer, from its identity or from the
;;; given one.
;;; (list-transduce (tmap square) rcons '(1 2 3)) ; => (1 4 9)
(define list-transduce
  (case-lambda
    ((xform reducer list) (%list-transduce xform reducer '() list))
    ((xform reducer identity list) (%list-transduce xform reducer (cons identity '()) list))))

(define (%list-transduce xform reducer initial list)
  (%check-list 'list-transduce (if (null? initial) 3 4) list)
  (%transduce 'list-transduce xform reducer initial (lambda (f identity) (list-reduce f identity list))))

;;; As `list-transduce`, for a vector.
;;; (vector-transduce (tfilter odd?) rcount #(1 2 3)) ; => 2
(define vector-transduce
  (case-lambda
    ((xform reducer vector) (%vector-transduce xform reducer '() vector))
    ((xform reducer identity vector) (%vector-transduce xform reducer (list identity) vector))))

(define (%vector-transduce xform reducer initial vector)
  (%check-vector 'vector-transduce (if (null? initial) 3 4) vector)
  (%transduce 'vector-transduce xform reducer initial (lambda (f identity) (vector-reduce f identity vector))))

;;; As `list-transduce`, for a string.
;;; (string-transduce (tmap char-upcase) rcons "ab") ; => (#\A #\B)
(define string-transduce
  (case-lambda
    ((xform reducer string) (%string-transduce xform reducer '() string))
    ((xform reducer identity string) (%string-transduce xform reducer (list identity) string))))

(define (%string-transduce xform reducer initial string)
  (if (not (string? string)) (%wrong-type 'string-transduce (if (null? initial) 3 4) "a string" string))
  (%transduce 'string-transduce xform reducer initial (lambda (f identity) (string-reduce f identity string))))

;;; As `list-transduce`, for a bytevector.
;;; (bytevector-u8-transduce (tdrop 1) + #u8(1 2 3)) ; => 5
(define bytevector-u8-transduce
  (case-lambda
    ((xform reducer bytes) (%bytevector-transduce xform reducer '() bytes))
    ((xform reducer identity bytes) (%bytevector-transduce xform reducer (list identity) bytes))))

(define (%bytevector-transduce xform reducer initial bytes)
  (if (not (bytevector? bytes))
      (%wrong-type 'bytevector-u8-transduce (if (null? initial) 3 4) "a bytevector" bytes))
  (%transduce 'bytevector-u8-transduce xform reducer initial
              (lambda (f identity) (bytevector-u8-reduce f identity bytes))))

;;; As `list-transduce`, for what the reader returns: from a port, or called without arguments when there is none.
;;; (port-transduce (tfilter odd?) rcons read (open-input-string "1 2 3 4")) ; => (1 3)
(define port-transduce
  (case-lambda
    ((xform reducer reader)
     (%check-procedure 'port-transduce 3 reader)
     (%transduce 'port-transduce xform reducer '() (lambda (f identity) (generator-reduce f identity reader))))
    ((xform reducer reader port)
     (%check-procedure 'port-transduce 3 reader)
     (%transduce 'port-transduce xform reducer '() (lambda (f identity) (port-reduce f identity reader port))))
    ((xform reducer initial reader port)
     (%check-procedure 'port-transduce 4 reader)
     (%transduce 'port-transduce xform reducer (list initial)
                 (lambda (f identity) (port-reduce f identity reader port))))))

;;; As `list-transduce`, for a generator of SRFI 158.
;;; (generator-transduce (ttake 2) rcons (let ((n 0)) (lambda () (set! n (+ n 1)) n))) ; => (1 2)
(define generator-transduce
  (case-lambda
    ((xform reducer generator)
     (%check-procedure 'generator-transduce 3 generator)
     (%transduce 'generator-transduce xform reducer '() (lambda (f identity) (generator-reduce f identity generator))))
    ((xform reducer initial generator)
     (%check-procedure 'generator-transduce 4 generator)
     (%transduce 'generator-transduce xform reducer (list initial)
                 (lambda (f identity) (generator-reduce f identity generator))))))

;;; The reducer that collects a list.
;;; (rcons (rcons (rcons (rcons) 1) 2)) ; => (1 2)
(define rcons
  (case-lambda
    (() '())
    ((result)
     (%check-list 'rcons 1 result)
     (reverse result))
    ((result input) (cons input result))))

;;; The reducer that collects a list, the last first.
;;; (list-transduce (tmap square) reverse-rcons '(1 2 3)) ; => (9 4 1)
(define reverse-rcons
  (case-lambda
    (() '())
    ((result) result)
    ((result input) (cons input result))))

;;; The reducer that counts.
;;; (list-transduce (tfilter odd?) rcount '(1 2 3)) ; => 2
(define rcount
  (case-lambda
    (() 0)
    ((result) result)
    ((result input) (if (number? result) (+ result 1) (%wrong-type 'rcount 1 "a number" result)))))

;;; The reducer that ends with the first true result of the predicate; otherwise it gives `#f`.
;;; (list-transduce (tmap (lambda (x) (+ x 1))) (rany odd?) '(1 3 4)) ; => #t
(define (rany found?)
  (%check-procedure 'rany 1 found?)
  (case-lambda
    (() #f)
    ((result) result)
    ((result input)
     (let ((found (found? input)))
       (if found (reduced found) #f)))))

;;; The reducer that ends with `#f` when the predicate gives it; otherwise it gives the last result.
;;; (list-transduce (tmap (lambda (x) (+ x 1))) (revery (lambda (x) (and (odd? x) x))) '(2 4 6)) ; => 7
(define (revery true?)
  (%check-procedure 'revery 1 true?)
  (case-lambda
    (() #t)
    ((result) result)
    ((result input) (or (true? input) (reduced #f)))))
