;; A guardian gives what nothing else refers to any more.
(define g (make-guardian))
(define kept (list 'kept))
(g kept)
(g (list 'dropped))
(collect-garbage)
(list (g) (g)) ; => ((dropped) #f)
(set! kept #f)
(collect-garbage)
(list (g) (g)) ; => ((kept) #f)

;; What it has given may be kept, watched again, and dropped again.
(g (vector 1 2))
(collect-garbage)
(define back (g))
(g back)
(collect-garbage)
(list back (g)) ; => (#(1 2) #f)
(set! back #f)
(collect-garbage)
(g) ; => #(1 2)

;; A symbol can be written again, so it is never given.
(g (string->symbol (string-append "a name " "for the guardian")))
(collect-garbage)
(g) ; => #f

;; Watched twice, given twice.
(define (watch-twice) (let ((x (list 'twice))) (g x) (g x)))
(watch-twice)
(collect-garbage)
(let* ((a (g)) (b (g))) (list a (eq? a b) (g))) ; => ((twice) #t #f)

;; Of what one collection has found, the last that was watched comes first, and everything is whole:
;; a thing made of other things is given before these.
(define (watch-parts)
  (let* ((part (list 'part)) (whole (list 'whole part)) (outer (list 'outer whole)))
    (g part) (g whole) (g outer)))
(watch-parts)
(collect-garbage)
(list (g) (g) (g) (g)) ; => ((outer (whole (part))) (whole (part)) (part) #f)

;; Cycles are no exception.
(define (watch-cycle)
  (let* ((a (list 'a)) (b (list 'b a))) (set-cdr! a (list b)) (g a) (g b)))
(watch-cycle)
(collect-garbage)
(let* ((b (g)) (a (g))) (list (car b) (car a) (eq? (cadr b) a) (eq? (cadr a) b))) ; => (b a #t #t)

;; With something to be given in its place the object itself goes; what is given may refer to it all the same.
(define box-of-object #f)
(define (watch-instead) (let ((x (list 'x))) (set! box-of-object (make-weak-box x)) (g x 'x-is-gone)))
(watch-instead)
(collect-garbage)
(list (g) (weak-box-value box-of-object)) ; => (x-is-gone #f)
(define (watch-with-itself) (let ((x (list 'x))) (set! box-of-object (make-weak-box x)) (g x (lambda () x))))
(watch-with-itself)
(collect-garbage)
;; The guardian refers to it, so the weak box is full until the guardian has given it away.
(weak-box-value box-of-object) ; => (x)
((g)) ; => (x)
(collect-garbage)
(weak-box-value box-of-object) ; => #f

;; What is no object in memory is never found.
(for-each g (list 1 #\a #t '() 1.5))
(collect-garbage)
(g) ; => #f

;; A guardian that is dropped gives up what it watches, one that is watched itself comes back with it.
(define (dropped-guardian)
  (let ((other (make-guardian)) (x (list 'x)))
    (other x)
    (make-weak-box x)))
(define b (dropped-guardian))
(collect-garbage)
(weak-box-value b) ; => #f
(define (guarded-guardian)
  (let ((other (make-guardian)))
    (other (list 'inner))
    (g other)))
(guarded-guardian)
(collect-garbage)
(let ((other (g))) (collect-garbage) (list (other) (other))) ; => ((inner) #f)

;; Several threads watch with one guardian; everything comes back once.
(define (watch n) (lambda () (let loop ((i 0)) (if (< i 500) (begin (g (list n i)) (loop (+ i 1)))))))
(for-each thread-join! (map (lambda (n) (thread (watch n))) '(1 2 3 4)))
(collect-garbage)
(let loop ((sum 0) (count 0))
  (let ((next (g)))
    (if next (loop (+ sum (cadr next)) (+ count 1)) (list count sum)))) ; => (2000 499000)

;; Finalizers are called in a thread of their own; what one raises stops no other.
(define calls '())
(define (wait-for-calls n) (if (< (length calls) n) (begin (sleep 0.001) (wait-for-calls n)) calls))
(define (note what) (lambda (object) (set! calls (cons (cons what object) calls))))
(define (register)
  (let* ((part (list 'part)) (whole (list 'whole part)))
    (register-finalizer! part (note 'first))
    (register-finalizer! whole (lambda (object) (raise 'oops)))
    (register-finalizer! whole (note 'last))
    (register-finalizer! whole (lambda (object) (set! calls (cons (eq? object whole) calls))))))
(register)
(collect-garbage)
(wait-for-calls 3) ; => ((first part) (last whole (part)) #t)
(set! calls '())
(register-finalizer! (list 1) (note 'again))
(collect-garbage)
(wait-for-calls 1) ; => ((again 1))

(register-finalizer! (list 1) 5) ; error: `register-finalizer!` wanted a procedure as argument 2, got 5
(g 1 2 3) ; error: 3
