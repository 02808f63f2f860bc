;;;; Vectors of one type changed and converted; see `vectors.scm`.

;;; Exchanges two elements.
(define (typed-vector-swap! vector i j)
  (check-vector type '@vector-swap! 1 vector)
  (let ((x (element-ref type '@vector-swap! vector i)))
    (element-set! type '@vector-swap! 2 vector i (element-ref type '@vector-swap! vector j))
    (element-set! type '@vector-swap! 3 vector j x)))

;;; Makes all elements, or those of a range, this number.
(define (typed-vector-fill! vector value . range)
  (call-with-range type '@vector-fill! 3 vector range
                   (lambda (start end)
                     (if (< start end)
                         (begin
                           (element-set! type '@vector-fill! 1 vector start value)
                           (fill-elements! type vector value start end))))))

;;; Reverses the elements, or those of a range.
(define (typed-vector-reverse! vector . range)
  (call-with-range type '@vector-reverse! 2 vector range
                   (lambda (start end)
                     (let loop ((i start) (j (- end 1)))
                       (if (< i j)
                           (begin
                             (typed-vector-swap! vector i j)
                             (loop (+ i 1) (- j 1))))))))

(define (%check-room operation to at count)
  (check-vector type operation 1 to)
  (if (not (and (exact-integer? at) (<= 0 at (- (%size to) count))))
      (%out-of-range (operation-name type operation) 2 "a place with room behind it" at)))

;;; Copies a vector, or a range of it, to a place in another.
(define (typed-vector-copy! to at from . range)
  (check-vector type '@vector-copy! 3 from)
  (call-with-range type '@vector-copy! 4 from range
                   (lambda (start end)
                     (%check-room '@vector-copy! to at (- end start))
                     (copy-elements! type to at from start end))))

;;; The same with the elements reversed.
(define (typed-vector-reverse-copy! to at from . range)
  (check-vector type '@vector-reverse-copy! 3 from)
  (call-with-range type '@vector-reverse-copy! 4 from range
                   (lambda (start end)
                     (%check-room '@vector-reverse-copy! to at (- end start))
                     (copy-elements! type to at (typed-vector-reverse-copy from start end) 0 (- end start)))))

;;; Sets the elements of a range: `(proc index state)` gives the element and the next state.
(define (typed-vector-unfold! proc vector start end seed)
  (%check-procedure (operation-name type '@vector-unfold!) 1 proc)
  (call-with-range type '@vector-unfold! 3 vector (list start end) values)
  (%unfold! '@vector-unfold! proc vector start end 1 seed))

;;; The same from the end.
(define (typed-vector-unfold-right! proc vector start end seed)
  (%check-procedure (operation-name type '@vector-unfold-right!) 1 proc)
  (call-with-range type '@vector-unfold-right! 3 vector (list start end) values)
  (%unfold! '@vector-unfold-right! proc vector (- end 1) (- start 1) -1 seed))

(define (%unfold! operation proc vector i end step seed)
  (if (= i end)
      vector
      (call-with-values
       (lambda () (proc i seed))
       (lambda (element seed)
         (element-set! type operation 1 vector i element)
         (%unfold! operation proc vector (+ i step) end step seed)))))

;;; A list of the elements, or of those of a range, in reverse order.
(define (reverse-typed-vector->list vector . range)
  (call-with-range type 'reverse-@vector->list 2 vector range
                   (lambda (start end) (reverse (elements->list type vector start end)))))

;;; A vector of the elements of a list, in reverse order.
(define (reverse-list->typed-vector list)
  (if (not (list? list)) (%wrong-type (operation-name type 'reverse-list->@vector) 1 "a list" list))
  (list->elements type 'reverse-list->@vector 1 (reverse list)))

;;; An ordinary vector of the elements, or of those of a range.
(define (typed-vector->vector vector . range)
  (call-with-range type '@vector->vector 2 vector range
                   (lambda (start end) (list->vector (elements->list type vector start end)))))

;;; A vector of the elements of an ordinary vector, or of those of a range.
(define (vector->typed-vector vector . range)
  (if (not (vector? vector)) (%wrong-type (operation-name type 'vector->@vector) 1 "a vector" vector))
  (list->elements type 'vector->@vector 1 (apply vector->list vector range)))

;;; A procedure that gives one element after the other, then an end of file object.
(define (make-typed-vector-generator vector)
  (let ((end (vector-size type 'make-@vector-generator vector)) (i 0))
    (lambda ()
      (if (< i end)
          (let ((element (%numeric-ref vector i)))
            (set! i (+ i 1))
            element)
          (eof-object)))))

;;; The comparator of these vectors.
(define typed-vector-comparator (vector-comparator-of type))

;;; Writes a vector as `#f64(1.0 2.5)`, to the current output port or another.
(define (write-typed-vector vector . port)
  (check-vector type 'write-@vector 1 vector)
  (apply write vector port))
