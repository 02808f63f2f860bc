;; Threads that wait for each other in a circle are told so, each with what it holds and what it waits for.
(define a (make-mutex 'a))
(define b (make-mutex 'b))
(define (ends thread) (guard (e ((error-object? e) (condition-kind e))) (thread-join! thread)))
(define (both first second)
  (thread
    (lambda ()
      (with-mutex first
        (let wait () (if (not (mutex-owner second)) (begin (yield) (wait))))
        (with-mutex second 'never)))))
;; All of the circle are told, and their mutexes are free afterwards.
(let* ((one (both a b)) (two (both b a))) (list (ends one) (ends two))) ; => (deadlock deadlock)
(list (mutex-owner a) (mutex-owner b)) ; => (#f #f)
;; The condition names everybody.
(define (message-of thread) (guard (e (#t (condition-message e))) (thread-join! thread)))
(define (contains? text part)
  (let loop ((i 0))
    (and (<= (+ i (string-length part)) (string-length text))
         (or (string=? (substring text i (+ i (string-length part))) part) (loop (+ i 1))))))
;; Where it waits is a line of the program, in tail position too: the call that waits keeps its frame.
(define (says-lines? text) (map (lambda (part) (contains? text part)) '(" line " "holds mutex a and waits for mutex b" "holds mutex b and waits for mutex a")))
(define (lines-of text)
  (let loop ((i 0) (n 0))
    (cond ((> (+ i 6) (string-length text)) n)
          ((string=? (substring text i (+ i 6)) " line ") (loop (+ i 1) (+ n 1)))
          (else (loop (+ i 1) n)))))
(let* ((one (both a b)) (two (both b a)) (text (message-of one))) (ends two) (list (says-lines? text) (lines-of text))) ; => ((#t #t #t) 2)
(define (lock-both first second)
  (thread
    (lambda ()
      (mutex-lock! first)
      (let wait () (if (not (mutex-owner second)) (begin (yield) (wait))))
      (mutex-lock! second))))
(let* ((one (lock-both a b)) (two (lock-both b a)) (text (message-of one))) (ends two) (lines-of text)) ; => 2
(define (free-again mutex) (let wait () (if (eq? (mutex-state mutex) 'abandoned) (guard (e (#t (mutex-unlock! mutex))) (mutex-lock! mutex)) (begin (yield) (wait)))))
(for-each free-again (list a b)) ; prints nothing
;; Other places of the program.
(define (transfer first second)
  (thread
    (lambda ()
      (mutex-lock! first)
      (let wait () (if (not (mutex-owner second)) (begin (yield) (wait))))
      (guard (e (#t (mutex-unlock! first) (raise e)))
        (mutex-lock! second)
        'never))))
(let* ((one (transfer a b)) (two (transfer b a)) (text (message-of one)))
  (ends two)
  (map (lambda (part) (contains? text part))
       '("holds mutex a and waits for mutex b" "holds mutex b and waits for mutex a" " line "))) ; => (#t #t #t)
;; Three, and joins.
(define c (make-mutex 'c))
(let* ((one (both a b)) (two (both b c)) (three (both c a))) (map ends (list one two three))) ; => (deadlock deadlock deadlock)
(define first (thread (lambda () (sleep 0.01) (thread-join! second))))
(define second (thread (lambda () (thread-join! first))))
(map ends (list first second)) ; => (deadlock deadlock)
(guard (e (#t (condition-kind e))) (thread-join! (current-thread))) ; => deadlock
;; A wait with a time limit is part of no deadlock.
(let* ((one (thread
              (lambda ()
                (with-mutex a
                  (let wait () (if (not (mutex-owner b)) (begin (yield) (wait))))
                  (mutex-lock! b #:timeout 0.01 #:default 'late)))))
       (two (both b a)))
  (list (ends one) (ends two))) ; => (late never)
;; The handler of one may let the others go on.
(define (careful first second)
  (thread
    (lambda ()
      (with-mutex first
        (let wait () (if (not (mutex-owner second)) (begin (yield) (wait))))
        (guard (e ((eq? (condition-kind e) 'deadlock) 'gave-way)) (with-mutex second 'got))))))
(map ends (list (careful a b) (careful b a))) ; => (gave-way gave-way)
