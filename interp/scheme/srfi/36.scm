;;;; Conditions of input and output. The errors that the language raises for files and for reading are recognised;
;;;; what they do not tell is #f.

;;; The type of errors of input and output.
;;; (import (srfi 35))
;;; (i/o-error? (make-condition &i/o-error)) ; => #t
(define &i/o-error (make-condition-type '&i/o-error &error '()))

;; Whether the object is a condition of a type, or an error of the language that `native?` accepts.
(define (%has-type? object type native?)
  (or (and (condition? object) (condition-has-type? object type))
      (native? object)))

(define (%never object) #f)

;;; Whether the object is an error of input or output.
;;; (i/o-error? (guard (e (#t e)) (open-input-file "/no/such/file"))) ; => #t
(define (i/o-error? object) (%has-type? object &i/o-error core:file-error?))

;;; The type of errors at a port.
;;; (import (srfi 35))
;;; (condition-type? &i/o-port-error) ; => #t
(define-condition-type &i/o-port-error &i/o-error
  i/o-port-error?
  (port i/o-error-port))

;;; The type of errors while reading from a port.
;;; (import (srfi 35))
;;; (i/o-read-error? (make-condition &i/o-read-error 'port 'p)) ; => #t
(define-condition-type &i/o-read-error &i/o-port-error
  i/o-read-error?)

;;; The type of errors while writing to a port.
;;; (import (srfi 35))
;;; (i/o-write-error? (make-condition &i/o-write-error 'port 'p)) ; => #t
(define-condition-type &i/o-write-error &i/o-port-error
  i/o-write-error?)

;;; The type of errors because a port was closed.
;;; (import (srfi 35))
;;; (i/o-port-error? (make-condition &i/o-closed-error 'port 'p)) ; => #t
(define-condition-type &i/o-closed-error &i/o-port-error
  i/o-closed-error?)

;;; The type of errors with a named file.
;;; (import (srfi 35))
;;; (condition-type? &i/o-filename-error) ; => #t
(define &i/o-filename-error (make-condition-type '&i/o-filename-error &i/o-error '(filename)))

;;; Whether the object is an error with a named file.
;;; (i/o-filename-error? (guard (e (#t e)) (open-input-file "/no/such/file"))) ; => #t
(define (i/o-filename-error? object) (%has-type? object &i/o-filename-error core:file-error?))

;;; The name of the file of an error, `#f` when it does not tell.
;;; (import (srfi 35))
;;; (i/o-error-filename (make-condition &i/o-filename-error 'filename "x")) ; => "x"
(define (i/o-error-filename condition)
  (cond ((and (condition? condition) (condition-has-type? condition &i/o-filename-error))
         (condition-ref (extract-condition condition &i/o-filename-error) 'filename))
        ((core:file-error? condition) (find string? (error-object-irritants condition)))
        (else (%wrong-type 'i/o-error-filename 1 "a condition of the type &i/o-filename-error" condition))))

;;; The type of errors because a file name has a bad form.
;;; (import (srfi 35))
;;; (i/o-malformed-filename-error? (make-condition &i/o-malformed-filename-error 'filename "x")) ; => #t
(define-condition-type &i/o-malformed-filename-error &i/o-filename-error
  i/o-malformed-filename-error?)

;;; The type of errors because a file may not be used so.
;;; (import (srfi 35))
;;; (i/o-file-protection-error? (make-condition &i/o-file-is-read-only-error 'filename "x")) ; => #t
(define-condition-type &i/o-file-protection-error &i/o-filename-error
  i/o-file-protection-error?)

;;; The type of errors because a file may be read only.
;;; (import (srfi 35))
;;; (i/o-file-is-read-only-error? (make-condition &i/o-file-is-read-only-error 'filename "x")) ; => #t
(define-condition-type &i/o-file-is-read-only-error &i/o-file-protection-error
  i/o-file-is-read-only-error?)

;;; The type of errors because a file exists.
;;; (import (srfi 35))
;;; (i/o-file-already-exists-error? (make-condition &i/o-file-already-exists-error 'filename "x")) ; => #t
(define-condition-type &i/o-file-already-exists-error &i/o-filename-error
  i/o-file-already-exists-error?)

;;; The type of errors because a file does not exist.
;;; (import (srfi 35))
;;; (i/o-no-such-file-error? (make-condition &i/o-no-such-file-error 'filename "x")) ; => #t
(define-condition-type &i/o-no-such-file-error &i/o-filename-error
  i/o-no-such-file-error?)

;;; The type of errors because what was read is no datum.
;;; (import (srfi 35))
;;; (condition-type? &read-error) ; => #t
(define &read-error (make-condition-type '&read-error &error '(line column position span)))

;;; Whether the object is an error because what was read is no datum.
;;; (read-error? (guard (e (#t e)) (read (open-input-string "(1")))) ; => #t
(define (read-error? object) (%has-type? object &read-error core:read-error?))

(define (%read-error-ref who condition field)
  (cond ((and (condition? condition) (condition-has-type? condition &read-error))
         (condition-ref (extract-condition condition &read-error) field))
        ((core:read-error? condition) #f)
        (else (%wrong-type who 1 "a condition of the type &read-error" condition))))

;;; The line of a read error, `#f` when it does not tell.
;;; (import (srfi 35))
;;; (read-error-line (make-condition &read-error 'line 1 'column 0 'position 1 'span 2)) ; => 1
(define (read-error-line condition) (%read-error-ref 'read-error-line condition 'line))

;;; The column of a read error, `#f` when it does not tell.
;;; (import (srfi 35))
;;; (read-error-column (make-condition &read-error 'line 1 'column 0 'position 1 'span 2)) ; => 0
(define (read-error-column condition) (%read-error-ref 'read-error-column condition 'column))

;;; The position of a read error, `#f` when it does not tell.
;;; (import (srfi 35))
;;; (read-error-position (make-condition &read-error 'line 1 'column 0 'position 1 'span 2)) ; => 1
(define (read-error-position condition) (%read-error-ref 'read-error-position condition 'position))

;;; How many characters a read error is about, `#f` when it does not tell.
;;; (import (srfi 35))
;;; (read-error-span (make-condition &read-error 'line 1 'column 0 'position 1 'span 2)) ; => 2
(define (read-error-span condition) (%read-error-ref 'read-error-span condition 'span))
