;; A cell that waits for what cannot come ends with a condition, which is caught like any other.
(define never (make-channel))
(channel-receive! never) ; error: blocked-forever: nothing can wake this cell: `channel-receive!` waits for channel never
(guard (e ((eq? (condition-kind e) 'blocked-forever) 'caught)) (channel-receive! never)) ; => caught
(define log '())
(guard (e (#t (cons (condition-kind e) log)))
  (dynamic-wind
   void
   (lambda () (channel-receive! never))
   (lambda () (set! log (cons 'after log))))) ; => (blocked-forever after)

;; As long as somebody sleeps there is hope.
(thread-join! (thread (lambda () (sleep 0.05) (sleep 0.05) 'woken))) ; => woken

;; What is said of one wait is not said of the next, however soon that begins, and is said each time.
(define (blocked) (guard (e (#t (condition-kind e))) (channel-receive! never)))
(define (woken) (thread-join! (thread (lambda () (sleep 0.002) 'woken))))
(let loop ((i 0))
  (if (= i 10) 'fine (let ((ends (list (blocked) (woken)))) (if (equal? ends '(blocked-forever woken)) (loop (+ i 1)) ends)))) ; => fine

;; A thread that nothing in use can wake any more gets the condition, at the next full collection.
(define results (make-vector 10 #f))
(define (how-it-ends index thunk)
  (thread (lambda () (vector-set! results index (guard (e (#t (condition-kind e))) (thunk))))))
;; A thread that has not come to its wait yet is found by one of the next collections.
(define (collect-until ready) (or (ready) (begin (collect-garbage) (sleep 0.001) (collect-until ready))))
(define (result index) (collect-until (lambda () (vector-ref results index))))
(define (wait-for-nobody) (channel-receive! (make-channel)))
(define (join-nobody index) (how-it-ends index wait-for-nobody) (void))
(join-nobody 0)
(result 0) ; => blocked-forever

;; So do all threads of a ring in which each waits for what the next would send.
(define (make-ring n)
  (let ((channels (vector-map (lambda (_) (make-channel)) (make-vector n))))
    (define (pass-on i)
      (channel-send! (vector-ref channels i) (channel-receive! (vector-ref channels (modulo (+ i 1) n)))))
    (do ((i 0 (+ i 1))) ((= i n) (void))
      (how-it-ends (+ i 1) (lambda () (pass-on i))))))
(make-ring 4)
(map result '(1 2 3 4)) ; => (blocked-forever blocked-forever blocked-forever blocked-forever)

;; What a program can still name is left alone, and so is whoever waits for something that goes on.
(define named (how-it-ends 5 (lambda () (channel-receive! never))))
(define (join-a-sleeper) (how-it-ends 6 (lambda () (thread-join! (thread (lambda () (sleep 0.1) 'slept))))) (void))
(join-a-sleeper)
(let ((slept (result 6))) (list (vector-ref results 5) (thread? named) slept)) ; => (#f #t slept)

;; The after thunks of a thread that is given up run; what it refers to is whole.
(define unwound #f)
(define (give-up)
  (thread
   (lambda ()
     (let ((data (list 1 2 3)))
       (guard (e ((error-object? e) e))
         (dynamic-wind
          void
          (lambda () (guard (e ((string? e) e)) (wait-for-nobody)))
          (lambda () (set! unwound data)))))))
  (void))
(give-up)
(collect-until (lambda () unwound)) ; => (1 2 3)

;; Locks and conditions that nothing in use refers to can be given up by nobody either. The condition is raised
;; where the mutex is owned again.
(define (wait-in-vain index)
  (how-it-ends
   index
   (lambda ()
     (let ((m (make-mutex)) (c (make-condition-variable)))
       (mutex-lock! m)
       (guard (e ((eq? (mutex-state m) (current-thread)) (condition-kind e)))
         (condition-wait! c m)))))
  (void))
(wait-in-vain 7)
(result 7) ; => blocked-forever

;; What a thread owns it can still give up, whether or not it refers to it.
(define taken #f)
(define (forget-the-lock index)
  (let ((m (make-mutex)))
    (thread (lambda () (mutex-lock! m) (set! taken #t) (sleep 0.1) 'ended))
    (how-it-ends index (lambda () (collect-until (lambda () taken)) (mutex-lock! m) 'locked)))
  (void))
(forget-the-lock 8)
(result 8) ; => abandoned-mutex
