;;;; Forms that are macros over other forms. The expander itself knows the forms of R7RS.

;;; Raises a condition when the test is false; the irritants are shown with it. Of a test that compares two values
;;; by `equal?` or `=` both are.
;;; (guard (e (#t 'failed)) (assert (= 1 2))) ; => failed
(define-syntax assert
  (syntax-rules ()
    ((_ test irritant ...) (%assert test irritant ...))))

(define-syntax %assert
  (syntax-rules (equal? =)
    ((_ (equal? left right)) (%assert-same equal? left right))
    ((_ (= left right)) (%assert-same = left right))
    ((_ test irritant ...)
     (if (not test) (%assertion-failed 'test (list irritant ...))))))

(define-syntax %assert-same
  (syntax-rules ()
    ((_ same? left right)
     (let ((one left) (other right))
       (if (not (same? one other))
           (%assertion-failed '(same? left right) (list (%describe one) "is not" (%describe other))))))))

;;; Evaluates the expressions, prints how long that took, and returns the values of the last.
;;; (time (length '(1 2 3)))
(define-syntax time
  (syntax-rules ()
    ((_ expression expressions ...)
     (%time (lambda () expression expressions ...)))))

;;; Evaluates the body while what fibers do is recorded, and returns its values. The trace is `(last-trace)`
;;; afterwards; `trace-export` writes it for a trace viewer.
;;; (with-trace (+ 1 2)) ; => 3
(define-syntax with-trace
  (syntax-rules ()
    ((_ body ... last)
     (%with-trace (lambda () body ... last)))))

;;; Evaluates the body. When it raises, the catch part is evaluated with its name bound to what was raised. The
;;; finally part is evaluated at the end, however the body was left. Either part may be missing.
;;; (try (error "no") (catch e (condition-message e))) ; => "no"
;;; (let ((path '())) (try (set! path '(body)) (finally (set! path (cons 'end path)))) path) ; => (end body)
(define-syntax try
  (syntax-rules (catch finally)
    ((_ body ... (catch name handler ...) (finally cleanup ...))
     (try (try body ... (catch name handler ...)) (finally cleanup ...)))
    ((_ body ... (catch (part ...) handler ...))
     (syntax-error "the catch part of `try` begins with a name: (catch name handler …)" (part ...)))
    ((_ body ... (catch name))
     (syntax-error "the catch part of `try` says what to do: (catch name handler …)" name))
    ((_ body ... (catch name handler ...))
     (guard (name (else handler ...)) body ...))
    ((_ body ... (finally cleanup ...))
     (dynamic-wind
      (lambda () #f)
      (lambda () body ...)
      (lambda () cleanup ...)))
    ((_ body0 body ...)
     (let () body0 body ...))))
