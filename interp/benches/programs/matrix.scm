;;;; Search over vectors of bits: how many square matrices of ones and minus ones there are when the order
;;;; and the signs of rows and columns do not count.
;; measured at size 5
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 4))
;; A row is an integer whose bits are its entries; a matrix a list of rows.
(define (bit-set? row i) (odd? (quotient row (expt 2 i))))
(define (row-of bits)
  (let loop ((rest bits) (row 0))
    (if (null? rest) row (loop (cdr rest) (+ (* 2 row) (if (car rest) 1 0))))))
(define full (- (expt 2 size) 1))

(define (insert row rows)
  (if (or (null? rows) (<= row (car rows)))
      (cons row rows)
      (cons (car rows) (insert row (cdr rows)))))
(define (sort rows)
  (if (null? rows) '() (insert (car rows) (sort (cdr rows)))))
(define (less? a b)
  (cond ((null? a) #f)
        ((< (car a) (car b)) #t)
        ((= (car a) (car b)) (less? (cdr a) (cdr b)))
        (else #f)))

;; Each permutation of the columns is a list of which column comes to which place.
(define (permutations items)
  (if (null? items)
      '(())
      (apply append
             (map (lambda (item)
                    (map (lambda (rest) (cons item rest))
                         (permutations (remove item items))))
                  items))))
(define (remove item items)
  (cond ((null? items) '())
        ((= item (car items)) (cdr items))
        (else (cons (car items) (remove item (cdr items))))))
(define (up-to n)
  (let loop ((i (- n 1)) (items '()))
    (if (< i 0) items (loop (- i 1) (cons i items)))))
(define column-orders (permutations (up-to size)))

;; The table of what a permutation makes of each row.
(define (table order)
  (let ((v (make-vector (+ full 1))))
    (do ((row 0 (+ row 1))) ((> row full) v)
      (vector-set! v row (row-of (map (lambda (i) (bit-set? row i)) order))))))
(define tables (map table column-orders))

(define (parity-flip row mask)
  (let loop ((row row) (mask mask) (place 1) (result 0))
    (if (and (= row 0) (= mask 0))
        result
        (loop (quotient row 2)
              (quotient mask 2)
              (* 2 place)
              (if (eqv? (odd? row) (odd? mask)) result (+ result place))))))
(define flips
  (let ((v (make-vector (+ full 1))))
    (do ((mask 0 (+ mask 1))) ((> mask full) v)
      (let ((of-mask (make-vector (+ full 1))))
        (do ((row 0 (+ row 1))) ((> row full))
          (vector-set! of-mask row (parity-flip row mask)))
        (vector-set! v mask of-mask)))))

;; Changes signs of rows so that the last entry of each is clear, which the smaller of both spellings has not.
(define (signed row)
  (let ((other (- full row)))
    (if (< row other) row other)))

;; Whether no order and no signs of the columns give the class a smaller spelling.
(define (smallest? rows)
  (let by-order ((rest tables))
    (or (null? rest)
        (and (let by-sign ((mask 0))
               (or (> mask (quotient full 2))
                   (and (not (less? (spelling rows (vector-ref flips mask) (car rest)) rows))
                        (by-sign (+ mask 1)))))
             (by-order (cdr rest))))))
(define (spelling rows flip table)
  (sort (map (lambda (row) (signed (vector-ref flip (vector-ref table row)))) rows)))

;; Rows in ascending order, beginning with the row of zeros: each class has such a matrix, and its smallest is one.
(define (count-classes)
  (let extend ((rows '(0)) (count 1))
    (if (= count size)
        (if (smallest? (reverse rows)) 1 0)
        (let loop ((row (car rows)) (classes 0))
          (if (> row (quotient full 2))
              classes
              (loop (+ row 1) (+ classes (extend (cons row rows) (+ count 1)))))))))
(write (count-classes))
(newline)
; prints 12
