;;;; Procedures that make streams, and checks of arguments. Arguments are checked when a procedure is called, elements
;;;; are computed later.

(define (%check-stream who position object)
  (if (not (stream? object)) (%wrong-type who position "a stream" object)))

(define (%check-streams who position streams)
  (if (pair? streams)
      (begin
        (%check-stream who position (car streams))
        (%check-streams who (+ position 1) (cdr streams)))))

(define (%all-pairs? streams)
  (every stream-pair? streams))

;;; The stream of the elements of the list.
;;; (stream->list (stream-map square (list->stream '(1 2 3)))) ; => (1 4 9)
(define (list->stream list)
  (%check-list 'list->stream 1 list)
  (stream-let loop ((rest list))
    (if (null? rest)
        stream-null
        (stream-cons (car rest) (loop (cdr rest))))))

;;; The stream of the characters that are read from the port, the current one by default.
;;; (stream->list (port->stream (open-input-string "ab"))) ; => (#\a #\b)
(define port->stream
  (case-lambda
    (() (port->stream (current-input-port)))
    ((port)
     (if (not (and (input-port? port) (textual-port? port)))
         (%wrong-type 'port->stream 1 "a textual input port" port))
     (stream-let loop ()
       (let ((char (read-char port)))
         (if (eof-object? char)
             stream-null
             (stream-cons char (loop))))))))

;;; The stream that repeats the objects without end.
;;; (stream->list 5 (stream-constant 0 1)) ; => (0 1 0 1 0)
(define (stream-constant . objects)
  (if (null? objects)
      stream-null
      (stream-let loop ((rest objects))
        (if (null? rest)
            (loop objects)
            (stream-cons (car rest) (loop (cdr rest)))))))

;;; The numbers from `first` on, `step` (1 when left out) apart, without end.
;;; (stream->list 3 (stream-from 0 2)) ; => (0 2 4)
(define stream-from
  (case-lambda
    ((first) (stream-from first 1))
    ((first step)
     (%check-number 'stream-from 1 first)
     (%check-number 'stream-from 2 step)
     (stream-iterate (lambda (n) (+ n step)) first))))

;;; The stream of `base`, `(proc base)`, `(proc (proc base))` and so on.
;;; (stream->list 4 (stream-iterate (lambda (x) (* x 2)) 1)) ; => (1 2 4 8)
(define (stream-iterate proc base)
  (%check-procedure 'stream-iterate 1 proc)
  (stream-let loop ((base base))
    (stream-cons base (loop (proc base)))))

;;; The numbers from `first` up to but without `past`, `step` apart; the step is 1 or -1 when it is left out.
;;; (stream->list (stream-range 0 10 3)) ; => (0 3 6 9)
(define stream-range
  (case-lambda
    ((first past) (stream-range first past (if (and (real? first) (real? past) (> first past)) -1 1)))
    ((first past step)
     (%check-real 'stream-range 1 first)
     (%check-real 'stream-range 2 past)
     (%check-real 'stream-range 3 step)
     (let ((inside? (if (< 0 step) < >)))
       (stream-let loop ((n first))
         (if (inside? n past)
             (stream-cons n (loop (+ n step)))
             stream-null))))))

;;; The stream of `(mapper base)` and so on with `(successor base)`, as long as `(go-on? base)`.
;;; (stream->list (stream-unfold square (lambda (x) (< x 4)) (lambda (x) (+ x 1)) 0)) ; => (0 1 4 9)
(define (stream-unfold mapper go-on? successor base)
  (%check-procedure 'stream-unfold 1 mapper)
  (%check-procedure 'stream-unfold 2 go-on?)
  (%check-procedure 'stream-unfold 3 successor)
  (stream-let loop ((base base))
    (if (go-on? base)
        (stream-cons (mapper base) (loop (successor base)))
        stream-null)))

;;; Several streams from one seed. `(proc seed)` returns the next seed and, for each stream, a list of an element, `#f`
;;; for none this time, or the empty list for its end.
;;; (call-with-values
;;;  (lambda () (stream-unfolds (lambda (n) (values (+ n 1) (if (odd? n) #f (list n)) (if (> n 2) '() (list n)))) 0))
;;;  (lambda (a b) (list (stream->list 3 a) (stream->list b)))) ; => ((0 2 4) (0 1 2))
(define (stream-unfolds proc seed)
  (%check-procedure 'stream-unfolds 1 proc)
  (let ((rows (%rows proc seed)))
    (apply values (map (lambda (i) (%column rows i)) (range (length (stream-car rows)))))))

(define-stream (%rows proc seed)
  (call-with-values
   (lambda () (proc seed))
   (lambda (seed . results) (stream-cons results (%rows proc seed)))))

(define-stream (%column rows i)
  (let ((result (list-ref (stream-car rows) i)))
    (cond ((pair? result) (stream-cons (car result) (%column (stream-cdr rows) i)))
          ((null? result) stream-null)
          (else (%column (stream-cdr rows) i)))))
