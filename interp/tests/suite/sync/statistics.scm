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
;; Atomic counters, with what was done to them.
(define hits (make-atomic-counter))
(of "hits" 'kind 'loads 'stores 'updates 'failed-swaps 'retries) ; => (atomic-counter 0 0 0 0 0)
(begin (atomic-load hits) (atomic-load hits) (atomic-store! hits 5) (atomic-exchange! hits 6)) ; => 5
(begin (atomic-increment! hits) (atomic-decrement! hits) (atomic-add! hits 4)) ; => 6
(list (atomic-compare-and-swap! hits 10 11) (atomic-compare-and-swap! hits 10 12) (atomic-compare-and-swap! hits 'x 12)) ; => (10 11 11)
(of "hits" 'loads 'stores 'updates 'failed-swaps 'retries) ; => (2 2 4 2 0)
;; Of a sum that does not fit nothing is counted, and nothing is lost when many add.
(begin (atomic-store! hits (- (expt 2 63) 1)) (guard (e (#t (condition-kind e))) (atomic-increment! hits))) ; => range-error
(of "hits" 'updates) ; => (4)
(atomic-store! hits 0)
(for-each thread-join! (map (lambda (i) (thread (lambda () (do ((i 0 (+ i 1))) ((= i 1000)) (atomic-increment! hits))))) '(1 2 3 4)))
(list (atomic-load hits) (<= (car (of "hits" 'updates)) 4004)) ; => (4000 #t)
;; One that nobody holds any more is not told of.
(define (kinds) (map (lambda (entry) (cdr (assq 'kind entry))) (lock-stats)))
(let ((before (length (kinds)))) (make-atomic-counter) (collect-garbage) (<= (length (kinds)) before)) ; => #t
;; Who waits is clocked.
(mutex-lock! door)
(define waiting (thread (lambda () (with-mutex door 'got))))
(sleep 0.01)
(mutex-unlock! door)
(thread-join! waiting) ; => got
(of "door" 'acquisitions 'contended) ; => (3 1)
(let ((times (of "door" 'total-wait 'longest-wait))) (list (> (car times) 0.001) (= (car times) (cadr times)))) ; => (#t #t)
