;;;; Random-access lists (Okasaki 1995): a pair holds a complete binary tree of the next 2^k - 1 elements and what comes
;;;; behind them, so that `cons`, `car` and `cdr` take constant time, and the element at an index logarithmic time.
;;;; The names here begin with `%`; the library exports them without it. A tree of one element is the element; a larger
;;;; one is a vector of the first element and the two halves of the rest.

(define-record-type random-access-pair
  (%make-pair size tree rest)
  %pair?
  (size %size)
  (tree %tree)
  (rest %rest))

(define (%check-pair who position object)
  (if (not (%pair? object)) (%wrong-type who position "a random-access pair" object)))

;;; Two trees of one size at the front grow together under the new element.
(define (%cons first rest)
  (if (and (%pair? rest) (%pair? (%rest rest)) (= (%size rest) (%size (%rest rest))))
      (%make-pair (+ 1 (* 2 (%size rest)))
                  (vector first (%tree rest) (%tree (%rest rest)))
                  (%rest (%rest rest)))
      (%make-pair 1 first rest)))

(define (%car pair)
  (%check-pair 'car 1 pair)
  (if (= 1 (%size pair))
      (%tree pair)
      (vector-ref (%tree pair) 0)))

(define (%cdr pair)
  (%check-pair 'cdr 1 pair)
  (if (= 1 (%size pair))
      (%rest pair)
      (let ((half (quotient (%size pair) 2)))
        (%make-pair half (vector-ref (%tree pair) 1)
                    (%make-pair half (vector-ref (%tree pair) 2) (%rest pair))))))

;;; How many pairs there are, and what ends them, as two values.
(define (%chain object)
  (let loop ((rest object) (size 0))
    (if (%pair? rest)
        (loop (%rest rest) (+ size (%size rest)))
        (values size rest))))

(define (%list? object)
  (call-with-values (lambda () (%chain object)) (lambda (size end) (null? end))))

(define (%check-list who position object)
  (if (not (%list? object)) (%wrong-type who position "a random-access list" object)))

(define (%list . elements) (%linear-access-list->random-access-list elements))

;;; Complete trees of equal elements are shared in both halves.
(define %make-list
  (case-lambda
    ((k) (%make-list k 0))
    ((k fill)
     (%check-index 'make-list 1 k)
     (let loop ((left k) (list '()))
       (if (= left 0)
           list
           (let grow ((size 1) (tree fill) (next (vector fill fill fill)))
             (if (<= (+ 1 (* 2 size)) (%room left list))
                 (grow (+ 1 (* 2 size)) next (vector fill next next))
                 (loop (- left size) (%make-pair size tree list)))))))))

;;; How large the next tree in front of a list may be: the sizes do not fall towards the end.
(define (%room left list)
  (if (%pair? list) (min left (%size list)) left))

(define (%length list)
  (call-with-values
   (lambda () (%chain list))
   (lambda (size end)
     (if (not (null? end)) (%wrong-type 'length 1 "a random-access list" list))
     size)))

(define (%length<=? object k)
  (%check-index 'length<=? 2 k)
  (call-with-values (lambda () (%chain object)) (lambda (size end) (<= k size))))

(define (%list-tail object k)
  (%check-index 'list-tail 2 k)
  (let loop ((rest object) (left k))
    (cond ((= left 0) rest)
          ((not (%pair? rest)) (%out-of-range 'list-tail 2 "an index within the list" k))
          ((>= left (%size rest)) (loop (%rest rest) (- left (%size rest))))
          (else (loop (%cdr rest) (- left 1))))))

(define (%list-ref pair k)
  (%find-tree 'list-ref pair k (lambda (tree size index) (%tree-ref tree size index))))

;;; Calls `proc` with the tree that holds the element at an index, its size, and the index in it.
(define (%find-tree who pair k proc)
  (%check-pair who 1 pair)
  (%check-index who 2 k)
  (let loop ((rest pair) (index k))
    (cond ((not (%pair? rest)) (%out-of-range who 2 "an index within the list" k))
          ((< index (%size rest)) (proc (%tree rest) (%size rest) index))
          (else (loop (%rest rest) (- index (%size rest)))))))

(define (%tree-ref tree size index)
  (cond ((= size 1) tree)
        ((= index 0) (vector-ref tree 0))
        (else
         (let ((half (quotient size 2)))
           (if (<= index half)
               (%tree-ref (vector-ref tree 1) half (- index 1))
               (%tree-ref (vector-ref tree 2) half (- index half 1)))))))

(define (%tree-set tree size index object)
  (cond ((= size 1) object)
        ((= index 0) (vector object (vector-ref tree 1) (vector-ref tree 2)))
        (else
         (let ((half (quotient size 2)) (left (vector-ref tree 1)) (right (vector-ref tree 2)))
           (if (<= index half)
               (vector (vector-ref tree 0) (%tree-set left half (- index 1) object) right)
               (vector (vector-ref tree 0) left (%tree-set right half (- index half 1) object)))))))

(define (%list-set pair k object)
  (%check-pair 'list-set 1 pair)
  (%check-index 'list-set 2 k)
  (let set ((rest pair) (index k))
    (cond ((not (%pair? rest)) (%out-of-range 'list-set 2 "an index within the list" k))
          ((< index (%size rest))
           (%make-pair (%size rest) (%tree-set (%tree rest) (%size rest) index object) (%rest rest)))
          (else
           (%make-pair (%size rest) (%tree rest) (set (%rest rest) (- index (%size rest))))))))

(define (%list-ref/update pair k proc)
  (%check-procedure 'list-ref/update 3 proc)
  (let ((element (%find-tree 'list-ref/update pair k %tree-ref)))
    (values element (%list-set pair k (proc element)))))

(define (%random-access-list->linear-access-list list)
  (%check-list 'random-access-list->linear-access-list 1 list)
  (%linear list))

(define (%linear list)
  (let loop ((rest list) (result '()))
    (if (%pair? rest)
        (loop (%cdr rest) (cons (%car rest) result))
        (reverse result))))

(define (%linear-access-list->random-access-list list)
  (if (not (list? list)) (%wrong-type 'linear-access-list->random-access-list 1 "a list" list))
  (fold %cons '() (reverse list)))
