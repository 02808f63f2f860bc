;;;; Higher-order procedures over long lists: `map`, `vector-map` and a merge sort in the program itself.
;; measured at size 500000
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 10000))
(define (numbers n)
  (let loop ((i 0) (x 42) (all '()))
    (if (= i n)
        all
        (loop (+ i 1) (modulo (+ (* x 1103515245) 12345) 2147483648) (cons x all)))))
(define (merge a b)
  (cond ((null? a) b)
        ((null? b) a)
        ((< (car b) (car a)) (cons (car b) (merge a (cdr b))))
        (else (cons (car a) (merge (cdr a) b)))))
(define (merge-sort list n)
  (if (< n 2)
      (if (= n 0) '() (cons (car list) '()))
      (let ((half (quotient n 2)))
        (merge (merge-sort list half) (merge-sort (list-tail list half) (- n half))))))
(define sorted (merge-sort (map (lambda (x) (+ x 1)) (numbers size)) size))
(display (car sorted))
(newline)
; prints 43
