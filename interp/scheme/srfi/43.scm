;;;; The vector library that hands the index to its procedures, over SRFI 133, which does not.

;; A vector of as many indices as the shortest of the vectors has; walked beside them, it supplies the indices.
(define (%indices who position vectors)
  (let loop ((rest vectors) (position position))
    (if (pair? rest)
        (begin
          (%check-vector who position (car rest))
          (loop (cdr rest) (+ position 1)))))
  (list->vector (range (apply min (map vector-length vectors)))))

;;; Combines the elements from left to right: `(kons index result element)`, beginning with `knil`.
;;; (vector-fold (lambda (i sum x) (+ sum (* i x))) 0 #(1 2 3)) ; => 8
(define (vector-fold kons knil vector1 . vectors)
  (%check-procedure 'vector-fold 1 kons)
  (let ((vectors (cons vector1 vectors)))
    (apply plain-fold
           (lambda (result i . elements) (apply kons i result elements))
           knil (%indices 'vector-fold 3 vectors) vectors)))

;;; Combines the elements from right to left: `(kons index result element)`, beginning with `knil`.
;;; (vector-fold-right (lambda (i tail x) (cons (list i x) tail)) '() #(a b)) ; => ((0 a) (1 b))
(define (vector-fold-right kons knil vector1 . vectors)
  (%check-procedure 'vector-fold-right 1 kons)
  (let ((vectors (cons vector1 vectors)))
    (apply plain-fold-right
           (lambda (result i . elements) (apply kons i result elements))
           knil (%indices 'vector-fold-right 3 vectors) vectors)))

;;; The vector of the results of `(proc index element)`.
;;; (vector-map (lambda (i x) (list i x)) #(a b)) ; => #((0 a) (1 b))
(define (vector-map proc vector1 . vectors)
  (%check-procedure 'vector-map 1 proc)
  (let ((vectors (cons vector1 vectors)))
    (apply plain-map proc (%indices 'vector-map 2 vectors) vectors)))

;;; Replaces each element of the first vector by the result of `(proc index element)`.
;;; (let ((v (vector 1 2 3))) (vector-map! (lambda (i x) (* i x)) v) v) ; => #(0 2 6)
(define (vector-map! proc vector1 . vectors)
  (%check-procedure 'vector-map! 1 proc)
  (let ((vectors (cons vector1 vectors)))
    (apply plain-map! (lambda (x i . others) (apply proc i x others))
           vector1 (%indices 'vector-map! 2 vectors) (cdr vectors))))

;;; Calls `(proc index element)` from left to right, for its effect.
;;; (let ((sum 0)) (vector-for-each (lambda (i x) (set! sum (+ sum (* i x)))) #(1 2 3)) sum) ; => 8
(define (vector-for-each proc vector1 . vectors)
  (%check-procedure 'vector-for-each 1 proc)
  (let ((vectors (cons vector1 vectors)))
    (apply plain-for-each proc (%indices 'vector-for-each 2 vectors) vectors)))

;;; How many elements satisfy the predicate, which is called with the index and the element.
;;; (vector-count (lambda (i x) (= i x)) #(0 2 2)) ; => 2
(define (vector-count counted? vector1 . vectors)
  (%check-procedure 'vector-count 1 counted?)
  (let ((vectors (cons vector1 vectors)))
    (apply plain-count counted? (%indices 'vector-count 2 vectors) vectors)))

;;; A copy of the part of the vector from `start` to `end`, which may lie beyond the end of the vector: then the rest
;;; of the copy holds `fill`.
;;; (vector-copy #(a b c) 2 5 'x) ; => #(c x x)
(define vector-copy
  (case-lambda
    ((vector) (plain-copy vector))
    ((vector start) (plain-copy vector start))
    ((vector start end) (vector-copy vector start end #f))
    ((vector start end fill)
     (%check-vector 'vector-copy 1 vector)
     (%check-index 'vector-copy 3 end)
     (let ((length (vector-length vector)))
       (%check-bound 'vector-copy 2 start (min end length))
       (if (<= end length)
           (plain-copy vector start end)
           (let ((copy (make-vector (- end start) fill)))
             (vector-copy! copy 0 vector start length)
             copy))))))
