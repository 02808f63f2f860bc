;;;; Vectors made from procedures and from parts of others. Elements are collected in lists before a vector is made
;;;; of them, so that a continuation captured in the middle can be re-entered.

;; Calls `(proc index seed …)` for each index of the list in turn and keeps the first value, the others being the
;; next seeds; the elements are returned in reverse.
(define (%unfold proc indices seeds)
  (if (and (pair? seeds) (null? (cdr seeds)))
      (let loop ((indices indices) (seed (car seeds)) (elements '()))
        (if (null? indices)
            elements
            (call-with-values
             (lambda () (proc (car indices) seed))
             (lambda (element seed) (loop (cdr indices) seed (cons element elements))))))
      (let loop ((indices indices) (seeds seeds) (elements '()))
        (if (null? indices)
            elements
            (call-with-values
             (lambda () (apply proc (car indices) seeds))
             (lambda (element . seeds) (loop (cdr indices) seeds (cons element elements))))))))

;;; The vector of `length` elements made from left to right: `(proc index seed …)` returns an element and the seeds
;;; for the next call.
;;; (vector-unfold (lambda (i x) (values x (- x 1))) 5 0) ; => #(0 -1 -2 -3 -4)
(define (vector-unfold proc length . seeds)
  (%check-procedure 'vector-unfold 1 proc)
  (%check-index 'vector-unfold 2 length)
  (list->vector (reverse (%unfold proc (range length) seeds))))

;;; The vector of `length` elements made as by `vector-unfold`, but from right to left.
;;; (vector-unfold-right (lambda (i x) (values (cons i x) (+ x 1))) 3 0) ; => #((0 . 2) (1 . 1) (2 . 0))
(define (vector-unfold-right proc length . seeds)
  (%check-procedure 'vector-unfold-right 1 proc)
  (%check-index 'vector-unfold-right 2 length)
  (list->vector (%unfold proc (range (- length 1) -1 -1) seeds)))

;;; Fills a part of the vector from left to right as `vector-unfold` makes a vector.
;;; (let ((v (vector 'a 'b 'c))) (vector-unfold! (lambda (i) (* i i)) v 1 3) v) ; => #(a 1 4)
(define (vector-unfold! proc vector start end . seeds)
  (%check-procedure 'vector-unfold! 1 proc)
  (%check-vector 'vector-unfold! 2 vector)
  (%check-mutable 'vector-unfold! vector)
  (%check-range 'vector-unfold! 3 start end (vector-length vector))
  (vector-copy! vector start (list->vector (reverse (%unfold proc (range start end) seeds)))))

;;; Fills a part of the vector from right to left as `vector-unfold-right` makes a vector.
;;; (let ((v (vector 0 0 0))) (vector-unfold-right! (lambda (i x) (values x (+ x 1))) v 0 3 1) v) ; => #(3 2 1)
(define (vector-unfold-right! proc vector start end . seeds)
  (%check-procedure 'vector-unfold-right! 1 proc)
  (%check-vector 'vector-unfold-right! 2 vector)
  (%check-mutable 'vector-unfold-right! vector)
  (%check-range 'vector-unfold-right! 3 start end (vector-length vector))
  (vector-copy! vector start (list->vector (%unfold proc (range (- end 1) (- start 1) -1) seeds))))

;;; A copy of the vector, or of the part from `start` to `end`, in the opposite order.
;;; (vector-reverse-copy #(5 4 3 2 1 0) 1 5) ; => #(1 2 3 4)
(define vector-reverse-copy
  (case-lambda
    ((vector) (%reverse-copy vector 0 #f))
    ((vector start) (%reverse-copy vector start #f))
    ((vector start end) (%reverse-copy vector start end))))

(define (%reverse-copy vector start end)
  (list->vector (%reversed 'vector-reverse-copy vector start end)))

;; The elements of the part in a list, the last first. `end` may be `#f`, which means the length.
(define (%reversed who vector start end)
  (%check-vector who 1 vector)
  (let ((end (or end (vector-length vector))))
    (%check-range who 2 start end (vector-length vector))
    (let loop ((i start) (elements '()))
      (if (< i end)
          (loop (+ i 1) (cons (vector-ref vector i) elements))
          elements))))

;;; The elements of a list of vectors, in one vector.
;;; (vector-concatenate '(#(a b) #(c d))) ; => #(a b c d)
(define (vector-concatenate vectors)
  (%check-list 'vector-concatenate 1 vectors)
  (for-each (lambda (vector)
              (if (not (vector? vector))
                  (%wrong-type 'vector-concatenate 1 "a list of vectors" vectors)))
            vectors)
  (%append-parts (map (lambda (vector) (list vector 0 (vector-length vector))) vectors)))

;;; One vector of parts of others: each three arguments are a vector, the start and the end of its part.
;;; (vector-append-subvectors #(a b c d e) 0 2 #(f g h i j) 2 4) ; => #(a b h i)
(define (vector-append-subvectors . arguments)
  (let loop ((rest arguments) (position 1) (parts '()))
    (if (null? rest)
        (%append-parts (reverse parts))
        (begin
          (if (not (and (pair? (cdr rest)) (pair? (cddr rest))))
              (%wrong-type 'vector-append-subvectors position "a vector with the bounds of a part" rest))
          (%check-vector 'vector-append-subvectors position (car rest))
          (%check-range 'vector-append-subvectors (+ position 1) (cadr rest) (caddr rest) (vector-length (car rest)))
          (loop (cdddr rest) (+ position 3) (cons (list (car rest) (cadr rest) (caddr rest)) parts))))))

(define (%append-parts parts)
  (let* ((length (fold (lambda (part sum) (+ sum (- (caddr part) (cadr part)))) 0 parts))
         (result (make-vector length)))
    (let loop ((parts parts) (at 0))
      (if (pair? parts)
          (let ((part (car parts)))
            (vector-copy! result at (car part) (cadr part) (caddr part))
            (loop (cdr parts) (+ at (- (caddr part) (cadr part)))))))
    result))

;;; A vector of the elements of the list, the last first.
;;; (reverse-list->vector '(1 2 3)) ; => #(3 2 1)
(define (reverse-list->vector list)
  (%check-list 'reverse-list->vector 1 list)
  (list->vector (reverse list)))

;;; A list of the elements of the vector or of a part of it, the last first.
;;; (reverse-vector->list #(1 2 3) 1) ; => (3 2)
(define reverse-vector->list
  (case-lambda
    ((vector) (%reversed 'reverse-vector->list vector 0 #f))
    ((vector start) (%reversed 'reverse-vector->list vector start #f))
    ((vector start end) (%reversed 'reverse-vector->list vector start end))))
