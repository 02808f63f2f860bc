;;;; Vectors of one type changed and converted; see `vectors.scm`.

(define (%swap! vector i j)
  (let ((x (%numeric-ref vector i)))
    (element-set! type '@vector-swap! 2 vector i (%numeric-ref vector j))
    (element-set! type '@vector-swap! 3 vector j x)))

(define (%check-room operation to at count)
  (if (not (and (exact-integer? at) (<= 0 at (- (%size to) count))))
      (%out-of-range (operation-name type operation) 2 "a place with room behind it" at)))

(define (%unfold! operation proc vector i end step seed)
  (if (= i end)
      vector
      (call-with-values
       (lambda () (proc i seed))
       (lambda (element seed)
         (result-set! type operation vector i element)
         (%unfold! operation proc vector (+ i step) end step seed)))))

(define (%from-vector vector start end)
  (let ((who (operation-name type 'vector->@vector)))
    (%check-vector who 1 vector)
    (let ((end (or end (vector-length vector))))
      (%check-range who 2 start end (vector-length vector))
      (list->elements type 'vector->@vector 1 (vector->list vector start end)))))

(define-syntax define-typed-changes
(syntax-rules ()
((_ typed-vector-swap! typed-vector-fill! typed-vector-reverse! typed-vector-copy! typed-vector-reverse-copy!
  typed-vector-unfold! typed-vector-unfold-right! reverse-typed-vector->list reverse-list->typed-vector
  typed-vector->vector vector->typed-vector make-typed-vector-generator typed-vector-comparator write-typed-vector)
(begin

;;; Exchanges two elements.
;;; (let ((v (u8vector 1 2 3))) (u8vector-swap! v 0 2) (u8vector->list v)) ; => (3 2 1)
(define (typed-vector-swap! vector i j)
  (check-vector type '@vector-swap! 1 vector)
  (check-element type '@vector-swap! 2 vector i)
  (check-element type '@vector-swap! 3 vector j)
  (%swap! vector i j))

;;; Makes all elements, or those of a range, this number.
;;; (let ((v (u8vector 1 2 3))) (u8vector-fill! v 7 1) (u8vector->list v)) ; => (1 7 7)
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
;;; (let ((v (u8vector 1 2 3))) (u8vector-reverse! v 1) (u8vector->list v)) ; => (1 3 2)
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

;;; Copies a vector, or a range of it, to a place in another.
;;; (let ((v (u8vector 1 2 3))) (u8vector-copy! v 1 (u8vector 7 8)) (u8vector->list v)) ; => (1 7 8)
(define (typed-vector-copy! to at from . range)
  (check-vector type '@vector-copy! 1 to)
  (check-vector type '@vector-copy! 3 from)
  (check-mutable type '@vector-copy! to)
  (call-with-range type '@vector-copy! 4 from range
                   (lambda (start end)
                     (%check-room '@vector-copy! to at (- end start))
                     (copy-elements! type to at from start end))))

;;; The same with the elements reversed.
;;; (let ((v (u8vector 1 2 3))) (u8vector-reverse-copy! v 1 (u8vector 7 8)) (u8vector->list v)) ; => (1 8 7)
(define (typed-vector-reverse-copy! to at from . range)
  (check-vector type '@vector-reverse-copy! 1 to)
  (check-vector type '@vector-reverse-copy! 3 from)
  (check-mutable type '@vector-reverse-copy! to)
  (call-with-range type '@vector-reverse-copy! 4 from range
                   (lambda (start end)
                     (%check-room '@vector-reverse-copy! to at (- end start))
                     (copy-elements! type to at (%reversed from start end) 0 (- end start)))))

;;; Sets the elements of a range: `(proc index state)` gives the element and the next state.
;;; (let ((v (u8vector 0 0 0))) (u8vector-unfold! (lambda (i x) (values x (+ x 1))) v 1 3 7) (u8vector->list v)) ; => (0 7 8)
(define (typed-vector-unfold! proc vector start end seed)
  (%check-procedure (operation-name type '@vector-unfold!) 1 proc)
  (check-vector type '@vector-unfold! 2 vector)
  (check-mutable type '@vector-unfold! vector)
  (call-with-range type '@vector-unfold! 3 vector (list start end) values)
  (%unfold! '@vector-unfold! proc vector start end 1 seed))

;;; The same from the end.
;;; (let ((v (u8vector 0 0 0))) (u8vector-unfold-right! (lambda (i x) (values x (+ x 1))) v 1 3 7) (u8vector->list v)) ; => (0 8 7)
(define (typed-vector-unfold-right! proc vector start end seed)
  (%check-procedure (operation-name type '@vector-unfold-right!) 1 proc)
  (check-vector type '@vector-unfold-right! 2 vector)
  (check-mutable type '@vector-unfold-right! vector)
  (call-with-range type '@vector-unfold-right! 3 vector (list start end) values)
  (%unfold! '@vector-unfold-right! proc vector (- end 1) (- start 1) -1 seed))

;;; A list of the elements, or of those of a range, in reverse order.
;;; (reverse-u8vector->list (u8vector 1 2 3)) ; => (3 2 1)
(define (reverse-typed-vector->list vector . range)
  (check-vector type 'reverse-@vector->list 1 vector)
  (call-with-range type 'reverse-@vector->list 2 vector range
                   (lambda (start end) (reverse (elements->list type vector start end)))))

;;; A vector of the elements of a list, in reverse order.
;;; (u8vector->list (reverse-list->u8vector '(1 2 3))) ; => (3 2 1)
(define (reverse-list->typed-vector list)
  (if (not (list? list)) (%wrong-type (operation-name type 'reverse-list->@vector) 1 "a list" list))
  (list->elements type 'reverse-list->@vector 1 (reverse list)))

;;; An ordinary vector of the elements, or of those of a range.
;;; (u8vector->vector (u8vector 1 2 3) 1) ; => #(2 3)
(define (typed-vector->vector vector . range)
  (check-vector type '@vector->vector 1 vector)
  (call-with-range type '@vector->vector 2 vector range
                   (lambda (start end) (list->vector (elements->list type vector start end)))))

;;; A vector of the elements of an ordinary vector, or of those of a range.
;;; (u8vector->list (vector->u8vector #(1 2 3) 0 2)) ; => (1 2)
(define vector->typed-vector
  (case-lambda
    ((vector) (%from-vector vector 0 #f))
    ((vector start) (%from-vector vector start #f))
    ((vector start end) (%from-vector vector start end))))

;;; A procedure that gives one element after the other, then an end of file object.
;;; (let ((next (make-u8vector-generator (u8vector 1 2)))) (list (next) (next) (eof-object? (next)))) ; => (1 2 #t)
(define (make-typed-vector-generator vector)
  (let ((end (vector-size type 'make-@vector-generator vector)) (i 0))
    (lambda ()
      (if (< i end)
          (let ((element (%numeric-ref vector i)))
            (set! i (+ i 1))
            element)
          (eof-object)))))

;;; The comparator of these vectors.
;;; (<? u8vector-comparator (u8vector 9) (u8vector 1 2)) ; => #t
(define typed-vector-comparator (vector-comparator-of type))

;;; Writes a vector as `#f64(1.0 2.5)`, to the current output port or another.
;;; (write-u8vector (u8vector 1 2)) ; prints #u8(1 2)
(define write-typed-vector
  (case-lambda
    ((vector) (write-typed-vector vector (current-output-port)))
    ((vector port)
     (check-vector type 'write-@vector 1 vector)
     (if (not (and (textual-port? port) (output-port? port)))
         (%wrong-type (operation-name type 'write-@vector) 2 "a textual output port" port))
     (write vector port))))

))))
