(import (srfi 62))

(list 1 #;2 3) ; => (1 3)
(list 1 #;(a (b "c)")) 3 #; x) ; => (1 3)
'(a #;#;b c d) ; => (a d)
'(a . #;b c) ; => (a . c)
'(a #;b) ; => (a)
#;(error "not evaluated") 'x ; => x
