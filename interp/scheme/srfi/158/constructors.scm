;;;; Generators: procedures without arguments that give one value of a sequence at each call, and the end-of-file object
;;;; when there are no more.

(define %end (eof-object))

;; The generator that calls `proc` with the indices from `start` up to `end`, or down to it when it is below.
(define (%along start end proc)
  (let ((step (if (< start end) 1 -1)) (i start))
    (lambda ()
      (if (= i end)
          %end
          (let ((value (proc i)))
            (set! i (+ i step))
            value)))))

(define (%walk who object length bounds access)
  (let* ((size (length object))
         (start (if (pair? bounds) (car bounds) 0))
         (end (if (and (pair? bounds) (pair? (cdr bounds))) (cadr bounds) size)))
    (%check-range who 2 start end size)
    (%along start end (lambda (i) (access object i)))))

;;; The generator of its arguments.
;;; (generator->list (generator 1 2 3)) ; => (1 2 3)
(define (generator . objects) (list->generator objects))

;;; The generator that repeats its arguments without end.
;;; (generator->list (circular-generator 1 2) 5) ; => (1 2 1 2 1)
(define (circular-generator first . others)
  (let* ((objects (cons first others)) (rest objects))
    (lambda ()
      (let ((value (car rest)))
        (set! rest (if (null? (cdr rest)) objects (cdr rest)))
        value))))

;;; The generator of `count` numbers from `start` (0 when left out), `step` (1 when left out) apart.
;;; (generator->list (make-iota-generator 3 8 2)) ; => (8 10 12)
(define make-iota-generator
  (case-lambda
    ((count) (make-iota-generator count 0 1))
    ((count start) (make-iota-generator count start 1))
    ((count start step)
     (%check-index 'make-iota-generator 1 count)
     (%check-real 'make-iota-generator 2 start)
     (%check-real 'make-iota-generator 3 step)
     (let ((start (%like start step)))
       (%along 0 count (lambda (i) (+ start (* i step))))))))

;; The number, inexact if the other one is.
(define (%like number other)
  (if (exact? other) number (inexact number)))

;;; The generator of the numbers from `start` up to but without `end`, without end when that is left out, `step` (1 when
;;; left out) apart.
;;; (generator->list (make-range-generator 3 8 2)) ; => (3 5 7)
(define make-range-generator
  (case-lambda
    ((start) (make-range-generator start +inf.0 1))
    ((start end) (make-range-generator start end 1))
    ((start end step)
     (%check-real 'make-range-generator 1 start)
     (%check-real 'make-range-generator 2 end)
     (%check-real 'make-range-generator 3 step)
     (let ((start (%like start step)) (i 0))
       (lambda ()
         (let ((value (+ start (* i step))))
           (if (if (< step 0) (> value end) (< value end))
               (begin
                 (set! i (+ i 1))
                 value)
               %end)))))))

;;; The generator of the values that the procedure hands to the procedure it is called with. It is run as far as the
;;; next value at each call.
;;; (generator->list (make-coroutine-generator (lambda (yield) (yield 1) (yield 2)))) ; => (1 2)
(define (make-coroutine-generator proc)
  (%check-procedure 'make-coroutine-generator 1 proc)
  (let ((return #f) (resume #f))
    (define (yield value)
      (call/cc
       (lambda (continue)
         (set! resume continue)
         (return value))))
    (define (run)
      (proc yield)
      (set! resume (lambda (ignored) (return %end)))
      (return %end))
    (lambda ()
      (call/cc
       (lambda (caller)
         (set! return caller)
         (if resume (resume #f) (run)))))))

;;; The generator of the elements of the list.
;;; (generator->list (list->generator '(1 2 3))) ; => (1 2 3)
(define (list->generator list)
  (%check-list 'list->generator 1 list)
  (let ((rest list))
    (lambda ()
      (if (null? rest)
          %end
          (let ((value (car rest)))
            (set! rest (cdr rest))
            value)))))

;;; The generator of the elements of the vector or of a part of it.
;;; (generator->list (vector->generator #(a b c d e) 2 4)) ; => (c d)
(define vector->generator
  (case-lambda
    ((vector) (%vector->generator vector '()))
    ((vector start) (%vector->generator vector (list start)))
    ((vector start end) (%vector->generator vector (list start end)))))

(define (%vector->generator vector bounds)
  (%check-vector 'vector->generator 1 vector)
  (%walk 'vector->generator vector vector-length bounds vector-ref))

;;; The generator of the elements of the vector or of a part of it, the last first.
;;; (generator->list (reverse-vector->generator #(a b c d e) 0 2)) ; => (b a)
(define reverse-vector->generator
  (case-lambda
    ((vector) (%reverse-vector->generator vector 0 #f))
    ((vector start) (%reverse-vector->generator vector start #f))
    ((vector start end) (%reverse-vector->generator vector start end))))

(define (%reverse-vector->generator vector start end)
  (%check-vector 'reverse-vector->generator 1 vector)
  (let ((end (or end (vector-length vector))))
    (%check-range 'reverse-vector->generator 2 start end (vector-length vector))
    (%along end start (lambda (i) (vector-ref vector (- i 1))))))

;;; The generator of the characters of the string or of a part of it.
;;; (generator->list (string->generator "abcde" 3)) ; => (#\d #\e)
(define string->generator
  (case-lambda
    ((string) (%string->generator string '()))
    ((string start) (%string->generator string (list start)))
    ((string start end) (%string->generator string (list start end)))))

(define (%string->generator string bounds)
  (if (not (string? string)) (%wrong-type 'string->generator 1 "a string" string))
  (%walk 'string->generator string string-length bounds string-ref))

;;; The generator of the bytes of the bytevector or of a part of it.
;;; (generator->list (bytevector->generator #u8(10 20 30) 1)) ; => (20 30)
(define bytevector->generator
  (case-lambda
    ((bytes) (%bytevector->generator bytes '()))
    ((bytes start) (%bytevector->generator bytes (list start)))
    ((bytes start end) (%bytevector->generator bytes (list start end)))))

(define (%bytevector->generator bytes bounds)
  (if (not (bytevector? bytes)) (%wrong-type 'bytevector->generator 1 "a bytevector" bytes))
  (%walk 'bytevector->generator bytes bytevector-length bounds bytevector-u8-ref))

;;; The generator of the elements of a collection, along which `for-each` walks.
;;; (generator->list (make-for-each-generator vector-for-each #(1 2))) ; => (1 2)
(define (make-for-each-generator for-each collection)
  (%check-procedure 'make-for-each-generator 1 for-each)
  (make-coroutine-generator (lambda (yield) (for-each yield collection))))

;;; The generator of `(mapper seed)` and so on with `(successor seed)`, until `(stop? seed)`.
;;; (generator->list (make-unfold-generator (lambda (s) (> s 3)) square (lambda (s) (+ s 1)) 0)) ; => (0 1 4 9)
(define (make-unfold-generator stop? mapper successor seed)
  (%check-procedure 'make-unfold-generator 1 stop?)
  (%check-procedure 'make-unfold-generator 2 mapper)
  (%check-procedure 'make-unfold-generator 3 successor)
  (lambda ()
    (if (stop? seed)
        %end
        (let ((value (mapper seed)))
          (set! seed (successor seed))
          value))))
