;;;; Formatting by combinators: what a formatter is, and the state that it works on.
;;;;
;;;; A formatter is a procedure from a state to a state, in a record of its own. A state is never changed: whoever
;;;; keeps one can go on from there, which is what `forked`, `with` and the columns live on.

(define-record-type <formatter>
  (%formatter run)
  formatter?
  (run %formatter-run))

(define-record-type <state-variable>
  (%make-state-variable name default immutable?)
  state-variable?
  (name %variable-name)
  (default %variable-default)
  (immutable? %variable-immutable?))

;; Where the output goes and has come to, and the values of the other variables in an association list.
(define-record-type <state>
  (%state port row col values)
  %state?
  (port %state-port)
  (row %state-row)
  (col %state-col)
  (values %state-values))

;;; A variable of the state of formatting, with the value that it has when nobody sets it. One that is immutable can be
;;; bound by `with`, but not set by `with!`.
;;; (define indent (make-state-variable "indent" 2))
;;; (show #f (fn (indent) indent)) ; => "2"
(define (make-state-variable name default . immutable)
  (%check-optionals 'make-state-variable 2 1 immutable)
  (if (not (string? name)) (%wrong-type 'make-state-variable 1 "a string" name))
  (%make-state-variable name default (and (pair? immutable) (car immutable))))

;;; The port that output goes to.
;;; (show #f (fn (port) (if (output-port? port) "yes" "no"))) ; => "yes"
(define port (make-state-variable "port" #f))

;;; The current line, counted from 0.
;;; (show #f "a" nl (fn (row) row)) ; => "a\n1"
(define row (make-state-variable "row" 0))

;;; The current column, counted from 0.
;;; (show #f "abc" (fn (col) col)) ; => "abc3"
(define col (make-state-variable "col" 0))

(define (%check-variable who variable)
  (if (not (state-variable? variable)) (%wrong-type who 1 "a state variable" variable)))

;; The value of a variable in a state.
(define (%ref state variable)
  (%check-variable 'fn variable)
  (cond ((eq? variable port) (%state-port state))
        ((eq? variable row) (%state-row state))
        ((eq? variable col) (%state-col state))
        ((assq variable (%state-values state)) => cdr)
        (else (%variable-default variable))))

;; The state with another value of a variable.
(define (%set state variable value)
  (cond ((eq? variable port) (%state value (%state-row state) (%state-col state) (%state-values state)))
        ((eq? variable row) (%state (%state-port state) value (%state-col state) (%state-values state)))
        ((eq? variable col) (%state (%state-port state) (%state-row state) value (%state-values state)))
        (else
         (%state (%state-port state) (%state-row state) (%state-col state)
                 (cons (cons variable value)
                       (remove (lambda (entry) (eq? (car entry) variable)) (%state-values state)))))))

(define (%set-all state variables values)
  (if (null? variables)
      state
      (%set-all (%set state (car variables) (car values)) (cdr variables) (cdr values))))

;; Runs a formatter, or what stands for one, from a state, and gives the state behind it.
(define (%run object state)
  (if (procedure? object) (%wrong-type 'show 2 "formatters and objects that are no procedures" object))
  ((%formatter-run (if (formatter? object) object (displayed object))) state))

(define (%run-all objects state)
  (if (null? objects)
      state
      (%run-all (cdr objects) (%run (car objects) state))))

;; Sends a string to the output of the state.
(define (%emit string state)
  (%run ((%ref state output) string) state))

;;; A formatter that binds names to the values of state variables, evaluates expressions and runs the last one's value.
;;; A name alone stands for the variable of that name.
;;; (show #f "ab" (fn (col (r row)) (list r col))) ; => "ab(0 2)"
(define-syntax fn
  (syntax-rules ()
    ((_ variables expr ... fmt)
     (%formatter (lambda (state) (%fn state variables () expr ... fmt))))))

(define-syntax %fn
  (syntax-rules ()
    ((_ state () bindings expr ... fmt)
     (let bindings (void) expr ... (%run fmt state)))
    ((_ state ((name variable) . rest) (binding ...) expr ... fmt)
     (%fn state rest (binding ... (name (%ref state variable))) expr ... fmt))
    ((_ state (name . rest) (binding ...) expr ... fmt)
     (%fn state rest (binding ... (name (%ref state name))) expr ... fmt))))

;;; The formatters, with other values of state variables while they run.
;;; (show #f (with ((radix 2)) (numeric 5)) " " (numeric 5)) ; => "101 5"
(define-syntax with
  (syntax-rules ()
    ((_ ((variable value) ...) fmt ...)
     (%with (list variable ...) (lambda () (list value ...)) (lambda () (list fmt ...))))))

(define (%with variables values formatters)
  (for-each (lambda (variable) (%check-variable 'with variable)) variables)
  (%formatter
   (lambda (state)
     (let ((before (map (lambda (variable) (%ref state variable)) variables)))
       (%set-all (%run-all (formatters) (%set-all state variables (values))) variables before)))))

;;; Sets state variables for the formatters that follow.
;;; (show #f (with! (radix 16)) (numeric 255)) ; => "ff"
(define-syntax with!
  (syntax-rules ()
    ((_ (variable value) ...)
     (%with! (list variable ...) (lambda () (list value ...))))))

(define (%with! variables values)
  (for-each
   (lambda (variable)
     (%check-variable 'with! variable)
     (if (%variable-immutable? variable)
         (error (string-append "with!: the state variable " (%variable-name variable) " can only be bound by `with`"))))
   variables)
  (%formatter (lambda (state) (%set-all state variables (values)))))

;;; The first formatter and then the second, from the same state.
;;; (show #f (forked "abc" (fn (col) col))) ; => "abc0"
(define (forked first second)
  (%formatter
   (lambda (state)
     (%run first state)
     (%run second state))))

;; What a formatter puts out, as a string.
(define (%captured formatter state)
  (let ((out (open-output-string)))
    (%run formatter (%set-all state (list port output) (list out output-default)))
    (get-output-string out)))

;;; The formatter that `mapper` gives for what the first one puts out.
;;; (show #f (call-with-output (each "a" "b") (lambda (s) (string-append "<" s ">")))) ; => "<ab>"
(define (call-with-output formatter mapper)
  (%check-procedure 'call-with-output 2 mapper)
  (%formatter (lambda (state) (%run (mapper (%captured formatter state)) state))))

;;; The formatters one after the other.
;;; (show #f (each "a" 1 #\b)) ; => "a1b"
(define (each . formatters)
  (%formatter (lambda (state) (%run-all formatters state))))

;;; The formatters of a list one after the other.
;;; (show #f (each-in-list '("a" 1))) ; => "a1"
(define (each-in-list formatters)
  (if (not (list? formatters)) (%wrong-type 'each-in-list 1 "a list of formatters" formatters))
  (%formatter (lambda (state) (%run-all formatters state))))

;;; Nothing.
;;; (show #f "a" nothing "b") ; => "ab"
(define nothing (%formatter (lambda (state) state)))

;;; Puts out a string at the port, and keeps the row and the column: the output of a state, unless it is overridden.
;;; (show #f (with ((output (lambda (s) (output-default (string-upcase s))))) "abc")) ; => "ABC"
(define (output-default string)
  (%formatter
   (lambda (state)
     (write-string string (%state-port state))
     (let ((newline (string-rindex string #\newline)) (measure (%ref state string-width)))
       (if newline
           (%state (%state-port state)
                   (+ (%state-row state) (string-count string (lambda (char) (char=? char #\newline))))
                   (measure string (+ newline 1))
                   (%state-values state))
           (%state (%state-port state)
                   (%state-row state)
                   (+ (%state-col state) (measure string))
                   (%state-values state)))))))

;;; Runs the formatters: to a port, to the current output port for `#t`, or for `#f` into a string, which is the result.
;;; What is no formatter is displayed.
;;; (show #f "pi = " (with ((precision 2)) 3.14159) nl) ; => "pi = 3.14\n"
(define (show destination . formatters)
  (cond ((not destination)
         (let ((out (open-output-string)))
           (%run-all formatters (%state out 0 0 '()))
           (get-output-string out)))
        ((eq? destination #t) (%show (current-output-port) formatters))
        ((and (output-port? destination) (textual-port? destination)) (%show destination formatters))
        (else (%wrong-type 'show 1 "a textual output port or a boolean" destination))))

(define (%show port formatters)
  (%run-all formatters (%state port 0 0 '()))
  (void))
