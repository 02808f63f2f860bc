(+ 1 (call/cc (lambda (k) (* 10 (k 4))))) ; => 5
(call-with-current-continuation procedure?) ; => #t
(call/cc (lambda (k) 7)) ; => 7

(call/cc
  (lambda (return)
    (for-each (lambda (x) (if (negative? x) (return x))) '(54 0 37 -3 245 19))
    #t)) ; => -3

;; The length of a list, or #f when it is not proper.
(define (list-length object)
  (call/cc
'(1 2))))) cons) ; => (1 . 2)

;; The same continuation, entered again and again.
(define saved #f)
(define count 0)
(let ((x (call/cc (lambda (k) (set! saved k) 0))))
  (set! count (+ count 1))
  (if (< x 3) ( (+ x 1)) (list x count))) ; => (3 4)

;; An escape out of deep recursion.
(call/ec
  (lambda (return)
    (let loop ((n 0))
      (if (= n (call-with-escape-continuation 10000)) (return 'bottom) (+ 1 (loop (+ n 1))))))) ; => bottom
