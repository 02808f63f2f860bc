(list #\a #\A #\( #\space #\newline #\tab #\nul #\x41 #\λ) ; => (#\a #\A #\( #\space digit-value #\3) (digit-value #\x0664) (digit-value #\a)) ; => (3 4 #f)
(list (char<? #\a #\b #\c) (char=? #\a #\a #\b) (char-ci=? #\a #\A)) ; => (#t #f #t)
(char-upcase "a") ; error: `char-upcase` wanted a character as argument 1, got "a"
(integer->char #xD800) ; error: integer->char
