;; Messages arrive while the receiver is cancelled, killed or out of time: each was received once or is still there.
(define (outcome thread) (guard (e ((condition? e) (condition-kind e))) (thread-join! thread)))
(define (pause n) (if (> n 0) (begin (yield) (pause (- n 1)))))

;; Receives until something ends it, and counts what it has got: nothing falls between the wait and the count.
(define (receiver counts)
  (thread
    (lambda ()
      (let loop ()
        (uninterruptible
          (interruptible (receive))
          (vector-set! counts 0 (+ 1 (vector-ref counts 0))))
        (loop)))))

(define (sent-while end!)
  (let* ((counts (vector 0))
         (t (receiver counts))
         (sender (thread (lambda () (do ((i 0 (+ i 1))) ((= i 10)) (send! t i) (pause 1))))))
    (pause 6)
    (end! t)
    (let ((end (outcome t)))
      (thread-join! sender)
      (list end (+ (vector-ref counts 0) (mailbox-depth t))))))

(car (sent-while cancel!)) ; => cancelled
(car (sent-while kill!)) ; => terminated

;; What was sent after the end goes to the dead letters; what was sent before is counted.
(define (received-in-time)
  (let* ((counts (vector 0)) (own (current-thread)))
    (define reader
      (thread
        (lambda ()
          (guard (e (#t (condition-kind e)))
            (with-timeout 0.001 (lambda () (uninterruptible (interruptible (receive)) (vector-set! counts 0 1)) (sleep 60)))))))
    (thread (lambda () (sleep 0.001) (send! reader 'x)))
    (list (thread-join! reader) (begin (sleep 0.01) (vector-ref counts 0)) (mailbox-depth reader))))
(let ((result (received-in-time))) (list (car result) (<= 0 (cadr result) 1))) ; => (timeout #t)

;; A choice is committed through one branch, or given up; nacks tell the truth.
(define (chosen)
  (let* ((won '())
         (lost '())
         (branch (lambda (name event)
                   (nack-guard-evt
                     (lambda (nack)
                       (thread (lambda () (sync nack) (set! lost (cons name lost))))
                       (wrap-evt event (lambda (x) (set! won (cons name won))))))))
         (a (thread (lambda () (pause 2) 'a)))
         (b (thread (lambda () (pause 2) 'b)))
         (t (thread (lambda () (uninterruptible (interruptible (sync (branch 'a a) (branch 'b b))))))))
    (pause 3)
    (cancel! t)
    (outcome t)
    (sleep 0.01)
    (and (<= (length won) 1)
         (= (+ (length won) (length lost)) (if (null? (append won lost)) 0 2)))))
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
