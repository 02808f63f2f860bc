;;;; Destructive operations on lists: rows are split, emptied and joined with `set-car!` and `set-cdr!`.
;;;; After Gabriel's benchmark.
;; measured at size 20000
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 20))
(define rows 10)
(define columns 50)

(define (make-row number)
  (let loop ((i 0) (row '()))
    (if (= i columns)
        row
        (loop (+ i 1) (cons (+ number i) row)))))

(define (join! first second)
  (set-cdr! (let last ((pair first)) (if (null? (cdr pair)) pair (last (cdr pair)))) second)
  first)

;; Cuts the list after `count` pairs and gives what follows.
(define (cut! items count)
  (let* ((pair (list-tail items (- count 1)))
         (rest (cdr pair)))
    (set-cdr! pair '())
    rest))

(define (mark! items value)
  (let loop ((pair items))
    (if (pair? pair)
        (begin
          (set-car! pair (modulo (+ (* 3 (car pair)) value) 1009))
          (loop (cdr pair))))))

;; Exchanges the ends of two rows, at a place that depends on the round.
(define (exchange! table i j place)
  (let* ((a (vector-ref table i))
         (b (vector-ref table j))
         (rest-of-a (cut! a place))
         (rest-of-b (cut! b place)))
    (mark! a (+ i place))
    (mark! b (+ j place))
    (vector-set! table i (join! b rest-of-a))
    (vector-set! table j (join! a rest-of-b))))

(define (round! table number)
  (let loop ((i 0))
    (if (< i rows)
        (let ((j (modulo (+ i number 1) rows)))
          (if (not (= i j))
              (exchange! table i j (+ 1 (modulo (+ number (* 7 i)) (- columns 1)))))
          (loop (+ i 1))))))

(define table (make-vector rows))
(let loop ((i 0))
  (if (< i rows)
      (begin (vector-set! table i (make-row i)) (loop (+ i 1)))))
(let loop ((number 0))
  (if (< number size)
      (begin (round! table number) (loop (+ number 1)))))
(write (vector->list (vector-map (lambda (row) (apply + row)) table)))
(newline)
(write (list (length (vector-ref table 0)) (list-tail (vector-ref table 0) (- columns 5))))
(newline)
; prints (22298 21124 19584 24136 25075 19607 22293 26488 24306 23424)
; prints (50 (82 3 2 1 0))
