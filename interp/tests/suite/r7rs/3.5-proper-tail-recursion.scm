;; heavy
;; A million calls in every tail position of the report: none may grow the stack.
(define n 1000000)
(define (down-if n) (if (= n 0) 'done (down-if (- n 1))))
(down-if n) ; => done
(define (down-cond n) (cond ((= n 0) 'done) (else (down-cond (- n 1)))))
(down-cond n) ; => done
(define (down-arrow n) (cond ((= n 0) 'done) ((- n 1) => down-arrow)))
(down-arrow n) ; => done
(define (down-case n) (case n ((0) 'done) (else (down-case (- n 1)))))
(down-case n) ; => done
(define (down-case-arrow n) (case (- n 1) ((0) 'done) (else => down-case-arrow)))
(down-case-arrow n) ; => done
(define (down-and n) (and #t (if (= n 0) 'done (down-and (- n 1)))))
(down-and n) ; => done
(define (down-or n) (or #f (if (= n 0) 'done (down-or (- n 1)))))
(down-or n) ; => done
(define (down-when n) (when #t (if (= n 0) 'done (down-when (- n 1)))))
(down-when n) ; => done
(define (down-unless n) (unless #f (if (= n 0) 'done (down-unless (- n 1)))))
(down-unless n) ; => done
(define (down-let n) (let ((m (- n 1))) (let* ((k m)) (letrec ((j k)) (if (< j 0) 'done (down-let j))))))
(down-let n) ; => done
(define (down-do n) (do () (#t (if (= n 0) 'done (down-do (- n 1))))))
(down-do n) ; => done
(define (down-begin n) (begin 1 (if (= n 0) 'done (down-begin (- n 1)))))
(down-begin n) ; => done
(define (down-apply n) (if (= n 0) 'done (apply down-apply (list (- n 1)))))
(down-apply n) ; => done
(define (down-values n) (if (= n 0) 'done (call-with-values (lambda () (- n 1)) down-values)))
(down-values n) ; => done
(define (down-cc n) (if (= n 0) 'done (call/cc (lambda (k) (down-cc (- n 1))))))
(down-cc n) ; => done
(define (my-even? n) (if (= n 0) #t (my-odd? (- n 1))))
(define (my-odd? n) (if (= n 0) #f (my-even? (- n 1))))
(my-even? n) ; => #t
(define down-clauses (case-lambda ((n) (down-clauses n 'x)) ((n x) (if (= n 0) 'done (down-clauses (- n 1))))))
(down-clauses n) ; => done
(define (down-rest . all) (if (= (car all) 0) 'done (down-rest (- (car all) 1) 2 3)))
(down-rest n) ; => done
;; A loop whose continuation is captured in each round.
(let loop ((i 0)) (if (< i 100000) (begin (call/cc (lambda (k) k)) (loop (+ i 1))) 'done)) ; => done
