;;;; Searches in vectors. Several vectors are searched together.

;; The first index from `start`, `step` apart and before `end`, for which `found?` holds, or `#f`.
(define (%search found? start end step)
  (let loop ((i start))
    (cond ((= i end) #f)
          ((found? i) i)
          (else (loop (+ i step))))))

;; Searches from the right need to know which elements belong together.
(define (%same-length who vectors)
  (let ((length (%shortest who 2 vectors)))
    (let loop ((rest vectors) (position 2))
      (if (pair? rest)
          (begin
            (if (not (= (vector-length (car rest)) length))
                (%wrong-type who position (string-append "a vector of length " (number->string length)) (car rest)))
            (loop (cdr rest) (+ position 1)))))
    length))

;;; The index of the first element that satisfies the predicate, or `#f`.
;;; (vector-index even? #(3 1 4 1 5 9)) ; => 2
(define (vector-index found? vector1 . vectors)
  (%check-procedure 'vector-index 1 found?)
  (let ((vectors (cons vector1 vectors)))
    (%search (%at found? vectors) 0 (%shortest 'vector-index 2 vectors) 1)))

;;; The index of the last element that satisfies the predicate, or `#f`; several vectors have the same length.
;;; (vector-index-right < #(3 1 4 1 5) #(2 7 1 8 2)) ; => 3
(define (vector-index-right found? vector1 . vectors)
  (%check-procedure 'vector-index-right 1 found?)
  (let ((vectors (cons vector1 vectors)))
    (%search (%at found? vectors) (- (%same-length 'vector-index-right vectors) 1) -1 -1)))

;;; The index of the first element that does not satisfy the predicate, or `#f`.
;;; (vector-skip number? #(1 2 a b 3 4 c d)) ; => 2
(define (vector-skip skipped? vector1 . vectors)
  (%check-procedure 'vector-skip 1 skipped?)
  (let* ((vectors (cons vector1 vectors)) (at (%at skipped? vectors)))
    (%search (lambda (i) (not (at i))) 0 (%shortest 'vector-skip 2 vectors) 1)))

;;; The index of the last element that does not satisfy the predicate, or `#f`; several vectors have the same length.
;;; (vector-skip-right number? #(1 2 a b 3 4)) ; => 3
(define (vector-skip-right skipped? vector1 . vectors)
  (%check-procedure 'vector-skip-right 1 skipped?)
  (let* ((vectors (cons vector1 vectors)) (at (%at skipped? vectors)))
    (%search (lambda (i) (not (at i))) (- (%same-length 'vector-skip-right vectors) 1) -1 -1)))

;;; The index of an element for which `(compare element value)` is zero in a sorted vector, or `#f`. The comparison
;;; gives a negative number when the element is smaller than the value, a positive one when it is greater.
;;; (vector-binary-search #(1 3 5 7) 5 -) ; => 2
(define (vector-binary-search vector value compare)
  (%check-vector 'vector-binary-search 1 vector)
  (%check-procedure 'vector-binary-search 3 compare)
  (let loop ((low 0) (high (vector-length vector)))
    (if (< low high)
        (let* ((middle (quotient (+ low high) 2)) (order (compare (vector-ref vector middle) value)))
          (if (not (real? order))
              (%wrong-type 'vector-binary-search 3 "a procedure that gives a real number" order))
          (cond ((zero? order) middle)
                ((positive? order) (loop low middle))
                (else (loop (+ middle 1) high))))
        #f)))

;;; The first true result of the predicate, or `#f`. The last call is a tail call.
;;; (vector-any (lambda (x) (and (even? x) (* x x))) #(1 3 4)) ; => 16
(define (vector-any found? vector1 . vectors)
  (%check-procedure 'vector-any 1 found?)
  (let* ((vectors (cons vector1 vectors))
         (last (- (%shortest 'vector-any 2 vectors) 1))
         (at (%at found? vectors)))
    (and (>= last 0)
         (let loop ((i 0))
           (if (< i last)
               (or (at i) (loop (+ i 1)))
               (at i))))))

;;; The last result of the predicate when all are true, else `#f`. The last call is a tail call.
;;; (vector-every (lambda (x) (and (odd? x) (* x x))) #(1 3 5)) ; => 25
(define (vector-every true? vector1 . vectors)
  (%check-procedure 'vector-every 1 true?)
  (let* ((vectors (cons vector1 vectors))
         (last (- (%shortest 'vector-every 2 vectors) 1))
         (at (%at true? vectors)))
    (or (< last 0)
        (let loop ((i 0))
          (if (< i last)
              (and (at i) (loop (+ i 1)))
              (at i))))))

;;; Two values: a vector of the elements that satisfy the predicate followed by the others, and how many do.
;;; (call-with-values (lambda () (vector-partition even? #(1 2 3 4))) list) ; => (#(2 4 1 3) 2)
(define (vector-partition in? vector)
  (%check-procedure 'vector-partition 1 in?)
  (%check-vector 'vector-partition 2 vector)
  (call-with-values
   (lambda () (partition in? (vector->list vector)))
   (lambda (in out) (values (list->vector (append in out)) (length in)))))
