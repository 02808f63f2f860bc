;; heavy
;; The guide's program on barriers, word for word. What it prints is collected.
(define lines '())
(define printing (make-mutex))
(define (printf text id) (with-mutex printing (set! lines (cons (cons text id) lines))))
;; Coordinate multiple threads at checkpoints
(define barrier (make-barrier 4))

(define worker-thread
  (lambda (id)
    (thread
      (lambda ()
        ;; Phase 1 work
        (printf "Thread ~a: Phase 1 complete~n" id)
        (barrier-wait! barrier)
        
        ;; Phase 2 work  
        (printf "Thread ~a: Phase 2 complete~n" id)
        (barrier-wait! barrier)
        
        ;; Phase 3 work
        (printf "Thread ~a: All done~n" id)))))

;; Start worker threads
(map (lambda (i) (worker-thread i)) '(1 2 3 4))
(let wait () (if (< (length lines) 12) (begin (sleep 0.001) (wait))))
(length lines) ; => 12
(define (phase text) (let loop ((rest (reverse lines)) (at 0) (found '())) (if (null? rest) (reverse found) (loop (cdr rest) (+ at 1) (if (equal? (caar rest) text) (cons at found) found)))))
(map phase '("Thread ~a: Phase 1 complete~n" "Thread ~a: Phase 2 complete~n" "Thread ~a: All done~n")) ; => ((0 1 2 3) (4 5 6 7) (8 9 10 11))
(define (ids from) (list-sort < (map cdr (list-tail (list-copy (reverse lines)) from))))
(ids 8) ; => (1 2 3 4)
(ids 0) ; => (1 1 1 2 2 2 3 3 3 4 4 4)
