;;;; Memory orders, flags and boxes. All operations are in one order that all threads agree on, which is what the
;;;; strongest memory order asks for and satisfies every other; an order that is given is checked and nothing else.

(define %orders '(relaxed acquire release acquire-release sequentially-consistent))

;;; The symbol of a memory order: `relaxed`, `acquire`, `release`, `acquire-release` or `sequentially-consistent`.
;;; (memory-order acquire-release) ; => acquire-release
(define-syntax memory-order
  (syntax-rules (relaxed acquire release acquire-release sequentially-consistent)
    ((_ relaxed) 'relaxed)
    ((_ acquire) 'acquire)
    ((_ release) 'release)
    ((_ acquire-release) 'acquire-release)
    ((_ sequentially-consistent) 'sequentially-consistent)
    ((_ other)
     (syntax-error "a memory order is relaxed, acquire, release, acquire-release or sequentially-consistent" other))))

;;; Whether the object is the symbol of a memory order.
;;; (map memory-order? '(relaxed consume 5)) ; => (#t #f #f)
(define (memory-order? object) (and (memq object %orders) #t))

;; `order` is the list of what was given behind the other arguments.
(define (%check-order who position order)
  (if (pair? order)
      (begin
        (if (not (memory-order? (car order))) (%wrong-type who position "a memory order" (car order)))
        (%check-optionals who (- position 1) 1 order))))

;;; Orders the memory accesses before it and those after it, as the memory order says.
;;; (atomic-fence (memory-order release)) ; prints nothing
(define (atomic-fence order)
  (%check-order 'atomic-fence 1 (list order))
  (atomic-exchange! %fence #f)
  (if #f #f))

(define %fence (make-atomic-box #f))

;;; Sets an atomic flag, and returns whether it was set before.
;;; (let ((f (make-atomic-flag))) (list (atomic-flag-test-and-set! f) (atomic-flag-test-and-set! f))) ; => (#f #t)
(define (atomic-flag-test-and-set! flag . order)
  (%check-order 'atomic-flag-test-and-set! 2 order)
  (plain:atomic-flag-test-and-set! flag))

;;; Clears an atomic flag.
;;; (let ((f (make-atomic-flag))) (atomic-flag-test-and-set! f) (atomic-flag-clear! f 'release) (atomic-flag-test-and-set! f)) ; => #f
(define (atomic-flag-clear! flag . order)
  (%check-order 'atomic-flag-clear! 2 order)
  (plain:atomic-flag-clear! flag))

(define (%check-box who box)
  (if (not (atomic-box? box)) (%wrong-type who 1 "an atomic box" box)))

;;; The content of an atomic box.
;;; (atomic-box-ref (make-atomic-box 'here) 'acquire) ; => here
(define (atomic-box-ref box . order)
  (%check-box 'atomic-box-ref box)
  (%check-order 'atomic-box-ref 2 order)
  (atomic-load box))

;;; Replaces the content of an atomic box.
;;; (let ((b (make-atomic-box 1))) (atomic-box-set! b 2) (atomic-box-ref b)) ; => 2
(define (atomic-box-set! box object . order)
  (%check-box 'atomic-box-set! box)
  (%check-order 'atomic-box-set! 3 order)
  (atomic-store! box object))

;;; Replaces the content of an atomic box, and returns the one before.
;;; (atomic-box-swap! (make-atomic-box 'old) 'new) ; => old
(define (atomic-box-swap! box object . order)
  (%check-box 'atomic-box-swap! box)
  (%check-order 'atomic-box-swap! 3 order)
  (atomic-exchange! box object))

;;; Replaces the content of an atomic box by `desired` if it is `expected`; returns the one before either way.
;;; (let ((b (make-atomic-box 'a))) (list (atomic-box-compare-and-swap! b 'a 'b) (atomic-box-ref b))) ; => (a b)
(define (atomic-box-compare-and-swap! box expected desired . order)
  (%check-box 'atomic-box-compare-and-swap! box)
  (%check-order 'atomic-box-compare-and-swap! 4 order)
  (atomic-compare-and-swap! box expected desired))
