;; heavy: many weak boxes, and several threads.

;; A hundred thousand of them.
(define (churn n)
  (if (> n 0)
      (begin
        (make-weak-box (list n))
        (make-ephemeron (list n) (make-weak-box n))
        (churn (- n 1)))))
(churn 100000) ; prints nothing

;; Several threads make weak boxes while others collect.
(define (survivors)
  (let loop ((n 0) (kept '()) (boxes '()))
    (if (= n 2000)
        (let ((wrong (filter-out (lambda (pair) (eq? (car pair) (weak-box-value (cdr pair)))) (map cons kept boxes))))
          (length wrong))
        (let ((thing (list n)))
          (if (= (modulo n 500) 0) (collect-garbage))
          (make-weak-box (list n))
          (loop (+ n 1) (cons thing kept) (cons (make-weak-box thing) boxes))))))
(define (filter-out good? list)
  (cond ((null? list) '())
        ((good? (car list)) (filter-out good? (cdr list)))
        (else (cons (car list) (filter-out good? (cdr list))))))
(map thread-join! (map (lambda (i) (thread survivors)) '(1 2 3 4))) ; => (0 0 0 0)
