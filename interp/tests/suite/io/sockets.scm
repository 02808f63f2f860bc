;; Connections over TCP on this machine.
(define listener (tcp-listen 0))
(list (tcp-listener? listener) (tcp-listener? 5) (event? listener) (exact-integer? (tcp-listener-port listener))) ; => (#t #f #t #t)
(define port (tcp-listener-port listener))
(define (serve-once serve)
  (async (lambda () (call-with-values (lambda () (tcp-accept listener)) (lambda (in out) (let ((value (serve in out))) (close-port out) (close-port in) value))))))
(define (with-connection use) (call-with-values (lambda () (tcp-connect "127.0.0.1" port)) (lambda (in out) (let ((value (use in out))) (close-port out) (close-port in) value))))

;; Lines to and fro; what is written is sent without a flush.
(define (echo in out) (let loop ((n 0)) (let ((line (read-line in))) (if (eof-object? line) n (begin (write-string (string-append "echo " line "\n") out) (loop (+ n 1)))))))
(define server (serve-once echo))
(with-connection (lambda (in out) (write-string "one\n" out) (let ((first (read-line in))) (write-string "é two\n" out) (list first (read-line in))))) ; => ("echo one" "echo é two")
(await server) ; => 2
;; The end of what one side writes is the end of file of the other.
(define server (serve-once (lambda (in out) (read-line in))))
(with-connection (lambda (in out) (close-port out) (eof-object? (read-line in)))) ; => #t
(eof-object? (await server)) ; => #t
;; Much, in both directions: neither side holds it all, and nobody waits for ever.
(define block (make-string 10000 #\x))
(define server (serve-once (lambda (in out) (do ((i 0 (+ i 1))) ((= i 40)) (write-string block out)) (flush-output-port out) 'sent)))
(with-connection (lambda (in out) (let loop ((n 0)) (let ((text (read-string 5000 in))) (if (eof-object? text) n (loop (+ n (string-length text)))))))) ; => 400000
(await server) ; => sent
;; Bytes.
(define server (async (lambda () (call-with-values (lambda () (tcp-accept listener #:binary #t)) (lambda (in out) (let ((bytes (read-bytevector 3 in))) (write-bytevector bytes out) (write-u8 255 out) (close-port out) (close-port in) bytes))))))
(call-with-values (lambda () (tcp-connect "127.0.0.1" port #:binary #t))
  (lambda (in out) (write-bytevector (bytevector 0 200 7) out) (let ((back (read-bytevector 10 in))) (close-port in) (close-port out) (list back (binary-port? in))))) ; => (#u8(0 200 7 255) #t)
(await server) ; => #u8(0 200 7)
;; Many at once, each with a fiber of its own.
(define stop #f)
(define serving (async (lambda () (let loop () (call-with-values (lambda () (tcp-accept listener)) (lambda (in out) (async (lambda () (write-string (read-line in) out) (close-port out) (close-port in))) (loop)))))))
(define (ask n) (async (lambda () (with-connection (lambda (in out) (write n out) (newline out) (read in))))))
(apply + (await-all (map ask (range 50)))) ; => 1225
(cancel! serving) ; => #t
(guard (e (#t (condition-kind e))) (await serving)) ; => cancelled
;; A listener is an event.
(sync listener #:timeout 0.01 #:default 'nobody) ; => nobody
(define caller (async (lambda () (with-connection (lambda (in out) (read-line in))))))
(let ((ports (sync listener))) (write-string "called\n" (cadr ports)) (for-each close-port (reverse ports)) (await caller)) ; => "called"
(tcp-accept listener #:timeout 0.01 #:default 'nobody) ; => nobody
(tcp-accept listener #:timeout 0.01) ; error: `tcp-accept` waited 0.01 s for a connection to 127.0.0.1:
;; Nobody who has called is lost to one who did not wait any more.
(define gone (async (lambda () (tcp-accept listener))))
(begin (sleep 0.01) (cancel! gone)) ; => #t
(define server (serve-once (lambda (in out) (read-line in))))
(with-connection (lambda (in out) (write-string "still here\n" out) (flush-output-port out))) ; prints nothing
(await server) ; => "still here"
;; A port that is closed while another reads it.
(define server (serve-once (lambda (in out) (read-line in))))
(define ends (call-with-values (lambda () (tcp-connect "127.0.0.1" port)) list))
(define reader (async (lambda () (read-line (car ends)))))
(begin (sleep 0.01) (close-port (car ends)) (guard (e (#t (condition-kind e))) (await reader))) ; => port-closed
(begin (close-port (cadr ends)) (eof-object? (await server))) ; => #t
;; Readiness.
(define server (serve-once (lambda (in out) (sleep 0.05) (write-string "x" out) (read-line in))))
(define ends (call-with-values (lambda () (tcp-connect "127.0.0.1" port)) list))
(char-ready? (car ends)) ; => #f
(let wait () (if (char-ready? (car ends)) (read-char (car ends)) (begin (sleep 0.001) (wait)))) ; => #\x
(begin (for-each close-port (reverse ends)) (eof-object? (await server))) ; => #t

;; What can go wrong.
(tcp-listen port) ; error: `tcp-listen` cannot listen at port…: the port is in use…listen at port 0
(tcp-connect "127.0.0.1" 1) ; error: `tcp-connect` cannot connect to 127.0.0.1 port 1: nothing listens there (connection refused)…is the server running
(tcp-connect "no-such-host.invalid" 80) ; error: `tcp-connect` cannot connect to no-such-host.invalid port 80: there is no host "no-such-host.invalid"…check the name
(guard (e (#t (condition-kind e))) (tcp-connect "127.0.0.1" 1)) ; => network-error
(tcp-connect "127.0.0.1" 70000) ; error: wanted a port, a whole number from 0 to 65535, as argument 2, got 70000
(tcp-connect 5 80) ; error: `tcp-connect` wanted a string as argument 1
(tcp-listen 'http) ; error: `tcp-listen` wanted a port
(tcp-listen 0 #:host 5) ; error: a host, a string,
(tcp-listen 0 #:hots "x") ; error: did you mean #:host?
(tcp-accept listener #:timeout 'soon) ; error: a number of seconds that is not negative
;; Closing ends the waits.
(define waiting (async (lambda () (tcp-accept listener))))
(begin (sleep 0.01) (tcp-close listener) (await waiting)) ; error: cannot accept at 127.0.0.1:… the listener is closed
(tcp-accept listener) ; error: the listener is closed
(sync listener) ; error: the listener is closed
;; Not text.
(define listener (tcp-listen 0))
(define port (tcp-listener-port listener))
(define server (async (lambda () (call-with-values (lambda () (tcp-accept listener #:binary #t)) (lambda (in out) (write-bytevector (bytevector 97 255 97) out) (close-port out) (close-port in))))))
(with-connection (lambda (in out) (read-line in))) ; error: what has come is not UTF-8 text
(begin (await server) (tcp-close listener)) ; prints nothing
;; Simulations are apart from all this.
(with-seed 1 (lambda () (tcp-connect "127.0.0.1" 1))) ; error: `tcp-connect` cannot use sockets inside of a simulation
(with-seed 1 (lambda () (tcp-listen 0))) ; error: `tcp-listen` cannot use sockets inside of a simulation
(with-seed 1 (lambda () (tcp-accept listener))) ; error: cannot use sockets inside of a simulation
(with-seed 1 (lambda () (sync listener))) ; error: cannot use sockets inside of a simulation
(map effects-of (list tcp-connect tcp-accept tcp-listen tcp-close http-get read-line)) ; => ((io) (io) (io) (io) (io) (blocks))
