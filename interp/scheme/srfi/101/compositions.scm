;;;; The compositions of `car` and `cdr`.

(define (%no-part who list)
  (%wrong-type who 1 "a random-access list that has this part" list))

(define (%car-part who list part)
  (if (%pair? part) (%car part) (%no-part who list)))

(define (%cdr-part who list part)
  (if (%pair? part) (%cdr part) (%no-part who list)))

;;; The last step is taken first.
(define-syntax part-of
  (syntax-rules ()
    ((_ who list) list)
    ((_ who list step steps ...)
     (step who list (part-of who list steps ...)))))

(define-syntax define-compositions
  (syntax-rules ()
    ((_ (name who step ...) ...)
     (begin (define (name list) (part-of 'who list step ...)) ...))))

(define-compositions
  (%caar caar %car-part %car-part)
  (%cadr cadr %car-part %cdr-part)
  (%cdar cdar %cdr-part %car-part)
  (%cddr cddr %cdr-part %cdr-part)
  (%caaar caaar %car-part %car-part %car-part)
  (%caadr caadr %car-part %car-part %cdr-part)
  (%cadar cadar %car-part %cdr-part %car-part)
  (%caddr caddr %car-part %cdr-part %cdr-part)
  (%cdaar cdaar %cdr-part %car-part %car-part)
  (%cdadr cdadr %cdr-part %car-part %cdr-part)
  (%cddar cddar %cdr-part %cdr-part %car-part)
  (%cdddr cdddr %cdr-part %cdr-part %cdr-part)
  (%caaaar caaaar %car-part %car-part %car-part %car-part)
  (%caaadr caaadr %car-part %car-part %car-part %cdr-part)
  (%caadar caadar %car-part %car-part %cdr-part %car-part)
  (%caaddr caaddr %car-part %car-part %cdr-part %cdr-part)
  (%cadaar cadaar %car-part %cdr-part %car-part %car-part)
  (%cadadr cadadr %car-part %cdr-part %car-part %cdr-part)
  (%caddar caddar %car-part %cdr-part %cdr-part %car-part)
  (%cadddr cadddr %car-part %cdr-part %cdr-part %cdr-part)
  (%cdaaar cdaaar %cdr-part %car-part %car-part %car-part)
  (%cdaadr cdaadr %cdr-part %car-part %car-part %cdr-part)
  (%cdadar cdadar %cdr-part %car-part %cdr-part %car-part)
  (%cdaddr cdaddr %cdr-part %car-part %cdr-part %cdr-part)
  (%cddaar cddaar %cdr-part %cdr-part %car-part %car-part)
  (%cddadr cddadr %cdr-part %cdr-part %car-part %cdr-part)
  (%cdddar cdddar %cdr-part %cdr-part %cdr-part %car-part)
  (%cddddr cddddr %cdr-part %cdr-part %cdr-part %cdr-part))
