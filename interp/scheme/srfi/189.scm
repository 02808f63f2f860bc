;;;; Maybe and Either: containers of any number of values that say whether they are a success.

;;; The type of Just: a success.
;;; (just? (just 1 2)) ; => #t
(define-record-type <just>
  (%just payload)
  just?
  (payload %just-payload))

(define-record-type <nothing>
  (%nothing)
  nothing?)

(define-record-type <left>
  (%left payload)
  left?
  (payload %left-payload))

(define-record-type <right>
  (%right payload)
  right?
  (payload %right-payload))

(define %the-nothing (%nothing))

;;; A Just of the values.
;;; (maybe->list (just 1 2)) ; => (1 2)
(define (just . objects) (%just objects))

;;; The one Nothing.
;;; (nothing? (nothing)) ; => #t
(define (nothing) %the-nothing)

;;; A Right of the values: a success.
;;; (either->list (right 1 2)) ; => (1 2)
(define (right . objects) (%right objects))

;;; A Left of the values: a failure.
;;; (left? (left 'why)) ; => #t
(define (left . objects) (%left objects))

(define (%check-list who position object)
  (if (not (list? object)) (%wrong-type who position "a list" object)))

;;; A Just of the elements.
;;; (maybe->list (list->just '(1 2))) ; => (1 2)
(define (list->just objects)
  (%check-list 'list->just 1 objects)
  (%just objects))

;;; A Right of the elements.
;;; (either->list (list->right '(1 2))) ; => (1 2)
(define (list->right objects)
  (%check-list 'list->right 1 objects)
  (%right objects))

;;; A Left of the elements.
;;; (either->list (either-swap (list->left '(1 2)))) ; => (1 2)
(define (list->left objects)
  (%check-list 'list->left 1 objects)
  (%left objects))

;;; Whether the object is a Just or Nothing.
;;; (maybe? (nothing)) ; => #t
(define (maybe? object)
  (or (just? object) (nothing? object)))

;;; Whether the object is a Right or a Left.
;;; (either? (left)) ; => #t
(define (either? object)
  (or (right? object) (left? object)))

(define (%check-maybe who position object)
  (if (not (maybe? object)) (%wrong-type who position "a Maybe" object)))

(define (%check-either who position object)
  (if (not (either? object)) (%wrong-type who position "an Either" object)))

(define (%either-payload either)
  (if (right? either) (%right-payload either) (%left-payload either)))

;;; The Right of a Just's values; of Nothing, a Left of the objects.
;;; (either->list (maybe->either (just 1))) ; => (1)
(define (maybe->either maybe . objects)
  (%check-maybe 'maybe->either 1 maybe)
  (if (just? maybe) (%right (%just-payload maybe)) (%left objects)))

;;; The Just of a Right's values; of a Left, Nothing.
;;; (nothing? (either->maybe (left 1))) ; => #t
(define (either->maybe either)
  (%check-either 'either->maybe 1 either)
  (if (right? either) (%just (%right-payload either)) %the-nothing))

;;; A Left of a Right's values, and the other way round.
;;; (right? (either-swap (left 1))) ; => #t
(define (either-swap either)
  (%check-either 'either-swap 1 either)
  (if (right? either) (%left (%right-payload either)) (%right (%left-payload either))))

(define (%same-payloads? same? a b)
  (cond ((null? a) (null? b))
        ((null? b) #f)
        (else (and (same? (car a) (car b)) (%same-payloads? same? (cdr a) (cdr b))))))

;; Whether each container is like the next.
(define (%all-same? alike? first rest)
  (or (null? rest)
      (and (alike? first (car rest)) (%all-same? alike? (car rest) (cdr rest)))))

;;; Whether all are Nothing, or Justs of the same values by the predicate.
;;; (maybe= eqv? (just 1) (just 1)) ; => #t
(define (maybe= same? maybe . maybes)
  (%check-procedure 'maybe= 1 same?)
  (for-each (lambda (m) (%check-maybe 'maybe= 2 m)) (cons maybe maybes))
  (%all-same?
   (lambda (a b)
     (if (just? a)
         (and (just? b) (%same-payloads? same? (%just-payload a) (%just-payload b)))
         (nothing? b)))
   maybe maybes))

;;; Whether all are Lefts or all Rights, of the same values by the predicate.
;;; (either= eqv? (left 1) (right 1)) ; => #f
(define (either= same? either . eithers)
  (%check-procedure 'either= 1 same?)
  (for-each (lambda (e) (%check-either 'either= 2 e)) (cons either eithers))
  (%all-same?
   (lambda (a b)
     (and (eq? (right? a) (right? b))
          (%same-payloads? same? (%either-payload a) (%either-payload b))))
   either eithers))

;;; Calls `success`, `values` when left out, with a Just's values, and `failure` with none for Nothing.
;;; (maybe-ref (just 1 2) (lambda () 'none) +) ; => 3
(define (maybe-ref maybe failure . success)
  (%check-optionals 'maybe-ref 2 1 success)
  (%check-maybe 'maybe-ref 1 maybe)
  (%check-procedure 'maybe-ref 2 failure)
  (if (pair? success) (%check-procedure 'maybe-ref 3 (car success)))
  (if (just? maybe)
      (apply (if (pair? success) (car success) values) (%just-payload maybe))
      (failure)))

;;; Calls `success`, `values` when left out, with a Right's values, and `failure` with a Left's.
;;; (either-ref (left 1 2) +) ; => 3
(define (either-ref either failure . success)
  (%check-optionals 'either-ref 2 1 success)
  (%check-either 'either-ref 1 either)
  (%check-procedure 'either-ref 2 failure)
  (if (pair? success) (%check-procedure 'either-ref 3 (car success)))
  (if (right? either)
      (apply (if (pair? success) (car success) values) (%right-payload either))
      (apply failure (%left-payload either))))

;;; A Just's values, or the defaults.
;;; (maybe-ref/default (nothing) 'none) ; => none
(define (maybe-ref/default maybe . defaults)
  (%check-maybe 'maybe-ref/default 1 maybe)
  (apply values (if (just? maybe) (%just-payload maybe) defaults)))

;;; A Right's values, or the defaults.
;;; (either-ref/default (left 1) 'none) ; => none
(define (either-ref/default either . defaults)
  (%check-either 'either-ref/default 1 either)
  (apply values (if (right? either) (%right-payload either) defaults)))

;; The one value of a payload.
(define (%only who container payload)
  (if (or (null? payload) (pair? (cdr payload))) (%wrong-type who 1 "a container of one value" container))
  (car payload))

;;; The Maybe inside a Just; Nothing as it is.
;;; (maybe->list (maybe-join (just (just 1)))) ; => (1)
(define (maybe-join maybe)
  (%check-maybe 'maybe-join 1 maybe)
  (if (nothing? maybe)
      maybe
      (let ((inner (%only 'maybe-join maybe (%just-payload maybe))))
        (if (not (maybe? inner)) (%wrong-type 'maybe-join 1 "a Just of a Maybe" maybe))
        inner)))

;;; The Either inside a Right; a Left as it is.
;;; (either->list (either-join (right (right 1)))) ; => (1)
(define (either-join either)
  (%check-either 'either-join 1 either)
  (if (left? either)
      either
      (let ((inner (%only 'either-join either (%right-payload either))))
        (if (not (either? inner)) (%wrong-type 'either-join 1 "a Right of an Either" either))
        inner)))

;;; A procedure that gives a Just's values to each of the procedures in turn, until one gives Nothing.
;;; (maybe->list ((maybe-compose (lambda (x) (just (+ x 1))) just) 1)) ; => (2)
(define (maybe-compose proc . procs)
  (lambda objects (apply maybe-bind (%just objects) proc procs)))

;;; A procedure that gives a Right's values to each of the procedures in turn, until one gives a Left.
;;; (either->list ((either-compose (lambda (x) (right (+ x 1))) right) 1)) ; => (2)
(define (either-compose proc . procs)
  (lambda objects (apply either-bind (%right objects) proc procs)))

;;; What the procedures give in turn for a Just's values; Nothing as it is.
;;; (nothing? (maybe-bind (just 1) (lambda (x) (nothing)) just)) ; => #t
(define (maybe-bind maybe proc . procs)
  (%check-maybe 'maybe-bind 1 maybe)
  (%check-procedure 'maybe-bind 2 proc)
  (if (nothing? maybe)
      maybe
      (let ((result (apply proc (%just-payload maybe))))
        (if (null? procs) result (apply maybe-bind result procs)))))

;;; What the procedures give in turn for a Right's values; a Left as it is.
;;; (left? (either-bind (right 1) left right)) ; => #t
(define (either-bind either proc . procs)
  (%check-either 'either-bind 1 either)
  (%check-procedure 'either-bind 2 proc)
  (if (left? either)
      either
      (let ((result (apply proc (%right-payload either))))
        (if (null? procs) result (apply either-bind result procs)))))
