(with-virtual-time (lambda () (sleep 3600) (current-second))) ; => 3600.0
(with-virtual-time (lambda () (let ((start (current-jiffy))) (sleep 1/2) (/ (- (current-jiffy) start) (jiffies-per-second))))) ; => 1/2
;; A year of seconds.
(with-virtual-time (lambda () (let loop ((n 0)) (if (< n 1000) (begin (sleep 31536) (loop (+ n 1))) (current-second))))) ; => 31536000.0
;; Sleepers wake in the order of their times, whatever the schedule.
(define (sleepers seed)
  (with-seed seed
    (lambda ()
      (let ((out '()))
        (for-each thread-join! (map (lambda (n) (thread (lambda () (sleep n) (set! out (cons n out))))) '(5 1 4 2 3)))
        (reverse out)))))
(map sleepers '(1 2 3)) ; => ((1 2 3 4 5) (1 2 3 4 5) (1 2 3 4 5))
;; Time passes only when all wait: a thread that works takes none.
(with-virtual-time (lambda () (thread (lambda () (let loop ((i 0)) (if (< i 10000) (loop (+ i 1)))))) (sleep 1) (current-second))) ; => 1.0
(guard (e (#t (list 'raised e))) (with-virtual-time (lambda () (sleep 10) (raise 'late)))) ; => (raised late)
(with-virtual-time 1) ; error: `with-virtual-time` wanted a procedure as argument 1
