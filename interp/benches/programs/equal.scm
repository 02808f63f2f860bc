;;;; `equal?` on long lists, deep trees, vectors, strings and shared structure, equal and not quite.
;; measured at size 30
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 8))
(define (tree depth leaf)
  (if (= depth 0)
      leaf
      (cons (tree (- depth 1) leaf) (tree (- depth 1) leaf))))
(define (nested-vectors depth leaf)
  (if (= depth 0)
      leaf
      (make-vector 3 (nested-vectors (- depth 1) leaf))))
(define (numbers n)
  (let loop ((i n) (items '()))
    (if (= i 0)
        items
        (loop (- i 1) (cons (if (odd? i) i (/ i 3)) items)))))
(define (nested depth end)
  (if (= depth 0)
      end
      (list (nested (- depth 1) end))))

;; Two that are made alike are equal, two with different ends are not.
(define (check make)
  (let ((a (make 'end)) (b (make 'end)) (c (make 'other)))
    (list (equal? a b) (equal? a c))))

(define (all n)
  (list (check (lambda (end) (append (numbers (* 1000 n)) end)))
        (check (lambda (end) (tree 14 end)))
        (check (lambda (end) (nested-vectors 8 end)))
        (check (lambda (end) (nested (* 1000 n) end)))
        (check (lambda (end) (list (make-string (* 1000 n) #\a) (make-bytevector (* 1000 n) 7) 1.5 end)))))
(let loop ((round 1))
  (let ((result (all size)))
    (if (< round size)
        (loop (+ round 1))
        (begin (write result) (newline)))))
; prints ((#t #f) (#t #f) (#t #f) (#t #f) (#t #f))
