;;; tmvar, tqueue, tbqueue.
(define m (make-tmvar))
(list (tmvar? m) (tmvar? 1) (tmvar-empty? m)) ; => (#t #f #t)
(tmvar-put! m 1)
(list (tmvar-read m) (tmvar-empty? m) (tmvar-try-put! m 2) (tmvar-swap! m 3) (tmvar-take! m) (tmvar-empty? m)) ; => (1 #f #f 1 3 #t)
(list (tmvar-try-take! m) (tmvar-try-take! m 'none) (tmvar-try-put! m #f) (tmvar-try-take! m 'none)) ; => (#f none #t #f)
(tmvar-take! 5) ; error: `tmvar-take!` wanted a tmvar as argument 1, got 5
(tmvar-put! 5 1) ; error: `tmvar-put!` wanted a tmvar
(tmvar-read 5) ; error: `tmvar-read` wanted a tmvar
(tmvar-swap! 5 1) ; error: `tmvar-swap!` wanted a tmvar
(tmvar-try-take! 5) ; error: `tmvar-try-take!` wanted a tmvar
(tmvar-try-put! 5 1) ; error: `tmvar-try-put!` wanted a tmvar
(tmvar-empty? 5) ; error: `tmvar-empty?` wanted a tmvar
;; Taking waits for putting, and putting for taking.
(define results (make-tqueue))
(define (repeat n proc) (let loop ((i 0)) (if (< i n) (begin (proc i) (loop (+ i 1))))))
(parallel-do
  (repeat 100 (lambda (i) (tmvar-put! m i)))
  (repeat 100 (lambda (i) (tqueue-push! results (tmvar-take! m)))))
(equal? (tqueue-flush! results) (range 0 100)) ; => #t

(define q (make-tqueue))
(list (tqueue? q) (tqueue? m) (tqueue-empty? q) (tqueue-try-pop! q) (tqueue-try-pop! q 'none)) ; => (#t #f #t #f none)
(for-each (lambda (x) (tqueue-push! q x)) '(1 2 3))
(list (tqueue-peek q) (tqueue-pop! q) (tqueue-pop! q)) ; => (1 1 2)
(tqueue-push! q 4)
(list (tqueue-pop! q) (tqueue-pop! q) (tqueue-empty? q)) ; => (3 4 #t)
(tqueue-pop! 5) ; error: `tqueue-pop!` wanted a tqueue as argument 1, got 5
(tqueue-push! 5 1) ; error: `tqueue-push!` wanted a tqueue
(tqueue-peek 5) ; error: `tqueue-peek` wanted a tqueue
(tqueue-try-pop! 5) ; error: `tqueue-try-pop!` wanted a tqueue
(tqueue-flush! 5) ; error: `tqueue-flush!` wanted a tqueue
(tqueue-empty? 5) ; error: `tqueue-empty?` wanted a tqueue
;; From several to several: everything arrives once, what one has pushed in order.
(define (take-some n) (map (lambda (i) (tqueue-pop! q)) (range n)))
(define taken
  (parallel-do
    (repeat 100 (lambda (i) (tqueue-push! q i)))
    (repeat 100 (lambda (i) (tqueue-push! q (+ 1000 i))))
    (take-some 100)
    (take-some 100)))
(equal? (list-sort < (append (list-ref taken 2) (list-ref taken 3))) (append (range 0 100) (range 1000 1100))) ; => #t
(define (ordered? low list)
  (let loop ((list list) (last -1))
    (cond ((null? list) #t)
          ((eq? low (< (car list) 1000)) (and (> (car list) last) (loop (cdr list) (car list))))
          (else (loop (cdr list) last)))))
(map (lambda (low) (and (ordered? low (list-ref taken 2)) (ordered? low (list-ref taken 3)))) '(#t #f)) ; => (#t #t)

(define b (make-tbqueue 2))
(list (tbqueue? b) (tbqueue? q) (tbqueue-capacity b) (tbqueue-length b) (tbqueue-empty? b) (tbqueue-full? b)) ; => (#t #f 2 0 #t #f)
(list (tbqueue-try-push! b 1) (tbqueue-try-push! b 2) (tbqueue-try-push! b 3) (tbqueue-full? b) (tbqueue-length b)) ; => (#t #t #f #t 2)
(list (tbqueue-peek b) (tbqueue-pop! b) (tbqueue-length b) (tbqueue-try-push! b 3) (tbqueue-pop! b) (tbqueue-pop! b) (tbqueue-try-pop! b 'none) (tbqueue-try-pop! b)) ; => (1 1 1 #t 2 3 none #f)
(make-tbqueue 0) ; error: `make-tbqueue` wanted an exact integer above 0 as argument 1, got 0
(make-tbqueue 'x) ; error: `make-tbqueue` wanted an exact integer above 0
(tbqueue-push! 5 1) ; error: `tbqueue-push!` wanted a tbqueue as argument 1, got 5
(tbqueue-pop! 5) ; error: `tbqueue-pop!` wanted a tbqueue
(tbqueue-peek 5) ; error: `tbqueue-peek` wanted a tbqueue
(tbqueue-try-push! 5 1) ; error: `tbqueue-try-push!` wanted a tbqueue
(tbqueue-try-pop! 5) ; error: `tbqueue-try-pop!` wanted a tbqueue
(tbqueue-length 5) ; error: `tbqueue-length` wanted a tbqueue
(tbqueue-empty? 5) ; error: `tbqueue-empty?` wanted a tbqueue
(tbqueue-full? 5) ; error: `tbqueue-full?` wanted a tbqueue
;; Backpressure: never more than two inside.
(define most 0)
(define passed
  (parallel-do
    (repeat 100 (lambda (i) (tbqueue-push! b i)))
    (map (lambda (i) (set! most (max most (tbqueue-length b))) (tbqueue-pop! b)) (range 0 100))))
(list (equal? (cadr passed) (range 0 100)) (<= most 2)) ; => (#t #t)
;; One step over several queues: what is taken from one is in the other at the same moment.
(define r (make-tqueue))
(tqueue-push! q 'moved)
(atomically (tqueue-push! r (tqueue-pop! q)))
(list (tqueue-empty? q) (tqueue-pop! r)) ; => (#t moved)
