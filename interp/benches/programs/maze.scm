;;;; Vectors, union-find and `remainder`: a maze of hexagons is made by taking down walls in random order, and the
;;;; way through it is found. Prints the length of the way, how many dead ends there are, and a small maze.
;; measured at size 300
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 10))
(define rows size)
(define columns size)
(define (cell row column) (+ column (* columns row)))

(define seed 11)
(define (random! limit)
  (set! seed (modulo (+ (* seed 1664525) 1013904223) 4294967296))
  (quotient (* seed limit) 4294967296))

;; The neighbours below, or to the right, of a hexagon; those of odd columns stand half a hexagon lower.
(define (later-neighbours row column)
  (let ((low (if (odd? column) (+ row 1) row)))
    (let loop ((candidates
                (list (cons (+ row 1) column)
                      (cons (- low 1) (+ column 1))
                      (cons low (+ column 1)))))
      (cond ((null? candidates) '())
            ((and (< -1 (caar candidates) rows) (< (cdar candidates) columns))
             (cons (cell (caar candidates) (cdar candidates)) (loop (cdr candidates))))
            (else (loop (cdr candidates)))))))

;; All walls, each a pair of cells.
(define (walls)
  (let loop ((row 0) (column 0) (all '()))
    (cond ((= row rows) (list->vector all))
          ((= column columns) (loop (+ row 1) 0 all))
          (else
           (loop row
                 (+ column 1)
                 (append (map (lambda (other) (cons (cell row column) other))
                              (later-neighbours row column))
                         all))))))

(define (shuffle! v)
  (do ((i (- (vector-length v) 1) (- i 1))) ((= i 0) v)
    (let* ((j (random! (+ i 1))) (kept (vector-ref v i)))
      (vector-set! v i (vector-ref v j))
      (vector-set! v j kept))))

;; Sets of connected cells: a root has its own index; the way up is halved when it is walked.
(define parents (make-vector (* rows columns)))
(define (root i)
  (let ((parent (vector-ref parents i)))
    (if (= parent i)
        i
        (let ((next (vector-ref parents parent)))
          (vector-set! parents i next)
          (root next)))))

(define doors (make-vector (* rows columns) '()))
(define (open-door! a b)
  (vector-set! doors a (cons b (vector-ref doors a)))
  (vector-set! doors b (cons a (vector-ref doors b))))

(define (dig!)
  (vector-for-each
   (lambda (wall)
     (let ((a (root (car wall))) (b (root (cdr wall))))
       (if (not (= a b))
           (begin
             (vector-set! parents a b)
             (open-door! (car wall) (cdr wall))))))
   (shuffle! (walls))))

;; The cells from one to the other; a maze has one way only.
(define (way from to)
  (let search ((at from) (before #f) (path (list from)))
    (if (= at to)
        path
        (let try ((next (vector-ref doors at)))
          (cond ((null? next) #f)
                ((eqv? (car next) before) (try (cdr next)))
                (else
                 (or (search (car next) at (cons (car next) path))
                     (try (cdr next)))))))))

(define (dead-ends)
  (let loop ((i 0) (count 0))
    (cond ((= i (* rows columns)) count)
          ((null? (cdr (vector-ref doors i))) (loop (+ i 1) (+ count 1)))
          (else (loop (+ i 1) count)))))

;; A line for each row: doors down, right and up, or right and down, and the way as a star.
(define (draw path)
  (do ((row 0 (+ row 1))) ((= row rows))
    (do ((column 0 (+ column 1))) ((= column columns))
      (let* ((here (cell row column)) (open (vector-ref doors here)))
        (define (mark other text)
          (write-string (if (memv other open) text " ")))
        (write-string (if (memv here path) "*" "o"))
        (mark (+ here columns) "|")
        (mark (if (odd? column) (+ here 1) (- here (- columns 1))) "/")
        (mark (if (odd? column) (+ here columns 1) (+ here 1)) "-")))
    (write-string ";\n")))

(do ((i 0 (+ i 1))) ((= i (* rows columns)))
  (vector-set! parents i i))
(dig!)
(define path (way 0 (- (* rows columns) 1)))
(write (list (length path) (dead-ends)))
(newline)
(if (<= size 10)
    (draw path))
; prints (18 38)
; prints *  -*| -o|  o / o| -o /-o   o   o  -o   ;
; prints o|  *| -o   o  -o| -o   o /-o / o|/-o|  ;
; prints o / o   *|  o / o|  o  -o / o / o   o   ;
; prints o  -o   *|/ o  -o   o / o  -o  -o|  o|  ;
; prints o|/ o  -*| -*  -o|  * /-o / o /-o   o   ;
; prints o|/ o|  o  -o|  * / o|/ *|  o / o / o   ;
; prints o   o   o  -o|  o|  o   *|  *|/ o / o   ;
; prints o /-o / o  -o / o  -o|  * / * / *|/ o|  ;
; prints o  -o /-o /-o / o   o|  o  -o|  *|/ o   ;
; prints o /-o   o  -o   o / o   o / o / *  -*   ;
