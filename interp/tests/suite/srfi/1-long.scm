;; heavy
(import (srfi 1))

(define long (iota 1000000))
(list (last (take long 999999)) (length (drop-right long 1)) (length (delete 5 long)) (apply + (take-right long 2))) ; => (999998 999999 999999 1999997)
(list (length (concatenate (map list long))) (length (append-map list long)) (pair-fold (lambda (p n) (+ n 1)) 0 long) (pair-fold-right (lambda (p n) (+ n 1)) 0 long)) ; => (1000000 1000000 1000000 1000000)
(list (length (fold-right cons '() long)) (length (unfold (lambda (i) (= i 1000000)) values (lambda (i) (+ i 1)) 0)) (length+ long)) ; => (1000000 1000000 1000000)
(call-with-values (lambda () (unzip2 (zip long long))) (lambda (a b) (list (length a) (length b)))) ; => (1000000 1000000)
