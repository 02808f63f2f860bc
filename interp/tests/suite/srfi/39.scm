(import (srfi 39))

(define radix (make-parameter 10 (lambda (x) (if (and (integer? x) (<= 2 x 16)) x (error "invalid radix" x)))))
(define prompt (make-parameter 123))
(list (radix) (prompt)) ; => (10 123)
(parameterize ((radix 2) (prompt 'x)) (list (radix) (prompt))) ; => (2 x)
(list (radix) (prompt)) ; => (10 123)
(parameterize ((radix 0)) 1) ; error: invalid radix
(parameterize () 1) ; => 1
;; Called with an argument, a parameter changes where it is bound innermost. The argument is converted.
(begin (radix 16) (radix)) ; => 16
(radix 0) ; error: invalid radix
(radix) ; => 16
(list (parameterize ((radix 2)) (radix 8) (radix)) (radix)) ; => (8 16)
(parameterize ((prompt 1)) (parameterize ((radix 3)) (prompt 2)) (prompt)) ; => 2
(prompt) ; => 123
(let ((double (make-parameter 1 (lambda (x) (* 2 x))))) (double 5) (double)) ; => 10
;; Who shares the binding sees the change.
(parameterize ((prompt 'before)) (thread-join! (thread (lambda () (prompt 'changed)))) (prompt)) ; => changed
(let ((k #f) (n 0)) (parameterize ((prompt 0)) (call/cc (lambda (c) (set! k c))) (prompt (+ 1 (prompt))) (set! n (+ n 1)) (if (< n 3) (k #f)) (prompt))) ; => 3
(radix 1 2) ; error: `parameter` wanted no argument or 1, got 2
(let ((out (open-output-string))) (parameterize ((current-output-port (open-output-string))) (current-output-port out) (display "x")) (get-output-string out)) ; => "x"
(current-output-port 5) ; error: `current-output-port` wanted a port for this direction as argument 1, got 5
(current-input-port (open-output-string)) ; error: `current-input-port` wanted a port for this direction as argument 1
