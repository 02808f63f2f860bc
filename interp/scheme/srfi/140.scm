;;;; Immutable and mutable strings, as far as strings of this language go: literals are immutable, what procedures
;;;; return is not, and no string changes its length. The rest is in (srfi 13) and (srfi 152).

;;; Whether the object is an immutable string: a literal.
;;; (istring? "abc") ; => #t
;;; (istring? (string-copy "abc")) ; => #f
(define (istring? object)
  (and (string? object)
       (guard (e (#t #t))
         (%check-mutable 'istring? object)
         #f)))

;;; A new mutable string of so many characters, none unless said otherwise.
;;; (list (make-string) (make-string 2 #\x)) ; => ("" "xx")
(define make-string
  (case-lambda
    (() (plain:make-string 0))
    ((k) (plain:make-string k))
    ((k char) (plain:make-string k char))))

(define (%string-or-char who position object)
  (cond ((char? object) (string object))
        ((string? object) object)
        (else (%wrong-type who position "a string or a character" object))))

;;; A string or a character so many times.
;;; (string-repeat "ab" 3) ; => "ababab"
(define (string-repeat piece count)
  (let ((piece (%string-or-char 'string-repeat 1 piece)))
    (%check-index 'string-repeat 2 count)
    (if (string-null? piece) "" (xsubstring piece 0 (* count (string-length piece))))))

;;; Appends the strings and characters to a mutable string. Strings do not change their length here: unless all are
;;; empty, it is an error.
;;; (string-append! (string-copy "a") "b") ; error: `string-append!` wanted nothing to append
(define (string-append! target . pieces)
  (%check-string 'string-append! 1 target)
  (let ((strings (map (lambda (piece) (%string-or-char 'string-append! 2 piece)) pieces)))
    (for-each
     (lambda (string)
       (if (not (string-null? string))
           (%out-of-range 'string-append! 2 "nothing to append, because strings do not change their length," string)))
     strings)))

;;; Replaces a range of a mutable string by a string, or a range of it, of the same length. Other lengths are an error,
;;; because strings do not change theirs here.
;;; (let ((s (string-copy "abc"))) (string-replace! s 0 2 "xyz" 1) s) ; => "yzc"
(define (string-replace! target start end source . range)
  (%check-string 'string-replace! 1 target)
  (%check-bound 'string-replace! 3 end 0 (string-length target))
  (%check-bound 'string-replace! 2 start 0 end)
  (%with-range 'string-replace! 4 source 5 range
    (lambda (source-start source-end)
      (if (not (= (- end start) (- source-end source-start)))
          (%out-of-range 'string-replace! 4 "as many characters as there are between arguments 2 and 3" source))
      (%check-mutable 'string-replace! target)
      (string-copy! target start source source-start source-end))))

;;; The characters of a string, or a range of it, in UTF-16, the high byte first, behind a byte order mark.
;;; (string->utf16 "a") ; => #u8(254 255 0 97)
(define (string->utf16 string . range)
  (%with-range 'string->utf16 1 string 2 range (lambda (start end) (%utf16 string start end #t #t))))

;;; The characters of a string, or a range of it, in UTF-16, the high byte first.
;;; (string->utf16be "a") ; => #u8(0 97)
(define (string->utf16be string . range)
  (%with-range 'string->utf16be 1 string 2 range (lambda (start end) (%utf16 string start end #t #f))))

;;; The characters of a string, or a range of it, in UTF-16, the low byte first.
;;; (string->utf16le "a") ; => #u8(97 0)
(define (string->utf16le string . range)
  (%with-range 'string->utf16le 1 string 2 range (lambda (start end) (%utf16 string start end #f #f))))

;;; The string of bytes in UTF-16. A byte order mark tells the order; without one, the high byte is first.
;;; (utf16->string #u8(255 254 97 0)) ; => "a"
(define (utf16->string bytes . range)
  (%with-bytes 'utf16->string bytes range (lambda (start end) (%decode-marked 'utf16->string bytes start end))))

;;; The string of bytes in UTF-16, the high byte first.
;;; (utf16be->string #u8(0 97)) ; => "a"
(define (utf16be->string bytes . range)
  (%with-bytes 'utf16be->string bytes range (lambda (start end) (%decode 'utf16be->string bytes start end #t))))

;;; The string of bytes in UTF-16, the low byte first.
;;; (utf16le->string #u8(97 0)) ; => "a"
(define (utf16le->string bytes . range)
  (%with-bytes 'utf16le->string bytes range (lambda (start end) (%decode 'utf16le->string bytes start end #f))))
