;;;; Vectors and backtracking: how often jumps on the board of fifteen holes leave one peg, when the
;;;; game begins with a hole inside and with one of the two jumps there are. After Gabriel's
;;;; benchmark. Smaller sizes play with fewer pegs: those of the first holes only.
;; measured at size 15
(import (scheme base) (scheme cxr) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 15))
;; Holes are numbered from 1, row by row; each line of three gives two jumps.
(define lines
  '((1 2 4) (2 4 7) (4 7 11) (3 5 8) (5 8 12) (6 9 13)
    (1 3 6) (3 6 10) (6 10 15) (2 5 9) (5 9 14) (4 8 13)
    (4 5 6) (7 8 9) (8 9 10) (11 12 13) (12 13 14) (13 14 15)))
(define jumps (list->vector (append lines (map reverse lines))))
(define from (vector-map car jumps))
(define over (vector-map cadr jumps))
(define to (vector-map caddr jumps))

(define pegs (make-vector 16 #f))
(define solutions 0)

(define (jump! i)
  (vector-set! pegs (vector-ref from i) #f)
  (vector-set! pegs (vector-ref over i) #f)
  (vector-set! pegs (vector-ref to i) #t))
(define (undo! i)
  (vector-set! pegs (vector-ref from i) #t)
  (vector-set! pegs (vector-ref over i) #t)
  (vector-set! pegs (vector-ref to i) #f))
(define (possible? i)
  (and (vector-ref pegs (vector-ref from i))
       (vector-ref pegs (vector-ref over i))
       (not (vector-ref pegs (vector-ref to i)))))

(define (play count)
  (if (= count 1)
      (set! solutions (+ solutions 1))
      (let try ((i 0))
        (if (< i (vector-length jumps))
            (begin
              (if (possible? i)
                  (begin
                    (jump! i)
                    (play (- count 1))
                    (undo! i)))
              (try (+ i 1)))))))

(define (first-jump)
  (let loop ((i 0)) (if (possible? i) i (loop (+ i 1)))))

(do ((hole 1 (+ hole 1))) ((> hole size))
  (vector-set! pegs hole (not (= hole 5))))
(jump! (first-jump))
(play (- size 2))
(write solutions)
(newline)
; prints 775
