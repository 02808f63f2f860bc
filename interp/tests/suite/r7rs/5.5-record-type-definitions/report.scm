(define-record-type <pare> (kons x y) pare? (x kar set-kar!) (y kdr))
(pare? (kons 1 2)) ; => #t
(pare? (cons 1 2)) ; => #f
(kar (kons 1 2)) ; => 1
(kdr (kons 1 2)) ; => 2
(let ((k (kons 1 2))) (set-kar! k 3) (kar k)) ; => 3
(kar (cons 1 2)) ; error: `kar` wanted a record of type pare as argument 1
(kons 1) ; error: `kons` wanted 2 arguments, got 1
(map (lambda (f) (f (kons 1 2))) (list pair? vector? procedure? symbol?)) ; => (#f #f #f #f)
;; Fields that the constructor does not fill, in any order.
(define-record-type point (make-point y x) point? (x point-x) (y point-y) (tag point-tag set-point-tag!))
(let ((p (make-point 1 2))) (set-point-tag! p 'here) (list (point-x p) (point-y p) (point-tag p))) ; => (2 1 here)
;; Each definition makes a new type.
(define old (make-point 1 2))
(define-record-type point (make-point x y) point? (x point-x) (y point-y))
(point? old) ; => #f
(let () (define-record-type local (make) local?) (local? (make))) ; => #t
(equal? (kons 1 2) (kons 1 2)) ; => #f
(let ((k (kons 1 2))) (equal? k k)) ; => #t
