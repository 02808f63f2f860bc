;;;; Bitwise operations that the core does not have: an integer is an infinite row of bits in two's complement.

(define (%check-integer who position object)
  (if (not (exact-integer? object)) (%wrong-type who position "an exact integer" object)))

(define (%check-two who i j)
  (%check-integer who 1 i)
  (%check-integer who 2 j))

;;; The bits on which the integers agree, taken from the left two at a time.
;;; (bitwise-eqv 37 12) ; => -42
(define (bitwise-eqv . integers)
  (let loop ((rest integers) (position 1))
    (if (pair? rest)
        (begin
          (%check-integer 'bitwise-eqv position (car rest))
          (loop (cdr rest) (+ position 1)))))
  (fold (lambda (i result) (bitwise-not (bitwise-xor result i))) -1 integers))

;;; The bits that are not set in both integers.
;;; (bitwise-nand 11 26) ; => -11
(define (bitwise-nand i j)
  (%check-two 'bitwise-nand i j)
  (bitwise-not (bitwise-and i j)))

;;; The bits that are set in neither integer.
;;; (bitwise-nor 11 26) ; => -28
(define (bitwise-nor i j)
  (%check-two 'bitwise-nor i j)
  (bitwise-not (bitwise-ior i j)))

;;; The bits of the second integer that are not set in the first.
;;; (bitwise-andc1 11 26) ; => 16
(define (bitwise-andc1 i j)
  (%check-two 'bitwise-andc1 i j)
  (bitwise-and (bitwise-not i) j))

;;; The bits of the first integer that are not set in the second.
;;; (bitwise-andc2 11 26) ; => 1
(define (bitwise-andc2 i j)
  (%check-two 'bitwise-andc2 i j)
  (bitwise-and i (bitwise-not j)))

;;; The bits that are set in the second integer or not in the first.
;;; (bitwise-orc1 11 26) ; => -2
(define (bitwise-orc1 i j)
  (%check-two 'bitwise-orc1 i j)
  (bitwise-ior (bitwise-not i) j))

;;; The bits that are set in the first integer or not in the second.
;;; (bitwise-orc2 11 26) ; => -17
(define (bitwise-orc2 i j)
  (%check-two 'bitwise-orc2 i j)
  (bitwise-ior i (bitwise-not j)))

;;; The bits of `i` where the mask is set, and those of `j` elsewhere.
;;; (bitwise-if 3 1 8) ; => 9
(define (bitwise-if mask i j)
  (%check-integer 'bitwise-if 1 mask)
  (%check-integer 'bitwise-if 2 i)
  (%check-integer 'bitwise-if 3 j)
  (bitwise-ior (bitwise-and mask i) (bitwise-and (bitwise-not mask) j)))

;;; The integer with the bit at an index set or not, as the boolean says.
;;; (copy-bit 2 0 #t) ; => 4
(define (copy-bit index i boolean)
  (%check-index 'copy-bit 1 index)
  (%check-integer 'copy-bit 2 i)
  (let ((mask (arithmetic-shift 1 index)))
    (if boolean
        (bitwise-ior i mask)
        (bitwise-and i (bitwise-not mask)))))

;;; The integer with the bits at two indices exchanged.
;;; (bit-swap 0 2 4) ; => 1
(define (bit-swap index1 index2 i)
  (%check-index 'bit-swap 1 index1)
  (%check-index 'bit-swap 2 index2)
  (%check-integer 'bit-swap 3 i)
  (copy-bit index1 (copy-bit index2 i (bit-set? index1 i)) (bit-set? index2 i)))

;;; Whether any of the bits of the first integer is set in the second.
;;; (any-bit-set? 3 6) ; => #t
(define (any-bit-set? bits i)
  (%check-two 'any-bit-set? bits i)
  (not (zero? (bitwise-and bits i))))

;;; Whether all bits of the first integer are set in the second.
;;; (every-bit-set? 7 6) ; => #f
(define (every-bit-set? bits i)
  (%check-two 'every-bit-set? bits i)
  (= bits (bitwise-and bits i)))
