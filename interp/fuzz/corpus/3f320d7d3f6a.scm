;; heavy
(define n 1000000)
(define long (r;; heavy
(force (delay (+ 1 2))) ; => 3
(let ((p (delay (+ 1 2)))) (list (force p) (force p))) ; => (3 3)
(force 5) ; => 5
(promise? (delay 1)) ; => #t
(promise? 5) ; => #f
(force (make-promise 5)) ; => 5
(let ((p (make-promise 5))) (eq? p (make-promise p))) ; => #t
(promise? (make-promise 5)) ; => #t

;; Computed once.
(define count 0)
(define pa (den