;;;; Text ports and lists: the lines of a file are read and written in reverse order. After Kernighan and
;;;; Van Wyk.
;; measured at size 300000
(import (scheme base) (scheme file) (scheme process-context) (scheme time) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 1000))
(define (temporary name)
  (string-append (or (get-environment-variable "TMPDIR") (get-environment-variable "TEMP") "/tmp")
                 "/lambdust-tail-" (number->string (exact (round (* 1e6 (current-second))))) name))
(define original (temporary "-a"))
(define reversed (temporary "-b"))

(define (write-lines n)
  (call-with-output-file original
    (lambda (port)
      (do ((i 0 (+ i 1))) ((= i n))
        (write-string "line number " port)
        (write i port)
        (newline port)))))
(define (lines file)
  (call-with-input-file file
    (lambda (port)
      (let loop ((line (read-line port)) (all '()))
        (if (eof-object? line)
            all
            (loop (read-line port) (cons line all)))))))
(define (write-all lines)
  (call-with-output-file reversed
    (lambda (port)
      (for-each (lambda (line) (write-string line port) (newline port)) lines))))
(write-lines size)
(write-all (lines original))
(let ((again (lines reversed)))
  (write (list (length again) (car again) (list-ref again (- size 1)))))
(newline)
(delete-file original)
(delete-file reversed)
; prints (1000 "line number 0" "line number 999")
