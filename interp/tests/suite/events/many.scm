;; heavy
;; Limits of time, choices and scopes leave nothing behind: the heap of the suite would not hold it.
(let loop ((i 0)) (if (= i 100000) 'done (begin (with-timeout 60 (lambda () i)) (loop (+ i 1))))) ; => done
(let loop ((i 0)) (if (= i 20000) 'done (begin (sync (always-evt i) (never-evt) #:timeout 60) (loop (+ i 1))))) ; => done
;; A loop through a wrap needs no stack.
(let loop ((n 0)) (sync (wrap-evt (always-evt n) (lambda (n) (if (= n 50000) 'done (loop (+ n 1))))))) ; => done
(let loop ((n 0)) (select [((always-evt n) => n) (if (= n 20000) 'done (loop (+ n 1)))] [(after 60) 'never])) ; => done
(let loop ((i 0)) (if (= i 3000) 'done (begin (with-scope (lambda (scope) (scope-spawn scope void))) (loop (+ i 1))))) ; => done
