(import (srfi 41))

; Primitives
(define strm123 (stream-cons 1 (stream-cons 2 (stream-cons 3 stream-null))))
(list (stream-car strm123) (stream-car (stream-cdr strm123)) (stream-pair? (stream-cdr (stream-cons (/ 1 0) stream-null))) (stream? (list 1 2 3)) (stream? strm123)) ; => (1 2 #f #f #t)
(list (stream-null? stream-null) (stream-null? strm123) (stream-null? '()) (stream-pair? strm123) (stream-pair? stream-null) (stream-pair? '(1))) ; => (#t #f #f #t #f #f)
(stream-car stream-null) ; error: `stream-car` wanted a stream with elements as argument 1
(stream-cdr '(1)) ; error: `stream-cdr` wanted a stream as argument 1, got (1)
(define iter (stream-lambda (f x) (stream-cons x (iter f (f x)))))
(define nats (iter (lambda (x) (+ x 1)) 0))
(stream-car (stream-cdr nats)) ; => 1
(define (stream-add a b) ((stream-lambda (a b) (stream-cons (+ (stream-car a) (stream-car b)) (stream-add (stream-cdr a) (stream-cdr b)))) a b))
(define evens (stream-add nats nats))
(stream->list 4 evens) ; => (0 2 4 6)

; Nothing is computed before it is needed, and each thing once
(define computed 0)
(define s (stream-map (lambda (x) (set! computed (+ computed 1)) x) (stream-from 0)))
computed ; => 0
(stream-ref s 3) ; => 3
(stream-ref s 3) ; => 3
computed ; => 1
(stream-length (stream (/ 1 0) (error "never") 3)) ; => 3
(stream-pair? (stream-cdr (stream-cons 1 2))) ; error: wanted an expression that gives a stream

; Forms
(define-stream (double xs) (stream-map (lambda (x) (* x 2)) xs))
(stream->list (double (stream 1 2 3))) ; => (2 4 6)
(list (stream->list (stream)) (stream->list (stream 1 (+ 1 1)))) ; => (() (1 2))
(stream->list (stream-let loop ((n 3)) (if (= n 0) stream-null (stream-cons n (loop (- n 1)))))) ; => (3 2 1)
(define (len strm) (stream-match strm (() 0) ((head . tail) (+ 1 (len tail)))))
(len (stream 1 2 3)) ; => 3
(stream-match (stream 1 2 3) ((a b . _) (list a b))) ; => (1 2)
(stream-match (stream 1 2) ((a) 'one) ((a b c) 'three) ((a b) 'two)) ; => two
(stream-match (stream 1 1 2) ((a b . rest) (= a b) (stream->list rest)) (_ 'other)) ; => (2)
(stream-match (stream 1 3 2) ((a b . rest) (= a b) (stream->list rest)) (_ 'other)) ; => other
(stream-match (stream 1 2) (whole (stream->list whole))) ; => (1 2)
(stream-match (stream (/ 1 0) 2) ((_ b) b)) ; => 2
(stream-match (stream 1 2) ((a) 1)) ; error: `stream-match` has no clause that fits the stream
(stream-match '(1 2) ((a) 1)) ; error: `stream-match` wanted a stream
(stream->list (stream-of (* x x) (x in (stream-range 0 10)) (even? x))) ; => (0 4 16 36 64)
(stream->list (stream-of (list a b) (a in (stream-range 1 4)) (b in (stream-range 1 3)))) ; => ((1 1) (1 2) (2 1) (2 2) (3 1) (3 2))
(stream->list (stream-of (list i j) (i in (stream-range 1 5)) (j in (stream-range (+ i 1) 5)))) ; => ((1 2) (1 3) (1 4) (2 3) (2 4) (3 4))
(stream->list (stream-of z (x in (stream 1 2 3)) (z is (* x 10)) (> z 10))) ; => (20 30)
(stream->list (stream-of 1)) ; => (1)

; Conversions
(list (stream->list (list->stream '(1 2))) (stream->list 10 (stream 1 2)) (stream->list 0 (stream (/ 1 0)))) ; => ((1 2) (1 2) ())
(stream->list (port->stream (open-input-string "ab"))) ; => (#\a #\b)
(parameterize ((current-input-port (open-input-string "xyz"))) (stream->list 2 (port->stream))) ; => (#\x #\y)
(list->stream '(1 . 2)) ; error: `list->stream` wanted a list
(stream->list -1 (stream)) ; error: `stream->list` wanted an index
(port->stream 5) ; error: `port->stream` wanted a textual input port

; Procedures
(stream->list 6 (stream-append (stream 1 2) (stream) (stream-from 10))) ; => (1 2 10 11 12 13)
(list (stream->list (stream-append)) (stream->list (stream-append (stream 1)))) ; => (() (1))
(stream->list (stream-concat (stream (stream 1 2) (stream) (stream 3 2 1)))) ; => (1 2 3 2 1)
(stream->list 5 (stream-concat (stream-map (lambda (n) (stream-constant n)) (stream-from 1)))) ; => (1 1 1 1 1)
(stream->list 5 (stream-concat (stream-map (lambda (n) (stream-take n (stream-constant n))) (stream-from 0)))) ; => (1 2 2 3 3)
(list (stream->list 3 (stream-constant 1)) (stream->list 5 (stream-constant #t #f)) (stream->list (stream-constant))) ; => ((1 1 1) (#t #f #t #f #t) ())
(list (stream->list (stream-drop 2 (stream 1 2 3))) (stream->list (stream-drop 5 (stream 1)))) ; => ((3) ())
(list (stream->list (stream-drop-while odd? (stream 1 3 4 5))) (stream->list (stream-drop-while odd? (stream 1)))) ; => ((4 5) ())
(stream->list 3 (stream-filter odd? (stream-from 0))) ; => (1 3 5)
(list (stream-fold + 0 (stream 1 2 3)) (stream-fold list 'z (stream 1 2)) (stream-fold + 5 (stream))) ; => (6 ((z 1) 2) 5)
(let ((seen '())) (stream-for-each (lambda (x y) (set! seen (cons (list x y) seen))) (stream 1 2 3) (stream 'a 'b)) seen) ; => ((2 b) (1 a))
(list (stream->list 3 (stream-from 0)) (stream->list 3 (stream-from 1 -1/2))) ; => ((0 1 2) (1 1/2 0))
(stream->list 5 (stream-iterate (lambda (x) (* x 2)) 1)) ; => (1 2 4 8 16)
(stream-length (stream-range 0 10)) ; => 10
(list (stream->list (stream-map square (stream 9 3))) (stream->list (stream-map + (stream 1 2 3) (stream 10 20)))) ; => ((81 9) (11 22))
(list (stream->list (stream-range 0 4)) (stream->list (stream-range 0 7 2)) (stream->list (stream-range 4 0)) (stream->list (stream-range 1 1)) (stream->list (stream-range 5 0 -2))) ; => ((0 1 2 3) (0 2 4 6) (4 3 2 1) () (5 3 1))
(stream-ref (stream 1 2) 2) ; error: `stream-ref` wanted an index that fits a stream of 2 as argument 2, got 2
(stream->list (stream-reverse (stream 1 2 3))) ; => (3 2 1)
(list (stream->list (stream-scan + 0 (stream 1 2 3))) (stream->list (stream-scan + 0 (stream))) (stream->list 4 (stream-scan * 1 (stream-from 1)))) ; => ((0 1 3 6) (0) (1 1 2 6))
(list (stream->list (stream-take 2 (stream 1 2 3))) (stream->list (stream-take 5 (stream 1))) (stream->list (stream-take-while odd? (stream 1 3 4 5)))) ; => ((1 2) (1) (1 3))
(stream->list (stream-unfold square (lambda (x) (< x 5)) (lambda (x) (+ x 1)) 0)) ; => (0 1 4 9 16)
(define (stream-partition pred? strm)
  (stream-unfolds
   (lambda (s) (if (stream-null? s) (values s '() '()) (let ((a (stream-car s)) (d (stream-cdr s))) (if (pred? a) (values d (list a) #f) (values d #f (list a))))))
   strm))
(call-with-values (lambda () (stream-partition odd? (stream-range 1 6))) (lambda (odds evens) (list (stream->list odds) (stream->list evens)))) ; => ((1 3 5) (2 4))
(stream->list (stream-zip (stream 1 2 3) (stream 'a 'b))) ; => ((1 a) (2 b))
(stream-map 5 (stream)) ; error: `stream-map` wanted a procedure as argument 1, got 5
(stream-map + (stream) '(1)) ; error: `stream-map` wanted a stream as argument 3, got (1)
(stream-take -1 (stream)) ; error: `stream-take` wanted an index

; The primes, and streams that are defined by themselves
(define primes (let () (define-stream (next base mult strm) (let ((first (stream-car strm)) (rest (stream-cdr strm))) (cond ((< first mult) (stream-cons first (next base mult rest))) ((< mult first) (next base (+ base mult) strm)) (else (next base (+ base mult) rest))))) (define-stream (sift base strm) (next base (+ base base) strm)) (define-stream (sieve strm) (let ((first (stream-car strm)) (rest (stream-cdr strm))) (stream-cons first (sieve (sift first rest))))) (sieve (stream-from 2))))
(stream->list 10 primes) ; => (2 3 5 7 11 13 17 19 23 29)
(define fibs (stream-cons 1 (stream-cons 1 (stream-map + fibs (stream-cdr fibs)))))
(stream-ref fibs 99) ; => 354224848179261915075
(let ((s (stream-reverse (stream 1 (/ 1 0) -1)))) (list (stream-length s) (stream-ref s 0) (stream-ref s 2))) ; => (3 -1 1)
(stream-ref (stream-reverse (stream 1 (/ 1 0) -1)) 1) ; error: divide-by-zero
;; An element that needs itself while it is computed keeps what it gave first.
(define again 0)
(define self (stream-cons (begin (set! again (+ again 1)) (if (< again 3) (stream-car self)) again) stream-null))
(list (stream-car self) (stream-car self) again) ; => (3 3 3)
;; An element whose expression fails is computed anew the next time.
(define tries 0)
(define failing (stream-cons (begin (set! tries (+ tries 1)) (if (< tries 2) (error "not yet")) tries) stream-null))
(guard (e (#t 'failed)) (stream-car failing)) ; => failed
(list (stream-car failing) (stream-car failing)) ; => (2 2)
