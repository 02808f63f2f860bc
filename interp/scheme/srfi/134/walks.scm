;;;; Going over deques.

;;; How many elements satisfy the predicate.
;;; (ideque-count even? (ideque 1 2 4)) ; => 2
(define (ideque-count satisfied? deque)
  (%check-walk 'ideque-count satisfied? 2 deque)
  (count satisfied? (%elements deque)))

;;; A deque of lists of the first elements, the second ones and so on, as many as the shortest deque has.
;;; (ideque->list (ideque-zip (ideque 1 2 3) (ideque 'a 'b))) ; => ((1 a) (2 b))
(define (ideque-zip deque . others)
  (%check-ideques 'ideque-zip 1 (cons deque others))
  (%from-list (apply map list (map %elements (cons deque others)))))

;;; A deque of the results of `proc` for the elements.
;;; (ideque->list (ideque-map - (ideque 1 2))) ; => (-1 -2)
(define (ideque-map proc deque)
  (%check-walk 'ideque-map proc 2 deque)
  (%from-list (map proc (%elements deque))))

;;; A deque of the results that are not `#f`.
;;; (ideque->list (ideque-filter-map (lambda (x) (and (even? x) (* x x))) (ideque 1 2 4))) ; => (4 16)
(define (ideque-filter-map proc deque)
  (%check-walk 'ideque-filter-map proc 2 deque)
  (%from-list (filter-map proc (%elements deque))))

;;; Calls `proc` with each element, for its effect.
;;; (ideque-for-each display (ideque 1 2)) ; prints 12
(define (ideque-for-each proc deque)
  (%check-walk 'ideque-for-each proc 2 deque)
  (for-each proc (%elements deque)))

;;; The same from the back.
;;; (ideque-for-each-right display (ideque 1 2)) ; prints 21
(define (ideque-for-each-right proc deque)
  (%check-walk 'ideque-for-each-right proc 2 deque)
  (for-each proc (%reversed deque)))

;;; Combines the elements: `(proc element result)`, beginning with `seed`.
;;; (ideque-fold cons '() (ideque 1 2 3)) ; => (3 2 1)
(define (ideque-fold proc seed deque)
  (%check-walk 'ideque-fold proc 3 deque)
  (fold proc seed (%elements deque)))

;;; The same from the back.
;;; (ideque-fold-right cons '() (ideque 1 2 3)) ; => (1 2 3)
(define (ideque-fold-right proc seed deque)
  (%check-walk 'ideque-fold-right proc 3 deque)
  (fold proc seed (%reversed deque)))

;;; A deque of the elements of the lists that `proc` gives for the elements.
;;; (ideque->list (ideque-append-map (lambda (x) (list x x)) (ideque 1 2))) ; => (1 1 2 2)
(define (ideque-append-map proc deque)
  (%check-walk 'ideque-append-map proc 2 deque)
  (%from-list
   (append-map
    (lambda (element)
      (let ((elements (proc element)))
        (if (not (list? elements))
            (%wrong-type 'ideque-append-map 1 "a procedure that returns lists" elements))
        elements))
    (%elements deque))))

;;; The elements that satisfy the predicate.
;;; (ideque->list (ideque-filter odd? (ideque 1 2 3))) ; => (1 3)
(define (ideque-filter satisfied? deque)
  (%check-walk 'ideque-filter satisfied? 2 deque)
  (%from-list (filter satisfied? (%elements deque))))

;;; The elements that do not satisfy the predicate.
;;; (ideque->list (ideque-remove odd? (ideque 1 2 3))) ; => (2)
(define (ideque-remove satisfied? deque)
  (%check-walk 'ideque-remove satisfied? 2 deque)
  (%from-list (remove satisfied? (%elements deque))))

(define (%two-deques split satisfied? deque)
  (call-with-values
   (lambda () (split satisfied? (%elements deque)))
   (lambda (in out) (values (%from-list in) (%from-list out)))))

;;; Two values: the elements that satisfy the predicate, and the others.
;;; (call-with-values (lambda () (ideque-partition odd? (ideque 1 2 3))) (lambda (a b) (map ideque->list (list a b)))) ; => ((1 3) (2))
(define (ideque-partition satisfied? deque)
  (%check-walk 'ideque-partition satisfied? 2 deque)
  (%two-deques partition satisfied? deque))

;;; The first element that satisfies the predicate, or the result of `failure`, or `#f`.
;;; (ideque-find even? (ideque 1 2 3 4)) ; => 2
(define ideque-find
  (case-lambda
    ((satisfied? deque) (ideque-find satisfied? deque (lambda () #f)))
    ((satisfied? deque failure)
     (%check-walk 'ideque-find satisfied? 2 deque)
     (%check-procedure 'ideque-find 3 failure)
     (%find satisfied? (%elements deque) failure))))

;;; The last element that satisfies the predicate, or the result of `failure`, or `#f`.
;;; (ideque-find-right even? (ideque 1 2 3 4)) ; => 4
(define ideque-find-right
  (case-lambda
    ((satisfied? deque) (ideque-find-right satisfied? deque (lambda () #f)))
    ((satisfied? deque failure)
     (%check-walk 'ideque-find-right satisfied? 2 deque)
     (%check-procedure 'ideque-find-right 3 failure)
     (%find satisfied? (%reversed deque) failure))))

(define (%find satisfied? list failure)
  (let ((rest (find-tail satisfied? list)))
    (if rest (car rest) (failure))))

;;; Two values: the elements of a list before the first that does not satisfy the predicate, and the others.
(define (%span satisfied? list)
  (let loop ((rest list) (in '()))
    (if (and (pair? rest) (satisfied? (car rest)))
        (loop (cdr rest) (cons (car rest) in))
        (values (reverse in) rest))))

(define (%in-front satisfied? list)
  (call-with-values (lambda () (%span satisfied? list)) (lambda (in out) in)))

(define (%behind satisfied? list)
  (call-with-values (lambda () (%span satisfied? list)) (lambda (in out) out)))

;;; The first elements, as long as they satisfy the predicate.
;;; (ideque->list (ideque-take-while odd? (ideque 1 3 4 5))) ; => (1 3)
(define (ideque-take-while satisfied? deque)
  (%check-walk 'ideque-take-while satisfied? 2 deque)
  (%from-list (%in-front satisfied? (%elements deque))))

;;; The last elements, as long as they satisfy the predicate.
;;; (ideque->list (ideque-take-while-right odd? (ideque 1 4 3 5))) ; => (3 5)
(define (ideque-take-while-right satisfied? deque)
  (%check-walk 'ideque-take-while-right satisfied? 2 deque)
  (%from-list (reverse (%in-front satisfied? (%reversed deque)))))

;;; What is behind the first elements that satisfy the predicate.
;;; (ideque->list (ideque-drop-while odd? (ideque 1 3 4 5))) ; => (4 5)
(define (ideque-drop-while satisfied? deque)
  (%check-walk 'ideque-drop-while satisfied? 2 deque)
  (%from-list (%behind satisfied? (%elements deque))))

;;; What is before the last elements that satisfy the predicate.
;;; (ideque->list (ideque-drop-while-right odd? (ideque 1 4 3 5))) ; => (1 4)
(define (ideque-drop-while-right satisfied? deque)
  (%check-walk 'ideque-drop-while-right satisfied? 2 deque)
  (%from-list (reverse (%behind satisfied? (%reversed deque)))))

;;; Two values: the first elements, as long as they satisfy the predicate, and the others.
;;; (call-with-values (lambda () (ideque-span odd? (ideque 1 4 5))) (lambda (a b) (map ideque->list (list a b)))) ; => ((1) (4 5))
(define (ideque-span satisfied? deque)
  (%check-walk 'ideque-span satisfied? 2 deque)
  (%two-deques %span satisfied? deque))

;;; Two values: the first elements, as long as they do not satisfy the predicate, and the others.
;;; (call-with-values (lambda () (ideque-break even? (ideque 1 4 5))) (lambda (a b) (map ideque->list (list a b)))) ; => ((1) (4 5))
(define (ideque-break satisfied? deque)
  (%check-walk 'ideque-break satisfied? 2 deque)
  (%two-deques %span (lambda (element) (not (satisfied? element))) deque))

;;; A deque of the elements of a list.
;;; (ideque-length (list->ideque '(1 2 3))) ; => 3
(define (list->ideque list)
  (if (not (list? list)) (%wrong-type 'list->ideque 1 "a list" list))
  (%from-list list))

;;; A list of the elements.
;;; (ideque->list (ideque 1 2 3)) ; => (1 2 3)
(define (ideque->list deque)
  (%check-ideque 'ideque->list 1 deque)
  (%elements deque))

;;; A deque of what a generator gives, up to its end of file object.
;;; (ideque->list (generator->ideque (ideque->generator (ideque 1 2)))) ; => (1 2)
(define (generator->ideque generator)
  (%check-procedure 'generator->ideque 1 generator)
  (let loop ((elements '()))
    (let ((element (generator)))
      (if (eof-object? element)
          (%from-list (reverse elements))
          (loop (cons element elements))))))

;;; A procedure that gives one element after the other, then an end of file object.
;;; ((ideque->generator (ideque 1 2))) ; => 1
(define (ideque->generator deque)
  (%check-ideque 'ideque->generator 1 deque)
  (let ((rest (%elements deque)))
    (lambda ()
      (if (null? rest)
          (eof-object)
          (let ((element (car rest)))
            (set! rest (cdr rest))
            element)))))
