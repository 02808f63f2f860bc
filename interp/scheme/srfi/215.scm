;;;; A log: messages are association lists, and a parameter says who gets them. What is sent before the application has
;;;; chosen is kept for the first that it chooses.

;;; The severity of a system that is unusable.
;;; (list EMERGENCY DEBUG) ; => (0 7)
(define EMERGENCY 0)

;;; The severity of what must be acted on at once.
;;; (list ALERT) ; => (1)
(define ALERT 1)

;;; The severity of critical conditions.
;;; (list CRITICAL) ; => (2)
(define CRITICAL 2)

;;; The severity of errors.
;;; (list ERROR) ; => (3)
(define ERROR 3)

;;; The severity of warnings.
;;; (list WARNING) ; => (4)
(define WARNING 4)

;;; The severity of what is normal and significant.
;;; (list NOTICE) ; => (5)
(define NOTICE 5)

;;; The severity of information.
;;; (list INFO) ; => (6)
(define INFO 6)

;;; The severity of messages for finding mistakes.
;;; (list DEBUG) ; => (7)
(define DEBUG 7)

;; What was sent and had no receiver, the newest first; older messages than the limit are forgotten.
(define %kept '())
(define %limit 1000)

(define (%keep message)
  (set! %kept (cons message %kept))
  (if (> (length %kept) %limit)
      (set! %kept (list-copy (%newest %kept (quotient %limit 2))))))

(define (%newest list n)
  (if (= n 0) '() (cons (car list) (%newest (cdr list) (- n 1)))))

(define (%choose callback)
  (%check-procedure 'current-log-callback 1 callback)
  (if (not (eq? callback %keep))
      (let ((messages (reverse %kept)))
        (set! %kept '())
        (for-each callback messages)))
  callback)

;;; The parameter that holds the procedure to which messages are handed.
;;; (let ((got #f))
;;;   (parameterize ((current-log-callback (lambda (message) (set! got (cdr (assq 'MESSAGE message))))))
;;;     (send-log INFO "hello"))
;;;   got) ; => "hello"
(define current-log-callback (make-parameter %keep %choose))

(define (%check-fields who position fields)
  (%check-list who position fields)
  (let loop ((rest fields))
    (if (pair? rest)
        (begin
          (if (not (and (symbol? (car rest)) (pair? (cdr rest))))
              (%wrong-type who position "symbols, each followed by a value" (car rest)))
          (loop (cddr rest))))))

;;; The parameter that holds keys and values that are added to every message.
;;; (current-log-fields) ; => ()
(define current-log-fields
  (make-parameter '()
                  (lambda (fields)
                    (%check-fields 'current-log-fields 1 fields)
                    fields)))

;;; Hands a message of a severity to the current receiver. Keys, which are symbols, and values may follow; a value that
;;; is no string, bytevector, exact integer or condition is turned into a string.
;;; (send-log DEBUG "ready" 'PORT 8080)
(define (send-log severity message . fields)
  (%check-bound 'send-log 1 severity 7)
  (if (not (string? message)) (%wrong-type 'send-log 2 "a string" message))
  (%check-fields 'send-log 3 fields)
  ((current-log-callback)
   (cons* (cons 'SEVERITY severity)
          (cons 'MESSAGE message)
          (%entries (append fields (current-log-fields))))))

(define (%entries fields)
  (if (null? fields)
      '()
      (cons (cons (car fields) (%loggable (cadr fields)))
            (%entries (cddr fields)))))

(define (%loggable value)
  (if (or (string? value) (bytevector? value) (exact-integer? value) (error-object? value))
      value
      (let ((out (open-output-string)))
        (write value out)
        (get-output-string out))))
