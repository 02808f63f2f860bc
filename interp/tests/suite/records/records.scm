(define-record-type pare (kons x y) pare? (x kar set-kar!) (y kdr))
(list (pare? (kons 1 2)) (pare? (cons 1 2)) (kar (kons 1 2)) (kdr (kons 1 2))) ; => (#t #f 1 2)
(let ((k (kons 1 2))) (set-kar! k 3) (kar k)) ; => 3
(kar '(1 . 2)) ; error: `kar` wanted a record of type pare as argument 1, got (1 . 2)
(set-kar! 5 1) ; error: `set-kar!` wanted a record of type pare as argument 1, got 5
(kons 1) ; error: `kons`
(define-record-type <point> (make-point y x) point? (x point-x) (y point-y set-point-y!) (z point-z set-point-z!))
(let ((p (make-point 1 2))) (set-point-z! p 9) (list (point-x p) (point-y p) (point-z p))) ; => (2 1 9)
;; Two types with the same name are different.
(define (make) (define-record-type thing (new-thing) thing?) (list (new-thing) thing?))
(let ((a (make)) (b (make))) (list ((cadr a) (car a)) ((cadr a) (car b)))) ; => (#t #f)
(list (pair? (kons 1 2)) (vector? (kons 1 2)) (procedure? (kons 1 2))) ; => (#f #f #f)
(equal? (kons 1 2) (kons 1 2)) ; => #f
