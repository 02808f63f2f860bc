;;;; Procedures that make procedures of procedures.

(define (%check-all who position objects)
  (if (pair? objects)
      (begin
        (%check-procedure who position (car objects))
        (%check-all who (+ position 1) (cdr objects)))))

;;; A procedure that returns these values, whatever it is called with.
;;; (map (constantly 3) '(1 2 3)) ; => (3 3 3)
(define (constantly . objects)
  (lambda arguments (apply values objects)))

;;; A predicate that is true where this one is false.
;;; (map (complement odd?) '(1 2)) ; => (#f #t)
(define (complement predicate)
  (%check-procedure 'complement 1 predicate)
  (lambda (object) (not (predicate object))))

;;; The procedure with its arguments in reverse order.
;;; ((flip list) 1 2 3) ; => (3 2 1)
(define (flip proc)
  (%check-procedure 'flip 1 proc)
  (lambda arguments (apply proc (reverse arguments))))

;;; The procedure with its first two arguments exchanged.
;;; ((swap cons) 1 2) ; => (2 . 1)
(define (swap proc)
  (%check-procedure 'swap 1 proc)
  (lambda (a b . rest) (apply proc b a rest)))

;;; A procedure of two arguments that calls this one with the first.
;;; (map (on-left list) '(1 2 3) '(4 5 6)) ; => ((1) (2) (3))
(define (on-left proc)
  (%check-procedure 'on-left 1 proc)
  (lambda (a b) (proc a)))

;;; A procedure of two arguments that calls this one with the second.
;;; (map (on-right list) '(1 2 3) '(4 5 6)) ; => ((4) (5) (6))
(define (on-right proc)
  (%check-procedure 'on-right 1 proc)
  (lambda (a b) (proc b)))

;;; A predicate that is true where all of these are.
;;; (map (conjoin even? exact?) '(1.0 1 2.0 2)) ; => (#f #f #f #t)
(define (conjoin . predicates)
  (%check-all 'conjoin 1 predicates)
  (lambda arguments
    (every (lambda (predicate) (apply predicate arguments)) predicates)))

;;; A predicate that is true where any of these is.
;;; (map (disjoin even? exact?) '(1.0 1 2.0 2)) ; => (#f #t #t #t)
(define (disjoin . predicates)
  (%check-all 'disjoin 1 predicates)
  (lambda arguments
    (any (lambda (predicate) (apply predicate arguments)) predicates)))

;;; A procedure that calls each of these with its arguments, in order, for their effect.
;;; ((each-of (lambda (x) (display x)) (lambda (x) (display (* x x)))) 3) ; prints 39
(define (each-of . procs)
  (%check-all 'each-of 1 procs)
  (lambda arguments
    (for-each (lambda (proc) (apply proc arguments)) procs)))

;;; A predicate of lists: whether all elements satisfy this one; the last true result.
;;; ((all-of even?) '(2 4 6)) ; => #t
(define (all-of predicate)
  (%check-procedure 'all-of 1 predicate)
  (lambda (list) (every predicate list)))

;;; A predicate of lists: the first true result of this one for an element, or `#f`.
;;; ((any-of odd?) '(2 4 6)) ; => #f
(define (any-of predicate)
  (%check-procedure 'any-of 1 predicate)
  (lambda (list) (any predicate list)))

;;; A procedure that calls `reducer` with the results of `mapper` for its arguments.
;;; ((on + -) 1 2 3) ; => -6
(define (on reducer mapper)
  (%check-procedure 'on 1 reducer)
  (%check-procedure 'on 2 mapper)
  (lambda objects (apply reducer (map mapper objects))))

;;; The procedure with its first arguments given.
;;; (map (left-section - 1) '(1 2 3)) ; => (0 -1 -2)
(define (left-section proc . given)
  (%check-procedure 'left-section 1 proc)
  (lambda objects (apply proc (append given objects))))

;;; The procedure with its last arguments given, the last one first.
;;; (map (right-section - 1) '(1 2 3)) ; => (0 1 2)
(define (right-section proc . given)
  (%check-procedure 'right-section 1 proc)
  (let ((last (reverse given)))
    (lambda objects (apply proc (append objects last)))))

;;; A procedure that calls the last of these with its arguments, the one before with the values of that, and so on.
;;; (map (apply-chain car cdr) '((1 2 3) (4 5 6))) ; => (2 5)
(define (apply-chain first . rest)
  (%check-all 'apply-chain 1 (cons first rest))
  (fold
   (lambda (inner outer)
     (lambda arguments
       (call-with-values (lambda () (apply inner arguments)) outer)))
   first rest))

(define (%choose who proc n choose)
  (%check-procedure who 1 proc)
  (%check-index who 2 n)
  (lambda arguments
    (if (> n (length arguments)) (%out-of-range who 2 "a number up to that of the arguments" n))
    (apply proc (choose arguments n))))

(define (%first list n)
  (let loop ((rest list) (left n) (result '()))
    (if (= left 0)
        (reverse result)
        (loop (cdr rest) (- left 1) (cons (car rest) result)))))

;;; The procedure called without its first `n` arguments.
;;; (apply (arguments-drop + 2) '(1 2 3 4 5)) ; => 12
(define (arguments-drop proc n)
  (%choose 'arguments-drop proc n list-tail))

;;; The procedure called without its last `n` arguments.
;;; (apply (arguments-drop-right + 2) '(1 2 3 4 5)) ; => 6
(define (arguments-drop-right proc n)
  (%choose 'arguments-drop-right proc n (lambda (list n) (%first list (- (length list) n)))))

;;; The procedure called with its first `n` arguments.
;;; (apply (arguments-take + 2) '(1 2 3 4 5)) ; => 3
(define (arguments-take proc n)
  (%choose 'arguments-take proc n %first))

;;; The procedure called with its last `n` arguments.
;;; (apply (arguments-take-right + 2) '(1 2 3 4 5)) ; => 9
(define (arguments-take-right proc n)
  (%choose 'arguments-take-right proc n (lambda (list n) (list-tail list (- (length list) n)))))

;;; A procedure that makes lists of the elements of a list with the same key, compared by `equal?` or another
;;; equivalence.
;;; ((group-by car) '((1 2 3) (2 2 3) (1 4 5))) ; => (((1 2 3) (1 4 5)) ((2 2 3)))
(define group-by
  (case-lambda
    ((key) (group-by key equal?))
    ((key same?)
     (%check-procedure 'group-by 1 key)
     (%check-procedure 'group-by 2 same?)
     (lambda (list)
       (let loop ((rest list) (groups '()))
         (if (null? rest)
             (map (lambda (group) (reverse (cdr group))) (reverse groups))
             (loop (cdr rest) (%add-to-group groups (key (car rest)) (car rest) same?))))))))

;;; The groups, each a key and its elements, with an element more.
(define (%add-to-group groups key element same?)
  (let ((group (find (lambda (group) (same? (car group) key)) groups)))
    (if group
        (map (lambda (other) (if (eq? other group) (cons key (cons element (cdr group))) other)) groups)
        (cons (list key element) groups))))

;;; True, whatever the arguments.
;;; (always 1 2 3) ; => #t
(define (always . objects) #t)

;;; False, whatever the arguments.
;;; (never 1 2 3) ; => #f
(define (never . objects) #f)

;;; `#t` for any true value.
;;; (boolean 3) ; => #t
(define (boolean object) (if object #t #f))
