;;;; Documentation in a session. The texts come from the definitions themselves.

;;; Prints how something is used, what it does, with examples, and where it comes from: a procedure or form of the
;;; language, of a library, or of the program's own. The comments of `;;;` above a definition are its documentation.
;;; (help car)
(define-syntax help
  (syntax-rules (quote)
    ((_) (%show-lines (list (%help-text 'help))))
    ((_ 'name) (%show-lines (list (%help-text 'name))))
    ((_ name) (%show-lines (list (%help-text 'name))))))

;;; Prints the definition of something that is written in Scheme.
;;; (source for-each)
(define-syntax source
  (syntax-rules (quote)
    ((_ 'name) (%show-lines (list (%source-text 'name))))
    ((_ name) (%show-lines (list (%source-text 'name))))))

;;; Prints the names whose name or description contains a text, each with a summary.
;;; (apropos "vector-")
(define (apropos text) (%show-lines (%apropos text)))

(define (%show-lines lines)
  (for-each (lambda (line) (display (string-append line "\n"))) lines))
