(define radix (make-parameter 10 (lambda (x) (if (and (exact-integer? x) (<= 2 x 16)) x (error "invalid radix")))))
(define (f n) (number->string n (radix)))
(f 12) ; => "12"
(parameterize ((radix 2)) (f 12)) ; => "1100"
(f 12) ; => "12"
(parameterize ((radix 0)) (f 12)) ; error: invalid radix
;; The converter is called once for each binding, and not when the old value comes back.
(define calls 0)
(define p (make-parameter 1 (lambda (x) (set! calls (+ calls 1)) (* 2 x))))
(list (p) calls) ; => (2 1)
(list (parameterize ((p 5)) (p)) calls) ; => (10 2)
(list (p) calls) ; => (2 2)
(parameterize () 'empty) ; => empty
(parameterize ((p 1) (radix 8)) (list (p) (radix))) ; => (2 8)
;; The values are computed outside of the bindings.
(parameterize ((p 3) (radix (p))) (radix)) ; => 2
;; A continuation that leaves and comes back finds its own values.
(let ((k #f) (n 0) (seen '()))
  (parameterize ((p 7)) (call/cc (lambda (c) (set! k c))) (set! seen (cons (p) seen)))
  (set! seen (cons (p) seen))
  (set! n (+ n 1))
  (if (< n 2) (k #f))
  seen) ; => (2 14 2 14)
(parameterize ((5 1)) 'never) ; error: parameter
(make-parameter) ; error: `make-parameter` wanted
