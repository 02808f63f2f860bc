;;; What is copied on the way and what is not (rule G12).

(define me (self))
(define (sent x) (send! me x) (receive))
(define-syntax same? (syntax-rules () ((_ e) (let ((x e)) (eq? x (sent x))))))
(define-record-type point (make-point x y) point? (x point-x) (y point-y set-point-y!))
(define-record-type fixed (make-fixed x) fixed? (x fixed-x))

;; By reference: what cannot change, and what is meant to be shared.
(same? '(1 (2 "three") #(4))) ; => #t
(same? "literal") ; => #t
(map (lambda (x) (same? x)) (list 'a 1 #\b #t '() car (lambda (x) x) (current-output-port) me))
; => (#t #t #t #t #t #t #t #t #t)
(same? (spawn (actor [(get) 1]))) ; => #t
(same? (make-fixed 1)) ; => #t
(same? (make-fixed '(1 2))) ; => #t

;; A copy: what can change.
(same? (list 1 2)) ; => #f
(same? (make-string 3 #\a)) ; => #f
(same? (make-vector 3 0)) ; => #f
(same? (bytevector 1 2)) ; => #f
(same? (make-hash-table)) ; => #f
(same? (make-point 1 2)) ; => #f
(same? (make-fixed (list 1 2))) ; => #f
(sent (list 1 (vector "a" (list #\b)) (bytevector 7))) ; => (1 #("a" (#\b)) #u8(7))
(let ((p (sent (make-point 1 (list 2))))) (list (point? p) (point-x p) (point-y p))) ; => (#t 1 (2))
(fixed-x (sent (make-fixed (list 1 2)))) ; => (1 2)
(sent (cons 1 (cons 2 3))) ; => (1 2 . 3)
(let* ((literal '(x y)) (copy (sent (list 1 literal)))) (eq? literal (cadr copy))) ; => #t
(let ((b (sent (list (box 5))))) (unbox (car b))) ; => 5

;; The sender's changes do not show, nor the receiver's.
(let ((v (vector 1 2)))
  (send! me v)
  (vector-set! v 0 'changed)
  (receive)) ; => #(1 2)
(let* ((v (vector 1 2)) (w (sent v)))
  (vector-set! w 0 'changed)
  v) ; => #(1 2)
(define holder (spawn (actor [(initial-state (vector 1 2))] [(get) state] [(first) (vector-ref state 0)])))
(let ((v (ask holder '(get)))) (vector-set! v 0 'mine) (ask holder '(first))) ; => 1
(let ((v (actor-state holder))) (vector-set! v 0 'mine) (ask holder '(first))) ; => 1

;; Shared parts stay shared, in the copy.
(let* ((part (list 1)) (copy (sent (list part part))))
  (list (eq? (car copy) (cadr copy)) (eq? (car copy) part))) ; => (#t #f)
(let* ((part (make-vector 2 0)) (copy (sent (vector part (list part) (make-point part 1)))))
  (vector-set! (vector-ref copy 0) 0 'x)
  (list (vector-ref (car (vector-ref copy 1)) 0) (vector-ref (point-x (vector-ref copy 2)) 0) part)) ; => (x x #(0 0))
;; So do cycles.
(let ((l (list 1 2 3)))
  (set-cdr! (cddr l) l)
  (let ((c (sent l)))
    (list (eq? c (cdddr c)) (car c) (eq? c l)))) ; => (#t 1 #f)
(let ((v (vector 1 2)))
  (vector-set! v 0 v)
  (let ((c (sent v))) (list (eq? c (vector-ref c 0)) (eq? c v)))) ; => (#t #f)
(let ((p (make-point 1 2)))
  (set-point-y! p p)
  (let ((c (sent p))) (list (eq? c (point-y c)) (eq? c p)))) ; => (#t #f)
(let ((t (make-hash-table)))
  (hash-table-set! t 'self t)
  (hash-table-set! t "key" (list 1))
  (let ((c (sent t)))
    (list (eq? c (hash-table-ref c 'self #f)) (eq? c t) (hash-table-ref c "key" #f) (hash-table-size c))))
; => (#t #f (1) 2)
;; Keys that can change are found in the copy.
(let ((t (make-hash-table)))
  (hash-table-set! t (list 1 (string #\a)) 'list)
  (hash-table-set! t (vector 1 2) 'vector)
  (let ((c (sent t)))
    (list (hash-table-ref c (list 1 "a") #f) (hash-table-ref c (vector 1 2) #f)))) ; => (list vector)
;; The kind of a table stays.
(let ((t (make-hash-table eq?)) (key (list 1)))
  (hash-table-set! t key 'by-identity)
  (let ((c (sent (list t key))))
    (list (hash-table-ref (car c) (list 1) 'none) (hash-table-ref (car c) (cadr c) 'none)))) ; => (none by-identity)

;; Without a copy.
(let ((v (vector 1))) (send-shared! me v) (eq? v (receive))) ; => #t
(let* ((v (vector 1)) (a (spawn (actor #:share #t [(same x) (eq? x v)])))) (ask a (list 'same v))) ; => #t
(let* ((v (vector 1)) (a (spawn (actor [(same x) (eq? x v)])))) (ask a (list 'same v))) ; => #f

;; Large data; the copy is made in slices.
(define (numbers n) (let loop ((i n) (l '())) (if (= i 0) l (loop (- i 1) (cons i l)))))
(let* ((l (numbers 20000)) (c (sent l))) (list (equal? l c) (eq? l c))) ; => (#t #f)
(let ((t (make-hash-table)))
  (for-each (lambda (n) (hash-table-set! t (number->string n) (list n))) (numbers 3000))
  (let ((c (sent t))) (list (hash-table-size c) (hash-table-ref c "777" #f)))) ; => (3000 (777))
