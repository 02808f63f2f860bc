;; heavy
(force (delay (+ 1 2))) ; => 3
(let ((p (delay (+ 1 2)))) (list (force p) (force p))) ; => (3 3)
(force 5) ; => 5
(promise? (delay 1)) ; => #t
(promise? 5) ; => #f
(force (make-promise 5)) ; => 5
(let ((p (make-promise 5))) (eq? p (make-promise p))) ; => #t
(promise? (make-promise 5)) ; => #t

;; Computed once.
(define count 0)
(define p (delay (begin (set! count (+ count 1)) (if (> count x) count (force p)))))
(define x 5)
(force p) ; => 6
(begin (set! x 10) (force p)) ; => 6

;; A delayed promise is a value like any other.
(promise? (force (delay (delay 1)))) ; => #t

;; Streams.
(define integers (letrec ((next (lambda (n) (delay (cons n (next (+ n 1))))))) (next 0)))
(define (head stream) (car (force stream)))
(define (tail stream) (cdr (force stream)))
(head (tail (tail integers))) ; => 2

;; `delay-force` runs in constant space over a million steps.
(define (stream-filter keep? stream)
  (delay-force
    (if (null? (force stream))
        (delay '())
        (let ((h (car (force stream))) (t (cdr (force stream))))
          (if (keep? h)
              (delay (cons h (stream-filter keep? t)))
              (stream-filter keep? t))))))
(head (tail (tail (stream-filter odd? integers)))) ; => 5
(define (loop n) (if (= n 0) (delay 'done) (delay-force (loop (- n 1)))))
(force (loop 1000000)) ; => done

;; A promise whose expression raises stays unforced.
(define tries 0)
(define q (delay (begin (set! tries (+ tries 1)) (if (< tries 2) (raise 'not-yet) 'ready))))
(guard (e (#t e)) (force q)) ; => not-yet
(force q) ; => ready
(force (delay-force 5)) ; error: wanted an expression that returns a promise
