(import (srfi 6))

(read (open-input-string "(a b) c")) ; => (a b)
(let ((out (open-output-string))) (write 'a out) (display " b" out) (get-output-string out)) ; => "a b"
(read (open-input-string "")) ; => #<eof>
(open-input-string 5) ; error: open-input-string
