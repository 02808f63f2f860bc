;;;; JSON: reading, as events and as data. The text is understood by the reader of `json-parse`; what is here hands it
;;;; pieces, so that nothing is taken from a port that stands behind the value. Nothing recurs: texts may be nested as
;;;; deep as memory allows.

;; A reader of the events of one text. It has begun when a character was seen that is not blank.
(define-record-type <reader>
  (%make-reader source engine begun?)
  %reader?
  (source %reader-source)
  (engine %reader-engine)
  (begun? %begun? %set-begun!))

(define (%reader source)
  (let ((limit (json-nesting-depth-limit)))
    (%make-reader source
                  (%json-reader (and (< limit +inf.0) (exact (ceiling limit))) (%line source) (%column source))
                  #f)))

;; The next event, or an end of file behind the value, or where there is none.
(define (%read-event reader)
  (let ((engine (%reader-engine reader)) (source (%reader-source reader)))
    (let next ()
      (let ((event (%json-event engine)))
        (cond ((null? event)
               (if (%feed! reader engine source) (next) (eof-object)))
              ((pair? event) (%json-error (%source-who source) (car event)))
              (else event))))))

;; Hands the next piece of the text to the engine; false if there is no text.
(define (%feed! reader engine source)
  (let ((char (%peek source)))
    (cond ((eof-object? char)
           (and (%begun? reader) (%push! engine char)))
          ((%blank? char) (%push! engine (%run source %blank? (open-output-string))))
          (else
           (%set-begun! reader #t)
           (cond ((char=? char #\") (%push! engine (%quoted source)))
                 ((%word? char) (%push! engine (%run source %word? (open-output-string))))
                 ((memv char '(#\[ #\] #\{ #\} #\, #\:)) (%push! engine (string (%next! source))))
                 (else (%push! engine (string char)))))))) ; which is an error, and stays where it is

(define (%push! engine piece)
  (%json-push! engine piece)
  #t)

;; What stands directly behind a number or a word may not look like a part of it, so it is one with it.
(define (%word? char)
  (or (char-alphabetic? char) (char-numeric? char) (memv char '(#\. #\+ #\- #\_))))

;; The characters from here on that belong together.
(define (%run source belongs? port)
  (let ((char (%peek source)))
    (if (and (char? char) (belongs? char))
        (begin
          (write-char (%next! source) port)
          (%run source belongs? port))
        (get-output-string port))))

;; The string that begins here, with its quotes. A control character in it, which is an error, stays where it is.
(define (%quoted source)
  (let ((port (open-output-string)))
    (write-char (%next! source) port)
    (let loop ()
      (let ((char (%peek source)))
        (cond ((eof-object? char) (get-output-string port))
              ((char<? char #\space)
               (write-char char port)
               (get-output-string port))
              (else
               (write-char (%next! source) port)
               (cond ((char=? char #\") (get-output-string port))
                     ((char=? char #\\) (%escaped source port loop))
                     (else (loop)))))))))

;; What stands behind a backslash ends no string.
(define (%escaped source port next)
  (let ((char (%peek source)))
    (if (and (char? char) (char>=? char #\space)) (write-char (%next! source) port))
    (next)))

;;; A generator of the events of the next JSON text: values, keys as strings, `array-start`, `array-end`,
;;; `object-start`, `object-end`.
;;; ((json-generator (open-input-string "[1]"))) ; => array-start
(define (json-generator . origin)
  (%check-optionals 'json-generator 0 1 origin)
  (let ((reader (%reader (%source 'json-generator origin))))
    (lambda () (%read-event reader))))

;; `open` has, for each array and object that is open, its seed before and what ends it.
(define (%fold-events reader proc array-start array-end object-start object-end seed)
  (let loop ((seed seed) (open '()))
    (let ((event (%read-event reader)))
      (case event
        ((array-start) (loop (array-start seed) (cons (cons seed array-end) open)))
        ((object-start) (loop (object-start seed) (cons (cons seed object-end) open)))
        ((array-end object-end) (loop (proc ((cdar open) seed) (caar open)) (cdr open)))
        (else (if (eof-object? event) seed (loop (proc event seed) open)))))))

;;; Combines the values of the next JSON text: `(proc value seed)` for each complete value; at the beginning and
;;; the end of an array or object the procedures of that name give the seed inside, and the value that it makes.
;;; (define (empty seed) '())
;;; (json-fold cons empty reverse empty reverse '() (open-input-string "[1,[2]]")) ; => ((1 (2)))
(define (json-fold proc array-start array-end object-start object-end seed . origin)
  (%check-optionals 'json-fold 6 1 origin)
  (%check-procedure 'json-fold 1 proc)
  (%check-procedure 'json-fold 2 array-start)
  (%check-procedure 'json-fold 3 array-end)
  (%check-procedure 'json-fold 4 object-start)
  (%check-procedure 'json-fold 5 object-end)
  (%fold-events (%reader (%source 'json-fold origin)) proc array-start array-end object-start object-end seed))

;; A list of values and keys in turn, the last first, as pairs in order.
(define (%pairs backwards)
  (let loop ((rest backwards) (pairs '()))
    (if (null? rest)
        pairs
        (loop (cddr rest) (cons (cons (string->symbol (cadr rest)) (car rest)) pairs)))))

(define (%read source)
  (%set-count! source 0)
  (let ((result (%fold-events (%reader source) cons
                              (lambda (seed) '()) (lambda (items) (list->vector (reverse items)))
                              (lambda (seed) '()) %pairs
                              '())))
    (if (null? result) (eof-object) (car result))))

;;; The next JSON value of a port or a generator of characters, or an end of file. Arrays are vectors, objects
;;; association lists with symbols as keys, null is the symbol `null`.
;;; (json-read (open-input-string "{\"a\": [1, 2.5, null, true]}")) ; => ((a . #(1 2.5 null #t)))
(define (json-read . origin)
  (%check-optionals 'json-read 0 1 origin)
  (%read (%source 'json-read origin)))

;;; A generator of the values of lines of JSON.
;;; ((json-lines-read (open-input-string "[1]\n[2]\n"))) ; => #(1)
(define (json-lines-read . origin)
  (%check-optionals 'json-lines-read 0 1 origin)
  (let ((source (%source 'json-lines-read origin)))
    (lambda () (%read source))))

(define (%separator? char) (eqv? char #\x1E))

(define (%skip-separators! source)
  (%skip-blanks! source)
  (if (%separator? (%peek source))
      (begin
        (%next! source)
        (%skip-separators! source))))

;; Skips the rest of a text that is no JSON.
(define (%skip-text! source)
  (%set-count! source 0)
  (if (not (or (%separator? (%peek source)) (eof-object? (%peek source))))
      (begin
        (%next! source)
        (%skip-text! source))))

;;; A generator of the values of a JSON text sequence (RFC 7464), each of which a record separator precedes. What is
;;; no JSON between two separators is left out.
;;; ((json-sequence-read (open-input-string "\x1E;[2]\n"))) ; => #(2)
(define (json-sequence-read . origin)
  (%check-optionals 'json-sequence-read 0 1 origin)
  (let ((source (%source 'json-sequence-read origin)))
    (define (next)
      (%skip-separators! source)
      (let ((value (guard (e ((json-error? e) e)) (%read source))))
        (if (json-error? value)
            (begin
              (%skip-text! source)
              (next))
            value)))
    next))
