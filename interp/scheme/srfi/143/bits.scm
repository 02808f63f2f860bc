;;;; Fixnums as rows of bits, over the procedures of (srfi 151).

;;; The number with all bits changed.
;;; (fxnot 0) ; => -1
(define (fxnot i)
  (%check 'fxnot 1 i)
  (bitwise-not i))


;;; The bits that are set in all.
;;; (fxand 12 10) ; => 8
(define (fxand . numbers)
  (%check-all 'fxand 1 numbers)
  (apply bitwise-and numbers))


;;; The bits that are set in any.
;;; (fxior 12 10) ; => 14
(define (fxior . numbers)
  (%check-all 'fxior 1 numbers)
  (apply bitwise-ior numbers))


;;; The bits that are set in an odd number of them.
;;; (fxxor 12 10) ; => 6
(define (fxxor . numbers)
  (%check-all 'fxxor 1 numbers)
  (apply bitwise-xor numbers))


(define (%check-shift who count least)
  (if (not (and (exact-integer? count) (<= least count 61)))
      (%out-of-range who 2 (if (= least 0) "a number from 0 to 61" "a number from -61 to 61") count)))

;;; The number shifted to the left, or to the right when the count is negative.
;;; (list (fxarithmetic-shift 5 2) (fxarithmetic-shift -5 -1)) ; => (20 -3)
(define (fxarithmetic-shift i count)
  (%check 'fxarithmetic-shift 1 i)
  (%check-shift 'fxarithmetic-shift count -61)
  (%fixnum 'fxarithmetic-shift (arithmetic-shift i count)))


;;; The number shifted to the left.
;;; (fxarithmetic-shift-left 5 2) ; => 20
(define (fxarithmetic-shift-left i count)
  (%check 'fxarithmetic-shift-left 1 i)
  (%check-shift 'fxarithmetic-shift-left count 0)
  (%fixnum 'fxarithmetic-shift-left (arithmetic-shift i count)))


;;; The number shifted to the right.
;;; (fxarithmetic-shift-right 20 2) ; => 5
(define (fxarithmetic-shift-right i count)
  (%check 'fxarithmetic-shift-right 1 i)
  (%check-shift 'fxarithmetic-shift-right count 0)
  (arithmetic-shift i (- count)))


;;; How many bits are set, or not set in a negative number.
;;; (fxbit-count 12) ; => 2
(define (fxbit-count i)
  (%check 'fxbit-count 1 i)
  (bit-count i))


;;; How many bits the number needs.
;;; (fxlength 12) ; => 4
(define (fxlength i)
  (%check 'fxlength 1 i)
  (integer-length i))


;;; The bits of the second where the mask has them set, of the third elsewhere.
;;; (fxif 3 1 8) ; => 9
(define (fxif mask i j)
  (%check-all 'fxif 1 (list mask i j))
  (bitwise-if mask i j))


(define (%check-bit who position index)
  (if (not (and (exact-integer? index) (<= 0 index 61)))
      (%out-of-range who position "a number from 0 to 61" index)))

;;; Whether the bit with this index is set.
;;; (fxbit-set? 2 4) ; => #t
(define (fxbit-set? index i)
  (%check-bit 'fxbit-set? 1 index)
  (%check 'fxbit-set? 2 i)
  (bit-set? index i))


;;; The number with this bit set or not.
;;; (fxcopy-bit 0 4 #t) ; => 5
(define (fxcopy-bit index i set?)
  (%check-bit 'fxcopy-bit 1 index)
  (%check 'fxcopy-bit 2 i)
  (%fixnum 'fxcopy-bit (copy-bit index i set?)))


;;; The index of the lowest bit that is set; -1 for 0.
;;; (fxfirst-set-bit 12) ; => 2
(define (fxfirst-set-bit i)
  (%check 'fxfirst-set-bit 1 i)
  (first-set-bit i))


;;; Checks a field of bits.
(define (%check-field who i start end)
  (%check who 1 i)
  (if (not (and (exact-integer? start) (<= 0 start 61))) (%out-of-range who 2 "a number from 0 to 61" start))
  (if (not (and (exact-integer? end) (<= start end 61))) (%out-of-range who 3 "a number from the start to 61" end)))

;;; The bits from `start` up to `end`, as a number.
;;; (fxbit-field 22 1 4) ; => 3
(define (fxbit-field i start end)
  (%check-field 'fxbit-field i start end)
  (bit-field i start end))


;;; The number with that field rotated to the left.
;;; (fxbit-field-rotate 6 1 0 4) ; => 12
(define (fxbit-field-rotate i count start end)
  (%check-field 'fxbit-field-rotate i start end)
  (if (not (exact-integer? count)) (%wrong-type 'fxbit-field-rotate 2 "an exact integer" count))
  (%fixnum 'fxbit-field-rotate (bit-field-rotate i count start end)))


;;; The number with that field reversed.
;;; (fxbit-field-reverse 6 0 4) ; => 6
(define (fxbit-field-reverse i start end)
  (%check-field 'fxbit-field-reverse i start end)
  (%fixnum 'fxbit-field-reverse (bit-field-reverse i start end)))
