(thread-join! (thread (lambda () (+ 40 2)))) ; => 42
(map thread-join! (map (lambda (i) (thread (lambda () (* i i)))) '(1 2 3 4 5))) ; => (1 4 9 16 25)
(thread-join! (thread (lambda () (thread? (current-thread))))) ; => #t
(thread? (current-thread)) ; => #t
(let ((t (thread (lambda () (sleep 0.01) 'slept)))) (thread-join! t)) ; => slept
(let ((t (thread (lambda () 'done)))) (list (thread-join! t) (thread-join! t))) ; => (done done)
;; Fibers share what they close over; yielding lets the others run.
(let ((box (list 0)))
  (let ((t (thread (lambda () (set-car! box 1)))))
    (let wait () (if (= (car box) 0) (begin (yield) (wait))))
    (thread-join! t)
    (car box))) ; => 1
;; Parameters are inherited, handlers are not.
(define p (make-parameter 'outside))
(parameterize ((p 'inside)) (thread-join! (thread (lambda () (p))))) ; => inside
(thread-join! (parameterize ((p 'inside)) (thread (lambda () (yield) (p))))) ; => inside
;; Each fiber has its own extents and handlers.
(map thread-join!
     (map (lambda (i)
            (thread
              (lambda ()
                (guard (e (#t (list i e)))
                  (dynamic-wind yield (lambda () (yield) (raise (* 10 i))) yield)))))
          '(1 2 3))) ; => ((1 10) (2 20) (3 30))
;; What a thread raises and nobody handles there is raised in who joins it.
(guard (e (#t (list 'joined e))) (thread-join! (thread (lambda () (raise 'inside))))) ; => (joined inside)
;; Many.
(apply + (map thread-join! (map (lambda (i) (thread (lambda () (yield) i))) (range 1000)))) ; => 499500
;; Recursion and allocation in several fibers at once.
(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(define (count n) (if (= n 0) 0 (+ 1 (count (- n 1)))))
(map thread-join! (list (thread (lambda () (fib 15))) (thread (lambda () (count 3000))) (thread (lambda () (length (map list (range 1000))))))) ; => (610 3000 1000)
(thread 5) ; error: `thread` wanted
(thread-join! 5) ; error: `thread-join!` wanted
