;; HTTP on this machine: handlers in Scheme, each request in a fiber of its own.
;; Where nobody calls: whoever waits there waits for ever, also where time is virtual.
(define idle (tcp-listen 0))
(define (handler request)
  (let ((path (request-path request)))
    (cond ((string=? path "/hello") "héllo")
          ((string=? path "/bytes") (bytevector 1 255 3))
          ((string=? path "/json") (make-response 200 '((content-type . "application/json")) (json->string '((a . #(1 2))))))
          ((string=? path "/missing") (make-response 404 '() "not here"))
          ((string=? path "/echo") (list->string (reverse (string->list (request-body request)))))
          ((string=? path "/raw") (request-bytes request))
          ((string=? path "/method") (string-append (request-method request) " " (or (request-query request) "none")))
          ((string=? path "/header") (cdr (assq 'x-mine (request-headers request))))
          ((string=? path "/there") (make-response 302 '((location . "hello")) ""))
          ((string=? path "/post-there") (make-response 303 '((location . "/method?by=get")) ""))
          ((string=? path "/circle") (make-response 302 '((location . "/circle")) ""))
          ((string=? path "/fails") (error "handler trouble"))
          ((string=? path "/wrong") 'neither)
          ((string=? path "/slow") (tcp-accept idle) "late")
          ((string=? path "/long") (make-string 1000 #\x))
          (else "?"))))
(define server (http-serve 0 handler))
(list (http-server? server) (http-server? 5)) ; => (#t #f)
(define (url path) (string-append "http://127.0.0.1:" (number->string (http-server-port server)) path))
(define (get path . options) (apply http-get (url path) options))

(define r (get "/hello"))
(list (response? r) (response-status r) (response-body r) (cdr (assq 'content-type (response-headers r)))) ; => (#t 200 "héllo" "text/plain; charset=utf-8")
r ; => #<response 200>
(response-body (get "/bytes" #:binary #t)) ; => #u8(1 255 3)
(get "/bytes") ; error: `http-get` got a body that is not UTF-8 text: byte 1 begins no character…#:binary #t
(json-parse (response-body (get "/json"))) ; => ((a . #(1 2)))
(let ((r (get "/missing"))) (list (response-status r) (response-body r))) ; => (404 "not here")
(response-body (http-request "POST" (url "/echo") #:body "abc")) ; => "cba"
(response-body (http-request "PUT" (url "/raw") #:body (bytevector 9 200) #:binary #t)) ; => #u8(9 200)
(map (lambda (m) (response-body (http-request m (url "/method?q=1")))) '("GET" "POST" "DELETE" "PATCH")) ; => ("GET q=1" "POST q=1" "DELETE q=1" "PATCH q=1")
(response-body (get "/method")) ; => "GET none"
(response-body (get "/header" #:headers '((x-mine . "mine")))) ; => "mine"
(response-body (get "/header" #:headers '(("X-Mine" . "mine too")))) ; => "mine too"
;; Sent elsewhere.
(response-body (get "/there")) ; => "héllo"
(response-status (get "/there" #:redirects 0)) ; error: `http-get` got no answer from…it was sent elsewhere more than 0 times
(response-body (http-request "POST" (url "/post-there") #:body "x")) ; => "GET by=get"
(get "/circle") ; error: it was sent elsewhere more than 10 times…#:redirects
;; A handler that fails: the client is told, and the cell that serves sees why.
(let ((r (get "/fails"))) (list (response-status r) (response-body r))) ; => (500 "the handler has failed\n")
(response-status (get "/wrong")) ; => 500
(define (status-of-answer result) (let* ((s (http-serve 0 (lambda (request) (result)))) (status (response-status (http-get (string-append "http://127.0.0.1:" (number->string (http-server-port s)) "/"))))) (http-server-stop! s) status))
(status-of-answer (lambda () (error "handler trouble")))
; => 500
; warns: handler trouble
(status-of-answer (lambda () 'neither))
; => 500
; warns: `http-serve` wanted a handler that returns a string, bytevector or response, it returned neither
(status-of-answer (lambda () (kill! (current-thread)))) ; => 500
;; Time.
(get "/slow" #:timeout 0.02 #:default 'late) ; => late
(get "/slow" #:timeout 0.02) ; error: `http-get` waited 0.02 s for an answer from http://127.0.0.1:… give #:default
(with-timeout 0.02 (lambda () (get "/slow")) #:default 'late) ; => late
;; Many at once.
(define (sum n) (apply + (await-all (map (lambda (i) (async (lambda () (string-length (response-body (get "/long")))))) (range n)))))
(sum 40) ; => 40000
;; The limit of an answer, at the limit and one beyond; of a request too.
(string-length (response-body (get "/long" #:limit 1000))) ; => 1000
(get "/long" #:limit 999) ; error: `http-get` got no answer from…the answer is longer than 999 bytes…#:limit
(define small (http-serve 0 (lambda (request) (request-body request)) #:limit 10))
(define (send text) (response-status (http-request "POST" (string-append "http://127.0.0.1:" (number->string (http-server-port small)) "/") #:body text)))
(list (send (make-string 10 #\x)) (send (make-string 11 #\x))) ; => (200 413)
(http-server-stop! small) ; prints nothing
;; In tasks, and cancelled.
(await-all (list (async (lambda () (response-status (get "/hello")))) (async (lambda () (response-status (get "/missing")))))) ; => (200 404)
(define t (async (lambda () (get "/slow"))))
(begin (sleep 0.01) (cancel! t) (guard (e (#t (condition-kind e))) (await t))) ; => cancelled
;; The end.
(http-server-stop! server) ; prints nothing
(let wait ((n 0)) (if (guard (e (#t #f)) (get "/hello") #t) (if (< n 1000) (begin (sleep 0.001) (wait (+ n 1))) 'still-there) 'gone)) ; => gone
;; What can go wrong.
(http-get "http://127.0.0.1:1/") ; error: `http-get` got no answer from http://127.0.0.1:1/: nothing listens there (connection refused)…is the server running
(http-get "http://no-such-host.invalid/") ; error: there is no such host…check the name
(http-get "nonsense") ; error: that is no URL of the web…http://host:port/path
(http-get "ftp://127.0.0.1/") ; error: that is no URL of the web
(http-get "http://a b/") ; error: that is no URL of the web
(http-get 5) ; error: `http-get` wanted a string
(http-get "http://127.0.0.1:1/" #:headers '((a . 1))) ; error: an association list of header names and strings
(http-get "http://127.0.0.1:1/" #:headers '((a . "x\ny"))) ; error: the header a: x
(http-get "http://127.0.0.1:1/" #:limit 'x) ; error: wanted a non-negative exact integer
(http-get "http://127.0.0.1:1/" #:timeout "1") ; error: a number of seconds
(http-get "http://127.0.0.1:1/" #:tiemout 1) ; error: did you mean #:timeout?
(http-request "G T" "http://127.0.0.1:1/") ; error: the method G T cannot be sent
(http-request "GET" "http://127.0.0.1:1/" #:body 5) ; error: a string or bytevector
(http-serve 0 5) ; error: `http-serve` wanted a procedure as argument 2
(http-serve 'x handler) ; error: wanted a port
(define taken (tcp-listen 0))
(http-serve (tcp-listener-port taken) handler) ; error: the port is in use…listen at port 0
(tcp-close taken) ; prints nothing
(make-response 99 '() "") ; error: `make-response` wanted a status from 100 to 999 as argument 1, got 99
(make-response 200 5 "") ; error: an association list of header names
(make-response 200 '() 5) ; error: wanted a string or bytevector as argument 3
(guard (e (#t (condition-kind e))) (http-get "http://127.0.0.1:1/")) ; => network-error
(request? 5) ; => #f
(response-body 5) ; error: `response-body` wanted a response
;; Simulations are apart from all this.
(with-seed 1 (lambda () (http-get "http://127.0.0.1:1/"))) ; error: `http-get` cannot use sockets inside of a simulation
(with-seed 1 (lambda () (http-serve 0 handler))) ; error: cannot use sockets inside of a simulation
