(let ((p (open-output-string))) (write 'a p) (display " b" p) (get-output-string p)) ; => "a b"
(define p (open-input-string "one (two 3) \"four\" x\nlast line\r\nend"))
(read p) ; => one
(read p) ; => (two 3)
(read p) ; => "four"
(read-char p) ; => #\space
(peek-char p) ; => #\x
(read-line p) ; => "x"
(read-line p) ; => "last line"
(read-string 2 p) ; => "en"
(read-char p) ; => #\d
(eof-object? (read-char p)) ; => #t
(eof-object? (read-line p)) ; => #t
(eof-object) ; => #<eof>
(with-output-to-string (lambda () (display "inside") (write "x"))) ; => "inside\"x\""
(call-with-output-string (lambda (port) (write '(1 2) port))) ; => "(1 2)"
(with-input-from-string "42 43" (lambda () (+ (read) (read)))) ; => 85
(call-with-input-string "(a b)" read) ; => (a b)
;; Leaving by an escape puts the old port back.
(begin
  (call/cc (lambda (k) (with-output-to-string (lambda () (display "lost") (k #f)))))
  (display "kept")) ; prints kept
(call-with-port (open-input-string "abc") (lambda (p) (read-char p))) ; => #\a
(let ((p (open-input-string "abc"))) (call-with-port p read-char) (input-port-open? p)) ; => #f
(list (port? p) (input-port? p) (output-port? p) (textual-port? p)) ; => (#t #t #f #t)
(let ((p (open-input-bytevector #u8(1 2 3)))) (list (read-u8 p) (peek-u8 p) (read-u8 p) (read-u8 p) (eof-object? (read-u8 p)))) ; => (1 2 2 3 #t)
(let ((p (open-output-bytevector))) (write-u8 7 p) (write-bytevector #u8(8 9) p) (get-output-bytevector p)) ; => #u8(7 8 9)
(display 1 5) ; error: `display` wanted
