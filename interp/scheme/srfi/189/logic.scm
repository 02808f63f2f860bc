;;;; Logic with three values: a Just of `#f` is false, a Just of another value true, Nothing unknown.

(define (%truth who maybe)
  (%check-maybe who 1 maybe)
  (cond ((nothing? maybe) 'unknown)
        ((%only who maybe (%just-payload maybe)) 'true)
        (else 'false)))

;;; The contrary; Nothing of Nothing.
;;; (maybe->list (tri-not (just #f))) ; => (#t)
(define (tri-not maybe)
  (case (%truth 'tri-not maybe)
    ((true) (just #f))
    ((false) (just #t))
    (else maybe)))

;;; Whether all are true or all false, as a Just.
;;; (maybe->list (tri=? (just 1) (just 2))) ; => (#t)
(define (tri=? maybe . maybes)
  (let* ((truths (map (lambda (m) (%truth 'tri=? m)) (cons maybe maybes))))
    (just (and (not (memq 'unknown truths))
               (every (lambda (truth) (eq? truth (car truths))) truths)))))

;; The first of the values that `kinds` has, or the default.
(define (%first who kinds maybes default)
  (cond ((null? maybes) default)
        ((memq (%truth who (car maybes)) kinds) (car maybes))
        (else (%first who kinds (cdr maybes) default))))

;;; The first that is not true, or a Just of `#t`.
;;; (nothing? (tri-and (just #t) (nothing))) ; => #t
(define (tri-and . maybes)
  (%first 'tri-and '(false unknown) maybes (just #t)))

;;; The first that is not false, or a Just of `#f`.
;;; (maybe->list (tri-or (just #f) (just 1))) ; => (1)
(define (tri-or . maybes)
  (%first 'tri-or '(true unknown) maybes (just #f)))

;;; The first that is not Nothing, or Nothing.
;;; (maybe->list (tri-merge (nothing) (just #f))) ; => (#f)
(define (tri-merge . maybes)
  (%first 'tri-merge '(true false) maybes %the-nothing))
