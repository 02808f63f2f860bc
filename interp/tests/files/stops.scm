;;;; The fifth form is wrong; the second defines a macro that calls what the third defines.

(define reached 'first)
(define-syntax answer (er-macro-transformer (lambda (form rename compare) (helper))))
(define (helper) 42)
(set! reached (list reached (answer)))
(let ((x)) x)
(set! reached 'too-far)
