;;;; Texts as bytes: UTF-8 and UTF-16.

;;; The characters of a textual, or a range of it, in UTF-8.
;;; (textual->utf8 "aé") ; => #u8(97 195 169)
(define (textual->utf8 textual . range)
  (%with-textual 'textual->utf8 1 textual 2 range string->utf8))

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

;;; The text of bytes in UTF-8.
;;; (textual->string (utf8->text #u8(97 195 169))) ; => "aé"
(define (utf8->text bytes . range)
  (%with-bytes 'utf8->text bytes range (lambda (start end) (%text (utf8->string bytes start end)))))

;;; The text of bytes in UTF-16. A byte order mark tells the order; without one, the high byte is first.
;;; (textual->string (utf16->text #u8(255 254 97 0))) ; => "a"
(define (utf16->text bytes . range)
  (%with-bytes 'utf16->text bytes range
    (lambda (start end) (%text (%decode-marked 'utf16->text bytes start end)))))

;;; The text of bytes in UTF-16, the high byte first.
;;; (textual->string (utf16be->text #u8(0 97))) ; => "a"
(define (utf16be->text bytes . range)
  (%with-bytes 'utf16be->text bytes range (lambda (start end) (%text (%decode 'utf16be->text bytes start end #t)))))

;;; The text of bytes in UTF-16, the low byte first.
;;; (textual->string (utf16le->text #u8(97 0))) ; => "a"
(define (utf16le->text bytes . range)
  (%with-bytes 'utf16le->text bytes range (lambda (start end) (%text (%decode 'utf16le->text bytes start end #f)))))
