;;; What could not be taken back is refused inside of a transaction; on-commit is the place for it.
(define v (make-tvar 0))
(define m (make-mutex))
(define c (make-atomic-counter))
(define ch (make-channel 1))
(define a (spawn (actor [(initial-state 0)] [(get) state])))
(atomic (lambda () (tvar-write! v 1) (display "x"))) ; error: in-transaction: `display` cannot be used inside of a transaction…(on-commit (display …))
(tvar-read v) ; => 0
(atomic (lambda () (printf "x"))) ; error: `printf` cannot be used inside … (on-commit (printf …))
(atomic (lambda () (newline))) ; error: `newline` cannot be used inside
(atomic (lambda () (write-string "x" (current-error-port)))) ; error: `write-string` cannot be used inside
(atomic (lambda () (read-line))) ; error: `read-line` cannot be used inside
(atomic (lambda () (open-input-file "no such file"))) ; error: `open-input-file` cannot be used inside
(atomic (lambda () (send! a '(get)))) ; error: `send!` cannot be used inside … (on-commit (send! …))
(atomic (lambda () (ask a '(get)))) ; error: `ask` cannot be used inside
(atomic (lambda () (thread void))) ; error: `thread` cannot be used inside
(atomic (lambda () (spawn (actor [(initial-state 0)])))) ; error: `spawn` cannot be used inside
(atomic (lambda () (parallel-do 1 2))) ; error: cannot be used inside
(atomic (lambda () (atomic-increment! c))) ; error: `atomic-increment!` cannot be used inside … (on-commit (atomic-increment! …))
(atomic (lambda () (atomic-compare-and-swap! c 0 1))) ; error: cannot be used inside
(atomic (lambda () (mutex-lock! m))) ; error: `mutex-lock!` cannot be used inside
(atomic (lambda () (with-mutex m 1))) ; error: cannot be used inside
(atomic (lambda () (channel-send! ch 1))) ; error: `channel-send!` cannot be used inside
(atomic (lambda () (sync (always-evt 1)))) ; error: cannot be used inside
(atomic (lambda () (sleep 0))) ; error: `sleep` cannot be used inside
(atomic (lambda () (kill! a))) ; error: `kill!` cannot be used inside
(atomic (lambda () (with-seed 1 (lambda () 1)))) ; error: cannot be used inside
(list (mutex-state m) (atomic-load c) (channel-length ch)) ; => (not-abandoned 0 0)
;; What stays in the program is allowed: memory, text, numbers.
(atomic (lambda () (with-output-to-string (lambda () (display "inside"))))) ; => "inside"
(atomic (lambda () (format #f "~a" 5))) ; => "5"
(atomic (lambda () (read (open-input-string "(1 2)")))) ; => (1 2)
(atomic (lambda () (let ((p (open-output-string))) (write 'x p) (get-output-string p)))) ; => "x"
(atomic (lambda () (let ((t (make-hash-table))) (hash-table-set! t 1 2) (hash-table-ref t 1)))) ; => 2
(atomic (lambda () (begin (yield) (eval '(+ 1 2) (interaction-environment))))) ; => 3
;; A variable of the program is changed for good, once for each attempt.
(define runs 0)
(guard (e (#t runs)) (atomic (lambda () (set! runs (+ runs 1)) (raise 'x)))) ; => 1

;; on-commit: after the commit, in order, with all that is refused inside.
(atomically (on-commit (display (list 'first (tvar-read v)))) (tvar-write! v 1) (on-commit (display 'second)))
; prints (first 1)second
(atomically (on-commit (send! a '(get))) 'sent) ; => sent
(guard (e (#t e)) (atomically (on-commit (display "never")) (raise 'oops))) ; => oops
(atomically (on-commit (set! v 5)) (on-abort (display "never")) 1) ; => 1
(define v (make-tvar 0))
;; In nested transactions they belong to the outer one.
(atomically (atomically (on-commit (display (list 'inner (in-transaction?))))) (tvar-write! v 7) (on-commit (display (tvar-read v))))
; prints (inner #f)7
;; One that fails does not keep the others from running; its failure is told afterwards, and the commit stands.
(atomically (on-commit (raise 'first)) (on-commit (display "still ")) (on-commit (raise 'last)) (tvar-write! v 8)) ; error: first
; prints still 
(tvar-read v) ; => 8
;; They run with interrupts held back.
(with-timeout 0.02 (lambda () (atomically (on-commit (let loop ((i 0)) (if (< i 20000) (loop (+ i 1))))) (on-commit (display "all")))) #:default #f) ; prints all
;; Outside of a transaction it is done at once, and on-abort does nothing.
(on-commit (display "at once")) ; prints at once
(on-abort (display "never")) ; prints nothing
;; They may be transactions themselves.
(atomically (on-commit (atomically (tvar-write! v 9) (on-commit (display "inner")))) (tvar-write! v 1)) ; prints inner
(tvar-read v) ; => 9

;; on-abort: when the attempt was taken back, whatever the reason.
(guard (e (#t e)) (atomically (on-abort (display (list 'back (tvar-read v) (in-transaction?)))) (tvar-write! v 0) (raise 'oops)))
; prints (back 9 #f)
; => oops
(call/cc (lambda (k) (atomically (on-abort (display "escaped")) (k 1)))) ; prints escaped
(atomic (lambda () (on-abort (display "waits ")) (check (> (tvar-read v) 100))) #:timeout 0.01 #:default 'late)
; prints waits 
; => late
;; What was registered in a part that is taken back: for the commit it is dropped, for the end it is kept.
(atomically
  (or-else (lambda () (on-commit (display "no ")) (on-abort (display "branch ")) (retry))
           (lambda () (on-commit (display "yes")))))
; prints branch yes
(atomically
  (guard (e (#t #f)) (atomically (on-commit (display "no ")) (on-abort (display "inner ")) (raise 'x)))
  (on-commit (display "outer")))
; prints inner outer
