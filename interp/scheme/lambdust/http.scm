;;;; Serving HTTP, and writing JSON to a port.

;;; Answers requests to a port of this machine, 0 for any that is free, until `http-server-stop!`; returns the server at
;;; once. `handler` is called with each request, each in a thread of its own, and returns a string, a bytevector or a
;;; response; when it fails the client is told so, with status 500. `#:host` is the address at which others reach it,
;;; else only this machine does; `#:limit` is how many bytes the body of a request may have (16 MB).
;;; (let* ((server (http-serve 0 (lambda (request) "hello")))
;;;        (url (string-append "http://127.0.0.1:" (number->string (http-server-port server)) "/"))
;;;        (response (http-get url)))
;;;   (http-server-stop! server)
;;;   (response-body response)) ; => "hello"
(define (http-serve port handler . options)
  (%check-procedure 'http-serve 2 handler)
  (let ((server (apply %http-serve port options)))
    (thread (lambda () (%serve server handler)))
    server))

(define (%serve server handler)
  (let ((request (%http-next server)))
    (if request
        (begin
          (thread
           (lambda ()
             (%http-adopt! request)
             (%http-reply! request (handler request))))
          (%serve server handler)))))

;;; Writes a value as JSON to the port, or to the current output port. What it is made of is checked before. (A procedure
;;; in place of the port is called with the text.)
;;; (json-write '((name . "x") (list . #(1 2.5 null #f)))) ; prints {"name":"x","list":[1,2.5,null,false]}
(define (json-write value . optionals)
  (%check-optionals 'json-write 1 1 optionals)
  (let ((target (if (null? optionals) (current-output-port) (car optionals))))
    (cond ((procedure? target) (target (%json-text value)))
          ((and (output-port? target) (textual-port? target) (output-port-open? target))
           (write-string (%json-text value) target))
          (else (%wrong-type 'json-write 2 "a textual output port or an accumulator" target)))))
