;;;; `cond` in which the values of a generator are checked by a guard before they are handed on.

;;; As the standard `cond`, with clauses `(generator guard => receiver)`: when the guard, called with the values of the
;;; generator, is true, the receiver is called with them.
;;; (cond ((values 1 2) < => list) (else 'no)) ; => (1 2)
(define-syntax cond
  (syntax-rules (=> else)
    ((_) (if #f #f))
    ((_ (else expression ...))
     (plain-cond (else expression ...)))
    ((_ (generator guard => receiver) clause ...)
     (call-with-values
      (lambda () generator)
      (lambda results
        (if (apply guard results)
            (apply receiver results)
            (cond clause ...)))))
    ((_ (test => receiver) clause ...)
     (plain-cond (test => receiver) (else (cond clause ...))))
    ((_ (test expression ...) clause ...)
     (plain-cond (test expression ...) (else (cond clause ...))))))
