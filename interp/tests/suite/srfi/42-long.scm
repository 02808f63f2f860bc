;; heavy
(import (srfi 42))

(sum-ec (:range i 100000) (if (odd? i)) i) ; => 2500000000
