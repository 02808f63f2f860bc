(import (srfi 29))
;; differs: the locale is one for all threads; bundles are not stored outside a run, so `store-bundle` (also under the name `store-bundle!` of the SRFI's example) and `load-bundle!` give `#f`.
(begin (current-language 'en) (current-country 'us) (current-locale-details '()) (list (current-language) (current-country) (current-locale-details))) ; => (en us ())
(list (load-bundle! '(hello en)) (store-bundle '(hello en)) (store-bundle! '(hello en))) ; => (#f #f #f)
(for-each (lambda (translation) (declare-bundle! (cons 'hello (car translation)) (cdr translation))) '(((en) . ((time . "Its ~a, ~a.") (goodbye . "Goodbye, ~a."))) ((fr) . ((time . "~1@*~a, c'est ~a.") (goodbye . "Au revoir, ~a."))) (() . ((only . "default"))) ((fr ca) . ((time . "~1@*~a, il est ~a.")))))
(define (message name . args) (apply format (localized-template 'hello name) args))
(list (message 'time "12:00" "Fred") (message 'goodbye "Fred") (message 'only)) ; => ("Its 12:00, Fred." "Goodbye, Fred." "default")
(begin (current-language 'fr) (list (message 'time "12:00" "Fred") (message 'goodbye "Fred"))) ; => ("Fred, c'est 12:00." "Au revoir, Fred.")
(begin (current-country 'ca) (current-locale-details '(utf-8)) (list (message 'time "12:00" "Fred") (message 'goodbye "Fred"))) ; => ("Fred, il est 12:00." "Au revoir, Fred.")
(list (localized-template 'hello 'missing) (localized-template 'nobody 'time)) ; => (#f #f)
(begin (declare-bundle! '(hello fr) '((time . "new"))) (current-country 'fr) (localized-template 'hello 'time)) ; => "new"
(list (format "~a ~s~%~~" "a" "b") (format "~2@*~s~0@*~a~a" 'x "y" "z") (format "")) ; => ("a \"b\"\n~" "\"z\"xx" "")
(format "~a") ; error: format: no value for a directive
(format "~5@*~a" 1) ; error: format: no value for a directive
(format "~x" 1) ; error: format: unknown directive
(format "~1@*x" 1 2) ; error: format: ~@* has to be followed by ~a or ~s
(format "x~") ; error: format: a tilde at the end
(current-language "en") ; error: `current-language` wanted a symbol as argument 1, got "en"
(current-locale-details 'x) ; error: `current-locale-details` wanted a list of symbols as argument 1, got x
(declare-bundle! '() '()) ; error: `declare-bundle!` wanted a list of symbols: a package and a locale as argument 1, got ()
(declare-bundle! '(a) '((b . c))) ; error: `declare-bundle!` wanted an association list of symbols and strings
(localized-template "a" 'b) ; error: `localized-template` wanted a symbol as argument 1, got "a"
