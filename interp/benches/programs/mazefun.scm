;;;; Lists and higher-order procedures: a maze on a grid, made without any assignment.
;; measured at size 75
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 9))
(define (next-random n) (modulo (+ (* n 8121) 28411) 134456))
(define (range from to)
  (if (< from to)
      (cons from (range (+ from 1) to))
      '()))
(define (filter keep? items)
  (fold-right (lambda (item kept) (if (keep? item) (cons item kept) kept)) '() items))
(define (fold-right f end items)
  (if (null? items)
      end
      (f (car items) (fold-right f end (cdr items)))))
(define (flat-map f items)
  (fold-right (lambda (item rest) (append (f item) rest)) '() items))

;; Picks elements at random, each time going through what is left.
(define (shuffle items random)
  (if (null? items)
      '()
      (let* ((position (modulo random (length items)))
             (chosen (list-ref items position)))
        (cons chosen (shuffle (without items position) (next-random random))))))
(define (without items position)
  (if (= position 0)
      (cdr items)
      (cons (car items) (without (cdr items) (- position 1)))))

;; A matrix is a list of rows. Chambers stand where both indices are even and have numbers of their own;
;; walls are false.
(define (make-matrix n f)
  (map (lambda (i) (map (lambda (j) (f i j)) (range 0 n))) (range 0 n)))
(define (matrix-ref matrix i j) (list-ref (list-ref matrix i) j))
(define (matrix-map f matrix)
  (map (lambda (row) (map f row)) matrix))
(define (matrix-with matrix i j value)
  (replace matrix i (replace (list-ref matrix i) j value)))
(define (replace items position value)
  (if (= position 0)
      (cons value (cdr items))
      (cons (car items) (replace (cdr items) (- position 1) value))))

(define (start n)
  (make-matrix n (lambda (i j) (and (even? i) (even? j) (+ j (* n i))))))
(define (inner-walls n)
  (filter (lambda (place) (odd? (+ (car place) (cdr place))))
          (flat-map (lambda (i) (map (lambda (j) (cons i j)) (range 0 n))) (range 0 n))))

;; The two chambers that a wall separates.
(define (sides matrix place)
  (let ((i (car place)) (j (cdr place)))
    (if (even? i)
        (list (matrix-ref matrix i (- j 1)) (matrix-ref matrix i (+ j 1)))
        (list (matrix-ref matrix (- i 1) j) (matrix-ref matrix (+ i 1) j)))))

(define (dig matrix walls)
  (if (null? walls)
      matrix
      (let* ((between (sides matrix (car walls)))
             (one (car between))
             (other (cadr between)))
        (dig (if (= one other)
                 matrix
                 (matrix-map (lambda (value) (if (eqv? value other) one value))
                             (matrix-with matrix (caar walls) (cdar walls) one)))
             (cdr walls)))))

(define (maze n)
  (dig (start n) (shuffle (inner-walls n) 99)))

(define n (if (odd? size) size (+ size 1)))
(let loop ((round 1))
  (let ((result (maze n)))
    (if (< round 3)
        (loop (+ round 1))
        (for-each
         (lambda (row)
           (for-each (lambda (value) (write-string (if value "_" "*"))) row)
           (newline))
         result))))
; prints _*_______
; prints _*******_
; prints ___*_*___
; prints _***_***_
; prints _____*_*_
; prints _***_*_*_
; prints ___*___*_
; prints **_*****_
; prints _________
