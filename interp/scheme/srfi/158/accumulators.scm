;;;; Accumulators: procedures that are called with one value after the other, and give what they have made of them when
;;;; they are called with the end-of-file object.

;;; The accumulator that combines each value with its state by `(kons value state)`, beginning with `knil`, and at the
;;; end gives the result of the finalizer for the state.
;;; (let ((a (make-accumulator * 1 -))) (a 2) (a 3) (a (eof-object))) ; => -6
(define (make-accumulator kons knil finalizer)
  (%check-procedure 'make-accumulator 1 kons)
  (%check-procedure 'make-accumulator 3 finalizer)
  (let ((state knil))
    (lambda (value)
      (if (eof-object? value)
          (finalizer state)
          (set! state (kons value state))))))

;;; The accumulator that counts its values.
;;; (let ((a (count-accumulator))) (a 'x) (a 'y) (a (eof-object))) ; => 2
(define (count-accumulator)
  (make-accumulator (lambda (value n) (+ n 1)) 0 values))

;;; The accumulator of a list of its values.
;;; (let ((a (list-accumulator))) (a 1) (a 2) (a (eof-object))) ; => (1 2)
(define (list-accumulator) (make-accumulator cons '() reverse))

;;; The accumulator of a list of its values, the last first.
;;; (let ((a (reverse-list-accumulator))) (a 1) (a 2) (a (eof-object))) ; => (2 1)
(define (reverse-list-accumulator) (make-accumulator cons '() values))

;;; The accumulator of a vector of its values.
;;; (let ((a (vector-accumulator))) (a 1) (a 2) (a (eof-object))) ; => #(1 2)
(define (vector-accumulator)
  (make-accumulator cons '() (lambda (values) (list->vector (reverse values)))))

;;; The accumulator of a vector of its values, the last first.
;;; (let ((a (reverse-vector-accumulator))) (a 1) (a 2) (a (eof-object))) ; => #(2 1)
(define (reverse-vector-accumulator) (make-accumulator cons '() list->vector))

;; The accumulator that calls `(put! index value)` for growing indices, and gives `object` at the end.
(define (%filler who object length at put!)
  (let ((i at))
    (lambda (value)
      (if (eof-object? value)
          object
          (begin
            (if (= i length) (%wrong-type who 1 "room for one more value" object))
            (put! i value)
            (set! i (+ i 1)))))))

;;; The accumulator that writes its values into the vector from an index on, and gives the vector.
;;; (let ((a (vector-accumulator! (vector 0 0 0) 1))) (a 'x) (a (eof-object))) ; => #(0 x 0)
(define (vector-accumulator! vector at)
  (%check-vector 'vector-accumulator! 1 vector)
  (%check-bound 'vector-accumulator! 2 at (vector-length vector))
  (%filler 'vector-accumulator! vector (vector-length vector) at
           (lambda (i value) (vector-set! vector i value))))

;;; The accumulator of a string of characters.
;;; (let ((a (string-accumulator))) (a #\a) (a #\b) (a (eof-object))) ; => "ab"
(define (string-accumulator)
  (make-accumulator (lambda (char chars)
                      (if (not (char? char)) (%wrong-type 'string-accumulator 1 "a character" char))
                      (cons char chars))
                    '()
                    (lambda (chars) (list->string (reverse chars)))))

(define (%check-byte who value)
  (if (not (and (exact-integer? value) (<= 0 value 255)))
      (%wrong-type who 1 "a byte" value)))

;;; The accumulator of a bytevector of bytes.
;;; (let ((a (bytevector-accumulator))) (a 1) (a 2) (a (eof-object))) ; => #u8(1 2)
(define (bytevector-accumulator)
  (make-accumulator (lambda (byte bytes)
                      (%check-byte 'bytevector-accumulator byte)
                      (cons byte bytes))
                    '()
                    (lambda (bytes) (apply bytevector (reverse bytes)))))

;;; The accumulator that writes bytes into the bytevector from an index on, and gives the bytevector.
;;; (let ((a (bytevector-accumulator! (bytevector 0 0) 1))) (a 7) (a (eof-object))) ; => #u8(0 7)
(define (bytevector-accumulator! bytes at)
  (if (not (bytevector? bytes)) (%wrong-type 'bytevector-accumulator! 1 "a bytevector" bytes))
  (%check-bound 'bytevector-accumulator! 2 at (bytevector-length bytes))
  (%filler 'bytevector-accumulator! bytes (bytevector-length bytes) at
           (lambda (i byte)
             (%check-byte 'bytevector-accumulator! byte)
             (bytevector-u8-set! bytes i byte))))

;;; The accumulator of the sum of its values.
;;; (let ((a (sum-accumulator))) (a 1) (a 2) (a (eof-object))) ; => 3
(define (sum-accumulator) (make-accumulator + 0 values))

;;; The accumulator of the product of its values.
;;; (let ((a (product-accumulator))) (a 2) (a 3) (a (eof-object))) ; => 6
(define (product-accumulator) (make-accumulator * 1 values))
