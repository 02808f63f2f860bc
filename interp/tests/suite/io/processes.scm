;; heavy
;; Processes of the operating system. The programs are those that every Unix has.
(define (output-of . command) (let* ((p (apply process-start command)) (text (read-string 10000 (process-stdout p)))) (list (process-wait p) text)))
(output-of "echo" "a  b" "$HOME") ; => (0 "a  b $HOME\n")
(output-of "sh" "-c" "exit 7") ; => (7 #<eof>)
(output-of "pwd" #:directory "/") ; => (0 "/\n")
(define cat (process-start "cat"))
(list (process? cat) (process? 5) (event? cat) (process-status cat) (> (process-id cat) 0)) ; => (#t #f #t #f #t)
cat ; => #<process cat, running>
(begin (write-string "hello\n" (process-stdin cat)) (read-line (process-stdout cat))) ; => "hello"
(process-wait cat #:timeout 0.01 #:default 'running) ; => running
(process-wait cat #:timeout 0.01) ; error: `process-wait` waited 0.01 s for process cat
(begin (close-port (process-stdin cat)) (list (process-wait cat) (process-status cat) (read-line (process-stdout cat)))) ; => (0 0 #<eof>)
cat ; => #<process cat, ended with 0>
;; The other streams.
(let ((p (process-start "sh" "-c" "echo out; echo err >&2"))) (let* ((err (read-line (process-stderr p))) (out (read-line (process-stdout p)))) (list err out (process-wait p)))) ; => ("err" "out" 0)
(let ((p (process-start "cat" #:binary #t))) (write-bytevector (bytevector 0 255) (process-stdin p)) (close-port (process-stdin p)) (read-bytevector 10 (process-stdout p))) ; => #u8(0 255)
;; Killing: the status is the negative number of the signal.
(let ((p (process-start "sleep" "60"))) (process-kill! p) (process-wait p)) ; => -9
(let ((p (process-start "true"))) (process-wait p) (process-kill! p) (process-wait p)) ; => 0
;; As an event, and by several fibers.
(let ((p (process-start "sh" "-c" "exit 3"))) (sync (choice-evt p (timeout-evt 60)))) ; => 3
(let ((p (process-start "sleep" "0.01"))) (await-all (map (lambda (i) (async (lambda () (process-wait p)))) (range 5)))) ; => (0 0 0 0 0)
;; No worker waits: more processes than workers, at the same time.
(await-all (map (lambda (n) (async (lambda () (car (output-of "sh" "-c" (string-append "sleep 0.05; exit " (number->string n))))))) (range 6))) ; => (0 1 2 3 4 5)
;; Much through a pipe.
(define cat (process-start "cat"))
(define feeder (async (lambda () (do ((i 0 (+ i 1))) ((= i 30)) (write-string (make-string 10000 #\y) (process-stdin cat))) (close-port (process-stdin cat)))))
(let loop ((n 0)) (let ((text (read-string 9999 (process-stdout cat)))) (if (eof-object? text) n (loop (+ n (string-length text)))))) ; => 300000
(begin (await feeder) (process-wait cat)) ; => 0
;; Who waits is cancelled, the process goes on.
(define slow (process-start "sleep" "60"))
(define waiter (async (lambda () (process-wait slow))))
(begin (sleep 0.01) (cancel! waiter) (guard (e (#t (condition-kind e))) (await waiter))) ; => cancelled
(begin (process-status slow)) ; => #f
(begin (process-kill! slow) (process-wait slow)) ; => -9
;; What is written to a process that has ended.
(define gone (process-start "true"))
(begin (process-wait gone) (write-string "x" (process-stdin gone)) (flush-output-port (process-stdin gone))) ; error: failed on "true"
;; What can go wrong.
(process-start "no-such-program") ; error: `process-start` cannot start "no-such-program": there is no such program or folder…PATH
(process-start "/") ; error: `process-start` cannot start "/": permission was denied
(process-start "true" 5) ; error: `process-start` wanted a string as argument 2, got 5
(process-start "true" #:directory "/no/such/folder") ; error: no such program or folder
(process-start "true" #:dir "/") ; error: no keyword argument #:dir
(process-wait 5) ; error: `process-wait` wanted a process
(guard (e (#t (condition-kind e))) (process-start "no-such-program")) ; => process-error
(with-seed 1 (lambda () (process-start "true"))) ; error: `process-start` cannot use processes inside of a simulation
(with-seed 1 (lambda () (process-wait slow))) ; error: `process-wait` cannot use processes inside of a simulation
(with-seed 1 (lambda () (read-line (process-stdout slow)))) ; error: `read-line` cannot use processes inside of a simulation
(map effects-of (list process-start process-wait process-kill! process-stdout)) ; => ((io) (io) (io) (reads))
