(force (delay (+ 1 2))) ; => 3
(let ((p (delay (+ 1 2)))) (list (force p) (force p))) ; => (3 3)
(define integers (letrec ((next (lambda (n) (delay (cons n (next (+ n 1))))))) (next 0)))
(define (head stream) (car (force stream)))
(define (tail stream) (cdr (force stream)))
(head (tail (tail integers))) ; => 2
(define (stream-filter p? s) (delay-force (if (null? (force s)) (delay '()) (let ((h (car (force s))) (t (cdr (force s)))) (if (p? h) (delay (cons h (stream-filter p? t))) (stream-filter p? t))))))
(head (tail (tail (stream-filter odd? integers)))) ; => 5
;; A promise is computed once, also when it is forced while it is computed.
(define count 0)
(define p (delay (begin (set! count (+ count 1)) (if (> count x) count (force p)))))
(define x 5)
(promise? p) ; => #t
(force p) ; => 6
(begin (set! x 10) (force p)) ; => 6
;; delay-force takes constant space.
(define (loop n) (if (= n 0) (delay 'done) (delay-force (loop (- n 1)))))
(force (loop 20000)) ; => done
(define (stream-loop n s) (if (= n 0) (car (force s)) (stream-loop (- n 1) (cdr (force s)))))
(stream-loop 5000 integers) ; => 5000
(map promise? (list (delay 1) (make-promise 1) 1 (lambda () 1))) ; => (#t #t #f #f)
(force (make-promise 5)) ; => 5
(let ((p (delay 1))) (eq? p (make-promise p))) ; => #t
(force 7) ; => 7
(force (delay (values 1))) ; => 1
;; An error leaves the promise as it was.
(define tries 0)
(define risky (delay (begin (set! tries (+ tries 1)) (if (< tries 2) (error "not yet") 'fine))))
(guard (e (#t 'failed)) (force risky)) ; => failed
(force risky) ; => fine
