;;;; Vectors changed in place.

;;; Exchanges the elements at two indices.
;;; (let ((v (vector 'a 'b 'c))) (vector-swap! v 0 2) v) ; => #(c b a)
(define (vector-swap! vector i j)
  (%check-vector 'vector-swap! 1 vector)
  (%check-element 'vector-swap! 2 vector i)
  (%check-element 'vector-swap! 3 vector j)
  (%check-mutable 'vector-swap! vector)
  (let ((x (vector-ref vector i)))
    (vector-set! vector i (vector-ref vector j))
    (vector-set! vector j x)))

(define (%check-element who position vector i)
  (let ((last (- (vector-length vector) 1)))
    (if (< last 0) (%wrong-type who 1 "a vector with elements" vector))
    (%check-bound who position i last)))

;;; Turns the order of the elements round, or of those from `start` to `end`.
;;; (let ((v (vector 1 2 3 4))) (vector-reverse! v 1) v) ; => #(1 4 3 2)
(define vector-reverse!
  (case-lambda
    ((vector) (%reverse! vector 0 #f))
    ((vector start) (%reverse! vector start #f))
    ((vector start end) (%reverse! vector start end))))

(define (%reverse! vector start end)
  (%check-vector 'vector-reverse! 1 vector)
  (%check-mutable 'vector-reverse! vector)
  (let ((end (or end (vector-length vector))))
    (%check-range 'vector-reverse! 2 start end (vector-length vector))
    (let loop ((i start) (j (- end 1)))
      (if (< i j)
          (let ((x (vector-ref vector i)))
            (vector-set! vector i (vector-ref vector j))
            (vector-set! vector j x)
            (loop (+ i 1) (- j 1)))))))

;;; Copies a part of `from` into `to` at an index, in the opposite order.
;;; (let ((v (vector 1 2 3 4))) (vector-reverse-copy! v 1 #(a b c)) v) ; => #(1 c b a)
(define vector-reverse-copy!
  (case-lambda
    ((to at from) (%reverse-copy! to at from 0 #f))
    ((to at from start) (%reverse-copy! to at from start #f))
    ((to at from start end) (%reverse-copy! to at from start end))))

(define (%reverse-copy! to at from start end)
  (%check-vector 'vector-reverse-copy! 1 to)
  (%check-vector 'vector-reverse-copy! 3 from)
  (%check-mutable 'vector-reverse-copy! to)
  (let ((end (or end (vector-length from))))
    (%check-range 'vector-reverse-copy! 4 start end (vector-length from))
    (let ((room (- (vector-length to) (- end start))))
      (if (not (and (exact-integer? at) (<= 0 at room)))
          (%out-of-range 'vector-reverse-copy! 2
                         (string-append "an index that leaves room for " (number->string (- end start)) " elements")
                         at)))
    ;; The vectors may be one and the same.
    (vector-copy! to at (vector-reverse-copy from start end))))
