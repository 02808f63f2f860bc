;;;; Generators made of other generators, from which nothing is taken before the new one is called.

;; Checks that the arguments from a position on are generators.
(define (%check-generators who position generators)
  (if (pair? generators)
      (begin
        (%check-procedure who position (car generators))
        (%check-generators who (+ position 1) (cdr generators)))))

;; The next values of the generators in a list, or `#f` when one of them is at its end.
(define (%next generators)
  (let loop ((rest generators) (values '()))
    (if (null? rest)
        (reverse values)
        (let ((value ((car rest))))
          (if (eof-object? value) #f (loop (cdr rest) (cons value values)))))))

;;; The generator of the items, and then of what the generator, the last argument, gives.
;;; (generator->list (gcons* 'a 'b (make-range-generator 0 2))) ; => (a b 0 1)
(define (gcons* first . others)
  (let* ((reversed (reverse (cons first others))) (gen (car reversed)) (items (reverse (cdr reversed))))
    (%check-procedure 'gcons* (length reversed) gen)
    (lambda ()
      (if (null? items)
          (gen)
          (let ((item (car items)))
            (set! items (cdr items))
            item)))))

;;; The generator of what the generators give, one after the other.
;;; (generator->list (gappend (make-range-generator 0 3) (make-range-generator 0 2))) ; => (0 1 2 0 1)
(define (gappend . generators)
  (%check-generators 'gappend 1 generators)
  (lambda ()
    (let loop ()
      (if (null? generators)
          %end
          (let ((value ((car generators))))
            (if (eof-object? value)
                (begin
                  (set! generators (cdr generators))
                  (loop))
                value))))))

;;; The generator of the elements of the lists that the generator gives.
;;; (generator->list (gflatten (generator '(1) '() '(2 3)))) ; => (1 2 3)
(define (gflatten gen)
  (%check-procedure 'gflatten 1 gen)
  (let ((rest '()))
    (lambda ()
      (let loop ()
        (cond ((eof-object? rest) rest)
              ((pair? rest)
               (let ((value (car rest)))
                 (set! rest (cdr rest))
                 value))
              (else
               (set! rest (gen))
               (if (not (or (eof-object? rest) (list? rest)))
                   (%wrong-type 'gflatten 1 "a generator of lists" rest))
               (loop)))))))

;;; The generator of lists of `k` values. When the last is shorter it is filled up with the padding, if there is one.
;;; (generator->list (ggroup (generator 1 2 3) 2)) ; => ((1 2) (3))
(define ggroup
  (case-lambda
    ((gen k) (%ggroup gen k (lambda (group n) (reverse group))))
    ((gen k padding)
     (%ggroup gen k (lambda (group n) (reverse (append (make-list (- k n) padding) group)))))))

(define (%ggroup gen k finish)
  (%check-procedure 'ggroup 1 gen)
  (if (not (and (exact-integer? k) (> k 0))) (%wrong-type 'ggroup 2 "a positive integer" k))
  (lambda ()
    (let loop ((group '()) (n 0))
      (if (= n k)
          (reverse group)
          (let ((value (gen)))
            (cond ((not (eof-object? value)) (loop (cons value group) (+ n 1)))
                  ((= n 0) %end)
                  (else (finish group n))))))))

;;; The generator of the values of generators whose values are in order, in order; of equal ones the leftmost first.
;;; (generator->list (gmerge < (generator 1 4) (generator 2 3))) ; => (1 2 3 4)
(define gmerge
  (case-lambda
    ((before? gen)
     (%check-procedure 'gmerge 1 before?)
     (%check-procedure 'gmerge 2 gen)
     gen)
    ((before? gen1 gen2)
     (%check-procedure 'gmerge 1 before?)
     (%check-generators 'gmerge 2 (list gen1 gen2))
     (%gmerge before? gen1 gen2))
    ((before? gen1 gen2 . others)
     (%check-procedure 'gmerge 1 before?)
     (%check-generators 'gmerge 2 (cons* gen1 gen2 others))
     (%gmerge before? gen1 (apply gmerge before? gen2 others)))))

(define (%gmerge before? gen1 gen2)
  (let ((value1 #f) (value2 #f) (started? #f))
    (define (take-first)
      (let ((value value1))
        (set! value1 (gen1))
        value))
    (define (take-second)
      (let ((value value2))
        (set! value2 (gen2))
        value))
    (lambda ()
      (if (not started?)
          (begin
            (set! started? #t)
            (set! value1 (gen1))
            (set! value2 (gen2))))
      (cond ((eof-object? value1) (if (eof-object? value2) %end (take-second)))
            ((eof-object? value2) (take-first))
            ((before? value2 value1) (take-second))
            (else (take-first))))))

;;; The generator of the results of the procedure for each value, or row of values of several generators.
;;; (generator->list (gmap cons (generator 1 2 3) (generator 4 5))) ; => ((1 . 4) (2 . 5))
(define (gmap proc gen . generators)
  (%check-procedure 'gmap 1 proc)
  (%check-generators 'gmap 2 (cons gen generators))
  (let ((generators (cons gen generators)))
    (lambda ()
      (let ((values (%next generators)))
        (if values (apply proc values) %end)))))

;;; The generator that also hands a state on: `(proc value … state)` returns a value and the next state.
;;; (generator->list (gcombine (lambda (x sum) (values (+ x sum) (+ x sum))) 0 (generator 1 2 3))) ; => (1 3 6)
(define (gcombine proc seed gen . generators)
  (%check-procedure 'gcombine 1 proc)
  (%check-generators 'gcombine 3 (cons gen generators))
  (let ((generators (cons gen generators)))
    (lambda ()
      (let ((items (%next generators)))
        (if items
            (call-with-values
             (lambda () (apply proc (append items (list seed))))
             (lambda (value next)
               (set! seed next)
               value))
            %end)))))
