;;;; Text ports: lines, words and characters of a file are counted. After Kernighan and Van Wyk.
;; measured at size 50000
(import (scheme base) (scheme file) (scheme process-context) (scheme time) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 1000))
(define file
  (string-append (or (get-environment-variable "TMPDIR") (get-environment-variable "TEMP") "/tmp")
                 "/lambdust-wc-" (number->string (exact (round (* 1e6 (current-second)))))))
(define (write-lines n)
  (call-with-output-file file
    (lambda (port)
      (do ((i 0 (+ i 1))) ((= i n))
        (write-string "  the quick brown fox\tjumps over " port)
        (write i port)
        (write-string " lazy dogs\n" port)))))
(define (blank? char)
  (or (char=? char #\space) (char=? char #\newline) (char=? char #\tab)))
(define (count)
  (call-with-input-file file
    (lambda (port)
      (let loop ((lines 0) (words 0) (chars 0) (in-word #f))
        (let ((char (read-char port)))
          (cond ((eof-object? char) (list lines words chars))
                ((blank? char)
                 (loop (if (char=? char #\newline) (+ lines 1) lines) words (+ chars 1) #f))
                (else (loop lines (if in-word words (+ words 1)) (+ chars 1) #t))))))))
(write-lines size)
(write (count))
(newline)
(delete-file file)
; prints (1000 9000 46890)
