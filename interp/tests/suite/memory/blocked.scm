;; A cell that waits for what cannot come ends with a condition, which is caught like any other.
(thread-join! (current-thread)) ; error: blocked-forever: nothing can wake this fiber: `thread-join!` waits for session
(guard (e ((eq? (condition-kind e) 'blocked-forever) 'caught)) (thread-join! (current-thread))) ; => caught
(define log '())
(guard (e (#t (cons (condition-kind e) log)))
  (dynamic-wind
   void
   (lambda () (thread-join! (current-thread)))
   (lambda () (set! log (cons 'after log))))) ; => (blocked-forever after)

;; As long as somebody sleeps there is hope.
(thread-join! (thread (lambda () (sleep 0.05) (sleep 0.05) 'woken))) ; => woken

;; A thread that nothing in use can wake any more gets the condition, at the next full collection.
(define results (make-vector 10 #f))
(define (how-it-ends index thunk)
  (thread (lambda () (vector-set! results index (guard (e (#t (condition-kind e))) (thunk))))))
;; A thread that has not come to its wait yet is found by one of the next collections.
(define (collect-until ready) (or (ready) (begin (collect-garbage) (sleep 0.001) (collect-until ready))))
(define (result index) (collect-until (lambda () (vector-ref results index))))
(define (join-oneself index) (how-it-ends index (lambda () (thread-join! (current-thread)))) (void))
(join-oneself 0)
(result 0) ; => blocked-forever

;; So do all threads of a ring in which each waits for the next.
(define (make-ring n)
  (let ((threads (make-vector n #f)))
    (define (join-next i)
      (let ((next (vector-ref threads (modulo (+ i 1) n))))
        (if next (thread-join! next) (begin (yield) (join-next i)))))
    (do ((i 0 (+ i 1))) ((= i n) (void))
      (vector-set! threads i (how-it-ends (+ i 1) (lambda () (join-next i)))))))
(make-ring 4)
(map result '(1 2 3 4)) ; => (blocked-forever blocked-forever blocked-forever blocked-forever)

;; What a program can still name is left alone, and so is whoever waits for something that goes on.
(define named (how-it-ends 5 (lambda () (thread-join! (current-thread)))))
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
          (lambda () (guard (e ((string? e) e)) (thread-join! (current-thread))))
          (lambda () (set! unwound data)))))))
  (void))
(give-up)
(collect-until (lambda () unwound)) ; => (1 2 3)
