(define-syntax swap! (syntax-rules () ((_ a b) (let ((tmp a)) (set! a b) (set! b tmp)))))
(let ((tmp 1) (other 2)) (swap! tmp other) (list tmp other)) ; => (2 1)
(define-syntax my-or (syntax-rules () ((_) #f) ((_ e) e) ((_ e r ...) (let ((t e)) (if t t (my-or r ...))))))
(let ((t 5)) (my-or #f t)) ; => 5
(define-syntax my-if (syntax-rules (then else) ((_ c then t else e) (if c t e))))
(my-if #t then 1 else 2) ; => 1
(let ((if list)) (my-if #t then 1 else 2)) ; => 1
(define-syntax while
  (syntax-rules () ((_ c body ...) (let loop () (when c body ... (loop))))))
(let ((i 0) (loop 'mine)) (while (< i 3) (set! i (+ i 1))) (list i loop)) ; => (3 mine)
;; Nested ellipses, tails, vectors.
(define-syntax my-let* (syntax-rules () ((_ () b ...) (let () b ...)) ((_ ((n v) rest ...) b ...) (let ((n v)) (my-let* (rest ...) b ...)))))
(my-let* ((a 1) (b (+ a 1))) (* a b)) ; => 2
(define-syntax flat (syntax-rules () ((_ (a b ...) ...) '(a ... (b ... ) ...))))
(flat (1 2 3) (4) (5 6)) ; => (1 4 5 (2 3) () (6))
(define-syntax last-of (syntax-rules () ((_ a ... z) 'z)))
(last-of 1 2 3) ; => 3
(define-syntax middle (syntax-rules () ((_ a b ... y z) '(b ...))))
(middle 1 2 3 4 5) ; => (2 3)
(define-syntax vec (syntax-rules () ((_ #(a b ...)) (list 'a '(b ...)))))
(vec #(1 2 3)) ; => (1 (2 3))
(define-syntax dotted (syntax-rules () ((_ a . b) '(a b))))
(dotted 1 2 3) ; => (1 (2 3))
;; Another ellipsis, and the escape.
(define-syntax my-list (syntax-rules ::: () ((_ x :::) (list x :::))))
(my-list 1 2 3) ; => (1 2 3)
(define-syntax be-like-begin
  (syntax-rules () ((_ name) (define-syntax name (syntax-rules () ((_ e (... ...)) (begin e (... ...))))))))
(be-like-begin sequence)
(sequence 1 2 3 4) ; => 4
(define-syntax ignore (syntax-rules () ((_ _ x _) x)))
(ignore 1 2 3) ; => 2
;; Literals match by binding.
(define-syntax arrow? (syntax-rules (=>) ((_ => x) 'arrow) ((_ y x) 'other)))
(arrow? => 1) ; => arrow
(let ((=> #f)) (arrow? => 1)) ; => other
(let ((=> #f)) (cond (#t => 'ok))) ; => ok
(define-syntax underscore (syntax-rules () ((foo _) '_)))
(underscore foo) ; => _
;; Local macros.
(let ((x 'outer)) (let-syntax ((m (syntax-rules () ((m) x)))) (let ((x 'inner)) (m)))) ; => outer
(let ((x 'outer)) (define-syntax m (syntax-rules () ((m) x))) (let ((x 'inner)) (m))) ; => outer
(letrec-syntax ((ev? (syntax-rules () ((_) #t) ((_ x . r) (od? . r)))) (od? (syntax-rules () ((_) #f) ((_ x . r) (ev? . r))))) (list (ev? 1 2) (ev? 1))) ; => (#t #f)
;; A macro that defines.
(define-syntax define-two (syntax-rules () ((_ a b v) (begin (define a v) (define b v)))))
(define-two p q 7)
(+ p q) ; => 14
(let () (define-two r s 1) (+ r s)) ; => 2
;; A name that a macro introduces at top level is not the program's.
(define-syntax count-up (syntax-rules () ((_ v) (let ((n 0)) (set! v (+ v n 1)) v))))
(define n 10)
(count-up n) ; => 11
(swap! 1) ; error: swap!
(syntax-error "not today" 1) ; error: not today
