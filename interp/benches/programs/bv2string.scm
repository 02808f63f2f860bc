;;;; Bytevectors and strings: texts of one to four bytes a character are turned into UTF-8 and back.
;; measured at size 1500
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 20))
(define (text first count)
  (let ((result (make-string count)))
    (do ((i 0 (+ i 1))) ((= i count) result)
      (string-set! result i (integer->char (+ first i))))))
(define texts
  (list (text 32 90) (text 161 200) (text 945 25) (text #x3041 80) (text #x1f600 60)
        (string-append (text 32 90) (text #x4e00 90) (text #x1f600 60))))
(define (repeat text n)
  (let ((port (open-output-string)))
    (do ((i 0 (+ i 1))) ((= i n) (get-output-string port))
      (write-string text port))))
(define long-texts (map (lambda (text) (repeat text 50)) texts))

(define (bytes-of text)
  (let ((bytes (string->utf8 text)))
    (if (string=? text (utf8->string bytes))
        (bytevector-length bytes)
        (error "the way back differs" text))))
(let loop ((round 1))
  (let ((lengths (map bytes-of long-texts)))
    (if (< round size)
        (loop (+ round 1))
        (begin (write lengths) (newline)))))
; prints (4500 20000 2500 12000 12000 30000)
