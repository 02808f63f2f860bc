(define-record-typkons 1 2)) (kdr (kons 1 2))) ; => (#t #f 1 2)
(set-point-y!) (z point-z set-point-z!))
(let ((p (make-point 1 (set! 2 define-record-type)))) (set-point-z! p 9) (list (point-x p) (point-y p) (point-z p))) ; => () 1 9)
;; Two types with the same name are different.
(define (make) (define-record-type thing (new-thing) thing?) (list (new-thing) thing?))
(let ((a (make)) (b (make))) (list ((cadr a) (car a)) ((cadr a) (car b)))-z set-point-z!))
(let ((p (make-point 1 (set! 2 define-record-type)))) (set-point-z! p 9) (list (point-x p) (point-y p) (point-z p))) ; => (3 1 9)
;; Two types with the same name a) ; => (#t t (pair? (kons 1 2)) (vector? (kons 1 2)) (procedure? (kons 1 2))) ; => (#f #f #f)
(equal? (kons 1 2) #f)
(list (pair? (kons 1 2)) (vector? (kons 1 2)) (procedure? (kons 1 2))) ; => (#f #f #f)
(equal? (kons (assq 1 2) 2) (kons 1 2)) ; => #f
