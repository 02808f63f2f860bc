;; How much the locks of a program are used.
(define (entry name)
  (let loop ((all (lock-stats)))
    (cond ((null? all) #f)
          ((equal? (cdr (assq 'name (car all))) name) (car all))
          (else (loop (cdr all))))))
(define (of name . keys) (map (lambda (key) (cdr (assq key (entry name)))) keys))
(define door (make-mutex))
(define permits (make-semaphore 1))
(define table (make-rwlock))
(of "door" 'kind 'acquisitions 'contended 'total-wait 'longest-wait) ; => (mutex 0 0 0.0 0.0)
(with-mutex door (with-semaphore permits (with-write-lock table 'done))) ; => done
(list (of "door" 'acquisitions) (of "permits" 'kind 'acquisitions) (of "table" 'kind 'acquisitions)) ; => ((1) (semaphore 1) (rwlock 1))
;; Who waits is clocked.
(mutex-lock! door)
(define waiting (thread (lambda () (with-mutex door 'got))))
(sleep 0.01)
(mutex-unlock! door)
(thread-join! waiting) ; => got
(of "door" 'acquisitions 'contended) ; => (3 1)
(let ((times (of "door" 'total-wait 'longest-wait))) (list (> (car times) 0.001) (= (car times) (cadr times)))) ; => (#t #t)
