;;;; The default comparator: all values of the language in one order. Values of different types are ordered by the
;;;; rank of their types.

(define %registered '())

;;; Makes the default comparator use this one for the values that it accepts.
;;; (comparator-register-default! (make-comparator box? eq? #f #f))
(define (comparator-register-default! comparator)
  (%check-comparator 'comparator-register-default! 1 comparator)
  (set! %registered (cons comparator %registered)))

;;; The registered comparator that accepts the value, or `#f`.
(define (%registered-for object)
  (find (lambda (comparator) ((%comparator-accepts comparator) object)) %registered))

(define (%rank object)
  (cond ((null? object) 0)
        ((pair? object) 1)
        ((boolean? object) 2)
        ((char? object) 3)
        ((string? object) 4)
        ((symbol? object) 5)
        ((number? object) 6)
        ((vector? object) 7)
        ((bytevector? object) 8)
        (else (%registered-rank object))))

;;; Registered comparators rank in the order of their registration, behind everything; what none accepts is first.
(define (%registered-rank object)
  (let loop ((comparators %registered) (rank (+ 9 (length %registered))))
    (cond ((null? comparators) 9)
          (((%comparator-accepts (car comparators)) object) rank)
          (else (loop (cdr comparators) (- rank 1))))))

(define (%default=? a b)
  (and (= (%rank a) (%rank b))
       (if (pair? a)
           (and (%default=? (car a) (car b)) (%default=? (cdr a) (cdr b)))
           (case (%rank a)
             ((6) (= a b))
             ((7) (%vector=? a b))
             ((0 2 3 4 5 8) (equal? a b))
             (else (%registered=? a b))))))

(define (%registered=? a b)
  (let ((comparator (%registered-for a)))
    (if comparator
        ((%comparator-equality comparator) a b)
        (equal? a b))))

(define (%vector=? a b)
  (let ((end (vector-length a)))
    (and (= end (vector-length b))
         (let loop ((i 0))
           (or (= i end)
               (and (%default=? (vector-ref a i) (vector-ref b i))
                    (loop (+ i 1))))))))

(define (%default<? a b)
  (let ((a-rank (%rank a)) (b-rank (%rank b)))
    (if (= a-rank b-rank)
        (%same-type<? a-rank a b)
        (< a-rank b-rank))))

(define (%same-type<? rank a b)
  (case rank
    ((0) #f)
    ((1) (if (%default=? (car a) (car b))
             (%default<? (cdr a) (cdr b))
             (%default<? (car a) (car b))))
    ((2) (and (not a) b))
    ((3) (char<? a b))
    ((4) (string<? a b))
    ((5) (string<? (symbol->string a) (symbol->string b)))
    ((6) (%number<? a b))
    ((7) (%vector<? %default=? %default<? vector-length vector-ref a b))
    ((8) (%vector<? = < bytevector-length bytevector-u8-ref a b))
    (else (%registered<? a b))))

(define (%registered<? a b)
  (let ((comparator (%registered-for a)))
    (if comparator
        ((comparator-ordering-predicate comparator) a b)
        (%wrong-type '<? 2 "a value that the default comparator can order" a))))

;;; Numbers that are not real go by their real parts, then by their imaginary parts.
(define (%number<? a b)
  (if (and (real? a) (real? b))
      (< a b)
      (or (< (real-part a) (real-part b))
          (and (= (real-part a) (real-part b))
               (< (imag-part a) (imag-part b))))))

;;; Shorter ones first, equally long ones by the first elements that differ.
(define (%vector<? =? <? size ref a b)
  (let ((end (size a)))
    (if (= end (size b))
        (let loop ((i 0))
          (and (< i end)
               (let ((x (ref a i)) (y (ref b i)))
                 (if (=? x y) (loop (+ i 1)) (<? x y)))))
        (< end (size b)))))

;;; A comparator of all values: numbers by `=` and `<`, strings, characters and symbols by their text, pairs and
;;; vectors by their elements. Values that it does not know are equal when they are `equal?` and have no order.
;;; (<? (make-default-comparator) '(1 2) '(1 3)) ; => #t
(define (make-default-comparator) default-comparator)

(define (%any-value object) #t)

;;; What `make-default-comparator` returns.
;;; (<? default-comparator #f #t) ; => #t
(define default-comparator (make-comparator %any-value %default=? %default<? default-hash))
