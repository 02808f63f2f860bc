;;;; Supervisors: actors that start other actors and start them again when they fail. A child keeps its process, so
;;;; what was sent to it and not yet received survives; only its state begins anew.
;;;;
;;;; The machine tells a supervisor `(%child-began child)` when a child has its initial state, and
;;;; `(%child-ended child reason)` when its fiber is over. A child that is not running is suspended until the
;;;; supervisor resumes it or finishes it for good.

;;; A behaviour that supervises children, each named and with a behaviour of its own, which may be a supervisor
;;; again. `strategy` says who is started again when one fails: `one-for-one` only that one, `one-for-all` all,
;;; `rest-for-one` that one and those after it. More than `max-restarts` failures within `restart-window` seconds
;;; end the supervisor and all children; whoever supervises it decides further.
;;; (let* ((echo (actor [(echo x) x]))
;;;        (s (start-supervisor (supervisor [(strategy 'one-for-one)] [(child 'first echo)]))))
;;;   (ask (supervisor-child s 'first) '(echo 5))) ; => 5
(define-syntax supervisor
  (syntax-rules ()
    ((_ ((key argument ...)) ...)
     (%supervisor (list (list 'key argument ...) ...)))
    ((_ . other)
     (syntax-error "a supervisor is written (supervisor [(strategy 'one-for-one)] [(max-restarts 3)] [(restart-window 5)] [(child 'name behaviour)] …)"))))

(define-record-type %plan
  (%make-plan strategy max-restarts window backoff children)
  %plan?
  (strategy %plan-strategy)
  (max-restarts %plan-max-restarts)
  (window %plan-window)
  (backoff %plan-backoff)
  (children %plan-children))

;;; One child: `ref` is its process, `state` one of `new`, `starting`, `running`, `waiting` (for a later start),
;;; `stopped`.
(define-record-type %child
  (%make-child name behaviour restart shutdown ref state restarts)
  %child?
  (name %child-name)
  (behaviour %child-behaviour)
  (restart %child-restart)
  (shutdown %child-shutdown)
  (ref %child-ref %set-child-ref!)
  (state %child-state %set-child-state!)
  (restarts %child-restarts %set-child-restarts!))

;;; A supervisor at work.
(define-record-type %supervision
  (%make-supervision plan children failures)
  %supervision?
  (plan %supervision-plan)
  (children %supervision-children %set-supervision-children!)
  (failures %supervision-failures))

;;; The failures within the window, each a list of its jiffy, the child's name and the reason: how many, and the
;;; first and the last pair of their list, the oldest first.
(define-record-type %failures
  (%make-failures count first last)
  %failures?
  (count %failures-count %set-failures-count!)
  (first %failures-first %set-failures-first!)
  (last %failures-last %set-failures-last!))

(define (%plan-error text value)
  (raise (%error-condition 'supervisor-error (string-append "`supervisor` " text) (list value))))

(define (%supervisor clauses)
  (let ((plan (%read-plan clauses)))
    (%behaviour 'supervisor (lambda () (%supervise plan)) '())))

(define (%read-plan clauses)
  (let loop ((clauses clauses) (strategy 'one-for-one) (max-restarts 3) (window 5) (backoff #f) (children '()))
    (if (null? clauses)
        (%make-plan strategy max-restarts window backoff (reverse children))
        (let ((key (caar clauses)) (arguments (cdar clauses)) (rest (cdr clauses)))
          (define (one accepts? wanted)
            (if (and (pair? arguments) (null? (cdr arguments)) (accepts? (car arguments)))
                (car arguments)
                (%plan-error (string-append "wanted " wanted " in " (%describe (car clauses))) key)))
          (case key
            ((strategy)
             (let ((strategy (one symbol? "a strategy")))
               (if (not (memq strategy '(one-for-one one-for-all rest-for-one)))
                   (%plan-error (string-append "has no strategy " (%describe strategy)
                                               ": use one-for-one, one-for-all or rest-for-one")
                                strategy))
               (loop rest strategy max-restarts window backoff children)))
            ((max-restarts)
             (loop rest strategy (one %count? "a number of restarts") window backoff children))
            ((restart-window)
             (loop rest strategy max-restarts (one %seconds? "a number of seconds") backoff children))
            ((backoff)
             (if (not (and (pair? arguments) (%all? %seconds? arguments) (<= 2 (length arguments) 3)))
                 (%plan-error "wanted (backoff first most [jitter]), the first wait and the longest in seconds" key))
             (loop rest strategy max-restarts window arguments children))
            ((child)
             (let ((child (%read-child arguments)))
               (if (%named children (%child-name child))
                   (%plan-error (string-append "has two children with the name " (%describe (%child-name child)))
                                (%child-name child)))
               (loop rest strategy max-restarts window backoff (cons child children))))
            (else
             (%plan-error (string-append "does not know " (%describe key)
                                         ": use strategy, max-restarts, restart-window, backoff or child")
                          key)))))))

(define (%count? object) (and (exact-integer? object) (>= object 0)))

(define (%seconds? object) (and (real? object) (>= object 0)))

(define (%all? accepts? list) (or (null? list) (and (accepts? (car list)) (%all? accepts? (cdr list)))))

(define (%read-child arguments)
  (if (not (and (pair? arguments) (pair? (cdr arguments))))
      (%plan-error "wanted a child as (child 'name behaviour)" arguments))
  (let loop ((options (cddr arguments)) (restart 'permanent) (shutdown 5))
    (cond ((null? options)
           (%new-child (car arguments) (cadr arguments) #:restart restart #:shutdown shutdown))
          ((and (pair? (cdr options)) (eq? (car options) #:restart)) (loop (cddr options) (cadr options) shutdown))
          ((and (pair? (cdr options)) (eq? (car options) #:shutdown)) (loop (cddr options) restart (cadr options)))
          (else
           (%plan-error (string-append "does not know " (%describe (car options)) " of the child "
                                       (%describe (car arguments)) ": use #:restart or #:shutdown and a value")
                        (car options))))))

(define (%new-child name behaviour #:restart [restart 'permanent] #:shutdown [shutdown 5])
  (if (not (symbol? name)) (%plan-error (string-append "wanted a symbol as the name of a child, got " (%describe name)) name))
  (if (not (behaviour? behaviour))
      (%plan-error (string-append "wanted a behaviour for the child " (%describe name) ", got " (%describe behaviour))
                   behaviour))
  (if (not (memq restart '(permanent transient temporary)))
      (%plan-error (string-append "has no #:restart " (%describe restart) ": use permanent, transient or temporary")
                   restart))
  (if (not (%seconds? shutdown))
      (%plan-error (string-append "wanted a number of seconds as #:shutdown, got " (%describe shutdown)) shutdown))
  (%make-child name behaviour restart shutdown #f 'new 0))

;;; What a supervisor runs. However it ends, its children end before it, the last one first.
(define (%supervise plan)
  (let* ((copy (lambda (child)
                 (%new-child (%child-name child) (%child-behaviour child)
                             #:restart (%child-restart child) #:shutdown (%child-shutdown child))))
         (supervision (%make-supervision plan (map copy (%plan-children plan)) (%make-failures 0 '() '()))))
    (dynamic-wind
     (lambda () #f)
     (lambda ()
       (for-each (lambda (child) (%start-child! supervision child)) (%supervision-children supervision))
       (%supervise-loop supervision))
     (lambda () (%end-children! supervision)))))

(define (%supervise-loop supervision)
  (receive
    [(%child-ended ref reason)
     (%child-has-ended! supervision ref reason)
     (%supervise-loop supervision)]
    [(%start-again ref restarts)
     (let ((child (%child-of supervision ref)))
       (if (and child (eq? (%child-state child) 'waiting) (= restarts (%child-restarts child)))
           (%restart! supervision child)))
     (%supervise-loop supervision)]
    [(%find name)
     (let ((child (%child-named supervision name)))
       (reply (and child (%child-ref child))))
     (%supervise-loop supervision)]
    [(%children)
     (reply (map (lambda (child) (cons (%child-name child) (%child-ref child))) (%supervision-children supervision)))
     (%supervise-loop supervision)]
    [(%describe-children)
     (reply (cons (%plan-strategy (%supervision-plan supervision))
                  (map (lambda (child)
                         (list (%child-name child) (%child-ref child) (%child-state child) (%child-restarts child)))
                       (%supervision-children supervision))))
     (%supervise-loop supervision)]
    [(%add child)
     (reply (%add-child! supervision child))
     (%supervise-loop supervision)]
    [(%remove name)
     (reply (%remove-child! supervision name))
     (%supervise-loop supervision)]
    [else (%supervise-loop supervision)]))

(define (%child-named supervision name) (%named (%supervision-children supervision) name))

(define (%named children name)
  (cond ((null? children) #f)
        ((eq? (%child-name (car children)) name) (car children))
        (else (%named (cdr children) name))))

(define (%child-of supervision ref)
  (let loop ((children (%supervision-children supervision)))
    (cond ((null? children) #f)
          ((eq? (%child-ref (car children)) ref) (car children))
          (else (loop (cdr children))))))

;;; Starts a child and waits until it has its initial state. Raises when it fails at that.
(define (%start-child! supervision child)
  (let ((problem (%try-to-start! supervision child)))
    (if problem (raise problem))))

;;; The same, but gives the condition, or `#f` when all is well.
(define (%try-to-start! supervision child)
  (if (not (%child-ref child))
      (begin
        (%set-child-ref! child (%spawn-child (%child-behaviour child) (%child-name child)))
        (%note-child! (%child-ref child) (%plan-strategy (%supervision-plan supervision)) (%child-name child))))
  (let ((ref (%child-ref child)))
    ;; From here on there may be something to stop, whatever happens to the supervisor.
    (%set-child-state! child 'starting)
    (resume! ref)
    (%set-child-state! child 'running)
    (receive
      [(%child-began who) #:when (eq? who ref) #f]
      [(%child-ended who reason) #:when (eq? who ref)
       (%set-child-state! child 'stopped)
       (%error-condition
        'start-failed
        (string-append "the child " (symbol->string (%child-name child)) " failed when it was started: "
                       (%reason-text reason))
        (list ref reason))])))

(define (%reason-text reason)
  (if (error-object? reason) (condition-message reason) (%describe reason)))

(define (%normal-end? reason) (and (memq reason '(normal shutdown)) #t))

;;; Decides what follows the end of a child. One that is not started again is forgotten.
(define (%child-has-ended! supervision ref reason)
  (let ((child (%child-of supervision ref)))
    (cond ((not child) #f)
          ((or (eq? (%child-restart child) 'temporary)
               (and (eq? (%child-restart child) 'transient) (%normal-end? reason)))
           (%forget-child! supervision child reason))
          (else
           (%set-child-state! child 'stopped)
           (%note-failure! supervision child reason)
           (%start-later-or-now! supervision child)))))

;;; Ends a child that has no fiber for good.
(define (%forget-child! supervision child reason)
  (%set-supervision-children! supervision
                              (let drop ((children (%supervision-children supervision)))
                                (if (eq? (car children) child)
                                    (cdr children)
                                    (cons (car children) (drop (cdr children))))))
  (%finish! (%child-ref child) reason))

;;; Counts a failure; one too many within the window ends the supervisor.
(define (%note-failure! supervision child reason)
  (%note-child-failure! (%child-ref child) (%reason-text reason))
  (let* ((plan (%supervision-plan supervision))
         (failures (%supervision-failures supervision))
         (now (current-jiffy)))
    (%add-failure! failures (list now (%child-name child) reason))
    (%drop-failures-before! failures (- now (* (%plan-window plan) (jiffies-per-second))))
    (if (> (%failures-count failures) (%plan-max-restarts plan))
        (raise (%too-many-failures plan failures)))))

(define (%add-failure! failures failure)
  (let ((end (list failure)))
    (if (= (%failures-count failures) 0)
        (%set-failures-first! failures end)
        (set-cdr! (%failures-last failures) end))
    (%set-failures-last! failures end)
    (%set-failures-count! failures (+ (%failures-count failures) 1))))

;;; The newest one, which has just been added, always stays.
(define (%drop-failures-before! failures moment)
  (let ((first (%failures-first failures)))
    (if (and (pair? (cdr first)) (< (caar first) moment))
        (begin
          (%set-failures-first! failures (cdr first))
          (%set-failures-count! failures (- (%failures-count failures) 1))
          (%drop-failures-before! failures moment)))))

;;; What a supervisor raises that gives up. Of many causes the text has the last ones.
(define (%too-many-failures plan failures)
  (let* ((text (lambda (failure)
                 (string-append (symbol->string (cadr failure)) ": " (%reason-text (list-ref failure 2)))))
         (all (%failures-first failures))
         (count (%failures-count failures))
         (shown (list-tail all (max 0 (- count 10)))))
    (%error-condition
     'too-many-restarts
     (string-append "gave up: " (number->string count) " failures within "
                    (number->string (%plan-window plan)) " s, and max-restarts is "
                    (number->string (%plan-max-restarts plan)) " ("
                    (if (eq? shown all) "" "…; ")
                    (let join ((texts (map text shown)))
                      (if (null? (cdr texts)) (car texts) (string-append (car texts) "; " (join (cdr texts)))))
                    ")")
     (map (lambda (failure) (cons (/ (car failure) (jiffies-per-second)) (cdr failure))) all))))

;;; With a back-off the first restart waits a little, each further one within the window twice as long.
(define (%start-later-or-now! supervision child)
  (let ((backoff (%plan-backoff (%supervision-plan supervision))))
    (if (not backoff)
        (%restart! supervision child)
        (let* ((count (%failures-count (%supervision-failures supervision)))
               (wait (min (cadr backoff) (* (car backoff) (expt 2 (- count 1)))))
               (jitter (if (pair? (cddr backoff)) (list-ref backoff 2) 0))
               (seconds (* wait (+ 1 (* jitter (- (* 2 (random 1.0)) 1)))))
               (supervisor (self))
               (ref (%child-ref child))
               (restarts (%child-restarts child)))
          (%set-child-state! child 'waiting)
          (thread
           (lambda ()
             (sleep (max 0 seconds))
             (guard (problem (#t #f))
               (send! supervisor (list '%start-again ref restarts)))))))))

;;; Starts a child again, and with it those whom the strategy ties to it; but a temporary one is only stopped.
(define (%restart! supervision child)
  (let* ((tied (%tied-children supervision child))
         (again? (lambda (other) (not (eq? (%child-restart other) 'temporary)))))
    (for-each (lambda (other) (if (not (eq? other child)) (%stop-child! other))) (reverse tied))
    (for-each (lambda (other)
                (if (again? other)
                    (%start-again! supervision other)
                    (%forget-child! supervision other 'shutdown)))
              tied)))

;;; When a child fails as soon as it starts, that counts as well.
(define (%start-again! supervision child)
  (%set-child-restarts! child (+ 1 (%child-restarts child)))
  (%note-child-restart! (%child-ref child))
  (let ((problem (%try-to-start! supervision child)))
    (if problem
        (begin
          (%note-failure! supervision child (list-ref (error-object-irritants problem) 1))
          (if (%plan-backoff (%supervision-plan supervision))
              (%start-later-or-now! supervision child)
              (%start-again! supervision child))))))

(define (%tied-children supervision child)
  (let ((children (%supervision-children supervision)))
    (case (%plan-strategy (%supervision-plan supervision))
      ((one-for-all) children)
      ((rest-for-one) (memq child children))
      (else (list child)))))

;;; Has a child stop, and kills it when that takes longer than its deadline. One that a supervisor was about to start
;;; when it was killed may have no fiber: then there is nothing to wait for.
(define (%stop-child! child)
  (let ((ref (%child-ref child)))
    (case (%child-state child)
      ((running)
       (stop! ref 'shutdown)
       (if (not (%await-end ref (%child-shutdown child))) (begin (kill! ref) (%await-killed ref))))
      ((starting)
       (if (kill! ref) (%await-killed ref))))
    (%set-child-state! child 'stopped)))

;;; Kills a child again when its after thunks do not end.
(define (%await-killed ref)
  (if (not (%await-end ref 2))
      (begin
        (kill! ref)
        (%await-end ref 2))))

(define (%await-end ref seconds)
  (receive
    [(%child-ended who reason) #:when (eq? who ref) #t]
    [(after seconds) #f]))

(define (%end-children! supervision)
  (for-each
   (lambda (child)
     (%stop-child! child)
     (if (%child-ref child) (%finish! (%child-ref child) 'shutdown)))
   (reverse (%supervision-children supervision))))

;;; Starts a further child. Gives its process, or in a list the condition that the asker raises. (Nothing is caught: a
;;; request to stop that comes meanwhile is for the supervisor.)
(define (%add-child! supervision child)
  (if (%child-named supervision (%child-name child))
      (list
       (%error-condition
        'name-taken
        (string-append "`supervisor-add!`: there is a child " (symbol->string (%child-name child)) " already")
        (list (%child-name child))))
      (let ((problem (%try-to-start! supervision child)))
        (if problem
            (begin
              (%finish! (%child-ref child) (list-ref (error-object-irritants problem) 1))
              (list problem))
            (begin
              (%set-supervision-children! supervision (append (%supervision-children supervision) (list child)))
              (%child-ref child))))))

(define (%remove-child! supervision name)
  (let ((child (%child-named supervision name)))
    (and child
         (begin
           (%stop-child! child)
           (%forget-child! supervision child 'shutdown)
           #t))))

;;; Starts a supervisor and its children, and returns it when all children have their initial state. When one
;;; fails at that, the others are stopped and its failure is raised.
;;; (actor? (start-supervisor (supervisor [(strategy 'one-for-all)]))) ; => #t
(define (start-supervisor behaviour)
  (if (not (and (behaviour? behaviour) (%supervisor? behaviour)))
      (%wrong-type 'start-supervisor 1 "what `supervisor` gives" behaviour))
  (let ((supervisor (spawn behaviour)))
    (guard (problem ((and (eq? (condition-kind problem) 'actor-stopped)
                          (error-object? (cadr (error-object-irritants problem))))
                     (raise (cadr (error-object-irritants problem)))))
      (ask supervisor '(%children) #:timeout #f))
    supervisor))

;;; What starts or stops children may take a while, so there is no timeout.
(define (%ask-supervisor who supervisor message)
  (if (not (and (actor? supervisor) (%supervisor? supervisor))) (%wrong-type who 1 "a supervisor" supervisor))
  (ask supervisor message #:timeout #f))

;;; The child of a supervisor with this name.
;;; (let ((s (start-supervisor (supervisor [(child 'one (actor [(get) 1]))]))))
;;;   (ask (supervisor-child s 'one) '(get))) ; => 1
(define (supervisor-child supervisor name)
  (or (%ask-supervisor 'supervisor-child supervisor (list '%find name))
      (raise
       (%error-condition
        'no-such-child
        (string-append "`supervisor-child` found no child " (%describe name) " in " (%describe supervisor))
        (list name supervisor)))))

;;; The children of a supervisor in the order of their start: pairs of name and actor.
;;; (let ((s (start-supervisor (supervisor [(child 'one (actor [(get) 1]))]))))
;;;   (map car (supervisor-children s))) ; => (one)
(define (supervisor-children supervisor) (%ask-supervisor 'supervisor-children supervisor '(%children)))

;;; What a supervisor has to say of itself: its strategy, and for each child name, actor, state and how often it was
;;; started again.
;;; (let ((s (start-supervisor (supervisor [(child 'one (actor [(get) 1]))]))))
;;;   (list-tail (cadr (supervisor-status s)) 2)) ; => (running 0)
(define (supervisor-status supervisor) (%ask-supervisor 'supervisor-status supervisor '(%describe-children)))

;;; Adds a child to a supervisor, starts it, and returns it. `#:restart` is `permanent`, `transient` or `temporary`,
;;; `#:shutdown` how many seconds it may take to stop.
;;; (let ((s (start-supervisor (supervisor [(strategy 'one-for-one)]))))
;;;   (ask (supervisor-add! s 'one (actor [(get) 1]) #:restart 'transient) '(get))) ; => 1
(define (supervisor-add! supervisor name behaviour #:restart [restart 'permanent] #:shutdown [shutdown 5])
  (if (not (symbol? name)) (%wrong-type 'supervisor-add! 2 "a symbol" name))
  (if (not (behaviour? behaviour)) (%wrong-type 'supervisor-add! 3 "a behaviour" behaviour))
  (let* ((child (%new-child name behaviour #:restart restart #:shutdown shutdown))
         (answer (%ask-supervisor 'supervisor-add! supervisor (list '%add child))))
    (if (pair? answer) (raise (car answer)) answer)))

;;; Stops a child and forgets it; whether there was one.
;;; (let ((s (start-supervisor (supervisor [(child 'one (actor [(get) 1]))]))))
;;;   (list (supervisor-remove! s 'one) (supervisor-children s))) ; => (#t ())
(define (supervisor-remove! supervisor name)
  (%ask-supervisor 'supervisor-remove! supervisor (list '%remove name)))
