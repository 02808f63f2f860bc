;;;; Generators that give some of the values of others.

;;; The generator of the values that satisfy the predicate.
;;; (generator->list (gfilter odd? (make-range-generator 1 6))) ; => (1 3 5)
(define (gfilter keep? gen)
  (%check-procedure 'gfilter 1 keep?)
  (%check-procedure 'gfilter 2 gen)
  (lambda ()
    (let loop ()
      (let ((value (gen)))
        (if (or (eof-object? value) (keep? value)) value (loop))))))

;;; The generator of the values that do not satisfy the predicate.
;;; (generator->list (gremove odd? (make-range-generator 1 6))) ; => (2 4)
(define (gremove drop? gen)
  (%check-procedure 'gremove 1 drop?)
  (%check-procedure 'gremove 2 gen)
  (gfilter (lambda (value) (not (drop? value))) gen))

;;; The generator of the values for which `(proc value state)` returns true as its first value; the second is the next
;;; state.
;;; (generator->list (gstate-filter (lambda (x n) (values (even? n) (+ n 1))) 0 (generator 'a 'b 'c))) ; => (a c)
(define (gstate-filter proc seed gen)
  (%check-procedure 'gstate-filter 1 proc)
  (%check-procedure 'gstate-filter 3 gen)
  (gfilter (lambda (value)
             (call-with-values
              (lambda () (proc value seed))
              (lambda (keep? next)
                (set! seed next)
                keep?)))
           gen))

;;; The generator of the first `k` values; with a padding it gives `k` values in any case.
;;; (generator->list (gtake (generator 1 2) 3 'x)) ; => (1 2 x)
(define gtake
  (case-lambda
    ((gen k) (gtake gen k %end))
    ((gen k padding)
     (%check-procedure 'gtake 1 gen)
     (%check-index 'gtake 2 k)
     (let ((left k))
       (lambda ()
         (if (= left 0)
             %end
             (let ((value (gen)))
               (set! left (- left 1))
               (if (eof-object? value) padding value))))))))

;;; The generator without the first `k` values.
;;; (generator->list (gdrop (generator 1 2 3) 2)) ; => (3)
(define (gdrop gen k)
  (%check-procedure 'gdrop 1 gen)
  (%check-index 'gdrop 2 k)
  (let ((left k))
    (lambda ()
      (let loop ()
        (if (> left 0)
            (begin
              (set! left (- left 1))
              (if (eof-object? (gen)) %end (loop)))
            (gen))))))

;;; The generator of the values before the first that does not satisfy the predicate.
;;; (generator->list (gtake-while odd? (generator 1 3 4 5))) ; => (1 3)
(define (gtake-while keep? gen)
  (%check-procedure 'gtake-while 1 keep?)
  (%check-procedure 'gtake-while 2 gen)
  (let ((done? #f))
    (lambda ()
      (if done?
          %end
          (let ((value (gen)))
            (if (and (not (eof-object? value)) (keep? value))
                value
                (begin
                  (set! done? #t)
                  %end)))))))

;;; The generator of the values from the first that does not satisfy the predicate on.
;;; (generator->list (gdrop-while odd? (generator 1 3 4 5))) ; => (4 5)
(define (gdrop-while drop? gen)
  (%check-procedure 'gdrop-while 1 drop?)
  (%check-procedure 'gdrop-while 2 gen)
  (let ((found? #f))
    (lambda ()
      (let loop ()
        (let ((value (gen)))
          (if (or found? (eof-object? value) (not (drop? value)))
              (begin
                (set! found? #t)
                value)
              (loop)))))))

;;; The generator without the values that are equal to `item`, by `equal?` or by the given predicate.
;;; (generator->list (gdelete 3 (generator 1 3 4 3))) ; => (1 4)
(define gdelete
  (case-lambda
    ((item gen) (gdelete item gen equal?))
    ((item gen same?)
     (%check-procedure 'gdelete 2 gen)
     (%check-procedure 'gdelete 3 same?)
     (gremove (lambda (value) (same? item value)) gen))))

;;; The generator without the values that are equal to the one before them, by `equal?` or by the given predicate.
;;; (generator->list (gdelete-neighbor-dups (generator 'a 'a 'b 'a))) ; => (a b a)
(define gdelete-neighbor-dups
  (case-lambda
    ((gen) (gdelete-neighbor-dups gen equal?))
    ((gen same?)
     (%check-procedure 'gdelete-neighbor-dups 1 gen)
     (%check-procedure 'gdelete-neighbor-dups 2 same?)
     (let ((last %end))
       (gfilter (lambda (value)
                  (let ((new? (or (eof-object? last) (not (same? last value)))))
                    (set! last value)
                    new?))
                gen)))))

;;; The generator of the values at the indices that the second generator gives, which grow.
;;; (generator->list (gindex (generator 'a 'b 'c 'd) (generator 0 2))) ; => (a c)
(define (gindex gen indices)
  (%check-procedure 'gindex 1 gen)
  (%check-procedure 'gindex 2 indices)
  (let ((next 0))
    (lambda ()
      (let ((index (indices)))
        (if (eof-object? index)
            %end
            (begin
              (if (not (and (exact-integer? index) (>= index next)))
                  (%wrong-type 'gindex 2 "a generator of growing indices" index))
              (let loop ()
                (let ((value (gen)) (at next))
                  (set! next (+ next 1))
                  (if (or (eof-object? value) (= at index)) value (loop))))))))))

;;; The generator of those values for which the second generator gives true.
;;; (generator->list (gselect (generator 'a 'b 'c) (generator #t #f #t))) ; => (a c)
(define (gselect gen truths)
  (%check-procedure 'gselect 1 gen)
  (%check-procedure 'gselect 2 truths)
  (lambda ()
    (let loop ()
      (let ((row (%next (list gen truths))))
        (cond ((not row) %end)
              ((cadr row) (car row))
              (else (loop)))))))
