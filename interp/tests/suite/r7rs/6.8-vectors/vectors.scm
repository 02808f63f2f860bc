(vector 'a 'b 'c) ; => #(a b c)
(make-vector 3 'x) ; => #(x x x)
(vector-length #(1 2 3)) ; => 3
(vector-ref '#(1 1 2 3 5 8 13 21) 5) ; => 8
(let ((vec (vector 0 '(2 2 2 2) "Anna"))) (vector-set! vec 1 '("Sue" "Sue")) vec) ; => #(0 ("Sue" "Sue") "Anna")
(vector? #()) ; => #t
(vector? '()) ; => #f
(vector->list #(dah dah didah)) ; => (dah dah didah)
(vector->list #(dah dah didah) 1) ; => (dah didah)
(vector->list #(dah dah didah) 1 2) ; => (dah)
(list->vector '(dididit dah)) ; => #(dididit dah)
(string->vector "ABC") ; => #(#\A #\B #\C)
(vector->string #(#\1 #\2 #\3)) ; => "123"
(vector-copy #(1 8 2 8)) ; => #(1 8 2 8)
(vector-copy #(1 8 2 8) 2 4) ; => #(2 8)
(let ((b (vector 10 20 30 40 50))) (vector-copy! b 1 #(1 2 3 4 5) 0 2) b) ; => #(10 1 2 40 50)
(let ((v (vector 1 2 3 4 5))) (vector-copy! v 1 v 0 4) v) ; => #(1 1 2 3 4)
(let ((v (vector 1 2 3 4 5))) (vector-copy! v 0 v 1 5) v) ; => #(2 3 4 5 5)
(vector-append #(a b c) #(d e f)) ; => #(a b c d e f)
(vector-append) ; => #()
(let ((a (vector 1 2 3 4 5))) (vector-fill! a 'smash 2 4) a) ; => #(1 2 smash smash 5)
(vector-map cadr '#((a b) (d e) (g h))) ; => #(b e h)
(vector-map + #(1 2) #(10 20 30)) ; => #(11 22)
(let ((v (make-list 5))) (vector-for-each (lambda (i) (list-set! v i (* i i))) #(0 1 2 3 4)) v) ; => (0 1 4 9 16)
(build-vector 4 (lambda (i) (* i i))) ; => #(0 1 4 9)
(vector-ref (vector 1 2) 2) ; error: vector-ref
(vector-ref (vector 1 2) -1) ; error: vector-ref
(vector-ref (vector 1 2) 1.0) ; error: vector-ref
(vector-ref '(1) 0) ; error: `vector-ref` wanted a vector as argument 1, got (1)
(vector-set! #(1 2 3) 0 9) ; error: vector-set!
(make-vector -1) ; error: make-vector
(vector-map car 5) ; error: `vector-map` wanted a vector as argument 2, got 5
(vector-length (make-vector 1000000 0)) ; => 1000000
