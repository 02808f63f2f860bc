(define s (make-stack))
s ; => #<stack s>
(make-stack 'plates) ; => #<stack plates>
(list (stack? s) (stack? (make-queue)) (stack-empty? s) (stack-length s)) ; => (#t #f #t 0)
(list (stack-pop! s) (stack-pop! s 'none)) ; => (#f none)
(for-each (lambda (x) (stack-push! s x)) '(a b c))
(list (stack-length s) (stack-empty? s) (stack-pop! s) (stack-pop! s) (stack-pop! s) (stack-pop! s)) ; => (3 #f c b a #f)
(stack-push! s #f) ; error: `stack-push!` wanted a value other than #f, which is what popping gives when nothing is there, as argument 2, got #f
(stack-pop! (list 1)) ; error: `stack-pop!` wanted a stack as argument 1, got (1)
(stack-take! s #:timeout 0.01 #:default 'late) ; => late
(stack-take! s #:timeout 0.01) ; error: `stack-take!` waited 0.01 s for stack s
(define taker (thread (lambda () (stack-take! s))))
(yield)
(stack-push! s 1)
(thread-join! taker) ; => 1
(begin (stack-push! s 2) (list (sync (stack-take-evt s)) (stack-take-evt s))) ; => (2 #<event take off stack s>)
;; Each value is taken once, whoever takes it.
(define (push-all from) (thread (lambda () (do ((i 0 (+ i 1))) ((= i 100)) (stack-push! s (+ from i))))))
(define (take-all) (thread (lambda () (let loop ((n 100) (sum 0)) (if (= n 0) sum (loop (- n 1) (+ sum (stack-take! s))))))))
(let* ((takers (map (lambda (_) (take-all)) '(1 2 3))) (pushers (map push-all '(0 100 200)))) (for-each thread-join! pushers) (list (apply + (map thread-join! takers)) (stack-empty? s))) ; => (44850 #t)
