;;;; Trees as sets of keys: splitting, joining, and the operations made of both.

;;; One tree of two and a key between them.
(define (%link key value left right)
  (cond ((not left) (%insert-min key value right))
        ((not right) (%insert-max key value left))
        ((< (* 3 (%node-size left)) (%node-size right))
         (%balanced (node-key right) (node-value right)
                    (%link key value left (%left right)) (%right right)))
        ((< (* 3 (%node-size right)) (%node-size left))
         (%balanced (node-key left) (node-value left)
                    (%left left) (%link key value (%right left) right)))
        (else (%node key value left right))))

(define (%insert-min key value tree)
  (if tree
      (%balanced (node-key tree) (node-value tree) (%insert-min key value (%left tree)) (%right tree))
      (%node key value #f #f)))

(define (%insert-max key value tree)
  (if tree
      (%balanced (node-key tree) (node-value tree) (%left tree) (%insert-max key value (%right tree)))
      (%node key value #f #f)))

;;; One tree of two, all keys of the first being less.
(define (%join left right)
  (cond ((not left) right)
        ((not right) left)
        (else
         (let ((first (tree-min right)))
           (%link (node-key first) (node-value first) left (%without-min right))))))

;;; The tree of the keys that are less than this one, or not greater when it is included.
;;; (tree-keys (tree-below < (sorted->tree '((1 . a) (2 . b) (3 . c))) 2 #t)) ; => (1 2)
(define (tree-below less? tree key included?)
  (and tree
       (if (if included? (not (less? key (node-key tree))) (less? (node-key tree) key))
           (%link (node-key tree) (node-value tree)
                  (%left tree) (tree-below less? (%right tree) key included?))
           (tree-below less? (%left tree) key included?))))

;;; The tree of the keys that are greater than this one, or not less when it is included.
;;; (tree-keys (tree-above < (sorted->tree '((1 . a) (2 . b) (3 . c))) 2 #f)) ; => (3)
(define (tree-above less? tree key included?)
  (and tree
       (if (if included? (not (less? (node-key tree) key)) (less? key (node-key tree)))
           (%link (node-key tree) (node-value tree)
                  (tree-above less? (%left tree) key included?) (%right tree))
           (tree-above less? (%right tree) key included?))))

;;; The tree of the keys whose key and value satisfy the predicate, which is asked in order.
;;; (tree-keys (tree-filter (lambda (key value) (odd? key)) (sorted->tree '((1 . a) (2 . b) (3 . c))))) ; => (1 3)
(define (tree-filter satisfied? tree)
  (and tree
       (let* ((left (tree-filter satisfied? (%left tree)))
              (in? (satisfied? (node-key tree) (node-value tree)))
              (right (tree-filter satisfied? (%right tree))))
         (if in?
             (%link (node-key tree) (node-value tree) left right)
             (%join left right)))))

;;; The tree of the keys of both; `combine` gives the value of a key in both from the key and the two values. The key
;;; is the first tree's.
;;; (tree-entries (tree-union < (lambda (key a b) (+ a b)) (sorted->tree '((1 . 1))) (sorted->tree '((1 . 2) (2 . 3))))) ; => ((1 . 3) (2 . 3))
(define (tree-union less? combine a b)
  (cond ((not a) b)
        ((not b) a)
        (else
         (let* ((key (node-key a))
                (same (tree-find less? b key))
                (left (tree-union less? combine (%left a) (tree-below less? b key #f)))
                (value (if same (combine key (node-value a) (node-value same)) (node-value a))))
           (%link key value left (tree-union less? combine (%right a) (tree-above less? b key #f)))))))

;;; The tree of the keys that are in both, with the values that `combine` gives.
;;; (tree-entries (tree-intersection < (lambda (key a b) a) (sorted->tree '((1 . a) (2 . b))) (sorted->tree '((2 . c))))) ; => ((2 . b))
(define (tree-intersection less? combine a b)
  (and a b
       (let* ((key (node-key a))
              (same (tree-find less? b key))
              (left (tree-intersection less? combine (%left a) (tree-below less? b key #f)))
              (value (and same (combine key (node-value a) (node-value same))))
              (right (tree-intersection less? combine (%right a) (tree-above less? b key #f))))
         (if same
             (%link key value left right)
             (%join left right)))))

;;; The tree of the keys of the first that are not in the second.
;;; (tree-keys (tree-difference < (sorted->tree '((1 . a) (2 . b))) (sorted->tree '((2 . c))))) ; => (1)
(define (tree-difference less? a b)
  (cond ((not a) #f)
        ((not b) a)
        (else
         (let ((key (node-key b)))
           (%join (tree-difference less? (tree-below less? a key #f) (%left b))
                  (tree-difference less? (tree-above less? a key #f) (%right b)))))))

;;; The tree of the keys that are in one of the two only.
;;; (tree-keys (tree-xor < (sorted->tree '((1 . a) (2 . b))) (sorted->tree '((2 . c) (3 . d))))) ; => (1 3)
(define (tree-xor less? a b)
  (tree-union less? (lambda (key a b) a) (tree-difference less? a b) (tree-difference less? b a)))

;;; Whether no key is in both.
;;; (tree-disjoint? < (sorted->tree '((1 . a))) (sorted->tree '((2 . b)))) ; => #t
(define (tree-disjoint? less? a b)
  (if (> (tree-size a) (tree-size b))
      (tree-disjoint? less? b a)
      (not (tree-search (lambda (key value) (tree-contains? less? b key)) a))))

;;; Whether all keys of the first are in the second, with the same values.
;;; (tree-submap? < = (sorted->tree '((1 . 1))) (sorted->tree '((1 . 1) (2 . 2)))) ; => #t
(define (tree-submap? less? same? a b)
  (and (<= (tree-size a) (tree-size b))
       (not (tree-search
             (lambda (key value)
               (let ((other (tree-find less? b key)))
                 (not (and other (same? value (node-value other))))))
             a))))

;;; Whether both have the same keys and values.
;;; (tree-same? < = (sorted->tree '((1 . 1))) (sorted->tree '((1 . 1)))) ; => #t
(define (tree-same? less? same? a b)
  (and (= (tree-size a) (tree-size b))
       (tree-submap? less? same? a b)))
