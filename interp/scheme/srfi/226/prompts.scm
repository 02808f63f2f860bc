;;;; Continuation prompts. A prompt is a winder of the fiber (see `control.scm` of the core) with a frame: its tag, its
;;;; abort handler, and the raw continuation outside it, which takes a thunk to call there. The code inside a prompt
;;;; never returns past it by itself: it delivers its values to whatever prompt is innermost by then, and that is what
;;;; lets a continuation be cut off at a prompt and continue inside another.

(define-record-type prompt-tag
  (%make-prompt-tag name)
  continuation-prompt-tag?
  (name %prompt-tag-name))

(define-record-type %frame
  (%make-frame tag handler outside)
  %frame?
  (tag %frame-tag)
  (handler %frame-handler)
  (outside %frame-outside))

;;; The tags of prompts that no program can name: where a composable continuation returns to, and barriers.
(define %return-tag (%make-prompt-tag 'return))
(define %barrier-tag (%make-prompt-tag 'barrier))

(define %default-tag (%make-prompt-tag 'default))

;;; A new prompt tag; the name is for its printed form.
;;; (continuation-prompt-tag? (make-continuation-prompt-tag)) ; => #t
(define make-continuation-prompt-tag
  (case-lambda
    (() (%make-prompt-tag #f))
    ((name)
     (if (not (symbol? name)) (%wrong-type 'make-continuation-prompt-tag 1 "a symbol" name))
     (%make-prompt-tag name))))

;;; The prompt tag of prompts without one.
;;; (eq? (default-continuation-prompt-tag) (default-continuation-prompt-tag)) ; => #t
(define (default-continuation-prompt-tag) %default-tag)

(define (%check-tag who position value)
  (if (not (continuation-prompt-tag? value)) (%wrong-type who position "a prompt tag" value)))

;;; A condition that says that no prompt with this tag is there.
;;; (continuation-violation? (make-continuation-violation (make-continuation-prompt-tag))) ; => #t
(define (make-continuation-violation tag)
  (%check-tag 'make-continuation-violation 1 tag)
  (%continuation-violation "no continuation prompt with this tag is there" tag))

(define (%continuation-violation message tag)
  (%error-condition 'continuation-violation message (list tag)))

(define (%refuse who reason tag)
  (raise (%continuation-violation (string-append "`" (symbol->string who) "` " reason) tag)))

(define (%no-prompt who tag) (%refuse who "found no continuation prompt with this tag" tag))

;;; Whether the value is a condition about a missing prompt or a barrier.
;;; (guard (e ((continuation-violation? e) 'no-prompt)) (abort-current-continuation (make-continuation-prompt-tag))) ; => no-prompt
(define (continuation-violation? object)
  (and (condition? object) (eq? (condition-kind object) 'continuation-violation)))

;;; The prompt tag of such a condition.
;;; (let ((tag (make-continuation-prompt-tag))) (eq? tag (continuation-violation-prompt-tag (make-continuation-violation tag)))) ; => #t
(define (continuation-violation-prompt-tag condition)
  (if (not (continuation-violation? condition))
      (%wrong-type 'continuation-violation-prompt-tag 1 "a continuation violation" condition))
  (car (condition-irritants condition)))

(define (%nothing) #f)

(define (%frame-of winder) (vector-ref winder 4))

;;; The winders from the innermost prompt with this tag on, or `#f`.
(define (%find-prompt tag winders)
  (cond ((null? winders) #f)
        ((and (%prompt? (car winders)) (eq? tag (%frame-tag (%frame-of (car winders))))) winders)
        (else (%find-prompt tag (cdr winders)))))

;;; Calls a thunk inside a new prompt; the values of this call are those of a thunk that is thrown here.
(define (%call-inside tag handler thunk)
  ((%call/cc
    (lambda (outside)
      (%enter-prompt tag handler outside)
      (%deliver thunk)))))

(define (%enter-prompt tag handler outside)
  (%set-winders!
   (cons (vector %nothing %nothing (%handlers) (%parameters) (%make-frame tag handler outside))
         (%winders))))

;;; Calls a thunk and delivers its values to what is outside the innermost prompt then.
(define (%deliver thunk)
  (call-with-values
   thunk
   (lambda results
     (let ((frame (%frame-of (car (%winders)))))
       (%set-winders! (cdr (%winders)))
       (%throw (%frame-outside frame) (lambda () (apply values results)))))))

;;; Calls a thunk inside a continuation prompt with this tag. When the continuation is aborted to the prompt, the
;;; handler is called outside it with what `abort-current-continuation` was given; the default handler calls that, a
;;; thunk, inside the prompt again.
;;; (let ((tag (make-continuation-prompt-tag)))
;;;   (call-with-continuation-prompt (lambda () (+ 1 (abort-current-continuation tag 'foo 'bar))) tag list)) ; => (foo bar)
(define call-with-continuation-prompt
  (case-lambda
    ((thunk) (call-with-continuation-prompt thunk %default-tag #f))
    ((thunk tag) (call-with-continuation-prompt thunk tag #f))
    ((thunk tag handler)
     (%check-procedure 'call-with-continuation-prompt 1 thunk)
     (%check-tag 'call-with-continuation-prompt 2 tag)
     (if handler (%check-procedure 'call-with-continuation-prompt 3 handler))
     (%call-inside tag (or handler (%default-handler tag)) thunk))))

(define (%default-handler tag)
  (lambda (thunk) (call-with-continuation-prompt thunk tag)))

;;; The whole of a fiber, such as a top-level form, is inside a prompt with the default tag.
(define (%abort-all objects)
  (%unwind '())
  (%set-handlers! '())
  (%set-parameters! '())
  (%restart (lambda () (apply (%default-handler %default-tag) objects))))

;;; Leaves the innermost prompt with this tag and calls its handler with the objects.
;;; (let ((tag (make-continuation-prompt-tag)))
;;;   (call-with-continuation-prompt (lambda () (abort-current-continuation tag (lambda () 27))) tag)) ; => 27
(define (abort-current-continuation tag . objects)
  (%check-tag 'abort-current-continuation 1 tag)
  (let ((extent (%find-prompt tag (%winders))))
    (cond ((pair? extent))
          ((eq? tag %default-tag) (%abort-all objects))
          (else (%no-prompt 'abort-current-continuation tag)))
    (%unwind extent)
    (%set-winders! (cdr extent))
    (let ((frame (%frame-of (car extent))))
      (%throw (%frame-outside frame) (lambda () (apply (%frame-handler frame) objects))))))
