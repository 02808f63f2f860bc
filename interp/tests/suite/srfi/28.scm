(import (srfi 28))

(format "Hello, ~a" "World!") ; => "Hello, World!"
(format "Error, list is too short: ~s" '(one "two" 3)) ; => "Error, list is too short: (one \"two\" 3)"
(format "~a~%~s~~" "x" #\a) ; => "x\n#\\a~"
(format "no directives") ; => "no directives"
(format "~a") ; error: format
(format 'a) ; error: format
