(import (srfi 131))

(define-record-type pare (kons x y) pare? (x kar set-kar!) (y kdr))
(list (pare? (kons 1 2)) (pare? (cons 1 2)) (kar (kons 1 2)) (kdr (kons 1 2)) (let ((k (kons 1 2))) (set-kar! k 3) (kar k))) ; => (#t #f 1 2 3)
(define-record-type (colored pare) (make-colored x hue) colored? (hue hue))
(let ((c (make-colored 1 'red))) (list (pare? c) (colored? c) (kar c) (hue c) (colored? (kons 1 2)))) ; => (#t #t 1 red #f)
(define-record-type (shadow pare) (make-shadow x) shadow? (x shadow-x))
(let ((s (make-shadow 5))) (list (shadow-x s) (eq? (kar s) 5))) ; => (5 #f)
(define-record-type (full pare) make-full full? (z full-z))
(let ((f (make-full 1 2 3))) (list (kar f) (kdr f) (full-z f))) ; => (1 2 3)
(define-record-type base #f base?)
(define-record-type (derived base) (make-derived) #f)
(base? (make-derived)) ; => #t
(kar 5) ; error: `kar` wanted a record of type pare as argument 1, got 5
(hue (kons 1 2)) ; error: `hue` wanted a record of type colored as argument 1
(make-full 1 2) ; error: `make-full` wanted 3 arguments, got 2
(make-colored 1) ; error: `make-colored` wanted 2 arguments, got 1
(define-record-type (bad pare) (make-bad q) bad?) ; error: `make-bad` sets `q`, which is not a field of bad; the fields are: x y
(define-record-type (bad 5) make-bad bad?) ; error: the parent of bad has to be a record type, got 5
(define-record-type (bad pare) (make-bad x x) bad?) ; error: the constructor sets this field twice
(define-record-type (bad pare more) make-bad bad?) ; error: the type is a name or (name parent)
