;; heavy
;; Lists of any length and depth.
(equal? (make-list 300000 'x) (make-list 300000 'x)) ; => #t
(define (deep n) (let loop ((i 0) (x '())) (if (= i n) x (loop (+ i 1) (list x)))))
(equal? (deep 300000) (deep 300000)) ; => #t
(equal? (deep 300000) (deep 300001)) ; => #f
