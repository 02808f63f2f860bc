;; In program text that is quoted, and in what is read.
(let ((x '#0=(a b . #0#))) (list (car x) (cadr x) (eq? x (cddr x)))) ; => (a b #t)
(let ((x '(#1=(1) #1# #1#))) (and (eq? (car x) (cadr x)) (eq? (car x) (caddr x)))) ; => #t
(let ((v '#2=#(1 #2# 3))) (eq? v (vector-ref v 1))) ; => #t
(let ((x '(#0="abc" #0#))) (eq? (car x) (cadr x))) ; => #t
(let ((x '#0=(#1=(x . #0#) . #1#))) (list (eq? (cdar x) x) (eq? (cdr x) (car x)))) ; => (#t #t)
(define (read-text text) (read (open-input-string text)))
(read-text "#0=(a . #0#)") ; => #0=(a . #0#)
(let ((x (read-text "#0=(1 2 #0#)"))) (eq? x (caddr x))) ; => #t
(let ((x (read-text "(#5=(1) #6=(2) #5# #6#)"))) (list (eq? (car x) (caddr x)) (eq? (cadr x) (cadddr x)))) ; => (#t #t)
(let ((x (read-text "#0=#(#1=(#0#) #1#)"))) (list (eq? (car (vector-ref x 0)) x) (eq? (vector-ref x 0) (vector-ref x 1)))) ; => (#t #t)
(read-text "(#0=5 #0# #0#)") ; => (5 5 5)

;; What is wrong is said.
(read-text "#0#") ; error: #0#
(read-text "#0=#0#") ; error: 
(read-text "(#0=1 #0=2)") ; error: 
(read-text "(#1# #1=(a))") ; error: 

;; Labels are written where data contain themselves, numbered from 0 as they appear.
'#7=(a . #7#) ; => #0=(a . #0#)
'#7=(#8=(b . #8#) . #7#) ; => #0=(#1=(b . #1#) . #0#)
(let ((x (list 1 2))) (list x x)) ; => ((1 2) (1 2))
(let ((x '#0=(1 . #0#))) (list x x)) ; => (#0=(1 . #0#) #0#)
(let ((v (vector 1 2 3))) (vector-set! v 1 v) (vector-set! v 2 (list v v)) v) ; => #0=#(1 #0# (#0# #0#))
;; Reading what was written gives the same circle.
(define (written x) (let ((p (open-output-string))) (write x p) (get-output-string p)))
(let ((x '#0=(a #1=#(b #0# #1#) . #1#))) (string=? (written x) (written (read-text (written x))))) ; => #t
