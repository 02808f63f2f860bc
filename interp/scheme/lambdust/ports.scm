;;;; Ports for the time of a call, and output caught in a string. A port that a procedure leaves by a continuation
;;;; stays open, as the report says, because the continuation may come back; the collector closes what is dropped.

;;; Calls `proc` with the port, closes the port when it returns, and returns its values.
;;; (call-with-port (open-input-string "some text") read-line) ; => "some text"
(define (call-with-port port proc)
  (if (not (port? port)) (%wrong-type 'call-with-port 1 "a port" port))
  (%check-procedure 'call-with-port 2 proc)
  (%call-with-values
   (lambda () (proc port))
   (case-lambda
     ((value)
      (close-port port)
      value)
     (results
      (close-port port)
      (apply values results)))))

;;; What `open`, a builtin, returns for the file; its failure is told as that of the procedure that was called.
(define (%open who open file)
  (with-exception-handler
   (lambda (problem) (raise (if (file-error? problem) (%file-error-under who problem) problem)))
   (lambda () (open file))))

;;; The message of a builtin begins with its name, in backquotes.
(define (%file-error-under who problem)
  (let* ((message (condition-message problem))
         (end (string-length message))
         (behind-name (let loop ((i 1))
                        (if (or (= i end) (char=? (string-ref message i) #\`)) i (loop (+ i 1))))))
    (%error-condition
     (condition-kind problem)
     (string-append "`" (symbol->string who) (substring message behind-name end))
     (error-object-irritants problem))))

;;; Calls `proc` with a port that reads the file, and closes it when `proc` returns.
;;; (call-with-input-file "notes.txt" read-line)
(define (call-with-input-file file proc)
  (%check-strings 'call-with-input-file 1 (list file))
  (%check-procedure 'call-with-input-file 2 proc)
  (call-with-port (%open 'call-with-input-file open-input-file file) proc))

;;; Calls `proc` with a port that writes the file, and closes it when `proc` returns.
;;; (call-with-output-file "notes.txt" (lambda (port) (write-string "a line" port)))
(define (call-with-output-file file proc)
  (%check-strings 'call-with-output-file 1 (list file))
  (%check-procedure 'call-with-output-file 2 proc)
  (call-with-port (%open 'call-with-output-file open-output-file file) proc))

;;; Calls `thunk` with the current input port reading the file.
;;; (with-input-from-file "notes.txt" read-line)
(define (with-input-from-file file thunk)
  (%check-strings 'with-input-from-file 1 (list file))
  (%check-procedure 'with-input-from-file 2 thunk)
  (call-with-port
   (%open 'with-input-from-file open-input-file file)
   (lambda (port) (%parameterize thunk current-input-port port))))

;;; Calls `thunk` with the current output port writing the file.
;;; (with-output-to-file "notes.txt" (lambda () (display "a line")))
(define (with-output-to-file file thunk)
  (%check-strings 'with-output-to-file 1 (list file))
  (%check-procedure 'with-output-to-file 2 thunk)
  (call-with-port
   (%open 'with-output-to-file open-output-file file)
   (lambda (port) (%parameterize thunk current-output-port port))))

;;; Calls `proc` with a port that reads the string, and returns its values.
;;; (call-with-input-string "(1 2) 3" read) ; => (1 2)
(define (call-with-input-string string proc)
  (%check-strings 'call-with-input-string 1 (list string))
  (%check-procedure 'call-with-input-string 2 proc)
  (proc (open-input-string string)))

;;; Calls `proc` with an output port and returns what was written to it.
;;; (call-with-output-string (lambda (port) (write 'a port) (write "b" port))) ; => "a\"b\""
(define (call-with-output-string proc)
  (%check-procedure 'call-with-output-string 1 proc)
  (let ((port (open-output-string)))
    (proc port)
    (get-output-string port)))

;;; Calls `thunk` with the current input port reading the string, and returns its values.
;;; (with-input-from-string "42 43" (lambda () (+ (read) (read)))) ; => 85
(define (with-input-from-string string thunk)
  (%check-strings 'with-input-from-string 1 (list string))
  (%check-procedure 'with-input-from-string 2 thunk)
  (%parameterize thunk current-input-port (open-input-string string)))

;;; Calls `thunk` and returns what it wrote to the current output port.
;;; (with-output-to-string (lambda () (display "a") (write "b"))) ; => "a\"b\""
(define (with-output-to-string thunk)
  (%check-procedure 'with-output-to-string 1 thunk)
  (let ((port (open-output-string)))
    (%parameterize thunk current-output-port port)
    (get-output-string port)))
