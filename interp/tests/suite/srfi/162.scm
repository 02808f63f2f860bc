(import (srfi 162) (srfi 128))

(<? boolean-comparator #f #t) ; => #t
(<? real-comparator 1 1.5 2) ; => #t
(<? char-comparator #\A #\a) ; => #t
(=? char-ci-comparator #\A #\a) ; => #t
(<? string-comparator "a" "ab" "b") ; => #t
(=? string-ci-comparator "aB" "Ab") ; => #t
(<? pair-comparator '(1 . 2) '(1 . 3)) ; => #t
(<? list-comparator '(1) '(1 2)) ; => #t
(<? vector-comparator #(2) #(1 1)) ; => #t
(=? eq-comparator 'a 'b) ; => #f
(=? eqv-comparator 2.5 2.5) ; => #t
(=? equal-comparator "a" (string #\a)) ; => #t
