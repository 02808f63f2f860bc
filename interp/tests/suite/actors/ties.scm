;;; Links, monitors and names.

(import (only (srfi 1) filter))
(define worker (actor [(work) 'done] [(boom) (error "boom")] [(raise x) (raise x)]))
(define (down-of a) (receive [('down who why) #:when (eq? who a) why] [(after 5) 'nothing]))

;; A monitor gets one message, whatever the end; also when it comes too late.
(let ((a (spawn worker))) (monitor a) (monitor a) (stop! a) (list (down-of a) (flush))) ; => (normal ())
(let ((a (spawn worker))) (monitor a) (send! a '(boom)) (condition-message (down-of a))) ; => "boom"
(let ((a (spawn worker))) (monitor a) (send! a '(raise 5)) (down-of a)) ; => 5
(let ((a (spawn worker))) (monitor a) (kill! a) (down-of a)) ; => killed
(let ((a (spawn worker))) (kill! a) (sleep 0.02) (monitor a) (down-of a)) ; => killed
(let ((a (spawn worker))) (monitor a) (demonitor a) (kill! a) (receive #:timeout 0.02 #:default 'nothing)) ; => nothing
(let ((t (thread (lambda () (sleep 0.01) 5)))) (monitor t) (list (down-of t) (actor-alive? t))) ; => (normal #f)
(let ((t (thread (lambda () (error "oh"))))) (monitor t) (condition-message (down-of t))) ; => "oh"

;; A link passes failures both ways, and normal ends not.
(define (linked-to a) (actor (link a) (receive m m)))
(let* ((a (spawn worker)) (b (spawn (linked-to a))))
  (monitor b)
  (sleep 0.02)
  (send! a '(boom))
  (let ((why (down-of b))) (list (condition-kind why) (condition-kind (cadr (error-object-irritants why))))))
; => (linked-end error)
(let* ((a (spawn worker)) (b (spawn (actor (link a) (error "ends")))))
  (monitor a)
  (condition-kind (down-of a))) ; => linked-end
(let* ((a (spawn worker)) (b (spawn (linked-to a))))
  (monitor b)
  (sleep 0.02)
  (stop! a)
  (sleep 0.02)
  (list (actor-alive? a) (actor-alive? b))) ; => (#f #t)
(let* ((a (spawn worker)) (b (spawn (actor (link a) (unlink a) (receive m m)))))
  (sleep 0.02)
  (kill! a)
  (sleep 0.02)
  (actor-alive? b)) ; => #t
(let ((a (spawn worker))) (kill! a) (sleep 0.02) (link a)) ; error: linked-end: `link` cannot link to worker:… which has failed already
(let ((a (spawn worker))) (stop! a) (sleep 0.02) (eq? a (link a))) ; => #t
(eq? (self) (link (self))) ; => #t
;; A linked failure is an ordinary condition for whoever guards.
(let ((a (spawn worker)))
  (guard (e (#t (condition-kind e)))
    (link a)
    (send! a '(boom))
    (receive #:timeout 5))) ; => linked-end
;; One that has not begun learns of it when it begins.
(let* ((a (spawn worker #:paused #t)) (b (spawn worker)))
  (send! b (list 'link-to a))
  (thread (lambda () (link a) (error "in the thread")))
  (sleep 0.02)
  (monitor a)
  (resume! a)
  (condition-kind (down-of a))) ; => linked-end

;; Names.
(define a (spawn worker))
(register 'the-worker a) ; prints nothing
(list (eq? (whereis 'the-worker) a) (ask 'the-worker '(work)) (whereis 'nobody)) ; => (#t done #f)
(register 'the-worker a) ; prints nothing
(define other (spawn worker))
(register 'the-worker other) ; error: name-taken: `register` cannot take the name the-worker: it belongs to #<actor a:… (unregister name) frees it
(begin (register 'same-worker a) (ask 'same-worker '(work))) ; => done
(begin (unregister 'the-worker) (whereis 'the-worker)) ; => #f
(begin (register 'the-worker other) (eq? (whereis 'the-worker) other)) ; => #t
;; The end frees a name.
(begin (kill! other) (sleep 0.02) (whereis 'the-worker)) ; => #f
(send! 'the-worker '(work)) ; error: no-such-name: `send!` found no actor with the name the-worker (register 'name actor) gives a name
(ask 'the-worker '(work)) ; error: no-such-name: `ask` found no actor with the name the-worker
(begin (register 'the-worker a) (ask 'the-worker '(work))) ; => done
(begin (register 'main (self)) (send! 'main 'hello) (receive)) ; => hello
;; Many that come and go.
(let loop ((i 0))
  (if (< i 200)
      (let ((a (spawn worker #:paused #t)))
        (register (string->symbol (string-append "w" (number->string i))) a)
        (kill! a)
        (loop (+ i 1)))
      (whereis 'w5))) ; => #f
(ask 'same-worker '(work)) ; => done
;; Two want a name: one of them gets it.
(let* ((try (lambda () (let ((a (spawn worker))) (guard (e (#t (condition-kind e))) (register 'wanted a) 'got))))
       (threads (map (lambda (i) (thread try)) '(1 2 3 4)))
       (results (map thread-join! threads)))
  (list (length (filter (lambda (r) (eq? r 'got)) results)) (length results))) ; => (1 4)
