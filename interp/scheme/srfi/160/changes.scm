;;;; Vectors of one type changed and converted; see `vectors.scm`.

;;; Exchanges two elements.
(define (typed-vector-swap! vector i j)
  (check-vector type '@vector-swap! 1 vector)
  (check-element type '@vector-swap! 2 vector i)
  (check-element type '@vector-swap! 3 vector j)
  (%swap! vector i j))

(define (%swap! vector i j)
  (let ((x (element-at type vector i)))
    (element-set! type '@vector-swap! 2 vector i (element-at type vector j))
    (element-set! type '@vector-swap! 3 vector j x)))

;;; Makes all elements, or those of a range, this number.
(define (typed-vector-fill! vector value . range)
  (check-vector type '@vector-fill! 1 vector)
  (check-mutable type '@vector-fill! vector)
  (call-with-range type '@vector-fill! 3 vector range
                   (lambda (start end)
                     (if (< start end)
                         (begin
                           (element-set! type '@vector-fill! 1 vector start value) ; checks the value, argument 2
                           (fill-elements! type vector value start end))))))

;;; Reverses the elements, or those of a range.
(define (typed-vector-reverse! vector . range)
  (check-vector type '@vector-reverse! 1 vector)
  (check-mutable type '@vector-reverse! vector)
  (call-with-range type '@vector-reverse! 2 vector range
                   (lambda (start end)
                     (let loop ((i start) (j (- end 1)))
                       (if (< i j)
                           (begin
                             (%swap! vector i j)
                             (loop (+ i 1) (- j 1))))))))

(define (%check-room operation to at count)
  (if (not (and (exact-integer? at) (<= 0 at (- (%size to) count))))
      (%out-of-range (operation-name type operation) 2 "a place with room behind it" at)))

;;; Copies a vector, or a range of it, to a place in another.
(define (typed-vector-copy! to at from . range)
  (check-vector type '@vector-copy! 1 to)
  (check-vector type '@vector-copy! 3 from)
  (check-mutable type '@vector-copy! to)
  (call-with-range type '@vector-copy! 4 from range
                   (lambda (start end)
                     (%check-room '@vector-copy! to at (- end start))
                     (copy-elements! type to at from start end))))

;;; The same with the elements reversed.
(define (typed-vector-reverse-copy! to at from . range)
  (check-vector type '@vector-reverse-copy! 1 to)
  (check-vector type '@vector-reverse-copy! 3 from)
  (check-mutable type '@vector-reverse-copy! to)
  (call-with-range type '@vector-reverse-copy! 4 from range
                   (lambda (start end)
                     (%check-room '@vector-reverse-copy! to at (- end start))
                     (copy-elements! type to at (%reversed from start end) 0 (- end start)))))

;;; Sets the elements of a range: `(proc index state)` gives the element and the next state.
(define (typed-vector-unfold! proc vector start end seed)
  (%check-procedure (operation-name type '@vector-unfold!) 1 proc)
  (check-vector type '@vector-unfold! 2 vector)
  (check-mutable type '@vector-unfold! vector)
  (call-with-range type '@vector-unfold! 3 vector (list start end) values)
  (%unfold! '@vector-unfold! proc vector start end 1 seed))

;;; The same from the end.
(define (typed-vector-unfold-right! proc vector start end seed)
  (%check-procedure (operation-name type '@vector-unfold-right!) 1 proc)
  (check-vector type '@vector-unfold-right! 2 vector)
  (check-mutable type '@vector-unfold-right! vector)
  (call-with-range type '@vector-unfold-right! 3 vector (list start end) values)
  (%unfold! '@vector-unfold-right! proc vector (- end 1) (- start 1) -1 seed))

(define (%unfold! operation proc vector i end step seed)
  (if (= i end)
      vector
      (call-with-values
       (lambda () (proc i seed))
       (lambda (element seed)
         (result-set! type operation vector i element)
         (%unfold! operation proc vector (+ i step) end step seed)))))

;;; A list of the elements, or of those of a range, in reverse order.
(define (reverse-typed-vector->list vector . range)
  (check-vector type 'reverse-@vector->list 1 vector)
  (call-with-range type 'reverse-@vector->list 2 vector range
                   (lambda (start end) (reverse (elements->list type vector start end)))))

;;; A vector of the elements of a list, in reverse order.
(define (reverse-list->typed-vector list)
  (if (not (list? list)) (%wrong-type (operation-name type 'reverse-list->@vector) 1 "a list" list))
  (list->elements type 'reverse-list->@vector 1 (reverse list)))

;;; An ordinary vector of the elements, or of those of a range.
(define (typed-vector->vector vector . range)
  (check-vector type '@vector->vector 1 vector)
  (call-with-range type '@vector->vector 2 vector range
                   (lambda (start end) (list->vector (elements->list type vector start end)))))

;;; A vector of the elements of an ordinary vector, or of those of a range.
(define vector->typed-vector
  (case-lambda
    ((vector) (%from-vector vector 0 #f))
    ((vector start) (%from-vector vector start #f))
    ((vector start end) (%from-vector vector start end))))

(define (%from-vector vector start end)
  (let ((who (operation-name type 'vector->@vector)))
    (%check-vector who 1 vector)
    (let ((end (or end (vector-length vector))))
      (%check-range who 2 start end (vector-length vector))
      (list->elements type 'vector->@vector 1 (vector->list vector start end)))))

;;; A procedure that gives one element after the other, then an end of file object.
(define (make-typed-vector-generator vector)
  (let ((end (vector-size type 'make-@vector-generator vector)) (i 0))
    (lambda ()
      (if (< i end)
          (let ((element (element-at type vector i)))
            (set! i (+ i 1))
            element)
          (eof-object)))))

;;; The comparator of these vectors.
(define typed-vector-comparator (vector-comparator-of type))

;;; Writes a vector as `#f64(1.0 2.5)`, to the current output port or another.
(define write-typed-vector
  (case-lambda
    ((vector) (write-typed-vector vector (current-output-port)))
    ((vector port)
     (check-vector type 'write-@vector 1 vector)
     (if (not (and (textual-port? port) (output-port? port)))
         (%wrong-type (operation-name type 'write-@vector) 2 "a textual output port" port))
     (write-string "#" port)
     (write-string (type-name type) port)
     (write (%elements vector) port))))
