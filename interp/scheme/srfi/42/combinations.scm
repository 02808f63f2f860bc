;;;; Generators made of other generators. Each calls another with a continuation of its own, which gets the loop of the
;;;; other and changes it.

;;; Runs the generators in step, until one of them ends.
;;; (list-ec (:parallel (:range i 10) (:list x '(a b))) (list i x)) ; => ((0 a) (1 b))
(define-syntax :parallel
  (syntax-rules ()
    ((_ continue)
     (:do continue (let ()) () #t (let ()) #f ()))
    ((_ continue (generator argument ...) other ...)
     (generator (%parallel continue (other ...)) argument ...))))

(define-syntax %parallel
  (syntax-rules (:do)
    ((_ continue () (:do part ...))
     (:do continue part ...))
    ((_ continue ((generator argument ...) other ...) loop)
     (generator (%merge continue (other ...) loop) argument ...))))

(define-syntax %merge
  (syntax-rules (:do let)
    ((_ continue others
        (:do (let (outer1 ...) oc1 ...) (binding1 ...) before1? (let (inner1 ...) ic1 ...) after1? (step1 ...))
        (:do (let (outer2 ...) oc2 ...) (binding2 ...) before2? (let (inner2 ...) ic2 ...) after2? (step2 ...)))
     (%parallel continue others
       (:do (let (outer1 ... outer2 ...) oc1 ... oc2 ...)
            (binding1 ... binding2 ...)
            (and before1? before2?)
            (let (inner1 ... inner2 ...) ic1 ... ic2 ...)
            (and after1? after2?)
            (step1 ... step2 ...))))))

;;; Runs the generator as long as the expression, which sees its variables, is true.
;;; (list-ec (:while (:range i 10) (< (* i i) 10)) i) ; => (0 1 2 3)
(define-syntax :while
  (syntax-rules ()
    ((_ continue (generator argument ...) test)
     (generator (%while continue test) argument ...))))

;; The test needs the inner bindings before the body does; each gets a variable outside of the loop that carries its
;; value from the test to the body, so that it is computed once.
(define-syntax %while
  (syntax-rules (:do let)
    ((_ continue test (:do outer bindings before? (let inner ic ...) after? steps))
     (%while-carry inner () continue test outer bindings before? (ic ...) after? steps))))

(define-syntax %while-carry
  (syntax-rules (let)
    ((_ ((name value) . inner) (carried ...) continue test outer bindings before? commands after? steps)
     (%while-carry inner (carried ... (name value carrier)) continue test outer bindings before? commands after? steps))
    ((_ () ((name value carrier) ...) continue test (let (outer ...) oc ...) bindings before? (ic ...) after? steps)
     (:do continue
          (let (outer ... (carrier #f) ...) oc ...)
          bindings
          (and before?
               (let ((name value) ...)
                 ic ...
                 (and test
                      (begin
                        (set! carrier name) ...
                        #t))))
          (let ((name carrier) ...))
          after?
          steps))))

;;; Runs the generator until the expression, which sees its variables, has been true; that binding is the last.
;;; (list-ec (:until (:range i 10) (>= (* i i) 10)) i) ; => (0 1 2 3 4)
(define-syntax :until
  (syntax-rules ()
    ((_ continue (generator argument ...) test)
     (generator (%until continue test) argument ...))))

(define-syntax %until
  (syntax-rules (:do)
    ((_ continue test (:do outer bindings before? inner after? steps))
     (:do continue outer bindings before? inner (and after? (not test)) steps))))
