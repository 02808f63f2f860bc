;;;; Comprehensions: loops over the bindings that qualifiers describe, and what they make of the values. A qualifier
;;;; that is neither a filter nor a group is a generator: a macro that is called with a continuation in front of its
;;;; arguments, and hands it the loop it stands for, written as `:do`.

;;; Evaluates the command, which stands last, for each binding in the sequence of the qualifiers before it.
;;; (let ((sum 0)) (do-ec (:range i 4) (set! sum (+ sum i))) sum) ; => 6
(define-syntax do-ec
  (syntax-rules (nested if not and or begin)
    ((_ command) command)
    ((_ (nested qualifier ...) etc1 etc ...)
     (do-ec qualifier ... etc1 etc ...))
    ((_ (if test) etc1 etc ...)
     (if test (do-ec etc1 etc ...)))
    ((_ (not test) etc1 etc ...)
     (if (not test) (do-ec etc1 etc ...)))
    ((_ (and test ...) etc1 etc ...)
     (if (and test ...) (do-ec etc1 etc ...)))
    ((_ (or test ...) etc1 etc ...)
     (if (or test ...) (do-ec etc1 etc ...)))
    ((_ (begin form ...) etc1 etc ...)
     (begin form ... (do-ec etc1 etc ...)))
    ((_ (generator argument ...) etc1 etc ...)
     (generator (%run (etc1 etc ...)) argument ...))))

(define-syntax %run
  (syntax-rules (:do let)
    ((_ (etc ...)
        (:do (let (outer ...) outer-command ...)
             (binding ...)
             go-on-before?
             (let (inner ...) inner-command ...)
             go-on-after?
             (step ...)))
     (let (outer ...)
       outer-command ...
       (let loop (binding ...)
         (if go-on-before?
             (let (inner ...)
               inner-command ...
               (do-ec etc ...)
               (if go-on-after? (loop step ...)))))))))

;;; The result of a fold over the values of the expression: `(proc value result)`, beginning with `x0`.
;;; (fold-ec '() (:range i 3) i cons) ; => (2 1 0)
(define-syntax fold-ec
  (syntax-rules ()
    ((_ x0 qualifier ... expression proc)
     (let ((result x0))
       (do-ec qualifier ...
              (let ((value expression))
                (set! result (proc value result))))
       result))))

;;; As `fold-ec`, beginning with `(first value)` for the first value; `x0` is evaluated when there is none.
;;; (fold3-ec 'none (:range i 1 4) i - list) ; => (3 (2 -1))
(define-syntax fold3-ec
  (syntax-rules ()
    ((_ x0 qualifier ... expression first proc)
     (let ((result #f) (empty? #t))
       (do-ec qualifier ...
              (let ((value expression))
                (if empty?
                    (begin
                      (set! result (first value))
                      (set! empty? #f))
                    (set! result (proc value result)))))
       (if empty? x0 result)))))

;;; The list of the values of the expression.
;;; (list-ec (: i 5) (* i i)) ; => (0 1 4 9 16)
(define-syntax list-ec
  (syntax-rules ()
    ((_ etc1 etc ...) (reverse (fold-ec '() etc1 etc ... cons)))))

;;; The values of the expression, which are lists, appended.
;;; (append-ec (: i 3) (list i i)) ; => (0 0 1 1 2 2)
(define-syntax append-ec
  (syntax-rules ()
    ((_ etc1 etc ...) (apply append (list-ec etc1 etc ...)))))

;;; The string of the values of the expression, which are characters.
;;; (string-ec (: c #\a #\c) c) ; => "abc"
(define-syntax string-ec
  (syntax-rules ()
    ((_ etc1 etc ...) (list->string (list-ec etc1 etc ...)))))

;;; The values of the expression, which are strings, appended.
;;; (string-append-ec (: i 3) (number->string i)) ; => "012"
(define-syntax string-append-ec
  (syntax-rules ()
    ((_ etc1 etc ...) (apply string-append (list-ec etc1 etc ...)))))

;;; The vector of the values of the expression.
;;; (vector-ec (: i 3) (* i i)) ; => #(0 1 4)
(define-syntax vector-ec
  (syntax-rules ()
    ((_ etc1 etc ...) (list->vector (list-ec etc1 etc ...)))))

;;; The vector of the values of the expression, of which there are as many as the first expression says.
;;; (vector-of-length-ec 3 (: i 3) (* i i)) ; => #(0 1 4)
(define-syntax vector-of-length-ec
  (syntax-rules ()
    ((_ length etc1 etc ...) (%of-length length (vector-ec etc1 etc ...)))))

(define (%of-length length vector)
  (if (not (eqv? length (vector-length vector)))
      (%wrong-type 'vector-of-length-ec 1
                   (string-append "the number of values, " (number->string (vector-length vector)) ",") length))
  vector)

;;; The sum of the values of the expression.
;;; (sum-ec (: i 5) i) ; => 10
(define-syntax sum-ec
  (syntax-rules ()
    ((_ etc1 etc ...) (fold-ec 0 etc1 etc ... +))))

;;; The product of the values of the expression.
;;; (product-ec (: i 1 5) i) ; => 24
(define-syntax product-ec
  (syntax-rules ()
    ((_ etc1 etc ...) (fold-ec 1 etc1 etc ... *))))

;;; The least value of the expression; there must be one.
;;; (min-ec (:list x '(3 1 2)) x) ; => 1
(define-syntax min-ec
  (syntax-rules ()
    ((_ etc1 etc ...) (fold3-ec (min) etc1 etc ... min min))))

;;; The greatest value of the expression; there must be one.
;;; (max-ec (:list x '(3 1 2)) x) ; => 3
(define-syntax max-ec
  (syntax-rules ()
    ((_ etc1 etc ...) (fold3-ec (max) etc1 etc ... max max))))

;;; The first value of the expression, or that of `default` when there is none. The enumeration ends with it.
;;; (first-ec #f (:integers i) (if (> (* i i) 50)) i) ; => 8
(define-syntax first-ec
  (syntax-rules ()
    ((_ default qualifier ... expression)
     (call/cc
      (lambda (return)
        (let ((otherwise default))
          (do-ec qualifier ... (return expression))
          otherwise))))))

;;; The last value of the expression, or that of `default` when there is none.
;;; (last-ec #f (: i 5) (* i i)) ; => 16
(define-syntax last-ec
  (syntax-rules ()
    ((_ default qualifier ... expression)
     (let ((result default))
       (do-ec qualifier ... (set! result expression))
       result))))

;;; Whether the test, which stands last, is true for any binding. The enumeration ends with it.
;;; (any?-ec (:integers i) (> i 10)) ; => #t
(define-syntax any?-ec
  (syntax-rules ()
    ((_ qualifier ... test) (first-ec #f qualifier ... (if test) #t))))

;;; Whether the test, which stands last, is true for all bindings. The enumeration ends with the first that fails.
;;; (every?-ec (: i 5) (< i 5)) ; => #t
(define-syntax every?-ec
  (syntax-rules ()
    ((_ qualifier ... test) (first-ec #t qualifier ... (if (not test)) #f))))
