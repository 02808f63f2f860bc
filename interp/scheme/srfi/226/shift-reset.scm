;;;; The control operators `shift` and `reset`.

;;; Evaluates the body inside a prompt with the default tag.
;;; (+ 1 (reset 3)) ; => 4
(define-syntax reset
  (syntax-rules ()
    ((_ body0 body ...)
     (reset-at (default-continuation-prompt-tag) body0 body ...))))

;;; Evaluates the body inside a prompt with this tag.
;;; (let ((tag (make-continuation-prompt-tag))) (+ 1 (reset-at tag (* 2 (shift-at tag k 4))))) ; => 5
(define-syntax reset-at
  (syntax-rules ()
    ((_ tag body0 body ...)
     (call-with-continuation-prompt (lambda () body0 body ...) tag))))

;;; Takes the continuation up to the innermost `reset` away and evaluates the body in its place, with the name bound to
;;; a procedure that continues it.
;;; (+ 1 (reset (* 2 (shift k (k (k 4)))))) ; => 17
(define-syntax shift
  (syntax-rules ()
    ((_ name body0 body ...)
     (shift-at (default-continuation-prompt-tag) name body0 body ...))))

;;; The same for `reset-at` with this tag.
;;; (let ((tag (make-continuation-prompt-tag))) (reset-at tag (* 2 (shift-at tag k (+ (k 1) (k 2)))))) ; => 6
(define-syntax shift-at
  (syntax-rules ()
    ((_ tag name body0 body ...)
     (%shift tag (lambda (name) body0 body ...)))))

;;; The prompt around a resumed continuation is also where it returns to: a loop that suspends itself again and again
;;; does not pile up prompts.
(define (%shift tag receiver)
  (call-with-composable-continuation
   (lambda (continuation)
     (abort-current-continuation tag (lambda () (receiver (%resumption tag continuation)))))
   tag))

(define (%resumption tag continuation)
  (lambda results
    (%compose (%continuation-of continuation) tag (%default-handler tag)
              (lambda () (apply values results)))))
