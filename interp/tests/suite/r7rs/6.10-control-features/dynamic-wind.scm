(define path '())
(define (note x) (set! path (cons x path)))
(define (noted) (let ((p (reverse path))) (set! path '()) p))
(define (winding name thunk)
  (dynamic-wind (lambda () (note (list 'in name))) thunk (lambda () (note (list 'out name)))))

(dynamic-wind (lambda () (note 'before)) (lambda () (note 'during) 'value) (lambda () (note 'after))) ; => value
(noted) ; => (before during after)

;; Several values, and none, go through.
(call-with-values (lambda () (dynamic-wind void (lambda () (values 1 2)) void)) list) ; => (1 2)
(call-with-values (lambda () (dynamic-wind void (lambda () (values)) void)) list) ; => ()

;; An escape runs the after thunks, innermost first.
(call/cc (lambda (k) (winding 'a (lambda () (winding 'b (lambda () (k 'out))))))) ; => out
(noted) ; => ((in a) (in b) (out b) (out a))

;; Entering again runs the before thunks again, outermost first.
(let ((k #f) (times 0))
  (winding 'a (lambda () (winding 'b (lambda () (call/cc (lambda (c) (set! k c))) (note 'body)))))
  (set! times (+ times 1))
  (if (< times 2) (k #f))
  (noted)) ; => ((in a) (in b) body (out b) (out a) (in a) (in b) body (out b) (out a))

;; Only what differs is left and entered.
(let ((k #f) (times 0))
  (winding 'outer
    (lambda ()
      (winding 'a (lambda () (call/cc (lambda (c) (set! k c)))))
      (set! times (+ times 1))
      (if (< times 2) (winding 'b (lambda () (k #f))))))
  (noted)) ; => ((in outer) (in a) (out a) (in b) (out b) (in a) (out a) (out outer))

;; The example of the report: connect, talk, disconnect, twice.
(let ((path '()) (c #f))
  (let ((add (lambda (s) (set! path (cons s path)))))
    (dynamic-wind
      (lambda () (add 'connect))
      (lambda () (add (call/cc (lambda (c0) (set! c c0) 'talk1))))
      (lambda () (add 'disconnect)))
    (if (< (length path) 4) (c 'talk2) (reverse path)))) ; => (connect talk1 disconnect connect talk2 disconnect)

;; An escape out of an after thunk wins over the one in progress.
(call/cc
  (lambda (first)
    (call/cc
      (lambda (second)
        (dynamic-wind void (lambda () (second 'second)) (lambda () (first 'first)))))
    'not-reached)) ; => first

;; An escape out of a before thunk: the extent was never entered, its after thunk does not run.
(call/cc (lambda (k) (dynamic-wind (lambda () (k 'left)) void (lambda () (note 'after))))) ; => left
(noted) ; => ()

;; An exception runs the after thunk on its way to `guard`.
(guard (e (#t (note 'handled) e)) (winding 'a (lambda () (raise 'oops)))) ; => oops
(noted) ; => ((in a) (out a) handled)

;; Before and after thunks see the parameters and handlers of the `dynamic-wind` call, not those of the place
;; that is left.
(define p (make-parameter 'outside))
(define seen '())
(call/cc
  (lambda (k)
    (dynamic-wind
      (lambda () (set! seen (cons (p) seen)))
      (lambda () (parameterize ((p 'inside)) (k #f)))
      (lambda () (set! seen (cons (p) seen))))))
seen ; => (outside outside)

;; Deep nesting.
(define (nest n thunk)
  (if (= n 0) (thunk) (dynamic-wind void (lambda () (nest (- n 1) thunk)) (lambda () (set! left (+ left 1))))))
(define left 0)
(call/cc (lambda (k) (nest 1000 (lambda () (k #f)))))
left ; => 1000
