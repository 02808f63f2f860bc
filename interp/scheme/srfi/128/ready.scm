;;;; Comparators that need no making, the names of (srfi 162).

;;; Booleans, `#f` first.
;;; (<? boolean-comparator #f #t) ; => #t
(define boolean-comparator
  (make-comparator boolean? boolean=? (lambda (a b) (and (not a) b)) boolean-hash))

;;; Real numbers by `=` and `<`.
;;; (<? real-comparator 1 1.5 2) ; => #t
(define real-comparator (make-comparator real? = < number-hash))

;;; Characters by their code points.
;;; (<? char-comparator #\A #\a) ; => #t
(define char-comparator (make-comparator char? char=? char<? char-hash))

;;; Characters without regard to case.
;;; (=? char-ci-comparator #\A #\a) ; => #t
(define char-ci-comparator (make-comparator char? char-ci=? char-ci<? char-ci-hash))

;;; Strings by `string<?`.
;;; (<? string-comparator "a" "ab" "b") ; => #t
(define string-comparator (make-comparator string? string=? string<? %hash-string))

;;; Strings without regard to case.
;;; (=? string-ci-comparator "aB" "Ab") ; => #t
(define string-ci-comparator (make-comparator string? string-ci=? string-ci<? %hash-string-ci))

;;; Pairs of any values.
;;; (<? pair-comparator '(1 . 2) '(1 . 3)) ; => #t
(define pair-comparator (make-pair-comparator default-comparator default-comparator))

;;; Lists of any values.
;;; (<? list-comparator '(1) '(1 2)) ; => #t
(define list-comparator
  (make-list-comparator default-comparator list? null? car cdr))

;;; Vectors of any values.
;;; (<? vector-comparator #(2) #(1 1)) ; => #t
(define vector-comparator (make-vector-comparator default-comparator vector? vector-length vector-ref))

;;; All values by `eq?`.
;;; (=? eq-comparator 'a 'b) ; => #f
(define eq-comparator (make-comparator %any-value eq? #f default-hash))

;;; All values by `eqv?`.
;;; (=? eqv-comparator 2.5 2.5) ; => #t
(define eqv-comparator (make-comparator %any-value eqv? #f default-hash))

;;; All values by `equal?`.
;;; (=? equal-comparator "a" (string #\a)) ; => #t
(define equal-comparator (make-comparator %any-value equal? #f default-hash))
