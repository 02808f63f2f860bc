(import (srfi 14))
;; differs: `char-set:letter`, `char-set:lower-case` and `char-set:upper-case` are what R7RS's predicates accept (the derived Unicode properties), not the general categories alone.
(list (char-set? (char-set #\a)) (char-set? "a")) ; => (#t #f)
(char-set= (char-set #\a #\b) (list->char-set '(#\b #\a #\b)) (string->char-set "ab")) ; => #t
(list (char-set=) (char-set= char-set:empty) (char-set= (char-set #\a) (char-set #\b))) ; => (#t #t #f)
(list (char-set<=) (char-set<= char-set:empty (char-set #\a) char-set:full) (char-set<= (char-set #\a #\b) (char-set #\a))) ; => (#t #t #f)
(list (char-set<= (char-set #\a) (char-set #\a)) (char-set<= (char-set #\a) (char-set #\b) char-set:full)) ; => (#t #f)
(= (char-set-hash (char-set #\a #\c)) (char-set-hash (char-set #\c #\a))) ; => #t
(let ((s (char-set #\G #\T #\f)))
  (let loop ((c (char-set-cursor s)) (seen '()))
    (if (end-of-char-set? c) (reverse seen) (loop (char-set-cursor-next s c) (cons (char-set-ref s c) seen)))))
; => (#\G #\T #\f)
(char-set-ref (char-set #\a) (char->integer #\b)) ; error: `char-set-ref` wanted a cursor at a character of the set as argument 2, got 98
(char-set-cursor-next (char-set #\a) #f) ; error: `char-set-cursor-next` wanted a cursor
(char-set-fold cons '() (string->char-set "hello")) ; => (#\o #\l #\h #\e)
(char-set->string (char-set-unfold null? car cdr '(#\z #\a) (char-set #\m))) ; => "amz"
(char-set->string (char-set-unfold! null? car cdr '(#\z #\a) (char-set #\m))) ; => "amz"
(let ((n 0)) (char-set-for-each (lambda (c) (set! n (+ n (char->integer c)))) (char-set #\a #\b)) n) ; => 195
(char-set->string (char-set-map char-upcase (string->char-set "aAbx"))) ; => "ABX"
(char-set-size (char-set)) ; => 0
(char-set->string (list->char-set '(#\a #\b) (char-set #\c))) ; => "abc"
(char-set->string (list->char-set! '(#\a) (char-set #\c))) ; => "ac"
(char-set->string (string->char-set "ba" (char-set #\c))) ; => "abc"
(char-set->string (string->char-set! "ba" (char-set #\c))) ; => "abc"
(char-set->string (char-set-filter char-upper-case? (string->char-set "aBcD") (char-set #\!))) ; => "!BD"
(char-set->string (char-set-filter! char-upper-case? (string->char-set "aBcD") (char-set #\!))) ; => "!BD"
(char-set->string (ucs-range->char-set 65 70)) ; => "ABCDE"
(char-set->string (ucs-range->char-set! 65 67 #f (char-set #\z))) ; => "ABz"
(char-set-size (ucs-range->char-set #xD7FF #xE001)) ; => 2
(char-set-size (ucs-range->char-set 65 65)) ; => 0
(char-set-size (ucs-range->char-set #x10FFF0 #x200000)) ; => 16
(ucs-range->char-set #xD7FF #xE001 #t) ; error: `ucs-range->char-set` wanted a range of characters
(ucs-range->char-set 5 4) ; error: `ucs-range->char-set` wanted an upper bound not below the lower as argument 2, got 4
(map char-set-size (list (->char-set #\a) (->char-set "abc") (->char-set char-set:empty))) ; => (1 3 0)
(->char-set 5) ; error: `->char-set` wanted a char-set, a string or a character as argument 1, got 5
(char-set->list (char-set #\c #\a)) ; => (#\a #\c)
(char-set->list char-set:empty) ; => ()
(char-set-count char-alphabetic? (string->char-set "a1b2")) ; => 2
(list (char-set-contains? (char-set #\a #\c) #\b) (char-set-contains? (char-set #\a #\c) #\c)) ; => (#f #t)
(char-set-contains? (char-set) 5) ; error: `char-set-contains?` wanted a character as argument 2, got 5
(char-set-contains? "abc" #\a) ; error: `char-set-contains?` wanted a char-set as argument 1, got "abc"
(list (char-set-every char-lower-case? (char-set #\a #\b)) (char-set-every char-lower-case? (char-set #\a #\B)) (char-set-every car char-set:empty)) ; => (#t #f #t)
(list (char-set-any char-lower-case? (char-set #\a #\B)) (char-set-any digit-value (char-set #\a #\5)) (char-set-any car char-set:empty)) ; => (#t 5 #f)
(char-set->string (char-set-adjoin (char-set #\b) #\a #\c #\a)) ; => "abc"
(char-set->string (char-set-adjoin! (char-set #\b) #\a)) ; => "ab"
(char-set->string (char-set-delete (char-set #\a #\b #\c) #\b)) ; => "ac"
(char-set->string (char-set-delete! (char-set #\a #\b) #\a #\b)) ; => ""
(char-set-size (char-set-complement char-set:ascii)) ; => 1111936
(char-set-size (char-set-complement char-set:empty)) ; => 1112064
(char-set->string (char-set-union (char-set #\a #\b) (char-set #\b #\c) (char-set #\x))) ; => "abcx"
(char-set->string (char-set-union! (char-set #\a) (char-set #\c))) ; => "ac"
(list (char-set-size (char-set-union)) (char-set-size (char-set-intersection)) (char-set-size (char-set-xor))) ; => (0 1112064 0)
(char-set->string (char-set-intersection (char-set #\a #\b) (char-set #\b #\c))) ; => "b"
(char-set->string (char-set-difference (char-set #\a #\b #\c) (char-set #\a) (char-set #\c))) ; => "b"
(char-set->string (char-set-difference! (char-set #\a #\b) (char-set #\a))) ; => "b"
(char-set->string (char-set-xor (char-set #\a #\b) (char-set #\b #\c) (char-set #\b))) ; => "abc"
(char-set->string (char-set-xor! (char-set #\a #\b) (char-set #\b #\c))) ; => "ac"
(call-with-values (lambda () (char-set-diff+intersection char-set:hex-digit (string->char-set "0123456789") (char-set #\a)))
  (lambda (d i) (list (char-set->string d) (char-set->string i)))) ; => ("ABCDEFbcdef" "0123456789a")
(call-with-values (lambda () (char-set-diff+intersection! (char-set #\a #\b) (char-set #\b)))
  (lambda (d i) (list (char-set->string d) (char-set->string i)))) ; => ("a" "b")
(char-set-union (char-set #\a) "b") ; error: `char-set-union` wanted a char-set as argument 2, got "b"
(char-set #\a 5) ; error: `char-set` wanted a list of characters
(define (in-ascii set) (char-set->string (char-set-intersection set char-set:ascii)))
(in-ascii char-set:punctuation) ; => "!\"#%&'()*,-./:;?@[\\]_{}"
(in-ascii char-set:symbol) ; => "$+<=>^`|~"
(in-ascii char-set:blank) ; => "\t "
(list (char-set-size char-set:title-case) (char-set-size char-set:iso-control) (char-set-size char-set:hex-digit)) ; => (31 65 22)
