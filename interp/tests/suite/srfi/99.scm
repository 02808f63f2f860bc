(import (srfi 99))

; Procedures
(define point (make-rtd 'point #((mutable x) (immutable y))))
(define make-point (rtd-constructor point))
(define point? (rtd-predicate point))
(define point-x (rtd-accessor point 'x))
(define set-point-x! (rtd-mutator point 'x))
(define p1 (make-point 1 2))
(list (rtd? point) (rtd? 'point) (point? p1) (point? 5) (point? (vector 1 2)) (point-x p1) ((rtd-accessor point 'y) p1)) ; => (#t #f #t #f #f 1 2)
(begin (set-point-x! p1 10) (point-x p1)) ; => 10
(rtd-mutator point 'y) ; error: `rtd-mutator` wanted the name of a field that may change as argument 2, got y
(rtd-accessor point 'z) ; error: `rtd-accessor` wanted the name of a field of point as argument 2, got z
(make-point 1) ; error: the constructor of point wanted 2 arguments, got 1
(point-x 5) ; error: field `x` wanted a record of type point, got 5
(make-rtd "point" #(x)) ; error: `make-rtd` wanted a symbol as argument 1
(make-rtd 'point '(x)) ; error: `make-rtd` wanted a vector as argument 2
(make-rtd 'point #(x x)) ; error: `make-rtd` wanted fields with different names
(make-rtd 'point #((changing x))) ; error: `make-rtd` wanted a vector of fields
(make-rtd 'point #(x) 5) ; error: `make-rtd` wanted a record type as argument 3, got 5

; Extension
(define point3 (make-rtd 'point3 #(z x) point))
(define p3 ((rtd-constructor point3) 1 2 3 4))
(list (point? p3) ((rtd-predicate point3) p3) ((rtd-predicate point3) p1)) ; => (#t #t #f)
(list (point-x p3) ((rtd-accessor point3 'x) p3) ((rtd-accessor point3 'y) p3) ((rtd-accessor point3 'z) p3)) ; => (1 4 2 3)
((rtd-accessor point3 'z) p1) ; error: field `z` wanted a record of type point3
(define p4 ((rtd-constructor point3 #(z y)) 'z 'y))
(list ((rtd-accessor point3 'z) p4) ((rtd-accessor point3 'y) p4)) ; => (z y)
(rtd-constructor point #(x x)) ; error: `rtd-constructor` wanted different names of fields
(rtd-constructor point #(q)) ; error: `rtd-constructor` wanted the name of a field of point as argument 2, got q

; Inspection
(list (record? p1) (record? 5) (eq? (record-rtd p3) point3) (rtd-name point3) (eq? (rtd-parent point3) point) (rtd-parent point)) ; => (#t #f #t point3 #t #f)
(list (rtd-field-names point3) (rtd-all-field-names point3) (rtd-all-field-names point)) ; => (#(z x) #(x y z x) #(x y))
(list (rtd-field-mutable? point 'x) (rtd-field-mutable? point 'y) (rtd-field-mutable? point3 'y) (rtd-field-mutable? point3 'z)) ; => (#t #f #f #t)
(record-rtd 5) ; error: `record-rtd` wanted a record as argument 1, got 5
(rtd-name 5) ; error: `rtd-name` wanted a record type as argument 1, got 5

(list (rtd-field-names (make-rtd 'empty #())) (rtd-all-field-names (make-rtd 'empty #() point))) ; => (#() #(x y))
(make-rtd 'wide (make-vector 61 'x)) ; error: `make-rtd` wanted at most 60 fields
(rtd-field-mutable? point 'q) ; error: `rtd-field-mutable?` wanted the name of a field of point as argument 2, got q

; The form
(define-record-type pare (kons x y) pare? (x kar set-kar!) (y kdr) hidden)
(let ((k (kons 1 2))) (set-kar! k 3) (list (pare? k) (pare? p1) (kar k) (kdr k))) ; => (#t #f 3 2)
(list (record? (kons 1 2)) (eq? (record-rtd (kons 1 2)) pare) (rtd? pare) (rtd-name pare) (rtd-all-field-names pare)) ; => (#t #t #t pare #(x y hidden))
(list (rtd-field-mutable? pare 'x) (rtd-field-mutable? pare 'y) ((rtd-accessor pare 'y) (kons 1 2)) (kar ((rtd-constructor pare #(x)) 7))) ; => (#t #f 2 7)
(define-record-type (triple pare) make-triple #f (third triple-third))
(let ((t (make-triple 1 2 'h 3))) (list (pare? t) (kar t) (triple-third t) (pare-hidden t))) ; => (#t 1 3 h)
(define-record-type abstract #f abstract?)
(define-record-type (concrete abstract) (make-concrete) concrete?)
(list (abstract? (make-concrete)) (concrete? (make-concrete)) (abstract? 5)) ; => (#t #t #f)
(let () (define-record-type local (make-local a) local? (a local-a)) (local-a (make-local 7))) ; => 7

; Names that the form makes up
(define-record-type node #t #t left (right))
(define n1 (make-node 1 2))
(node-right-set! n1 5)
(list (node? n1) (node? 5) (node-left n1) (node-right n1)) ; => (#t #f 1 5)
(list (rtd-field-mutable? node 'left) (rtd-field-mutable? node 'right)) ; => (#f #t)
(define-record-type (leaf node) #t #t value)
(let ((l (make-leaf 1 2 3))) (list (node? l) (leaf? l) (leaf? n1) (node-left l) (leaf-value l))) ; => (#t #t #f 1 3)
(define-record-type <tag> #t #t text)
(list (<tag>? (make-<tag> 1)) (<tag>-text (make-<tag> 1))) ; => (#t 1)
(make-leaf 1 2) ; error: `make-leaf` wanted 3 arguments, got 2
(leaf-value n1) ; error: `leaf-value` wanted a record of type leaf as argument 1
(node-right-set! 5 1) ; error: `node-right-set!` wanted a record of type node as argument 1, got 5

; The author's first example
(define rtd1 (make-rtd 'rtd1 '#((immutable x1) (immutable x2))))
(define rtd2 (make-rtd 'rtd2 '#((immutable x3) (immutable x4)) rtd1))
(define rtd3 (make-rtd 'rtd3 '#((immutable x5) (immutable x6)) rtd2))
(define sums ((rtd-constructor rtd3) 3 5 9 11 15 17))
(map (lambda (field) ((rtd-accessor rtd3 field) sums)) '(x1 x2 x3 x4 x5 x6)) ; => (3 5 9 11 15 17)
(list ((rtd-predicate rtd1) sums) ((rtd-accessor rtd1 'x2) sums) ((rtd-accessor rtd2 'x3) sums)) ; => (#t 5 9)
