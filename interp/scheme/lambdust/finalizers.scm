;;;; Guardians as procedures, and finalizers: a thread that takes what one guardian has to give.

;;; A new guardian (Dybvig, Bruggeman and Eby, 1993). Called with an object it watches it; called with none it
;;; gives an object that nothing else refers to any more, whole and ready for use, or `#f`. With a second argument
;;; that one is given in place of the object. Of the objects that one collection has found, that comes first
;;; which was watched last. A guardian that is itself dropped gives up what it watches.
;;; (let ((g (make-guardian))) (g (list 1 2)) (collect-garbage) (g)) ; => (1 2)
;;; (let ((g (make-guardian))) (g (list 1 2) 'gone) (collect-garbage) (list (g) (g))) ; => (gone #f)
(define (make-guardian)
  (let ((guardian (%make-guardian)))
    (case-lambda
      (() (%guardian-next! guardian))
      ((object) (%guard! guardian object object))
      ((object instead) (%guard! guardian object instead)))))

;;; What finalizers are registered with.
(define %finalizers (%make-guardian))

;;; Has `(procedure object)` called some time after nothing else refers to the object any more, which the procedure
;;; itself may do. The calls are made one after the other in a thread of their own, those that one collection is the
;;; cause of in the opposite order of their registrations, so that what was made of other things is ended before
;;; these. A call that raises is reported, and the next is made. Objects in use when the program ends are not
;;; finalized.
;;; (register-finalizer! (list 1 2) void) ; prints nothing
(define (register-finalizer! object procedure)
  (%check-procedure 'register-finalizer! 2 procedure)
  (%guard! %finalizers object (cons object procedure))
  (if (%guardian-claim! %finalizers)
      (thread %finalize))
  (void))

;;; The thread that finalizes.
(define (%finalize)
  (%guardian-wait %finalizers)
  (let loop ((next (%guardian-next! %finalizers)))
    (if next
        (begin
          (%finalize-one next)
          (loop (%guardian-next! %finalizers)))))
  (%finalize))

;;; One call in a thread, which reports what it raises.
(define (%finalize-one next)
  (guard (problem (#t #f))
    (thread-join! (thread (lambda () ((cdr next) (car next)))))))
