(import (srfi 30))

(list 1 #| a #| nested |# comment |# 2) ; => (1 2)
#|
over lines |# 'x ; => x
'(#||# a #|;|# b) ; => (a b)
"#| in a string |#" ; => "#| in a string |#"
