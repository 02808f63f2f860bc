(import (srfi 99))

;; differs: `#t` for the constructor or the predicate and fields without accessor get no names made up for them; `record?` and `record-rtd` know the records of this library, not those of the core's `define-record-type`.
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
(list ((rtd-accessor point3 'z) p4) ((rtd-accessor point3 'y) p4) (point-x p4)) ; => (z y #f)
(rtd-constructor point #(x x)) ; error: `rtd-constructor` wanted different names of fields
(rtd-constructor point #(q)) ; error: `rtd-constructor` wanted the name of a field of point as argument 2, got q

; Inspection
(list (record? p1) (record? 5) (eq? (record-rtd p3) point3) (rtd-name point3) (eq? (rtd-parent point3) point) (rtd-parent point)) ; => (#t #f #t point3 #t #f)
(list (rtd-field-names point3) (rtd-all-field-names point3) (rtd-all-field-names point)) ; => (#(z x) #(x y z x) #(x y))
(list (rtd-field-mutable? point 'x) (rtd-field-mutable? point 'y) (rtd-field-mutable? point3 'y) (rtd-field-mutable? point3 'z)) ; => (#t #f #f #t)
(record-rtd 5) ; error: `record-rtd` wanted a record as argument 1, got 5
(rtd-name 5) ; error: `rtd-name` wanted a record type as argument 1, got 5

; The form
(define-record-type pare (kons x y) pare? (x kar set-kar!) (y kdr) hidden)
(let ((k (kons 1 2))) (set-kar! k 3) (list (pare? k) (pare? p1) (kar k) (kdr k) ((rtd-accessor pare 'hidden) k))) ; => (#t #f 3 2 #f)
(define-record-type (triple pare) make-triple #f (third triple-third))
(let ((t (make-triple 1 2 'h 3))) (list (pare? t) (kar t) (triple-third t))) ; => (#t 1 3)
(define-record-type abstract #f abstract?)
(define-record-type (concrete abstract) (make-concrete) concrete?)
(list (abstract? (make-concrete)) (concrete? (make-concrete)) (abstract? 5)) ; => (#t #t #f)
(let () (define-record-type local (make-local a) local? (a local-a)) (local-a (make-local 7))) ; => 7
(define-record-type bad #t bad?) ; error: wants the name of the constructor
