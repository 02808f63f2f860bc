(define l (make-rwlock))
l ; => #<rwlock l>
(make-rwlock "cache" #:prefer 'writers) ; => #<rwlock cache>
(make-rwlock #:prefer 'nobody) ; error: `make-rwlock` wanted `readers` or `writers` as argument 2, got nobody
(make-rwlock #:prefers 'readers) ; error: has no keyword argument #:prefers…did you mean #:prefer?
(rwlock-read-lock! l)
(thread-join! (thread (lambda () (with-read-lock l 'beside)))) ; => beside
(thread-join! (thread (lambda () (rwlock-try-write-lock! l)))) ; => #f
(rwlock-write-lock! l) ; error: `rwlock-write-lock!` cannot lock rwlock l: already owned by this thread, for reading
(rwlock-write-unlock! l) ; error: `rwlock-write-unlock!` cannot unlock rwlock l: this thread does not hold it for writing
(rwlock-read-unlock! l)
(rwlock-read-unlock! l) ; error: does not hold it for reading
(with-write-lock l (thread-join! (thread (lambda () (list (rwlock-try-read-lock! l) (rwlock-try-write-lock! l)))))) ; => (#f #f)
(with-write-lock l (thread-join! (thread (lambda () (rwlock-read-lock! l #:timeout 0.01 #:default 'late))))) ; => late
(with-write-lock l (thread-join! (thread (lambda () (guard (e (#t (condition-message e))) (rwlock-write-lock! l #:timeout 0.01)))))) ; => "`rwlock-write-lock!` waited 0.01 s for rwlock l"
(with-read-lock l (lambda () 1)) ; error: `with-read-lock` takes a body
(with-write-lock l (lambda () 1)) ; error: `with-write-lock` takes a body
(with-read-lock 5 1) ; error: `with-rwlock` wanted a read-write lock
;; Fair: a reader that comes after a waiting writer waits behind it.
(define order '())
(define (note! x) (set! order (cons x order)))
(define (later name enter)
  (let ((t (thread (lambda () (enter (lambda () (note! name)))))))
    (sleep 0.003)
    t))
(define (reading lock) (lambda (thunk) (with-read-lock lock (thunk))))
(define (writing lock) (lambda (thunk) (with-write-lock lock (thunk))))
(define (run lock)
  (set! order '())
  (rwlock-read-lock! lock)
  (let ((threads (list (later 'writer (writing lock)) (later 'reader (reading lock)))))
    (let ((before (reverse order)))
      (rwlock-read-unlock! lock)
      (for-each thread-join! threads)
      (list before (reverse order)))))
(run l) ; => (() (writer reader))
(run (make-rwlock #:prefer 'readers)) ; => ((reader) (reader writer))
(run (make-rwlock #:prefer 'writers)) ; => (() (writer reader))
;; A writer that gives up lets the readers behind it go.
(rwlock-read-lock! l)
(define impatient (thread (lambda () (rwlock-write-lock! l #:timeout 0.02 #:default 'late))))
(sleep 0.003)
(define reader (thread (lambda () (with-read-lock l 'read))))
(list (thread-join! impatient) (thread-join! reader)) ; => (late read)
(rwlock-read-unlock! l)
;; A writer that ends inside leaves it abandoned, a reader does not.
(thread-join! (thread (lambda () (rwlock-read-lock! l))))
(with-write-lock l 'fine) ; => fine
(thread-join! (thread (lambda () (rwlock-write-lock! l))))
(guard (e ((error-object? e) (condition-kind e))) (with-read-lock l 'inside)) ; => abandoned-mutex
(guard (e (#t (rwlock-write-unlock! l) 'repaired)) (rwlock-write-lock! l)) ; => repaired
(with-read-lock l 'inside) ; => inside
;; Writers are alone.
(define n 0)
(define (count-up) (do ((i 0 (+ i 1))) ((= i 100)) (with-write-lock l (set! n (+ n 1))) (with-read-lock l n)))
(for-each thread-join! (map (lambda (_) (thread count-up)) '(1 2 3 4)))
n ; => 400
