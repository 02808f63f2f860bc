;;;; Atomic boxes that hold a fixnum. An update is repeated when it was overtaken by another one that was done, so all
;;;; are lock-free.

(define-record-type atomic-fxbox
  (%make-fxbox box)
  atomic-fxbox?
  (box %fxbox-box))

(define (%check-fixnum who position object)
  (if (not (fixnum? object)) (%wrong-type who position "a fixnum" object)))

(define (%check-fxbox who object)
  (if (not (atomic-fxbox? object)) (%wrong-type who 1 "an atomic fixnum box" object)))

;;; An atomic box that holds a fixnum.
;;; (atomic-fxbox-ref (make-atomic-fxbox 5)) ; => 5
(define (make-atomic-fxbox fixnum)
  (%check-fixnum 'make-atomic-fxbox 1 fixnum)
  (%make-fxbox (make-atomic-box fixnum)))

;;; The content of an atomic fixnum box.
;;; (atomic-fxbox-ref (make-atomic-fxbox 5) 'relaxed) ; => 5
(define (atomic-fxbox-ref fxbox . order)
  (%check-fxbox 'atomic-fxbox-ref fxbox)
  (%check-order 'atomic-fxbox-ref 2 order)
  (atomic-load (%fxbox-box fxbox)))

;;; Replaces the content of an atomic fixnum box.
;;; (let ((b (make-atomic-fxbox 5))) (atomic-fxbox-set! b 6) (atomic-fxbox-ref b)) ; => 6
(define (atomic-fxbox-set! fxbox fixnum . order)
  (%check-fxbox 'atomic-fxbox-set! fxbox)
  (%check-fixnum 'atomic-fxbox-set! 2 fixnum)
  (%check-order 'atomic-fxbox-set! 3 order)
  (atomic-store! (%fxbox-box fxbox) fixnum))

;;; Replaces the content of an atomic fixnum box, and returns the one before.
;;; (atomic-fxbox-swap! (make-atomic-fxbox 5) 6) ; => 5
(define (atomic-fxbox-swap! fxbox fixnum . order)
  (%check-fxbox 'atomic-fxbox-swap! fxbox)
  (%check-fixnum 'atomic-fxbox-swap! 2 fixnum)
  (%check-order 'atomic-fxbox-swap! 3 order)
  (atomic-exchange! (%fxbox-box fxbox) fixnum))

;;; Replaces the content of an atomic fixnum box if it is `expected`; returns the one before either way.
;;; (let ((b (make-atomic-fxbox 5))) (list (atomic-fxbox-compare-and-swap! b 5 6) (atomic-fxbox-ref b))) ; => (5 6)
(define (atomic-fxbox-compare-and-swap! fxbox expected desired . order)
  (%check-fxbox 'atomic-fxbox-compare-and-swap! fxbox)
  (%check-fixnum 'atomic-fxbox-compare-and-swap! 2 expected)
  (%check-fixnum 'atomic-fxbox-compare-and-swap! 3 desired)
  (%check-order 'atomic-fxbox-compare-and-swap! 4 order)
  (atomic-compare-and-swap! (%fxbox-box fxbox) expected desired))

;; Combines the content with a fixnum; gives the content before.
(define (%fetch who combine fxbox fixnum order)
  (%check-fxbox who fxbox)
  (%check-fixnum who 2 fixnum)
  (%check-order who 3 order)
  (let ((box (%fxbox-box fxbox)))
    (let loop ((before (atomic-load box)))
      (let ((after (combine before fixnum)))
        (if (not (fixnum? after)) (%out-of-range who 2 "a fixnum with which the result is one" fixnum))
        (let ((seen (atomic-compare-and-swap! box before after)))
          (if (eqv? seen before) before (loop seen)))))))

;;; Adds a fixnum to the content of an atomic fixnum box, and returns the content before.
;;; (let ((b (make-atomic-fxbox 5))) (list (atomic-fxbox+/fetch! b 2) (atomic-fxbox-ref b))) ; => (5 7)
(define (atomic-fxbox+/fetch! fxbox fixnum . order)
  (%fetch 'atomic-fxbox+/fetch! + fxbox fixnum order))

;;; Takes a fixnum off the content of an atomic fixnum box, and returns the content before.
;;; (let ((b (make-atomic-fxbox 5))) (list (atomic-fxbox-/fetch! b 2) (atomic-fxbox-ref b))) ; => (5 3)
(define (atomic-fxbox-/fetch! fxbox fixnum . order)
  (%fetch 'atomic-fxbox-/fetch! - fxbox fixnum order))

;;; Keeps those bits of an atomic fixnum box that are set in the fixnum too, and returns the content before.
;;; (let ((b (make-atomic-fxbox 12))) (list (atomic-fxbox-and/fetch! b 10) (atomic-fxbox-ref b))) ; => (12 8)
(define (atomic-fxbox-and/fetch! fxbox fixnum . order)
  (%fetch 'atomic-fxbox-and/fetch! bitwise-and fxbox fixnum order))

;;; Sets those bits of an atomic fixnum box that are set in the fixnum, and returns the content before.
;;; (let ((b (make-atomic-fxbox 12))) (list (atomic-fxbox-ior/fetch! b 10) (atomic-fxbox-ref b))) ; => (12 14)
(define (atomic-fxbox-ior/fetch! fxbox fixnum . order)
  (%fetch 'atomic-fxbox-ior/fetch! bitwise-ior fxbox fixnum order))

;;; Turns those bits of an atomic fixnum box over that are set in the fixnum, and returns the content before.
;;; (let ((b (make-atomic-fxbox 12))) (list (atomic-fxbox-xor/fetch! b 10) (atomic-fxbox-ref b))) ; => (12 6)
(define (atomic-fxbox-xor/fetch! fxbox fixnum . order)
  (%fetch 'atomic-fxbox-xor/fetch! bitwise-xor fxbox fixnum order))
