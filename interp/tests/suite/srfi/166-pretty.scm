(import (srfi 166))
;; differs: `pretty-with-color` uses no colors, which are optional.
(define (lines n object) (show #t (with ((width n)) (pretty object))))
(lines 79 '(define (f x) x)) ; prints (define (f x) x)
(lines 30 '(define (fold kons knil ls) (let lp ((ls ls) (acc knil)) (if (null? ls) acc (lp (cdr ls) (kons (car ls) acc))))))
; prints (define (fold kons knil ls)
; prints   (let lp ((ls ls) (acc knil))
; prints     (if (null? ls)
; prints         acc
; prints         (lp (cdr ls)
; prints             (kons (car ls)
; prints                   acc)))))
(lines 12 '(if (odd? n) 'odd 'even))
; prints (if (odd? n)
; prints     'odd
; prints     'even)
(lines 16 '(1 2 3 4 5 6 7 8 9 10 11 12))
; prints (1 2 3 4 5 6 7 8
; prints  9 10 11 12)
(lines 12 '#(100 200 300 400))
; prints #(100 200
; prints   300 400)
(lines 8 '("aaa" "bbb" . "ccc"))
; prints ("aaa"
; prints  "bbb" .
; prints  "ccc")
(lines 10 '(quote (1 2 3 4 5 6)))
; prints '(1 2 3 4
; prints   5 6)
(lines 10 '(begin (display "aa") (newline)))
; prints (begin
; prints   (display "aa")
; prints   (newline))
(equal? (read (open-input-string (show #f (with ((width 20)) (pretty '(define-record-type point (make-point x y) point? (x point-x) (y point-y))))))) '(define-record-type point (make-point x y) point? (x point-x) (y point-y))) ; => #t
(let ((x (list 1 2))) (set-cdr! (cdr x) x) (show #f (pretty x))) ; => "#0=(1 2 . #0#)\n"
(let ((x (list 1))) (list (show #f (pretty-shared (list x x))) (show #f (pretty-simply (list x x))) (show #f (pretty-with-color 'a)))) ; => ("(#0=(1) #0#)\n" "((1) (1))\n" "a\n")
(show #f (pretty '()) (pretty "x\ny") (pretty 5)) ; => "()\n\"x\\ny\"\n5\n"
;; Circles without labels come out as far as they are wanted.
(let ((ones (list 1))) (set-cdr! ones ones) (show #f (trimmed/lazy 12 (pretty-simply ones)))) ; => "(1 1 1 1 1 1"
(let ((ones (list 1))) (set-cdr! ones ones) (show #f (pretty ones))) ; => "#0=(1 . #0#)\n"
;; differs: data lists are filled like text, without columns one below the other.
