;; What the well-known list of pitfalls of Scheme's standard asks of continuations, recursive bindings and names.

;; 1.1: all inits of a `letrec` are evaluated before any variable has its value, also when one is evaluated again.
(define (inits-before-values)
  (let ((again #f))
    (letrec ((a (call/cc (lambda (k) (set! again k) 10)))
             (b (call/cc (lambda (k) (set! again k) 10))))
      (if again
          (let ((k again))
            (set! again #f)
            (set! a 1)
            (set! b 1)
            (k 10))
          (list a b)))))
(inits-before-values) ; => (10 10)

;; 1.2: inits may return in any order and number.
(letrec ((a (call/cc list)) (b (call/cc list)))
  (cond ((procedure? a) (a (pair? b)))
        ((procedure? b) (b (pair? a))))
  (let ((first (car a)) (second (car b)))
    (and (call/cc first) (call/cc second) (call/cc first)))) ; => #t

;; 1.3: an init that returns again changes the variable; it makes no other one.
(letrec ((state (call/cc (lambda (k) (list 'first k)))))
  (if (eq? (car state) 'first)
      ((cadr state) (list 'second (lambda () state)))
      (eq? state ((cadr state))))) ; => #t
(define (defined-inside)
  (define state (call/cc (lambda (k) (list 'first k))))
  (define (look) state)
  (if (eq? (car state) 'first)
      ((cadr state) (list 'second look))
      (list (car ((cadr state))) (car (look)))))
(defined-inside) ; => (second second)
(define (later-in-a-body)
  (define resume #f)
  (define count (call/cc (lambda (k) (set! resume k) 0)))
  (define shown (lambda () count))
  (define first-shown #f)
  (if (not first-shown) (set! first-shown shown))
  (if (< count 3) (resume (+ count 1)) (list count (shown) (first-shown))))
(later-in-a-body) ; => (3 3 3)
(letrec* ((state (apply call/cc (list (lambda (k) (list 'first k))))))
  (if (eq? (car state) 'first)
      ((cadr state) (list 'second (lambda () state)))
      (eq? state ((cadr state))))) ; => #t
;; A variable of `let` is another one each time.
(let ((state (call/cc (lambda (k) (list 'first k)))))
  (if (eq? (car state) 'first)
      ((cadr state) (list 'second (lambda () state)))
      (list (car state) (car ((cadr state)))))) ; => (second first)

;; 2.1: operands are evaluated before it is seen that the operator is no procedure.
(call/cc (lambda (leave) (0 (leave 'left)))) ; => left

;; 3: an operator that a macro introduces keeps its meaning under local names, and a local name hides a keyword.
(let-syntax ((sum (syntax-rules () ((_ x) (+ x 5)))))
  (let ((+ -)) (sum 3))) ; => 8
(let-syntax ((note (syntax-rules () ((_ name) (define name 'inner)))))
  (let ((x 'outer))
    (begin (define note list))
    (cond (else (note x)))
    x)) ; => outer
(let ((x 'here))
  (let-syntax ((outer (syntax-rules ()
                        ((_ y) (let-syntax ((inner (syntax-rules () ((_) (let ((x 'there)) y)))))
                                 (inner))))))
    (outer x))) ; => here
(let-syntax ((none (syntax-rules ()))) 'fine) ; => fine

;; 4: no name is reserved.
((lambda lambda lambda) 'x 'y) ; => (x y)
((lambda (begin) (begin 1 2 3)) (lambda lambda lambda)) ; => (1 2 3)
(let ((quote -)) (eqv? '1 1)) ; => #f
(let ((if list) (else 'e)) (if #f 1 else)) ; => (#f 1 e)

;; 5 and 6: the empty list is not false, and symbols keep their case.
(list (eq? #f '()) (eqv? #f '()) (equal? #f '()) (if '() 'true 'false)) ; => (#f #f #f true)
(list (eq? (string->symbol "f") (string->symbol "F")) (eq? 'abc 'aBc)) ; => (#f #f)

;; 7.1, 7.2: entering one continuation changes nothing about another.
(define (entered-in-turn order)
  (let ((first #f) (second #f) (kept #f) (round 0) (sum #f))
    (set! sum (+ 1 (+ 2 (+ 3 (call/cc (lambda (k) (set! first k) 4))))
                 (+ 5 (+ 6 (call/cc (lambda (k) (set! second k) 7))))))
    (if (not kept) (set! kept first))
    (set! round (+ round 1))
    (if (<= round (length order))
        (let ((step (list-ref order (- round 1))))
          ((case (car step) ((first) first) ((second) second) (else kept)) (cdr step))))
    sum))
(entered-in-turn '((first . 5) (second . 8) (first . 6) (kept . 4))) ; => 28
(entered-in-turn '((second . 8) (first . 5) (second . 7) (kept . 4))) ; => 28

;; 7.3: operator and operands can each be evaluated again.
(define (evaluated-again states)
  (let ((k-operator #f) (k-left #f) (k-right #f) (state 0))
    (define (once when-first keep value)
      (if (= state 0) (call/cc (lambda (k) (keep k) value)) value))
    (define (apply-them)
      ((once #t (lambda (k) (set! k-operator k)) +)
       (once #t (lambda (k) (set! k-left k)) 1)
       (once #t (lambda (k) (set! k-right k)) 2)))
    (let* ((results '()) (result (apply-them)))
      (set! results (cons result results))
      (if (null? states)
          results
          (begin
            (set! state (car states))
            (set! states (cdr states))
            (case state ((1) (k-right 4)) ((2) (k-left 2)) ((3) (k-operator -))))))))
(map evaluated-again '((1 2 3) (1 3 2) (2 1 3) (2 3 1) (3 1 2) (3 2 1))) ; => ((-1 4 5 3) (4 -1 5 3) (-1 5 4 3) (5 -1 4 3) (4 5 -1 3) (5 4 -1 3))

;; 7.4: the yin-yang puzzle, made to end.
(let ((seen '()) (count 0))
  (call/cc
   (lambda (leave)
     (let* ((yin ((lambda (k)
                    (set! seen (cons count seen))
                    (if (= count 10)
                        (leave seen)
                        (begin (set! count 0) k)))
                  (call/cc (lambda (k) k))))
            (yang ((lambda (k) (set! count (+ count 1)) k)
                   (call/cc (lambda (k) k)))))
       (yin yang))))) ; => (10 9 8 7 6 5 4 3 2 1 0)

;; 8: the name of a named `let` is not seen by its inits, `append` copies, and `let-syntax` has a scope of its own.
(let - ((n (- 1))) n) ; => -1
(let ((l (list 1 2 3 4))) (append l l '(5))) ; => (1 2 3 4 1 2 3 4 5)
(let ((x 1))
  (let-syntax ((two (syntax-rules () ((_) 2))))
    (define x (two))
    3)
  x) ; => 1

;; A continuation that was captured in `map` and is entered again changes no list that was there before.
(let ((k #f) (first #f) (count 0))
  (let ((result (map (lambda (x) (if (= x 0) (call/cc (lambda (c) (if (not k) (set! k c)) 0)) 0)) '(1 0 2))))
    (set! count (+ count 1))
    (if (= count 1)
        (begin (set! first result) (k 1))
        (list first result)))) ; => ((0 0 0) (0 1 0))
