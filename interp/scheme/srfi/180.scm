;;;; JSON: errors, limits, and characters with their place.

;;; Whether the object is an error of this library.
;;; (guard (e (#t (json-error? e))) (json-read (open-input-string "[1,"))) ; => #t
(define (json-error? object)
  (and (condition? object) (eq? (condition-kind object) 'json-error)))

;;; What was wrong, and where.
;;; (define (reason text) (guard (e (#t (json-error-reason e))) (json-read (open-input-string text))))
;;; (reason "[1 2]") ; => "`json-read` wanted `,` or `]`, got `2` at line 1, column 4"
(define (json-error-reason error)
  (if (not (json-error? error)) (%wrong-type 'json-error-reason 1 "a JSON error" error))
  (condition-message error))

(define (%json-error who text . irritants)
  (raise (%error-condition 'json-error (string-append "`" (symbol->string who) "` " text) irritants)))

;;; Whether the object stands for JSON's null: it is the symbol `null`.
;;; (json-null? 'null) ; => #t
(define (json-null? object)
  (eq? object 'null))

(define (%limit who)
  (lambda (value)
    (if (not (and (real? value) (>= value 0))) (%wrong-type who 1 "a number that is not negative" value))
    value))

;;; A parameter: how many arrays and objects a text may have inside each other.
;;; (parameterize ((json-nesting-depth-limit 1))
;;;   (guard (e ((json-error? e) 'too-deep)) (json-read (open-input-string "[[]]")))) ; => too-deep
(define json-nesting-depth-limit
  (make-parameter +inf.0 (%limit 'json-nesting-depth-limit)))

;;; A parameter: how many characters a text may have.
;;; (parameterize ((json-number-of-character-limit 2))
;;;   (guard (e ((json-error? e) 'too-long)) (json-read (open-input-string "[1,2]")))) ; => too-long
(define json-number-of-character-limit
  (make-parameter +inf.0 (%limit 'json-number-of-character-limit)))

;; Where characters come from: `next!` gives the next one or an end of file. One that was looked at is in `ahead`;
;; a port keeps it itself, so that what follows a text is not lost.
(define-record-type <source>
  (%make-source who next! peek ahead count line column limit)
  %source?
  (who %source-who)
  (next! %source-next)
  (peek %source-peek)
  (ahead %ahead %set-ahead!)
  (count %count %set-count!)
  (line %line %set-line!)
  (column %column %set-column!)
  (limit %source-limit))

(define (%source who arguments)
  (let ((origin (if (pair? arguments) (car arguments) (current-input-port)))
        (limit (json-number-of-character-limit)))
    (cond ((and (input-port? origin) (textual-port? origin) (input-port-open? origin))
           (%make-source who (lambda () (read-char origin)) (lambda () (peek-char origin)) #f 0 1 1 limit))
          ((procedure? origin) (%make-source who origin #f #f 0 1 1 limit))
          (else (%wrong-type who 1 "an open textual input port or a generator" origin)))))

(define (%peek source)
  (cond ((%source-peek source) => (lambda (peek) (peek)))
        ((%ahead source))
        (else
         (let ((char ((%source-next source))))
           (if (not (or (char? char) (eof-object? char)))
               (%error-at source
                          (string-append "wanted a character or an end of file of its generator, got "
                                         (%describe char))))
           (%set-ahead! source char)
           char))))

;; Takes the character that was looked at.
(define (%next! source)
  (let ((char (if (%source-peek source) ((%source-next source)) (%peek source))))
    (%set-ahead! source #f)
    (if (char? char) (%count! source char))
    char))

;; Keeps the place, and stops at the limit.
(define (%count! source char)
  (if (>= (%count source) (%source-limit source))
      (%error-at source "met more characters than json-number-of-character-limit allows"))
  (%set-count! source (+ (%count source) 1))
  (if (char=? char #\newline)
      (begin
        (%set-line! source (+ (%line source) 1))
        (%set-column! source 1))
      (%set-column! source (+ (%column source) 1))))

(define (%error-at source text)
  (%json-error
   (%source-who source)
   (string-append text " at line " (number->string (%line source))
                  ", column " (number->string (%column source)))))

(define (%blank? char)
  (memv char '(#\space #\newline #\return #\tab)))

(define (%skip-blanks! source)
  (if (%blank? (%peek source))
      (begin
        (%next! source)
        (%skip-blanks! source))))
