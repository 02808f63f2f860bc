(try (+ 1 2)) ; => 3
(try (error "no" 1) (catch e (condition-message e))) ; => "no"
(try (raise 'any) (catch e e)) ; => any
(try 'fine (catch e 'caught)) ; => fine
(try (display "body ") 1 (catch e 2) (finally (display "end")))
; => 1
; prints body end
(try (raise 'x) (catch e (display "caught ") e) (finally (display "end")))
; => x
; prints caught end
(guard (e (#t (list 'outer e))) (try (raise 'x) (finally (display "end"))))
; => (outer x)
; prints end
(guard (e (#t (list 'outer e))) (try (raise 1) (catch e (raise (+ e 1))) (finally (display "end"))))
; => (outer 2)
; prints end
(call/cc (lambda (k) (try (k 'left) (finally (display "end")))))
; => left
; prints end
(call-with-values (lambda () (try (values 1 2) (finally 3))) list) ; => (1 2)
(let ((e 'mine)) (try (raise 1) (catch x e))) ; => mine
(try (try (raise 1) (catch a (raise (list a)))) (catch b (list b))) ; => ((1))
(try) ; error: try
(try 1 (catch (e string?) 2)) ; error: the catch part of `try` begins with a name: (catch name handler …)
(try 1 (catch (e string?) 2) (finally 3)) ; error: the catch part of `try` begins with a name
(try 1 (catch e)) ; error: the catch part of `try` says what to do: (catch name handler …)
(assert (= 1 1))
(assert (= 1 2)) ; error: assertion failed: (= 1 2): 1 is not 2
(assert (equal? '(1 "2") (list 1 "3"))) ; error: assertion failed: (equal? (quote (1 …)) (list 1 "3")): (1 "2") is not (1 "3")
(let ((n 0)) (assert (= 1 (begin (set! n (+ n 1)) n))) n) ; => 1
(let ((equal? <)) (assert (equal? 2 1))) ; error: assertion failed: (equal? 2 1)
(let ((x 5)) (assert (< x 3) x)) ; error: assertion failed: (< x 3): 5
(assert (= 1 2) "not the same:" 1 "2" '(3 "4")) ; error: assertion failed: (= 1 2): not the same: 1 2 (3 "4")
