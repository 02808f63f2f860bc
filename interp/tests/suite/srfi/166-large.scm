;; heavy
(import (srfi 166))
(string-length (show #f (with ((width 60)) (wrapped (joined/range displayed 0 3000 " "))))) ; => 13889
