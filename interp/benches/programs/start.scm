;;;; Starting up: nothing else.
(import (scheme base) (scheme write))

(display 1)
(newline)
; prints 1
