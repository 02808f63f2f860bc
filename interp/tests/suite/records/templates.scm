;; Names that define-record-type makes from the name of the type belong to whoever wrote that name. A template
;; that writes it can use them, in a body and at top level.
(define-syntax with-thing
  (syntax-rules ()
    ((_ v)
     (let ()
       (define-record-type thing #t #t a (b))
       (let ((t (make-thing v 2))) (thing-b-set! t 3) (list (thing? t) (thing-a t) (thing-b t)))))))
(with-thing 1) ; => (#t 1 3)
(let ((make-thing list) (thing? vector?) (a 5)) (with-thing a)) ; => (#t 5 3)
(define-syntax define-thing
  (syntax-rules ()
    ((_ make get)
     (begin
       (define-record-type thing #t #t a)
       (define (make x) (make-thing x))
       (define (get t) (and (thing? t) (thing-a t)))))))
(define-thing make-one one-a)
(define-thing make-two two-a)
(list (one-a (make-one 1)) (two-a (make-two 2)) (one-a (make-two 2))) ; => (1 2 #f)
;; They stay inside, as all that a template defines does.
(make-thing 1) ; error: make-thing
thing? ; error: thing?
;; A name that the user writes makes names for the user.
(define-syntax define-plain (syntax-rules () ((_ name) (define-record-type name #t #t a))))
(define-plain gadget)
(list (gadget? (make-gadget 1)) (gadget-a (make-gadget 1))) ; => (#t 1)
;; Through two templates.
(define-syntax define-runner
  (syntax-rules ()
    ((_ run)
     (begin
       (define-syntax inner
         (syntax-rules () ((_ v) (let () (define-record-type thing #t #t a) (thing-a (make-thing v))))))
       (define (run) (inner 7))))))
(define-runner run)
(run) ; => 7
;; A name that comes from one template is another name than that of a second one.
(define-syntax one-names (syntax-rules () ((_ k) (k thing))))
(define-syntax other-uses
  (syntax-rules () ((_ name) (let () (define-record-type name #t #t a) (let ((make-thing vector)) (make-thing 1))))))
(one-names other-uses) ; => #(1)
;; Renamed explicitly.
(define-syntax renamed-thing
  (er-macro-transformer
    (lambda (form rename compare)
      `(,(rename 'let) ()
         (,(rename 'define-record-type) ,(rename 'thing) #t #t ,(rename 'a))
         (,(rename 'thing-a) (,(rename 'make-thing) ,(cadr form)))))))
(renamed-thing 9) ; => 9
