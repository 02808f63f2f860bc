;;;; Allocation and collection: trees built from their leaves and from their root, of several depths, beside
;;;; a tree and a vector that live on. After the benchmark of Ellis, Kovac and Boehm.
;; measured at size 16
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 10))
(define-record-type node (make-node left right i j) node?
  (left left set-left!) (right right set-right!) (i node-i) (j node-j))
(define (empty-node) (make-node #f #f 0 0))

;; The parent comes before its children, which are stored into it.
(define (populate! depth node)
  (if (< 0 depth)
      (begin
        (set-left! node (empty-node))
        (set-right! node (empty-node))
        (populate! (- depth 1) (left node))
        (populate! (- depth 1) (right node)))))
(define (top-down depth)
  (let ((node (empty-node)))
    (populate! depth node)
    node))

;; The children come first.
(define (bottom-up depth)
  (if (= depth 0)
      (empty-node)
      (make-node (bottom-up (- depth 1)) (bottom-up (- depth 1)) 0 0)))

(define (count node)
  (if node
      (+ 1 (count (left node)) (count (right node)))
      0))

(define (tree-size depth) (- (expt 2 (+ depth 1)) 1))
(define (rounds depth) (quotient (* 2 (tree-size size)) (tree-size depth)))

(define (sum-of make depth)
  (let loop ((i (rounds depth)) (total 0))
    (if (= i 0)
        total
        (loop (- i 1) (+ total (count (make depth)))))))

(define long-lived (top-down size))
(define numbers
  (let ((v (make-vector (* 16 (expt 2 size)) 0.0)))
    (do ((i 0 (+ i 1))) ((= i (quotient (vector-length v) 2)) v)
      (vector-set! v i (/ 1.0 (+ i 1))))))

(do ((depth 4 (+ depth 2))) ((> depth size))
  (write (list depth (sum-of top-down depth) (sum-of bottom-up depth)))
  (newline))
(write (list (count long-lived) (vector-ref numbers 999)))
(newline)
; prints (4 4092 4092)
; prints (6 4064 4064)
; prints (8 4088 4088)
; prints (10 4094 4094)
; prints (2047 0.001)
