;; heavy
;; The guide's programs on locks in two orders: the first waits for itself under some schedules, the second under none.
(define-record-type account (make-account id mutex balance) account?
  (id account-id) (mutex account-mutex) (balance account-balance set-account-balance!))
(define (transfer-amount from to amount)
  (set-account-balance! from (- (account-balance from) amount))
  (set-account-balance! to (+ (account-balance to) amount)))
(define (transfer-with-locks a b amount)
  (mutex-lock! (account-mutex a))
  (mutex-lock! (account-mutex b))  ; Lock order may vary
  (transfer-amount a b amount)
  (mutex-unlock! (account-mutex b))
  (mutex-unlock! (account-mutex a)))
(define (transfer-safe a b amount)
  (let ((first (if (< (account-id a) (account-id b)) a b))
        (second (if (< (account-id a) (account-id b)) b a)))
    (mutex-lock! (account-mutex first))
    (mutex-lock! (account-mutex second))
    (transfer-amount a b amount)
    (mutex-unlock! (account-mutex second))
    (mutex-unlock! (account-mutex first))))
(define (kind-of thunk) (guard (e ((condition? e) (condition-kind e))) (thunk) 'done))
(define (opposite transfer id-a id-b)
  (lambda ()
    (let* ((a (make-account id-a (make-mutex 'a) 1000)) (b (make-account id-b (make-mutex 'b) 500))
           (one (thread (lambda () (transfer a b 100)))) (two (thread (lambda () (transfer b a 50))))
           (ends (map (lambda (t) (kind-of (lambda () (thread-join! t)))) (list one two))))
      (list ends (+ (account-balance a) (account-balance b)) (map mutex-state (map account-mutex (list a b)))))))
(define (outcomes thunk seeds)
  (let loop ((seeds seeds) (seen '()))
    (if (null? seeds)
        (reverse seen)
        (let ((outcome (with-seed (car seeds) thunk)))
          (loop (cdr seeds) (if (member outcome seen) seen (cons outcome seen)))))))
(define bad (outcomes (opposite transfer-with-locks 1 2) (range 1 60)))
;; It goes well, or both are told of the deadlock; one may be told while the other gets what that one held.
(list (and (assoc '(done done) bad) #t) (and (assoc '(deadlock deadlock) bad) #t)) ; => (#t #t)
;; Money is never lost by that: who was told had moved nothing.
(map cadr (list (assoc '(done done) bad) (assoc '(deadlock deadlock) bad))) ; => (1500 1500)
(outcomes (opposite transfer-safe 1 2) (range 1 60)) ; => (((done done) 1500 (not-abandoned not-abandoned)))
;; Equal numbers bring the deadlock back.
(and (assoc '(deadlock deadlock) (outcomes (opposite transfer-safe 1 1) (range 1 60))) #t) ; => #t
(define (transfer-guarded from to amount)
  (with-mutexes ((account-mutex from) (account-mutex to)) (transfer-amount from to amount)))
(outcomes (opposite transfer-guarded 1 1) (range 1 60)) ; => (((done done) 1500 (not-abandoned not-abandoned)))

;; Outside of a simulation, with a pause between the two locks: the report has the names, what each holds, and the
;; lines; both threads are told, and end within a second.
(define mutex-a (make-mutex 'A))
(define mutex-b (make-mutex 'B))
(define (in-turn first second)
  (thread
    (lambda ()
      (mutex-lock! first)
      (let wait () (if (not (mutex-owner second)) (begin (yield) (wait))))
      (mutex-lock! second)
      (mutex-unlock! second)
      (mutex-unlock! first))))
(define start (current-jiffy))
(define thread-1 (in-turn mutex-a mutex-b))
(define thread-2 (in-turn mutex-b mutex-a))
(thread-join! thread-1) ; error: deadlock: thread …, …line … holds mutex … and waits for mutex …; thread …, …line … holds mutex … and waits for mutex … lock in the same order everywhere, as (with-mutexes (a b) body …) does; or wait with #:timeout
(kind-of (lambda () (thread-join! thread-2))) ; => deadlock
(< (- (current-jiffy) start) (* 4 (jiffies-per-second))) ; => #t
(map mutex-state (list mutex-a mutex-b)) ; => (abandoned abandoned)
;; Unwinding releases what with-mutex has locked.
(define (with-both first second)
  (thread
    (lambda ()
      (with-mutex first
        (let wait () (if (not (mutex-owner second)) (begin (yield) (wait))))
        (with-mutex second 'never)))))
(define c (make-mutex 'C))
(define d (make-mutex 'D))
(let* ((one (with-both c d)) (two (with-both d c))) (map (lambda (t) (kind-of (lambda () (thread-join! t)))) (list one two))) ; => (deadlock deadlock)
(map mutex-state (list c d)) ; => (not-abandoned not-abandoned)
