;; heavy
;; JSON that takes several slices.
(vector-length (json-parse (string-append "[0" (apply string-append (map (lambda (i) ",1") (range 50000))) "]"))) ; => 50001
(define (back value) (equal? (json-parse (json->string value)) value))
(back (list->vector (range 30000))) ; => #t
(back (list (cons 'a (list->vector (map (lambda (i) (list (cons 'k (number->string i)))) (range 20000)))))) ; => #t
;; Deeper than any stack, if that is asked for.
(define (nested n) (string-append (make-string n #\[) (make-string n #\])))
(string-length (json->string (json-parse (nested 100000) #:depth 100000))) ; => 200000
