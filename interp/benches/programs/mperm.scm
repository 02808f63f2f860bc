;;;; Allocation and collection: all permutations of a list, each made from the one before by turning over
;;;; its beginning (the order of Zaks), so that they share their ends. Older sets are dropped while new ones
;;;; are made.
;; measured at size 9
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 7))
;; The first `n` elements in reverse before the rest.
(define (turn-over items n)
  (let loop ((n n) (rest items) (result (list-tail items n)))
    (if (= n 0)
        result
        (loop (- n 1) (cdr rest) (cons (car rest) result)))))

(define (permutations items)
  (let ((current items)
        (all (list items)))
    (define (permute! n)
      (if (< 1 n)
          (let loop ((i 1))
            (permute! (- n 1))
            (if (< i n)
                (begin
                  (set! current (turn-over current n))
                  (set! all (cons current all))
                  (loop (+ i 1)))))))
    (permute! (length items))
    all))

(define (numbers n)
  (let loop ((i n) (items '()))
    (if (= i 0) items (loop (- i 1) (cons i items)))))

;; A queue of a few sets: each new one pushes out the oldest.
(define (make-sets rounds kept)
  (let loop ((i 0) (queue (make-list kept '())))
    (if (= i rounds)
        queue
        (loop (+ i 1) (append (cdr queue) (list (permutations (numbers size))))))))

(define (sum-of-firsts set)
  (let loop ((rest set) (i 1) (sum 0))
    (if (null? rest)
        sum
        (loop (cdr rest) (+ i 1) (+ sum (* i (caar rest)))))))
(define sets (make-sets 10 3))
(write (map length sets))
(newline)
(write (list (sum-of-firsts (car sets)) (caar sets)))
(newline)
; prints (5040 5040 5040)
; prints (48394080 (7 6 5 4 3 2 1))
