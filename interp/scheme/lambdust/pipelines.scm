;;;; Pipelines: stages that work at the same time, with channels in between. An item travels with its number, so that a
;;;; stage of several workers lets results out in the order in which items came in. All threads of a running pipeline
;;;; belong to a scope in a future, whose value is the list of what the last stage gave.

;;; A part of a pipeline: what it is called, its procedure, its workers and its room.
;;; (stage? (stage "same" values)) ; => #t
(define-record-type stage
  (%make-stage name procedure workers capacity)
  stage?
  (name %stage-name)
  (procedure %stage-procedure)
  (workers %stage-workers)
  (capacity %stage-capacity))
;;; Stages in order.
;;; (pipeline? (make-pipeline (stage "same" values))) ; => #t
(define-record-type pipeline (%make-pipeline stages) pipeline? (stages %pipeline-stages))
;;; A pipeline at work.
;;; (pipeline-run? (pipeline-start (make-pipeline (stage "same" values)) '(1))) ; => #t
(define-record-type pipeline-run
  (%make-pipeline-run future lines)
  pipeline-run?
  (future %run-future)
  (lines %run-lines))

;;; A stage of a pipeline: `procedure` is called with each item, and what it returns goes on; several values are several
;;; items, `(values)` is none. `#:workers` so many items are worked on at the same time, and `#:capacity` so many wait
;;; before the stage (16 unless said otherwise) until the one before has to wait itself. Items keep their order.
;;; (stage? (stage "double" (lambda (x) (* 2 x)) #:workers 2)) ; => #t
(define (stage name procedure #:workers (workers 1) #:capacity (capacity 16))
  (if (not (or (string? name) (symbol? name))) (%wrong-type 'stage 1 "a name, a string or symbol" name))
  (%check-procedure 'stage 2 procedure)
  (%check-positive 'stage "#:workers" workers)
  (%check-positive 'stage "#:capacity" capacity)
  (%make-stage (if (symbol? name) (symbol->string name) name) procedure workers capacity))

(define (%check-positive who what value)
  (if (not (and (exact-integer? value) (< 0 value 1000001)))
      (raise
       (%error-condition
        'type-error
        (string-append "`" (symbol->string who) "` wanted a positive integer as " what ", got " (%describe value))
        (list value)))))

;;; A pipeline of stages, the first one first. It can be started any number of times.
;;; (force (pipeline-start (make-pipeline (stage "add" (lambda (x) (+ x 1)))) '(1 2 3))) ; => (2 3 4)
(define (make-pipeline stage . stages)
  (let ((all (cons stage stages)))
    (let loop ((rest all) (position 1))
      (if (pair? rest)
          (begin
            (if (not (stage? (car rest))) (%wrong-type 'make-pipeline position "a stage" (car rest)))
            (loop (cdr rest) (+ position 1)))))
    (%make-pipeline all)))

;;; Starts a pipeline on what a source has: a list, a vector, a generator (a procedure that returns the end-of-file
;;; object at last), an input port, whose lines are the items, or a channel. It returns at once; the value of the running
;;; pipeline is the list of what the last stage gives. When a stage fails the whole pipeline does.
;;; (pipeline-run? (pipeline-start (make-pipeline (stage "same" values)) '())) ; => #t
(define (pipeline-start pipeline source)
  (if (not (pipeline? pipeline)) (%wrong-type 'pipeline-start 1 "a pipeline" pipeline))
  (let* ((next (%source 'pipeline-start 2 source))
         (lines (map %make-line (%pipeline-stages pipeline)))
         (run (lambda () (%run-pipeline next lines))))
    (%make-pipeline-run (%future run) lines)))

;;; The value of a running pipeline: the list of what the last stage gave, when everything has come through. Options are
;;; those of `force`, which does the same.
;;; (pipeline-wait (pipeline-start (make-pipeline (stage "same" values)) '(1 2))) ; => (1 2)
(define (pipeline-wait run #:timeout [seconds #f] #:default [default %absent])
  (%check-run 'pipeline-wait run)
  (%check-seconds 'pipeline-wait "#:timeout" seconds)
  (if (eq? default %absent)
      (touch (%run-future run) #:timeout seconds)
      (touch (%run-future run) #:timeout seconds #:default default)))

;;; Ends a running pipeline: its threads are cancelled, and whoever waits for it gets `cancelled`.
;;; (let ((run (pipeline-start (make-pipeline (stage "slow" sleep)) '(60))))
;;;   (pipeline-stop! run)
;;;   (guard (e (#t (condition-kind e))) (pipeline-wait run))) ; => cancelled
(define (pipeline-stop! run)
  (%check-run 'pipeline-stop! run)
  ;; To stop what is being stopped is no mistake here.
  (guard (problem ((eq? (condition-kind problem) 'cancelled-twice))) (cancel! (%run-future run)))
  (void))

;;; What each stage of a running or ended pipeline has done: association lists with its `stage`, its `workers`, the
;;; items it has `received` and `emitted`, those `queued` for it, how many may be (`capacity`), and how long its workers were at items, in
;;; `busy-seconds`.
;;; (let ((run (pipeline-start (make-pipeline (stage "same" values)) '(1 2))))
;;;   (pipeline-wait run)
;;;   (cdr (assq 'received (car (pipeline-metrics run))))) ; => 2
(define (pipeline-metrics run)
  (%check-run 'pipeline-metrics run)
  (map (lambda (line)
         (let ((stage (%line-stage line)))
           (list (cons 'stage (%stage-name stage))
                 (cons 'workers (%stage-workers stage))
                 (cons 'received (atomic-load (%line-received line)))
                 (cons 'emitted (atomic-load (%line-emitted line)))
                 (cons 'queued (channel-length (%line-in line)))
                 (cons 'capacity (%stage-capacity stage))
                 (cons 'busy-seconds
                       (inexact (/ (atomic-load (%line-busy line)) (jiffies-per-second)))))))
       (%run-lines run)))

(define (%check-run who run)
  (if (not (pipeline-run? run)) (%wrong-type who 1 "a running pipeline" run)))

;;; The items that the stage has made of the present one so far, a list in a vector.
(define %emitting (%make-parameter #f #f))

;;; Gives items to the next stage, in front of what the procedure of the stage returns; returns no values.
;;; (force (pipeline-start (make-pipeline (stage "twice" (lambda (x) (emit x x)))) '(1 2))) ; => (1 1 2 2)
(define (emit . items)
  (let ((emitted (%emitting)))
    (if (not emitted)
        (raise
         (%error-condition 'no-pipeline "`emit` was called outside of the stages of a pipeline" items)))
    (vector-set! emitted 0 (append-reverse items (vector-ref emitted 0)))
    (values)))

;;; A procedure that gives the items of a source one by one, and then the end-of-file object.
(define (%source who position source)
  (cond ((list? source)
         (lambda ()
           (if (null? source)
               (eof-object)
               (let ((item (car source)))
                 (set! source (cdr source))
                 item))))
        ((vector? source) (%source who position (vector->list source)))
        ((channel? source) (lambda () (channel-receive! source)))
        ((input-port? source) (lambda () (read-line source)))
        ((procedure? source) source)
        (else
         (%wrong-type who position "a list, a vector, a generator, an input port or a channel" source))))

;;; A stage at work: the channel before it and what it counts.
(define-record-type %line
  (%new-line stage in received emitted busy)
  %line?
  (stage %line-stage)
  (in %line-in)
  (received %line-received)
  (emitted %line-emitted)
  (busy %line-busy))

(define (%make-line stage)
  (%new-line stage
             (make-channel (%stage-capacity stage) (string-append "before " (%stage-name stage)))
             (make-atomic-counter)
             (make-atomic-counter)
             (make-atomic-counter)))

(define (%run-pipeline next lines)
  (%in-scope
   (lambda (scope)
     (let ((out (make-channel 16 "results")))
       (%spawn-named scope "source" (lambda () (%feed next (%line-in (car lines)))))
       (let loop ((lines lines))
         (if (pair? lines)
             (begin
               (%spawn-workers scope (car lines) (if (pair? (cdr lines)) (%line-in (cadr lines)) out))
               (loop (cdr lines)))))
       (let collect ((results '()))
         (let ((item (channel-receive! out)))
           (if (eof-object? item) (reverse results) (collect (cons (cdr item) results)))))))
   #f))

(define (%spawn-named scope name thunk)
  (%name-thread! (scope-spawn scope thunk) name))

(define (%feed next to)
  (let loop ((number 0))
    (let ((item (next)))
      (if (eof-object? item)
          (channel-close! to)
          (begin
            (channel-send! to (cons number item))
            (loop (+ number 1)))))))

;;; Where results of several workers wait for their turn: the number of the item whose results are next, the number of
;;; the next result, and how many workers are left.
(define-record-type %outlet
  (%make-outlet mutex turned item result left)
  %outlet?
  (mutex %outlet-mutex)
  (turned %outlet-turned)
  (item %outlet-item %set-outlet-item!)
  (result %outlet-result %set-outlet-result!)
  (left %outlet-left))

(define (%spawn-workers scope line out)
  (let* ((stage (%line-stage line))
         (workers (%stage-workers stage))
         (exit (%make-outlet (make-mutex) (make-condition-variable) 0 0 (make-atomic-counter workers))))
    (do ((i 0 (+ i 1)))
        ((= i workers))
      (%spawn-named scope (%stage-name stage) (lambda () (%work line exit out))))))

(define (%work line exit out)
  (parameterize ((%emitting (vector '())))
    (let loop ()
      (let ((item (channel-receive! (%line-in line))))
        (cond ((eof-object? item)
               (if (= (atomic-decrement! (%outlet-left exit)) 1) (channel-close! out)))
              (else
               (%let-out exit out (car item) (%stage-results line item))
               (loop)))))))

;;; What the stage makes of an item, a list.
(define (%stage-results line item)
  (let ((stage (%line-stage line)) (emitted (%emitting)) (begun (current-jiffy)))
    (atomic-increment! (%line-received line))
    (vector-set! emitted 0 '())
    (let ((returned
           (with-exception-handler
            (lambda (object)
              (%note! object
                      (string-append "stage " (%stage-name stage) " was at item " (number->string (car item))
                                     ", " (%describe (cdr item))))
              (raise object))
            (lambda () (%call-with-values (lambda () ((%stage-procedure stage) (cdr item))) list)))))
      (let ((results (append-reverse (vector-ref emitted 0) returned)))
        (atomic-add! (%line-busy line) (- (current-jiffy) begun))
        (atomic-add! (%line-emitted line) (length results))
        results))))

;;; Sends results when those of all items before are out.
(define (%let-out exit out number results)
  (with-mutex (%outlet-mutex exit)
    (let wait ()
      (if (not (= (%outlet-item exit) number))
          (begin
            (condition-wait! (%outlet-turned exit) (%outlet-mutex exit))
            (wait)))))
  (for-each
   (lambda (result)
     (channel-send! out (cons (%outlet-result exit) result))
     (%set-outlet-result! exit (+ (%outlet-result exit) 1)))
   results)
  (with-mutex (%outlet-mutex exit)
    (%set-outlet-item! exit (+ number 1))
    (condition-notify-all! (%outlet-turned exit))))
