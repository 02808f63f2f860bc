;;;; What waits for the world: tasks that sleep, and a server on this machine asked by `wrk`.
;;;;
;;;;     lambdust run [--workers N] io.scm [seconds]
;;;;
;;;; Prints a line for each workload as actors.scm does. Without `wrk` the server is asked by tasks of this program,
;;;; which then share its workers. `lost` counts answers that wrk did not get or that were no success.

(load "timing.scm")

(define time-limit
  (let ((arguments (cdr (command-line)))) (if (null? arguments) 5 (string->number (car arguments)))))

;; 10,000 tasks that sleep a millisecond each, and 10,000 that do nothing.
(define (awaiting count thunk)
  (median (map (lambda (i) (seconds (lambda () (await-all (map (lambda (i) (async thunk)) (range count)))))) (range rounds))))
(report "await10k" "s" (awaiting 10000 (lambda () (sleep 0.001))))
(report "await10k, no sleep" "s" (awaiting 10000 (lambda () 1)))

(define (handler request) "hello, world\n")

(define server (http-serve 0 handler))
(define url (string-append "http://127.0.0.1:" (number->string (http-server-port server)) "/"))

(define (has-wrk?)
  (guard (e ((condition? e) #f))
    (let ((p (process-start "wrk" "--version"))) (process-wait p) #t)))

;; The first word of what follows a label in the output of wrk.
(define (figure-behind label lines)
  (let loop ((lines lines))
    (cond ((null? lines) #f)
          ((string-contains (car lines) label)
           => (lambda (at) (read (open-input-string (substring (car lines) (+ at (string-length label)) (string-length (car lines)))))))
          (else (loop (cdr lines))))))

(define (lines-of port)
  (let ((line (read-line port))) (if (eof-object? line) '() (cons line (lines-of port)))))

(define (ask-by-wrk)
  (let* ((p (process-start "wrk" "-t1" "-c64" (string-append "-d" (number->string time-limit) "s") url))
         (lines (lines-of (process-stdout p))))
    (process-wait p)
    (report "http, wrk -t1 -c64" "requests/s" (figure-behind "Requests/sec:" lines))
    (report "http, lost" "answers"
            (+ (or (figure-behind "Non-2xx or 3xx responses:" lines) 0)
               (if (figure-behind "Socket errors:" lines) 1 0)))))

(define (ask-by-tasks)
  (define (ask-many i) (async (lambda () (do ((i 0 (+ i 1))) ((= i 100)) (http-get url)))))
  (rate "http, asked by 64 tasks" "requests/s" 6400 (lambda () (await-all (map ask-many (range 64))))))

(if (has-wrk?) (ask-by-wrk) (ask-by-tasks))
(http-server-stop! server)
