;;;; Lists and backtracking: how many ways to place queens on a board.
;; measured at size 11
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 7))
(define (safe? row distance placed)
  (or (null? placed)
      (and (not (= (car placed) (+ row distance)))
           (not (= (car placed) (- row distance)))
           (not (= (car placed) row))
           (safe? row (+ distance 1) (cdr placed)))))
(define (solutions size placed count)
  (if (= count size)
      1
      (let try ((row 1) (found 0))
        (cond ((> row size) found)
              ((safe? row 1 placed)
               (try (+ row 1) (+ found (solutions size (cons row placed) (+ count 1)))))
              (else (try (+ row 1) found))))))
(display (solutions size '() 0))
(newline)
; prints 40
