;; Two threads increment a shared variable: reading and writing are two accesses, between which the other may come.
(define counter 0)
(define (increment) (set! counter (+ counter 1)))
(define (global-race seed)
  (set! counter 0)
  (with-seed seed (lambda () (for-each thread-join! (list (thread increment) (thread increment))) counter)))
(define outcomes (map global-race (range 200)))
(list (and (memv 1 outcomes) #t) (and (memv 2 outcomes) #t)) ; => (#t #t)
(equal? outcomes (map global-race (range 200))) ; => #t
;; The same with a captured variable.
(define (captured-race seed)
  (with-seed seed
    (lambda ()
      (let* ((n 0) (add (lambda () (set! n (+ n 1)))))
        (for-each thread-join! (list (thread add) (thread add)))
        n))))
(define captured (map captured-race (range 200)))
(list (and (memv 1 captured) #t) (and (memv 2 captured) #t)) ; => (#t #t)
;; And one made outside.
(define-values (add! total)
  (let ((n 0))
    (values (lambda () (set! n (+ n 1))) (lambda () (let ((old n)) (set! n 0) old)))))
(define (outside-race seed)
  (with-seed seed (lambda () (for-each thread-join! (list (thread add!) (thread add!))) (total))))
(define outside (map outside-race (range 200)))
(list (and (memv 1 outside) #t) (and (memv 2 outside) #t)) ; => (#t #t)
(equal? outside (map outside-race (range 200))) ; => #t
;; Output is an access: what two threads print comes in any order, each piece whole.
(define (prints seed)
  (let ((port (open-output-string)))
    (with-seed seed
      (lambda ()
        (define (print-two a b) (lambda () (display a port) (display b port)))
        (for-each thread-join! (list (thread (print-two 'a 'b)) (thread (print-two 'c 'd))))))
    (get-output-string port)))
(define printed (map prints (range 200)))
(define (seen? text) (and (member text printed) #t))
(map seen? '("abcd" "acbd" "acdb" "cabd" "cadb" "cdab" "bacd")) ; => (#t #t #t #t #t #t #f)
;; Values in registers survive the access: arguments are evaluated from left to right around it.
(define x 1)
(define (sum seed)
  (set! x 1)
  (with-seed seed
    (lambda ()
      (let ((t (thread (lambda () (set! x (list x x)) (set! x (vector x x)) 'set))))
        (let ((three (list (list 'a x) (vector x) (string #\a) x)))
          (thread-join! t)
          (length three))))))
(map sum (range 20)) ; => (4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4)
;; The pieces of a parallel procedure meet there too, however short it is.
(define (piece-race seed)
  (let ((n 0))
    (with-seed seed (lambda () (pmap (lambda (x) (set! n (+ n x))) '(1 1))))
    n))
(define pieces (map piece-race (range 100)))
(list (and (memv 1 pieces) #t) (and (memv 2 pieces) #t)) ; => (#t #t)
