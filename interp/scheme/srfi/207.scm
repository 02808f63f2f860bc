;;;; Bytestrings: bytevectors made of bytes, characters, strings and each other.

(define (%error text . irritants)
  (raise (%error-condition 'bytestring-error (string-append "bytestring: " text) irritants)))

;;; Whether the object is an error of this library.
;;; (guard (e (#t (bytestring-error? e))) (bytestring "é")) ; => #t
(define (bytestring-error? object)
  (and (condition? object) (eq? (condition-kind object) 'bytestring-error)))

(define (%byte? object) (and (exact-integer? object) (<= 0 object 255)))
(define (%ascii? object) (and (char? object) (char<=? object #\x7F)))

(define (%check-bytes who position object)
  (if (not (bytevector? object)) (%wrong-type who position "a bytevector" object)))

;; The byte that a byte or an ASCII character is.
(define (%byte who position object)
  (cond ((%byte? object) object)
        ((%ascii? object) (char->integer object))
        (else (%wrong-type who position "a byte or an ASCII character" object))))

;; Raises the error of what is no part of a bytestring.
(define (%check-part part)
  (if (not (or (%byte? part)
               (%ascii? part)
               (bytevector? part)
               (and (string? part) (every %ascii? (string->list part)))))
      (%error (string-append "wanted bytes, ASCII characters and strings, and bytevectors, got " (%describe part))
              part)))

;; Calls `(put byte)` for the bytes of a part, which has been checked.
(define (%put-part part put)
  (cond ((exact-integer? part) (put part))
        ((char? part) (put (char->integer part)))
        ((bytevector? part)
         (let loop ((i 0))
           (if (< i (bytevector-length part))
               (begin
                 (put (bytevector-u8-ref part i))
                 (loop (+ i 1))))))
        (else (string-for-each (lambda (char) (put (char->integer char))) part))))

(define (%assemble parts)
  (for-each %check-part parts)
  (let ((port (open-output-bytevector)))
    (for-each (lambda (part) (%put-part part (lambda (byte) (write-u8 byte port)))) parts)
    (get-output-bytevector port)))

;;; The bytes of the arguments: bytes, ASCII characters and strings, bytevectors.
;;; (bytestring "lo" #\r #x65 #u8(#x6d)) ; => #u8(108 111 114 101 109)
(define (bytestring . parts)
  (%assemble parts))

(define (%check-list who position object)
  (if (not (list? object)) (%wrong-type who position "a list" object)))

;;; `bytestring` of the elements of a list.
;;; (make-bytestring '("a" 98)) ; => #u8(97 98)
(define (make-bytestring parts)
  (%check-list 'make-bytestring 1 parts)
  (%assemble parts))

;;; Writes `bytestring` of the elements of a list into a bytevector, from an index on.
;;; (let ((b (make-bytevector 4 0))) (make-bytestring! b 1 '("a" 98)) b) ; => #u8(0 97 98 0)
(define (make-bytestring! target at parts)
  (%check-bytes 'make-bytestring! 1 target)
  (%check-bound 'make-bytestring! 2 at 0 (bytevector-length target))
  (%check-list 'make-bytestring! 3 parts)
  (let ((bytes (%assemble parts)))
    (if (> (+ at (bytevector-length bytes)) (bytevector-length target))
        (%out-of-range 'make-bytestring! 2 "an index that leaves room for the bytes" at))
    (bytevector-copy! target at bytes)))

;;; A generator of the bytes of the arguments, as `bytestring` takes them.
;;; ((make-bytestring-generator "lorem")) ; => 108
(define (make-bytestring-generator . parts)
  (for-each %check-part parts)
  (let ((rest '()) (parts parts))
    (define (next)
      (cond ((pair? rest)
             (let ((byte (car rest)))
               (set! rest (cdr rest))
               byte))
            ((null? parts) (eof-object))
            (else
             (let ((bytes '()))
               (%put-part (car parts) (lambda (byte) (set! bytes (cons byte bytes))))
               (set! rest (reverse bytes))
               (set! parts (cdr parts))
               (next)))))
    next))

;;; The bytes of a bytevector, or a range of it, as a list: those from 32 to 127 as characters, the others as they are.
;;; (bytestring->list #u8(#x41 #x42 1 2) 1 3) ; => (#\B 1)
(define (bytestring->list bytes . bounds)
  (%with-bytes 'bytestring->list bytes 2 bounds
    (lambda (start end)
      (map (lambda (i)
             (let ((byte (bytevector-u8-ref bytes i)))
               (if (<= 32 byte 127) (integer->char byte) byte)))
           (range start end)))))

;; Calls `(receiver start end)` with an optional range of a bytevector, the first argument.
(define (%with-bytes who bytes position range receiver)
  (%check-bytes who 1 bytes)
  (%take-range who position (bytevector-length bytes) range
    (lambda (start end rest)
      (if (pair? rest) (%too-many who rest))
      (receiver start end))))

(define (%missing bytes length) (max 0 (- length (bytevector-length bytes))))

;;; The bytes, filled up at the left to a length.
;;; (bytestring-pad #u8(1) 3 #\_) ; => #u8(95 95 1)
(define (bytestring-pad bytes length fill)
  (%check-bytes 'bytestring-pad 1 bytes)
  (%check-index 'bytestring-pad 2 length)
  (bytevector-append (make-bytevector (%missing bytes length) (%byte 'bytestring-pad 3 fill)) bytes))

;;; The bytes, filled up at the right to a length.
;;; (bytestring-pad-right #u8(1) 3 0) ; => #u8(1 0 0)
(define (bytestring-pad-right bytes length fill)
  (%check-bytes 'bytestring-pad-right 1 bytes)
  (%check-index 'bytestring-pad-right 2 length)
  (bytevector-append bytes (make-bytevector (%missing bytes length) (%byte 'bytestring-pad-right 3 fill))))

;; The first index from `start` on whose byte the predicate does not accept, or `end`.
(define (%skip bytes pred start end)
  (if (and (< start end) (pred (bytevector-u8-ref bytes start))) (%skip bytes pred (+ start 1) end) start))

;; The index behind the last byte before `end` that the predicate does not accept, or `start`.
(define (%skip-right bytes pred start end)
  (if (and (< start end) (pred (bytevector-u8-ref bytes (- end 1)))) (%skip-right bytes pred start (- end 1)) end))

(define (%trim who bytes pred left? right?)
  (%check-bytes who 1 bytes)
  (%check-procedure who 2 pred)
  (let* ((end (bytevector-length bytes)) (start (if left? (%skip bytes pred 0 end) 0)))
    (bytevector-copy bytes start (if right? (%skip-right bytes pred start end) end))))

;;; The bytes without those at the left that the predicate accepts.
;;; (bytestring-trim #u8(0 1 0) zero?) ; => #u8(1 0)
(define (bytestring-trim bytes pred) (%trim 'bytestring-trim bytes pred #t #f))

;;; The bytes without those at the right that the predicate accepts.
;;; (bytestring-trim-right #u8(0 1 0) zero?) ; => #u8(0 1)
(define (bytestring-trim-right bytes pred) (%trim 'bytestring-trim-right bytes pred #f #t))

;;; The bytes without those at both ends that the predicate accepts.
;;; (bytestring-trim-both #u8(0 1 0) zero?) ; => #u8(1)
(define (bytestring-trim-both bytes pred) (%trim 'bytestring-trim-both bytes pred #t #t))

;;; The first bytes with a range replaced by the second, or a range of those.
;;; (bytestring-replace #u8(1 2 3) #u8(9 8) 1 2) ; => #u8(1 9 8 3)
(define (bytestring-replace bytes1 bytes2 start1 end1 . range)
  (%check-bytes 'bytestring-replace 1 bytes1)
  (%check-bytes 'bytestring-replace 2 bytes2)
  (%check-bound 'bytestring-replace 4 end1 0 (bytevector-length bytes1))
  (%check-bound 'bytestring-replace 3 start1 0 end1)
  (%with-bytes 'bytestring-replace bytes2 5 range
    (lambda (start2 end2)
      (bytevector-append (bytevector-copy bytes1 0 start1)
                         (bytevector-copy bytes2 start2 end2)
                         (bytevector-copy bytes1 end1)))))
