;;;; Texts as bytes: UTF-8 and UTF-16.

;;; The characters of a textual, or a range of it, in UTF-8.
;;; (textual->utf8 "aé") ; => #u8(97 195 169)
(define (textual->utf8 textual . range)
  (%with-textual 'textual->utf8 1 textual 2 range string->utf8))

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

;;; The characters of a textual, or a range of it, in UTF-16, the high byte first, behind a byte order mark.
;;; (textual->utf16 "a") ; => #u8(254 255 0 97)
(define (textual->utf16 textual . range)
  (%with-textual 'textual->utf16 1 textual 2 range (lambda (string start end) (%utf16 string start end #t #t))))

;;; The characters of a textual, or a range of it, in UTF-16, the high byte first.
;;; (textual->utf16be "a") ; => #u8(0 97)
(define (textual->utf16be textual . range)
  (%with-textual 'textual->utf16be 1 textual 2 range (lambda (string start end) (%utf16 string start end #t #f))))

;;; The characters of a textual, or a range of it, in UTF-16, the low byte first.
;;; (textual->utf16le "a") ; => #u8(97 0)
(define (textual->utf16le textual . range)
  (%with-textual 'textual->utf16le 1 textual 2 range (lambda (string start end) (%utf16 string start end #f #f))))

;; Calls `(receiver start end)` with an optional range of a bytevector.
(define (%with-bytes who bytes range receiver)
  (if (not (bytevector? bytes)) (%wrong-type who 1 "a bytevector" bytes))
  (%take-range who 2 (bytevector-length bytes) range
    (lambda (start end rest)
      (if (pair? rest) (%too-many who rest))
      (receiver start end))))

;;; The text of bytes in UTF-8.
;;; (textual->string (utf8->text #u8(97 195 169))) ; => "aé"
(define (utf8->text bytes . range)
  (%with-bytes 'utf8->text bytes range (lambda (start end) (%text (utf8->string bytes start end)))))

(define (%unit bytes i big?)
  (let ((first (bytevector-u8-ref bytes i)) (second (bytevector-u8-ref bytes (+ i 1))))
    (if big? (+ (* 256 first) second) (+ (* 256 second) first))))

(define (%decode who bytes start end big?)
  (if (odd? (- end start)) (%out-of-range who 1 "an even number of bytes" (- end start)))
  (let loop ((i start) (chars '()))
    (if (= i end)
        (%text (list->string (reverse chars)))
        (let ((unit (%unit bytes i big?)))
          (cond ((not (<= #xD800 unit #xDFFF)) (loop (+ i 2) (cons (integer->char unit) chars)))
                ((and (< unit #xDC00) (< (+ i 2) end) (<= #xDC00 (%unit bytes (+ i 2) big?) #xDFFF))
                 (loop (+ i 4)
                       (cons (integer->char
                              (+ #x10000 (* #x400 (- unit #xD800)) (- (%unit bytes (+ i 2) big?) #xDC00)))
                             chars)))
                (else (%out-of-range who 1 "UTF-16 whose surrogates are in pairs" unit)))))))

;;; The text of bytes in UTF-16. A byte order mark tells the order; without one, the high byte is first.
;;; (textual->string (utf16->text #u8(255 254 97 0))) ; => "a"
(define (utf16->text bytes . range)
  (%with-bytes 'utf16->text bytes range
    (lambda (start end)
      (let ((mark (and (>= (- end start) 2) (%unit bytes start #t))))
        (cond ((eqv? mark #xFEFF) (%decode 'utf16->text bytes (+ start 2) end #t))
              ((eqv? mark #xFFFE) (%decode 'utf16->text bytes (+ start 2) end #f))
              (else (%decode 'utf16->text bytes start end #t)))))))

;;; The text of bytes in UTF-16, the high byte first.
;;; (textual->string (utf16be->text #u8(0 97))) ; => "a"
(define (utf16be->text bytes . range)
  (%with-bytes 'utf16be->text bytes range (lambda (start end) (%decode 'utf16be->text bytes start end #t))))

;;; The text of bytes in UTF-16, the low byte first.
;;; (textual->string (utf16le->text #u8(97 0))) ; => "a"
(define (utf16le->text bytes . range)
  (%with-bytes 'utf16le->text bytes range (lambda (start end) (%decode 'utf16le->text bytes start end #f))))
