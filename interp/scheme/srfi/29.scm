;;;; Localization: bundles of message templates, found by package and locale.

;; The bundles, by their specifiers, and the locale: #f until somebody sets it or asks for it.
(define %bundles (make-hash-table))
(define %language (box #f))
(define %country (box #f))
(define %details (box '()))

;; The part of the locale of the environment between two indexes, as a symbol, or the default.
(define (%from-environment start end default)
  (let ((locale (or (get-environment-variable "LC_ALL") (get-environment-variable "LANG") "")))
    (if (and (>= (string-length locale) end)
             (every char-alphabetic? (string->list (substring locale start end))))
        (string->symbol (string-downcase (substring locale start end)))
        default)))

(define (%check-symbol who position object)
  (if (not (symbol? object)) (%wrong-type who position "a symbol" object)))

;; Reads or sets one part of the locale.
(define (%locale-part who place arguments start end default)
  (cond ((pair? arguments)
         (%check-symbol who 1 (car arguments))
         (set-box! place (car arguments)))
        (else
         (if (not (unbox place)) (set-box! place (%from-environment start end default)))
         (unbox place))))

;;; The current language, a symbol of two letters; with an argument, sets it.
;;; (begin (current-language 'fr) (current-language)) ; => fr
(define (current-language . language)
  (%locale-part 'current-language %language language 0 2 'en))

;;; The current country, a symbol of two letters; with an argument, sets it.
;;; (begin (current-country 'ca) (current-country)) ; => ca
(define (current-country . country)
  (%locale-part 'current-country %country country 3 5 'us))

;;; Further symbols of the locale, such as an encoding; with an argument, sets them.
;;; (begin (current-locale-details '(utf-8)) (current-locale-details)) ; => (utf-8)
(define (current-locale-details . details)
  (if (pair? details)
      (begin
        (if (not (and (list? (car details)) (every symbol? (car details))))
            (%wrong-type 'current-locale-details 1 "a list of symbols" (car details)))
        (set-box! %details (car details)))
      (unbox %details)))

(define (%check-specifier who specifier)
  (if (not (and (list? specifier) (pair? specifier) (every symbol? specifier)))
      (%wrong-type who 1 "a list of symbols: a package and a locale" specifier)))

;;; Makes a bundle known: its package and locale, and its templates by name.
;;; (declare-bundle! '(app en) '((hi . "Hi, ~a.")))
;;; (begin (current-language 'en) (localized-template 'app 'hi)) ; => "Hi, ~a."
(define (declare-bundle! specifier templates)
  (%check-specifier 'declare-bundle! specifier)
  (if (not (and (list? templates)
                (every (lambda (entry) (and (pair? entry) (symbol? (car entry)) (string? (cdr entry)))) templates)))
      (%wrong-type 'declare-bundle! 2 "an association list of symbols and strings" templates))
  (hash-table-set! %bundles specifier templates))

;;; Always `#f`: bundles are not kept from one run to the next.
;;; (store-bundle '(app en)) ; => #f
(define (store-bundle specifier)
  (%check-specifier 'store-bundle specifier)
  #f)

;;; Always `#f`: there are no bundles but those that are declared.
;;; (load-bundle! '(app en)) ; => #f
(define (load-bundle! specifier)
  (%check-specifier 'load-bundle! specifier)
  #f)

;; The template of a name in the bundle of a specifier, the last element first, or in that of a shorter one.
(define (%find-template backwards name)
  (and (pair? backwards)
       (let* ((templates (hash-table-ref/default %bundles (reverse backwards) '()))
              (entry (assq name templates)))
         (if entry (cdr entry) (%find-template (cdr backwards) name)))))

;;; The template of a message of a package for the current locale: from the bundle that fits it best, or `#f`.
;;; (begin (declare-bundle! '(tool) '((hi . "Hello!"))) (localized-template 'tool 'hi)) ; => "Hello!"
(define (localized-template package name)
  (%check-symbol 'localized-template 1 package)
  (%check-symbol 'localized-template 2 name)
  (%find-template
   (reverse (cons* package (current-language) (current-country) (current-locale-details)))
   name))

(define (%format-error text . irritants)
  (raise (%error-condition 'format-error (string-append "format: " text) irritants)))

;; The index that `~n@*` at an index names and the index behind it, for `receiver`; #f and the index where none is.
(define (%read-position text start receiver)
  (let loop ((i start))
    (cond ((and (< i (string-length text)) (char<=? #\0 (string-ref text i) #\9)) (loop (+ i 1)))
          ((and (> (string-length text) (+ i 1))
                (char=? (string-ref text i) #\@)
                (char=? (string-ref text (+ i 1)) #\*))
           (receiver (or (string->number (substring text start i)) 0) (+ i 2)))
          (else (receiver #f start)))))

;; Writes the text from an index on. `rest` are the values that are not consumed; `position` is the index of the value
;; that the next directive takes instead, or #f.
(define (%format text i rest position all port)
  (define (write-value write)
    (let ((values (if position (if (< position (length all)) (list-tail all position) '()) rest)))
      (if (null? values) (%format-error "no value for a directive" text))
      (write (car values) port)
      (%format text (+ i 2) (if position rest (cdr rest)) #f all port)))
  (define (write-text string)
    (if position (%format-error "~@* has to be followed by ~a or ~s" text))
    (write-string string port)
    (%format text (+ i 2) rest #f all port))
  (cond ((= i (string-length text))
         (if position (%format-error "~@* has to be followed by ~a or ~s" text)))
        ((not (char=? (string-ref text i) #\~))
         (if position (%format-error "~@* has to be followed by ~a or ~s" text))
         (write-char (string-ref text i) port)
         (%format text (+ i 1) rest #f all port))
        ((= (+ i 1) (string-length text)) (%format-error "a tilde at the end" text))
        (else
         (case (string-ref text (+ i 1))
           ((#\a) (write-value display))
           ((#\s) (write-value write))
           ((#\%) (write-text "\n"))
           ((#\~) (write-text "~"))
           (else
            (%read-position text (+ i 1)
              (lambda (index behind)
                (if (not index) (%format-error "unknown directive" text))
                (%format text behind rest index all port))))))))

;;; The template with its directives replaced by the values: `~a` and `~s` by the next one, displayed or written, or
;;; directly behind `~n@*` by the nth, counted from 0; `~%` by a newline and `~~` by a tilde.
;;; (format "~1@*~a, c'est ~a." "midi" "Fred") ; => "Fred, c'est midi."
(define (format template . values)
  (if (not (string? template)) (%wrong-type 'format 1 "a string" template))
  (let ((port (open-output-string)))
    (%format template 0 values #f values port)
    (get-output-string port)))
