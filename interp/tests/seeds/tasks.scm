;; Tasks and promises under every order of events: nothing is awaited in vain, and what is decided is decided once.
(define (kind thunk) (guard (e ((condition? e) (condition-kind e)) (else e)) (thunk)))
(define (pause n) (if (> n 0) (begin (yield) (pause (- n 1)))))

;; All are counted, duplicates and those that have ended before too.
(define (summed)
  (let* ((tasks (map (lambda (n) (async (lambda () (pause n) n))) '(3 1 2 0)))
         (twice (append tasks tasks)))
    (pause 2)
    (apply + (await-all twice))))
(summed) ; => 12

;; The first failure decides; the rest are cancelled and end.
(define (failed)
  (let* ((good (async (lambda () (sleep 60))))
         (bad (async (lambda () (pause 3) (raise 'bad))))
         (end (kind (lambda () (await-all (list good bad))))))
    (list end (kind (lambda () (await good))))))
(failed) ; => (bad cancelled)

;; Of two failures one is raised, and it is one of them.
(define (both-fail)
  (let ((tasks (map (lambda (n) (async (lambda () (pause n) (raise n)))) '(1 2))))
    (and (memv (kind (lambda () (await-all tasks))) '(1 2)) #t)))
(both-fail) ; => #t

;; The first to end decides, and the others go on.
(define (any)
  (let* ((a (async (lambda () (pause 2) 'a))) (b (async (lambda () (pause 2) 'b))) (first (await-any (list a b))))
    (list (and (memq first '(a b)) #t) (await a) (await b))))
(any) ; => (#t a b)

;; A promise is settled once, whoever is quicker, and all who wait see the same.
(define (settled)
  (call-with-values make-promise/resolver
    (lambda (promise resolve)
      (let* ((readers (map (lambda (n) (async (lambda () (pause n) (await promise)))) '(0 1 2)))
             (writers (map (lambda (n) (async (lambda () (pause 1) (resolve n)))) '(1 2 3)))
             (won (await-all writers))
             (seen (await-all readers)))
        (list (length (filter values won)) (apply = seen) (= (car seen) (await promise)))))))
(define (filter keep list) (cond ((null? list) '()) ((keep (car list)) (cons (car list) (filter keep (cdr list)))) (else (filter keep (cdr list)))))
(settled) ; => (1 #t #t)

;; Whoever awaits is cancelled or killed meanwhile; the task goes on, and others get its value.
(define (awaited-while end!)
  (let* ((task (async (lambda () (pause 6) 'value)))
         (waiter (async (lambda () (await task))))
         (gatherer (async (lambda () (await-all (list task task))))))
    (pause 3)
    (end! waiter)
    (end! gatherer)
    (list (await task) (and (memq (kind (lambda () (await waiter))) '(cancelled terminated value)) #t)
          (let ((end (kind (lambda () (await gatherer))))) (and (or (symbol? end) (equal? end '(value value))) #t)))))
(awaited-while cancel!) ; => (value #t #t)
(awaited-while kill!) ; => (value #t #t)

;; A limit of time ends the wait or the task.
(define (timed)
  (let* ((task (async (lambda () (sleep 60)))) (limited (async-timeout 0.001 task #:default 'late)))
    (list (await limited) (kind (lambda () (await task))))))
(timed) ; => (late cancelled)
