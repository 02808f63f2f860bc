#true ; => #t
#false ; => #f
'#f ; => #f
(map not (list 3 (list 3) #f '() (list) 'nil #t)) ; => (#f #f #t #f #f #f #f)
(map boolean? (list #f 0 '() #t "#t")) ; => (#t #f #f #t #f)
(boolean=? #t #t) ; => #t
(boolean=? #f #f #f) ; => #t
(boolean=? #f #t) ; => #f
(boolean=? #f #f #t) ; => #f
(boolean=? #f 1) ; error: `boolean=?` wanted a boolean as argument 2, got 1
(boolean=? #t #f 2) ; error: `boolean=?` wanted a boolean as argument 3, got 2
(read (open-input-string "#faux")) ; error: `#faux` is not known
(if '() 'true 'false) ; => true
