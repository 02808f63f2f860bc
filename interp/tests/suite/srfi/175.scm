(import (srfi 175))
(map ascii-codepoint? '(-1 0 127 128 1.0 #\a "a")) ; => (#f #t #t #f #f #f #f)
(map ascii-bytevector? (list #u8() #u8(0 127) #u8(128) "a")) ; => (#t #t #f #f)
(map ascii-char? (list #\a #\x7F #\x80 97)) ; => (#t #t #f #f)
(map ascii-string? (list "" "abc" "é" #\a)) ; => (#t #t #f #f)
(define (codes accept?) (let loop ((code 255) (found '())) (if (< code -2) (list (length found) (if (pair? found) (car found) #f) (if (pair? found) (list-ref found (- (length found) 1)) #f)) (loop (- code 1) (if (accept? code) (cons code found) found)))))
(map codes (list ascii-control? ascii-non-control? ascii-whitespace? ascii-space-or-tab? ascii-other-graphic? ascii-upper-case? ascii-lower-case? ascii-alphabetic? ascii-alphanumeric? ascii-numeric?)) ; => ((33 0 127) (95 32 126) (6 9 32) (2 9 32) (32 33 126) (26 65 90) (26 97 122) (52 65 122) (62 48 122) (10 48 57))
(map (lambda (p) (p #\a)) (list ascii-control? ascii-lower-case? ascii-alphabetic? ascii-numeric?)) ; => (#f #t #t #f)
(ascii-control? "a") ; error: `ascii-control?` wanted a character or its code as argument 1, got "a"
(list (ascii-ci=? #\a #\A) (ascii-ci=? 97 #\A) (ascii-ci=? #\é #\É) (ascii-ci<? #\a #\B) (ascii-ci<? #\_ #\A) (ascii-ci>? #\B #\a) (ascii-ci<=? #\a #\A) (ascii-ci>=? #\a #\B)) ; => (#t #t #f #t #t #t #t #f)
(list (ascii-string-ci=? "Hello" "hELLO") (ascii-string-ci=? "é" "É") (ascii-string-ci<? "ab" "ABC") (ascii-string-ci<? "" "a") (ascii-string-ci>? "b" "Ab") (ascii-string-ci<=? "" "") (ascii-string-ci>=? "a" "B")) ; => (#t #f #t #t #t #t #f)
(ascii-string-ci=? "a" 'a) ; error: `ascii-string-ci=?` wanted a string as argument 2, got a
(list (ascii-upcase #\a) (ascii-upcase 97) (ascii-upcase #\é) (ascii-upcase #\1) (ascii-downcase #\A) (ascii-downcase 65) (ascii-downcase #\É)) ; => (#\A 65 #\é #\1 #\a 97 #\É)
(list (ascii-control->graphic 0) (ascii-control->graphic #\x1) (ascii-control->graphic #\delete) (ascii-control->graphic #\a) (ascii-graphic->control #\@) (ascii-graphic->control 63) (ascii-graphic->control #\a)) ; => (64 #\A #\? #f #\null 127 #f)
(map ascii-mirror-bracket (string->list "()[]{}<>a")) ; => (#\) #\( #\] #\[ #\} #\{ #\> #\< #f)
(ascii-mirror-bracket 40) ; => 41
(list (ascii-nth-digit 0) (ascii-nth-digit 9) (ascii-nth-digit 10) (ascii-nth-digit 'x) (ascii-nth-upper-case 0) (ascii-nth-upper-case 27) (ascii-nth-lower-case -1) (ascii-nth-lower-case 25)) ; => (#\0 #\9 #f #f #\A #\B #\z #\z)
(list (ascii-digit-value #\7 10) (ascii-digit-value #\8 8) (ascii-digit-value 48 1) (ascii-digit-value #\a 10)) ; => (7 #f 0 #f)
(list (ascii-upper-case-value #\F 10 6) (ascii-upper-case-value #\G 10 6) (ascii-upper-case-value #\a 0 26) (ascii-lower-case-value #\f 10 6) (ascii-lower-case-value #\z 0 26)) ; => (15 #f #f 15 25)
(define (caesar rot char) (cond ((ascii-lower-case-value char rot 26) => ascii-nth-lower-case) ((ascii-upper-case-value char rot 26) => ascii-nth-upper-case) (else char)))
(string-map (lambda (c) (caesar 13 c)) "Hello, World!") ; => "Uryyb, Jbeyq!"
