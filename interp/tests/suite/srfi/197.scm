(import (srfi 197))

; chain
(list (chain 'x (list 'a 'b _)) (chain (list 'a 'b) (list 'c _ 'd) (list 'e 'f _)) (chain 5)) ; => ((a b x) (e f (c (a b) d)) 5)
(chain (values 1 2) (list _ _) (cons 'c _)) ; => (c 1 2)
(chain (values 1 2 3) (list _ 'c _ ...) (list 'd _)) ; => (d (1 c 2 3))
(list (chain (values 1 2) (list _ ...)) (chain (values) (list _ ...)) (chain (values 1 2) (list 'no))) ; => ((1 2) () (no))
(chain (list 'a 'b) <> (list 'c <> 'd) (list 'e 'f <>)) ; => (e f (c (a b) d))
(chain (values 1 2 3) - --- (list - 'c - ---) (list 'd -)) ; => (d (1 c 2 3))
(chain (values 1 2) (list _)) ; error: argument
(chain 3 (- _ 1) (let ((x 10)) (+ x 1))) ; => 11
(let ((x 1)) (chain 2 (list x _) (cons x _))) ; => (1 1 2)
(chain '_ (list _ '(_ ...))) ; => (_ (_ ...))
(let ((seen '())) (chain (begin (set! seen (cons 1 seen)) 1) (begin (set! seen (cons 2 seen)) _) (list _ seen))) ; => (1 (2 1))

; chain-and
(list (chain-and '((a . 1)) (assq 'a _) (cdr _)) (chain-and '((a . 1)) (assq 'b _) (cdr _)) (chain-and #f (car _)) (chain-and 5)) ; => (1 #f #f 5)
(list (chain-and 1 (list 'x)) (chain-and #f (list 'x)) (chain-and 3 <> (- <> 1) (* 2 <>))) ; => ((x) #f 4)

; chain-when
(define (describe-number n) (chain-when '() ((odd? n) (cons "odd" _)) ((even? n) (cons "even" _)) ((zero? n) (cons "zero" _)) ((positive? n) (cons "positive" _))))
(list (describe-number 3) (describe-number 4) (describe-number 0)) ; => (("positive" "odd") ("positive" "even") ("zero" "even"))
(list (chain-when 1 ((+ _ 1)) (#f (* _ 100))) (chain-when 1 <> (#t (+ <> 1))) (chain-when 7)) ; => (2 2 7)

; chain-lambda
(list ((chain-lambda (list 'a _) (list 'b _)) 1) ((chain-lambda (list 'a _ _) (list 'b 'c _)) 1 2) ((chain-lambda (list _ ...)) 1 2 3) ((chain-lambda (list 'none)))) ; => ((b (a 1)) (b c (a 1 2)) (1 2 3) (none))
(list ((chain-lambda <> (- <> 1) (* 2 <>)) 5) ((chain-lambda - --- (list - ---)) 1 2)) ; => (8 (1 2))
((chain-lambda (list _ _)) 1) ; error: argument

; nest
(list (nest (list 'a _) (list 'b _) 'e) (nest 5) (nest-reverse 'e (list 'c 'd _) (list 'a 'b _)) (nest-reverse 5)) ; => ((a (b e)) 5 (a b (c d e)) 5)
(nest '_ (1 2 _) (3 _ 5) (_) 4) ; => (1 2 (3 (4) 5))
(nest (nest _2 '_2 (1 2 3 _2) _ 6) (_ 5 _2) 4) ; => (1 2 3 (4 5 6))
(nest-reverse 4 (_) (3 _ 5) (1 2 _) '_) ; => (1 2 (3 (4) 5))
(nest (let ((x 1)) _) (if (= x 1) _ 'no) (list x 'yes)) ; => (1 yes)
(nest-reverse 4 <> (list 3 <> 5) (list 1 <>)) ; => (1 (3 4 5))
(let ((x 5)) (nest (let ((y 1)) _) (if (= x 5) _ 'no) (list x 'yes))) ; => (5 yes)
