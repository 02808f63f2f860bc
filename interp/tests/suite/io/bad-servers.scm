;; heavy
;; Servers that do it wrong, made of bare sockets: each is a condition of the client, and none holds it up.
(define listener (tcp-listen 0))
(define url (string-append "http://127.0.0.1:" (number->string (tcp-listener-port listener)) "/"))
(define (serve-once serve)
  (async (lambda () (call-with-values (lambda () (tcp-accept listener)) (lambda (in out) (serve in out) (close-port out) (close-port in))))))
(define (skip-head in) (let ((line (read-line in))) (if (not (or (eof-object? line) (string=? line ""))) (skip-head in))))
(define (answering . texts) (serve-once (lambda (in out) (skip-head in) (for-each (lambda (text) (write-string text out)) texts))))
(define-syntax told (syntax-rules () ((_ e) (guard (x ((condition? x) (list (condition-kind x)))) e))))
(define (get . options) (apply http-get url options))

;; It works at all.
(define s (answering "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"))
(response-body (get)) ; => "hi"
(define s (answering "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\nhi\r\n3\r\n-yo\r\n0\r\n\r\n"))
(response-body (get)) ; => "hi-yo"
(define s (answering "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=ISO-8859-1\r\nConnection: close\r\n\r\nplain"))
(response-body (get)) ; => "plain"
;; It closes early: at once, in the head, in the body.
(define s (answering))
(get) ; error: `http-get` got no answer from http://127.0.0.1:…: the server has closed the connection before its answer was whole…look at the server, or try again
(define s (answering "HTTP/1.1 200 OK\r\nContent-Le"))
(get) ; error: `http-get` got no answer from http://127.0.0.1:…: the server has closed the connection before its answer was whole…look at the server, or try again
(define s (answering "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhi"))
(get) ; error: `http-get` got no answer from http://127.0.0.1:…: the server has closed the connection before its answer was whole…look at the server, or try again
;; It never answers, or never ends.
(define s (serve-once (lambda (in out) (skip-head in) (read-line in))))
(get #:timeout 0.02 #:default 'late) ; => late
(await s) ; prints nothing
(define s (serve-once (lambda (in out) (skip-head in) (write-string "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhi" out) (read-line in))))
(get #:timeout 0.02) ; error: timeout: `http-get` waited 0.02 s for an answer from http://127.0.0.1:…give #:default to get a value instead, or more time
(await s) ; prints nothing
;; It sends a gigabyte: refused as soon as it says so, or when the limit is passed.
(define s (answering "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\nhi"))
(get) ; error: the answer is longer than 16777216 bytes…give #:limit a larger number
(define sent 0)
(define s
  (serve-once
    (lambda (in out)
      (skip-head in)
      (write-string "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" out)
      (let loop ((n 0))
        (if (and (< n 100000) (guard (e (#t #f)) (write-string (make-string 10000 #\x) out) #t))
            (begin (set! sent n) (loop (+ n 1))))))))
(told (get #:limit 100000)) ; => (limit-exceeded)
(begin (guard (e (#t #f)) (await s)) (< sent 10000)) ; => #t
;; It is no HTTP.
(define s (answering "220 mail.example.com ready\r\n"))
(car (told (get))) ; => network-error
(define s (answering "HTTP/1.1 abc\r\n\r\n"))
(car (told (get))) ; => network-error
;; It is no HTTPS.
(define s (serve-once (lambda (in out) (write-string "HTTP/1.1 400 Bad\r\n\r\n" out))))
(car (told (http-get (string-append "https" (substring url 4 (string-length url))) #:timeout 20))) ; => network-error
;; A client that does it wrong hurts nobody else.
(define server (http-serve 0 (lambda (request) "well")))
(define (to-server text) (call-with-values (lambda () (tcp-connect "127.0.0.1" (http-server-port server))) (lambda (in out) (write-string text out) (flush-output-port out) (let ((line (read-line in))) (close-port out) (close-port in) line))))
(to-server "nonsense\r\n\r\n") ; => "HTTP/1.1 400 Bad Request"
(to-server "GET / HTTP/1.1\r\nHost: x\r\n\r\n") ; => "HTTP/1.1 200 OK"
(call-with-values (lambda () (tcp-connect "127.0.0.1" (http-server-port server))) (lambda (in out) (write-string "GET / HT" out) (close-port out) (close-port in))) ; prints nothing
(response-body (http-get (string-append "http://127.0.0.1:" (number->string (http-server-port server)) "/"))) ; => "well"
(begin (http-server-stop! server) (tcp-close listener)) ; prints nothing
