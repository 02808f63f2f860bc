;;;; Bytestrings: order, search, joining and splitting.

;; A negative number, zero or a positive one, as the first bytes are before, the same as or behind the second.
(define (%order who bytes1 bytes2)
  (%check-bytes who 1 bytes1)
  (%check-bytes who 2 bytes2)
  (let ((length1 (bytevector-length bytes1)) (length2 (bytevector-length bytes2)))
    (let loop ((i 0))
      (if (or (= i length1) (= i length2))
          (- length1 length2)
          (let ((difference (- (bytevector-u8-ref bytes1 i) (bytevector-u8-ref bytes2 i))))
            (if (= difference 0) (loop (+ i 1)) difference))))))

;;; Whether the first bytes are before the second.
;;; (bytestring<? #u8(1) #u8(1 0)) ; => #t
(define (bytestring<? a b) (< (%order 'bytestring<? a b) 0))

;;; Whether the first bytes are behind the second.
;;; (bytestring>? #u8(1 2 3) #u8(1 2)) ; => #t
(define (bytestring>? a b) (> (%order 'bytestring>? a b) 0))

;;; Whether the first bytes are not behind the second.
;;; (bytestring<=? #u8(#x81 #x95) #u8(#x80 #xa0)) ; => #f
(define (bytestring<=? a b) (<= (%order 'bytestring<=? a b) 0))

;;; Whether the first bytes are not before the second.
;;; (bytestring>=? #u8(1) #u8(1)) ; => #t
(define (bytestring>=? a b) (>= (%order 'bytestring>=? a b) 0))

(define (%refuse pred) (lambda (byte) (not (pred byte))))

;;; The index of the first byte that the predicate accepts, or `#f`.
;;; (bytestring-index #u8(#x65 #x72 #x83) (lambda (b) (> b #x7f))) ; => 2
(define (bytestring-index bytes pred . range)
  (%check-procedure 'bytestring-index 2 pred)
  (%with-bytes 'bytestring-index bytes 3 range
    (lambda (start end)
      (let ((i (%skip bytes (%refuse pred) start end)))
        (and (< i end) i)))))

;;; The index of the last byte that the predicate accepts, or `#f`.
;;; (bytestring-index-right #u8(1 2 3 4) odd?) ; => 2
(define (bytestring-index-right bytes pred . range)
  (%check-procedure 'bytestring-index-right 2 pred)
  (%with-bytes 'bytestring-index-right bytes 3 range
    (lambda (start end)
      (let ((i (%skip-right bytes (%refuse pred) start end)))
        (and (> i start) (- i 1))))))

(define (%cut bytes at)
  (values (bytevector-copy bytes 0 at) (bytevector-copy bytes at)))

;;; Two values: the bytes before the first that the predicate accepts, and the others.
;;; (call-with-values (lambda () (bytestring-break #u8(5 4 0 1) zero?)) list) ; => (#u8(5 4) #u8(0 1))
(define (bytestring-break bytes pred)
  (%check-bytes 'bytestring-break 1 bytes)
  (%check-procedure 'bytestring-break 2 pred)
  (%cut bytes (%skip bytes (%refuse pred) 0 (bytevector-length bytes))))

;;; Two values: the bytes before the first that the predicate does not accept, and the others.
;;; (call-with-values (lambda () (bytestring-span #u8(1 3 4 5) odd?)) list) ; => (#u8(1 3) #u8(4 5))
(define (bytestring-span bytes pred)
  (%check-bytes 'bytestring-span 1 bytes)
  (%check-procedure 'bytestring-span 2 pred)
  (%cut bytes (%skip bytes pred 0 (bytevector-length bytes))))

(define (%check-grammar who grammar)
  (if (not (memq grammar '(infix strict-infix prefix suffix)))
      (%out-of-range who 3 "infix, strict-infix, prefix or suffix" grammar)))

;;; The bytevectors of a list in one, with a delimiter as `bytestring` takes it: between, before or behind them, as the
;;; grammar says: `infix` when it is left out, `strict-infix`, `prefix` or `suffix`.
;;; (bytestring-join '(#u8(1) #u8(2)) 0) ; => #u8(1 0 2)
(define (bytestring-join parts delimiter . grammar)
  (%check-optionals 'bytestring-join 2 1 grammar)
  (%check-list 'bytestring-join 1 parts)
  (for-each (lambda (part) (%check-bytes 'bytestring-join 1 part)) parts)
  (let ((grammar (if (pair? grammar) (car grammar) 'infix)) (delimiter (%assemble 'bytestring-join (list delimiter))))
    (%check-grammar 'bytestring-join grammar)
    (if (and (eq? grammar 'strict-infix) (null? parts))
        (%error 'bytestring-join "has nothing to join with the grammar strict-infix"))
    (let ((pieces (append-map (lambda (part) (if (eq? grammar 'suffix) (list part delimiter) (list delimiter part)))
                              parts)))
      (%assemble 'bytestring-join (if (and (pair? pieces) (memq grammar '(infix strict-infix))) (cdr pieces) pieces)))))

;; The parts between delimiters in a range.
(define (%split bytes delimiter start end)
  (let loop ((start start) (parts '()))
    (let ((i (%skip bytes (lambda (byte) (not (= byte delimiter))) start end)))
      (if (< i end)
          (loop (+ i 1) (cons (bytevector-copy bytes start i) parts))
          (reverse (cons (bytevector-copy bytes start end) parts))))))

;;; The parts of the bytes between occurrences of a delimiter, a byte or an ASCII character. The grammars `prefix` and
;;; `suffix` ignore a delimiter at that end.
;;; (bytestring-split #u8(1 0 2 0) 0 'suffix) ; => (#u8(1) #u8(2))
(define (bytestring-split bytes delimiter . grammar)
  (%check-optionals 'bytestring-split 2 1 grammar)
  (%check-bytes 'bytestring-split 1 bytes)
  (let ((grammar (if (pair? grammar) (car grammar) 'infix))
        (delimiter (%byte 'bytestring-split 2 delimiter))
        (end (bytevector-length bytes)))
    (%check-grammar 'bytestring-split grammar)
    (cond ((= end 0) '())
          ((and (eq? grammar 'prefix) (= delimiter (bytevector-u8-ref bytes 0))) (%split bytes delimiter 1 end))
          ((and (eq? grammar 'suffix) (= delimiter (bytevector-u8-ref bytes (- end 1))))
           (%split bytes delimiter 0 (- end 1)))
          (else (%split bytes delimiter 0 end)))))
