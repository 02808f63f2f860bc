;; Nested ellipses of depth two and three.
(define-syntax my-let (syntax-rules () ((_ ((n v) ...) b ...) ((lambda (n ...) b ...) v ...))))
(define-syntax depth2 (syntax-rules () ((_ (a (b c ...) ...) ...) '((a (b ...) (c ... ...)) ...))))
(depth2 (1 (2 3 4) (5)) (6)) ; => ((1 (2 5) (3 4)) (6 () ()))
(define-syntax depth3 (syntax-rules () ((_ (((a ...) ...) ...)) '(a ... ... ...))))
(depth3 (((1 2) (3)) ((4)) ())) ; => (1 2 3 4)
(define-syntax mixed (syntax-rules () ((_ x (y ...) ...) '((x y ...) ...))))
(mixed 0 (1 2) (3)) ; => ((0 1 2) (0 3))
(define-syntax pairwise (syntax-rules () ((_ (a ...) (b ...)) '((a . b) ...))))
(pairwise (1 2) (3 4)) ; => ((1 . 3) (2 . 4))
(pairwise (1 2) (3)) ; error: matched different numbers
(define-syntax tail2 (syntax-rules () ((_ (a b ... c d) ...) '((a (b ...) c d) ...))))
(tail2 (1 2 3) (1 2 3 4 5)) ; => ((1 () 2 3) (1 (2 3) 4 5))
(define-syntax dot-tail (syntax-rules () ((_ a ... b . c) '((a ...) b c))))
(dot-tail 1 2 3 . 4) ; => ((1 2) 3 4)
(dot-tail 1 2 3) ; => ((1 2) 3 ())
(define-syntax vtail (syntax-rules () ((_ #(a ... b)) '(b a ...))))
(vtail #(1 2 3)) ; => (3 1 2)
(define-syntax vnest (syntax-rules () ((_ #((a b ...) ...)) #(a ... (b ...) ...))))
(vnest #((1 2 3) (4))) ; => #(1 4 (2 3) ())
(define-syntax quoted-dots (syntax-rules () ((_ x) '(x (... ...)))))
(quoted-dots 1) ; => (1 ...)
(define-syntax esc (syntax-rules () ((_ x ...) '((... (x ...)) x ...))))
(esc 1 2) ; error: followed by
(define-syntax as-literal (syntax-rules (...) ((_ ...) 'dots) ((_ x) 'other)))
(as-literal ...) ; => dots
(as-literal 1) ; => other
(define-syntax under-lit (syntax-rules (_) ((x _) 'under) ((x y) 'other)))
(under-lit _) ; => under
(under-lit 5) ; => other
(define-syntax custom (syntax-rules ::: () ((_ (a :::) ...) '((a :::) ...))))
(custom (1 2) 3) ; => ((1 2) 3)
(define-syntax ellipsis-is-literal (syntax-rules ::: (:::) ((_ ::: x) '(x lit)) ((_ x y) '(x y))))
(ellipsis-is-literal ::: 1) ; => (1 lit)
;; A macro-defining macro with ellipses of its own.
(define-syntax def-lister (syntax-rules () ((_ name extra ...) (define-syntax name (syntax-rules ::: () ((_ x :::) (list x ::: extra ...)))))))
(def-lister l3 8 9)
(l3 1 2) ; => (1 2 8 9)
(define-syntax def-alias (syntax-rules () ((_ new old) (define-syntax new (syntax-rules () ((_ . args) (old . args)))))))
(def-alias my-plus +)
(my-plus 1 2) ; => 3
(define-syntax gen-getter (syntax-rules () ((_ name value) (begin (define hidden value) (define-syntax name (syntax-rules () ((_) hidden)))))))
(gen-getter get-a 1)
(gen-getter get-b 2)
(list (get-a) (get-b)) ; => (1 2)
;; be-like-begin of R7RS 4.3.2
(define-syntax be-like-begin (syntax-rules () ((be-like-begin name) (define-syntax name (syntax-rules () ((name expr (... ...)) (begin expr (... ...))))))))
(be-like-begin sequence)
(sequence 1 2 3 4) ; => 4
(let ((=> #f)) (cond (#t => 'ok))) ; => ok
(define-syntax tricky (syntax-rules () ((_ f) (letrec-syntax ((f (syntax-rules () ((_) 'inner)))) (f)))))
(tricky list) ; => inner
;; local define-syntax, mutual recursion with later definitions
(let () (define-syntax twice (syntax-rules () ((_ e) (begin e e)))) (define n 0) (define (inc) (set! n (+ n 1))) (twice (inc)) n) ; => 2
(let () (define (f) (m)) (define-syntax m (syntax-rules () ((_) 'late))) (f)) ; => late
(let ((x 1)) (define-syntax m (syntax-rules () ((_ v) (set! x v)))) (m 5) x) ; => 5
(define-syntax my-define-record (syntax-rules () ((_ name make pred (f get) ...) (define-record-type name (make f ...) pred (f get) ...))))
(my-define-record point make-point point? (x px) (y py))
(px (make-point 3 4)) ; => 3
(define-syntax def-vals (syntax-rules () ((_ (a ...) e) (define-values (a ...) e))))
(def-vals (va vb) (values 1 2))
(list va vb) ; => (1 2)
(let () (def-vals (va vb) (values 3 4)) (list va vb)) ; => (3 4)
(define-syntax def-hidden-values (syntax-rules () ((_ out) (begin (define-values (a b) (values 10 20)) (define (out) (+ a b))))))
(def-hidden-values total)
(total) ; => 30
(let-syntax ((foo (syntax-rules () ((_ x) (define x 42))))) (foo fooled) fooled) ; => 42
(let ((x 'outer)) (let-syntax ((m (syntax-rules () ((m) x)))) (let ((x 'inner)) (m)))) ; => outer
(let ((if list)) (define-syntax my-if (syntax-rules () ((_ a b c) (if a b c)))) (my-if 1 2 3)) ; => (1 2 3)
(define-syntax while2 (syntax-rules () ((_ c b ...) (let loop () (if c (begin b ... (loop)) #f)))))
(let ((loop 0)) (while2 (< loop 3) (set! loop (+ loop 1))) loop) ; => 3
(let loop ((i 0)) (define-syntax m (syntax-rules () ((_ x) (+ x 1)))) (if (< i 3) (loop (m i)) i)) ; => 3
;; A template that defines two procedures at top level: the first may call the second.
(define-syntax define-squarer
  (syntax-rules () ((_ name) (begin (define (name x) (helper x)) (define (helper x) (* x x))))))
(define-squarer squarer)
(squarer 10) ; => 100
;; An ellipsis that is also a literal is a literal.
(define-syntax with-literal-dots (syntax-rules ... (...) ((_ x) '(x ...))))
(with-literal-dots 100) ; => (100 ...)
