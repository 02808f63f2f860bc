;;;; Text ports: a file is copied to another by characters. After Kernighan and Van Wyk.
;; measured at size 100000
(import (scheme base) (scheme file) (scheme process-context) (scheme time) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 1000))
(define (temporary name)
  (string-append (or (get-environment-variable "TMPDIR") (get-environment-variable "TEMP") "/tmp")
                 "/lambdust-cat-" (number->string (exact (round (* 1e6 (current-second))))) name))
(define original (temporary "-a"))
(define copy (temporary "-b"))

(define (write-lines n)
  (call-with-output-file original
    (lambda (port)
      (do ((i 0 (+ i 1))) ((= i n))
        (write-string "Call me Ishmael, said number " port)
        (write i port)
        (write-string ", naïvely.\n" port)))))
(define (copy-characters)
  (call-with-input-file original
    (lambda (from)
      (call-with-output-file copy
        (lambda (to)
          (let loop ((char (read-char from)) (count 0))
            (if (eof-object? char)
                count
                (begin
                  (write-char char to)
                  (loop (read-char from) (+ count 1))))))))))
(define (last-line)
  (call-with-input-file copy
    (lambda (port)
      (let loop ((line (read-line port)) (last ""))
        (if (eof-object? line)
            last
            (loop (read-line port) line))))))
(write-lines size)
(write (copy-characters))
(newline)
(write-string (last-line))
(newline)
(delete-file original)
(delete-file copy)
; prints 42890
; prints Call me Ishmael, said number 999, naïvely.
