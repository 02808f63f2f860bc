;;;; The reader: a file with data of every kind is read to its end, and the data are counted by kind.
;; measured at size 5000
(import (scheme base) (scheme file) (scheme process-context) (scheme read) (scheme time) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 20))
(define file
  (string-append (or (get-environment-variable "TMPDIR") (get-environment-variable "TEMP") "/tmp")
                 "/lambdust-read1-" (number->string (exact (round (* 1e6 (current-second)))))))
(define text
  "(define (fold f start items) ; a comment
     (if (null? items) start (fold f (f (car items) start) (cdr items))))
   #(1 2/3 -4.5e10 #xff #b-101 +7) #u8(0 127 255) \"a string\\n with \\\"quotes\\\" \\x3bb;\"
   #\\a #\\space #\\x41 'quoted `(quasi ,unquoted ,@spliced)
   #| a block #| in a block |# |# #;(left out) (a . b) (1 (2 (3 (4 (5 . 6)))))
   |a symbol with blanks| ... + - -> #t #false ()
   (let loop ((i 0) (total 0.0)) (cond ((= i 100) total) (else (loop (+ i 1) (+ total 1.5)))))\n")

(define (write-text n)
  (call-with-output-file file
    (lambda (port)
      (do ((i 0 (+ i 1))) ((= i n))
        (write-string text port)))))

(define kinds
  (list (cons 'pair pair?) (cons 'null null?) (cons 'symbol symbol?) (cons 'number number?)
        (cons 'string string?) (cons 'char char?) (cons 'boolean boolean?) (cons 'vector vector?)
        (cons 'bytevector bytevector?)))
(define (kind datum)
  (let loop ((rest kinds))
    (if ((cdar rest) datum)
        (caar rest)
        (loop (cdr rest)))))

;; One more for the kind of the datum and of each of its parts.
(define counts (map (lambda (kind) (cons (car kind) 0)) kinds))
(define (count! datum)
  (let ((entry (assq (kind datum) counts)))
    (set-cdr! entry (+ 1 (cdr entry))))
  (cond ((pair? datum) (count! (car datum)) (count! (cdr datum)))
        ((vector? datum) (vector-for-each count! datum))))

(write-text size)
(call-with-input-file file
  (lambda (port)
    (let loop ((datum (read port)))
      (if (not (eof-object? datum))
          (begin (count! datum) (loop (read port)))))))
(write counts)
(newline)
(delete-file file)
; prints ((pair . 1480) (null . 580) (symbol . 920) (number . 340) (string . 20) (char . 60) (boolean . 40) (vector . 20) (bytevector . 20))
