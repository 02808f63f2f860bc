(import (srfi 133))

; Constructors
(list (make-vector 2 'x) (vector 1 2) (vector-append #(1) #() #(2 3)) (vector-copy #(a b c) 1) (vector-copy #(a b c) 0 1)) ; => (#(x x) #(1 2) #(1 2 3) #(b c) #(a))
(vector-unfold (lambda (i x) (values x (- x 1))) 10 0) ; => #(0 -1 -2 -3 -4 -5 -6 -7 -8 -9)
(list (vector-unfold values 3) (vector-unfold values 0)) ; => (#(0 1 2) #())
(vector-unfold (lambda (i a b) (values (list i a b) (+ a 1) (* b 2))) 3 0 1) ; => #((0 0 1) (1 1 2) (2 2 4))
(vector-unfold-right (lambda (i x) (values (cons i x) (+ x 1))) 5 0) ; => #((0 . 4) (1 . 3) (2 . 2) (3 . 1) (4 . 0))
(list (vector-unfold-right values 3) (vector-unfold-right (lambda (i a b) (values (+ a b) b (+ a b))) 5 0 1)) ; => (#(0 1 2) #(8 5 3 2 1))
(vector-unfold values -1) ; error: `vector-unfold` wanted an index as argument 2, got -1
(list (vector-reverse-copy #(5 4 3 2 1 0) 1 5) (vector-reverse-copy #()) (vector-reverse-copy #(1 2 3) 1)) ; => (#(1 2 3 4) #() #(3 2))
(vector-reverse-copy #(1 2) 0 3) ; error: `vector-reverse-copy` wanted an index from 0 to 2 as argument 3, got 3
(list (vector-concatenate '(#(a b) #() #(c d))) (vector-concatenate '())) ; => (#(a b c d) #())
(vector-concatenate '(#(1) 2)) ; error: `vector-concatenate` wanted a list of vectors as argument 1
(list (vector-append-subvectors #(a b c d e) 0 2 #(f g h i j) 2 4) (vector-append-subvectors)) ; => (#(a b h i) #())
(vector-append-subvectors #(a b) 0 3) ; error: `vector-append-subvectors` wanted an index from 0 to 2 as argument 3, got 3
(vector-append-subvectors #(a b) 0) ; error: `vector-append-subvectors`

; Predicates
(list (vector? #(1)) (vector? '(1)) (vector-empty? #()) (vector-empty? #(()))) ; => (#t #f #t #f)
(vector-empty? '()) ; error: `vector-empty?` wanted a vector as argument 1, got ()
(list (vector= eq?) (vector= eq? #(a)) (vector= eq? #(a b) #(a b) #(a b)) (vector= eq? #(a b c d) #(a b d c)) (vector= = #(1 2 3) #(1 2))) ; => (#t #t #t #f #f)
(list (vector= eq? (vector (vector 'a)) (vector (vector 'a))) (vector= equal? (vector (vector 'a)) (vector (vector 'a)))) ; => (#f #t)
(vector= eq? #(a) '(a)) ; error: `vector=` wanted a vector as argument 3, got (a)

; Selectors and iteration
(list (vector-ref #(a b c) 2) (vector-length #(a b))) ; => (c 2)
(list (vector-fold (lambda (n x) (max n (string-length x))) 0 #("a" "abc")) (vector-fold (lambda (t x) (cons x t)) '() #(1 2 3)) (vector-fold + 5 #())) ; => (3 (3 2 1) 5)
(vector-fold (lambda (r x y) (cons (* x y) r)) '() #(1 2 3) #(4 5)) ; => (10 4)
(list (vector-fold-right (lambda (t x) (cons x t)) '() #(1 2 3)) (vector-fold-right (lambda (r x y) (cons (* x y) r)) '() #(1 2 3) #(4 5))) ; => ((1 2 3) (4 10))
(vector-fold + 0 '(1)) ; error: `vector-fold` wanted a vector as argument 3, got (1)
(vector-fold 1 0 #(1)) ; error: `vector-fold` wanted a procedure as argument 1, got 1
(list (vector-map square #(1 2 3)) (vector-map * #(1 2 3) #(5 4)) (vector-map * #())) ; => (#(1 4 9) #(5 8) #())
(let ((v (vector 1 2 3))) (vector-map! square v) v) ; => #(1 4 9)
(let ((v (vector 1 2 3))) (vector-map! + v #(10 20)) v) ; => #(11 22 3)
(let ((seen '())) (vector-for-each (lambda (x y) (set! seen (cons (+ x y) seen))) #(1 2 3) #(10 20 30 40)) seen) ; => (33 22 11)
(list (vector-count even? #(3 1 4 1 5 9 2 5 6)) (vector-count < #(1 3 6 9) #(2 4 6 8 10 12)) (vector-count even? #())) ; => (3 2 0)
(list (vector-cumulate + 0 #(3 1 4 1 5 9 2 5 6)) (vector-cumulate list 'z #(a b)) (vector-cumulate + 0 #())) ; => (#(3 4 8 9 14 23 25 30 36) #((z a) ((z a) b)) #())

; Searching
(list (vector-index even? #(3 1 4 1 5 9)) (vector-index < #(3 1 4 1 5 9 2 5 6) #(2 7 1 8 2)) (vector-index = #(3 1 4) #(2 7 1 8))) ; => (2 1 #f)
(list (vector-index-right even? #(3 1 4 1 5 9)) (vector-index-right < #(3 1 4 1 5) #(2 7 1 8 2)) (vector-index-right even? #())) ; => (2 3 #f)
(vector-index-right < #(1 2) #(1)) ; error: `vector-index-right` wanted a vector of length 1 as argument 2, got #(1 2)
(list (vector-skip number? #(1 2 a b 3 4 c d)) (vector-skip number? #(1)) (vector-skip-right number? #(1 a 3 4)) (vector-skip-right = #(1 2) #(1 2))) ; => (2 #f 1 #f)
(define (order a b) (- a b))
(map (lambda (x) (vector-binary-search #(1 3 5 7 9) x order)) '(1 3 9 0 4 10)) ; => (0 1 4 #f #f #f)
(list (vector-binary-search #() 1 order) (vector-binary-search #(#\a #\b #\c) #\b (lambda (a b) (cond ((char<? a b) -1) ((char=? a b) 0) (else 1))))) ; => (#f 1)
(vector-binary-search #(1 2) 1 (lambda (a b) 1+2i)) ; error: `vector-binary-search` wanted a procedure that gives a real number as argument 3, got 1+2i
(list (vector-any integer? #(a 3 b)) (vector-any (lambda (x) (and (even? x) (* x x))) #(1 4 5)) (vector-any < #(2 4) #(1 3 9)) (vector-any values #())) ; => (#t 16 #f #f)
(list (vector-every integer? #(1 2)) (vector-every values #(1 2)) (vector-every < #(1 2) #(2 1)) (vector-every values #())) ; => (#t 2 #f #t)
(call-with-values (lambda () (vector-partition even? #(1 2 3 4 5))) list) ; => (#(2 4 1 3 5) 2)
(vector-partition even? '(1)) ; error: `vector-partition` wanted a vector as argument 2, got (1)

; Mutators
(define v (vector 1 2 3 4 5))
(vector-set! v 0 'a)
(vector-swap! v 1 4)
(vector-fill! v 'x 2 4)
v ; => #(a 5 x x 2)
(vector-swap! (vector 1 2) 0 2) ; error: `vector-swap!` wanted an index from 0 to 1 as argument 3, got 2
(vector-swap! (vector) 0 0) ; error: `vector-swap!`
(let ((v (vector 1 2 3 4 5))) (vector-reverse! v) (vector-reverse! v 3) (vector-reverse! v 0 2) v) ; => #(4 5 3 1 2)
(vector-reverse! (vector 1) 2) ; error: `vector-reverse!` wanted an index from 0 to 1 as argument 2, got 2
(let ((v (vector 1 2 3 4 5))) (vector-copy! v 1 #(a b c d) 1 3) v) ; => #(1 b c 4 5)
(let ((v (vector 1 2 3 4 5))) (vector-copy! v 1 v 0 3) v) ; => #(1 1 2 3 5)
(let ((v (vector 1 2 3 4 5))) (vector-reverse-copy! v 2 #(a b c d) 1) v) ; => #(1 2 d c b)
(let ((v (vector 1 2 3 4 5))) (vector-reverse-copy! v 1 v 0 3) v) ; => #(1 3 2 1 5)
(vector-reverse-copy! (vector 1 2) 1 #(a b)) ; error: `vector-reverse-copy!` wanted an index that leaves room for 2 elements as argument 2, got 1
(let ((v (vector 1 2 3 4))) (vector-unfold! (lambda (i x) (values (* i x) (+ x 1))) v 1 3 10) v) ; => #(1 10 22 4)
(let ((v (vector 1 2 3 4))) (vector-unfold-right! (lambda (i x) (values (* i x) (+ x 1))) v 1 3 10) v) ; => #(1 11 20 4)
(vector-unfold! values (vector 1) 0 2) ; error: `vector-unfold!` wanted an index from 0 to 1 as argument 4, got 2

; Conversion
(list (vector->list #(1 2 3) 1) (reverse-vector->list #(1 2 3)) (reverse-vector->list #(1 2 3) 1) (reverse-vector->list #(1 2 3) 0 1)) ; => ((2 3) (3 2 1) (3 2) (1))
(list (list->vector '(1 2)) (reverse-list->vector '(1 2 3)) (vector->string #(#\a #\b)) (string->vector "ab")) ; => (#(1 2) #(3 2 1) "ab" #(#\a #\b))
(reverse-list->vector '(1 . 2)) ; error: `reverse-list->vector` wanted a list as argument 1

; A continuation captured in the middle does not see later elements
(let ((saved #f) (results '()))
  (let ((v (vector-unfold (lambda (i) (call/cc (lambda (k) (if (= i 1) (set! saved k)) i))) 3)))
    (set! results (cons v results))
    (if (= (length results) 1) (saved 'again))
    results)) ; => (#(0 again 2) #(0 1 2))
;; A literal is refused under the name of the procedure.
(vector-reverse! #(1 2)) ; error: `vector-reverse!` cannot change #(1 2): it is immutable
(vector-map! - #(1 2)) ; error: `vector-map!` cannot change #(1 2): it is immutable
(vector-unfold! values #(1 2) 0 2) ; error: `vector-unfold!` cannot change #(1 2): it is immutable

(vector-swap! '#(1 2) 0 1) ; error: `vector-swap!` cannot change #(1 2): it is immutable
