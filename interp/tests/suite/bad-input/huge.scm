;; heavy
;; More than there can be is refused at once, and the session goes on.
(import (srfi 1))
(define huge (expt 10 12))
(make-vector huge) ; error: out-of-memory
(make-string huge #\λ) ; error: out-of-memory
(make-bytevector huge 1) ; error: out-of-memory
(make-list huge 1) ; error: `make-list` was asked for 1000000000000 pairs, more than the heap can hold
(iota (expt 10 18)) ; error: `iota` was asked for a list of 1000000000000000000 elements, more than the heap can hold
(iota 1e18) ; error: `iota` wanted an index as argument 1, got 1000000000000000000.0
(list-tabulate huge list) ; error: `list-tabulate` was asked for
(range huge) ; error: `range` was asked for a list of 1000000000000 elements, more than the heap can hold
(range 0 1 1e-18) ; error: `range` was asked for
(range +inf.0) ; error: `range` was asked for a list of +inf.0 elements
(range 0 -5 1) ; => ()
(expt 7 (expt 10 9)) ; error: `expt` would need an exact number of more than
(expt 1/7 (expt 10 9)) ; error: `expt` would need an exact number of more than
(exact->inexact (expt 7 1000)) ; => +inf.0
(string->number "1e1000000000000") ; => +inf.0
(guard (e (#t (condition-kind e))) (make-vector huge)) ; => out-of-memory
(vector-length (vector-map list (make-vector 1000 0))) ; => 1000
(import (srfi 151))
(bits->list 1 huge) ; error: `bits->list` was asked for a list of 1000000000000 elements
(bits->list 6) ; => (#f #t #t)
