;;;; Division by two, recursively, of a number that is the length of a list. After Gabriel's benchmark.
;; measured at size 20000
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 50))
(define (halve items)
  (if (null? items)
      '()
      (cons (car items) (halve (cddr items)))))

(define items (make-list 1000 'one))
(let loop ((round 1))
  (let ((result (halve items)))
    (if (< round size)
        (loop (+ round 1))
        (begin (write (length result)) (newline)))))
; prints 500
