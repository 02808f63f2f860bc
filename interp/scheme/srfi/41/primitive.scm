;;;; Streams: lists whose elements and tails are computed when they are needed, and once. A stream is a promise of the
;;;; empty list or of a cell; a cell holds an element, or the thunk that computes it, and the stream behind it. Chains
;;;; of streams that only lead to others take constant space, because the promises of the core do.

(define-record-type stream-object
  (%stream promise)
  stream?
  (promise %promise))

(define-record-type stream-cell
  (%cell thunk first rest)
  %cell?
  (thunk %cell-thunk %set-cell-thunk!)
  (first %cell-first %set-cell-first!)
  (rest %cell-rest))

(define (%promise-of object)
  (if (not (stream? object)) (%wrong-type 'stream 1 "an expression that gives a stream" object))
  (%promise object))

;; Most streams that are looked at have been computed.
(define-syntax %contents
  (syntax-rules ()
    ((_ stream)
     (let ((promise (%promise stream)))
       (if (%promise-done? promise) (%promise-value promise) (force promise))))))

;; A stream that is computed when it is looked at.
(define-syntax %lazy
  (syntax-rules ()
    ((_ expression) (%stream (delay-force (%promise-of expression))))))

;;; The stream without elements.
;;; (stream-null? stream-null) ; => #t
(define stream-null (%stream (make-promise '())))

;;; A stream with an element in front of another; neither expression is evaluated before it is needed.
;;; (stream-car (stream-cons 1 (error "never reached"))) ; => 1
(define-syntax stream-cons
  (syntax-rules ()
    ((_ first rest)
     (%stream (%make-promise #t (%cell (lambda () first) #f (%lazy rest)))))))

;;; Whether the object is the stream without elements.
;;; (stream-null? (stream 1)) ; => #f
(define (stream-null? object)
  (and (stream? object) (null? (%contents object))))

;;; Whether the object is a stream with elements.
;;; (stream-pair? (stream 1)) ; => #t
(define (stream-pair? object)
  (and (stream? object) (%cell? (%contents object))))

(define (%cell-of who stream)
  (if (not (stream? stream)) (%wrong-type who 1 "a stream" stream))
  (let ((contents (%contents stream)))
    (if (%cell? contents)
        contents
        (%wrong-type who 1 "a stream with elements" stream))))

;;; The first element of the stream.
;;; (stream-car (stream 1 2)) ; => 1
(define (stream-car stream)
  (let* ((cell (%cell-of 'stream-car stream)) (thunk (%cell-thunk cell)))
    (if thunk (%compute-first cell thunk) (%cell-first cell))))

(define (%compute-first cell thunk)
  (let ((first (thunk)))
    ;; The thunk may have been called meanwhile; what it gave then stays.
    (if (%cell-thunk cell)
        (begin
          (%set-cell-first! cell first)
          (%set-cell-thunk! cell #f)))
    (%cell-first cell)))

;;; The stream without its first element.
;;; (stream->list (stream-cdr (stream 1 2))) ; => (2)
(define (stream-cdr stream) (%cell-rest (%cell-of 'stream-cdr stream)))

;;; A procedure that returns a stream: its body is evaluated when the stream is looked at.
;;; (stream? ((stream-lambda (x) (error "never reached")) 1)) ; => #t
(define-syntax stream-lambda
  (syntax-rules ()
    ((_ formals body0 body ...)
     (lambda formals (%lazy (let () body0 body ...))))))
