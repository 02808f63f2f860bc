;;;; Hooks: lists of procedures that are called together, in the order in which they were added.

(define-record-type hook
  (%hook arity procedures)
  %hook?
  (arity %arity)
  (procedures %procedures %set-procedures!))

(define (%check-hook who object)
  (if (not (hook? object)) (%wrong-type who 1 "a hook" object)))

(define (%check-procedures who list)
  (%check-list who 2 list)
  (for-each (lambda (proc) (if (not (procedure? proc)) (%wrong-type who 2 "a list of procedures" list))) list))

;;; A hook without procedures, which will be called with `arity` arguments.
;;; (hook->list (make-hook 1)) ; => ()
(define (make-hook arity)
  (%check-index 'make-hook 1 arity)
  (%hook arity '()))

;;; Whether the object is a hook.
;;; (hook? (make-hook 0)) ; => #t
(define (hook? object) (%hook? object))

;;; A hook with the procedures of the list, which will be called with `arity` arguments.
;;; (length (hook->list (list->hook 1 (list display write)))) ; => 2
(define (list->hook arity list)
  (%check-index 'list->hook 1 arity)
  (%check-procedures 'list->hook list)
  (%hook arity (list-copy list)))

;;; Replaces the procedures of the hook by those of the list.
;;; (let ((h (make-hook 1))) (list->hook! h (list display)) (length (hook->list h))) ; => 1
(define (list->hook! hook list)
  (%check-hook 'list->hook! hook)
  (%check-procedures 'list->hook! list)
  (%set-procedures! hook (list-copy list)))

;;; Adds a procedure to the hook.
;;; (let ((n 0) (h (make-hook 1))) (hook-add! h (lambda (x) (set! n x))) (hook-run h 5) n) ; => 5
(define (hook-add! hook proc)
  (%check-hook 'hook-add! hook)
  (%check-procedure 'hook-add! 2 proc)
  (%set-procedures! hook (append (%procedures hook) (list proc))))

;;; Takes a procedure out of the hook.
;;; (let ((h (list->hook 1 (list display write)))) (hook-delete! h display) (length (hook->list h))) ; => 1
(define (hook-delete! hook proc)
  (%check-hook 'hook-delete! hook)
  (%check-procedure 'hook-delete! 2 proc)
  (%set-procedures! hook (remove (lambda (other) (eqv? other proc)) (%procedures hook))))

;;; Takes all procedures out of the hook.
;;; (let ((h (list->hook 1 (list display)))) (hook-reset! h) (hook->list h)) ; => ()
(define (hook-reset! hook)
  (%check-hook 'hook-reset! hook)
  (%set-procedures! hook '()))

;;; The procedures of the hook in a list.
;;; (equal? (hook->list (list->hook 1 (list car))) (list car)) ; => #t
(define (hook->list hook)
  (%check-hook 'hook->list hook)
  (list-copy (%procedures hook)))

;;; Calls the procedures of the hook with the arguments, as many as its arity says.
;;; (let ((n 0)) (hook-run (list->hook 2 (list (lambda (a b) (set! n (+ a b))))) 1 2) n) ; => 3
(define (hook-run hook . arguments)
  (%check-hook 'hook-run hook)
  (if (not (= (length arguments) (%arity hook)))
      (raise
       (%error-condition
        'arity-error
        (string-append "`hook-run` wanted " (number->string (%arity hook)) " arguments for the hook, got "
                       (number->string (length arguments)))
        arguments)))
  (for-each (lambda (proc) (apply proc arguments)) (%procedures hook)))
