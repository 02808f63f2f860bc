(list (symbol? 'foo) (symbol? "bar") (symbol? 'nil) (symbol? '()) (symbol? ( '(a b)))) ; => (#t #f #t #f #t)
(list (symbol=? 'a 'a 'a ; => too-much
(let loop ((l '())) (loop (cons (make-vector 1000 0) l))) ; error: out-of-memory
kept ; => kept
;; Data a million deep can be built, compt)
