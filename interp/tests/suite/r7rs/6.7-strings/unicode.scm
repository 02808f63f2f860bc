(string-upcase "Straße ﬁn ŉ") ; => "STRASSE FIN ʼN"
(string-downcase "STRASSE Σ") ; => "strasse σ"
;; The final sigma has a form of its own.
(string-downcase "ΧΑΟΣ") ; => "χαος"
(string-downcase "ΧΑΟΣΣ ΧΑΟΣ. ΣΑΣ") ; => "χαοσς χαος. σας"
(string-upcase "χαος") ; => "ΧΑΟΣ"
(string-foldcase "ΧΑΟΣ ΧΑΟς Straße") ; => "χαοσ χαοσ strasse"
(string-downcase "İ") ; => "i̇"
(string-ci=? "Straße" "STRASSE" "strasse") ; => #t
(string-ci=? "ΧΑΟΣ" "χαος") ; => #t
(string-ci<? "abc" "ABD") ; => #t
(list (string-ci<=? "a" "A") (string-ci>? "b" "A") (string-ci>=? "A" "b")) ; => (#t #t #f)
(string-length "日本語😀") ; => 4
(string-ref "日本語😀" 3) ; => #\😀
(string->utf8 "é😀") ; => #u8(195 169 240 159 152 128)
(utf8->string #u8(195 169 240 159 152 128)) ; => "é😀"
(utf8->string #u8(65 66 67 68) 1 3) ; => "BC"
(string->utf8 "aλb" 1) ; => #u8(206 187 98)
(utf8->string #u8(65 255 66)) ; error: `utf8->string` found bytes at index 1 that are not UTF-8
(utf8->string #u8(#xE2 #x82)) ; error: found bytes at index 0 that are not UTF-8
(utf8->string #u8(#xC0 #x80)) ; error: not UTF-8
(utf8->string #u8(#xED #xA0 #x80)) ; error: not UTF-8
;; Storing a wide character into a narrow string keeps the others.
(let ((s (make-string 3 #\a))) (string-set! s 1 #\😀) (list s (string-length s) (string-ref s 2))) ; => ("a😀a" 3 #\a)
;; string-ref and string-set! take the same time at any place.
(let ((s (make-string 200000 #\λ)))
  (let loop ((i 0))
    (if (< i 200000) (begin (string-set! s i (string-ref s (- 199999 i))) (loop (+ i 1)))))
  (string-length s)) ; => 200000
