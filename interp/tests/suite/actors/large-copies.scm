;; heavy
;;; Copies of a million things.

(define me (self))
(define (sent x) (send! me x) (receive))
(define (numbers n) (let loop ((i n) (l '())) (if (= i 0) l (loop (- i 1) (cons i l)))))
(let* ((l (numbers 1000000)) (c (sent l))) (list (length c) (eq? l c) (list-ref c 999999))) ; => (1000000 #f 1000000)
(let* ((v (make-vector 1000000 'x)) (c (sent v))) (list (vector-length c) (eq? v c) (vector-ref c 999999))) ; => (1000000 #f x)
;; Deeply nested to the left as well.
(let* ((deep (let loop ((i 0) (l '())) (if (= i 300000) l (loop (+ i 1) (list l)))))
       (c (sent deep)))
  (let depth ((c c) (n 0)) (if (null? c) n (depth (car c) (+ n 1))))) ; => 300000
;; Others run meanwhile.
(let* ((turns 0)
       (t (thread (lambda () (let loop () (set! turns (+ turns 1)) (yield) (loop)))))
       (table (make-hash-table)))
  (for-each (lambda (n) (hash-table-set! table n n)) (numbers 200000))
  (let* ((before turns) (c (sent table)) (during (- turns before)))
    (kill! t)
    (list (hash-table-size c) (> during 3)))) ; => (200000 #t)
