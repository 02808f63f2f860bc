;;;; What transducers are made with: results that end a reduction, and the reductions of collections.

(define-record-type finished
  (%finished value)
  %finished?
  (value %finished-value))

;;; The value, marked so that the reduction ends with it.
;;; (unreduce (reduced 5)) ; => 5
(define (reduced value) (%finished value))

;;; Whether the value is marked so that the reduction ends with it.
;;; (reduced? 5) ; => #f
(define (reduced? object) (%finished? object))

;;; The value without the mark.
;;; (unreduce (reduced 'x)) ; => x
(define (unreduce object)
  (if (not (reduced? object)) (%wrong-type 'unreduce 1 "a reduced value" object))
  (%finished-value object))

;;; The value marked, unless it is already.
;;; (unreduce (ensure-reduced (reduced 5))) ; => 5
(define (ensure-reduced value)
  (if (reduced? value) value (reduced value)))

;;; The reducer with its marked results marked once more, so that the mark outlives a reduction inside another.
;;; (reduced? (unreduce ((preserving-reduced (lambda (result x) (reduced x))) 1 2))) ; => #t
(define (preserving-reduced reducer)
  (%check-procedure 'preserving-reduced 1 reducer)
  (lambda (result input)
    (let ((next (reducer result input)))
      (if (reduced? next) (reduced next) next))))

;; Reduces what `(next)` returns until it is the end-of-file object.
(define (%reduce reducer identity next)
  (let loop ((result identity))
    (let ((input (next)))
      (if (eof-object? input)
          result
          (let ((result (reducer result input)))
            (if (reduced? result) (unreduce result) (loop result)))))))

;; Reduces the elements at the indices up to but without `length`.
(define (%reduce-indexed reducer identity object length access)
  (let loop ((i 0) (result identity))
    (if (= i length)
        result
        (let ((result (reducer result (access object i))))
          (if (reduced? result) (unreduce result) (loop (+ i 1) result))))))

;;; The elements of the list combined by the reducer from left to right, until it returns a reduced value.
;;; (list-reduce + 0 '(1 2 3)) ; => 6
(define (list-reduce reducer identity list)
  (%check-procedure 'list-reduce 1 reducer)
  (%check-list 'list-reduce 3 list)
  (let loop ((rest list) (result identity))
    (if (null? rest)
        result
        (let ((result (reducer result (car rest))))
          (if (reduced? result) (unreduce result) (loop (cdr rest) result))))))

;;; The elements of the vector combined by the reducer from left to right, until it returns a reduced value.
;;; (vector-reduce + 0 #(1 2 3)) ; => 6
(define (vector-reduce reducer identity vector)
  (%check-procedure 'vector-reduce 1 reducer)
  (%check-vector 'vector-reduce 3 vector)
  (%reduce-indexed reducer identity vector (vector-length vector) vector-ref))

;;; The characters of the string combined by the reducer from left to right, until it returns a reduced value.
;;; (string-reduce (lambda (n c) (+ n 1)) 0 "abc") ; => 3
(define (string-reduce reducer identity string)
  (%check-procedure 'string-reduce 1 reducer)
  (if (not (string? string)) (%wrong-type 'string-reduce 3 "a string" string))
  (%reduce-indexed reducer identity string (string-length string) string-ref))

;;; The bytes of the bytevector combined by the reducer from left to right, until it returns a reduced value.
;;; (bytevector-u8-reduce + 0 #u8(1 2 3)) ; => 6
(define (bytevector-u8-reduce reducer identity bytes)
  (%check-procedure 'bytevector-u8-reduce 1 reducer)
  (if (not (bytevector? bytes)) (%wrong-type 'bytevector-u8-reduce 3 "a bytevector" bytes))
  (%reduce-indexed reducer identity bytes (bytevector-length bytes) bytevector-u8-ref))

;;; What the reader reads from the port combined by the reducer, until the end or a reduced value.
;;; (port-reduce + 0 read (open-input-string "1 2 3")) ; => 6
(define (port-reduce reducer identity reader port)
  (%check-procedure 'port-reduce 1 reducer)
  (%check-procedure 'port-reduce 3 reader)
  (%reduce reducer identity (lambda () (reader port))))

;;; The values of the generator combined by the reducer, until the end or a reduced value.
;;; (generator-reduce + 0 (let ((n 0)) (lambda () (set! n (+ n 1)) (if (> n 3) (eof-object) n)))) ; => 6
(define (generator-reduce reducer identity generator)
  (%check-procedure 'generator-reduce 1 reducer)
  (%check-procedure 'generator-reduce 3 generator)
  (%reduce reducer identity generator))
