;;;; Integer mappings: a record of a balanced tree.

(define-record-type fxmapping
  (%make-fxmapping tree)
  fxmapping?
  (tree %tree))

(define (%check-mapping who position object)
  (if (not (fxmapping? object)) (%wrong-type who position "an integer mapping" object)))

(define (%check-mappings who position objects)
  (if (pair? objects)
      (begin
        (%check-mapping who position (car objects))
        (%check-mappings who (+ position 1) (cdr objects)))))

(define (%check-key who position object)
  (if (not (exact-integer? object)) (%wrong-type who position "an exact integer" object)))

(define (%old key new old) old)

(define (%new key new old) new)

;;; The tree with keys and values that alternate; `combine` gives the value of a key that is there.
(define (%add-all who position combine tree contents)
  (if (null? contents)
      tree
      (let ((key (car contents)))
        (%check-key who position key)
        (if (null? (cdr contents))
            (raise
             (%error-condition
              'arity-error
              (string-append "`" (symbol->string who) "` wanted a value for each key, but the last key has none")
              (list key))))
        (%add-all who (+ position 2) combine (%add combine tree key (cadr contents)) (cddr contents)))))

(define (%add combine tree key value)
  (let ((old (tree-find < tree key)))
    (tree-insert < tree key (if old (combine key value (node-value old)) value))))

;;; A mapping of keys and values in turn; of equal keys the first counts.
;;; (fxmapping->alist (fxmapping 1 'b 0 'a 1 'c)) ; => ((0 . a) (1 . b))
(define (fxmapping . contents)
  (%make-fxmapping (%add-all 'fxmapping 1 %old #f contents)))

;;; A mapping made from seeds: until `(stop? seed …)`, the two values of `(mapper seed …)` are a key and its value, and
;;; the values of `(successor seed …)` the next seeds.
;;; (fxmapping->alist (fxmapping-unfold (lambda (i) (= i 3)) (lambda (i) (values i (* i i))) (lambda (i) (+ i 1)) 0)) ; => ((0 . 0) (1 . 1) (2 . 4))
(define (fxmapping-unfold stop? mapper successor . seeds)
  (%check-procedure 'fxmapping-unfold 1 stop?)
  (%check-procedure 'fxmapping-unfold 2 mapper)
  (%check-procedure 'fxmapping-unfold 3 successor)
  (let loop ((seeds seeds) (tree #f))
    (if (apply stop? seeds)
        (%make-fxmapping tree)
        (call-with-values
         (lambda () (apply mapper seeds))
         (lambda (key value)
           (%check-result 'fxmapping-unfold 2 key)
           (call-with-values
            (lambda () (apply successor seeds))
            (lambda seeds (loop seeds (%add %old tree key value)))))))))

(define (%check-result who position key)
  (if (not (exact-integer? key))
      (%wrong-type who position "a procedure that gives exact integers as keys" key)))

;;; A mapping made by one procedure: `(proc abort seed …)` returns a key, its value and the next seeds, or calls `abort`,
;;; whose arguments are the values behind the finished mapping.
;;; (call-with-values
;;;   (lambda () (fxmapping-accumulate (lambda (abort i) (if (< i -3) (abort 'end) (values i (square i) (- i 1)))) -1))
;;;   (lambda (mapping last) (list (fxmapping->alist mapping) last))) ; => (((-3 . 9) (-2 . 4) (-1 . 1)) end)
(define (fxmapping-accumulate proc . seeds)
  (%check-procedure 'fxmapping-accumulate 1 proc)
  (call-with-current-continuation
   (lambda (return)
     (let loop ((seeds seeds) (tree #f))
       (call-with-values
        (lambda ()
          (apply proc (lambda results (apply return (%make-fxmapping tree) results)) seeds))
        (lambda (key value . seeds)
          (%check-result 'fxmapping-accumulate 1 key)
          (loop seeds (%add %old tree key value))))))))

;;; The mapping of an association list; of equal keys the first counts.
;;; (fxmapping->alist (alist->fxmapping '((1 . b) (0 . a) (1 . c)))) ; => ((0 . a) (1 . b))
(define (alist->fxmapping alist)
  (%from-alist 'alist->fxmapping 1 %old alist))

;;; The same; the value of a key that is there again is `(proc key new old)`.
;;; (fxmapping->alist (alist->fxmapping/combinator (lambda (k new old) (+ new old)) '((1 . 2) (1 . 3)))) ; => ((1 . 5))
(define (alist->fxmapping/combinator proc alist)
  (%check-procedure 'alist->fxmapping/combinator 1 proc)
  (%from-alist 'alist->fxmapping/combinator 2 proc alist))

(define (%from-alist who position combine alist)
  (let loop ((rest alist) (tree #f))
    (if (pair? rest)
        (let ((entry (car rest)))
          (if (not (and (pair? entry) (exact-integer? (car entry))))
              (%wrong-type who position "an association list with exact integers as keys" alist))
          (loop (cdr rest) (%add combine tree (car entry) (cdr entry))))
        (begin
          (%check-end who position rest alist)
          (%make-fxmapping tree)))))

;;; Whether the mapping has the key.
;;; (fxmapping-contains? (fxmapping 1 'b) 1) ; => #t
(define (fxmapping-contains? mapping key)
  (%check-mapping 'fxmapping-contains? 1 mapping)
  (%check-key 'fxmapping-contains? 2 key)
  (tree-contains? < (%tree mapping) key))

;;; Whether the mapping has no keys.
;;; (fxmapping-empty? (fxmapping)) ; => #t
(define (fxmapping-empty? mapping)
  (%check-mapping 'fxmapping-empty? 1 mapping)
  (not (%tree mapping)))

;;; Whether no key is in both.
;;; (fxmapping-disjoint? (fxmapping 0 'a) (fxmapping 1 'b)) ; => #t
(define (fxmapping-disjoint? mapping other)
  (%check-mappings 'fxmapping-disjoint? 1 (list mapping other))
  (tree-disjoint? < (%tree mapping) (%tree other)))

;;; The value of a key, passed through `success` when that is given. When there is none, the result of `failure`, or an
;;; error.
;;; (fxmapping-ref (fxmapping 36864 'zap) 36864) ; => zap
(define fxmapping-ref
  (case-lambda
    ((mapping key)
     (fxmapping-ref mapping key (lambda () (%key-not-found 'fxmapping-ref key)) values))
    ((mapping key failure) (fxmapping-ref mapping key failure values))
    ((mapping key failure success)
     (%check-mapping 'fxmapping-ref 1 mapping)
     (%check-key 'fxmapping-ref 2 key)
     (%check-procedure 'fxmapping-ref 3 failure)
     (%check-procedure 'fxmapping-ref 4 success)
     (let ((node (tree-find < (%tree mapping) key)))
       (if node (success (node-value node)) (failure))))))

;;; The value of a key, or the default.
;;; (fxmapping-ref/default (fxmapping 0 'a) 1 #f) ; => #f
(define (fxmapping-ref/default mapping key default)
  (%check-mapping 'fxmapping-ref/default 1 mapping)
  (%check-key 'fxmapping-ref/default 2 key)
  (tree-ref < (%tree mapping) key default))

(define (%end who mapping tree-end)
  (%check-mapping who 1 mapping)
  (if (not (%tree mapping)) (%wrong-type who 1 "an integer mapping that is not empty" mapping))
  (tree-end (%tree mapping)))

;;; Two values: the least key and its value.
;;; (call-with-values (lambda () (fxmapping-min (fxmapping 0 'a 1 'b))) list) ; => (0 a)
(define (fxmapping-min mapping)
  (let ((node (%end 'fxmapping-min mapping tree-min)))
    (values (node-key node) (node-value node))))

;;; Two values: the greatest key and its value.
;;; (call-with-values (lambda () (fxmapping-max (fxmapping 0 'a 1 'b))) list) ; => (1 b)
(define (fxmapping-max mapping)
  (let ((node (%end 'fxmapping-max mapping tree-max)))
    (values (node-key node) (node-value node))))
