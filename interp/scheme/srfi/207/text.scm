;;;; Bytestrings as text: hexadecimal, base 64, the notation of strings.

(define %hex-digits "0123456789abcdef")

;;; Two hexadecimal digits for each byte.
;;; (bytevector->hex-string #u8(70 255)) ; => "46ff"
(define (bytevector->hex-string bytes)
  (%check-bytes 'bytevector->hex-string 1 bytes)
  (let ((port (open-output-string)))
    (%put-part bytes
      (lambda (byte)
        (write-char (string-ref %hex-digits (quotient byte 16)) port)
        (write-char (string-ref %hex-digits (modulo byte 16)) port)))
    (get-output-string port)))

(define (%hex-value char)
  (and (char<=? char #\f) (string->number (string char) 16)))

;;; The bytes of pairs of hexadecimal digits.
;;; (hex-string->bytevector "46ff") ; => #u8(70 255)
(define (hex-string->bytevector string)
  (if (not (string? string)) (%wrong-type 'hex-string->bytevector 1 "a string" string))
  (if (odd? (string-length string)) (%error 'hex-string->bytevector "met an odd number of hexadecimal digits" string))
  (let ((bytes (make-bytevector (quotient (string-length string) 2))))
    (let loop ((i 0))
      (if (= i (bytevector-length bytes))
          bytes
          (let ((high (%hex-value (string-ref string (* 2 i)))) (low (%hex-value (string-ref string (+ 1 (* 2 i))))))
            (if (not (and high low))
                (%error 'hex-string->bytevector "met a character that is no hexadecimal digit" string))
            (bytevector-u8-set! bytes i (+ (* 16 high) low))
            (loop (+ i 1)))))))

(define (%digits who options)
  (let ((last (if (pair? options) (car options) "+/")))
    (if (not (and (string? last) (= (string-length last) 2))) (%wrong-type who 2 "a string of two characters" last))
    (string-append "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" last)))

;; Writes three bytes, of which the last `missing` are not there, as four digits.
(define (%write-group digits group missing port)
  (let loop ((n 0) (divisor 262144))
    (if (< n 4)
        (begin
          (write-char (if (>= (+ n missing) 4)
                          #\=
                          (string-ref digits (modulo (quotient group divisor) 64)))
                      port)
          (loop (+ n 1) (quotient divisor 64))))))

;;; The bytes in base 64 (RFC 4648). Two characters for the last two digits may follow.
;;; (bytevector->base64 #u8(1 2 3 4)) ; => "AQIDBA=="
(define (bytevector->base64 bytes . options)
  (%check-optionals 'bytevector->base64 1 1 options)
  (%check-bytes 'bytevector->base64 1 bytes)
  (let ((digits (%digits 'bytevector->base64 options))
        (port (open-output-string))
        (length (bytevector-length bytes)))
    (define (byte i) (if (< i length) (bytevector-u8-ref bytes i) 0))
    (let loop ((i 0))
      (if (< i length)
          (begin
            (%write-group digits (+ (* 65536 (byte i)) (* 256 (byte (+ i 1))) (byte (+ i 2)))
                          (max 0 (- (+ i 3) length)) port)
            (loop (+ i 3)))
          (get-output-string port)))))

;; The values of the digits of a text, without white space and the padding, which is counted.
(define (%digit-values digits string receiver)
  (let loop ((chars (string->list string)) (values '()) (padding 0))
    (cond ((null? chars) (receiver (reverse values) padding))
          ((char-whitespace? (car chars)) (loop (cdr chars) values padding))
          ((char=? (car chars) #\=) (loop (cdr chars) values (+ padding 1)))
          ((and (= padding 0) (string-index digits (car chars)))
           => (lambda (value) (loop (cdr chars) (cons value values) 0)))
          (else (%error 'base64->bytevector "met a character that is no digit of base 64" string)))))

;;; The bytes of a text in base 64, in which white space is ignored.
;;; (base64->bytevector "AQID BA==") ; => #u8(1 2 3 4)
(define (base64->bytevector string . options)
  (%check-optionals 'base64->bytevector 1 1 options)
  (if (not (string? string)) (%wrong-type 'base64->bytevector 1 "a string" string))
  (%digit-values (%digits 'base64->bytevector options) string
    (lambda (values padding)
      (let ((port (open-output-bytevector)))
        (if (or (> padding 2) (not (= 0 (modulo (+ padding (length values)) 4))))
            (%error 'base64->bytevector "met not a multiple of four digits" string))
        ;; `bits` of `pending` are waiting for the rest of their byte.
        (let loop ((values values) (pending 0) (bits 0))
          (cond ((>= bits 8)
                 (let ((divisor (expt 2 (- bits 8))))
                   (write-u8 (quotient pending divisor) port)
                   (loop values (modulo pending divisor) (- bits 8))))
                ((pair? values) (loop (cdr values) (+ (* 64 pending) (car values)) (+ bits 6)))
                (else (get-output-bytevector port))))))))

(define %mnemonics '((#\a . 7) (#\b . 8) (#\t . 9) (#\n . 10) (#\r . 13) (#\| . 124) (#\" . 34) (#\\ . 92)))

(define (%byte-text byte)
  (let ((mnemonic (find (lambda (entry) (= (cdr entry) byte)) %mnemonics)))
    (cond ((and mnemonic (not (= byte 124))) (string #\\ (car mnemonic)))
          ((<= 32 byte 126) (string (integer->char byte)))
          (else (string-append "\\x" (number->string byte 16) ";")))))

;;; Writes the bytes in the notation of strings, behind `#u8`, to a port or the current output port.
;;; (write-textual-bytestring #u8(9 65 255)) ; prints #u8"\tA\xff;"
(define (write-textual-bytestring bytes . port)
  (%check-optionals 'write-textual-bytestring 1 1 port)
  (%check-bytes 'write-textual-bytestring 1 bytes)
  (let ((port (if (pair? port) (car port) (current-output-port))))
    (if (not (and (output-port? port) (textual-port? port) (output-port-open? port)))
        (%wrong-type 'write-textual-bytestring 2 "a textual output port" port))
    (write-string "#u8\"" port)
    (%put-part bytes (lambda (byte) (write-string (%byte-text byte) port)))
    (write-string "\"" port)
    (void)))

(define (%expect text port)
  (string-for-each
   (lambda (char) (if (not (eqv? (read-char port) char)) (%error 'read-textual-bytestring (string-append "wanted " text))))
   text))

;;; Reads bytes in the notation of strings from a port or the current input port: with `#u8` when the prefix is true,
;;; from the quote on otherwise.
;;; (read-textual-bytestring #t (open-input-string "#u8\"AB\\xad;\"")) ; => #u8(65 66 173)
(define (read-textual-bytestring prefix . port)
  (%check-optionals 'read-textual-bytestring 1 1 port)
  (let ((port (if (pair? port) (car port) (current-input-port))) (out (open-output-bytevector)))
    (if (not (and (input-port? port) (textual-port? port) (input-port-open? port)))
        (%wrong-type 'read-textual-bytestring 2 "a textual input port" port))
    (%expect (if prefix "#u8\"" "\"") port)
    (let loop ()
      (let ((char (read-char port)))
        (cond ((eof-object? char) (%error 'read-textual-bytestring "met the end inside the quotes"))
              ((char=? char #\") (get-output-bytevector out))
              ((char=? char #\\)
               (%read-escape port out)
               (loop))
              ((char<=? #\space char #\~)
               (write-u8 (char->integer char) out)
               (loop))
              (else (%error 'read-textual-bytestring "met a character that is not printable ASCII" char)))))))

;; Reads what is behind a backslash.
(define (%read-escape port out)
  (let ((char (read-char port)))
    (cond ((eof-object? char) (%error 'read-textual-bytestring "met the end inside the quotes"))
          ((assv char %mnemonics) => (lambda (entry) (write-u8 (cdr entry) out)))
          ((char=? char #\x) (write-u8 (%read-hex port) out))
          ((memv char '(#\space #\tab #\newline #\return)) (%skip-line-end char port))
          (else (%error 'read-textual-bytestring "met an unknown escape" char)))))

(define (%read-hex port)
  (let loop ((value 0) (digits 0))
    (let ((char (read-char port)))
      (cond ((eof-object? char) (%error 'read-textual-bytestring "met the end inside the quotes"))
            ((and (char=? char #\;) (> digits 0) (< value 256)) value)
            ((and (%hex-value char) (< value 256))
             => (lambda (digit) (loop (+ (* 16 value) (%hex-value char)) (+ digits 1))))
            (else (%error 'read-textual-bytestring "met a hexadecimal escape that is no byte" char))))))

;; Skips blanks, one end of a line and further blanks; `char` is the first of them.
(define (%skip-line-end char port)
  (cond ((memv char '(#\space #\tab)) (%skip-line-end (read-char port) port))
        ((eqv? char #\newline) (%skip-blanks port))
        ((eqv? char #\return)
         (if (eqv? (peek-char port) #\newline) (read-char port))
         (%skip-blanks port))
        (else (%error 'read-textual-bytestring "met a backslash before blanks that no line ends"))))

(define (%skip-blanks port)
  (if (memv (peek-char port) '(#\space #\tab))
      (begin
        (read-char port)
        (%skip-blanks port))))

;;; Writes the bytes of the arguments, as `bytestring` takes them, to a binary output port.
;;; (let ((port (open-output-bytevector)))
;;;   (write-binary-bytestring port #\Z 97)
;;;   (get-output-bytevector port)) ; => #u8(90 97)
(define (write-binary-bytestring port . parts)
  (if (not (and (output-port? port) (binary-port? port) (output-port-open? port)))
      (%wrong-type 'write-binary-bytestring 1 "an open binary output port" port))
  (for-each (lambda (part) (%check-part 'write-binary-bytestring part)) parts)
  (for-each (lambda (part) (%put-part part (lambda (byte) (write-u8 byte port)))) parts))
