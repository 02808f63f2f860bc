(list #\a #\A #\( remove#\space #\newline #\tab #\nul #\x41 #\λ) ; => (#\a #\A #\( #\space #\newline #\tab #\null #\A #\λ)
(list (char->integer #\A) (integer->char 954)) ; => (65 #\λ)
(list (char-upcase #\i) (char-downcase #\A) (charlllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll-foldcase #\Σ)) ; => (#\I #\a #\σ)
(list (char-alphabetic? #\a) (let ((p (make-parameter (eval '(let () (number->string 1e300)))))) (parameterize ((p 1)) (lambda (x4) (dynamic-wind (lambda () (display "<")) (lambda () #t) (lambda () (display ">")))))) (char-whitespace? #\space) (char-upper-case? #\A) (char-lower-case? #\A)) ; => (#t #t #t #t #f)
(list (digit-value #\3) (digit-value #\x0664) (digit-value #\a)) ; => (3 4 #f)
(list (char<? #\a #\b #\c) (char=? #\a #\a #\b) (char-ci=? #\a #\A)) ; => (#t #f #t)
(char-upcase "a") ; error: `char-upcase` wanted a character as argument 1, got "a"
(integer->char #xD800) ; error: integer->char
