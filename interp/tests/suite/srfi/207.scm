(import (srfi 207))
(define (text bytes) (utf8->string bytes))
(define (bytes string) (string->utf8 string))
(define (error? thunk) (guard (e (#t (bytestring-error? e))) (thunk) #f))
(list (bytestring "lo" #\r #x65 #u8(#x6d)) (bytestring) (bytestring "" #u8())) ; => (#u8(108 111 114 101 109) #u8() #u8())
(map error? (list (lambda () (bytestring "η")) (lambda () (bytestring 256)) (lambda () (bytestring #\é)) (lambda () (bytestring 'a)) (lambda () (make-bytestring '(1 -1))) (lambda () (car 5)))) ; => (#t #t #t #t #t #f)
(bytestring 300) ; error: `bytestring` wanted bytes, ASCII characters and strings, and bytevectors, got 300
(make-bytestring '("a" #\b 99)) ; => #u8(97 98 99)
(let ((b (make-bytevector 10 #x20))) (make-bytestring! b 2 '(#\s #\c "he" #u8(#x6d #x65))) (text b)) ; => "  scheme  "
(make-bytestring! (make-bytevector 2) 1 '("ab")) ; error: `make-bytestring!` wanted an index that leaves room for the bytes as argument 2, got 1
(list (bytevector->hex-string (bytes "Ford")) (bytevector->hex-string #u8()) (text (hex-string->bytevector "5a6170686f64")) (hex-string->bytevector "fF0a")) ; => ("466f7264" "" "Zaphod" #u8(255 10))
(map error? (list (lambda () (hex-string->bytevector "abc")) (lambda () (hex-string->bytevector "zz")))) ; => (#t #t)
(list (bytevector->base64 #u8(1 2 3 4 5 6)) (bytevector->base64 (bytes "Arthur Dent")) (bytevector->base64 #u8(#xfb #xff #xfe)) (bytevector->base64 #u8(#xfb #xff #xfe) "-_") (bytevector->base64 #u8(1)) (bytevector->base64 #u8())) ; => ("AQIDBAUG" "QXJ0aHVyIERlbnQ=" "+//+" "-__-" "AQ==" "")
(list (base64->bytevector "+/     /+") (base64->bytevector "AQIDBAUG") (text (base64->bytevector "QXJ0aHVyIERlbnQ=")) (base64->bytevector "-__-" "-_") (base64->bytevector "AQ==") (base64->bytevector "")) ; => (#u8(251 255 254) #u8(1 2 3 4 5 6) "Arthur Dent" #u8(251 255 254) #u8(1) #u8())
(map error? (list (lambda () (base64->bytevector "A")) (lambda () (base64->bytevector "A*==")) (lambda () (base64->bytevector "A===")) (lambda () (base64->bytevector "AQ=A")))) ; => (#t #t #t #t)
(list (bytestring->list #u8(#x41 #x42 1 2) 1 3) (bytestring->list #u8(127 128 31 32)) (bytestring->list #u8(1) 1)) ; => ((#\B 1) (#\delete 128 31 #\space) ())
(let ((next (make-bytestring-generator "lo" #u8(1) #\a))) (let loop ((x (next)) (found '())) (if (eof-object? x) (reverse found) (loop (next) (cons x found))))) ; => (108 111 1 97)
(error? (lambda () (make-bytestring-generator 1 "é"))) ; => #t
(list (text (bytestring-pad (bytes "Zaphod") 10 #\_)) (bytestring-pad-right #u8(#x80 #x7f) 8 0) (bytestring-pad #u8(1 2) 1 0)) ; => ("____Zaphod" #u8(128 127 0 0 0 0 0 0) #u8(1 2))
(list (text (bytestring-trim (bytes "   Trillian") (lambda (b) (= b #x20)))) (bytestring-trim-both #u8(0 0 #x80 #x7f 0 0 0) zero?) (bytestring-trim-right #u8(0 1 0) zero?) (bytestring-trim #u8(0 0) zero?)) ; => ("Trillian" #u8(128 127) #u8(0 1) #u8())
(list (text (bytestring-replace (bytes "Vogon torture") (bytes "poetry") 6 13)) (bytestring-replace #u8(1 2 3) #u8(9 8 7) 1 1 1 2)) ; => ("Vogon poetry" #u8(1 8 2 3))
(bytestring-replace #u8(1) #u8() 0 2) ; error: `bytestring-replace` wanted an index from 0 to 1 as argument 4, got 2
(list (bytestring<? (bytes "Heart Of Gold") (bytes "Heart of Gold")) (bytestring<=? #u8(#x81 #x95) #u8(#x80 #xa0)) (bytestring>? #u8(1 2 3) #u8(1 2)) (bytestring>=? #u8() #u8()) (bytestring<? #u8(1) #u8(1))) ; => (#t #f #t #t #f)
(bytestring<? #u8() "a") ; error: `bytestring<?` wanted a bytevector as argument 2, got "a"
(list (bytestring-index #u8(#x65 #x72 #x83 #x6f) (lambda (b) (> b #x7f))) (bytestring-index (bytes "Beeblebrox") (lambda (b) (> b #x7f))) (bytestring-index-right (bytes "Zaphod") odd?) (bytestring-index #u8(1 2 3) odd? 1) (bytestring-index-right #u8(1 2 3) odd? 1 2)) ; => (2 #f 4 2 #f)
(list (call-with-values (lambda () (bytestring-break #u8(#x50 #x4b 0 0 #x1 #x5) zero?)) list) (map text (call-with-values (lambda () (bytestring-span (bytes "ABCDefg") (lambda (b) (and (> b 40) (< b 91))))) list))) ; => ((#u8(80 75) #u8(0 0 1 5)) ("ABCD" "efg"))
(list (text (bytestring-join (map bytes '("Heart" "of" "Gold")) #x20)) (bytestring-join '(#u8(#xef #xbb) #u8(#xbf)) 0 'prefix) (bytestring-join '(#u8(1) #u8(2)) "ab" 'suffix) (bytestring-join '() 0)) ; => ("Heart of Gold" #u8(0 239 187 0 191) #u8(1 97 98 2 97 98) #u8())
(error? (lambda () (bytestring-join '() 0 'strict-infix))) ; => #t
(bytestring-join '() 0 'other) ; error: `bytestring-join` wanted infix, strict-infix, prefix or suffix as argument 3, got other
(list (map text (bytestring-split (bytes "Beeblebrox") #x62)) (bytestring-split #u8(1 0 2 0) 0 'suffix) (bytestring-split #u8(0 1 0 2) 0 'prefix) (bytestring-split #u8(1 0 2 0) 0) (bytestring-split #u8() 0) (bytestring-split #u8(97 65) #\A)) ; => (("Bee" "le" "rox") (#u8(1) #u8(2)) (#u8(1) #u8(2)) (#u8(1) #u8(2) #u8()) () (#u8(97) #u8()))
(list (read-textual-bytestring #t (open-input-string "#u8\"AB\\xad;\\xf0;\\x0d;CD\"")) (read-textual-bytestring #f (open-input-string "\"a\\\"\\\\\\|\\n\"")) (read-textual-bytestring #f (open-input-string "\"a\\  \n   b\"")) (read-textual-bytestring #f (open-input-string "\"\\x00041;\""))) ; => (#u8(65 66 173 240 13 67 68) #u8(97 34 92 124 10) #u8(97 98) #u8(65))
(map (lambda (s) (error? (lambda () (read-textual-bytestring #f (open-input-string s))))) '("\"abc" "abc\"" "\"é\"" "\"\\x100;\"" "\"\\x;\"" "\"\\q\"" "\"\\ x\"" "\"\\")) ; => (#t #t #t #t #t #t #t #t)
(write-textual-bytestring #u8(#x9 #x41 #x72 34 92 124 200)) ; prints #u8"\tAr\"\\|\xc8;"
(let ((port (open-output-string))) (write-textual-bytestring #u8() port) (get-output-string port)) ; => "#u8\"\""
(let ((port (open-output-bytevector))) (write-binary-bytestring port #\Z #x61 #x70 "hod") (text (get-output-bytevector port))) ; => "Zaphod"
(write-binary-bytestring 5 1) ; error: `write-binary-bytestring` wanted an open binary output port as argument 1, got 5
(bytestring-error? 5) ; => #f
(bytevector->base64 #u8(1) "+/" 5) ; error: `bytevector->base64` wanted 1 to 2 arguments, got 3
;; The notation as a literal and as data.
(list #u8"recursion" #u8"" #u8"\x89;PNG\r\n\x1A;\n" #u8"A\"\\") ; => (#u8(114 101 99 117 114 115 105 111 110) #u8() #u8(137 80 78 71 13 10 26 10) #u8(65 34 92))
(read (open-input-string "(1 #u8\"ab\" 2)")) ; => (1 #u8(97 98) 2)
(read (open-input-string "#u8\"\\x100;\"")) ; error: read-error
(read (open-input-string "#u8\"λ\"")) ; error: read-error: this character cannot stand in a bytevector
(bytevector-u8-set! #u8"ab" 0 1) ; error: immutable
