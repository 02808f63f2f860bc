;;;; Walks over the vectors of one type; see `vectors.scm`. Several vectors are walked together, up to the end of the
;;;; shortest.

;;; The lists of the elements of several vectors, cut to the length of the shortest.
(define (%columns vectors)
  (let ((end (apply min (map %size vectors))))
    (map (lambda (vector) (elements->list type vector 0 end)) vectors)))

;;; The index behind the first elements that satisfy the predicate.
(define (%prefix-end satisfied? vector)
  (let ((end (%size vector)))
    (let loop ((i 0))
      (if (and (< i end) (satisfied? (%numeric-ref vector i)))
          (loop (+ i 1))
          i))))

;;; The index of the first of the last elements that satisfy the predicate.
(define (%suffix-start satisfied? vector)
  (let loop ((i (%size vector)))
    (if (and (> i 0) (satisfied? (%numeric-ref vector (- i 1))))
        (loop (- i 1))
        i)))

;;; The least index from `i` on by `step` before `end` whose elements satisfy the predicate, or `#f`.
(define (%search satisfied? vectors i end step)
  (and (not (= i end))
       (if (apply satisfied? (map (lambda (vector) (%numeric-ref vector i)) vectors))
           i
           (%search satisfied? vectors (+ i step) end step))))

(define (%shortest vectors) (apply min (map %size vectors)))

(define (%check-equal-sizes operation vectors)
  (if (not (apply = (map %size vectors)))
      (%wrong-type (operation-name type operation) 2 "vectors of one length" (car vectors))))

(define (%negated predicate)
  (lambda elements (not (apply predicate elements))))

(define-syntax define-typed-walks
(syntax-rules ()
((_ typed-vector-fold typed-vector-fold-right typed-vector-map typed-vector-map! typed-vector-for-each
  typed-vector-count typed-vector-cumulate typed-vector-take-while typed-vector-take-while-right
  typed-vector-drop-while typed-vector-drop-while-right typed-vector-index typed-vector-index-right typed-vector-skip
  typed-vector-skip-right typed-vector-any typed-vector-every typed-vector-partition typed-vector-filter
  typed-vector-remove)
(begin

;;; Combines the elements: `(proc result element …)`, beginning with `seed`.
;;; (u8vector-fold (lambda (sum x) (+ sum x)) 0 (u8vector 1 2 3)) ; => 6
(define (typed-vector-fold proc seed vector . others)
  (%check-procedure (operation-name type '@vector-fold) 1 proc)
  (check-vectors type '@vector-fold 3 (cons vector others))
  (if (null? others)
      (fold (lambda (element result) (proc result element)) seed (%elements vector))
      (fold (lambda (elements result) (apply proc result elements))
            seed (apply map list (%columns (cons vector others))))))

;;; The same from the end.
;;; (u8vector-fold-right (lambda (tail x) (cons x tail)) '() (u8vector 1 2 3)) ; => (1 2 3)
(define (typed-vector-fold-right proc seed vector . others)
  (%check-procedure (operation-name type '@vector-fold-right) 1 proc)
  (check-vectors type '@vector-fold-right 3 (cons vector others))
  (fold (lambda (elements result) (apply proc result elements))
        seed (reverse (apply map list (%columns (cons vector others))))))

;;; A vector of the results of `proc` for the elements.
;;; (u8vector->list (u8vector-map + (u8vector 1 2 3) (u8vector 10 20))) ; => (11 22)
(define (typed-vector-map proc vector . others)
  (%check-walk '@vector-map proc (cons vector others))
  (%result '@vector-map (apply map proc (%columns (cons vector others)))))

;;; Replaces the elements of the first vector by the results of `proc`.
;;; (let ((v (u8vector 1 2 3))) (u8vector-map! square v) (u8vector->list v)) ; => (1 4 9)
(define (typed-vector-map! proc vector . others)
  (%check-walk '@vector-map! proc (cons vector others))
  (check-mutable type '@vector-map! vector)
  (fold (lambda (elements i)
          (result-set! type '@vector-map! vector i (apply proc elements))
          (+ i 1))
        0 (apply map list (%columns (cons vector others)))))

;;; Calls `proc` with the elements, for its effect.
;;; (let ((sum 0)) (u8vector-for-each (lambda (x) (set! sum (+ sum x))) (u8vector 1 2 3)) sum) ; => 6
(define (typed-vector-for-each proc vector . others)
  (%check-walk '@vector-for-each proc (cons vector others))
  (apply for-each proc (%columns (cons vector others))))

;;; How many elements satisfy the predicate.
;;; (u8vector-count odd? (u8vector 1 2 3)) ; => 2
(define (typed-vector-count satisfied? vector . others)
  (%check-walk '@vector-count satisfied? (cons vector others))
  (apply count satisfied? (%columns (cons vector others))))

;;; A vector of the results of `proc` for the result before, at first `seed`, and each element.
;;; (u8vector->list (u8vector-cumulate + 0 (u8vector 1 2 3))) ; => (1 3 6)
(define (typed-vector-cumulate proc seed vector)
  (%check-procedure (operation-name type '@vector-cumulate) 1 proc)
  (check-vector type '@vector-cumulate 3 vector)
  (let loop ((rest (%elements vector)) (last seed) (results '()))
    (if (null? rest)
        (%result '@vector-cumulate (reverse results))
        (let ((result (proc last (car rest))))
          (loop (cdr rest) result (cons result results))))))

;;; The first elements, as long as they satisfy the predicate.
;;; (u8vector->list (u8vector-take-while odd? (u8vector 1 3 4 5))) ; => (1 3)
(define (typed-vector-take-while satisfied? vector)
  (%check-walk '@vector-take-while satisfied? (list vector))
  (copy-of type vector 0 (%prefix-end satisfied? vector)))

;;; The last elements, as long as they satisfy the predicate.
;;; (u8vector->list (u8vector-take-while-right odd? (u8vector 1 3 4 5))) ; => (5)
(define (typed-vector-take-while-right satisfied? vector)
  (%check-walk '@vector-take-while-right satisfied? (list vector))
  (copy-of type vector (%suffix-start satisfied? vector) (%size vector)))

;;; What is behind the first elements that satisfy the predicate.
;;; (u8vector->list (u8vector-drop-while odd? (u8vector 1 3 4 5))) ; => (4 5)
(define (typed-vector-drop-while satisfied? vector)
  (%check-walk '@vector-drop-while satisfied? (list vector))
  (copy-of type vector (%prefix-end satisfied? vector) (%size vector)))

;;; What is before the last elements that satisfy the predicate.
;;; (u8vector->list (u8vector-drop-while-right odd? (u8vector 1 3 4 5))) ; => (1 3 4)
(define (typed-vector-drop-while-right satisfied? vector)
  (%check-walk '@vector-drop-while-right satisfied? (list vector))
  (copy-of type vector 0 (%suffix-start satisfied? vector)))

;;; The index of the first element that satisfies the predicate, or `#f`.
;;; (u8vector-index even? (u8vector 1 3 4 5)) ; => 2
(define (typed-vector-index satisfied? vector . others)
  (%check-walk '@vector-index satisfied? (cons vector others))
  (%search satisfied? (cons vector others) 0 (%shortest (cons vector others)) 1))

;;; The index of the last one; the vectors have one length.
;;; (u8vector-index-right odd? (u8vector 1 3 4 6)) ; => 1
(define (typed-vector-index-right satisfied? vector . others)
  (%check-walk '@vector-index-right satisfied? (cons vector others))
  (%check-equal-sizes '@vector-index-right (cons vector others))
  (%search satisfied? (cons vector others) (- (%size vector) 1) -1 -1))

;;; The index of the first element that does not satisfy the predicate, or `#f`.
;;; (u8vector-skip odd? (u8vector 1 3 4 5)) ; => 2
(define (typed-vector-skip satisfied? vector . others)
  (%check-walk '@vector-skip satisfied? (cons vector others))
  (%search (%negated satisfied?) (cons vector others) 0 (%shortest (cons vector others)) 1))

;;; The index of the last one; the vectors have one length.
;;; (u8vector-skip-right even? (u8vector 1 3 4 6)) ; => 1
(define (typed-vector-skip-right satisfied? vector . others)
  (%check-walk '@vector-skip-right satisfied? (cons vector others))
  (%check-equal-sizes '@vector-skip-right (cons vector others))
  (%search (%negated satisfied?) (cons vector others) (- (%size vector) 1) -1 -1))

;;; The first true result of the predicate, or `#f`.
;;; (u8vector-any (lambda (x) (and (even? x) (* 10 x))) (u8vector 1 2 3)) ; => 20
(define (typed-vector-any satisfied? vector . others)
  (%check-walk '@vector-any satisfied? (cons vector others))
  (apply any satisfied? (%columns (cons vector others))))

;;; The last result of the predicate when all are true, otherwise `#f`.
;;; (u8vector-every (lambda (x) (and (< x 9) (* 10 x))) (u8vector 1 2 3)) ; => 30
(define (typed-vector-every satisfied? vector . others)
  (%check-walk '@vector-every satisfied? (cons vector others))
  (apply every satisfied? (%columns (cons vector others))))

;;; Two values: a vector with the elements that satisfy the predicate in front, and how many those are.
;;; (call-with-values (lambda () (u8vector-partition even? (u8vector 1 2 3))) (lambda (v n) (list (u8vector->list v) n))) ; => ((2 1 3) 1)
(define (typed-vector-partition satisfied? vector)
  (%check-walk '@vector-partition satisfied? (list vector))
  (call-with-values
   (lambda () (partition satisfied? (%elements vector)))
   (lambda (in out) (values (%result '@vector-partition (append in out)) (length in)))))

;;; The elements that satisfy the predicate.
;;; (u8vector->list (u8vector-filter odd? (u8vector 1 2 3))) ; => (1 3)
(define (typed-vector-filter satisfied? vector)
  (%check-walk '@vector-filter satisfied? (list vector))
  (%result '@vector-filter (filter satisfied? (%elements vector))))

;;; The elements that do not satisfy the predicate.
;;; (u8vector->list (u8vector-remove odd? (u8vector 1 2 3))) ; => (2)
(define (typed-vector-remove satisfied? vector)
  (%check-walk '@vector-remove satisfied? (list vector))
  (%result '@vector-remove (remove satisfied? (%elements vector))))

))))
