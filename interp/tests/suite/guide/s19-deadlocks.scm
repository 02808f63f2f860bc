;; The guide's programs on locks in two orders, word for word: the second never waits for itself.
(define-record-type account (make-account id mutex balance) account?
  (id account-id) (mutex account-mutex) (balance account-balance set-account-balance!))
(define (transfer-amount from to amount)
  (set-account-balance! from (- (account-balance from) amount))
  (set-account-balance! to (+ (account-balance to) amount)))
;; ❌ Bad: Potential deadlock
(define (transfer-with-locks a b amount)
  (mutex-lock! (account-mutex a))
  (mutex-lock! (account-mutex b))  ; Lock order may vary
  (transfer-amount a b amount)
  (mutex-unlock! (account-mutex b))
  (mutex-unlock! (account-mutex a)))

;; ✅ Good: Consistent lock ordering
(define (transfer-safe a b amount)
  (let ((first (if (< (account-id a) (account-id b)) a b))
        (second (if (< (account-id a) (account-id b)) b a)))
    (mutex-lock! (account-mutex first))
    (mutex-lock! (account-mutex second))
    (transfer-amount a b amount)
    (mutex-unlock! (account-mutex second))
    (mutex-unlock! (account-mutex first))))
(define a (make-account 1 (make-mutex) 1000))
(define b (make-account 2 (make-mutex) 500))
(transfer-with-locks a b 0)
(define (often from to) (thread (lambda () (do ((i 0 (+ i 1))) ((= i 1000) 'done) (transfer-safe from to 1)))))
(map thread-join! (list (often a b) (often b a))) ; => (done done)
(list (account-balance a) (account-balance b)) ; => (1000 500)
;; One account twice is an error at once, not a wait for oneself.
(transfer-safe a a 1) ; error: already owned by this thread
(mutex-unlock! (account-mutex a))
;; A failure in the middle leaves both locked; with-mutexes does not.
(define (transfer-guarded from to amount)
  (with-mutexes ((account-mutex from) (account-mutex to)) (transfer-amount from to amount)))
(guard (e (#t (mutex-owner (account-mutex a)))) (transfer-guarded a b 'nothing)) ; => #f
(define (often-guarded from to) (thread (lambda () (do ((i 0 (+ i 1))) ((= i 200) 'done) (transfer-guarded from to 1)))))
(map thread-join! (list (often-guarded a b) (often-guarded b a))) ; => (done done)
(+ (account-balance a) (account-balance b)) ; => 1500
