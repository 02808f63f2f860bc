;;;; Predicates, folds and walks over vectors. Several vectors are walked together, as far as the shortest goes.

;; Checks the vectors, the first of which is the argument at `position`; gives the length of the shortest.
(define (%shortest who position vectors)
  (let loop ((vectors vectors) (position position) (length #f))
    (if (null? vectors)
        (or length 0)
        (begin
          (%check-vector who position (car vectors))
          (let ((next (vector-length (car vectors))))
            (loop (cdr vectors) (+ position 1) (if length (min length next) next)))))))

;; The procedure that calls `proc` with the elements at an index.
(define (%at proc vectors)
  (if (and (pair? vectors) (null? (cdr vectors)))
      (let ((vector (car vectors)))
        (lambda (i) (proc (vector-ref vector i))))
      (lambda (i) (apply proc (%row vectors i)))))

(define (%row vectors i)
  (map (lambda (vector) (vector-ref vector i)) vectors))

;;; Whether the vector has no elements.
;;; (vector-empty? #()) ; => #t
(define (vector-empty? vector)
  (%check-vector 'vector-empty? 1 vector)
  (= (vector-length vector) 0))

;;; Whether the vectors have the same length and their elements are the same by the predicate.
;;; (vector= = #(1 2) #(1.0 2.0)) ; => #t
(define (vector= same? . vectors)
  (%check-procedure 'vector= 1 same?)
  (%shortest 'vector= 2 vectors)
  (or (null? vectors)
      (let loop ((first (car vectors)) (others (cdr vectors)))
        (or (null? others)
            (and (%same-elements? same? first (car others))
                 (loop (car others) (cdr others)))))))

(define (%same-elements? same? a b)
  (let ((length (vector-length a)))
    (and (= length (vector-length b))
         (let loop ((i 0))
           (or (= i length)
               (and (same? (vector-ref a i) (vector-ref b i))
                    (loop (+ i 1))))))))

;;; Combines the elements from left to right: `(kons result element)`, beginning with `knil`.
;;; (vector-fold (lambda (longest x) (max longest (string-length x))) 0 #("a" "abc" "ab")) ; => 3
(define (vector-fold kons knil vector1 . vectors)
  (%check-procedure 'vector-fold 1 kons)
  (let* ((vectors (cons vector1 vectors)) (length (%shortest 'vector-fold 3 vectors)))
    (if (null? (cdr vectors))
        (let loop ((i 0) (result knil))
          (if (< i length)
              (loop (+ i 1) (kons result (vector-ref vector1 i)))
              result))
        (let loop ((i 0) (result knil))
          (if (< i length)
              (loop (+ i 1) (apply kons result (%row vectors i)))
              result)))))

;;; Combines the elements from right to left: `(kons result element)`, beginning with `knil`.
;;; (vector-fold-right (lambda (tail x) (cons x tail)) '() #(1 2 3)) ; => (1 2 3)
(define (vector-fold-right kons knil vector1 . vectors)
  (%check-procedure 'vector-fold-right 1 kons)
  (let* ((vectors (cons vector1 vectors)) (length (%shortest 'vector-fold-right 3 vectors)))
    (if (null? (cdr vectors))
        (let loop ((i (- length 1)) (result knil))
          (if (< i 0)
              result
              (loop (- i 1) (kons result (vector-ref vector1 i)))))
        (let loop ((i (- length 1)) (result knil))
          (if (< i 0)
              result
              (loop (- i 1) (apply kons result (%row vectors i))))))))

;;; Replaces each element of the first vector by the result of `proc` for it, and those beside it in other vectors.
;;; (let ((v (vector 1 2 3))) (vector-map! square v) v) ; => #(1 4 9)
(define (vector-map! proc vector1 . vectors)
  (%check-procedure 'vector-map! 1 proc)
  (let* ((vectors (cons vector1 vectors))
         (length (%shortest 'vector-map! 2 vectors))
         (at (%at proc vectors)))
    (%check-mutable 'vector-map! vector1)
    (let loop ((i 0))
      (if (< i length)
          (begin
            (vector-set! vector1 i (at i))
            (loop (+ i 1)))))))

;;; How many elements, or rows of elements of several vectors, satisfy the predicate.
;;; (vector-count < #(1 3 6 9) #(2 4 6 8 10 12)) ; => 2
(define (vector-count counted? vector1 . vectors)
  (%check-procedure 'vector-count 1 counted?)
  (let* ((vectors (cons vector1 vectors))
         (length (%shortest 'vector-count 2 vectors))
         (at (%at counted? vectors)))
    (let loop ((i 0) (n 0))
      (if (< i length)
          (loop (+ i 1) (if (at i) (+ n 1) n))
          n))))

;;; The vector of the intermediate results of a fold: `(proc result element)`, beginning with `knil`.
;;; (vector-cumulate + 0 #(3 1 4 1 5)) ; => #(3 4 8 9 14)
(define (vector-cumulate proc knil vector)
  (%check-procedure 'vector-cumulate 1 proc)
  (%check-vector 'vector-cumulate 3 vector)
  (let ((length (vector-length vector)))
    (let loop ((i 0) (result knil) (results '()))
      (if (< i length)
          (let ((result (proc result (vector-ref vector i))))
            (loop (+ i 1) result (cons result results)))
          (list->vector (reverse results))))))
