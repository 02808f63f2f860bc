(import (srfi 54))
;; differs: `number->string` writes an exponent only from 1e21 and below 1e-7, so numbers between are shown without one.
(cat 129.995 -10 2.) ; => "130.00    "
(list (cat 129.995 10 2.) (cat 129.985 10 2.) (cat 129.985001 10 2.)) ; => ("    130.00" "    129.98" "    129.99")
(list (cat 129.995 2. 'exact) (cat 129 -2.) (cat 129 2.) (cat 129 10 2. #\0 'sign) (cat 129 10 2. #\* 'sign)) ; => ("#e130.00" "129.00" "#e129.00" "#e+0129.00" "*#e+129.00")
(list (cat 1/3) (cat 1/3 10 2.) (cat 1/3 10 -2.)) ; => ("1/3" "    #e0.33" "      0.33")
(list (cat 129.995 10 '(#\, 2)) (cat 129995 10 '(#\,) 'sign) (cat -1234567 '(#\,)) (cat 123 '(#\,)) (cat 1234 '(#\_ 1))) ; => (" 1,29.99,5" "  +129,995" "-1,234,567" "123" "1_2_3_4")
(cat (cat 129.995 0.) '(0 -1)) ; => "130"
(list (cat 99.5 10 'sign 'octal) (cat 99.5 10 'sign 'octal 'exact) (cat #x123 'octal 'sign) (cat #x123 -10 2. 'sign #\*) (cat 255 'hexadecimal) (cat 5 'binary) (cat 5 'decimal) (cat 5 'inexact)) ; => ("#i#o+307/2" "  #o+307/2" "#o+443" "#e+291.00*" "#xff" "#b101" "5" "5.0")
(list (cat 1.2345e25 3.) (cat -1.2345e25+1.2355e-15i 3.) (cat 1.5+2.25i 1.) (cat -5 'sign) (cat 0 'sign) (cat +inf.0 2.)) ; => ("1.234e25" "-1.234e25+1.236e-15i" "1.5+2.2i" "-5" "0" "+inf.0")
(list (cat "string" -10) (cat "string" 10 (list string-upcase)) (cat "string" 10 (list string-upcase) '(-2)) (cat "string" 3)) ; => ("string    " "    STRING" "      RING" "string")
(define (backwards s) (list->string (reverse (string->list s))))
(list (cat "string" (list backwards string-upcase)) (cat "string" '(2 3)) (cat "string" '(99)) (cat "string" '(0 99)) (cat "string" '(-99 -99))) ; => ("GNIRTS" "sting" "string" "string" "")
(list (cat #\a 10) (cat 'symbol 10) (cat '#(#\a "str" s)) (cat '(#\a "str" s)) (cat #t) (cat '())) ; => ("         a" "    symbol" "#(#\\a \"str\" s)" "(#\\a \"str\" s)" "#t" "()")
(cat '(#\a "str" s) #t)
; prints (#\a "str" s)
; => "(#\\a \"str\" s)"
(let ((port (open-output-string))) (list (cat 'a port "b") (get-output-string port))) ; => ("ab" "ab")
(cat 3 (cat 's) " " (cat "str" write)) ; => "3s \"str\""
(cat 3 #f "x" "y") ; => "3xy"
(define-record-type example (make-example num str) example? (num get-num) (str get-str))
(define ex (make-example 123 "string"))
(define (record->string object) (cat (get-num object) "-" (get-str object)))
(define (record-writer object port) (if (example? object) (display (record->string object) port) (display object port)))
(list (cat ex 20 record-writer) (cat ex 20 record-writer (list string-upcase backwards) '(0 -4) #\-) (cat "string" 20 record-writer (list string-upcase) '(2 3) #\-) (cat 12 20 record-writer 3.)) ; => ("          123-string" "--------------GNIRTS" "---------------STING" "            #e12.000")
(list (cat ex 20 (cons example? record->string)) (cat ex 20 (cons example? record->string) (list string-upcase) '(0 -1) #\-) (cat 12 20 (cons example? record->string) -3.)) ; => ("          123-string" "----------123-string" "              12.000")
(cat 1 'loud) ; error: `cat` wanted an option as argument 2, got loud
(cat 1 5 '(x)) ; error: `cat` wanted an option as argument 3, got (x)
(cat 10 2. 'octal) ; error: `cat` wanted the radix decimal together with decimal digits
