;; heavy
(import (srfi 133))

(vector-length (vector-unfold values 200000)) ; => 200000
