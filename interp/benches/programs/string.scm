;;;; Strings: `string-append` and `substring` make long strings from short ones. After Kernighan and Van Wyk.
;; measured at size 2000000
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 1000))
(define (grow text)
  (let* ((longer (string-append "123" text "456" text "789"))
         (length (string-length longer))
         (half (quotient length 2)))
    (string-append (substring longer half length) (substring longer 0 (+ half 1)))))
(define (grown)
  (let loop ((text "abcdef"))
    (if (< (string-length text) size)
        (loop (grow text))
        text)))
(let loop ((round 1))
  (let ((text (grown)))
    (if (< round 10)
        (loop (+ round 1))
        (begin
          (write (list (string-length text) (substring text 0 20)))
          (newline)))))
; prints (1014 "565656565656abcdef78")
