;; Pipelines under every order of events: nothing is lost, doubled or out of order, and they end whatever fails or stops
;; them.
(define (pause n) (if (> n 0) (begin (yield) (pause (- n 1)))))
(define (outcome thunk) (guard (e ((condition? e) (condition-kind e)) (#t e)) (thunk)))
(define (through . stages) (force (pipeline-start (apply make-pipeline stages) (range 6))))
(through (stage "one" (lambda (x) (pause (modulo x 3)) x) #:workers 3 #:capacity 1) (stage "two" (lambda (x) (yield) (* 2 x)) #:workers 2 #:capacity 1)) ; => (0 2 4 6 8 10)
(through (stage "some" (lambda (x) (if (odd? x) (values) (emit x x))) #:workers 2) (stage "all" list)) ; => ((0) (0) (2) (2) (4) (4))

(define (ends-when act)
  (let* ((inside (make-atomic-counter 0))
         (work (lambda (x)
                 (dynamic-wind
                   (lambda () (atomic-increment! inside))
                   (lambda () (yield) (if (eqv? x act) (raise 'failed) x))
                   (lambda () (atomic-decrement! inside)))))
         (run (pipeline-start (make-pipeline (stage "a" work #:workers 2 #:capacity 1) (stage "b" work #:capacity 1)) (range 8))))
    (pause 4)
    (if (eq? act 'stop) (pipeline-stop! run))
    (list (outcome (lambda () (pipeline-wait run))) (atomic-load inside))))
(ends-when 3) ; => (failed 0)
(let ((end (ends-when 'stop))) (list (and (member (car end) '(cancelled (0 1 2 3 4 5 6 7))) #t) (cadr end))) ; => (#t 0)
(ends-when #f) ; => ((0 1 2 3 4 5 6 7) 0)
;; Whoever waits may give up; the pipeline goes on.
(let ((run (pipeline-start (make-pipeline (stage "slow" (lambda (x) (sleep 0.001) x))) (range 4))))
  (list (pipeline-wait run #:timeout 0.0015 #:default 'late) (pipeline-wait run))) ; => (late (0 1 2 3))
