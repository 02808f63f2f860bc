;;;; Balanced trees by weight (the method of Adams): of two subtrees neither is more than three times as large as the
;;;; other. The empty tree is `#f`. Nothing is ever changed, so trees share their parts. `less?` orders the keys; keys of
;;;; which neither is less are the same key.

(define-record-type node
  (%make-node size key value left right)
  node?
  (size %node-size)
  (key node-key)
  (value node-value)
  (left %left)
  (right %right))

;;; How many keys a tree has.
;;; (tree-size (tree-insert < #f 1 'a)) ; => 1
(define (tree-size tree)
  (if tree (%node-size tree) 0))

(define (%node key value left right)
  (%make-node (+ 1 (tree-size left) (tree-size right)) key value left right))

;;; A node of two subtrees of which one may have become too large by one insertion or deletion.
(define (%balanced key value left right)
  (let ((l (tree-size left)) (r (tree-size right)))
    (cond ((<= (+ l r) 1) (%node key value left right))
          ((> r (* 3 l)) (%rotate-left key value left right))
          ((> l (* 3 r)) (%rotate-right key value left right))
          (else (%node key value left right)))))

(define (%rotate-left key value left right)
  (let ((inner (%left right)))
    (if (< (tree-size inner) (* 2 (tree-size (%right right))))
        (%node (node-key right) (node-value right) (%node key value left inner) (%right right))
        (%node (node-key inner) (node-value inner)
               (%node key value left (%left inner))
               (%node (node-key right) (node-value right) (%right inner) (%right right))))))

(define (%rotate-right key value left right)
  (let ((inner (%right left)))
    (if (< (tree-size inner) (* 2 (tree-size (%left left))))
        (%node (node-key left) (node-value left) (%left left) (%node key value inner right))
        (%node (node-key inner) (node-value inner)
               (%node (node-key left) (node-value left) (%left left) (%left inner))
               (%node key value (%right inner) right)))))

;;; The node of a key, or `#f`.
;;; (tree-find < #f 1) ; => #f
(define (tree-find less? tree key)
  (and tree
       (cond ((less? key (node-key tree)) (tree-find less? (%left tree) key))
             ((less? (node-key tree) key) (tree-find less? (%right tree) key))
             (else tree))))

;;; Whether the tree has the key.
;;; (tree-contains? < (tree-insert < #f 1 'a) 1) ; => #t
(define (tree-contains? less? tree key)
  (if (tree-find less? tree key) #t #f))

;;; The value of a key, or the default.
;;; (tree-ref < (tree-insert < #f 1 'a) 1 #f) ; => a
(define (tree-ref less? tree key default)
  (let ((node (tree-find less? tree key)))
    (if node (node-value node) default)))

;;; The tree with this key and value; an equal key is replaced.
;;; (tree-entries (tree-insert < (tree-insert < #f 2 'b) 1 'a)) ; => ((1 . a) (2 . b))
(define (tree-insert less? tree key value)
  (let insert ((tree tree))
    (cond ((not tree) (%node key value #f #f))
          ((less? key (node-key tree))
           (%balanced (node-key tree) (node-value tree) (insert (%left tree)) (%right tree)))
          ((less? (node-key tree) key)
           (%balanced (node-key tree) (node-value tree) (%left tree) (insert (%right tree))))
          (else (%make-node (%node-size tree) key value (%left tree) (%right tree))))))

;;; The tree without this key.
;;; (tree-entries (tree-delete < (tree-insert < #f 1 'a) 1)) ; => ()
(define (tree-delete less? tree key)
  (let delete ((tree tree))
    (cond ((not tree) #f)
          ((less? key (node-key tree))
           (%balanced (node-key tree) (node-value tree) (delete (%left tree)) (%right tree)))
          ((less? (node-key tree) key)
           (%balanced (node-key tree) (node-value tree) (%left tree) (delete (%right tree))))
          (else (%glue (%left tree) (%right tree))))))

;;; One tree of the two subtrees of a node that is gone.
(define (%glue left right)
  (cond ((not left) right)
        ((not right) left)
        ((> (%node-size left) (%node-size right))
         (let ((last (tree-max left)))
           (%balanced (node-key last) (node-value last) (%without-max left) right)))
        (else
         (let ((first (tree-min right)))
           (%balanced (node-key first) (node-value first) left (%without-min right))))))

(define (%without-min tree)
  (if (%left tree)
      (%balanced (node-key tree) (node-value tree) (%without-min (%left tree)) (%right tree))
      (%right tree)))

(define (%without-max tree)
  (if (%right tree)
      (%balanced (node-key tree) (node-value tree) (%left tree) (%without-max (%right tree)))
      (%left tree)))

;;; The node of the least key; the tree is not empty.
;;; (node-key (tree-min (tree-insert < (tree-insert < #f 2 'b) 1 'a))) ; => 1
(define (tree-min tree)
  (if (%left tree) (tree-min (%left tree)) tree))

;;; The node of the greatest key; the tree is not empty.
;;; (node-key (tree-max (tree-insert < (tree-insert < #f 2 'b) 1 'a))) ; => 2
(define (tree-max tree)
  (if (%right tree) (tree-max (%right tree)) tree))

;;; Combines keys and values, the least key first: `(proc key value result)`.
;;; (tree-fold (lambda (key value sum) (+ key sum)) 0 (tree-insert < #f 5 'a)) ; => 5
(define (tree-fold proc seed tree)
  (if tree
      (tree-fold proc
                 (proc (node-key tree) (node-value tree) (tree-fold proc seed (%left tree)))
                 (%right tree))
      seed))

;;; Combines keys and values, the greatest key first.
;;; (tree-fold-right (lambda (key value keys) (cons key keys)) '() (tree-insert < #f 5 'a)) ; => (5)
(define (tree-fold-right proc seed tree)
  (if tree
      (tree-fold-right proc
                       (proc (node-key tree) (node-value tree) (tree-fold-right proc seed (%right tree)))
                       (%left tree))
      seed))

;;; An association list in order.
;;; (tree-entries (tree-insert < #f 5 'a)) ; => ((5 . a))
(define (tree-entries tree)
  (tree-fold-right (lambda (key value rest) (cons (cons key value) rest)) '() tree))

;;; The keys in order.
;;; (tree-keys (tree-insert < #f 5 'a)) ; => (5)
(define (tree-keys tree)
  (tree-fold-right (lambda (key value rest) (cons key rest)) '() tree))

;;; The tree with the results of `proc` for key and value in place of the values.
;;; (tree-entries (tree-map (lambda (key value) (* 2 value)) (tree-insert < #f 'a 4))) ; => ((a . 8))
(define (tree-map proc tree)
  (and tree
       (let* ((left (tree-map proc (%left tree)))
              (value (proc (node-key tree) (node-value tree))))
         (%make-node (%node-size tree) (node-key tree) value left (tree-map proc (%right tree))))))

;;; The node of the least key that satisfies the predicate of key and value, or `#f`.
;;; (tree-search (lambda (key value) (even? key)) (tree-insert < #f 5 'a)) ; => #f
(define (tree-search satisfied? tree)
  (and tree
       (or (tree-search satisfied? (%left tree))
           (if (satisfied? (node-key tree) (node-value tree))
               tree
               (tree-search satisfied? (%right tree))))))

;;; A tree of an association list that is in order and has no key twice, in linear time.
;;; (tree-keys (sorted->tree '((1 . a) (2 . b) (3 . c)))) ; => (1 2 3)
(define (sorted->tree entries)
  (let ((entries (list->vector entries)))
    (let build ((start 0) (end (vector-length entries)))
      (and (< start end)
           (let* ((middle (quotient (+ start end) 2)) (entry (vector-ref entries middle)))
             (%node (car entry) (cdr entry) (build start middle) (build (+ middle 1) end)))))))

;;; A tree of an association list in any order; `combine` gives the value of a key that is there again, from the key,
;;; the new value and the old one.
;;; (tree-entries (tree-from < (lambda (key new old) old) '((2 . b) (1 . a) (2 . c)))) ; => ((1 . a) (2 . b))
(define (tree-from less? combine entries)
  (let loop ((rest entries) (tree #f))
    (if (null? rest)
        tree
        (let* ((key (caar rest)) (old (tree-find less? tree key)))
          (loop (cdr rest)
                (if old
                    (tree-insert less? tree (node-key old) (combine key (cdar rest) (node-value old)))
                    (tree-insert less? tree key (cdar rest))))))))

;;; A procedure that returns the next node at each call, and an end of file object at the end; backwards when asked to.
;;; (node-key ((tree-generator (tree-insert < #f 5 'a) #f))) ; => 5
(define (tree-generator tree backwards?)
  (let ((first (if backwards? %right %left)) (second (if backwards? %left %right)))
    (define (push tree path)
      (if tree (push (first tree) (cons tree path)) path))
    (let ((path (push tree '())))
      (lambda ()
        (if (null? path)
            (eof-object)
            (let ((node (car path)))
              (set! path (push (second node) (cdr path)))
              node))))))
