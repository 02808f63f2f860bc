;;; Threads put values into queues and stacks without locks, and others take them, impatiently, by choice or without
;;; waiting, while some who wait are cancelled. Each value is taken once or left, and nobody waits in vain.

(define (pause n) (if (> n 0) (begin (yield) (pause (- n 1)))))
(define (up-to n) (let loop ((i n) (l '())) (if (= i 0) l (loop (- i 1) (cons i l)))))
(define (rest-of pop) (let loop ((l '())) (let ((x (pop))) (if x (loop (cons x l)) l))))

;; Four threads put 5 values in each, from 1 to 20; takers note what they get until they have waited for nothing.
(define (round push! pop! take! event)
  (let ((got (make-atomic-box '())) (done (make-atomic-counter 0)))
    (define (note! x) (atomic-update! got (lambda (l) (cons x l))))
    (define (pusher p)
      (lambda ()
        (for-each (lambda (i) (pause (random 2)) (push! (+ (* 5 p) i))) '(1 2 3 4 5))
        (atomic-increment! done)))
    (define (over?) (= (atomic-load done) 4))
    (define (taker look)
      (lambda ()
        (let loop ()
          (let ((x (look)))
            (cond (x (note! x) (loop))
                  ((not (over?)) (yield) (loop)))))))
    (let* ((bystander (thread (lambda () (take!))))
           (takers (map (lambda (look) (thread (taker look)))
                        (list (lambda () (take! #:timeout 0.001 #:default #f))
                              (lambda () (sync (event) (wrap-evt (timeout-evt 0.001) (lambda (_) #f))))
                              pop!
                              (lambda () (if (= 0 (random 2)) (pop!) (take! #:timeout 0 #:default #f))))))
           (pushers (map (lambda (p) (thread (pusher p))) '(0 1 2 3))))
      (pause (random 6))
      (cancel! bystander)
      (for-each thread-join! pushers)
      (for-each thread-join! takers)
      (let ((by-the-way (guard (e (#t '())) (list (thread-join! bystander)))))
        (equal? (list-sort < (append by-the-way (rest-of pop!) (atomic-load got))) (up-to 20))))))

(define (queue-round)
  (let ((q (make-queue)))
    (round (lambda (x) (queue-push! q x)) (lambda () (queue-pop! q)) (lambda options (apply queue-take! q options))
           (lambda () (queue-take-evt q)))))
(queue-round) ; => #t

(define (stack-round)
  (let ((s (make-stack)))
    (round (lambda (x) (stack-push! s x)) (lambda () (stack-pop! s)) (lambda options (apply stack-take! s options))
           (lambda () (stack-take-evt s)))))
(stack-round) ; => #t

;; As many wait as there are values.
(define (crowd-round)
  (let* ((q (make-queue))
         (early (map (lambda (_) (thread (lambda () (queue-take! q)))) '(1 2 3)))
         (pushers (map (lambda (i) (thread (lambda () (pause (random 3)) (queue-push! q i)))) (up-to 6)))
         (late (map (lambda (_) (thread (lambda () (pause (random 3)) (queue-take! q)))) '(1 2 3))))
    (list (apply + (map thread-join! (append early late))) (queue-empty? q))))
(crowd-round) ; => (21 #t)
