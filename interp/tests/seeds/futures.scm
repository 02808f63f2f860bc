;; Futures under every order of events: each body runs once, its value or error comes to all who ask, and what is
;; cancelled ends.
(define (pause n) (if (> n 0) (begin (yield) (pause (- n 1)))))
(define (outcome thunk) (guard (e ((condition? e) (condition-kind e)) (#t e)) (thunk)))

(define (tree n count)
  (atomic-increment! count)
  (if (< n 2) n (let* ((a (future (tree (- n 1) count))) (b (tree (- n 2) count))) (+ (touch a) b))))
(let ((count (make-atomic-counter 0))) (list (tree 6 count) (atomic-load count))) ; => (8 25)

;; Several ask for the same one.
(let* ((ran (make-atomic-counter 0))
       (f (future (atomic-increment! ran) (pause 3) 'value))
       (askers (map (lambda (i) (thread (lambda () (pause i) (touch f)))) (range 4))))
  (list (map thread-join! askers) (touch f) (atomic-load ran))) ; => ((value value value value) value 1)
(let* ((f (future (pause 2) (raise 'failed)))
       (askers (map (lambda (i) (thread (lambda () (pause i) (outcome (lambda () (touch f)))))) (range 4))))
  (map thread-join! askers)) ; => (failed failed failed failed)

;; Cancelled at any moment: it ends, once, and everybody learns it; its after thunk has run.
(let* ((entered (make-atomic-counter 0))
       (left (make-atomic-counter 0))
       (f (future (dynamic-wind (lambda () (atomic-increment! entered)) (lambda () (pause 4) (sleep 60)) (lambda () (pause 1) (atomic-increment! left)))))
       (asker (thread (lambda () (outcome (lambda () (touch f)))))))
  (pause 3)
  (cancel! f)
  (list (thread-join! asker) (outcome (lambda () (touch f))) (= (atomic-load entered) (atomic-load left)))) ; => (cancelled cancelled #t)
;; Who waits is cancelled, the future is not.
(let* ((f (future (pause 5) (sleep 0.01) 'kept))
       (asker (thread (lambda () (outcome (lambda () (touch f)))))))
  (pause 2)
  (cancel! asker)
  (let ((end (outcome (lambda () (thread-join! asker))))) (list (and (memq end '(cancelled kept)) #t) (touch f)))) ; => (#t kept)
(list (outcome (lambda () (touch (future (sleep 60)) #:timeout 0.001))) (outcome (lambda () (with-timeout 0.001 (lambda () (touch (future (sleep 60)))))))) ; => (timeout timeout)

;; As events: one is chosen, the others go on, and whoever waited may have been cancelled.
(let* ((a (future (pause 2) 'a)) (b (async (lambda () (pause 2) 'b))) (first (sync a b (delay (begin (pause 4) 'c)))))
  (list (and (memq first '(a b c)) #t) (sync a) (sync b))) ; => (#t a b)
(let* ((f (future (pause 4) (raise 'failed)))
       (asker (thread (lambda () (outcome (lambda () (sync f (never-evt))))))))
  (pause 3)
  (cancel! asker)
  (let ((end (outcome (lambda () (thread-join! asker))))) (list (and (memq end '(cancelled failed)) #t) (outcome (lambda () (sync f)))))) ; => (#t failed)

;; Parallel forms end with all of their parts, and with the first failure.
(define (ends-with failing)
  (let* ((live (make-vector 4 0))
         (result (outcome
                   (lambda ()
                     (pmap (lambda (i)
                             (dynamic-wind
                               (lambda () (vector-set! live i 1))
                               (lambda () (pause i) (if (memv i failing) (raise (list 'failed i)) (sleep 60)))
                               (lambda () (pause 2) (vector-set! live i 0))))
                           (range 4))))))
    (list result live)))
(ends-with '(2)) ; => ((failed 2) #(0 0 0 0))
(let ((end (ends-with '(1 3)))) (list (and (member (car end) '((failed 1) (failed 3))) #t) (cadr end))) ; => (#t #(0 0 0 0))
(let* ((live (vector 0 0 0))
       (t (thread (lambda () (pmap (lambda (i) (dynamic-wind (lambda () (vector-set! live i 1)) (lambda () (sleep 60)) (lambda () (vector-set! live i 0)))) (range 3))))))
  (pause 5)
  (kill! t)
  (list (outcome (lambda () (thread-join! t))) live)) ; => (terminated #(0 0 0))
(pmap (lambda (x) (preduce + 0 (pmap (lambda (y) (yield) (* x y)) (range 4)))) (range 4)) ; => (0 6 12 18)
(psort '(3 1 2 5 4) (lambda (a b) (yield) (< a b))) ; => (1 2 3 4 5)
