;; heavy
;; What ends in the middle closes what it had open. Descriptors are counted where the system shows them; the process
;; has others that come and go, so what matters is that they do not grow with the number of rounds.
(define counter "/proc/self/fd")
(define (open-descriptors) (let* ((p (process-start "sh" "-c" "ls /proc/$PPID/fd 2>/dev/null | wc -l")) (n (read (process-stdout p)))) (process-wait p) (if (number? n) n 0)))
(define listener (tcp-listen 0))
(define (connect) (tcp-connect "127.0.0.1" (tcp-listener-port listener)))
(define silent (http-serve 0 (lambda (request) (sleep 60) "never")))
(define url (string-append "http://127.0.0.1:" (number->string (http-server-port silent)) "/"))
(define (ended thunk) (guard (e ((condition? e) (condition-kind e))) (thunk)))

;; Killed and cancelled in the middle of a request, of a wait for a connection, and of reading.
(define (round i)
  (let* ((a (async (lambda () (http-get url))))
         (b (async (lambda () (tcp-accept listener))))
         (c (async (lambda () (call-with-values connect (lambda (in out) (read-line in)))))))
    (sleep 0.002)
    (for-each (if (even? i) kill! cancel!) (list a b c))
    (for-each (lambda (t) (ended (lambda () (await t)))) (list a b c))))
(define (rounds n) (do ((i 0 (+ i 1))) ((= i n)) (round i)))
(define (settled) (collect-garbage) (sleep 0.05) (collect-garbage) (sleep 0.05) (open-descriptors))
(rounds 5) ; prints nothing
(define before (settled))
(rounds 20) ; prints nothing
(let wait ((n 0)) (cond ((< (settled) (+ before 20)) 'closed) ((< n 20) (wait (+ n 1))) (else (list before (settled))))) ; => closed
(begin (http-server-stop! silent) (tcp-close listener)) ; prints nothing
