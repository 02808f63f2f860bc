;; JSON to values and back. The reader's cases are those of RFC 8259.
(json-parse "{\"a\": [1, 2.5, null, true, false], \"b\": {}}") ; => ((a . #(1 2.5 null #t #f)) (b))
(map json-parse '("0" "-0" "12345678901234567890" "1e2" "-1.5E+3" "\"\"" " [ ] " "{}")) ; => (0 0 12345678901234567890 100.0 -1500.0 "" #() ())
(json-parse "\"\\u00e9\\ud83d\\ude00\\n\\\"\\/\"") ; => "é😀\n\"/"
(json-parse (string->utf8 "\"é\"")) ; => "é"
(json-parse "{\"a\":1,\"a\":2}") ; => ((a . 1) (a . 2))
(json-parse "[[[]],[]]") ; => #(#(#()) #())
;; Cut off.
(json-parse "") ; error: `json-parse` wanted a value, got the end at line 1, column 1…is cut off
(json-parse "[1,") ; error: `json-parse` wanted a value, got the end at line 1, column 4…is cut off
(json-parse "{\"a\"") ; error: wanted `:`, got the end
(json-parse "\"abc") ; error: wanted `"`, got the end
(json-parse "tru") ; error: wanted `true`, got the end
(json-parse "[1") ; error: wanted `,` or `]`, got the end
;; Wrong.
(json-parse "[1 2]") ; error: `json-parse` wanted `,` or `]`, got `2` at line 1, column 4
(json-parse "[1,\n 2,]") ; error: wanted a value, got `]` at line 2, column 4
(json-parse "{a:1}") ; error: wanted a key in quotes, got `a`…names and strings are in double quotes
(json-parse "01") ; error: wanted the end of a value, got `1`
(json-parse "1.") ; error: wanted a digit, got the end
(json-parse "truex") ; error: wanted the end of a value, got `x`
(json-parse "1 2") ; error: wanted the end, got `2`
(json-parse "\"a\nb\"") ; error: met a control character in a string
(json-parse "\"\\x\"") ; error: wanted an escape, got `x`
(json-parse "\"\\ud83d\"") ; error: met half of a surrogate pair
(json-parse "\"\\u12\"") ; error: wanted a hexadecimal digit
(guard (e (#t (condition-kind e))) (json-parse "x")) ; => json-error
(json-parse 5) ; error: `json-parse` wanted a string or bytevector as argument 1, got 5
(json-parse "1" #:depht 5) ; error: did you mean #:depth?
(json-parse "1" #:depth 'x) ; error: wanted a non-negative exact integer
;; Not UTF-8.
(json-parse (bytevector 34 97 255 34)) ; error: `json-parse` wanted UTF-8 text, but byte 2 begins no character
;; Deep: at the limit and one beyond, and as deep as is asked for.
(define (nested n) (string-append (make-string n #\[) (make-string n #\])))
(vector? (json-parse (nested 1000))) ; => #t
(json-parse (nested 1001)) ; error: `json-parse` met more than 1000 arrays and objects inside each other at line 1, column 1001…give #:depth
(json-parse (nested 10000)) ; error: more than 1000
(json-parse (make-string 10000 #\[)) ; error: more than 1000
(vector? (json-parse (nested 10000) #:depth 10000)) ; => #t
(json-parse (nested 10001) #:depth 10000) ; error: more than 10000
(json-parse "[[]]" #:depth 1) ; error: more than 1

;; Writing.
(json->string '((name . "x\n\"") (list . #(1 2.5 null #f #t)) (empty))) ; => "{\"name\":\"x\\n\\\"\",\"list\":[1,2.5,null,false,true],\"empty\":{}}"
(json->string #(#() () #(())) ) ; => "[[],{},[{}]]"
(json-write '((a . 1))) ; prints {"a":1}
(call-with-output-string (lambda (port) (json-write #(1 "é") port))) ; => "[1,\"é\"]"
(let ((texts '())) (json-write #(1) (lambda (text) (set! texts (cons text texts)))) texts) ; => ("[1]")
(json->string (string #\x7f #\x1)) ; => "\"\\u007f\\u0001\""
(json->string 'symbol) ; error: `json->string` has no text for symbol
(json->string 1/2) ; error: has no text for 1/2
(json->string +nan.0) ; error: has no text for +nan.0
(json->string '(1 2)) ; error: has no text for (1 2)
(json->string '(("a" . 2))) ; error: has no text for
(json->string '((a . 1) . b)) ; error: has no text for
(let ((v (vector 1 2))) (vector-set! v 1 v) (json->string v)) ; error: met a value inside itself
(let ((v (vector 1 2))) (vector-set! v 1 (list (cons 'a v))) (json-write v)) ; error: `json-write` met a value inside itself
(json-write 1 5) ; error: `json-write` wanted a textual output port
;; There and back.
(define (back value) (equal? (json-parse (json->string value)) value))
(map back (list '() #() '((a . #(1 2 ((b . "c"))))) "text" -5 1e100 #t 'null)) ; => (#t #t #t #t #t #t #t #t)
(back (json-parse (nested 900))) ; => #t
