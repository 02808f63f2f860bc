;; heavy
;;; The guide's snippet S6: data parallelism.

;; verbatim
;; Parallel map - automatically distributed across threads
(define numbers (range 1 1000000))
(define squares (pmap square numbers))

;; Parallel reduce
(define sum (preduce + 0 numbers))

;; Parallel filter
(define evens (pfilter even? numbers))
;; end
; prints nothing
(length numbers) ; => 999999
sum ; => 499999500000
(length evens) ; => 499999
(car evens) ; => 2
(list-ref squares 999998) ; => 999998000001
(guard (e (#t (list (condition-message e) (car (member "`pmap` was at element 2" (condition-notes e)))))) (pmap (lambda (x) (if (= x 3) (error "three" x) x)) '(1 2 3 4))) ; => ("three" "`pmap` was at element 2")
