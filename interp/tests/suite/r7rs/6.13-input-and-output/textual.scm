(define (lines text) (let ((p (open-input-string text))) (let loop ((found '())) (let ((line (read-line p))) (if (eof-object? line) (reverse found) (loop (cons line found)))))))
(lines "one\ntwo") ; => ("one" "two")
(lines "one\r\ntwo\rthree\n") ; => ("one" "two" "three")
(lines "\n\r\n\r") ; => ("" "" "")
(lines "") ; => ()
(define p (open-input-string "abcdef"))
(list (read-char p) (peek-char p) (read-string 2 p) (char-ready? p) (read-string 10 p) (read-string 1 p) (read-char p) (peek-char p)) ; => (#\a #\b "bc" #t "def" #<eof> #<eof> #<eof>)
(read-string 0 (open-input-string "")) ; => ""
(read-string -1 (open-input-string "a")) ; error: `read-string` wanted
(char-ready? (open-input-string "")) ; => #t
(let ((p (open-input-string "λ😀"))) (let* ((a (read-char p)) (b (peek-char p)) (c (read-char p))) (list a b c))) ; => (#\λ #\😀 #\😀)

;; read takes one datum and leaves the rest.
(define p (open-input-string "(a . b) #(1 \"two\") 'x `(y ,z ,@w) #u8(1) 42rest"))
(read p) ; => (a . b)
(read p) ; => #(1 "two")
(read p) ; => (quote x)
(read p) ; => (quasiquote (y (unquote z) (unquote-splicing w)))
(read p) ; => #u8(1)
(read p) ; => 42rest
(read p) ; => #<eof>
(let* ((p (open-input-string "a b")) (x (read p))) (list x (read-char p) (read-char p))) ; => (a #\space #\b)
(let* ((p (open-input-string "(a)b")) (x (read p))) (list x (read-char p))) ; => ((a) #\b)
(let* ((p (open-input-string "\"s\"b")) (x (read p))) (list x (read-char p))) ; => ("s" #\b)
(read (open-input-string "   ")) ; => #<eof>
(read (open-input-string "(1 2")) ; error: 
(read (open-input-string ")")) ; error: closes nothing
(read (open-input-string "(1 . 2 3)")) ; error: 
(read (open-input-string "\"abc")) ; error: never closed
;; After an error the port goes on behind it.
(let ((p (open-input-string "#<bad> good"))) (guard (e ((read-error? e) (read p))) (read p))) ; => good

;; What each writes.
(define (as procedure x) (let ((p (open-output-string))) (procedure x p) (get-output-string p)))
(as display '("a" #\b "c\"d" |x y|)) ; => "(a b c\"d x y)"
(as write '("a" #\b "c\"d" |x y|)) ; => "(\"a\" #\\b \"c\\\"d\" |x y|)"
(as display #(#\a "b" (#\c))) ; => "#(a b (c))"
(let ((x (list 1))) (as write (list x x))) ; => "((1) (1))"
(let ((x (list 1))) (as write-shared (list x x))) ; => "(#0=(1) #0#)"
(let ((x (list 1))) (as write-simple (list x x))) ; => "((1) (1))"
(let ((s "abc")) (as write-shared (list s s))) ; => "(#0=\"abc\" #0#)"
(let ((x (list 1)) (y (vector 2))) (as write-shared (list y x x y))) ; => "(#0=#(2) #1=(1) #1# #0#)"
(as write '#0=(a . #0#)) ; => "#0=(a . #0#)"
(as display '#0=(a . #0#)) ; => "#0=(a . #0#)"
(as write-simple '#0=(a . #0#)) ; error: `write-simple` wanted a value that does not contain itself
(let ((x (list 1))) (as write (list x '#0=(b . #0#) x))) ; => "((1) #0=(b . #0#) (1))"
(as write (list #t #f '() (if #f #f) (eof-object) #\space "\t\n" 1.5 'a)) ; => "(#t #f () #<unspecified> #<eof> #\\space \"\\t\\n\" 1.5 a)"
(as write ''(a `(b ,c ,@d))) ; => "(quote (a (quasiquote (b (unquote c) (unquote-splicing d)))))"
(as write (list 1e21 1e20 1e-7 1e-6 1.5e-10 123.0 -0.0 100.5 1e100 .1)) ; => "(1e21 100000000000000000000.0 1e-7 0.000001 1.5e-10 123.0 -0.0 100.5 1e100 0.1)"
(as write (list +inf.0 -inf.0 +nan.0 1/2 -3/4 1+2i)) ; => "(+inf.0 -inf.0 +nan.0 1/2 -3/4 1+2i)"
(as write (string->list "a\x0;\x7f;λ\x301;")) ; => "(#\\a #\\null #\\delete #\\λ #\\x301)"

;; Ports and their sides.
(define (sides p) (map (lambda (f) (f p)) (list port? input-port? output-port? textual-port? binary-port?)))
(sides (open-input-string "")) ; => (#t #t #f #t #f)
(sides (open-output-string)) ; => (#t #f #t #t #f)
(sides (open-input-bytevector #u8())) ; => (#t #t #f #f #t)
(sides (open-output-bytevector)) ; => (#t #f #t #f #t)
(sides (current-input-port)) ; => (#t #t #f #t #f)
(sides (current-output-port)) ; => (#t #f #t #t #f)
(sides (current-error-port)) ; => (#t #f #t #t #f)
(sides 5) ; => (#f #f #f #f #f)
(eq? (current-output-port) (current-error-port)) ; => #f

;; Closing.
(define p (open-input-string "abc"))
(list (input-port-open? p) (begin (close-port p) (input-port-open? p))) ; => (#t #f)
(read-char p) ; error: `read-char` wanted an open port
(read p) ; error: `read` wanted an open port
(read-line p) ; error: `read-line` wanted an open port
(char-ready? p) ; error: `char-ready?` wanted an open port
(close-port p) ; prints nothing
(close-input-port (open-output-string)) ; error: `close-input-port` wanted an input port
(close-output-port (open-input-string "")) ; error: `close-output-port` wanted an output port
(define q (open-output-string))
(begin (write 'kept q) (close-output-port q) (output-port-open? q)) ; => #f
(write 1 q) ; error: `write` wanted an open port
(get-output-string q) ; => "kept"
(get-output-string (open-input-string "")) ; error: `get-output-string` wanted
(get-output-string (current-output-port)) ; error: `get-output-string` wanted a port that collects in memory
(let ((p (open-input-string "abc"))) (list (call-with-port p read-char) (input-port-open? p))) ; => (#\a #f)
(call-with-values (lambda () (call-with-port (open-input-string "ab") (lambda (p) (values (read-char p) (read-char p))))) list) ; => (#\a #\b)
(call-with-port 5 list) ; error: `call-with-port` wanted a port

(write-string "abcdef" (current-output-port) 2 4) ; prints cd
(write-string "abc" (current-output-port) 2 1) ; error: `write-string` wanted
(write-char "a") ; error: `write-char` wanted a character
(newline 5) ; error: `newline` wanted a textual output port
(parameterize ((current-output-port (open-output-bytevector))) (write 1)) ; error: `write` wanted a textual output port
(let ((p (open-output-string))) (parameterize ((current-output-port p)) (display "caught")) (get-output-string p)) ; => "caught"
(parameterize ((current-input-port (open-input-string "42 x"))) (list (read) (read-char) (peek-char) (read-line))) ; => (42 #\space #\x "x")
(begin (flush-output-port) (flush-output-port (open-output-string))) ; prints nothing
(begin (write 1 (current-error-port)) (newline (current-error-port))) ; prints 1
;; Standard input that has ended.
(read) ; => #<eof>
(read-line) ; => #<eof>
(eof-object? (eof-object)) ; => #t
(let ((p (open-input-string "")) (q (open-output-string))) (list (input-port-open? p) (output-port-open? p) (input-port-open? q) (output-port-open? q))) ; => (#t #f #f #t)
(input-port-open? 5) ; error: `input-port-open?` wanted a port
