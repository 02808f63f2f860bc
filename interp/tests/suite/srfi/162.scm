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

;; Edges
(list (comparator-max default-comparator 1 3 2) (comparator-min string-comparator "b" "a") (comparator-max-in-list real-comparator '(1 2.5)) (comparator-min-in-list char-comparator '(#\b #\a))) ; => (3 "a" 2.5 #\a)
(comparator-min eq-comparator 'a 'b) ; error: `comparator-min` wanted a comparator with an ordering as argument 1
(map (lambda (c) (comparator-test-type c 'a)) (list boolean-comparator real-comparator char-comparator char-ci-comparator string-comparator string-ci-comparator pair-comparator list-comparator vector-comparator)) ; => (#f #f #f #f #f #f #f #f #f)
(map (lambda (c x) (comparator-hashable? c)) (list eq-comparator eqv-comparator equal-comparator default-comparator) '(1 2 3 4)) ; => (#t #t #t #t)
