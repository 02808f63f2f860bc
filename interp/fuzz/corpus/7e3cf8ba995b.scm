[list 1 [+ 1 1]] ; => (1 2)
(let ([x 1] [y 2]) (+ x y)) ; => 3
'(a . (b '(1 #;(hidden) 2 #;3) . (c . ()))) ; => (a b c)
'#(1 #(2)) ; => #(1 #(2))
#(1 2) ; => #(1 2)
'(1 #;(hidden) 2 #;3) ; => (1 2)
(list 1 #| nested #| comment |# |# 2) ; => (1 2)
(list #t #true #f #false) ; => (#t #t #f #f)
(list #xff #b102 #o17 #e1.5 #i1/2 1e3) ; => (255 5 15 3/2 0.5 1000.0)
"a\x41;\t\"\\" ; => "aA\t\"\\"
(string-length "one\
                two") ; => 6
'|hello world| ; => |hello world|
(let ((x '#0=(a b . #0#))) (eq? x (cddr x))) ; => #t
#:key ; => #:key
'(#:a 1) ; => (#:a 1)
