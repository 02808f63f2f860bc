;;;; Structured concurrency: threads that end before the procedure that made them returns. The parallel forms are
;;;; scopes, too.
;;;;
;;;; A scope is a border: what the body raises leaves the scope first, and is raised again outside when no thread of
;;;; it runs any more. So a handler outside never sees the scope half open, and cannot continue inside of it.

;;; Calls `receiver` with a new scope and returns its values when every thread of the scope, made by `scope-spawn`, has
;;; ended. When a thread or `receiver` raises something that is not handled there, all are cancelled, and what came
;;; first is raised here; the same happens when the scope is left in another way. Threads that have not ended a second
;;; later are killed.
;;; (let ((sum (make-vector 1 0)))
;;;   (with-scope
;;;     (lambda (scope)
;;;       (scope-spawn scope (lambda () (vector-set! sum 0 42)))))
;;;   (vector-ref sum 0)) ; => 42
(define (with-scope receiver)
  (%check-procedure 'with-scope 1 receiver)
  (%in-scope receiver #f))

;;; The same; with `of-first-thread?` not what was raised first, but what was raised in the thread started first.
(define (%in-scope receiver of-first-thread?)
  (let* ((scope (%make-scope))
         (outcome (%scope-outcome scope receiver))
         (failure (%scope-failure scope of-first-thread?)))
    (cond (failure (raise (car failure)))
          ((vector? outcome) (raise (vector-ref outcome 0)))
          ((and (pair? outcome) (null? (cdr outcome))) (car outcome))
          (else (apply values outcome)))))

;;; The values of the body in a list, or what it raised in a vector.
(define (%scope-outcome scope receiver)
  (call-with-current-continuation
   (lambda (leave)
     (define (end object)
       (%mask!) ; until the scope is left, which restores the mask outside
       (if (not (%cancelled? object))
           (begin
             (%note-calls! object)
             (%fail-scope! scope object)))
       (leave (vector object)))
     ;; That the scope is cancelled is raised in its body once; where that is in `end`, before it masks, the outer one
     ;; of these handlers gets it.
     (with-exception-handler
      end
      (lambda ()
        (with-exception-handler
         end
         (lambda ()
           (dynamic-wind
            (lambda () (%enter-scope! scope))
            (lambda ()
              (%call-with-values
               (lambda () (receiver scope))
               (lambda results
                 (%join-scope scope)
                 results)))
            (lambda () (%end-scope scope))))))))))

(define (%cancelled? object)
  (and (condition? object) (eq? (condition-kind object) 'cancelled)))

;;; Waits until all threads have ended, those made meanwhile too.
(define (%join-scope scope)
  (%await-scope scope (%moment #f))
  (if (not (%close-scope! scope #f)) (%join-scope scope)))

;;; What happens at the border, masked. Nothing is left to do when the body has returned.
(define (%end-scope scope)
  (if (not (%close-scope! scope #f))
      (begin
        (%close-scope! scope #t)
        (%cancel-threads! scope)
        (if (not (%await-scope scope (%moment 1)))
            (begin
              (%kill-scope! scope)
              (%await-scope scope (%moment #f))))))
  (%leave-scope! scope))

;;; Evaluates the expressions at the same time and returns the list of their values, in the order in which they are
;;; written. The first failure cancels the others and is raised here; of several that of the first expression.
;;; (parallel-do (+ 1 2) (* 3 4)) ; => (3 12)
(define-syntax parallel-do
  (syntax-rules ()
    ((_ expression ...)
     (%in-scope
      (lambda (scope) (map touch (list (%fork scope (lambda () expression)) ...)))
      #t))))

;;; Like `let`, with the values computed at the same time.
;;; (plet ((a (+ 1 2)) (b (* 3 4))) (list a b)) ; => (3 12)
(define-syntax plet
  (syntax-rules ()
    ((_ ((name expression) ...) body0 body ...)
     (apply (lambda (name ...) body0 body ...)
            (parallel-do expression ...)))))
