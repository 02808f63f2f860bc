;;;; Maybe and Either: maps and folds, syntax, logic with three values.

;;; A Just of what `proc` returns for a Just's values; Nothing as it is.
;;; (maybe->list (maybe-map + (just 1 2))) ; => (3)
(define (maybe-map proc maybe)
  (%check-procedure 'maybe-map 1 proc)
  (%check-maybe 'maybe-map 2 maybe)
  (if (just? maybe)
      (call-with-values (lambda () (apply proc (%just-payload maybe))) just)
      maybe))

;;; A Right of what `proc` returns for a Right's values; a Left as it is.
;;; (either->list (either-map + (right 1 2))) ; => (3)
(define (either-map proc either)
  (%check-procedure 'either-map 1 proc)
  (%check-either 'either-map 2 either)
  (if (right? either)
      (call-with-values (lambda () (apply proc (%right-payload either))) right)
      either))

;;; Calls `proc` with a Just's values for its effect.
;;; (maybe-for-each display (just "x")) ; prints x
(define (maybe-for-each proc maybe)
  (%check-procedure 'maybe-for-each 1 proc)
  (%check-maybe 'maybe-for-each 2 maybe)
  (if (just? maybe) (apply proc (%just-payload maybe)))
  (void))

;;; Calls `proc` with a Right's values for its effect.
;;; (either-for-each display (right "x")) ; prints x
(define (either-for-each proc either)
  (%check-procedure 'either-for-each 1 proc)
  (%check-either 'either-for-each 2 either)
  (if (right? either) (apply proc (%right-payload either)))
  (void))

;;; `(kons value … nil)` for a Just's values; `nil` for Nothing.
;;; (maybe-fold cons '() (just 1)) ; => (1)
(define (maybe-fold kons nil maybe)
  (%check-procedure 'maybe-fold 1 kons)
  (%check-maybe 'maybe-fold 3 maybe)
  (if (just? maybe) (apply kons (append (%just-payload maybe) (list nil))) nil))

;;; `(kons value … nil)` for a Right's values; `nil` for a Left.
;;; (either-fold cons '() (left 1)) ; => ()
(define (either-fold kons nil either)
  (%check-procedure 'either-fold 1 kons)
  (%check-either 'either-fold 3 either)
  (if (right? either) (apply kons (append (%right-payload either) (list nil))) nil))

;; `(success value …)` of what the mapper gives for the seeds; `(failure seed …)` when it is to stop at once.
(define (%unfold who stop? mapper successor seeds success failure)
  (%check-procedure who 1 stop?)
  (%check-procedure who 2 mapper)
  (%check-procedure who 3 successor)
  (if (apply stop? seeds)
      (apply failure seeds)
      (call-with-values
       (lambda () (apply successor seeds))
       (lambda next
         (if (not (apply stop? next))
             (%wrong-type who 1 "a predicate that stops after one element" stop?))
         (call-with-values (lambda () (apply mapper seeds)) success)))))

;;; Nothing when `(stop? seed …)`; otherwise a Just of `(mapper seed …)`, and the next seeds have to stop.
;;; (maybe->list (maybe-unfold (lambda (n) (= n 1)) square (lambda (n) 1) 5)) ; => (25)
(define (maybe-unfold stop? mapper successor . seeds)
  (%unfold 'maybe-unfold stop? mapper successor seeds just (lambda seeds %the-nothing)))

;;; A Left of the seeds when `(stop? seed …)`; otherwise a Right of `(mapper seed …)`, and the next seeds have to stop.
;;; (left? (either-unfold (lambda (n) #t) square (lambda (n) 1) 5)) ; => #t
(define (either-unfold stop? mapper successor . seeds)
  (%unfold 'either-unfold stop? mapper successor seeds right left))

(define (%a-maybe who object)
  (%check-maybe who 1 object)
  object)

(define (%an-either who object)
  (%check-either who 1 object)
  object)

;;; Chooses between two expressions by whether the first is a Just.
;;; (maybe-if (just 1) 'yes 'no) ; => yes
(define-syntax maybe-if
  (syntax-rules ()
    ((_ maybe then otherwise) (if (just? (%a-maybe 'maybe-if maybe)) then otherwise))))

;;; The first Nothing among the values of the expressions, or the last Just.
;;; (maybe->list (maybe-and (just 1) (just 2))) ; => (2)
(define-syntax maybe-and
  (syntax-rules ()
    ((_) (just (void)))
    ((_ maybe) (%a-maybe 'maybe-and maybe))
    ((_ maybe rest ...)
     (let ((value (%a-maybe 'maybe-and maybe))) (if (just? value) (maybe-and rest ...) value)))))

;;; The first Left among the values of the expressions, or the last Right.
;;; (left? (either-and (left 1) (right 2))) ; => #t
(define-syntax either-and
  (syntax-rules ()
    ((_) (right (void)))
    ((_ either) (%an-either 'either-and either))
    ((_ either rest ...)
     (let ((value (%an-either 'either-and either))) (if (right? value) (either-and rest ...) value)))))

;;; The first Just among the values of the expressions, or Nothing.
;;; (maybe->list (maybe-or (nothing) (just 2))) ; => (2)
(define-syntax maybe-or
  (syntax-rules ()
    ((_) (nothing))
    ((_ maybe) (%a-maybe 'maybe-or maybe))
    ((_ maybe rest ...)
     (let ((value (%a-maybe 'maybe-or maybe))) (if (just? value) value (maybe-or rest ...))))))

;;; The first Right among the values of the expressions, or the last Left.
;;; (either->list (either-or (left 1) (right 2))) ; => (2)
(define-syntax either-or
  (syntax-rules ()
    ((_) (left (void)))
    ((_ either) (%an-either 'either-or either))
    ((_ either rest ...)
     (let ((value (%an-either 'either-or either))) (if (right? value) value (either-or rest ...))))))

;; Calls `receive` with the value of a claw, or its values unless `one?`; Nothing and a Left are the result.
(define (%maybe-claw who maybe receive one?)
  (let ((maybe (%a-maybe who maybe)))
    (cond ((nothing? maybe) maybe)
          (one? (receive (%only who maybe (%just-payload maybe))))
          (else (apply receive (%just-payload maybe))))))

(define (%either-claw who either receive one?)
  (let ((either (%an-either who either)))
    (cond ((left? either) either)
          (one? (receive (%only who either (%right-payload either))))
          (else (apply receive (%right-payload either))))))

;;; A Just of the values of the body, if all claws are Justs: `(name maybe)` binds the value, `(maybe)` and a name only
;;; test. Otherwise the first Nothing.
;;; (maybe->list (maybe-let* ((x (just 1)) (y (just (+ x 1)))) (* 10 y))) ; => (20)
(define-syntax maybe-let*
  (syntax-rules ()
    ((_ () body ...) (call-with-values (lambda () (let () (void) body ...)) just))
    ((_ ((name maybe) claw ...) body ...)
     (%maybe-claw 'maybe-let* maybe (lambda (name) (maybe-let* (claw ...) body ...)) #t))
    ((_ ((maybe) claw ...) body ...)
     (%maybe-claw 'maybe-let* maybe (lambda (ignored) (maybe-let* (claw ...) body ...)) #t))
    ((_ (maybe claw ...) body ...)
     (%maybe-claw 'maybe-let* maybe (lambda (ignored) (maybe-let* (claw ...) body ...)) #t))))

;;; `maybe-let*` whose claws bind the formals of a `lambda` to all values.
;;; (maybe->list (maybe-let*-values (((a b) (just 1 2))) (+ a b))) ; => (3)
(define-syntax maybe-let*-values
  (syntax-rules ()
    ((_ () body ...) (call-with-values (lambda () (let () (void) body ...)) just))
    ((_ ((formals maybe) claw ...) body ...)
     (%maybe-claw 'maybe-let*-values maybe (lambda formals (maybe-let*-values (claw ...) body ...)) #f))
    ((_ ((maybe) claw ...) body ...)
     (%maybe-claw 'maybe-let*-values maybe (lambda ignored (maybe-let*-values (claw ...) body ...)) #f))
    ((_ (maybe claw ...) body ...)
     (%maybe-claw 'maybe-let*-values maybe (lambda ignored (maybe-let*-values (claw ...) body ...)) #f))))

;;; A Right of the values of the body, if all claws are Rights, as in `maybe-let*`. Otherwise the first Left.
;;; (either->list (either-let* ((x (right 1))) (+ x 1))) ; => (2)
(define-syntax either-let*
  (syntax-rules ()
    ((_ () body ...) (call-with-values (lambda () (let () (void) body ...)) right))
    ((_ ((name either) claw ...) body ...)
     (%either-claw 'either-let* either (lambda (name) (either-let* (claw ...) body ...)) #t))
    ((_ ((either) claw ...) body ...)
     (%either-claw 'either-let* either (lambda (ignored) (either-let* (claw ...) body ...)) #t))
    ((_ (either claw ...) body ...)
     (%either-claw 'either-let* either (lambda (ignored) (either-let* (claw ...) body ...)) #t))))

;;; `either-let*` whose claws bind the formals of a `lambda` to all values.
;;; (either->list (either-let*-values (((a . rest) (right 1 2))) rest)) ; => ((2))
(define-syntax either-let*-values
  (syntax-rules ()
    ((_ () body ...) (call-with-values (lambda () (let () (void) body ...)) right))
    ((_ ((formals either) claw ...) body ...)
     (%either-claw 'either-let*-values either (lambda formals (either-let*-values (claw ...) body ...)) #f))
    ((_ ((either) claw ...) body ...)
     (%either-claw 'either-let*-values either (lambda ignored (either-let*-values (claw ...) body ...)) #f))
    ((_ (either claw ...) body ...)
     (%either-claw 'either-let*-values either (lambda ignored (either-let*-values (claw ...) body ...)) #f))))

;;; A Right of the values of the body; when it raises what the predicate accepts, a Left of that.
;;; (left? (either-guard symbol? (raise 'no))) ; => #t
(define-syntax either-guard
  (syntax-rules ()
    ((_ pred body ...) (exception->either pred (lambda () body ...)))))
