(import (srfi 226))

(continuation-prompt-tag? (make-continuation-prompt-tag)) ; => #t
(eq? (default-continuation-prompt-tag) (default-continuation-prompt-tag)) ; => #t
(continuation-violation? (make-continuation-violation (make-continuation-prompt-tag))) ; => #t
(guard (e ((continuation-violation? e) 'no-prompt)) (abort-current-continuation (make-continuation-prompt-tag))) ; => no-prompt
(let ((tag (make-continuation-prompt-tag))) (eq? tag (continuation-violation-prompt-tag (make-continuation-violation tag)))) ; => #t
(let ((tag (make-continuation-prompt-tag)))
  (call-with-continuation-prompt (lambda () (+ 1 (abort-current-continuation tag 'foo 'bar))) tag list)) ; => (foo bar)
(let ((tag (make-continuation-prompt-tag)))
  (call-with-continuation-prompt (lambda () (abort-current-continuation tag (lambda () 27))) tag)) ; => 27
(let ((tag (make-continuation-prompt-tag)))
  (call-with-continuation-prompt (lambda () (+ 1 (call-with-non-composable-continuation (lambda (k) (* 2 (k 3))) tag))) tag)) ; => 4
(+ 1 (call-with-current-continuation (lambda (k) (* 10 (k 4))))) ; => 5
(+ 1 (call/cc (lambda (k) (* 10 (k 4))))) ; => 5
(call-with-continuation-prompt (lambda () (* 2 (call-with-composable-continuation (lambda (k) (+ (k 3) (k 4))))))) ; => 28
(+ 1 (call/cc (lambda (k) (* 2 (call-in-continuation k (lambda (x) (+ x 10)) 5))))) ; => 16
(+ 1 (call/cc (lambda (k) (* 2 (call-in k + 5 6))))) ; => 12
(+ 1 (call/cc (lambda (k) (* 2 (return-to k 5))))) ; => 6
(call/cc (lambda (k) (call-with-continuation-barrier (lambda () (k 'out))))) ; => out
(continuation-prompt-available? (make-continuation-prompt-tag)) ; => #f
(continuation? (call/cc values)) ; => #t
(non-composable-continuation? (call/cc values)) ; => #t
(let ((log '())) (unwind-protect (set! log '(work)) (set! log (cons 'end log))) log) ; => (end work)
(+ 1 (reset 3)) ; => 4
(let ((tag (make-continuation-prompt-tag))) (+ 1 (reset-at tag (* 2 (shift-at tag k 4))))) ; => 5
(+ 1 (reset (* 2 (shift k (k (k 4)))))) ; => 17
(let ((tag (make-continuation-prompt-tag))) (reset-at tag (* 2 (shift-at tag k (+ (k 1) (k 2)))))) ; => 6
(parameterization? (current-parameterization)) ; => #t
(let* ((p (make-parameter 1)) (two (parameterize ((p 2)) (current-parameterization)))) (call-with-parameterization two p)) ; => 2
(let* ((cell 1) (p (case-lambda (() cell) ((v) (set! cell v))))) (list (temporarily ((p 2)) (p)) (p))) ; => (2 1)
