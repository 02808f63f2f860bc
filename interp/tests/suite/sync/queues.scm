(define q (make-work-queue))
q ; => #<queue q>
(list (make-queue 'jobs) (make-queue "more jobs")) ; => (#<queue jobs> #<queue more jobs>)
(list (queue? q) (queue? (make-stack)) (queue-empty? q) (queue-length q)) ; => (#t #f #t 0)
;; First in, first out; `#f` says that nothing is there.
(queue-pop! q) ; => #f
(queue-pop! q 'none) ; => none
(for-each (lambda (x) (queue-push! q x)) '(a b c))
(list (queue-length q) (queue-empty? q) (queue-pop! q) (queue-pop! q) (queue-pop! q) (queue-pop! q)) ; => (3 #f a b c #f)
(queue-push! q #f) ; error: `queue-push!` wanted a value other than #f, which is what popping gives when nothing is there, as argument 2, got #f
(queue-push! 'q 1) ; error: `queue-push!` wanted a queue as argument 1, got q
(queue-pop! (make-stack)) ; error: `queue-pop!` wanted a queue as argument 1
(make-queue 5) ; error: `make-queue` wanted a name
;; Many values, over many segments.
(define (fill! n) (do ((i 1 (+ i 1))) ((> i n)) (queue-push! q i)))
(define (drain) (let loop ((l '())) (let ((x (queue-pop! q))) (if x (loop (cons x l)) (reverse l)))))
(begin (fill! 3000) (equal? (drain) (range 1 3001))) ; => #t
(begin (fill! 200) (queue-pop! q) (fill! 200) (list (queue-length q) (apply + (drain)))) ; => (399 40199)
;; Waiting.
(queue-take! q #:timeout 0.01 #:default 'late) ; => late
(queue-take! q #:timeout 0.01) ; error: `queue-take!` waited 0.01 s for queue q
(begin (queue-push! q 5) (queue-take! q #:timeout 0.01)) ; => 5
(define taker (thread (lambda () (list (queue-take! q) (queue-take! q)))))
(yield)
(queue-push! q 1)
(queue-push! q 2)
(thread-join! taker) ; => (1 2)
(define never (thread (lambda () (queue-take! (make-queue 'nobodys)))))
(thread-join! never) ; error: nothing can wake
(define cancelled (thread (lambda () (queue-take! q))))
(yield)
(cancel! cancelled)
(guard (e (#t (condition-kind e))) (thread-join! cancelled)) ; => cancelled
(begin (queue-push! q 'left) (queue-pop! q)) ; => left
;; As events: what is not chosen takes nothing.
(define other (make-queue))
(queue-push! other 'there)
(sync (queue-take-evt q) (queue-take-evt other)) ; => there
(sync (wrap-evt (queue-take-evt q) list) (wrap-evt (timeout-evt 0.005) (lambda (_) 'late))) ; => late
(define chooser (thread (lambda () (sync (queue-take-evt q) (queue-take-evt other)))))
(yield)
(queue-push! q 'this)
(list (thread-join! chooser) (queue-length q) (queue-length other)) ; => (this 0 0)
(queue-take-evt q) ; => #<event take from queue q>
;; Values are shared, not copied.
(define v (vector 1))
(queue-push! q v)
(eq? v (queue-pop! q)) ; => #t
;; Each value is taken once, whoever takes it; what one thread pushes comes in its order.
(define (relay pushers takers each)
  (let ((q (make-queue)))
    (define (push-from p) (thread (lambda () (do ((i 0 (+ i 1))) ((= i each)) (queue-push! q (cons p i))))))
    (define (take-some) (thread (lambda () (let loop ((n (quotient (* pushers each) takers)) (l '())) (if (= n 0) (reverse l) (loop (- n 1) (cons (queue-take! q) l)))))))
    (let* ((threads (map (lambda (_) (take-some)) (range takers))) (sources (map push-from (range pushers))))
      (for-each thread-join! sources)
      (map thread-join! threads))))
(define (in-order? got) (let loop ((got got) (last '())) (or (null? got) (let ((seen (assv (caar got) last))) (and (or (not seen) (< (cdr seen) (cdar got))) (loop (cdr got) (cons (car got) last)))))))
(define taken (relay 3 2 60))
(list (map in-order? taken) (apply + (map (lambda (x) (+ 1 (cdr x))) (apply append taken)))) ; => ((#t #t) 5490)
;; An object of a simulation stays in it, and the other way round.
(with-seed 1 (lambda () (queue-push! q 1))) ; error: cannot use the queue q: it belongs outside of this simulation
(queue-pop! (with-seed 1 make-queue)) ; error: it belongs to a simulation
