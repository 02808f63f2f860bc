;;;; Continuations, dynamic extents, multiple values and the end of the program.
;;;;
;;;; A raw continuation knows nothing of `dynamic-wind`. What programs get is a procedure that first runs the
;;;; after thunks of the extents it leaves and the before thunks of those it enters, innermost out and outermost
;;;; in, and then throws. A winder is a vector: before thunk, after thunk, and the handlers and parameters of
;;;; the `dynamic-wind` call, under which both thunks run. They run masked, so that an interrupt can neither
;;;; fall between a before thunk and its extent nor cut an after thunk short.

;;; Calls `receiver` with the current continuation: a procedure that, whenever it is called and however often,
;;; continues here with its arguments as the values.
;;; (+ 1 (call-with-current-continuation (lambda (k) (* 10 (k 4))))) ; => 5
(define (call-with-current-continuation receiver)
  (%check-procedure 'call-with-current-continuation 1 receiver)
  (let ((winders (%winders)))
    (%call/cc
     (lambda (k)
       (let ((continuation
              (case-lambda
                ((value)
                 (if (not (eq? winders (%winders))) (%rewind k winders))
                 (%throw k value))
                (results
                 (if (not (eq? winders (%winders))) (%rewind k winders))
                 (apply %throw k results)))))
         (receiver continuation))))))

;;; Short for `call-with-current-continuation`.
;;; (call/cc (lambda (return) (for-each (lambda (x) (if (odd? x) (return x))) '(2 4 5 6)) #f)) ; => 5
(define (call/cc receiver)
  (%check-procedure 'call/cc 1 receiver)
  (call-with-current-continuation receiver))

;;; Calls `receiver` with a procedure that leaves this call at once with its arguments as the values.
;;; (call-with-escape-continuation (lambda (return) (return 1) 2)) ; => 1
(define (call-with-escape-continuation receiver)
  (%check-procedure 'call-with-escape-continuation 1 receiver)
  (call-with-current-continuation receiver))

;;; Short for `call-with-escape-continuation`.
;;; (call/ec (lambda (return) (+ 1 (return 'left)))) ; => left
(define (call/ec receiver)
  (%check-procedure 'call/ec 1 receiver)
  (call-with-current-continuation receiver))

;;; Calls `producer` without arguments and `consumer` with the values it returns.
;;; (call-with-values (lambda () (values 4 5)) (lambda (a b) (- a b))) ; => -1
(define (call-with-values producer consumer)
  (%check-procedure 'call-with-values 1 producer)
  (%check-procedure 'call-with-values 2 consumer)
  (%call-with-values producer consumer))

;;; Calls the three thunks in turn and returns the values of the second. When a continuation leaves the second
;;; thunk the third is called on the way out, and when one enters it again the first is called on the way in.
;;; (let ((path '()))
;;;   (dynamic-wind
;;;     (lambda () (set! path (cons 'in path)))
;;;     (lambda () (set! path (cons 'at path)))
;;;     (lambda () (set! path (cons 'out path))))
;;;   (reverse path)) ; => (in at out)
(define (dynamic-wind before thunk after)
  (%check-procedure 'dynamic-wind 1 before)
  (%check-procedure 'dynamic-wind 2 thunk)
  (%check-procedure 'dynamic-wind 3 after)
  (let ((outside (%winders)))
    (%mask!)
    (before)
    (%set-winders! (cons (vector before after (%handlers) (%parameters)) outside))
    (%unmask!)
    (%call-with-values
     thunk
     (case-lambda
       ((value)
        (%leave-extent after)
        value)
       (results
        (%leave-extent after)
        (apply values results))))))

;;; What is outside is read now, not remembered: a composable continuation may have put the extent elsewhere.
(define (%leave-extent after)
  (%mask!)
  (%set-winders! (cdr (%winders)))
  (after)
  (%unmask!))

;;; Moves from the current dynamic extent to the one with these winders, in which `k` was captured.
(define (%rewind k winders)
  (%check-continuation k)
  (%move-to (%rebase winders (%winders))))

(define (%move-to winders)
  (let ((common (%common-extent (%winders) winders)))
    (%unwind common)
    (%wind winders common)))

;;; The innermost extent that two lists of winders share.
(define (%common-extent a b)
  (let ((a-depth (length a)) (b-depth (length b)))
    (let loop ((a (if (> a-depth b-depth) (list-tail a (- a-depth b-depth)) a))
               (b (if (> b-depth a-depth) (list-tail b (- b-depth a-depth)) b)))
      (if (eq? a b) a (loop (cdr a) (cdr b))))))

;;; Leaves extents, innermost first, until `common` is the current one.
(define (%unwind common)
  (let ((winders (%winders)))
    (if (not (eq? winders common))
        (let ((winder (car winders)))
          (%mask!)
          (%set-winders! (cdr winders))
          (%run-wind-thunk winder (vector-ref winder 1))
          (%unmask!)
          (%unwind common)))))

;;; Enters the extents between `common` and `winders`, outermost first.
(define (%wind winders common)
  (if (not (eq? winders common))
      (let ((winder (car winders)))
        (%wind (cdr winders) common)
        (%mask!)
        (%run-wind-thunk winder (vector-ref winder 0))
        (%set-winders! winders)
        (%unmask!))))

;;; Continuation prompts, which (srfi 226) makes, are among the winders: a prompt is a winder that does nothing and
;;; has one element more. So a list of winders is also the list of the prompts around a place.
(define (%prompt? winder) (= (vector-length winder) 5))

;;; The winders from the innermost prompt on; the empty list without one.
(define (%innermost-prompt winders)
  (if (or (null? winders) (%prompt? (car winders)))
      winders
      (%innermost-prompt (cdr winders))))

;;; Where a continuation that was captured under `winders` is to continue, seen from `current`. It is the same place
;;; while the prompt around it is still there. Afterwards the part inside that prompt continues in the innermost
;;; prompt of today, as when code that uses `guard` was suspended in one extent and resumed in another.
(define (%rebase winders current)
  (let ((extent (%innermost-prompt winders)))
    (if (null? extent)
        winders
        (let ((base (or (memq (car extent) current) (%innermost-prompt current))))
          (if (or (null? base) (eq? base extent))
              winders
              (%graft winders extent current base))))))

;;; The winders inside `extent`, put on `base`, which is a tail of `current`; with the pairs of `current` as far as
;;; these are the same winders, so that they are neither left nor entered.
(define (%graft winders extent current base)
  (let loop ((above (%inside winders extent)) (tails (%tails-inside current base)) (result base))
    (cond ((null? above) result)
          ((and (pair? tails) (eq? (caar tails) (car above)))
           (loop (cdr above) (cdr tails) (car tails)))
          (else (loop (cdr above) '() (cons (car above) result))))))

;;; The elements of a list before one of its tails, the last first: of winders, the outermost.
(define (%inside list tail)
  (let loop ((rest list) (result '()))
    (if (eq? rest tail)
        result
        (loop (cdr rest) (cons (car rest) result)))))

;;; The tails themselves, in the same order.
(define (%tails-inside list tail)
  (let loop ((rest list) (result '()))
    (if (eq? rest tail)
        result
        (loop (cdr rest) (cons rest result)))))

(define (%run-wind-thunk winder thunk)
  (%set-handlers! (vector-ref winder 2))
  (%set-parameters! (vector-ref winder 3))
  (thunk))

;;; Ends the program after the after thunks of all `dynamic-wind` calls in progress. No argument or `#t` reports
;;; success, `#f` failure, a number from 0 to 255 is the exit code itself.
;;; (exit 3)
(define exit
  (case-lambda
    (() (exit #t))
    ((code)
     (%unwind '())
     (%exit (%exit-code code)))))

;;; What a fiber that is killed does last, masked.
(define (%leave-all) (%unwind '()))

;;; Ends the program at once, without running after thunks. The argument means what it means to `exit`.
;;; (emergency-exit 1)
(define emergency-exit
  (case-lambda
    (() (%exit 0))
    ((code) (%exit (%exit-code code)))))

(define (%exit-code object)
  (cond ((eq? object #t) 0)
        ((and (exact-integer? object) (<= 0 object 255)) object)
        (else 1)))
