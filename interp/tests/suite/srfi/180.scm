(import (srfi 180))
;; differs: what directly follows a number or a word must not look like a part of it (`01`, `1x`, `nulls` are errors).
;; differs: half of a surrogate pair is an error, because no character stands for it.
(define (parse text) (json-read (open-input-string text)))
(define (reason text) (guard (e ((json-error? e) (json-error-reason e))) (parse text)))
(define (text value) (let ((port (open-output-string))) (json-write value port) (get-output-string port)))
(define (all next) (let loop ((found '())) (let ((x (next))) (if (eof-object? x) (reverse found) (loop (cons x found))))))
(map parse '("1" "-12" "2.5" "1e2" "-0.5E+1" "0" "true" "false" "null" "\"a\"" "[]" "{}")) ; => (1 -12 2.5 100.0 -5.0 0 #t #f null "a" #() ())
(parse "{\"a\": [1, 2.5, null, true], \"b c\": {\"d\": {}}}") ; => ((a . #(1 2.5 null #t)) (|b c| (d)))
(parse " \t\r\n[ 1 , [ ] ] ") ; => #(1 #())
(parse "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"") ; => "\"\\/\b\xc;\n\r\té😀"
(parse "123456789012345678901234567890") ; => 123456789012345678901234567890
(eof-object? (parse "")) ; => #t
(eof-object? (parse "  \n")) ; => #t
(let ((p (open-input-string "42 [101] \"x\""))) (let* ((a (json-read p)) (b (json-read p)) (c (json-read p))) (list a b c (eof-object? (json-read p))))) ; => (42 #(101) "x" #t)
(parameterize ((current-input-port (open-input-string "[1]"))) (json-read)) ; => #(1)
(let ((chars (string->list "[1,2]"))) (json-read (lambda () (if (null? chars) (eof-object) (let ((c (car chars))) (set! chars (cdr chars)) c))))) ; => #(1 2)
(json-read 5) ; error: `json-read` wanted an open textual input port or a generator as argument 1, got 5
(json-read (lambda () 5)) ; error: json-error: `json-read` wanted a character or an end of file of its generator, got 5 at line 1, column 1
(reason "[1 2]") ; => "`json-read` wanted `,` or `]`, got `2` at line 1, column 4"
(reason "{\"a\":1,\n \"b\" 2}") ; => "`json-read` wanted `:`, got `2` at line 2, column 6"
(reason "[1,") ; => "`json-read` wanted a value, got the end at line 1, column 4"
(reason "[1") ; => "`json-read` wanted `,` or `]`, got the end at line 1, column 3"
(reason "{\"a\"") ; => "`json-read` wanted `:`, got the end at line 1, column 5"
(reason "\"abc") ; => "`json-read` wanted `\"`, got the end at line 1, column 5"
(reason "tru") ; => "`json-read` wanted `true`, got the end at line 1, column 4"
(define (bad? text) (guard (e (#t (json-error? e))) (parse text) #f))
(map bad? '("[1,]" "{\"a\":1,}" "[,1]" "{1:2}" "{\"a\"}" "]" "}" "nul" "truee" "01" "-" "1." "1.e1" ".5" "1e" "1e+" "+1" "0x1" "NaN" "Infinity" "-Infinity" "'a'" "[1}" "{\"a\":1]" "\"\\x\"" "\"\\u12\"" "\"\\ud800\"" "\"\\udc00\"" "\"\\ud800\\u0041\"" "\"a\nb\"" "\"\\" "a" "*" "\x2060;" "[1\x0;]")) ; => (#t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t)
(list (json-error? 5) (guard (e (#t (json-error? e))) (error "x"))) ; => (#f #f)
(json-error-reason "x") ; error: `json-error-reason` wanted a JSON error as argument 1, got "x"
(list (json-null? 'null) (json-null? '()) (json-null? #f)) ; => (#t #f #f)
(parameterize ((json-nesting-depth-limit 2)) (list (parse "[[1]]") (bad? "[[[1]]]") (bad? "{\"a\":{\"b\":[]}}"))) ; => (#(#(1)) #t #t)
(parameterize ((json-number-of-character-limit 4)) (list (parse "1234") (bad? "12345") (bad? "[1,2]"))) ; => (1234 #t #t)
(parameterize ((json-nesting-depth-limit 'x)) 1) ; error: `json-nesting-depth-limit` wanted a number that is not negative
(all (json-generator (open-input-string "42 101"))) ; => (42)
(all (json-generator (open-input-string "[42] 101"))) ; => (array-start 42 array-end)
(all (json-generator (open-input-string "{\"a\":[1,{}],\"b\":\"a\"}"))) ; => (object-start "a" array-start 1 object-start object-end array-end "b" "a" object-end)
(let ((next (json-generator (open-input-string "[1")))) (next) (next) (guard (e ((json-error? e) 'error)) (next))) ; => error
(json-fold (lambda (x n) (if (number? x) (+ x n) n)) (lambda (n) 0) (lambda (n) n) (lambda (n) 0) (lambda (n) n) 0 (open-input-string "[1,[2,3],4]")) ; => 10
(json-fold cons (lambda (s) '()) (lambda (s) (cons 'array (reverse s))) (lambda (s) '()) (lambda (s) (cons 'object (reverse s))) '() (open-input-string "{\"k\":[1]}")) ; => ((object "k" (array 1)))
(json-fold 1 list list list list 0) ; error: `json-fold` wanted a procedure as argument 1, got 1
(all (json-lines-read (open-input-string "{\"a\":1}\r\n[2]\n\n3"))) ; => (((a . 1)) #(2) 3)
(all (json-sequence-read (open-input-string "\x1e;{\"a\":1}\n\x1e;[1,\n\x1e;2\n"))) ; => (((a . 1)) 2)
(json-write '((name . "x\"y") (list . #(1 2.5 null #t #f)) (none) (o . ((k . "é"))))) ; prints {"name":"x\"y","list":[1,2.5,null,true,false],"none":{},"o":{"k":"é"}}
(list (text "a\\b\n\t\r\x1;\x7f;") (text '()) (text #()) (text -5) (text 1e21) (text -0.5) (text 'null)) ; => ("\"a\\\\b\\n\\t\\r\\u0001\\u007f\"" "{}" "[]" "-5" "1e21" "-0.5" "null")
(let ((parts '())) (json-write #(1 "a") (lambda (t) (set! parts (cons t parts)))) (apply string-append (reverse parts))) ; => "[1,\"a\"]"
(define (unwritable? value) (guard (e (#t (json-error? e))) (text value) #f))
(map unwritable? (list 1/2 +inf.0 +nan.0 'symbol #\a car '(1 2) '((1 . 2)) '(("a" . 1)) '((a . 1) . b) (vector 1 'x) '((a . x)))) ; => (#t #t #t #t #t #t #t #t #t #t #t #t)
(let ((v (vector 1 2))) (vector-set! v 0 v) (unwritable? v)) ; => #t
(let ((p (open-output-string))) (guard (e (#t #f)) (json-write (vector 1 'x) p)) (get-output-string p)) ; => ""
(json-write 1 2) ; error: `json-write` wanted a textual output port or an accumulator as argument 2, got 2
(define (accumulate . events) (let ((port (open-output-string))) (guard (e ((json-error? e) 'error)) (for-each (json-accumulator port) events) (get-output-string port))))
(accumulate 'object-start "a" 'array-start 1 "x" #t 'null 'array-end "b" 'object-start 'object-end 'object-end (eof-object)) ; => "{\"a\":[1,\"x\",true,null],\"b\":{}}"
(list (accumulate 5) (accumulate 1 2) (accumulate 'array-end) (accumulate 'array-start 'object-end) (accumulate 'object-start 1) (accumulate 'object-start "a" 'object-end) (accumulate 'array-start (eof-object)) (accumulate 'array-start 'x)) ; => ("5" error error error error error error error)
(let ((value (parse "[{\"id\":1,\"tags\":[\"a\",\"b\"]},{\"id\":2.5,\"tags\":[]}]"))) (equal? value (parse (text value)))) ; => #t
(json-write 1 (open-output-string) 5) ; error: `json-write` wanted 1 to 2 arguments, got 3
(json-read (open-input-string "1") 5) ; error: `json-read` wanted 0 to 1 arguments, got 2
