;;;; Specialising procedures without currying. Both forms walk over the places of the call and collect the formals
;;;; of the new procedure and the call it makes; each `<>` gets a name of its own by hygiene.

;;; A procedure that makes this call, with its arguments in the places marked `<>`; `<...>` at the end stands for any
;;; number. The other expressions are evaluated at each call.
;;; (map (cut * 2 <>) '(1 2 3)) ; => (2 4 6)
;;; ((cut list 1 <> 3 <...>) 2 4 5) ; => (1 2 3 4 5)
(define-syntax cut
  (syntax-rules ()
    ((_ place ...) (%cut () () place ...))))

(define-syntax %cut
  (syntax-rules (<> <...>)
    ((_ (formal ...) (proc argument ...))
     (lambda (formal ...) ((begin proc) argument ...)))
    ((_ (formal ...) (proc argument ...) <...>)
     (lambda (formal ... . rest) (apply proc argument ... rest)))
    ((_ (formal ...) (part ...) <> . places)
     (%cut (formal ... x) (part ... x) . places))
    ((_ formals (part ...) expression . places)
     (%cut formals (part ... expression) . places))))

;;; As `cut`, but the other expressions are evaluated once, when the procedure is made.
;;; (let ((n 0)) (let ((f (cute list (begin (set! n (+ n 1)) n) <>))) (f 'a) (f 'b))) ; => (1 b)
(define-syntax cute
  (syntax-rules ()
    ((_ place ...) (%cute () () () place ...))))

(define-syntax %cute
  (syntax-rules (<> <...>)
    ((_ (formal ...) (binding ...) (proc argument ...))
     (let (binding ...) (lambda (formal ...) (proc argument ...))))
    ((_ (formal ...) (binding ...) (proc argument ...) <...>)
     (let (binding ...) (lambda (formal ... . rest) (apply proc argument ... rest))))
    ((_ (formal ...) bindings (part ...) <> . places)
     (%cute (formal ... x) bindings (part ... x) . places))
    ((_ formals (binding ...) (part ...) expression . places)
     (%cute formals (binding ... (value expression)) (part ... value) . places))))
