(if (> 3 2) 'yes 'no) ; => yes
(if #f #f)
(if '() 'true 'false) ; => true
(cond ((> 3 2) 'greater) ((< 3 2) 'less)) ; => greater
(cond ((> 3 3) 'greater) ((< 3 3) 'less) (else 'equal)) ; => equal
(cond ((assv 'b '((a 1) (b 2))) => cadr) (else #f)) ; => 2
(cond (#f 1) (5)) ; => 5
(case (* 2 3) ((2 3 5 7) 'prime) ((1 4 6 8 9) 'composite)) ; => composite
(case (car '(c d)) ((a e i o u) 'vowel) ((w y) 'semivowel) (else => (lambda (x) x))) ; => c
(case 'x ((x) => (lambda (v) (list v))) (else 1)) ; => (x)
(case 1.0 ((1) 'exact) ((1.0) 'inexact)) ; => inexact
(case "a" (("a") 'same) (else 'different)) ; => different
(case #\a ((#\a #\b) 1) (else 2)) ; => 1
(list (and (= 2 2) (> 2 1)) (and 1 2 'c '(f g)) (and) (and #f (car 5))) ; => (#t (f g) #t #f)
(list (or (= 2 2) (car 5)) (or #f #f) (or) (or (memq 'b '(a b c)) (/ 3 0))) ; => (#t #f #f (b c))
(when #t 1 2) ; => 2
(unless #f 1 2) ; => 2
(let ((x 0)) (when #f (set! x 1)) (unless #t (set! x 1)) x) ; => 0
