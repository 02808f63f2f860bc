;;;; What ordered mappings have beyond the others: ends, neighbours, ranges, and building in order.

(define (%entry-of node) (cons (node-key node) (node-value node)))

;;; The order of mappings: by keys and, where these are equal, by values, the least keys first.
(define (%entries<? comparator a b)
  (let ((key=? (%comparator-equality (mapping-comparator-of a)))
        (key<? (mapping-less? a))
        (value=? (%comparator-equality comparator))
        (value<? (%comparator-ordering comparator)))
    (let loop ((a (mapping-entry-list a)) (b (mapping-entry-list b)))
      (cond ((null? b) #f)
            ((null? a) #t)
            ((not (key=? (caar a) (caar b))) (key<? (caar a) (caar b)))
            ((not (value=? (cdar a) (cdar b))) (value<? (cdar a) (cdar b)))
            (else (loop (cdr a) (cdr b)))))))

;;; As `mapping`, for keys that are in order.
;;; (mapping-keys (mapping/ordered default-comparator 1 'a 2 'b)) ; => (1 2)
(define (mapping/ordered comparator . contents)
  (%mapping 'mapping/ordered comparator contents))

;;; As `mapping-unfold`, for keys that come in order.
;;; (mapping-keys (mapping-unfold/ordered (lambda (n) (= n 3)) (lambda (n) (values n n)) (lambda (n) (+ n 1)) 0 default-comparator)) ; => (0 1 2)
(define (mapping-unfold/ordered stop? mapper successor seed comparator)
  (%unfold 'mapping-unfold/ordered stop? mapper successor seed comparator))

;;; As `alist->mapping`, for keys that are in order.
;;; (mapping-keys (alist->mapping/ordered default-comparator '((1 . a) (2 . b)))) ; => (1 2)
(define (alist->mapping/ordered comparator alist)
  (%alist->mapping 'alist->mapping/ordered comparator alist))

;;; As `alist->mapping!`, for keys that are in order.
;;; (mapping-keys (alist->mapping/ordered! (mapping default-comparator 0 'z) '((1 . a) (2 . b)))) ; => (0 1 2)
(define (alist->mapping/ordered! mapping alist)
  (%alist->mapping! 'alist->mapping/ordered! mapping alist))

(define (%end who mapping tree-end)
  (check-mapping who 'ordered 1 mapping)
  (if (= 0 (size-of mapping)) (%wrong-type who 1 "a mapping that is not empty" mapping))
  (tree-end (mapping-tree mapping)))

;;; The least key.
;;; (mapping-min-key (mapping default-comparator 2 'b 1 'a)) ; => 1
(define (mapping-min-key mapping) (node-key (%end 'mapping-min-key mapping tree-min)))

;;; The greatest key.
;;; (mapping-max-key (mapping default-comparator 2 'b 1 'a)) ; => 2
(define (mapping-max-key mapping) (node-key (%end 'mapping-max-key mapping tree-max)))

;;; The value of the least key.
;;; (mapping-min-value (mapping default-comparator 2 'b 1 'a)) ; => a
(define (mapping-min-value mapping) (node-value (%end 'mapping-min-value mapping tree-min)))

;;; The value of the greatest key.
;;; (mapping-max-value (mapping default-comparator 2 'b 1 'a)) ; => b
(define (mapping-max-value mapping) (node-value (%end 'mapping-max-value mapping tree-max)))

;;; Two values: the least key and its value.
;;; (call-with-values (lambda () (mapping-min-entry (mapping default-comparator 2 'b 1 'a))) list) ; => (1 a)
(define (mapping-min-entry mapping)
  (let ((node (%end 'mapping-min-entry mapping tree-min)))
    (values (node-key node) (node-value node))))

;;; Two values: the greatest key and its value.
;;; (call-with-values (lambda () (mapping-max-entry (mapping default-comparator 2 'b 1 'a))) list) ; => (2 b)
(define (mapping-max-entry mapping)
  (let ((node (%end 'mapping-max-entry mapping tree-max)))
    (values (node-key node) (node-value node))))

;;; The greatest key below this one, or the result of `failure`.
;;; (mapping-key-predecessor (mapping default-comparator 1 'a 3 'c) 3 (lambda () #f)) ; => 1
(define (mapping-key-predecessor mapping key failure)
  (check-mapping 'mapping-key-predecessor 'ordered 1 mapping)
  (%check-procedure 'mapping-key-predecessor 3 failure)
  (let ((below (tree-below (mapping-less? mapping) (mapping-tree mapping) key #f)))
    (if below (node-key (tree-max below)) (failure))))

;;; The least key above this one, or the result of `failure`.
;;; (mapping-key-successor (mapping default-comparator 1 'a 3 'c) 1 (lambda () #f)) ; => 3
(define (mapping-key-successor mapping key failure)
  (check-mapping 'mapping-key-successor 'ordered 1 mapping)
  (%check-procedure 'mapping-key-successor 3 failure)
  (let ((above (tree-above (mapping-less? mapping) (mapping-tree mapping) key #f)))
    (if above (node-key (tree-min above)) (failure))))

;; Parts of a tree, from the order, the tree and a key.
(define (%equal less? tree key)
  (let ((node (tree-find less? tree key)))
    (and node (tree-insert less? #f (node-key node) (node-value node)))))
(define (%less less? tree key) (tree-below less? tree key #f))
(define (%greater less? tree key) (tree-above less? tree key #f))
(define (%not-greater less? tree key) (tree-below less? tree key #t))
(define (%not-less less? tree key) (tree-above less? tree key #t))

(define (%part mapping cut key)
  (mapping-with-tree mapping (cut (mapping-less? mapping) (mapping-tree mapping) key)))

(define (%range who mapping cut key)
  (check-mapping who 'ordered 1 mapping)
  (%part mapping cut key))

;;; The entry with this key.
;;; (mapping-keys (mapping-range= (mapping default-comparator 1 'a 2 'b 3 'c) 2)) ; => (2)
(define (mapping-range= mapping key)
  (%range 'mapping-range= mapping %equal key))

;;; The entries with lesser keys.
;;; (mapping-keys (mapping-range< (mapping default-comparator 1 'a 2 'b 3 'c) 2)) ; => (1)
(define (mapping-range< mapping key)
  (%range 'mapping-range< mapping %less key))

;;; The entries with greater keys.
;;; (mapping-keys (mapping-range> (mapping default-comparator 1 'a 2 'b 3 'c) 2)) ; => (3)
(define (mapping-range> mapping key)
  (%range 'mapping-range> mapping %greater key))

;;; The entries with keys that are not greater.
;;; (mapping-keys (mapping-range<= (mapping default-comparator 1 'a 2 'b 3 'c) 2)) ; => (1 2)
(define (mapping-range<= mapping key)
  (%range 'mapping-range<= mapping %not-greater key))

;;; The entries with keys that are not less.
;;; (mapping-keys (mapping-range>= (mapping default-comparator 1 'a 2 'b 3 'c) 2)) ; => (2 3)
(define (mapping-range>= mapping key)
  (%range 'mapping-range>= mapping %not-less key))

;;; As `mapping-range=`.
;;; (mapping-keys (mapping-range=! (mapping default-comparator 1 'a 2 'b) 2)) ; => (2)
(define (mapping-range=! mapping key)
  (%range 'mapping-range=! mapping %equal key))

;;; As `mapping-range<`.
;;; (mapping-keys (mapping-range<! (mapping default-comparator 1 'a 2 'b) 2)) ; => (1)
(define (mapping-range<! mapping key)
  (%range 'mapping-range<! mapping %less key))

;;; As `mapping-range>`.
;;; (mapping-keys (mapping-range>! (mapping default-comparator 1 'a 2 'b) 1)) ; => (2)
(define (mapping-range>! mapping key)
  (%range 'mapping-range>! mapping %greater key))

;;; As `mapping-range<=`.
;;; (mapping-keys (mapping-range<=! (mapping default-comparator 1 'a 2 'b) 1)) ; => (1)
(define (mapping-range<=! mapping key)
  (%range 'mapping-range<=! mapping %not-greater key))

;;; As `mapping-range>=`.
;;; (mapping-keys (mapping-range>=! (mapping default-comparator 1 'a 2 'b) 2)) ; => (2)
(define (mapping-range>=! mapping key)
  (%range 'mapping-range>=! mapping %not-less key))

(define (%split who mapping key)
  (check-mapping who 'ordered 1 mapping)
  (apply values
         (map (lambda (cut) (%part mapping cut key)) (list %less %not-greater %equal %not-less %greater))))

;;; Five values: the entries with keys less than this one, not greater, equal, not less, and greater.
;;; (call-with-values (lambda () (mapping-split (mapping default-comparator 1 'a 2 'b 3 'c) 2)) (lambda parts (map mapping-keys parts))) ; => ((1) (1 2) (2) (2 3) (3))
(define (mapping-split mapping key)
  (%split 'mapping-split mapping key))

;;; As `mapping-split`.
;;; (call-with-values (lambda () (mapping-split! (mapping default-comparator 1 'a) 1)) (lambda parts (map mapping-size parts))) ; => (0 1 1 1 0)
(define (mapping-split! mapping key)
  (%split 'mapping-split! mapping key))

;; The lower mapping is the argument at `position`, and the others follow it.
(define (%catenate who position comparator low key value high)
  (check-mapping who 'ordered position low)
  (check-mapping who 'ordered (+ position 3) high)
  (let ((less? (mapping-less? (new-mapping who 1 'ordered comparator)))
        (entries (append (mapping-entry-list low) (list (cons key value)) (mapping-entry-list high))))
    (if (not (%increasing? less? entries))
        (%out-of-range who (+ position 1) "a key between those of the two mappings" key))
    (make-mapping 'ordered comparator (sorted->tree entries) (length entries))))

;;; A mapping with this comparator of two others and an entry between them: all keys are in order.
;;; (mapping-keys (mapping-catenate default-comparator (mapping default-comparator 1 'a) 2 'b (mapping default-comparator 3 'c))) ; => (1 2 3)
(define (mapping-catenate comparator low key value high)
  (%catenate 'mapping-catenate 2 comparator low key value high))

(define (%increasing? less? entries)
  (or (null? entries)
      (null? (cdr entries))
      (and (less? (caar entries) (caadr entries))
           (%increasing? less? (cdr entries)))))

;;; As `mapping-catenate`, with the comparator of the first mapping.
;;; (mapping-keys (mapping-catenate! (mapping default-comparator 1 'a) 2 'b (mapping default-comparator 3 'c))) ; => (1 2 3)
(define (mapping-catenate! low key value high)
  (check-mapping 'mapping-catenate! 'ordered 1 low)
  (%catenate 'mapping-catenate! 1 (mapping-comparator-of low) low key value high))

;;; As `mapping-map`, for a procedure that keeps the keys in order.
;;; (mapping->alist (mapping-map/monotone (lambda (k v) (values (+ k 1) v)) default-comparator (mapping default-comparator 1 'a))) ; => ((2 . a))
(define (mapping-map/monotone proc comparator mapping)
  (%map 'mapping-map/monotone proc comparator mapping))

;;; As `mapping-map/monotone`.
;;; (mapping->alist (mapping-map/monotone! (lambda (k v) (values (+ k 1) v)) default-comparator (mapping default-comparator 1 'a))) ; => ((2 . a))
(define (mapping-map/monotone! proc comparator mapping)
  (%map 'mapping-map/monotone! proc comparator mapping))

;;; As `mapping-fold`, the greatest key first.
;;; (mapping-fold/reverse (lambda (k v keys) (cons k keys)) '() (mapping default-comparator 1 'a 2 'b)) ; => (1 2)
(define (mapping-fold/reverse proc seed mapping)
  (check-walk 'mapping-fold/reverse 'ordered proc 3 mapping)
  (tree-fold-right proc seed (mapping-tree mapping)))
