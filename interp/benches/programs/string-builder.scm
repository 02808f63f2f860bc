;;;; Strings: text written piece by piece to a string port, then walked by characters.
;; measured at size 1000000
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 10000))
(define (build n)
  (let ((port (open-output-string)))
    (let loop ((i 0))
      (if (< i n)
          (begin
            (write-string "line " port)
            (write-string (number->string i) port)
            (write-char #\newline port)
            (loop (+ i 1)))))
    (get-output-string port)))
(define (count-newlines text)
  (let ((length (string-length text)))
    (let loop ((i 0) (n 0))
      (cond ((= i length) n)
            ((char=? (string-ref text i) #\newline) (loop (+ i 1) (+ n 1)))
            (else (loop (+ i 1) n))))))
(define text (build size))
(display (string-length text))
(newline)
(display (count-newlines text))
(newline)
; prints 98890
; prints 10000
