;;; The guide's snippet S15: asynchronous work, against a server on this machine.
(define (number-of request) (string->number (substring (request-path request) 1 (string-length (request-path request)))))
(define server
  (http-serve 0
    (lambda (request)
      (sleep 0.1)
      (string-append "{\"id\":" (number->string (number-of request)) "}"))))
(define (url n) (string-append "http://127.0.0.1:" (number->string (http-server-port server)) "/" (number->string n)))
(define (risky-async-operation) (async (lambda () (error "boom" 42))))
(define (log-error e) (printf "logged: ~a~n" (condition-message e)))
(define process-result values)

;; verbatim
;; Async function definition
(define (async-fetch url)
  (async
    (lambda ()
      (let ((response (http-get url)))
        (json-parse (response-body response))))))

;; Await results
(define (fetch-multiple urls)
  (async
    (lambda ()
      (let ((futures (map async-fetch urls)))
        (await-all futures)))))

;; Async/await with error handling
(define (safe-async-operation)
  (async
    (lambda ()
      (try
        (let ((result (await (risky-async-operation))))
          (process-result result))
        (catch error
          (log-error error)
          #f)))))
;; end
; prints nothing
(await (fetch-multiple (list (url 1) (url 2) (url 3)))) ; => (((id . 1)) ((id . 2)) ((id . 3)))
(await (safe-async-operation))
; prints logged: boom
; => #f
;; At the same time: three answers of 0.1 s do not take 0.3 s, the best of several tries.
(define (seconds thunk) (let ((start (current-jiffy))) (thunk) (/ (- (current-jiffy) start) (jiffies-per-second))))
(define (fetch) (await (fetch-multiple (list (url 1) (url 2) (url 3)))))
(< 0.09 (apply min (map (lambda (n) (seconds fetch)) '(1 2 3 4 5))) 0.25) ; => #t
(http-server-stop! server) ; prints nothing
