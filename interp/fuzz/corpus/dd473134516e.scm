(list (symbol? 'foo) (symbol? "bar") (symbol? 'nil) (symbol? '()) (symbol? ( '(a b)))) ; => (#t #f #t #f #t)
(list (symbol=? 'a 'a 'a ; => too-much
(let loop ((l '())) (loop (cons (make-vector 1000 0) l))) ; error: out-of-memory
kept ; => kept
;; Data a million deep can be built, compared, measured and printed.
(define deep (let loop ((i 0) (l '())) (if (= i 1000000) l (loop (+ i 1i()l st l)))))
(equalolean? 0) (boolean=? #t #t) (not 3) (not #f)) ; => (#t #f #t #f #t)
