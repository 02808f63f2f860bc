;;;; Continuations up to a prompt. A raw continuation that is captured here takes a thunk, which is called where it
;;;; continues. Of handlers and parameters, a captured continuation keeps the part inside its prompt; what is outside
;;;; comes from where it continues.

(define-record-type %continuation
  (%make-continuation composable? tag raw winders extent handlers parameters)
  %continuation?
  (composable? %composable?)
  (tag %continuation-tag)
  (raw %continuation-raw)
  (winders %continuation-winders)       ; at the capture
  (extent %continuation-extent)         ; the tail of them that begins with the delimiting prompt
  (handlers %continuation-handlers)     ; the part inside the prompt, innermost first
  (parameters %continuation-parameters))

;;; What programs get is a procedure; only code here knows the argument that makes it give its record.
(define %open (list 'open))

(define (%continuation-procedure continuation)
  (lambda arguments
    (if (and (pair? arguments) (eq? (car arguments) %open))
        continuation
        (%continue continuation (lambda () (apply values arguments))))))

(define %any-continuation (%continuation-procedure #f))

;;; The record behind a continuation procedure, or `#f`.
(define (%continuation-of object)
  (and (%same-code? object %any-continuation)
       (object %open)))

(define (%check-opened who position object)
  (or (%continuation-of object)
      (%wrong-type who position "a continuation" object)))

;;; Calls `proc` with the continuation up to the prompt.
(define (%capture who composable? proc tag)
  (%check-procedure who 1 proc)
  (%check-tag who 2 tag)
  (let* ((winders (%winders))
         (extent (%delimit who composable? tag winders))
         (handlers (%handlers))
         (parameters (%parameters)))
    ((%call/cc
      (lambda (raw)
        (let ((k (%continuation-procedure
                  (%make-continuation
                   composable? tag raw winders extent
                   (%part-inside handlers (%outer 2 extent))
                   (%part-inside parameters (%outer 3 extent))))))
          (lambda () (proc k))))))))

;;; The winders from the delimiting prompt on. The whole of a fiber is inside a prompt with the default tag.
(define (%delimit who composable? tag winders)
  (let ((extent (or (%find-prompt tag winders)
                    (and (eq? tag %default-tag) (not composable?) '()))))
    (cond ((not extent) (%no-prompt who tag))
          ((and composable? (%barrier-inside? winders extent))
           (%refuse who "found a continuation barrier inside the prompt" tag))
          (else extent))))

(define (%barrier-inside? winders extent)
  (and (not (eq? winders extent))
       (or (%barrier? (car winders))
           (%barrier-inside? (cdr winders) extent))))

(define (%barrier? winder)
  (and (%prompt? winder) (eq? (%frame-tag (%frame-of winder)) %barrier-tag)))

;;; The handlers or parameters outside a prompt.
(define (%outer index extent)
  (if (pair? extent) (vector-ref (car extent) index) '()))

;;; The elements of a list that are in front of a tail of it, in order.
(define (%part-inside list tail)
  (let loop ((rest list) (result '()))
    (if (or (null? rest) (eq? rest tail))
        (reverse result)
        (loop (cdr rest) (cons (car rest) result)))))

;;; Continues a continuation by calling a thunk in it.
(define (%continue continuation thunk)
  (if (%composable? continuation)
      (%compose continuation %return-tag #f thunk)
      (%replace continuation thunk)))

;;; Inside a new prompt, so that what is delivered comes back here.
(define (%compose continuation tag handler thunk)
  (%check-continuation (%continuation-raw continuation))
  ((%call/cc
    (lambda (outside)
      (let ((handlers (%handlers)) (parameters (%parameters)))
        (%enter-prompt tag handler outside)
        (let ((base (%winders)))
          (%wind (%graft (%continuation-winders continuation) (%continuation-extent continuation) base base) base))
        (%throw-inside continuation handlers parameters thunk))))))

;;; In the innermost prompt with its tag, of which the current continuation is dropped.
(define (%replace continuation thunk)
  (%check-continuation (%continuation-raw continuation))
  (let* ((current (%winders))
         (tag (%continuation-tag continuation))
         (extent (%continuation-extent continuation))
         (base (if (null? extent) '() (%find-prompt tag current))))
    (if (not base) (raise (make-continuation-violation tag)))
    (let ((target (if (eq? base extent)
                      (%continuation-winders continuation)
                      (%graft (%continuation-winders continuation) extent current base))))
      (if (%barrier-inside? target (%common-extent current target))
          (raise (%continuation-violation "the continuation is behind a barrier" tag)))
      (%move-to target)
      (%throw-inside continuation (%outer 2 base) (%outer 3 base) thunk))))

(define (%throw-inside continuation outer-handlers outer-parameters thunk)
  (%throw
   (%continuation-raw continuation)
   (lambda ()
     (%set-handlers! (append (%continuation-handlers continuation) outer-handlers))
     (%set-parameters! (append (%continuation-parameters continuation) outer-parameters))
     (thunk))))

;;; Calls `proc` with the continuation up to the innermost prompt with the tag. When called, it drops the current
;;; continuation up to such a prompt and continues there.
;;; (let ((tag (make-continuation-prompt-tag)))
;;;   (call-with-continuation-prompt (lambda () (+ 1 (call-with-non-composable-continuation (lambda (k) (* 2 (k 3))) tag))) tag)) ; => 4
(define call-with-non-composable-continuation
  (case-lambda
    ((proc) (%capture 'call-with-non-composable-continuation #f proc %default-tag))
    ((proc tag) (%capture 'call-with-non-composable-continuation #f proc tag))))

;;; The same with the default tag.
;;; (+ 1 (call-with-current-continuation (lambda (k) (* 10 (k 4))))) ; => 5
(define (call-with-current-continuation proc)
  (%capture 'call-with-current-continuation #f proc %default-tag))

;;; Short for `call-with-current-continuation`.
;;; (+ 1 (call/cc (lambda (k) (* 10 (k 4))))) ; => 5
(define (call/cc proc)
  (%capture 'call/cc #f proc %default-tag))

;;; Calls `proc` with the continuation up to the innermost prompt with the tag, as a procedure that returns what
;;; the prompt would have.
;;; (call-with-continuation-prompt (lambda () (* 2 (call-with-composable-continuation (lambda (k) (+ (k 3) (k 4))))))) ; => 28
(define call-with-composable-continuation
  (case-lambda
    ((proc) (%capture 'call-with-composable-continuation #t proc %default-tag))
    ((proc tag) (%capture 'call-with-composable-continuation #t proc tag))))

;;; Calls `proc` with the objects in a continuation.
;;; (+ 1 (call/cc (lambda (k) (* 2 (call-in-continuation k (lambda (x) (+ x 10)) 5))))) ; => 16
(define (call-in-continuation continuation proc . objects)
  (%check-procedure 'call-in-continuation 2 proc)
  (%continue (%check-opened 'call-in-continuation 1 continuation) (lambda () (apply proc objects))))

(define (%check-non-composable who object)
  (let ((continuation (%check-opened who 1 object)))
    (if (%composable? continuation) (%wrong-type who 1 "a continuation that is not composable" object))
    continuation))

;;; The same for continuations that are not composable.
;;; (+ 1 (call/cc (lambda (k) (* 2 (call-in k + 5 6))))) ; => 12
(define (call-in continuation proc . objects)
  (%check-procedure 'call-in 2 proc)
  (%continue (%check-non-composable 'call-in continuation) (lambda () (apply proc objects))))

;;; Continues a continuation that is not composable with the objects as values.
;;; (+ 1 (call/cc (lambda (k) (* 2 (return-to k 5))))) ; => 6
(define (return-to continuation . objects)
  (%continue (%check-non-composable 'return-to continuation) (lambda () (apply values objects))))

;;; Calls a thunk behind a barrier: no continuation that was captured inside can be entered from outside.
;;; (call/cc (lambda (k) (call-with-continuation-barrier (lambda () (k 'out))))) ; => out
(define (call-with-continuation-barrier thunk)
  (%check-procedure 'call-with-continuation-barrier 1 thunk)
  (%call-inside %barrier-tag #f thunk))

;;; Whether a prompt with this tag is there, or is in or around a continuation.
;;; (continuation-prompt-available? (make-continuation-prompt-tag)) ; => #f
(define continuation-prompt-available?
  (case-lambda
    ((tag)
     (%check-tag 'continuation-prompt-available? 1 tag)
     (or (eq? tag %default-tag)
         (pair? (%find-prompt tag (%winders)))))
    ((tag continuation)
     (%check-tag 'continuation-prompt-available? 1 tag)
     (let ((k (%check-opened 'continuation-prompt-available? 2 continuation)))
       (or (%prompt-inside? tag (%continuation-winders k) (%continuation-extent k))
           (and (not (%composable? k)) (eq? tag (%continuation-tag k))))))))

(define (%prompt-inside? tag winders extent)
  (let ((found (%find-prompt tag winders)))
    (and found (> (length found) (length extent)))))

;;; Whether the value is a continuation that a procedure of this library made.
;;; (continuation? (call/cc values)) ; => #t
(define (continuation? object) (if (%continuation-of object) #t #f))

;;; Whether the value is one that is not composable.
;;; (non-composable-continuation? (call/cc values)) ; => #t
(define (non-composable-continuation? object)
  (let ((continuation (%continuation-of object)))
    (and continuation (not (%composable? continuation)))))

;;; Evaluates an expression behind a continuation barrier, and the cleanups once it is left in whatever way.
;;; (let ((log '())) (unwind-protect (set! log '(work)) (set! log (cons 'end log))) log) ; => (end work)
(define-syntax unwind-protect
  (syntax-rules ()
    ((_ protected cleanup ...)
     (dynamic-wind
      (lambda () #f)
      (lambda () (call-with-continuation-barrier (lambda () protected)))
      (lambda () #f cleanup ...)))))
