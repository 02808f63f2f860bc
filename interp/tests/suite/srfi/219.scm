(import (srfi 219))

(define ((greet-with-prefix prefix) suffix) (string-append prefix " " suffix))
(define greet (greet-with-prefix "Hello"))
(greet "there!") ; => "Hello there!"
(define ((append-to . a) . b) (apply append (append a b)))
(list ((append-to)) ((append-to '(1 2) '(3 4)) '(5 6) '(7 8))) ; => (() (1 2 3 4 5 6 7 8))
(define (((three a) b) . c) (list a b c))
(((three 1) 2) 3 4) ; => (1 2 (3 4))
(define x 5)
(define (plain y) (+ x y))
(plain 1) ; => 6
(let () (define ((inner a) b) (* a b)) ((inner 3) 4)) ; => 12
