;;;; What consumes the values of generators.

;;; The list of the values of the generator, or of the first `k`.
;;; (generator->list (make-range-generator 0) 3) ; => (0 1 2)
(define generator->list
  (case-lambda
    ((gen) (reverse (%collect 'generator->list gen -1)))
    ((gen k)
     (%check-index 'generator->list 2 k)
     (reverse (%collect 'generator->list gen k)))))

;; The values in a list, the last first; a negative `k` means all of them.
(define (%collect who gen k)
  (%check-procedure who 1 gen)
  (let loop ((left k) (values '()))
    (if (= left 0)
        values
        (let ((value (gen)))
          (if (eof-object? value)
              values
              (loop (- left 1) (cons value values)))))))

;;; The list of the values of the generator, or of the first `k`, the last first.
;;; (generator->reverse-list (generator 1 2 3)) ; => (3 2 1)
(define generator->reverse-list
  (case-lambda
    ((gen) (%collect 'generator->reverse-list gen -1))
    ((gen k)
     (%check-index 'generator->reverse-list 2 k)
     (%collect 'generator->reverse-list gen k))))

;;; The vector of the values of the generator, or of the first `k`.
;;; (generator->vector (generator 1 2 3)) ; => #(1 2 3)
(define generator->vector
  (case-lambda
    ((gen) (list->vector (reverse (%collect 'generator->vector gen -1))))
    ((gen k)
     (%check-index 'generator->vector 2 k)
     (list->vector (reverse (%collect 'generator->vector gen k))))))

;;; Writes the values of the generator into the vector, from an index on as far as there is room; returns how many.
;;; (let ((v (vector 0 0 0))) (list (generator->vector! v 1 (generator 'a)) v)) ; => (1 #(0 a 0))
(define (generator->vector! vector at gen)
  (%check-vector 'generator->vector! 1 vector)
  (%check-bound 'generator->vector! 2 at (vector-length vector))
  (%check-procedure 'generator->vector! 3 gen)
  (let loop ((i at))
    (if (= i (vector-length vector))
        (- i at)
        (let ((value (gen)))
          (if (eof-object? value)
              (- i at)
              (begin
                (vector-set! vector i value)
                (loop (+ i 1))))))))

;;; The string of the characters that the generator gives, or of the first `k`.
;;; (generator->string (generator #\a #\b)) ; => "ab"
(define generator->string
  (case-lambda
    ((gen) (%characters (%collect 'generator->string gen -1)))
    ((gen k)
     (%check-index 'generator->string 2 k)
     (%characters (%collect 'generator->string gen k)))))

(define (%characters reversed)
  (let ((wrong (find (lambda (x) (not (char? x))) reversed)))
    (if wrong (%wrong-type 'generator->string 1 "a generator of characters" wrong)))
  (list->string (reverse reversed)))

;;; Combines the values in turn: `(proc value … result)`, beginning with the seed.
;;; (generator-fold cons 'z (generator 'a 'b 'c)) ; => (c b a . z)
(define (generator-fold proc seed gen . generators)
  (%check-procedure 'generator-fold 1 proc)
  (%check-generators 'generator-fold 3 (cons gen generators))
  (if (null? generators)
      (let loop ((result seed))
        (let ((value (gen)))
          (if (eof-object? value) result (loop (proc value result)))))
      (let ((generators (cons gen generators)))
        (let loop ((result seed))
          (let ((values (%next generators)))
            (if values (loop (apply proc (append values (list result)))) result))))))

;;; Calls the procedure with each value, or row of values of several generators, for its effect.
;;; (let ((sum 0)) (generator-for-each (lambda (x) (set! sum (+ sum x))) (generator 1 2 3)) sum) ; => 6
(define (generator-for-each proc gen . generators)
  (%check-procedure 'generator-for-each 1 proc)
  (%check-generators 'generator-for-each 2 (cons gen generators))
  (let ((generators (cons gen generators)))
    (let loop ()
      (let ((values (%next generators)))
        (if values
            (begin
              (apply proc values)
              (loop)))))))

;;; The list of the results of the procedure for each value, or row of values of several generators.
;;; (generator-map->list + (generator 1 2) (generator 10 20 30)) ; => (11 22)
(define (generator-map->list proc gen . generators)
  (%check-procedure 'generator-map->list 1 proc)
  (%check-generators 'generator-map->list 2 (cons gen generators))
  (let ((generators (cons gen generators)))
    (let loop ((results '()))
      (let ((values (%next generators)))
        (if values
            (loop (cons (apply proc values) results))
            (reverse results))))))

;;; The first value that satisfies the predicate, or `#f`.
;;; (generator-find even? (make-range-generator 1)) ; => 2
(define (generator-find found? gen)
  (%check-procedure 'generator-find 1 found?)
  (%check-procedure 'generator-find 2 gen)
  (let ((value ((gfilter found? gen))))
    (if (eof-object? value) #f value)))

;;; How many of the values satisfy the predicate.
;;; (generator-count odd? (generator 1 2 3)) ; => 2
(define (generator-count counted? gen)
  (%check-procedure 'generator-count 1 counted?)
  (%check-procedure 'generator-count 2 gen)
  (generator-fold (lambda (value n) (if (counted? value) (+ n 1) n)) 0 gen))

;;; The first true result of the predicate, or `#f`.
;;; (generator-any (lambda (x) (and (even? x) (* x x))) (generator 1 2 3)) ; => 4
(define (generator-any found? gen)
  (%check-procedure 'generator-any 1 found?)
  (%check-procedure 'generator-any 2 gen)
  (let loop ()
    (let ((value (gen)))
      (if (eof-object? value)
          #f
          (or (found? value) (loop))))))

;;; The last result of the predicate when all are true, else `#f`.
;;; (generator-every (lambda (x) (and (odd? x) (* x x))) (generator 1 3)) ; => 9
(define (generator-every true? gen)
  (%check-procedure 'generator-every 1 true?)
  (%check-procedure 'generator-every 2 gen)
  (let loop ((last #t))
    (let ((value (gen)))
      (if (eof-object? value)
          last
          (let ((result (true? value)))
            (and result (loop result)))))))

;;; What the unfolding procedure, which has the arguments of SRFI 1's `unfold`, makes of the values.
;;; (import (srfi 1))
;;; (generator-unfold (generator 1 2 3) unfold) ; => (1 2 3)
(define (generator-unfold gen unfold . arguments)
  (%check-procedure 'generator-unfold 1 gen)
  (%check-procedure 'generator-unfold 2 unfold)
  (apply unfold eof-object? (lambda (value) value) (lambda (value) (gen)) (gen) arguments))
