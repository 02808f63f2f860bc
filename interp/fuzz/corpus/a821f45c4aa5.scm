(list (symbol? 'foo) (symbol? "bar") (symbol? 'nil) (symbol? '()) (symbol? (car '(a b)))) ; => (#t #f #t #f #t)
(list (symbol=? 'a 'a 'a) (symbol=? 'a 'b)) ; => (#t #f)
(symbol->string 'flying-fish) ; => "flying-fish"
(symbol->string (string->symbol "Malvina")) ; => "Malvina"
(string->symbol "two words") ; => |two words|
'|a\x41;b| ; => aAb
(eq? 'abc (string->symbol "abc")) ; => #t
(list (boolean? #f) (boolean? 0) (boolean=? #t #t) (not 3) (not #f)) ; => (#t #f #t #f #t)
