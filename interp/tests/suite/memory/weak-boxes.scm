;; Weak boxes do not keep what is in them.
(define kept (list 1 2))
(define the-box (make-weak-box kept))
(list (weak-box? the-box) (weak-box? kept)) ; => (#t #f)
(collect-garbage)
(list (weak-box-value the-box) (eq? (weak-box-value the-box) kept) (weak-box-value the-box 'gone)) ; => ((1 2) #t (1 2))
(set! kept #f)
(collect-garbage)
(list (weak-box-value the-box) (weak-box-value the-box 'gone)) ; => (#f gone)

;; Of a weak box that holds #f the default says whether it is empty.
(weak-box-value (make-weak-box #f) 'gone) ; => #f

;; A variable that is not used again keeps nothing, one that is does.
(let* ((x (list 3)) (b (make-weak-box x)))
  (collect-garbage)
  (weak-box-value b)) ; => #f
(let* ((x (list 3)) (b (make-weak-box x)))
  (collect-garbage)
  (list (weak-box-value b) x)) ; => ((3) (3))

;; Every kind of object, small or large.
(define (boxes-of things) (map make-weak-box things))
(define (procedure-with x) (lambda () x))
(define (things)
  (list (cons 1 2) (vector 1 2) (make-vector 5000 'x) (string #\a #\b) (make-bytevector 20000 7) (box 1)
        (procedure-with 1) (make-hash-table) (expt 10 100) (make-parameter 1) (make-weak-box 1)))
(define held (things))
(define boxes (append (boxes-of held) (boxes-of (things))))
(collect-garbage)
(define (full? b) (if (weak-box-value b #f) #t #f))
(map full? boxes) ; => (#t #t #t #t #t #t #t #t #t #t #t #f #f #f #f #f #f #f #f #f #f #f)
(map (lambda (b thing) (eq? (weak-box-value b) thing)) boxes held)
; => (#t #t #t #t #t #t #t #t #t #t #t)
(length held) ; => 11

;; A symbol can be written again, and is then the same one: it is never gone, whoever uses it.
(define (name) (string->symbol (string-append "a name " "that nobody uses")))
(define named (make-weak-box (name)))
(collect-garbage)
(eq? (weak-box-value named) (name)) ; => #t

(weak-box-value 5) ; error: `weak-box-value` wanted a weak box as argument 1, got 5
(make-weak-box) ; error: `make-weak-box` wanted 1 argument, got 0
(list the-box) ; => (#<weak box>)
