;;;; Procedures of thunks that do what syntax does with expressions.

;;; Calls the thunks in order and returns the values of the last.
;;; (begin-procedure (lambda () 1) (lambda () 2)) ; => 2
(define (begin-procedure . thunks)
  (%check-all 'begin-procedure 1 thunks)
  (if (pair? thunks)
      (let loop ((thunk (car thunks)) (rest (cdr thunks)))
        (if (null? rest)
            (thunk)
            (begin
              (thunk)
              (loop (car rest) (cdr rest)))))))

;;; Calls the first thunk when the value is true, otherwise the second.
;;; (if-procedure #f (lambda () 1) (lambda () 2)) ; => 2
(define (if-procedure value consequence alternative)
  (%check-all 'if-procedure 2 (list consequence alternative))
  (if value (consequence) (alternative)))

(define (%call-each thunks)
  (for-each (lambda (thunk) (thunk)) thunks))

;;; Calls the thunks when the value is true.
;;; (when-procedure #t (lambda () (display "a")) (lambda () (display "b"))) ; prints ab
(define (when-procedure value . thunks)
  (%check-all 'when-procedure 2 thunks)
  (if value (%call-each thunks)))

;;; Calls the thunks when the value is false.
;;; (unless-procedure #f (lambda () (display "a"))) ; prints a
(define (unless-procedure value . thunks)
  (%check-all 'unless-procedure 2 thunks)
  (if (not value) (%call-each thunks)))

;;; Calls the procedure with the value when that is true, otherwise the thunk.
;;; (value-procedure 2 (lambda (x) (+ x 1)) (lambda () 0)) ; => 3
(define (value-procedure value proc alternative)
  (%check-all 'value-procedure 2 (list proc alternative))
  (if value (proc value) (alternative)))

;;; Calls the thunk of the value in an association list, otherwise the other thunk, if there is one.
;;; (case-procedure 2 (list (cons 1 (lambda () 'one)) (cons 2 (lambda () 'two)))) ; => two
(define case-procedure
  (case-lambda
    ((value alist) (case-procedure value alist (lambda () (if #f #f))))
    ((value alist alternative)
     (if (not (and (list? alist) (every pair? alist)))
         (%wrong-type 'case-procedure 2 "an association list of procedures" alist))
     (%check-procedure 'case-procedure 3 alternative)
     (let ((entry (assv value alist)))
       (if entry ((cdr entry)) (alternative))))))

;;; Calls the thunks up to the first that returns `#f`, and returns the values of the last.
;;; (and-procedure (lambda () 1) (lambda () #f) (lambda () (error "fail"))) ; => #f
(define (and-procedure . thunks)
  (%check-all 'and-procedure 1 thunks)
  (or (null? thunks)
      (let loop ((thunk (car thunks)) (rest (cdr thunks)))
        (if (null? rest)
            (thunk)
            (and (thunk) (loop (car rest) (cdr rest)))))))

;;; Calls all thunks, and returns the value of the last if all are true, otherwise `#f`.
;;; (eager-and-procedure (lambda () 1) (lambda () 2)) ; => 2
(define (eager-and-procedure . thunks)
  (%check-all 'eager-and-procedure 1 thunks)
  (fold (lambda (thunk so-far) (let ((value (thunk))) (and so-far value))) #t thunks))

;;; Calls the thunks up to the first that returns a true value, and returns that.
;;; (or-procedure (lambda () #f) (lambda () 2) (lambda () (error "fail"))) ; => 2
(define (or-procedure . thunks)
  (%check-all 'or-procedure 1 thunks)
  (any (lambda (thunk) (thunk)) thunks))

;;; Calls all thunks, and returns the first true value.
;;; (eager-or-procedure (lambda () #f) (lambda () 1) (lambda () 2)) ; => 1
(define (eager-or-procedure . thunks)
  (%check-all 'eager-or-procedure 1 thunks)
  (fold (lambda (thunk so-far) (let ((value (thunk))) (or so-far value))) #f thunks))

;;; Calls the thunk.
;;; (funcall-procedure (lambda () 5)) ; => 5
(define (funcall-procedure thunk)
  (%check-procedure 'funcall-procedure 1 thunk)
  (thunk))

;;; Calls the thunk for ever.
;;; (call/cc (lambda (return) (loop-procedure (lambda () (return 'out))))) ; => out
(define (loop-procedure thunk)
  (%check-procedure 'loop-procedure 1 thunk)
  (thunk)
  (loop-procedure thunk))

;;; Calls the thunk until it returns `#f`.
;;; (let ((i 0)) (while-procedure (lambda () (set! i (+ i 1)) (< i 3))) i) ; => 3
(define (while-procedure thunk)
  (%check-procedure 'while-procedure 1 thunk)
  (if (thunk) (while-procedure thunk)))

;;; Calls the thunk until it returns a true value.
;;; (let ((i 3)) (until-procedure (lambda () (set! i (- i 1)) (= i 0))) i) ; => 0
(define (until-procedure thunk)
  (%check-procedure 'until-procedure 1 thunk)
  (if (not (thunk)) (until-procedure thunk)))
