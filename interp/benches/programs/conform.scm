;;;; Graphs of records: which of many types conform to which. A type has operations with an argument and a result; one
;;;; conforms to another if it has all its operations, takes their arguments and gives their results. Types
;;;; refer to each other in circles, so conformity is the greatest relation with that property.
;; measured at size 48
(import (scheme base) (scheme cxr) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 16))
(define-record-type <type> (make-type number operations) type?
  (number number)
  (operations operations set-operations!))
(define-record-type <operation> (operation name argument result) operation?
  (name name) (argument argument) (result result))

(define seed 5)
(define (random! limit)
  (set! seed (modulo (+ (* seed 1664525) 1013904223) 4294967296))
  (quotient (* seed limit) 4294967296))

(define operation-names '(get put each))
(define (make-types n)
  (let ((types (make-vector n)))
    (do ((i 0 (+ i 1))) ((= i n))
      (vector-set! types i (make-type i '())))
    (vector-for-each
     (lambda (type)
       (set-operations! type (random-operations types (random! 8) operation-names)))
     types)
    types))

;; The bits of `chosen` say which names the type has.
(define (random-operations types chosen names)
  (cond ((null? names) '())
        ((odd? chosen)
         (let* ((argument (pick types)) (result (pick types)))
           (cons (operation (car names) argument result)
                 (random-operations types (quotient chosen 2) (cdr names)))))
        (else (random-operations types (quotient chosen 2) (cdr names)))))
(define (pick types) (vector-ref types (random! (vector-length types))))

(define (find-operation wanted operations)
  (cond ((null? operations) #f)
        ((eq? wanted (name (car operations))) (car operations))
        (else (find-operation wanted (cdr operations)))))

;; The relation is a matrix of truth values; it begins full and shrinks to what holds.
(define (related? relation a b)
  (vector-ref (vector-ref relation (number a)) (number b)))
(define (conforms? relation a b)
  (let all ((rest (operations b)))
    (or (null? rest)
        (let* ((theirs (car rest))
               (ours (find-operation (name theirs) (operations a))))
          (and ours
               (related? relation (argument theirs) (argument ours))
               (related? relation (result ours) (result theirs))
               (all (cdr rest)))))))
(define (shrink! relation types)
  (let ((changed #f))
    (vector-for-each
     (lambda (a)
       (vector-for-each
        (lambda (b)
          (if (and (related? relation a b) (not (conforms? relation a b)))
              (begin
                (vector-set! (vector-ref relation (number a)) (number b) #f)
                (set! changed #t))))
        types))
     types)
    changed))
(define (conformity types)
  (let ((relation (vector-map (lambda (type) (make-vector (vector-length types) #t)) types)))
    (let loop ((passes 1))
      (if (shrink! relation types)
          (loop (+ passes 1))
          (values relation passes)))))

(define (count-pairs relation)
  (apply + (map (lambda (row) (count-true (vector->list row))) (vector->list relation))))
(define (count-true items)
  (cond ((null? items) 0)
        ((car items) (+ 1 (count-true (cdr items))))
        (else (count-true (cdr items)))))

;; Types that conform to each other are one class; the first of each stands for it.
(define (classes relation types)
  (let loop ((rest (vector->list types)) (found '()))
    (cond ((null? rest) (reverse found))
          ((equivalent-to-any? (car rest) found relation) (loop (cdr rest) found))
          (else (loop (cdr rest) (cons (car rest) found))))))
(define (equivalent-to-any? type found relation)
  (and (pair? found)
       (or (and (related? relation type (car found)) (related? relation (car found) type))
           (equivalent-to-any? type (cdr found) relation))))

;; The join of two types has the operations that both have; what it takes, both take: the meet of what they take. A
;; meet has the operations of either. Pairs that were combined before give the same type, which closes the circles.
(define made '())
(define (combine kind a b merge)
  (let* ((key (list kind (number a) (number b))) (known (assoc key made)))
    (if known
        (cdr known)
        (let ((new (make-type (+ size (length made)) '())))
          (set! made (cons (cons key new) made))
          (set-operations! new (merge (operations a) (operations b)))
          new))))
(define (join a b) (combine 'join a b join-operations))
(define (meet a b) (combine 'meet a b meet-operations))
(define (join-operations as bs)
  (if (null? as)
      '()
      (let ((other (find-operation (name (car as)) bs)))
        (if other
            (let* ((taken (meet (argument (car as)) (argument other)))
                   (given (join (result (car as)) (result other))))
              (cons (operation (name (car as)) taken given) (join-operations (cdr as) bs)))
            (join-operations (cdr as) bs)))))
(define (meet-operations as bs)
  (if (null? as)
      bs
      (let* ((other (find-operation (name (car as)) bs))
             (combined
              (if other
                  (let* ((taken (join (argument (car as)) (argument other)))
                         (given (meet (result (car as)) (result other))))
                    (operation (name (car as)) taken given))
                  (car as))))
        (cons combined (meet-operations (cdr as) (without (name (car as)) bs))))))
(define (without unwanted operations)
  (cond ((null? operations) '())
        ((eq? unwanted (name (car operations))) (cdr operations))
        (else (cons (car operations) (without unwanted (cdr operations))))))

(define types (make-types size))
(define (report types)
  (let-values (((relation passes) (conformity types)))
    (write (list (vector-length types) (count-pairs relation) passes (length (classes relation types))))
    (newline)
    relation))
(report types)

;; Both neighbours conform to their join, and their meet to both.
(define neighbours
  (map (lambda (a b) (list a b (join a b) (meet a b)))
       (vector->list types)
       (cdr (vector->list types))))
(define all-types (vector-append types (list->vector (reverse (map cdr made)))))
(define relation (report all-types))
(write
 (count-true
  (map (lambda (case)
         (let ((a (car case)) (b (cadr case)) (joined (caddr case)) (met (cadddr case)))
           (and (related? relation a joined)
                (related? relation b joined)
                (related? relation met a)
                (related? relation met b))))
       neighbours)))
(newline)
; prints (16 63 3 13)
; prints (174 9967 5 56)
; prints 15
