;;; The guide's snippet S13: a stack made of a tvar.

;; verbatim
;; Transactional stack
(define-record-type tstack
  (make-tstack-internal head)
  tstack?
  (head tstack-head))

(define (make-tstack)
  (make-tstack-internal (make-tvar '())))

(define (tstack-push! stack item)
  (atomic
    (lambda ()
      (let* ((head (tstack-head stack))
             (current (tvar-read head)))
        (tvar-write! head (cons item current))))))

(define (tstack-pop! stack)
  (atomic
    (lambda ()
      (let* ((head (tstack-head stack))
             (current (tvar-read head)))
        (if (null? current)
            #f
            (begin
              (tvar-write! head (cdr current))
              (car current)))))))
;; end
; prints nothing
(define s (make-tstack))
(for-each (lambda (item) (tstack-push! s item)) '(1 2 3))
(let* ((a (tstack-pop! s)) (b (tstack-pop! s)) (c (tstack-pop! s)) (d (tstack-pop! s))) (list a b c d)) ; => (3 2 1 #f)
;; Many push at once: each item is there once.
(define (push-range from to)
  (let loop ((i from)) (if (< i to) (begin (tstack-push! s i) (loop (+ i 1))))))
(parallel-do (push-range 0 250) (push-range 250 500) (push-range 500 750) (push-range 750 1000))
(define (pop-all)
  (let loop ((items '()))
    (let ((item (tstack-pop! s)))
      (if item (loop (cons item items)) items))))
(equal? (list-sort < (pop-all)) (range 0 1000)) ; => #t
;; One element moves from one stack to another: at every moment it is in exactly one of them.
(define t1 (make-tstack))
(define t2 (make-tstack))
(tstack-push! t1 'x)
(define (move from to) (atomic (lambda () (tstack-push! to (tstack-pop! from)))))
(define (places) (atomic (lambda () (+ (length (tvar-read (tstack-head t1))) (length (tvar-read (tstack-head t2)))))))
(define (repeat n thunk) (if (> n 0) (begin (thunk) (repeat (- n 1) thunk))))
(define seen '())
(define (look) (let ((n (places))) (if (not (memv n seen)) (set! seen (cons n seen)))))
(parallel-do (repeat 50 (lambda () (move t1 t2) (move t2 t1))) (repeat 100 look))
seen ; => (1)
(list (tvar-read (tstack-head t1)) (tvar-read (tstack-head t2))) ; => ((x) ())
;; What is raised outside of the inner transactions takes them back too.
(guard (e (#t e)) (atomic (lambda () (tstack-push! t2 (tstack-pop! t1)) (raise 'oops)))) ; => oops
(list (tvar-read (tstack-head t1)) (tvar-read (tstack-head t2))) ; => ((x) ())
;; A pop that waits.
(define (tstack-take! stack)
  (atomic (lambda () (check (pair? (tvar-read (tstack-head stack)))) (tstack-pop! stack))))
(define taker (thread (lambda () (tstack-take! t2))))
(tstack-push! t2 'late)
(thread-join! taker) ; => late
