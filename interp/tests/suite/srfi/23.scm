(import (srfi 23))

(error "bad argument" 5 'x) ; error: bad argument
(guard (e (#t (list (error-object-message e) (error-object-irritants e)))) (error "no" 1 "two" 'three)) ; => ("no" (1 "two" three))
