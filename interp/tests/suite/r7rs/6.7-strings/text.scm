;; Escapes in literals.
"a\nb\tc\rd\ae\bf\"g\\h\x41;\x3bb;" ; => "a\nb\tc\rd\ae\bf\"g\\hAλ"
(string->list "\x0;\x7f;") ; => (#\null #\delete)
"one \
   two" ; => "one two"
"one \   
   two" ; => "one two"
"one
two" ; => "one\ntwo"
(string-length "\
   ") ; => 0
(read (open-input-string "\"a\r\nb\rc\"")) ; => "a\nb\nc"
(read (open-input-string "\"\\q\"")) ; error: `\q` is not an escape
(read (open-input-string "\"\\x41\"")) ; error: needs a `;`
(read (open-input-string "\"\\xD800;\"")) ; error: there is no character with the code D800

(map string? (list "" "a" #\a 'a (make-string 0))) ; => (#t #t #f #f #t)
(string) ; => ""
(make-string 0 #\a) ; => ""
(string-length (make-string 5)) ; => 5
(string-ref "abc" -1) ; error: `string-ref` wanted a non-negative exact integer as argument 2, got -1
(string-ref "" 0) ; error: there are no elements
(string-set! (string #\a) 1 #\b) ; error: `string-set!` wanted the index 0
(list (string=? "" "") (string<? "" "a") (string<? "ab" "abc") (string>? "b" "abc") (string<=? "a" "a" "b") (string>=? "c" "b" "b" "a")) ; => (#t #t #t #t #t #t)
(string<? "a" "b" "b") ; => #f
(string=? "a" "a" 5) ; error: `string=?` wanted a string as argument 3, got 5
(substring "abcdef" 2 2) ; => ""
(substring "abc" 2 1) ; error: `substring` wanted an index from 0 to 1 as argument 2, got 2
(substring "abc" 0 4) ; error: `substring` wanted an index from 0 to 3 as argument 3, got 4
(string-copy "abcdef" 2) ; => "cdef"
(string-copy "abcdef" 2 4) ; => "cd"
(string-append) ; => ""
(string->list "abcdef" 2 4) ; => (#\c #\d)
(list->string '()) ; => ""
(list->string '(#\a . #\b)) ; error: `list->string` wanted
(list->string '(1)) ; error: `list->string` wanted
(string->vector "abcde" 1 3) ; => #(#\b #\c)
(string->vector "") ; => #()
(vector->string #(#\a #\b #\c) 1) ; => "bc"
(vector->string #(#\a #\b #\c) 1 2) ; => "b"
(vector->string #(#\a 1)) ; error: `vector->string` wanted a vector of characters
;; Copies onto itself, both ways.
(let ((s (string-copy "abcdef"))) (string-copy! s 1 s 0 4) s) ; => "aabcdf"
(let ((s (string-copy "abcdef"))) (string-copy! s 0 s 2) s) ; => "cdefef"
(let ((s (make-string 5 #\-))) (string-copy! s 2 "abc") s) ; => "--abc"
(string-copy! (make-string 2) 1 "abc") ; error: string-copy!
(let ((s (string-copy "abcdef"))) (string-fill! s #\x 1 3) s) ; => "axxdef"
(let ((s (string-copy "abc"))) (string-fill! s #\λ) s) ; => "λλλ"
(string-map char-upcase "") ; => ""
(string-map (lambda (a b c) b) "abc" "xyz" "12") ; => "xy"
(string-map + "a") ; error: `+` wanted
(let ((seen '())) (string-for-each (lambda (a b) (set! seen (cons (string a b) seen))) "abc" "xy") (reverse seen)) ; => ("ax" "by")
(string-for-each car 5) ; error: `string-for-each` wanted a string as argument 2, got 5
;; A re-entered string-map does not change an earlier result.
(let ((again #f) (results '()))
  (let ((s (string-map (lambda (c) (if (char=? c #\b) (call/cc (lambda (k) (if (not again) (set! again k)) c)) c)) "abc")))
    (set! results (cons s results))
    (if (= (length results) 1) (again #\X) results))) ; => ("aXc" "abc")
(number->string 3.5) ; => "3.5"
(string->number "1/3") ; => 1/3
