(define b (make-barrier 3))
b ; => #<barrier b>
(list (barrier-parties b) (barrier-waiting b) (barrier-broken? b)) ; => (3 0 #f)
(make-barrier 0) ; error: `make-barrier` wanted a number of parties, a positive exact integer as argument 1, got 0
(make-barrier 2 #:action 5) ; error: `make-barrier` wanted a procedure
;; One of each round is told to be the last.
(define (rounds n) (thread (lambda () (map (lambda (_) (barrier-wait! b)) (range n)))))
(define results (map thread-join! (list (rounds 5) (rounds 5) (rounds 5))))
(define (count-true answers) (apply + (map (lambda (x) (if x 1 0)) answers)))
(apply map (lambda answers (count-true answers)) results) ; => (1 1 1 1 1)
;; The action runs once in each round, before anybody goes on.
(define log (make-atomic-counter))
(define acting (make-barrier 2 #:action (lambda () (sleep 0.002) (atomic-increment! log))))
(define (watch) (thread (lambda () (map (lambda (_) (barrier-wait! acting) (atomic-load log)) '(1 2 3)))))
(let* ((x (watch)) (y (watch))) (list (car (thread-join! x)) (car (thread-join! y)) (atomic-load log))) ; => (1 1 3)
;; Who gives up breaks it, until it is reset.
(define waiting (thread (lambda () (guard (e (#t (condition-kind e))) (barrier-wait! b)))))
(barrier-wait! b #:timeout 0.01 #:default 'late) ; => late
(thread-join! waiting) ; => broken-barrier
(barrier-wait! b) ; error: `barrier-wait!` found barrier b broken: a party gave up, failed or was ended
(barrier-reset! b)
(barrier-broken? b) ; => #f
(barrier-wait! b #:timeout 0.01) ; error: `barrier-wait!` waited 0.01 s for barrier b
(barrier-reset! b)
;; A party that is ended while it waits breaks it, too.
(define victim (thread (lambda () (barrier-wait! b))))
(define other (thread (lambda () (guard (e (#t (condition-kind e))) (barrier-wait! b)))))
(let wait () (if (< (barrier-waiting b) 2) (begin (sleep 0.001) (wait))))
(thread-terminate! victim)
(thread-join! other) ; => broken-barrier
;; And so does an action that fails.
(define failing (make-barrier 2 #:action (lambda () (raise 'failed))))
(define (try-it) (thread (lambda () (guard (e ((symbol? e) e) (#t (condition-kind e))) (barrier-wait! failing)))))
(let* ((x (try-it)) (y (try-it)) (found (list (thread-join! x) (thread-join! y))))
  (list (and (memq 'failed found) #t) (and (memq 'broken-barrier found) #t) (barrier-broken? failing))) ; => (#t #t #t)
(barrier-wait! 3) ; error: `barrier-wait!` wanted a barrier
