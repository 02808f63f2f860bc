(import (srfi 235))

(map (constantly 3) '(1 2 3)) ; => (3 3 3)
(map (complement odd?) '(1 2)) ; => (#f #t)
((flip list) 1 2 3) ; => (3 2 1)
((swap cons) 1 2) ; => (2 . 1)
(map (on-left list) '(1 2 3) '(4 5 6)) ; => ((1) (2) (3))
(map (on-right list) '(1 2 3) '(4 5 6)) ; => ((4) (5) (6))
(map (conjoin even? exact?) '(1.0 1 2.0 2)) ; => (#f #f #f #t)
(map (disjoin even? exact?) '(1.0 1 2.0 2)) ; => (#f #t #t #t)
((each-of (lambda (x) (display x)) (lambda (x) (display (* x x)))) 3) ; prints 39
((all-of even?) '(2 4 6)) ; => #t
((any-of odd?) '(2 4 6)) ; => #f
((on + -) 1 2 3) ; => -6
(map (left-section - 1) '(1 2 3)) ; => (0 -1 -2)
(map (right-section - 1) '(1 2 3)) ; => (0 1 2)
(map (apply-chain car cdr) '((1 2 3) (4 5 6))) ; => (2 5)
(apply (arguments-drop + 2) '(1 2 3 4 5)) ; => 12
(apply (arguments-drop-right + 2) '(1 2 3 4 5)) ; => 6
(apply (arguments-take + 2) '(1 2 3 4 5)) ; => 3
(apply (arguments-take-right + 2) '(1 2 3 4 5)) ; => 9
((group-by car) '((1 2 3) (2 2 3) (1 4 5))) ; => (((1 2 3) (1 4 5)) ((2 2 3)))
(always 1 2 3) ; => #t
(never 1 2 3) ; => #f
(boolean 3) ; => #t
(begin-procedure (lambda () 1) (lambda () 2)) ; => 2
(if-procedure #f (lambda () 1) (lambda () 2)) ; => 2
(when-procedure #t (lambda () (display "a")) (lambda () (display "b"))) ; prints ab
(unless-procedure #f (lambda () (display "a"))) ; prints a
(value-procedure 2 (lambda (x) (+ x 1)) (lambda () 0)) ; => 3
(case-procedure 2 (list (cons 1 (lambda () 'one)) (cons 2 (lambda () 'two)))) ; => two
(and-procedure (lambda () 1) (lambda () #f) (lambda () (error "fail"))) ; => #f
(eager-and-procedure (lambda () 1) (lambda () 2)) ; => 2
(or-procedure (lambda () #f) (lambda () 2) (lambda () (error "fail"))) ; => 2
(eager-or-procedure (lambda () #f) (lambda () 1) (lambda () 2)) ; => 1
(funcall-procedure (lambda () 5)) ; => 5
(call/cc (lambda (return) (loop-procedure (lambda () (return 'out))))) ; => out
(let ((i 0)) (while-procedure (lambda () (set! i (+ i 1)) (< i 3))) i) ; => 3
(let ((i 3)) (until-procedure (lambda () (set! i (- i 1)) (= i 0))) i) ; => 0
