;; A transformer gets the form, and names what it inserts by `rename`.
(define-syntax er-swap!
  (er-macro-transformer
   (lambda (form rename compare)
     (let ((a (cadr form)) (b (caddr form)))
       `(,(rename 'let) ((,(rename 'tmp) ,a))
         (,(rename 'set!) ,a ,b)
         (,(rename 'set!) ,b ,(rename 'tmp)))))))
(let ((tmp 1) (other 2)) (er-swap! tmp other) (list tmp other)) ; => (2 1)
(let ((let list) (set! 5) (x 1) (y 2)) (er-swap! x y) (list x y)) ; => (2 1)
;; What is not renamed means what it means where the macro is used.
(define-syntax aif
  (er-macro-transformer
   (lambda (form rename compare)
     `(,(rename 'let) ((it ,(cadr form)))
       (,(rename 'if) it ,(caddr form) ,(cadddr form))))))
(aif (assv 2 '((1 . a) (2 . b))) (cdr it) 'none) ; => b
(let ((if list)) (aif #f 1 2)) ; => 2
;; One name renamed twice is one identifier; another use has another.
(define-syntax er-same
  (er-macro-transformer (lambda (form rename compare) (eq? (rename 'x) (rename 'x)))))
(er-same) ; => #t
(define-syntax er-or
  (er-macro-transformer
   (lambda (form rename compare)
     (cond ((null? (cdr form)) #f)
           ((null? (cddr form)) (cadr form))
           (else
            `(,(rename 'let) ((,(rename 't) ,(cadr form)))
              (,(rename 'if) ,(rename 't) ,(rename 't) (,(rename 'er-or) ,@(cddr form)))))))))
(let ((t 5)) (er-or #f #f t)) ; => 5
(er-or) ; => #f
;; `compare` is by binding.
(define-syntax er-cond
  (er-macro-transformer
   (lambda (form rename compare)
     (let ((clause (cadr form)))
       (if (compare (rename 'else) (car clause))
           `(,(rename 'begin) ,@(cdr clause))
           `(,(rename 'if) ,(car clause) (,(rename 'begin) ,@(cdr clause)) 'nothing))))))
(er-cond (else 1)) ; => 1
(let ((else #f)) (er-cond (else 1))) ; => nothing
(er-cond ((= 1 1) 2)) ; => 2
(define-syntax er-compare
  (er-macro-transformer
   (lambda (form rename compare)
     (list (rename 'quote)
           (list (compare 'car (rename 'car)) (compare 'car 'cdr) (compare "car" "car") (compare 1 'car))))))
(er-compare) ; => (#t #f #f #f)
(let ((car 1)) (er-compare)) ; => (#f #f #f #f)
;; Identifiers are stripped by quote; a transformer tells them from other data.
(define-syntax er-quoted
  (er-macro-transformer
   (lambda (form rename compare)
     `(,(rename 'quote) (,(rename 'x) #(,(rename 'y)) ,(symbol? (rename 'x)) ,(identifier? (rename 'x)))))))
(er-quoted) ; => (x #(y) #f #t)
(define-syntax er-datum
  (er-macro-transformer
   (lambda (form rename compare)
     `(,(rename 'quote) ,(symbol? (vector-ref (cadr (syntax->datum (list 1 (vector (rename 'y))))) 0))))))
(er-datum) ; => #t
(map identifier? (list 'a "a" 1 '(a))) ; => (#t #f #f #f)
;; Together with syntax-rules, both ways.
(define-syntax call-er-swap (syntax-rules () ((_ a b) (let ((tmp 0)) (er-swap! a b) (list tmp a b)))))
(let ((tmp 1) (z 2)) (call-er-swap tmp z)) ; => (0 2 1)
(define-syntax define-er-constant
  (syntax-rules ()
    ((_ name value)
     (define-syntax name (er-macro-transformer (lambda (form rename compare) value))))))
(define-er-constant seven 7)
(+ (seven) 1) ; => 8
(define-syntax er-definer
  (er-macro-transformer
   (lambda (form rename compare)
     `(,(rename 'define-syntax) ,(cadr form)
       (,(rename 'syntax-rules) () ((_ x) (,(rename 'list) x x)))))))
(er-definer doubled)
(doubled 3) ; => (3 3)
;; Definitions at top level and in bodies.
(define-syntax er-define
  (er-macro-transformer
   (lambda (form rename compare)
     `(,(rename 'begin)
       (,(rename 'define) ,(cadr form) ,(caddr form))
       (,(rename 'define) ,(rename 'hidden) 1)))))
(er-define shown 6)
shown ; => 6
hidden ; error: unbound
(let () (er-define inside 7) (+ inside 1)) ; => 8
;; Local macros; what they rename means what it means at their own place.
(let ((x 'outer))
  (let-syntax ((m (er-macro-transformer (lambda (form rename compare) (rename 'x)))))
    (let ((x 'inner)) (list x (m))))) ; => (inner outer)
(let ((x 1))
  (define-syntax set-x! (er-macro-transformer (lambda (form rename compare) `(,(rename 'set!) ,(rename 'x) ,(cadr form)))))
  (set-x! 5)
  x) ; => 5
(letrec-syntax ((down (er-macro-transformer
                       (lambda (form rename compare)
                         (if (= 0 (cadr form)) ''end `(,(rename 'down) ,(- (cadr form) 1)))))))
  (down 5)) ; => end
(let ((x 1)) (let-syntax ((m (er-macro-transformer (lambda (form rename compare) x)))) (m))) ; error: `x` is not defined
(let ((x 1)) (let-syntax ((m (er-macro-transformer (lambda (f r c) (set! x 2) 1)))) (m))) ; error: `x` is not defined
(let ((x 1)) (let-syntax ((m (syntax-rules () ((_) (let-syntax ((n (er-macro-transformer (lambda (f r c) x)))) (n)))))) (m))) ; error: cannot use the local variable `x`
;; A macro that makes the transformer, and another name for a macro.
(define-syntax my-er (syntax-rules () ((_ body) (er-macro-transformer (lambda (form rename compare) body)))))
(define-syntax nine (my-er 9))
(define-syntax also-nine nine)
(list (nine) (also-nine)) ; => (9 9)
;; Helpers are ordinary procedures of the session.
(define (wrap rename form) (list (rename 'quote) form))
(define-syntax er-helped (er-macro-transformer (lambda (form rename compare) (wrap rename (cdr form)))))
(er-helped a b) ; => (a b)
;; A transformer runs like any code: it may loop, wait, print, raise, and leave by a continuation.
(define uses 0)
(define-syntax er-counted (er-macro-transformer (lambda (form rename compare) (set! uses (+ uses 1)) (yield) uses)))
(list (er-counted) (er-counted)) ; => (1 2)
(define-syntax er-busy
  (er-macro-transformer
   (lambda (form rename compare) (let loop ((i 0)) (if (< i 200000) (loop (+ i 1)) i)))))
(er-busy) ; => 200000
(define-syntax er-garbage
  (er-macro-transformer
   (lambda (form rename compare)
     (let loop ((i 0)) (if (< i 20000) (begin (make-vector 10 i) (loop (+ i 1)))))
     `(,(rename 'quote) ,(cdr form)))))
(er-garbage (a "b" #(c)) 1) ; => ((a "b" #(c)) 1)
(define-syntax er-raises (er-macro-transformer (lambda (form rename compare) (car (cddr form)))))
(er-raises 1) ; error: `car` wanted a pair as argument 1, got ()
(guard (e (#t (condition-message e))) (eval '(er-raises 1))) ; => "`car` wanted a pair as argument 1, got ()"
(define-syntax er-raises-any (er-macro-transformer (lambda (form rename compare) (raise 'oops))))
(guard (e ((symbol? e) e)) (eval '(er-raises-any))) ; => oops
(call/cc (lambda (k) (set! uses k) #f)) ; => #f
(call/cc (lambda (leave) (set! uses leave) (eval '(let-syntax ((m (er-macro-transformer (lambda (f r c) (uses 'left))))) (m))))) ; => left
(with-exception-handler (lambda (e) 10) (lambda () (eval '(let-syntax ((m (er-macro-transformer (lambda (f r c) (+ 1 (raise-continuable 'x)))))) (m))))) ; => 11
;; An expansion is finished once.
(define again #f)
(define-syntax er-twice (er-macro-transformer (lambda (form rename compare) (call/cc (lambda (k) (if (not again) (set! again k)) 1)))))
(er-twice) ; => 1
(again 2) ; error: this expansion is over
;; Wrong uses.
(define-syntax not-a-procedure (er-macro-transformer 5)) ; error: `er-macro-transformer` wanted a procedure
(define-syntax no-procedure (er-macro-transformer)) ; error: er-macro-transformer
(er-macro-transformer car) ; error: stands only where a macro is defined
(define-syntax er-strange (er-macro-transformer (lambda (form rename compare) (list 'quote car))))
(er-strange) ; error: returned what is no program
(define-syntax er-circular (er-macro-transformer (lambda (form rename compare) (let ((l (list 1 2))) (set-cdr! (cdr l) l) l))))
(er-circular) ; error: parts of program
(define-syntax er-endless (er-macro-transformer (lambda (form rename compare) (list (rename 'quote) (rename "x")))))
(er-endless) ; error: a name of this expansion
(define kept #f)
(define-syntax er-keeps (er-macro-transformer (lambda (form rename compare) (let ((old kept)) (set! kept (rename 'car)) (or old 1)))))
(er-keeps) ; => 1
(er-keeps) ; error: belongs to another form
(define-syntax er-mutates (er-macro-transformer (lambda (form rename compare) (set-car! form 1) 1)))
(er-mutates) ; error: set-car!
;; Parts of the use keep their places.
(define-syntax er-if (er-macro-transformer (lambda (form rename compare) (cons (rename 'if) (cdr form)))))
(er-if #t
       (car 5)
       2) ; error: `car` wanted a pair as argument 1, got 5
(er-if #t undefined-here 2) ; error: undefined-here
;; What earlier forms define is there, also within one `begin` and in a library.
(begin
  (define (early-helper form) (cadr form))
  (define-syntax er-early (er-macro-transformer (lambda (form rename compare) (early-helper form))))
  (er-early 12)) ; => 12
(begin
  (define-syntax er-late (er-macro-transformer (lambda (form rename compare) (late-helper form))))
  (define (late-helper form) (list (caddr form) (cadr form)))
  (er-late 5 -)) ; => -5
(define-library (er library)
  (import (scheme base) (only (lambdust) er-macro-transformer))
  (export er-exported)
  (begin
    (define (helper rename form) (list (rename 'hidden) (cadr form)))
    (define (hidden x) (list 'hidden x))
    (define-syntax er-exported
      (er-macro-transformer (lambda (form rename compare) (helper rename form))))
    (define at-home (er-exported 1))))
(import (er library))
(er-exported 2) ; => (hidden 2)
(let ((hidden 3)) (er-exported hidden)) ; => (hidden 3)
