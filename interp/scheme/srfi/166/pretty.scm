;;;; Formatting: data and code on as many lines as it takes.
;;;;
;;;; What fits on the rest of the line stays there. Code is broken as people break it, other lists and vectors are
;;;; filled like text. Data with labels stays on one line, because a label means a place in the whole. Of anything
;;;; else no more is looked at than fits on a line, so that circles without labels can be put out lazily.

;; How many operands of a form stay on the line of its name; the others are its body.
(define %indented-forms
  '((define . 1) (define-syntax . 1) (define-values . 1) (define-record-type . 1) (lambda . 1) (let . 1) (let* . 1)
    (letrec . 1) (letrec* . 1) (let-values . 1) (let*-values . 1) (let-syntax . 1) (letrec-syntax . 1) (when . 1)
    (unless . 1) (do . 2) (case . 1) (guard . 1) (parameterize . 1) (syntax-rules . 1) (begin . 0)
    (define-library . 1)))

(define (%indentation object)
  (let ((entry (assq (car object) %indented-forms)))
    (cond ((and (eq? (car object) 'let) (pair? (cdr object)) (symbol? (cadr object))) 2)
          (entry (cdr entry))
          (else #f))))

;; What is printed: the writer of atoms, that of what may fit on a line, which stops beyond it, and its width.
(define-record-type <printing>
  (%printing text beginning width)
  %printing?
  (text %text-of)
  (beginning %beginning-of)
  (width %line-width))

(define (%broken? object)
  (or (pair? object) (and (vector? object) (> (vector-length object) 0))))

;; Puts out an object that begins at the current column, with so many closing parentheses behind it.
(define (%pretty-print printing object closing state)
  (let ((text ((if (%broken? object) (%beginning-of printing) (%text-of printing)) object)))
    (cond ((or (<= (+ (%state-col state) (string-length text) closing) (%line-width printing))
               (not (%broken? object)))
           (%emit text state))
          ((vector? object) (%print-filled printing (vector->list object) (%emit "#(" state) closing))
          ((%abbreviation object)
           => (lambda (mark) (%pretty-print printing (cadr object) closing (%emit mark state))))
          ((and (symbol? (car object)) (list? object) (pair? (cdr object)))
           (%print-form printing object closing state))
          (else (%print-filled printing object (%emit "(" state) closing)))))

(define (%abbreviation object)
  (let ((mark (assq (car object) '((quote . "'") (quasiquote . "`") (unquote . ",") (unquote-splicing . ",@")))))
    (and mark (pair? (cdr object)) (null? (cddr object)) (cdr mark))))

(define (%break column state)
  (%emit (make-string column #\space) (%emit "\n" state)))

;; The elements of a list one below the other at a column; the first is put on a new line unless `here?`.
(define (%print-column printing objects column here? closing state)
  (if (null? objects)
      state
      (let ((last? (null? (cdr objects))))
        (%print-column printing (cdr objects) column #f closing
                       (%pretty-print printing (car objects) (if last? (+ closing 1) 0)
                                      (if here? state (%break column state)))))))

;; A form: a name that has a body indents it by two columns; the operands of others stand below the first one.
(define (%print-form printing object closing state)
  (let* ((start (%state-col state))
         (count (%indentation object))
         (state (%pretty-print printing (car object) 0 (%emit "(" state))))
    (%emit ")"
           (if count
               (%print-body printing (cdr object) count (+ start 2) closing state)
               (let ((state (%emit " " state)))
                 (%print-column printing (cdr object) (%state-col state) #t closing state))))))

(define (%print-body printing operands count column closing state)
  (if (or (= count 0) (null? operands))
      (%print-column printing operands column #f closing state)
      (%print-body printing (cdr operands) (- count 1) column closing
                   (%pretty-print printing (car operands) (if (null? (cdr operands)) (+ closing 1) 0)
                                  (%emit " " state)))))

;; The elements one behind the other, with a new line where the next does not fit; behind a dot the rest of a list.
(define (%print-filled printing objects state closing)
  (let ((column (%state-col state)))
    (let loop ((rest objects) (first? #t) (state state))
      (cond ((null? rest) (%emit ")" state))
            ((pair? rest)
             (loop (cdr rest) #f
                   (%print-next printing (car rest) column first? (if (null? (cdr rest)) (+ closing 1) 0) state)))
            (else
             (%emit ")" (%print-next printing rest column #f (+ closing 1) (%emit " ." state))))))))

(define (%print-next printing object column first? closing state)
  (let ((room (- (%line-width printing) (%state-col state) (if first? 0 1) closing)))
    (%pretty-print printing object closing
                   (cond (first? state)
                         ((<= (string-length ((%beginning-of printing) object)) room) (%emit " " state))
                         (else (%break column state))))))

(define (%pretty text-of object)
  (%formatter
   (lambda (state)
     (let* ((width (%ref state width))
            (text (lambda (formatter) (%captured formatter (%set state col 0))))
            (printing (%printing (lambda (object) (text (text-of object)))
                                 (lambda (object) (text (trimmed/lazy (+ width 1) (text-of object))))
                                 width)))
       (%run fl (%pretty-print printing object 0 state))))))

;; The same for data that may have labels.
(define (%pretty-labelled text-of object)
  (%formatter
   (lambda (state)
     (let ((text (%captured (text-of object) (%set state col 0))))
       (if (%labelled? text)
           (%run fl (%emit text state))
           (%run (%pretty text-of object) state))))))

;;; The object as `written` gives it, on several lines when one is not enough, and a newline.
;;; (show #f (with ((width 12)) (pretty '(if (odd? n) 'odd 'even)))) ; => "(if (odd? n)\n    'odd\n    'even)\n"
(define (pretty object) (%pretty-labelled written object))

;;; The object as `written-shared` gives it, on several lines when one is not enough, and a newline.
;;; (show #f (pretty-shared '(a b))) ; => "(a b)\n"
(define (pretty-shared object) (%pretty-labelled written-shared object))

;;; The object as `written-simply` gives it, on several lines when one is not enough, and a newline.
;;; (show #f (pretty-simply '(a b))) ; => "(a b)\n"
(define (pretty-simply object) (%pretty written-simply object))

;;; The same as `pretty`; colors are left out.
;;; (show #f (pretty-with-color '(a b))) ; => "(a b)\n"
(define (pretty-with-color object) (pretty object))
