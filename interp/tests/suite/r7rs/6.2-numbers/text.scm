;; What is no number is #f, not an error.
(map string->number '("" "-" "+" "." "..." "1/0" "1e" "1e+" "#x" "#" "#e" "e1" "1 2" " 1" "1 " "abc" "1a" "#xG" "--1" "1+" "1+2" "i" "1i" "1@" "@1" "1/2/3" "1/-2" "1.2.3" "#b2" "#x#x1" "#e#i1" "#e+inf.0" "inf.0" "+inf" "nan" "1_000" "0x10" "½" "1e2.5" "#i1/0" "1/2e3" "1/2.5")) ; => (#f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f #f)
(map string->number '("100" "-7" "+5" "1/2" "-6/4" "1e3" "1E3" "1.5e-3" ".5" "5." "-.5" "+.5" "1e400" "-1e400" "1e-400" "0/5")) ; => (100 -7 5 1/2 -3/2 1000.0 1000.0 0.0015 0.5 5.0 -0.5 0.5 +inf.0 -inf.0 0.0 0)
(map string->number '("+inf.0" "-inf.0" "+nan.0" "-nan.0" "+INF.0" "+i" "-i" "1+2i" "1-i" "+2.5i" "+inf.0i" "1@0" "+1/2i" "1.5-2e2i" "+nan.0-inf.0i" "1E2+3E1I")) ; => (+inf.0 -inf.0 +nan.0 +nan.0 +inf.0 +i -i 1+2i 1-i +2.5i +inf.0i 1 +1/2i 1.5-200.0i +nan.0-inf.0i 100.0+30.0i)
(map string->number '("#xff" "#XFF" "#b-101" "#o17" "#d10" "#e1.5" "#i1/2" "#e#xA" "#x#eA" "#e1e3" "#i10" "#xff+1i" "#x-1a/2" "#e1.2e-2" "#b1/11")) ; => (255 255 -5 15 10 3/2 0.5 10 10 1000 10.0 255+i -13 3/250 1/3)
(list (string->number "100" 16) (string->number "100" 2) (string->number "zz" 36) (string->number "ZZ" 36) (string->number "12" 2) (string->number "#d12" 16) (string->number "-1/a" 16) (string->number "1e2" 16)) ; => (256 4 1295 1295 #f 12 -1/10 482)
(list (string->number "1" 37)) ; error: `string->number` wanted a radix from 2 to 36 as argument 2, got 37
(list (string->number "1" 1)) ; error: `string->number` wanted a radix from 2 to 36 as argument 2, got 1
(string->number 'a) ; error: `string->number` wanted a string as argument 1, got a
(string->number 10) ; error: `string->number` wanted a string as argument 1, got 10
;; Decimals are read correctly rounded.
(list 0.1 123456789012345678 1234567890123456789012.0 9007199254740993.0 2.2250738585072011e-308 4.9406564584124654e-324 2.4703282292062327e-324 2.4703282292062328e-324) ; => (0.1 123456789012345678 1.2345678901234568e21 9007199254740992.0 2.225073858507201e-308 5e-324 0.0 5e-324)
(list (number->string 10) (number->string 255 16) (number->string -255 2) (number->string 1/3 3) (number->string 10 36) (number->string 1+2i) (number->string 255+16i 16)) ; => ("10" "ff" "-11111111" "1/10" "a" "1+2i" "ff+10i")
(list (number->string (expt 10 25)) (number->string (- (expt 2 100)) 16) (number->string 0.0) (number->string -0.0) (number->string 1e21) (number->string 1e-7) (number->string 123.456)) ; => ("10000000000000000000000000" "-10000000000000000000000000" "0.0" "-0.0" "1e21" "1e-7" "123.456")
(list (number->string +inf.0) (number->string -inf.0) (number->string +nan.0) (number->string 1.5-2.5i) (number->string 5e-324) (number->string 1.7976931348623157e308)) ; => ("+inf.0" "-inf.0" "+nan.0" "1.5-2.5i" "5e-324" "1.7976931348623157e308")
;; Inexact numbers in other radixes have the fewest digits that read back, and never an exponent.
(list (number->string 0.5 2) (number->string 10.25 2) (number->string 0.1 3) (number->string 255.9375 16) (number->string -3.0 7) (number->string 1e10 36) (number->string +inf.0 2) (number->string -0.0 16)) ; => ("0.1" "1010.01" "0.0022002200220022002200220022002201" "ff.f" "-3.0" "4ldqpds.0" "+inf.0" "-0.0")
(list (string->number "0.1" 2) (string->number "1010.01" 2) (string->number "ff.f" 16) (string->number "#xff.f") (string->number "#e#x.8") (string->number "." 16) (string->number "1.5e1" 8)) ; => (0.5 10.25 255.9375 255.9375 1/2 #f #f)
(let check ((radix 2)) (or (> radix 36) (and (= 0.1 (string->number (number->string 0.1 radix) radix)) (= 1e300 (string->number (number->string 1e300 radix) radix)) (= 5e-324 (string->number (number->string 5e-324 radix) radix)) (check (+ radix 1))))) ; => #t
(number->string 10 37) ; error: `number->string` wanted a radix from 2 to 36 as argument 2, got 37
(number->string 0.5 0) ; error: `number->string` wanted a radix from 2 to 36 as argument 2, got 0
(number->string "1") ; error: `number->string` wanted a number as argument 1, got "1"
