;;;; UTF-16 from strings and to strings. Libraries of strings and of texts include this file.

;; The units of 16 bits of a character.
(define (%units char)
  (let ((code (char->integer char)))
    (if (< code #x10000)
        (list code)
        (let ((rest (- code #x10000)))
          (list (+ #xD800 (quotient rest #x400)) (+ #xDC00 (modulo rest #x400)))))))

(define (%encode units big?)
  (let ((bytes (make-bytevector (* 2 (length units)))))
    (let loop ((units units) (i 0))
      (if (null? units)
          bytes
          (let ((high (quotient (car units) 256)) (low (modulo (car units) 256)))
            (bytevector-u8-set! bytes i (if big? high low))
            (bytevector-u8-set! bytes (+ i 1) (if big? low high))
            (loop (cdr units) (+ i 2)))))))

(define (%utf16 string start end big? mark?)
  (let ((units (append-map %units (string->list string start end))))
    (%encode (if mark? (cons #xFEFF units) units) big?)))

;; Calls `(receiver start end)` with an optional range of a bytevector.
(define (%with-bytes who bytes range receiver)
  (if (not (bytevector? bytes)) (%wrong-type who 1 "a bytevector" bytes))
  (%take-range who 2 (bytevector-length bytes) range
    (lambda (start end rest)
      (if (pair? rest) (%too-many who rest))
      (receiver start end))))

(define (%unit bytes i big?)
  (let ((first (bytevector-u8-ref bytes i)) (second (bytevector-u8-ref bytes (+ i 1))))
    (if big? (+ (* 256 first) second) (+ (* 256 second) first))))

(define (%decode who bytes start end big?)
  (if (odd? (- end start)) (%out-of-range who 1 "an even number of bytes" (- end start)))
  (let loop ((i start) (chars '()))
    (if (= i end)
        (list->string (reverse chars))
        (let ((unit (%unit bytes i big?)))
          (cond ((not (<= #xD800 unit #xDFFF)) (loop (+ i 2) (cons (integer->char unit) chars)))
                ((and (< unit #xDC00) (< (+ i 2) end) (<= #xDC00 (%unit bytes (+ i 2) big?) #xDFFF))
                 (loop (+ i 4)
                       (cons (integer->char
                              (+ #x10000 (* #x400 (- unit #xD800)) (- (%unit bytes (+ i 2) big?) #xDC00)))
                             chars)))
                (else (%out-of-range who 1 "UTF-16 whose surrogates are in pairs" unit)))))))

;; The string of bytes in the order that a byte order mark tells, the high byte first without one.
(define (%decode-marked who bytes start end)
  (let ((mark (and (>= (- end start) 2) (%unit bytes start #t))))
    (cond ((eqv? mark #xFEFF) (%decode who bytes (+ start 2) end #t))
          ((eqv? mark #xFFFE) (%decode who bytes (+ start 2) end #f))
          (else (%decode who bytes start end #t)))))
