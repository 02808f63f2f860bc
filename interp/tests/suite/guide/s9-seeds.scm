;; heavy
;; The guide's program on mutexes and condition variables shows what is wrong with it under some schedules, and the
;; mended one is right under all.
(define (run-guide)
  (let ((printed '()) (mutex (make-mutex)) (condition (make-condition-variable)) (shared-data (make-vector 10 0)))
    (define producer
      (thread
        (lambda ()
          (do ((i 0 (+ i 1)))
              ((= i 100))
            (mutex-lock! mutex)
            (vector-set! shared-data 0 i)
            (condition-notify! condition)
            (mutex-unlock! mutex)
            (sleep 0.01)))))
    (define consumer
      (thread
        (lambda ()
          (mutex-lock! mutex)
          (let loop ()
            (condition-wait! condition mutex)
            (let ((value (vector-ref shared-data 0)))
              (set! printed (cons value printed))
              (if (< value 99)
                  (loop)))))))
    (thread-join! consumer)
    (list (length printed) (apply < (reverse printed)) (car printed) (mutex-state mutex))))
(define (outcomes thunk seeds)
  (let loop ((seeds seeds) (seen '()))
    (if (null? seeds)
        seen
        (let ((outcome (with-seed (car seeds) thunk)))
          (loop (cdr seeds) (if (member outcome seen) seen (cons outcome seen)))))))
(define seen (outcomes run-guide (range 1 20)))
;; Every run ends with the mutex abandoned; in some the first value is lost, in others none.
(list-sort (lambda (x y) (< (car x) (car y))) seen) ; => ((99 #t 99 abandoned) (100 #t 99 abandoned))
(define (run-mended)
  (let ((box 'empty) (mutex (make-mutex)) (full (make-condition-variable)) (emptied (make-condition-variable)))
    (define (put! x)
      (with-mutex mutex
        (let wait () (if (not (eq? box 'empty)) (begin (condition-wait! emptied mutex) (wait))))
        (set! box x)
        (condition-notify! full)))
    (define (take!)
      (with-mutex mutex
        (let wait () (if (eq? box 'empty) (begin (condition-wait! full mutex) (wait))))
        (let ((x box)) (set! box 'empty) (condition-notify! emptied) x)))
    (define consumer (thread (lambda () (map (lambda (_) (take!)) (range 30)))))
    (for-each put! (range 30))
    (list (equal? (thread-join! consumer) (range 30)) (mutex-state mutex))))
(outcomes run-mended (range 1 20)) ; => ((#t not-abandoned))
