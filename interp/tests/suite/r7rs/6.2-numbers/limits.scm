;; Exact numbers have at most 4194304 bits. At the bound there is a number, beyond it a condition, at once.
(define most (- (arithmetic-shift 1 4194303) 1))
(integer-length (+ most most 1)) ; => 4194304
(+ most most 2) ; error: `+` would need an exact number of more than 4194304 bits, which is the limit
(integer-length (arithmetic-shift 1 4194303)) ; => 4194304
(arithmetic-shift 1 4194304) ; error: `arithmetic-shift` would need an exact number of more than 4194304 bits
(integer-length (expt 2 4194303)) ; => 4194304
(expt 2 4194304) ; error: `expt` would need an exact number of more than 4194304 bits
(expt 7 (expt 10 9)) ; error: `expt` would need
(expt -7 (expt 10 30)) ; error: `expt` would need
(expt 1/7 (expt 10 9)) ; error: `expt` would need
(expt 7 (- (expt 10 9))) ; error: `expt` would need
(expt 1+2i (expt 10 9)) ; error: `expt` would need
(* most most) ; error: `*` would need
(string-length (number->string (expt 10 1000000))) ; => 1000001
(= (string->number (string-append "1" (make-string 1000000 #\0))) (expt 10 1000000)) ; => #t
(string->number (make-string 10000000 #\1)) ; error: `string->number` would need an exact number of more than 4194304 bits
(string->number (make-string 10000000 #\x)) ; => #f
(string->number (string-append (make-string 10000000 #\1) ".0")) ; => +inf.0
(string->number "#e1e999999999999999999999") ; error: `string->number` would need
(string->number "1e999999999999999999999") ; => +inf.0
(string->number "1e-999999999999999999999") ; => 0.0
;; Common factors of two numbers of millions of bits would take minutes to find.
(gcd (+ most most) most) ; error: `gcd` would need
(/ most (+ most 2)) ; error: `/` would need
(rationalize (/ 1 (expt 3 100000)) (/ 1 (expt 7 90000))) ; error: `rationalize` would need
(exact (floor 1e308)) ; => 100000000000000001097906362944045541740492309677311846336810682903157585404911491537163328978494688899061249669721172515611590283743140088328307009198146046031271664502933027185697489699588559043338384466165001178426897626212945177628091195786707458122783970171784415105291802893207873272974885715430223118336
(condition-kind (guard (e (#t e)) (expt 7 (expt 10 9)))) ; => limit-exceeded
(make-vector (expt 10 12)) ; error: heap is full
(make-string (expt 10 12) #\a) ; error: heap is full
(make-vector (expt 10 30)) ; error: heap is full
