;;;; Procedures over vectors that take procedures. The results of `vector-map` are collected in a list, not in the
;;;; vector that is returned, so that a continuation captured in the middle can be re-entered.

;;; The vector of the results of `proc` for the elements, or for those of several vectors, as long as the shortest.
;;; Calls go from left to right.
;;; (vector-map * #(1 2 3) #(10 20)) ; => #(10 40)
(define vector-map
  (case-lambda
    ((proc vector)
     (%check-procedure 'vector-map 1 proc)
     (%check-vectors 'vector-map 2 (list vector))
     (let ((length (vector-length vector)))
       (let loop ((i 0) (results '()))
         (if (< i length)
             (loop (+ i 1) (cons (proc (vector-ref vector i)) results))
             (list->vector (reverse results))))))
    ((proc vector1 . more)
     (let ((vectors (cons vector1 more)))
       (%check-procedure 'vector-map 1 proc)
       (%check-vectors 'vector-map 2 vectors)
       (let ((length (apply min (map vector-length vectors))))
         (let loop ((i 0) (results '()))
           (if (< i length)
               (loop (+ i 1) (cons (apply proc (%vector-refs vectors i)) results))
               (list->vector (reverse results)))))))))

;;; Calls `proc` with each element from left to right, for its effect; several vectors as in `vector-map`.
;;; (let ((sum 0)) (vector-for-each (lambda (x) (set! sum (+ sum x))) #(1 2 3)) sum) ; => 6
(define vector-for-each
  (case-lambda
    ((proc vector)
     (%check-procedure 'vector-for-each 1 proc)
     (%check-vectors 'vector-for-each 2 (list vector))
     (let ((length (vector-length vector)))
       (let loop ((i 0))
         (if (< i length)
             (begin
               (proc (vector-ref vector i))
               (loop (+ i 1)))))))
    ((proc vector1 . more)
     (let ((vectors (cons vector1 more)))
       (%check-procedure 'vector-for-each 1 proc)
       (%check-vectors 'vector-for-each 2 vectors)
       (let ((length (apply min (map vector-length vectors))))
         (let loop ((i 0))
           (if (< i length)
               (begin
                 (apply proc (%vector-refs vectors i))
                 (loop (+ i 1))))))))))

(define (%vector-refs vectors i)
  (map (lambda (vector) (vector-ref vector i)) vectors))

(define (%check-vectors who position vectors)
  (if (pair? vectors)
      (begin
        (if (not (vector? (car vectors))) (%wrong-type who position "a vector" (car vectors)))
        (%check-vectors who (+ position 1) (cdr vectors)))))

;;; The vector of `(proc 0)`, `(proc 1)`, … with `n` elements.
;;; (build-vector 4 (lambda (i) (* i i))) ; => #(0 1 4 9)
(define (build-vector n proc)
  (%check-index 'build-vector 1 n)
  (%check-procedure 'build-vector 2 proc)
  (let loop ((i 0) (results '()))
    (if (< i n)
        (loop (+ i 1) (cons (proc i) results))
        (list->vector (reverse results)))))
