;; heavy
(import (srfi 180))
(define (parse text) (json-read (open-input-string text)))
(define (bad? text) (guard (e (#t (json-error? e))) (parse text) #f))
(define (text value) (let ((port (open-output-string))) (json-write value port) (get-output-string port)))
(let loop ((v (parse (string-append (make-string 10000 #\[) (make-string 10000 #\])))) (n 0)) (if (equal? v #()) n (loop (vector-ref v 0) (+ n 1)))) ; => 9999
(bad? (make-string 100000 #\[)) ; => #t
(define (deep n) (let loop ((n n) (s "1")) (if (= n 0) s (loop (- n 1) (string-append "{\"a\":" s "}")))))
(let ((s (deep 1000))) (string=? (text (parse s)) s)) ; => #t
