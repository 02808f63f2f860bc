;;;; Reading flonums: a file of numbers is written, read with `read` and summed. After Kernighan and
;;;; Van Wyk.
;; measured at size 150000
(import (scheme base) (scheme file) (scheme process-context) (scheme read) (scheme time) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 1000))
(define file
  (string-append (or (get-environment-variable "TMPDIR") (get-environment-variable "TEMP") "/tmp")
                 "/lambdust-sum1-" (number->string (exact (round (* 1e6 (current-second)))))))
(define (write-numbers n)
  (call-with-output-file file
    (lambda (port)
      (let loop ((i 0) (number 0.4))
        (if (< i n)
            (begin
              (write number port)
              (newline port)
              (loop (+ i 1) (* 3.9 number (- 1.0 number)))))))))
(define (sum-numbers)
  (call-with-input-file file
    (lambda (port)
      (let loop ((sum 0.0) (count 0))
        (let ((number (read port)))
          (if (eof-object? number)
              (list sum count)
              (loop (+ sum number) (+ count 1))))))))
(write-numbers size)
(write (sum-numbers))
(newline)
(delete-file file)
; prints (598.237204319527 1000)
