(list #\a #\A #\( #\space #\newline #\alarm #\backspace #\delete #\escape #\null #\return #\tab #\x41 #\x3bb #\λ) ; => (#\a #\A #\( #\space #\newline #\alarm #\backspace #\delete #\escape #\null #\return #\tab #\A #\λ #\λ)
(map char->integer '(#\alarm #\backspace #\delete #\escape #\null #\return #\tab #\space #\newline #\x10FFFF)) ; => (7 8 127 27 0 13 9 32 10 1114111)
#\x ; => #\x
#\; ; => #\;
#\x7f ; => #\delete
#\x301 ; => #\x301
#\Space ; error: there is no character named `Space`
(char->integer (integer->char 55295)) ; => 55295
(integer->char 55296) ; error: `integer->char` wanted
(integer->char 1114112) ; error: `integer->char` wanted
(map char-upcase '(#\i #\ß #\ÿ #\ǆ #\ς #\z)) ; => (#\I #\ß #\Ÿ #\Ǆ #\Σ #\Z)
(map char-downcase '(#\I #\Σ #\ǅ #\Z #\1)) ; => (#\i #\σ #\ǆ #\z #\1)
(map char-foldcase '(#\Σ #\ς #\A #\ẞ)) ; => (#\σ #\σ #\a #\ß)
(map char-alphabetic? '(#\a #\Z #\λ #\漢 #\1 #\space #\_)) ; => (#t #t #t #t #f #f #f)
(map char-numeric? '(#\0 #\9 #\x0664 #\a #\x2460 #\½)) ; => (#t #t #t #f #f #f)
(map char-whitespace? '(#\space #\tab #\newline #\return #\xa0 #\x2003 #\a #\x200b)) ; => (#t #t #t #t #t #t #f #f)
(map char-upper-case? '(#\A #\a #\Σ #\ǅ #\1)) ; => (#t #f #t #f #f)
(map char-lower-case? '(#\a #\A #\σ #\ª #\1)) ; => (#t #f #t #t #f)
(map digit-value '(#\0 #\3 #\x0664 #\x0AE6 #\x0EA6 #\a #\x2460 #\½)) ; => (0 3 4 0 #f #f #f #f)
(map digit-value '(#\x0ED9 #\x1D7FF #\xFF15)) ; => (9 9 5)
(list (char=? #\a #\a) (char<? #\a #\b #\c) (char<? #\a #\b #\b) (char<=? #\a #\a #\b) (char>? #\c #\b #\a) (char>=? #\c #\c #\d)) ; => (#t #t #f #t #t #f)
(list (char-ci=? #\a #\A #\a) (char-ci<? #\a #\B) (char-ci>? #\b #\A) (char-ci<=? #\A #\a) (char-ci>=? #\Σ #\ς)) ; => (#t #t #t #t #t)
(char=? #\a 1) ; error: `char=?` wanted a character as argument 2, got 1
(char<? #\b #\a "c") ; error: `char<?` wanted a character as argument 3, got "c"
(char->integer 'a) ; error: `char->integer` wanted a character as argument 1, got a
