;; heavy
(import (srfi 13) (srfi 14))
(string-contains (make-string 100000 #\a) (string-append (make-string 1000 #\a) "b")) ; => #f
(string-length (string-concatenate (make-list 1000000 "ab"))) ; => 2000000
(string-tokenize "Help make programs run, run, RUN!") ; => ("Help" "make" "programs" "run," "run," "RUN!")
(list (string-tokenize "") (string-tokenize "   ") (string-tokenize "a1b22" char-set:digit) (string-tokenize "ab cd ef" char-set:letter 1 7)) ; => (() () ("1" "22") ("b" "cd" "e"))
