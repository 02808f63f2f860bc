(import (srfi 35))
;; differs: the conditions that the language itself raises are conditions of the types &error and &message.
(define-condition-type &c &condition c? (x c-x))
(define-condition-type &c1 &c c1? (a c1-a))
(define-condition-type &c2 &c c2? (b c2-b))
(define v1 (make-condition &c1 'x "V1" 'a "a1"))
(list (c? v1) (c1? v1) (c2? v1) (c-x v1) (c1-a v1)) ; => (#t #t #f "V1" "a1")
(define v2 (condition (&c2 (x "V2") (b "b2"))))
(list (c? v2) (c1? v2) (c2? v2) (c-x v2) (c2-b v2)) ; => (#t #f #t "V2" "b2")
(define v3 (condition (&c1 (x "V3/1") (a "a3")) (&c2 (b "b3"))))
(list (c? v3) (c1? v3) (c2? v3) (c-x v3) (c1-a v3) (c2-b v3)) ; => (#t #t #t "V3/1" "a3" "b3")
(define v4 (make-compound-condition v1 v2))
(list (c? v4) (c1? v4) (c2? v4) (c-x v4) (c1-a v4) (c2-b v4)) ; => (#t #t #t "V1" "a1" "b2")
(define v5 (make-compound-condition v2 v3))
(list (c? v5) (c1? v5) (c2? v5) (c-x v5) (c1-a v5) (c2-b v5)) ; => (#t #t #t "V2" "a3" "b2")
(list (condition? v1) (condition? v5) (condition? 5) (condition? &c) (condition-type? &c) (condition-type? v1)) ; => (#t #t #f #f #t #f)
(list (condition-has-type? v1 &c) (condition-has-type? v1 &condition) (condition-has-type? v1 &c2)) ; => (#t #t #f)
(list (condition-ref v1 'x) (condition-ref v4 'b)) ; => ("V1" "b2")
(condition-ref v1 'b) ; error: `condition-ref` wanted a field of the condition as argument 2, got b
(let ((e (extract-condition v5 &c1))) (list (c1? e) (c2? e) (c-x e) (c1-a e))) ; => (#t #f "V3/1" "a3")
(extract-condition v1 &c2) ; error: `extract-condition` wanted a condition of the type given as argument 1
(c1-a v2) ; error: `c1-a` wanted a condition of the type &c1 as argument 1
(make-condition &c1 'x 1) ; error: `make-condition` wanted the fields of &c1 as argument 2, got (x)
(make-condition &c1 'x 1 'a) ; error: `make-condition` wanted a name and a value in turn
(condition (&c1 (a 1))) ; error: `condition` wanted the fields of &c1
(make-condition-type 'a &c '(x)) ; error: `make-condition-type` wanted fields that the parent does not have as argument 3, got (x)
(make-condition-type 'a 5 '()) ; error: `make-condition-type` wanted a condition type as argument 2, got 5
(condition-type? (make-condition-type 'a &c '(y))) ; => #t
(define m (condition (&error) (&message (message "no"))))
(list (error? m) (serious-condition? m) (message-condition? m) (condition-message m) (condition-has-type? m &serious) (condition-has-type? m &message)) ; => (#t #t #t "no" #t #t)
(list (error? v1) (serious-condition? 5) (message-condition? v1)) ; => (#f #f #f)
(guard (e ((and (error? e) (message-condition? e)) (condition-message e))) (car 5)) ; => "`car` wanted a pair as argument 1, got 5"
(guard (e ((c2? e) (c2-b e))) (raise v2)) ; => "b2"
(condition? (condition)) ; => #t
