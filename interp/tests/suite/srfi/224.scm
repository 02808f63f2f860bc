(import (srfi 224) (srfi 128))

(fxmapping->alist (fxmapping 1 'b 0 'a 1 'c)) ; => ((0 . a) (1 . b))
(fxmapping->alist (fxmapping-unfold (lambda (i) (= i 3)) (lambda (i) (values i (* i i))) (lambda (i) (+ i 1)) 0)) ; => ((0 . 0) (1 . 1) (2 . 4))
(call-with-values
  (lambda () (fxmapping-accumulate (lambda (abort i) (if (< i -3) (abort 'end) (values i (square i) (- i 1)))) -1))
  (lambda (mapping last) (list (fxmapping->alist mapping) last))) ; => (((-3 . 9) (-2 . 4) (-1 . 1)) end)
(fxmapping->alist (alist->fxmapping '((1 . b) (0 . a) (1 . c)))) ; => ((0 . a) (1 . b))
(fxmapping->alist (alist->fxmapping/combinator (lambda (k new old) (+ new old)) '((1 . 2) (1 . 3)))) ; => ((1 . 5))
(fxmapping-contains? (fxmapping 1 'b) 1) ; => #t
(fxmapping-empty? (fxmapping)) ; => #t
(fxmapping-disjoint? (fxmapping 0 'a) (fxmapping 1 'b)) ; => #t
(fxmapping-ref (fxmapping 36864 'zap) 36864) ; => zap
(fxmapping-ref/default (fxmapping 0 'a) 1 #f) ; => #f
(call-with-values (lambda () (fxmapping-min (fxmapping 0 'a 1 'b))) list) ; => (0 a)
(call-with-values (lambda () (fxmapping-max (fxmapping 0 'a 1 'b))) list) ; => (1 b)
(fxmapping->alist (fxmapping-adjoin (fxmapping 1 'b) 0 'a 1 'c)) ; => ((0 . a) (1 . b))
(fxmapping->alist (fxmapping-adjoin/combinator (fxmapping 0 1) (lambda (k new old) (list new old)) 0 2)) ; => ((0 2 1))
(fxmapping->alist (fxmapping-set (fxmapping 0 'a 1 'b) 1 'c)) ; => ((0 . a) (1 . c))
(fxmapping->alist (fxmapping-adjust (fxmapping 4 5) 4 +)) ; => ((4 . 9))
(fxmapping->alist (fxmapping-delete (fxmapping 0 'a 1 'b) 0 5)) ; => ((1 . b))
(fxmapping->alist (fxmapping-delete-all (fxmapping 0 'a 1 'b 2 'c) '(1 2))) ; => ((0 . a))
(fxmapping->alist (fxmapping-update (fxmapping 0 'a 1 'b) 1 (lambda (k v replace delete) (replace 'z)))) ; => ((0 . a) (1 . z))
(fxmapping->alist (fxmapping-alter (fxmapping 0 'a) 4 (lambda (insert ignore) (insert 'e)) list)) ; => ((0 . a) (4 . e))
(fxmapping->alist (fxmapping-delete-min (fxmapping 0 'a 1 'b))) ; => ((1 . b))
(fxmapping->alist (fxmapping-delete-max (fxmapping 0 'a 1 'b))) ; => ((0 . a))
(fxmapping->alist (fxmapping-update-min (fxmapping 0 'a 1 'b) (lambda (k v replace delete) (delete)))) ; => ((1 . b))
(fxmapping->alist (fxmapping-update-max (fxmapping 0 'a 1 'b) (lambda (k v replace delete) (replace 'z)))) ; => ((0 . a) (1 . z))
(call-with-values (lambda () (fxmapping-pop-min (fxmapping 0 'a 1 'b))) (lambda (k v m) (list k v (fxmapping->alist m)))) ; => (0 a ((1 . b)))
(call-with-values (lambda () (fxmapping-pop-max (fxmapping 0 'a 1 'b))) (lambda (k v m) (list k v (fxmapping->alist m)))) ; => (1 b ((0 . a)))
