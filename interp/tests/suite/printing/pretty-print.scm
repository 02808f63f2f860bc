(define (pretty x) (call-with-output-string (lambda (p) (pretty-print x p))))
(define (written x) (call-with-output-string (lambda (p) (write x p) (newline p))))
;; Short values look as `write` shows them.
(let loop ((all (list 1 "two" #\3 'four 5.5 '() '(1 . 2) #(1 2) #u8(1) '(quote x) '#0=(1 . #0#) (vector '(1) "x"))))
  (or (null? all) (and (string=? (pretty (car all)) (written (car all))) (loop (cdr all))))) ; => #t
;; Long ones are filled to the width.
(define numbers (let loop ((i 60) (l '())) (if (= i 0) l (loop (- i 1) (cons i l)))))
(pretty-print numbers)
; prints (1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29
; prints  30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55
; prints  56 57 58 59 60)
;; Programs are indented.
(pretty-print '(define (factorial n) (if (= n 0) 1 (* n (factorial (- n 1)))) "and something to make it long"))
; prints (define (factorial n)
; prints   (if (= n 0) 1 (* n (factorial (- n 1))))
; prints   "and something to make it long")
(pretty-print '(define (sign-of number) (if (negative? number) (string-append "minus" "-" "one") (cond ((zero? number) zero) (else (display "it is a positive one") plus-one)))))
; prints (define (sign-of number)
; prints   (if (negative? number)
; prints       (string-append "minus" "-" "one")
; prints       (cond ((zero? number) zero)
; prints             (else (display "it is a positive one") plus-one))))
(pretty-print '(let ((first-of-all (list 1 2 3 4 5 6 7 8)) (second-of-all (vector 1 2 3 4 5 6 7 8 9 10))) (display first-of-all) (newline)))
; prints (let ((first-of-all (list 1 2 3 4 5 6 7 8))
; prints       (second-of-all (vector 1 2 3 4 5 6 7 8 9 10)))
; prints   (display first-of-all)
; prints   (newline))
;; No line is longer than the width, and reading gives the value back.
(define data (let loop ((i 40) (l '())) (if (= i 0) l (loop (- i 1) (cons (list i (vector i (* i i) "text with blanks") 'symbol (cons i i)) l)))))
(equal? data (read (open-input-string (pretty data)))) ; => #t
(let ((p (open-input-string (pretty data)))) (let loop ((longest 0)) (let ((line (read-line p))) (if (eof-object? line) (<= longest 79) (loop (max longest (string-length line))))))) ; => #t
;; Circles have labels, in long values too.
(define circle (append numbers numbers (list 'end)))
(set-cdr! (list-tail circle 120) circle)
(let ((again (read (open-input-string (pretty circle))))) (eq? again (list-tail again 121))) ; => #t
(equal? circle (read (open-input-string (pretty (list circle circle))))) ; => #f
(equal? (list circle circle) (read (open-input-string (pretty (list circle circle))))) ; => #t
(equal? (cons 'a (append numbers 'tail)) (read (open-input-string (pretty (cons 'a (append numbers 'tail)))))) ; => #t
;; Depth costs no native stack.
(string-length (pretty (let loop ((i 0) (x '())) (if (= i 100000) x (loop (+ i 1) (list x)))))) ; => 200003
(pretty-print 1 2) ; error: `pretty-print` wanted a textual output port as argument 2, got 2
