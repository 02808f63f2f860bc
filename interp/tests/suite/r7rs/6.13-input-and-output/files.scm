;; A name that no other run of this program has, in the folder where the tests run.
(define name
  (apply string-append "suite-scratch"
         (map (lambda (n) (string-append "-" (number->string n))) (list (random 1000000000) (numerator (exact (current-second))) (current-jiffy)))))
(if (file-exists? name) (delete-file name))
(file-exists? name) ; => #f
(call-with-output-file name (lambda (p) (write '(1 "two") p) (newline p) (display "λ line" p))) ; prints nothing
(file-exists? name) ; => #t
(call-with-input-file name (lambda (p) (let* ((x (read p)) (rest (read-char p)) (line (read-line p)) (end (read-line p))) (list x rest line end)))) ; => ((1 "two") #\newline "λ line" #<eof>)
(with-input-from-file name (lambda () (list (read) (read)))) ; => ((1 "two") λ)
(with-output-to-file name (lambda () (display "replaced"))) ; prints nothing
(with-input-from-file name read-line) ; => "replaced"
(let ((p (open-output-file name))) (write-string "abc" p) (close-port p) (list (output-port-open? p) (call-with-input-file name read-line))) ; => (#f "abc")
(let ((p (open-input-file name))) (list (textual-port? p) (input-port? p) (char-ready? p) (read-string 2 p) (begin (close-input-port p) (input-port-open? p)))) ; => (#t #t #t "ab" #f)

;; What is flushed can be read before the port is closed.
(let ((p (open-output-file name))) (write-string "early" p) (flush-output-port p) (let ((seen (call-with-input-file name read-line))) (close-port p) seen)) ; => "early"

;; Bytes.
(let ((p (open-binary-output-file name))) (write-bytevector #u8(0 255 10 13) p) (write-u8 195 p) (close-port p))
(let ((p (open-binary-input-file name))) (let* ((a (read-u8 p)) (b (peek-u8 p)) (c (read-bytevector 10 p))) (close-port p) (list a b c (binary-port? p)))) ; => (0 255 #u8(255 10 13 195) #t)
;; Bytes that are no text.
(call-with-input-file name read-line) ; error: is not UTF-8
(file-error? (guard (e (#t e)) (call-with-input-file name read-char))) ; => #t

;; The port that a procedure leaves by a continuation stays open.
(let ((kept #f)) (call/cc (lambda (k) (call-with-input-file name (lambda (p) (set! kept p) (k #f))))) (input-port-open? kept)) ; => #t

;; load reads forms and evaluates them where it is told.
(call-with-output-file name (lambda (p) (write '(define loaded 1) p) (write '(set! loaded (+ loaded 1)) p)))
(begin (load name) loaded) ; => 2
(begin (load name (interaction-environment)) loaded) ; => 2
(load name (environment '(scheme base))) ; error: this environment cannot be changed
(call-with-output-file name (lambda (p) (write '(car '(1 2)) p)))
(load name (environment '(scheme base))) ; prints nothing
(delete-file name) ; prints nothing
(file-exists? name) ; => #f
(delete-file name) ; error: `delete-file` failed
(open-input-file name) ; error: `open-input-file` failed on …: there is no such file
(open-input-file ".") ; error: it is a folder
(load name) ; error: cannot read
(open-input-file 5) ; error: `open-input-file` wanted a string
(call-with-output-file "/no/such/folder/file" write) ; error: `call-with-output-file` failed
