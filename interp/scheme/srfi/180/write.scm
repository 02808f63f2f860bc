;;;; JSON: writing by events. `json-write` is that of the core.

;; A procedure that sends text to a textual output port or an accumulator.
(define (%sink who position target)
  (cond ((and (output-port? target) (textual-port? target) (output-port-open? target))
         (lambda (text) (write-string text target)))
        ((procedure? target) target)
        (else (%wrong-type who position "a textual output port or an accumulator" target))))

;; The text of what is not an array or an object, or #f.
(define (%scalar-text object)
  (cond ((string? object) (json->string object))
        ((eq? object 'null) "null")
        ((eq? object #t) "true")
        ((eq? object #f) "false")
        ((and (number? object) (%json-number? object)) (number->string object))
        (else #f)))

(define (%json-number? number)
  (or (exact-integer? number)
      (and (real? number) (inexact? number) (finite? number))))

;; An accumulator's `stack` has for each array and object that is open what stands before the next item in it:
;; `array`, `array-more`, `key`, `key-more`, `value`. At the top it has `start` and then `end`.
(define-record-type <writer>
  (%make-writer send stack)
  %writer?
  (send %writer-send)
  (stack %writer-stack %set-writer-stack!))

(define (%replace-top! writer state)
  (%set-writer-stack! writer (cons state (cdr (%writer-stack writer)))))

;; Sends what has to stand before a value, and notes that the value has been there.
(define (%before-value writer)
  (case (car (%writer-stack writer))
    ((start) (%replace-top! writer 'end))
    ((array) (%replace-top! writer 'array-more))
    ((array-more) ((%writer-send writer) ","))
    ((value) (%replace-top! writer 'key-more))
    ((end) (%json-error 'json-accumulator "met a value behind the end of the text"))
    (else (%json-error 'json-accumulator "met a value where a key has to be"))))

(define (%start! writer text state)
  (%before-value writer)
  ((%writer-send writer) text)
  (%set-writer-stack! writer (cons state (%writer-stack writer))))

(define (%end! writer text states)
  (if (not (memq (car (%writer-stack writer)) states))
      (%json-error 'json-accumulator (string-append "met `" text "` where nothing of its kind can end")))
  ((%writer-send writer) text)
  (%set-writer-stack! writer (cdr (%writer-stack writer))))

(define (%key! writer object)
  (if (not (string? object)) (%json-error 'json-accumulator "met a key that is not a string" object))
  (if (eq? (car (%writer-stack writer)) 'key-more) ((%writer-send writer) ","))
  ((%writer-send writer) (json->string object))
  ((%writer-send writer) ":")
  (%replace-top! writer 'value))

(define (%accumulate! writer event)
  (cond ((eof-object? event)
         (if (not (equal? (%writer-stack writer) '(end)))
             (%json-error 'json-accumulator "met the end before the text is complete")))
        ((eq? event 'array-end) (%end! writer "]" '(array array-more)))
        ((eq? event 'object-end) (%end! writer "}" '(key key-more)))
        ((memq (car (%writer-stack writer)) '(key key-more)) (%key! writer event))
        ((eq? event 'array-start) (%start! writer "[" 'array))
        ((eq? event 'object-start) (%start! writer "{" 'key))
        (else
         (let ((text (%scalar-text event)))
           (if (not text) (%json-error 'json-accumulator "met an object that JSON has no text for" event))
           (%before-value writer)
           ((%writer-send writer) text)))))

;;; A procedure that takes the events of one JSON text, as `json-generator` gives them, and writes the text.
;;; (let ((out (open-output-string)))
;;;   (for-each (json-accumulator out) '(object-start "a" array-start 1 2 array-end object-end))
;;;   (get-output-string out)) ; => "{\"a\":[1,2]}"
(define (json-accumulator target)
  (let ((writer (%make-writer (%sink 'json-accumulator 1 target) '(start))))
    (lambda (event) (%accumulate! writer event))))
