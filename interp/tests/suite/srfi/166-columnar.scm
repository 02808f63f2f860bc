(import (srfi 166))
(show #t (with ((width 16)) (columnar (displayed "abc\ndef\n") (displayed "123\n456\n"))))
; prints abc     123
; prints def     456
(show #t (with ((width 16)) (columnar "/* " (displayed "abc\ndef\n") " | " (displayed "123\n456\n") " */")))
; prints /* abc  | 123 */
; prints /* def  | 456 */
(show #t (columnar 5 'right (each "a\nbc\n") "|" 5 'center (each "x\n") "|"))
; prints     a|  x  |
; prints    bc|     |
(show #t (with ((width 20)) (columnar 1/2 (each "a\n") (each "b\n") "|")))
; prints a        b         |
(show #t (with ((width 11)) (columnar (fn (width) (each width "\n")) (fn (width) (each width "\n")) (fn (width) (each width "\n")))))
; prints 4   4   3
(show #t (columnar 4 'right 'infinite (line-numbers) " " (each "one\ntwo\nthree")))
; prints    1 one
; prints    2 two
; prints    3 three
(show #f (trimmed/lazy 30 (columnar 3 'infinite (line-numbers 9) "x"))) ; => "9  x\n10 x\n11 x\n12 x\n13 x\n14 x\n"
(show #f (columnar)) ; => "\n"
(columnar 'a) ; error: `columnar` wanted formatters, strings, widths and justifications as argument 1, got a
(show #t (tabular "|" (each "a\nbc\ndef\n") "|" (each "123\n45\n6\n") "|"))
; prints |a  |123|
; prints |bc |45 |
; prints |def|6  |
(show #t (tabular 'right (each "1\n100\n") " " (each "a\nb\n")))
; prints   1 a
; prints 100 b
(define text "The fundamental list iterator. Applies KONS to each element of LS and the result of the previous application, beginning with KNIL. With KONS as CONS and KNIL as '(), equivalent to REVERSE.")
(show #t (with ((width 36)) (wrapped text)) nl)
; prints The fundamental list iterator.
; prints Applies KONS to each element of
; prints LS and the result of the previous
; prints application, beginning with KNIL.
; prints With KONS as CONS and KNIL as '(),
; prints equivalent to REVERSE.
(list (show #f (wrapped "a  b\n c")) (show #f (wrapped "")) (show #f (with ((width 3)) (wrapped "abcdef gh"))) (show #f (with ((width 5)) (wrapped/list '("a b" "cd" "e"))))) ; => ("a b c" "" "abcdef\ngh" "a b\ncd e")
(list (show #f (with ((width 3)) (wrapped/char "abcdefg"))) (show #f (with ((width 3)) (wrapped/char "ab\ncdefg"))) (show #f (with ((width 3)) (wrapped/char "")))) ; => ("abc\ndef\ng" "ab\ncde\nfg" "")
(show #t (with ((width 20)) (justified "The quick brown fox jumps over the lazy dog today.")) nl)
; prints The  quick brown fox
; prints jumps  over the lazy
; prints dog today.
(from-file 5) ; error: `from-file` wanted a string as argument 1, got 5
(show #f (from-file "/no/such/file")) ; error: …
