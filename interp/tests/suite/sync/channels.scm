(define c (make-channel))
c ; => #<channel c>
(make-channel 3 "jobs") ; => #<channel jobs>
(make-channel -1) ; error: `make-channel` wanted a number of values, an exact integer from 0 to 1000000 as argument 1, got -1
;; Without room sender and receiver meet.
(channel-try-send! c 1) ; => #f
(channel-try-receive! c) ; => #f
(channel-try-receive! c 'nothing) ; => nothing
(channel-send! c 1 #:timeout 0.01 #:default 'late) ; => late
(channel-send! c 1 #:timeout 0.01) ; error: `channel-send!` waited 0.01 s for channel c
(channel-receive! c #:timeout 0.01 #:default 'late) ; => late
(channel-receive! c #:timeout 0.01) ; error: `channel-receive!` waited 0.01 s for channel c
(define sender (thread (lambda () (for-each (lambda (x) (channel-send! c x)) '(a b c)) 'sent)))
(map (lambda (_) (channel-receive! c)) '(1 2 3)) ; => (a b c)
(thread-join! sender) ; => sent
;; With room senders wait when it is full.
(define jobs (make-channel 2))
(list (channel-try-send! jobs 1) (channel-try-send! jobs 2) (channel-try-send! jobs 3) (channel-length jobs)) ; => (#t #t #f 2)
(define third (thread (lambda () (channel-send! jobs 3) 'sent)))
(let ((first (channel-receive! jobs))) (list first (thread-join! third) (channel-receive! jobs) (channel-receive! jobs))) ; => (1 sent 2 3)
;; Closing: what was sent is received, then the end is seen.
(channel-send! jobs 'last)
(channel-close! jobs)
(list (channel-closed? jobs) (channel-receive! jobs) (eof-object? (channel-receive! jobs)) (eof-object? (channel-try-receive! jobs))) ; => (#t last #t #t)
(channel-send! jobs 1) ; error: `channel-send!` cannot send through channel jobs: it is closed
(channel-try-send! jobs 1) ; error: `channel-try-send!` cannot send through channel jobs: it is closed
(channel-close! jobs) ; prints nothing
(define ended (thread (lambda () (eof-object? (channel-receive! c)))))
(sleep 0.002)
(channel-close! c)
(thread-join! ended) ; => #t
;; Values are shared, not copied.
(define shared (make-channel 1))
(define v (vector 1 2))
(channel-send! shared v)
(eq? v (channel-receive! shared)) ; => #t
;; Every value arrives once, in the order of its sender.
(define (relay capacity)
  (define in (make-channel capacity))
  (define senders
    (map (lambda (s) (thread (lambda () (for-each (lambda (i) (channel-send! in (+ (* 100 s) i))) (range 50)))))
         '(1 2 3)))
  (define receivers
    (map (lambda (_) (thread (lambda () (let loop ((got '())) (let ((x (channel-receive! in))) (if (eof-object? x) got (loop (cons x got))))))))
         '(1 2)))
  (for-each thread-join! senders)
  (channel-close! in)
  (let ((all (map thread-join! receivers)))
    (list (length (apply append all)) (apply + (apply append all)))))
(list (relay 0) (relay 1) (relay 16)) ; => ((150 33675) (150 33675) (150 33675))
(channel-receive! 5) ; error: `channel-receive!` wanted a channel
