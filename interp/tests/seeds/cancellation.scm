;; Permits are given while the one who takes them is cancelled, killed or out of time: each was taken once or is still
;; there.
(define (outcome thread) (guard (e ((condition? e) (condition-kind e))) (thread-join! thread)))
(define (pause n) (if (> n 0) (begin (yield) (pause (- n 1)))))

;; Takes permits until something ends it, and counts them: nothing falls between the wait and the count.
(define (taker permits counts)
  (thread
    (lambda ()
      (let loop ()
        (uninterruptible
          (interruptible (semaphore-acquire! permits))
          (vector-set! counts 0 (+ 1 (vector-ref counts 0))))
        (loop)))))

(define (taken-while end!)
  (let* ((permits (make-semaphore 0))
         (counts (vector 0))
         (t (taker permits counts))
         (giver (thread (lambda () (do ((i 0 (+ i 1))) ((= i 10)) (semaphore-release! permits) (pause 1))))))
    (pause 6)
    (end! t)
    (let ((end (outcome t)))
      (thread-join! giver)
      (list end (+ (vector-ref counts 0) (semaphore-permits permits))))))

(taken-while cancel!) ; => (cancelled 10)
(taken-while kill!) ; => (terminated 10)

(define (taken-in-time)
  (let* ((permits (make-semaphore 0))
         (counts (vector 0))
         (t (thread
              (lambda ()
                (with-timeout 0.001
                  (lambda ()
                    (uninterruptible (interruptible (semaphore-acquire! permits)) (vector-set! counts 0 1))
                    (sleep 60)))))))
    (thread (lambda () (sleep 0.001) (semaphore-release! permits)))
    (list (outcome t) (begin (sleep 0.01) (+ (vector-ref counts 0) (semaphore-permits permits))))))
(taken-in-time) ; => (timeout 1)

;; A choice is committed through one branch, or given up; nacks tell the truth.
(define (chosen)
  (let* ((won (make-atomic-counter 0))
         (lost (make-atomic-counter 0))
         (branch (lambda (name event)
                   (nack-guard-evt
                     (lambda (nack)
                       (thread (lambda () (sync nack) (atomic-increment! lost)))
                       (wrap-evt event (lambda (x) (atomic-increment! won)))))))
         (a (thread (lambda () (pause 2) 'a)))
         (b (thread (lambda () (pause 2) 'b)))
         (t (thread (lambda () (uninterruptible (interruptible (sync (branch 'a a) (branch 'b b))))))))
    (pause 3)
    (cancel! t)
    (outcome t)
    (sleep 0.01)
    (let ((won (atomic-load won)) (lost (atomic-load lost)))
      (and (<= won 1) (memv (+ won lost) '(0 2)) #t))))
(chosen) ; => #t

;; Whatever fails or is cancelled when: a scope ends with all of its threads, and with the failure.
(define (scope-ends)
  (let* ((live (make-vector 4 0))
         (child (lambda (i)
                  (lambda ()
                    (dynamic-wind
                      (lambda () (vector-set! live i 1))
                      (lambda () (if (= i 2) (begin (pause 3) (raise 'oops)) (sleep 60)))
                      (lambda () (pause 2) (vector-set! live i 0))))))
         (result (guard (e (#t e)) (with-scope (lambda (scope) (for-each (lambda (i) (scope-spawn scope (child i))) '(0 1 2 3)) (sleep 60))))))
    (list result live)))
(scope-ends) ; => (oops #(0 0 0 0))

(define (killed-owner)
  (let* ((live (vector 0))
         (owner (thread (lambda ()
                          (with-scope (lambda (scope)
                            (scope-spawn scope
                              (lambda ()
                                (dynamic-wind
                                  (lambda () (vector-set! live 0 1))
                                  (lambda () (sleep 60))
                                  (lambda () (vector-set! live 0 0)))))
                            (sleep 60)))))))
    (pause 4)
    (kill! owner)
    (list (outcome owner) live)))
(killed-owner) ; => (terminated #(0))
(guard (e (#t e)) (parallel-do (begin (pause 2) (raise 'one)) (begin (pause 2) 2) (sleep 60))) ; => one
