;; heavy
(import (srfi 14))
(define (in-ascii set) (char-set->string (char-set-intersection set char-set:ascii)))
(< (char-set-hash char-set:letter 10) 10) ; => #t
(char-set-fold (lambda (c n) (+ n 1)) 0 char-set:full) ; => 1112064
(char-set= (char-set-copy char-set:digit) char-set:digit) ; => #t
(char-set= (char-set-complement! (char-set-complement char-set:letter)) char-set:letter) ; => #t
(char-set->string (char-set-intersection! char-set:ascii char-set:digit char-set:hex-digit)) ; => "0123456789"
(in-ascii char-set:lower-case) ; => "abcdefghijklmnopqrstuvwxyz"
(in-ascii char-set:upper-case) ; => "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
(in-ascii char-set:letter) ; => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
(in-ascii char-set:digit) ; => "0123456789"
(in-ascii char-set:whitespace) ; => "\t\n\xb;\xc;\r "
(char-set-size (char-set-intersection char-set:graphic char-set:ascii)) ; => 94
(char-set-size (char-set-intersection char-set:printing char-set:ascii)) ; => 100
(char-set<= char-set:letter+digit char-set:graphic char-set:printing char-set:full) ; => #t
(map (lambda (c) (char-set-contains? char-set:letter c)) '(#\λ #\ж #\日 #\é #\5)) ; => (#t #t #t #t #f)
(char-set-contains? char-set:digit #\٣) ; => #t
(char-set-every (lambda (c) (char-set-contains? char-set:letter c)) (char-set-intersection char-set:letter char-set:ascii)) ; => #t
