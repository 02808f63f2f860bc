;;;; Procedures over streams. Arguments are checked when the procedure is called, elements are computed later.

;;; The list of the elements of the stream, or of its first `n`.
;;; (stream->list 3 (stream-from 1)) ; => (1 2 3)
(define stream->list
  (case-lambda
    ((stream)
     (%check-stream 'stream->list 1 stream)
     (%stream->list -1 stream))
    ((n stream)
     (%check-index 'stream->list 1 n)
     (%check-stream 'stream->list 2 stream)
     (%stream->list n stream))))

(define (%stream->list n stream)
  (let loop ((left n) (rest stream) (elements '()))
    (if (or (= left 0) (stream-null? rest))
        (reverse elements)
        (loop (- left 1) (stream-cdr rest) (cons (stream-car rest) elements)))))

;;; The elements of the streams, one stream after the other.
;;; (stream->list (stream-append (stream 1 2) (stream) (stream 3))) ; => (1 2 3)
(define (stream-append . streams)
  (%check-streams 'stream-append 1 streams)
  (stream-let loop ((streams streams))
    (cond ((null? streams) stream-null)
          ((null? (cdr streams)) (car streams))
          ((stream-null? (car streams)) (loop (cdr streams)))
          (else
           (stream-cons (stream-car (car streams))
                        (loop (cons (stream-cdr (car streams)) (cdr streams))))))))

;;; The elements of a stream of streams, one after the other.
;;; (stream->list (stream-concat (stream (stream 1 2) (stream) (stream 3)))) ; => (1 2 3)
(define (stream-concat streams)
  (%check-stream 'stream-concat 1 streams)
  (stream-let loop ((streams streams))
    (if (stream-null? streams)
        stream-null
        (let ((first (stream-car streams)))
          (%check-stream 'stream-concat 1 first)
          (stream-let inner ((rest first))
            (if (stream-null? rest)
                (loop (stream-cdr streams))
                (stream-cons (stream-car rest) (inner (stream-cdr rest)))))))))

;;; The stream without its first `n` elements.
;;; (stream->list (stream-drop 2 (stream 1 2 3))) ; => (3)
(define (stream-drop n stream)
  (%check-index 'stream-drop 1 n)
  (%check-stream 'stream-drop 2 stream)
  (stream-let loop ((left n) (rest stream))
    (if (or (= left 0) (stream-null? rest))
        rest
        (loop (- left 1) (stream-cdr rest)))))

;;; What is left of the stream behind the longest beginning whose elements satisfy the predicate.
;;; (stream->list (stream-drop-while odd? (stream 1 3 4 5))) ; => (4 5)
(define (stream-drop-while drop? stream)
  (%check-procedure 'stream-drop-while 1 drop?)
  (%check-stream 'stream-drop-while 2 stream)
  (stream-let loop ((rest stream))
    (if (and (stream-pair? rest) (drop? (stream-car rest)))
        (loop (stream-cdr rest))
        rest)))

;;; The elements that satisfy the predicate.
;;; (stream->list 3 (stream-filter odd? (stream-from 0))) ; => (1 3 5)
(define (stream-filter keep? stream)
  (%check-procedure 'stream-filter 1 keep?)
  (%check-stream 'stream-filter 2 stream)
  (stream-let loop ((rest stream))
    (cond ((stream-null? rest) stream-null)
          ((keep? (stream-car rest)) (stream-cons (stream-car rest) (loop (stream-cdr rest))))
          (else (loop (stream-cdr rest))))))

;;; Combines the elements from left to right: `(proc result element)`, beginning with `base`.
;;; (stream-fold + 0 (stream 1 2 3)) ; => 6
(define (stream-fold proc base stream)
  (%check-procedure 'stream-fold 1 proc)
  (%check-stream 'stream-fold 3 stream)
  (let loop ((rest stream) (result base))
    (if (stream-null? rest)
        result
        (loop (stream-cdr rest) (proc result (stream-car rest))))))

;;; Calls the procedure with each element, or row of elements of several streams, for its effect.
;;; (let ((sum 0)) (stream-for-each (lambda (x) (set! sum (+ sum x))) (stream 1 2 3)) sum) ; => 6
(define (stream-for-each proc stream . streams)
  (%check-procedure 'stream-for-each 1 proc)
  (%check-streams 'stream-for-each 2 (cons stream streams))
  (let loop ((streams (cons stream streams)))
    (if (%all-pairs? streams)
        (begin
          (apply proc (map stream-car streams))
          (loop (map stream-cdr streams))))))

;;; How many elements the stream has.
;;; (stream-length (stream 1 2 3)) ; => 3
(define (stream-length stream)
  (%check-stream 'stream-length 1 stream)
  (let loop ((rest stream) (n 0))
    (if (stream-null? rest) n (loop (stream-cdr rest) (+ n 1)))))

;;; The results of the procedure for each element, or row of elements of several streams.
;;; (stream->list (stream-map + (stream 1 2 3) (stream 10 20))) ; => (11 22)
(define (stream-map proc stream . streams)
  (%check-procedure 'stream-map 1 proc)
  (%check-streams 'stream-map 2 (cons stream streams))
  (stream-let loop ((streams (cons stream streams)))
    (if (%all-pairs? streams)
        (stream-cons (apply proc (map stream-car streams)) (loop (map stream-cdr streams)))
        stream-null)))

;;; The element of the stream at an index.
;;; (stream-ref (stream-from 10) 5) ; => 15
(define (stream-ref stream n)
  (%check-stream 'stream-ref 1 stream)
  (%check-index 'stream-ref 2 n)
  (let loop ((rest stream) (left n))
    (cond ((stream-null? rest)
           (%out-of-range 'stream-ref 2 (string-append "an index that fits a stream of " (number->string (- n left)))
                          n))
          ((= left 0) (stream-car rest))
          (else (loop (stream-cdr rest) (- left 1))))))

;;; The elements of a finite stream, the last first.
;;; (stream->list (stream-reverse (stream 1 2 3))) ; => (3 2 1)
(define (stream-reverse stream)
  (%check-stream 'stream-reverse 1 stream)
  (stream-let loop ((rest stream) (reversed stream-null))
    (if (stream-null? rest)
        reversed
        (loop (stream-cdr rest) (stream-cons (stream-car rest) reversed)))))

;;; The stream of the results of a fold so far, beginning with `base`.
;;; (stream->list (stream-scan + 0 (stream 1 2 3))) ; => (0 1 3 6)
(define (stream-scan proc base stream)
  (%check-procedure 'stream-scan 1 proc)
  (%check-stream 'stream-scan 3 stream)
  (stream-let loop ((base base) (rest stream))
    (if (stream-null? rest)
        (stream-cons base stream-null)
        (stream-cons base (loop (proc base (stream-car rest)) (stream-cdr rest))))))

;;; The first `n` elements of the stream, or all when there are fewer.
;;; (stream->list (stream-take 2 (stream 1 2 3))) ; => (1 2)
(define (stream-take n stream)
  (%check-index 'stream-take 1 n)
  (%check-stream 'stream-take 2 stream)
  (stream-let loop ((left n) (rest stream))
    (if (or (= left 0) (stream-null? rest))
        stream-null
        (stream-cons (stream-car rest) (loop (- left 1) (stream-cdr rest))))))

;;; The longest beginning of the stream whose elements satisfy the predicate.
;;; (stream->list (stream-take-while odd? (stream 1 3 4 5))) ; => (1 3)
(define (stream-take-while keep? stream)
  (%check-procedure 'stream-take-while 1 keep?)
  (%check-stream 'stream-take-while 2 stream)
  (stream-let loop ((rest stream))
    (if (and (stream-pair? rest) (keep? (stream-car rest)))
        (stream-cons (stream-car rest) (loop (stream-cdr rest)))
        stream-null)))

;;; The stream of lists of the first, second, … elements of the streams, as long as the shortest.
;;; (stream->list (stream-zip (stream 1 2 3) (stream 'a 'b))) ; => ((1 a) (2 b))
(define (stream-zip stream . streams)
  (%check-streams 'stream-zip 1 (cons stream streams))
  (apply stream-map list stream streams))
