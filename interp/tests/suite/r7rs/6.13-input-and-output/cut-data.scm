;; heavy
;; A port has text at hand in pieces of 64 KB: a datum that is cut anywhere by the end of a piece is read whole.
(import (scheme base) (scheme file) (scheme read) (scheme process-context) (scheme time))
(define file
  (string-append (or (get-environment-variable "TMPDIR") (get-environment-variable "TEMP") "/tmp")
                 "/lambdust-cut-" (number->string (exact (round (* 1e6 (current-second)))))))
(define text "(a #u8(1 2) #\\space #| b |# #;c \"d\\x41;\" #(e) #true 12 |f g|)")
(define (read-behind blanks)
  (call-with-output-file file
    (lambda (port)
      (write-string (make-string blanks #\space) port)
      (write-string text port)))
  (call-with-input-file file read))
(define whole (read (open-input-string text)))
(define (cut-wrongly)
  (let loop ((at 0) (wrong '()))
    (cond ((> at (string-length text)) wrong)
          ((equal? whole (guard (e (#t e)) (read-behind (- 65536 at)))) (loop (+ at 1) wrong))
          (else (loop (+ at 1) (cons at wrong))))))
(define wrong (cut-wrongly))
(delete-file file)
wrong ; => ()
