;; heavy
(import (srfi 116))

(define long (iiota 300000))
(list (ilength long) (ilength (imap square long)) (ifold + 0 long) (ilast long) (ilength (iappend long long))) ; => (300000 300000 44999850000 299999 600000)
