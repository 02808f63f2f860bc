(list? (command-line)) ; => #t
(get-environment-variable "no such variable") ; => #f
(get-environment-variable 'PATH) ; error: `get-environment-variable` wanted a string
(let ((all (get-environment-variables))) (and (list? all) (or (null? all) (and (string? (caar all)) (string? (cdar all)))))) ; => #t
(real? (current-second)) ; => #t
(let* ((a (current-jiffy)) (b (current-jiffy))) (and (exact-integer? a) (<= a b))) ; => #t
(and (exact-integer? (jiffies-per-second)) (positive? (jiffies-per-second))) ; => #t
(let ((all (features))) (and (list? all) (memq 'r7rs all) (memq 'lambdust all) (memq 'full-unicode all) (memq 'ratios all) (memq 'exact-complex all) #t)) ; => #t
;; Each feature is one that cond-expand knows.
(map (lambda (feature) (eval `(cond-expand (,feature #t) (else #f)))) (features))
(let loop ((all (features))) (or (null? all) (and (eval `(cond-expand (,(car all) #t) (else #f))) (loop (cdr all))))) ; => #t
(cond-expand (no-such-feature 1) ((and r7rs (library (scheme base)) (not (library (no such library)))) 2) (else 3)) ; => 2

;; exit runs the after thunks, emergency-exit does not.
(dynamic-wind void (lambda () (exit 3)) (lambda () (display "after")))
; prints after
; error: exit 3
(dynamic-wind void (lambda () (emergency-exit 4)) (lambda () (display "after"))) ; error: exit 4
(exit) ; error: exit 0
(exit #t) ; error: exit 0
(exit #f) ; error: exit 1
(exit 255) ; error: exit 255
(exit 'strange) ; error: exit 1
(emergency-exit) ; error: exit 0
(emergency-exit #f) ; error: exit 1
(exit 1 2) ; error: `exit` wanted 0 arguments or 1 argument, got 2
(call/cc (lambda (k) (dynamic-wind void (lambda () (exit 5)) (lambda () (k 'came-back))))) ; => came-back
