(map symbol? (list 'foo (car '(a b)) "bar" 'nil '() #f)) ; => (#t #t #f #t #f #f)
(symbol=? 'a 'a) ; => #t
(symbol=? 'a 'a 'a 'a) ; => #t
(symbol=? 'a 'a 'b) ; => #f
(symbol=? 'a 'A) ; => #f
(symbol=? 'a 1) ; error: `symbol=?` wanted a symbol as argument 2, got 1
(symbol->string 'flying-fish) ; => "flying-fish"
(symbol->string 'Martin) ; => "Martin"
(symbol->string (string->symbol "Malvina")) ; => "Malvina"
(string->symbol "mISSISSIppi") ; => mISSISSIppi
(eqv? 'bitBlt (string->symbol "bitBlt")) ; => #t
(eqv? 'LollyPop (string->symbol (symbol->string 'LollyPop))) ; => #t
(string=? "K. Harper, M.D." (symbol->string (string->symbol "K. Harper, M.D."))) ; => #t
(eq? (string->symbol "") (string->symbol "")) ; => #t
(string->symbol 'a) ; error: `string->symbol` wanted a string as argument 1, got a
(symbol->string "a") ; error: `symbol->string` wanted a symbol as argument 1, got "a"
;; What begins like a number that cannot be reads back in bars only.
(list (string->symbol "1/0a#") (string->symbol "1/0") (string->symbol "2nd")) ; => (|1/0a#| |1/0| 2nd)
