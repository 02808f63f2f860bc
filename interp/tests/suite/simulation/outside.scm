;; What others outside could touch meanwhile cannot be used inside.
(define t (thread void))
(thread-join! t)
(guard (e (#t (condition-kind e))) (with-seed 1 (lambda () (thread-join! t)))) ; => outside-the-simulation
(with-seed 1 (lambda () (thread-join! t))) ; error: `thread-join!` cannot use the thread t: it belongs outside of this simulation
(with-seed 1 (lambda () (let ((t (thread void))) (with-seed 2 (lambda () (thread-join! t)))))) ; error: it belongs outside of this simulation
;; And the other way round.
(define inner (with-seed 1 (lambda () (thread void))))
(thread-join! inner) ; error: it belongs to a simulation
(with-seed 1 (lambda () (read-line))) ; error: `read-line` cannot use standard input inside of a simulation
(with-seed 1 (lambda () (open-input-file "no such file"))) ; error: cannot use files inside of a simulation
(with-seed 1 (lambda () (open-output-file "no such folder/file"))) ; error: cannot use files inside of a simulation
(with-seed 1 (lambda () (file-exists? "no such file"))) ; error: cannot use files inside of a simulation
(with-seed 1 (lambda () (delete-file "no such file"))) ; error: cannot use files inside of a simulation
(with-seed 1 (lambda () (load "no such file"))) ; error: cannot use files inside of a simulation
(guard (e (#t (condition-kind e))) (with-seed 1 (lambda () (read-char)))) ; => outside-the-simulation
;; Ports in memory, and output to the cell, are no matter of others.
(with-seed 1 (lambda () (read (open-input-string "(1 2)")))) ; => (1 2)
(with-seed 1 (lambda () (display "shown") (newline))) ; prints shown
(define port (open-output-string))
(begin (with-seed 1 (lambda () (write 'x port))) (get-output-string port)) ; => "x"
;; Data, procedures and definitions pass freely.
(define table (make-hash-table))
(begin (with-seed 1 (lambda () (hash-table-set! table 'a 1))) (hash-table-ref table 'a)) ; => 1
(begin (with-seed 1 (lambda () (eval '(define made-inside 5) (interaction-environment)))) made-inside) ; => 5
