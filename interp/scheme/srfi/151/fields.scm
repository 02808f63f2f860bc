;;;; Fields of bits: those from a start up to but without an end.

(define (%check-field who i position start end)
  (%check-integer who 1 i)
  (%check-index who position start)
  (if (not (and (exact-integer? end) (<= start end)))
      (%out-of-range who (+ position 1) (string-append "an index from " (number->string start)) end)))

(define (%mask width) (- (arithmetic-shift 1 width) 1))

(define (%field-mask start end) (arithmetic-shift (%mask (- end start)) start))

(define (%field i start end)
  (bitwise-and (arithmetic-shift i (- start)) (%mask (- end start))))

(define (%replace i field start end)
  (bitwise-ior (bitwise-and i (bitwise-not (%field-mask start end)))
               (arithmetic-shift (bitwise-and field (%mask (- end start))) start)))

;;; The field as a number of its own.
;;; (bit-field 6 1 3) ; => 3
(define (bit-field i start end)
  (%check-field 'bit-field i 2 start end)
  (%field i start end))

;;; Whether any bit of the field is set.
;;; (bit-field-any? #b1000001 1 6) ; => #f
(define (bit-field-any? i start end)
  (%check-field 'bit-field-any? i 2 start end)
  (not (zero? (%field i start end))))

;;; Whether all bits of the field are set.
;;; (bit-field-every? #b1011110 1 5) ; => #t
(define (bit-field-every? i start end)
  (%check-field 'bit-field-every? i 2 start end)
  (= (%field i start end) (%mask (- end start))))

;;; The integer with no bit of the field set.
;;; (bit-field-clear #b101010 1 4) ; => 32
(define (bit-field-clear i start end)
  (%check-field 'bit-field-clear i 2 start end)
  (bitwise-and i (bitwise-not (%field-mask start end))))

;;; The integer with all bits of the field set.
;;; (bit-field-set #b101010 1 4) ; => 46
(define (bit-field-set i start end)
  (%check-field 'bit-field-set i 2 start end)
  (bitwise-ior i (%field-mask start end)))

;;; The first integer with its field replaced by the lowest bits of the second.
;;; (bit-field-replace #b101010 #b010 1 4) ; => 36
(define (bit-field-replace i source start end)
  (%check-field 'bit-field-replace i 3 start end)
  (%check-integer 'bit-field-replace 2 source)
  (%replace i source start end))

;;; The first integer with its field replaced by the same field of the second.
;;; (bit-field-replace-same #b1111 #b0000 1 3) ; => 9
(define (bit-field-replace-same i source start end)
  (%check-field 'bit-field-replace-same i 3 start end)
  (%check-integer 'bit-field-replace-same 2 source)
  (bitwise-if (%field-mask start end) source i))

;;; The integer with the field turned by `count` bits upwards.
;;; (bit-field-rotate #b0111 -1 1 4) ; => 11
(define (bit-field-rotate i count start end)
  (%check-field 'bit-field-rotate i 3 start end)
  (%check-integer 'bit-field-rotate 2 count)
  (let ((width (- end start)))
    (if (= width 0)
        i
        (let ((count (modulo count width)) (field (%field i start end)))
          (%replace i
                    (bitwise-ior (arithmetic-shift field count) (arithmetic-shift field (- count width)))
                    start end)))))

;;; The integer with the bits of the field in the opposite order.
;;; (bit-field-reverse 6 1 4) ; => 12
(define (bit-field-reverse i start end)
  (%check-field 'bit-field-reverse i 2 start end)
  (%replace i (%list->bits (reverse (%bits (%field i start end) (- end start)))) start end))
