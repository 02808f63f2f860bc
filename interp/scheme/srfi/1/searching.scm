;;;; Lists cut where a predicate changes its answer, and association lists.

;;; The longest beginning of the list whose elements all satisfy the predicate.
;;; (take-while even? '(2 18 3 10 22 9)) ; => (2 18)
(define (take-while keep? list)
  (%check-procedure 'take-while 1 keep?)
  (let loop ((rest list) (kept '()))
    (cond ((not (pair? rest))
           (%check-end 'take-while 2 rest list)
           (reverse kept))
          ((keep? (car rest)) (loop (cdr rest) (cons (car rest) kept)))
          (else (reverse kept)))))

;;; What is left behind the longest beginning whose elements all satisfy the predicate.
;;; (drop-while even? '(2 18 3 10 22 9)) ; => (3 10 22 9)
(define (drop-while drop? list)
  (%check-procedure 'drop-while 1 drop?)
  (let loop ((rest list))
    (cond ((not (pair? rest))
           (%check-end 'drop-while 2 rest list)
           '())
          ((drop? (car rest)) (loop (cdr rest)))
          (else rest))))

(define (%span who inside? list)
  (let loop ((rest list) (kept '()))
    (cond ((not (pair? rest))
           (%check-end who 2 rest list)
           (values (reverse kept) rest))
          ((inside? (car rest)) (loop (cdr rest) (cons (car rest) kept)))
          (else (values (reverse kept) rest)))))

;;; Two values: what `take-while` and what `drop-while` give.
;;; (call-with-values (lambda () (span even? '(2 18 3 10))) list) ; => ((2 18) (3 10))
(define (span inside? list)
  (%check-procedure 'span 1 inside?)
  (%span 'span inside? list))

;;; Two values: the elements before the first that satisfies the predicate, and the rest.
;;; (call-with-values (lambda () (break even? '(3 1 4 1 5))) list) ; => ((3 1) (4 1 5))
(define (break stop? list)
  (%check-procedure 'break 1 stop?)
  (%span 'break (lambda (x) (not (stop? x))) list))

;;; The association list with one more entry in front.
;;; (alist-cons 'a 1 '((b . 2))) ; => ((a . 1) (b . 2))
(define (alist-cons key value alist) (cons (cons key value) alist))

;;; A copy of the association list that shares neither its pairs nor its entries.
;;; (alist-copy '((a . 1) (b . 2))) ; => ((a . 1) (b . 2))
(define (alist-copy alist)
  (%check-alist 'alist-copy 1 alist)
  (map (lambda (entry) (cons (car entry) (cdr entry))) alist))

;;; The association list without the entries of the key, by `equal?` or by the given predicate.
;;; (alist-delete 'a '((a . 1) (b . 2) (a . 3))) ; => ((b . 2))
(define alist-delete
  (case-lambda
    ((key alist) (alist-delete key alist equal?))
    ((key alist same?)
     (%check-alist 'alist-delete 2 alist)
     (%check-procedure 'alist-delete 3 same?)
     (remove (lambda (entry) (same? key (car entry))) alist))))

(define (%check-alist who position alist)
  (if (not (and (list? alist) (every pair? alist)))
      (%wrong-type who position "a list of pairs" alist)))
