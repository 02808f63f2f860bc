;;;; Generators of one sequence. The first operand is the continuation, then come the variable and, for all but `:do`,
;;;; an optional `(index name)`.

;;; The loop that other generators stand for: loop variables, a test before, and the steps; in full also bindings and
;;; commands outside of the loop and inside it, and a test behind.
;;; (list-ec (:do ((i 0)) (< i 3) ((+ i 1))) i) ; => (0 1 2)
(define-syntax :do
  (syntax-rules ()
    ((_ (continue ...) outer bindings go-on-before? inner go-on-after? steps)
     (continue ... (:do outer bindings go-on-before? inner go-on-after? steps)))
    ((_ continue bindings go-on? steps)
     (:do continue (let ()) bindings go-on? (let ()) #t steps))))

;;; Binds the variable to the value of the expression.
;;; (list-ec (: i 3) (:let x (* i i)) (list i x)) ; => ((0 0) (1 1) (2 4))
(define-syntax :let
  (syntax-rules (index)
    ((_ continue var (index i) expression)
     (:do continue (let ((var expression) (i 0))) () #t (let ()) #f ()))
    ((_ continue var expression)
     (:do continue (let ((var expression))) () #t (let ()) #f ()))))

;;; Runs through the elements of the lists.
;;; (list-ec (:list x '(1 2) '(3)) (* x x)) ; => (1 4 9)
(define-syntax :list
  (syntax-rules (index)
    ((_ continue var (index i) argument ...)
     (:parallel continue (:list var argument ...) (:integers i)))
    ((_ continue var argument)
     (:do continue (let ()) ((rest (%list argument))) (pair? rest) (let ((var (car rest)))) #t ((cdr rest))))
    ((_ continue var argument1 argument2 argument ...)
     (:list continue var (append argument1 argument2 argument ...)))))

(define (%list object)
  (%check-list ':list 1 object)
  object)

;;; Runs through the characters of the strings.
;;; (list-ec (:string c "ab" "c") c) ; => (#\a #\b #\c)
(define-syntax :string
  (syntax-rules (index)
    ((_ continue var (index i) argument)
     (:do continue
          (let ((string argument)))
          ((i 0))
          (< i (string-length string))
          (let ((var (string-ref string i))))
          #t
          ((+ i 1))))
    ((_ continue var (index i) argument1 argument ...)
     (:string continue var (index i) (string-append argument1 argument ...)))
    ((_ continue var argument ...)
     (:string continue var (index i) argument ...))))

;;; Runs through the elements of the vectors.
;;; (list-ec (:vector x #(1 2) #(3)) x) ; => (1 2 3)
(define-syntax :vector
  (syntax-rules (index)
    ((_ continue var (index i) argument)
     (:do continue
          (let ((vector argument)))
          ((i 0))
          (< i (vector-length vector))
          (let ((var (vector-ref vector i))))
          #t
          ((+ i 1))))
    ((_ continue var (index i) argument1 argument ...)
     (:vector continue var (index i) (vector-append argument1 argument ...)))
    ((_ continue var argument ...)
     (:vector continue var (index i) argument ...))))

;;; Runs through 0, 1, 2, … without end.
;;; (list-ec (:while (:integers i) (< i 3)) i) ; => (0 1 2)
(define-syntax :integers
  (syntax-rules (index)
    ((_ continue var (index i))
     (:do continue ((var 0) (i 0)) #t ((+ var 1) (+ i 1))))
    ((_ continue var)
     (:do continue ((var 0)) #t ((+ var 1))))))

;;; Runs through the exact integers from a start (0 when left out) up to but without an end, a step (1 when left out)
;;; apart.
;;; (list-ec (:range i 10 0 -3) i) ; => (10 7 4 1)
(define-syntax :range
  (syntax-rules (index)
    ((_ continue var (index i) argument ...)
     (:parallel continue (:range var argument ...) (:integers i)))
    ((_ continue var stop)
     (:range continue var 0 stop))
    ((_ continue var start stop)
     (:do continue
          (let ((from (%integer start)) (to (%integer stop))))
          ((var from))
          (< var to)
          (let ())
          #t
          ((+ var 1))))
    ((_ continue var start stop step)
     (:do continue
          (let ((from (%integer start)) (to (%integer stop)) (by (%step step))))
          ((var from))
          (if (> by 0) (< var to) (> var to))
          (let ())
          #t
          ((+ var by))))))

(define (%integer object)
  (if (not (exact-integer? object)) (%wrong-type ':range 1 "exact integers" object))
  object)

(define (%step object)
  (if (eqv? (%integer object) 0) (%out-of-range ':range 3 "a step other than zero" object))
  object)

;;; Runs through the real numbers from a start (0 when left out) up to but without an end, a step (1 when left out)
;;; apart; all are inexact when one of the three is.
;;; (list-ec (:real-range x 0 1 1/4) x) ; => (0 1/4 1/2 3/4)
(define-syntax :real-range
  (syntax-rules (index)
    ((_ continue var (index i) stop)
     (:real-range continue var (index i) 0 stop 1))
    ((_ continue var (index i) start stop)
     (:real-range continue var (index i) start stop 1))
    ((_ continue var (index i) start stop step)
     (:do continue
          (let ((reals (%reals start stop step))))
          ((i 0))
          (< i (vector-ref reals 2))
          (let ((var (+ (vector-ref reals 0) (* i (vector-ref reals 1))))))
          #t
          ((+ i 1))))
    ((_ continue var argument ...)
     (:real-range continue var (index i) argument ...))))

;; The start, the step and the number of values.
(define (%reals start stop step)
  (for-each (lambda (x) (if (not (real? x)) (%wrong-type ':real-range 1 "real numbers" x))) (list start stop step))
  (if (zero? step) (%out-of-range ':real-range 3 "a step other than zero" step))
  (let ((exact? (and (exact? start) (exact? stop) (exact? step))))
    (vector (if exact? start (inexact start))
            (if exact? step (inexact step))
            (max 0 (ceiling (/ (- stop start) step))))))

;;; Runs through the characters from the first to the second, which is the last.
;;; (string-ec (:char-range c #\a #\e) c) ; => "abcde"
(define-syntax :char-range
  (syntax-rules (index)
    ((_ continue var (index i) from to)
     (:parallel continue (:char-range var from to) (:integers i)))
    ((_ continue var from to)
     (:do continue
          (let ((last (char->integer to))))
          ((code (char->integer from)))
          (<= code last)
          (let ((var (integer->char code))))
          #t
          ((%next-code code))))))

;; No character has a code of the surrogates.
(define (%next-code code)
  (if (= code #xD7FF) #xE000 (+ code 1)))

;;; Runs through what the procedure, `read` when left out, reads from the port until the end.
;;; (list-ec (:port x (open-input-string "1 2 3")) x) ; => (1 2 3)
(define-syntax :port
  (syntax-rules (index)
    ((_ continue var (index i) argument ...)
     (:parallel continue (:port var argument ...) (:integers i)))
    ((_ continue var port)
     (:port continue var port read))
    ((_ continue var port reader)
     (:do continue
          (let ((from port) (get reader)))
          ((var (get from)))
          (not (eof-object? var))
          (let ())
          #t
          ((get from))))))
