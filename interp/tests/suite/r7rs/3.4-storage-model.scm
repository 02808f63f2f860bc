;; Literals cannot be changed, and the error says so.
(set-car! '(1 2) 0) ; error: `set-car!` cannot change (1 2): it is immutable literals in program text
(set-cdr! '(1 2) 0) ; error: immutable
(set-cdr! (cdr '(1 2)) 0) ; error: immutable
(string-set! "abc" 0 #\x) ; error: `string-set!` cannot change "abc": it is immutable
(vector-set! #(1 2) 0 0) ; error: `vector-set!` cannot change #(1 2): it is immutable
(vector-set! '#(1 2) 0 0) ; error: immutable
(bytevector-u8-set! #u8(1 2) 0 0) ; error: `bytevector-u8-set!` cannot change #u8(1 2): it is immutable
(string-fill! "abc" #\x) ; error: immutable
(string-copy! "abc" 0 "x") ; error: immutable
(vector-fill! #(1 2) 0) ; error: immutable
(vector-copy! #(1 2) 0 #(1)) ; error: immutable
(bytevector-copy! #u8(1 2) 0 #u8(1)) ; error: immutable
(read-bytevector! #u8(1 2) (open-input-bytevector (bytevector 1))) ; error: immutable
(list-set! '(1 2) 0 1) ; error: immutable

;; Everything inside a literal is one, wherever the literal stands.
(define (literal) '(1 (2 3) #(4 "text" #u8(1))))
(set-car! (cadr (literal)) 0) ; error: immutable
(vector-set! (caddr (literal)) 0 0) ; error: immutable
(string-set! (vector-ref (caddr (literal)) 1) 0 #\x) ; error: immutable
(bytevector-u8-set! (vector-ref (caddr (literal)) 2) 0 0) ; error: immutable
(literal) ; => (1 (2 3) #(4 "text" #u8(1)))
(set-car! `(1 2) 0) ; error: immutable
(let ((x `(1 ,(+ 1 1) (3)))) (set-car! (caddr x) 0)) ; error: immutable
(string-set! (let-syntax ((text (syntax-rules () ((_) "macro")))) (text)) 0 #\x) ; error: immutable

;; Names of symbols cannot be changed either.
(string-set! (symbol->string 'name) 0 #\x) ; error: `string-set!` cannot change "name": it is immutable
'name ; => name

;; Whatever a procedure makes can be changed.
(define (changed x change) (change x) x)
(changed (list 1 2) (lambda (x) (set-car! x 'new))) ; => (new 2)
(changed (list-copy '(1 2)) (lambda (x) (set-car! x 'new))) ; => (new 2)
(changed (string-copy "abc") (lambda (s) (string-set! s 0 #\x))) ; => "xbc"
(changed (string-append "abc" "") (lambda (s) (string-set! s 0 #\x))) ; => "xbc"
(changed (vector-copy #(1 2)) (lambda (v) (vector-set! v 0 'new))) ; => #(new 2)
(changed (bytevector-copy #u8(1 2)) (lambda (b) (bytevector-u8-set! b 0 9))) ; => #u8(9 2)
(changed (vector-map + #(1 2)) (lambda (v) (vector-set! v 0 'new))) ; => #(new 2)
(changed (read (open-input-string "(1 2)")) (lambda (x) (set-car! x 'new))) ; => (new 2)
(changed (string->vector "ab") (lambda (v) (vector-set! v 0 'new))) ; => #(new #\b)
(changed (append '(1) (list 2)) (lambda (x) (set-car! x 'new))) ; => (new 2)
(changed (number->string 10) (lambda (s) (string-set! s 0 #\2))) ; => "20"
(changed (utf8->string #u8(65)) (lambda (s) (string-set! s 0 #\B))) ; => "B"
(apply (lambda all (set-car! all 'new) all) '(1 2)) ; => (new 2)

;; Where there is nothing to change, nothing is refused.
(vector-fill! #() 0) ; prints nothing
(string-copy! "" 0 "") ; prints nothing
(bytevector-copy! #u8() 0 #u8()) ; prints nothing
