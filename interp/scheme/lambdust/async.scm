;;;; Tasks and promises. A task is a thread; what is here waits for several of them, and makes one of anything else
;;;; that has a value later.

;;; Waits for a task, thread, promise, future or event and returns its value, or raises what it raised; anything else
;;; is returned as it is. With `#:timeout` it waits that many seconds at most, and then returns `#:default` or raises
;;; `timeout`. It may be called anywhere, also outside of tasks.
;;; (await (async (lambda () (+ 1 2)))) ; => 3
;;; (await (async (lambda () (sleep 60))) #:timeout 0.01 #:default 'late) ; => late
(define await
  (case-lambda
    ((value)
     (cond ((%awaitable? value) (%await value))
           ((%only-event? value) (sync value))
           (else (force value))))
    ((value . options) (apply %await (%task-of value) options))))

;;; What `%await` can wait for, made of anything.
(define (%task-of value)
  (cond ((%awaitable? value) value)
        ((%only-event? value) (async (lambda () (sync value))))
        (else (async (lambda () (force value))))))

;;; Whether it is an event, and nothing that `force` waits for.
(define (%only-event? value)
  (and (event? value) (not (%eventual? value))))

;;; Waits for all of a list of tasks, promises and the like, and returns the list of their values. The first that fails
;;; ends the wait: the other tasks are cancelled, and what it raised is raised here. `#:timeout` and `#:default` as for
;;; `await`.
;;; (await-all (map (lambda (n) (async (lambda () (* n n)))) '(1 2 3))) ; => (1 4 9)
(define (await-all tasks . options)
  (%check-list 'await-all 1 tasks)
  (let* ((tasks (map %task-of tasks))
         (gathering (%gather tasks #f))
         (default (apply %await-all gathering options))
         (failed (%gathered gathering)))
    (cond ((not failed) default)
          ((null? failed) (map %await tasks))
          (else
           (%cancel-but (car failed) tasks)
           (%await (car failed))))))

(define (%cancel-but task tasks)
  (for-each (lambda (other) (if (not (eq? other task)) (%cancel-task! other))) tasks))

;;; Waits until the first of a list of tasks, promises and the like has ended, and returns its value or raises what it
;;; raised. The others go on. `#:timeout` and `#:default` as for `await`.
;;; (await-any (list (async (lambda () (sleep 60))) (async (lambda () 'first)))) ; => first
(define (await-any tasks . options)
  (%check-list 'await-any 1 tasks)
  (if (null? tasks) (%wrong-type 'await-any 1 "a list that is not empty" tasks))
  (let* ((gathering (%gather (map %task-of tasks) #t))
         (default (apply %await-any gathering options))
         (first (%gathered gathering)))
    (if first (%await (car first)) default)))

;;; Starts a task that calls the thunk, or awaits another task, for so many seconds at most. When time is up `timeout`
;;; is raised in it, or its value is `#:default`; another task is then cancelled.
;;; (await (async-timeout 0.01 (lambda () (sleep 60)) #:default 'late)) ; => late
(define (async-timeout seconds task . options)
  (%check-seconds 'async-timeout "argument 1" seconds)
  (cond ((procedure? task) (async (lambda () (apply with-timeout seconds task options))))
        ((%awaitable? task) (async (lambda () (%await-or-cancel seconds task options))))
        (else (%wrong-type 'async-timeout 2 "a procedure or a task" task))))

(define (%await-or-cancel seconds task options)
  (dynamic-wind
   (lambda () #f)
   (lambda () (apply with-timeout seconds (lambda () (%await task)) options))
   (lambda () (%cancel-task! task))))

;;; A promise, and the procedure that settles it: `(resolve value)` gives it its value, `(resolve #:error object)` makes
;;; whoever awaits it raise the object. Only the first call counts; it returns `#t`, the others `#f`.
;;; (call-with-values make-promise/resolver
;;;   (lambda (promise resolve)
;;;     (async (lambda () (resolve 42)))
;;;     (await promise))) ; => 42
(define (make-promise/resolver)
  (let ((promise (%make-pledge)))
    (values promise
            (let ((resolve
                   (lambda ([value %absent] #:error [object %absent])
                     (cond ((not (eq? object %absent)) (%settle! promise object #t))
                           ((eq? value %absent) (%resolved-with-nothing))
                           (else (%settle! promise value #f))))))
              resolve))))

(define (%resolved-with-nothing)
  (raise
   (%error-condition
    'arity-error
    "a resolver wanted a value, or #:error and what to raise: write (resolve value) or (resolve #:error object)"
    '())))

;;; A task whose value is the list of the values of all, as `await-all` gives it.
;;; (await (promise-all (list (async (lambda () 1)) 2 (delay 3)))) ; => (1 2 3)
(define (promise-all promises)
  (%check-list 'promise-all 1 promises)
  (async (lambda () (await-all promises))))

;;; A task that ends as the first of the list does, as with `await-any`.
;;; (await (promise-race (list (async (lambda () (sleep 60))) (async (lambda () 'first))))) ; => first
(define (promise-race promises)
  (%check-list 'promise-race 1 promises)
  (async (lambda () (await-any promises))))
