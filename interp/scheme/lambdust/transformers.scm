;;;; Macros that are procedures: `(er-macro-transformer (lambda (form rename compare) …))`. The expander asks for
;;;; the two calls here and goes on with what they return. A form given to a transformer is a literal: a list of
;;;; symbols, identifiers that other macros have inserted, and other data.

;;; Runs code on which the rest of an expansion depends, then goes on with it.
(define (%expand-after expansion thunk)
  (thunk)
  (%expand expansion #f #f))

;;; Calls a transformer, then goes on with the expansion.
(define (%transform expansion transformer form renaming)
  (%expand expansion (%transformed transformer form renaming) form))

;;; What the transformer makes of the form. `rename` gives the same identifier for the same name during one use.
(define (%transformed transformer form renaming)
  (let ((renamed '()))
    (with-exception-handler
     (lambda (object)
       (%note-use! renaming object)
       (raise-continuable object))
     (lambda ()
       (transformer
        form
        (lambda (name)
          (let ((known (assq name renamed)))
            (if known
                (cdr known)
                (let ((identifier (%rename renaming name)))
                  (set! renamed (cons (cons name identifier) renamed))
                  identifier))))
        (lambda (a b) (%same-identifier? renaming a b)))))))

;;; Checks what is going to be called as the transformer of a macro.
(define (%transformer object)
  (%check-procedure 'er-macro-transformer 1 object)
  object)

;;; Program text as plain data: each identifier in lists and vectors becomes the symbol behind it. This is what
;;; `quote` makes of it.
;;; (syntax->datum '(if x #(y) 1)) ; => (if x #(y) 1)
(define (syntax->datum object)
  (cond ((identifier? object) (%identifier-name object))
        ((pair? object) (cons (syntax->datum (car object)) (syntax->datum (cdr object))))
        ((vector? object) (vector-map syntax->datum object))
        (else object)))
