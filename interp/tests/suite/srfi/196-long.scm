;; heavy
(import (srfi 196))

(range-fold + 0 (numeric-range 0 200000)) ; => 19999900000
