;;;; Curried procedures: they wait until all their arguments are there, and hand what is too much to their result.

;;; A procedure that may be called with fewer arguments than it has formals, and then waits for the others; arguments
;;; that are too many are handed to what it returns. Without formals it is the value of the body.
;;; (((curried (a b c) (list a b c)) 1) 2 3) ; => (1 2 3)
(define-syntax curried
  (syntax-rules ()
    ((_ () body ...) (let () body ...))
    ((_ formals body ...) (%curried formals () formals body ...))))

(define-syntax %curried
  (syntax-rules ()
    ((_ () names formals body ...)
     (%curry (length 'names) #f (lambda formals body ...)))
    ((_ (name . rest) names formals body ...)
     (%curried rest (name . names) formals body ...))
    ((_ rest () formals body ...)
     (lambda formals body ...))
    ((_ rest names formals body ...)
     (%curry (length 'names) #t (lambda formals body ...)))))

;; Makes the procedure curried in its first `n` arguments; `open?` says that it takes any number behind them.
(define (%curry n open? proc)
  (define (self . arguments)
    (let ((k (length arguments)))
      (cond ((= k 0) self)
            ((< k n) (%curry (- n k) open? (lambda others (apply proc (append arguments others)))))
            ((or open? (= k n)) (apply proc arguments))
            (else (apply (apply proc (%first arguments n)) (list-tail arguments n))))))
  self)

(define (%first list n)
  (if (= n 0) '() (cons (car list) (%first (cdr list) (- n 1)))))

;;; Defines a curried procedure.
;;; (define-curried (add x y) (+ x y))
;;; (map (add 2) '(1 2 3)) ; => (3 4 5)
(define-syntax define-curried
  (syntax-rules ()
    ((_ (name . formals) body ...) (define name (curried formals body ...)))))
