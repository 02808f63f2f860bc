;;;; Fixnums, the exact integers of 62 bits. A result that is not one is an error.

;;; How many bits a fixnum has.
;;; fx-width ; => 62
(define fx-width 62)

;;; The greatest fixnum.
;;; (= fx-greatest (- (expt 2 61) 1)) ; => #t
(define fx-greatest 2305843009213693951)

;;; The least fixnum.
;;; (= fx-least (- (expt 2 61))) ; => #t
(define fx-least -2305843009213693952)

;;; Whether the value is a fixnum.
;;; (map fixnum? (list 1 1.0 (expt 2 100))) ; => (#t #f #f)
(define (fixnum? object)
  (and (exact-integer? object) (<= fx-least object fx-greatest)))

(define (%check who position object)
  (if (not (fixnum? object)) (%wrong-type who position "a fixnum" object)))

(define (%check-all who position objects)
  (if (pair? objects)
      (begin
        (%check who position (car objects))
        (%check-all who (+ position 1) (cdr objects)))))

;;; The result of a procedure, if it is a fixnum.
(define (%fixnum who n)
  (if (not (fixnum? n))
      (raise
       (%error-condition
        'range-error
        (string-append "the result of `" (symbol->string who) "` is not a fixnum: " (%describe n))
        (list n))))
  n)

;;; Whether all are equal.
;;; (fx=? 1 1 2) ; => #f
(define (fx=? . numbers)
  (%check-all 'fx=? 1 numbers)
  (or (null? numbers) (apply = numbers)))


;;; Whether each is less than the next.
;;; (fx<? 1 2 3) ; => #t
(define (fx<? . numbers)
  (%check-all 'fx<? 1 numbers)
  (or (null? numbers) (apply < numbers)))


;;; Whether each is greater than the next.
;;; (fx>? 1 2) ; => #f
(define (fx>? . numbers)
  (%check-all 'fx>? 1 numbers)
  (or (null? numbers) (apply > numbers)))


;;; Whether none is greater than the next.
;;; (fx<=? 1 1 2) ; => #t
(define (fx<=? . numbers)
  (%check-all 'fx<=? 1 numbers)
  (or (null? numbers) (apply <= numbers)))


;;; Whether none is less than the next.
;;; (fx>=? 2 1 1) ; => #t
(define (fx>=? . numbers)
  (%check-all 'fx>=? 1 numbers)
  (or (null? numbers) (apply >= numbers)))


;;; Whether it is 0.
;;; (fxzero? 0) ; => #t
(define (fxzero? i)
  (%check 'fxzero? 1 i)
  (zero? i))


;;; Whether it is above 0.
;;; (fxpositive? 0) ; => #f
(define (fxpositive? i)
  (%check 'fxpositive? 1 i)
  (positive? i))


;;; Whether it is below 0.
;;; (fxnegative? -1) ; => #t
(define (fxnegative? i)
  (%check 'fxnegative? 1 i)
  (negative? i))


;;; Whether it is odd.
;;; (fxodd? 3) ; => #t
(define (fxodd? i)
  (%check 'fxodd? 1 i)
  (odd? i))


;;; Whether it is even.
;;; (fxeven? 3) ; => #f
(define (fxeven? i)
  (%check 'fxeven? 1 i)
  (even? i))


;;; The greatest of them.
;;; (fxmax 1 3 2) ; => 3
(define (fxmax i . others)
  (%check-all 'fxmax 1 (cons i others))
  (apply max i others))


;;; The least of them.
;;; (fxmin 1 3 2) ; => 1
(define (fxmin i . others)
  (%check-all 'fxmin 1 (cons i others))
  (apply min i others))


;;; The sum.
;;; (fx+ 1 2) ; => 3
(define (fx+ i j)
  (%check 'fx+ 1 i)
  (%check 'fx+ 2 j)
  (%fixnum 'fx+ (+ i j)))


;;; The difference.
;;; (fx- 1 2) ; => -1
(define (fx- i j)
  (%check 'fx- 1 i)
  (%check 'fx- 2 j)
  (%fixnum 'fx- (- i j)))


;;; The product.
;;; (fx* 2 3) ; => 6
(define (fx* i j)
  (%check 'fx* 1 i)
  (%check 'fx* 2 j)
  (%fixnum 'fx* (* i j)))


;;; The number with the other sign.
;;; (fxneg 5) ; => -5
(define (fxneg i)
  (%check 'fxneg 1 i)
  (%fixnum 'fxneg (- i)))


;;; The number without its sign.
;;; (fxabs -5) ; => 5
(define (fxabs i)
  (%check 'fxabs 1 i)
  (%fixnum 'fxabs (abs i)))


;;; The number times itself.
;;; (fxsquare -5) ; => 25
(define (fxsquare i)
  (%check 'fxsquare 1 i)
  (%fixnum 'fxsquare (square i)))


;;; The quotient, rounded towards 0.
;;; (fxquotient -7 2) ; => -3
(define (fxquotient i j)
  (%check 'fxquotient 1 i)
  (%check 'fxquotient 2 j)
  (if (= j 0) (%out-of-range 'fxquotient 2 "a number other than 0" j))
  (%fixnum 'fxquotient (quotient i j)))


;;; What that leaves.
;;; (fxremainder -7 2) ; => -1
(define (fxremainder i j)
  (%check 'fxremainder 1 i)
  (%check 'fxremainder 2 j)
  (if (= j 0) (%out-of-range 'fxremainder 2 "a number other than 0" j))
  (%fixnum 'fxremainder (remainder i j)))


;;; Two values: the greatest integer whose square is not above the number, and what is left.
;;; (call-with-values (lambda () (fxsqrt 32)) list) ; => (5 7)
(define (fxsqrt i)
  (%check 'fxsqrt 1 i)
  (if (< i 0) (%out-of-range 'fxsqrt 1 "a number that is not negative" i))
  (exact-integer-sqrt i))


;;; Two values: the low bits of the sum of three, and the carry.
;;; (call-with-values (lambda () (fx+/carry fx-greatest 1 0)) (lambda (low carry) (list (= low fx-least) carry))) ; => (#t 1)
(define (fx+/carry i j k)
  (%check-all 'fx+/carry 1 (list i j k))
  (%split (+ i j k)))


;;; Two values: the low bits of the first less the others, and the carry.
;;; (call-with-values (lambda () (fx-/carry 5 3 1)) list) ; => (1 0)
(define (fx-/carry i j k)
  (%check-all 'fx-/carry 1 (list i j k))
  (%split (- i j k)))


;;; Two values: the low bits of a product and a third number, and the carry.
;;; (call-with-values (lambda () (fx*/carry 5 3 1)) list) ; => (16 0)
(define (fx*/carry i j k)
  (%check-all 'fx*/carry 1 (list i j k))
  (%split (+ (* i j) k)))


(define (%split n)
  (call-with-values
   (lambda () (balanced/ n (expt 2 fx-width)))
   (lambda (high low) (values low high))))
