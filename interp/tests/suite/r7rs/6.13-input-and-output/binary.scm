(define p (open-input-bytevector (bytevector 1 2 3 4 5 6)))
(list (u8-ready? p) (read-u8 p) (peek-u8 p) (read-u8 p) (read-bytevector 2 p) (read-bytevector 10 p) (read-bytevector 1 p) (read-u8 p) (peek-u8 p) (u8-ready? p)) ; => (#t 1 2 2 #u8(3 4) #u8(5 6) #<eof> #<eof> #<eof> #t)
(read-bytevector 0 (open-input-bytevector #u8())) ; => #u8()
(define b (make-bytevector 5 0))
(list (read-bytevector! b (open-input-bytevector #u8(1 2 3))) b) ; => (3 #u8(1 2 3 0 0))
(list (read-bytevector! b (open-input-bytevector #u8(9 8 7)) 3) b) ; => (2 #u8(1 2 3 9 8))
(list (read-bytevector! b (open-input-bytevector #u8(7 6 5)) 1 2) b) ; => (1 #u8(1 7 3 9 8))
(read-bytevector! b (open-input-bytevector #u8())) ; => #<eof>
(read-bytevector! b (open-input-bytevector #u8(1)) 2 2) ; => 0
(read-bytevector! b (open-input-bytevector #u8(1)) 4 2) ; error: `read-bytevector!` wanted
(define q (open-output-bytevector))
(begin (write-u8 1 q) (write-bytevector #u8(2 3 4) q) (write-bytevector #u8(5 6 7) q 1) (write-bytevector #u8(8 9 10) q 1 2) (get-output-bytevector q)) ; => #u8(1 2 3 4 6 7 9)
(write-u8 256 q) ; error: `write-u8` wanted an exact integer from 0 to 255 as argument 1, got 256
(write-bytevector '(1) q) ; error: `write-bytevector` wanted a bytevector
;; Without a port the current ones are meant.
(parameterize ((current-input-port (open-input-bytevector #u8(1 2 3 4 5 6)))) (list (read-u8) (peek-u8) (u8-ready?) (read-bytevector 2) (read-bytevector! b) b)) ; => (1 2 #t #u8(2 3) 3 #u8(4 5 6 9 8))
(let ((p (open-output-bytevector))) (parameterize ((current-output-port p)) (write-u8 1) (write-bytevector #u8(2 3)) (flush-output-port)) (get-output-bytevector p)) ; => #u8(1 2 3)
(read-u8) ; error: `read-u8` wanted a binary input port
(write-u8 1) ; error: `write-u8` wanted a binary output port
(read-char (open-input-bytevector #u8(65))) ; error: `read-char` wanted a textual input port
(write-char #\a (open-output-bytevector)) ; error: `write-char` wanted a textual output port
(read-u8 (open-input-string "a")) ; error: `read-u8` wanted a binary input port
(begin (close-port q) (write-u8 1 q)) ; error: `write-u8` wanted an open port
(get-output-bytevector q) ; => #u8(1 2 3 4 6 7 9)
(let ((p (open-input-bytevector #u8(1)))) (close-input-port p) (read-u8 p)) ; error: `read-u8` wanted an open port
(get-output-bytevector (open-output-string)) ; error: `get-output-bytevector` wanted a binary output port
