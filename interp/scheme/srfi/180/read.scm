;;;; JSON: reading, as events and as data. Nothing here recurs: texts may be nested as deep as memory allows.

;; A reader of events. `stack` has `array` or `object` for each that is open, the innermost first; `state` says
;; what may come: start, value, first-value (or the end of the array), first-key (or the end of the object), more
;; (or the end of either), end.
(define-record-type <reader>
  (%make-reader source limit stack depth state)
  %reader?
  (source %reader-source)
  (limit %reader-limit)
  (stack %stack %set-stack!)
  (depth %depth %set-depth!)
  (state %state %set-state!))

;; What may come behind a complete value.
(define (%after-value! reader)
  (%set-state! reader (if (null? (%stack reader)) 'end 'more)))

(define (%open! reader kind state event)
  (if (>= (%depth reader) (%reader-limit reader))
      (%error-at (%reader-source reader) "met deeper nesting than json-nesting-depth-limit allows"))
  (%next! (%reader-source reader))
  (%set-stack! reader (cons kind (%stack reader)))
  (%set-depth! reader (+ (%depth reader) 1))
  (%set-state! reader state)
  event)

(define (%close! reader event)
  (%next! (%reader-source reader))
  (%set-stack! reader (cdr (%stack reader)))
  (%set-depth! reader (- (%depth reader) 1))
  (%after-value! reader)
  event)

(define (%scalar! reader value)
  (%after-value! reader)
  value)

(define (%read-value reader source)
  (let ((char (%peek source)))
    (case char
      ((#\[) (%open! reader 'array 'first-value 'array-start))
      ((#\{) (%open! reader 'object 'first-key 'object-start))
      ((#\") (%next! source) (%scalar! reader (%read-string source)))
      ((#\t) (%scalar! reader (%read-word source "true" #t)))
      ((#\f) (%scalar! reader (%read-word source "false" #f)))
      ((#\n) (%scalar! reader (%read-word source "null" 'null)))
      (else
       (if (not (or (%digit? char) (eqv? char #\-))) (%unexpected source "a value"))
       (%scalar! reader (%read-number source))))))

;; A key and its colon.
(define (%read-key reader source)
  (if (not (eqv? (%peek source) #\")) (%unexpected source "a key in quotes"))
  (%next! source)
  (let ((key (%read-string source)))
    (%skip-blanks! source)
    (if (not (eqv? (%peek source) #\:)) (%unexpected source "`:`"))
    (%next! source)
    (%set-state! reader 'value)
    key))

;; Behind a value inside an array or an object: a comma and more, or its end.
(define (%read-more reader source)
  (let ((array? (eq? (car (%stack reader)) 'array)) (char (%peek source)))
    (cond ((eqv? char #\,)
           (%next! source)
           (%skip-blanks! source)
           (if array? (%read-value reader source) (%read-key reader source)))
          ((and array? (eqv? char #\])) (%close! reader 'array-end))
          ((and (not array?) (eqv? char #\})) (%close! reader 'object-end))
          (else (%unexpected source (if array? "`,` or `]`" "`,` or `}`"))))))

;; The next event, or an end of file behind the value, or where there is none.
(define (%read-event reader)
  (let ((source (%reader-source reader)) (state (%state reader)))
    (if (eq? state 'end)
        (eof-object)
        (begin
          (%skip-blanks! source)
          (case state
            ((start)
             (if (eof-object? (%peek source))
                 (begin
                   (%set-state! reader 'end)
                   (eof-object))
                 (%read-value reader source)))
            ((value) (%read-value reader source))
            ((first-value)
             (if (eqv? (%peek source) #\]) (%close! reader 'array-end) (%read-value reader source)))
            ((first-key)
             (if (eqv? (%peek source) #\}) (%close! reader 'object-end) (%read-key reader source)))
            (else (%read-more reader source)))))))

(define (%reader source)
  (%make-reader source (json-nesting-depth-limit) '() 0 'start))

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
