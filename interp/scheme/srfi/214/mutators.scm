;;;; Flexvectors changed in place. What is no longer in use is cleared, so that it does not keep objects alive.

;; Makes room for `extra` more elements.
(define (%reserve! fv extra)
  (let ((needed (+ (%length fv) extra)) (elements (%elements fv)))
    (if (> needed (vector-length elements))
        (let ((larger (make-vector (max needed (* 2 (vector-length elements)) 4) #f)))
          (vector-copy! larger 0 elements 0 (%length fv))
          (%set-elements! fv larger)))))

;; Puts the elements of a vector before the one at an index.
(define (%insert! fv index added)
  (let ((n (vector-length added)) (length (%length fv)))
    (%reserve! fv n)
    (let ((elements (%elements fv)))
      (if (< index length) (vector-copy! elements (+ index n) elements index length))
      (vector-copy! elements index added)
      (%set-length! fv (+ length n))
      fv)))

;; Takes out the elements from `start` up to but without `end`.
(define (%delete! fv start end)
  (let ((elements (%elements fv)) (length (%length fv)))
    (if (< start end)
        (let ((left (- length (- end start))))
          (if (< end length) (vector-copy! elements start elements end length))
          (vector-fill! elements #f left length)
          (%set-length! fv left)))
    fv))

;;; Puts elements before the one at an index, or at the end; returns the flexvector.
;;; (flexvector->list (flexvector-add! (flexvector 'a 'b) 1 'c 'd)) ; => (a c d b)
(define (flexvector-add! fv index . elements)
  (%check-flexvector 'flexvector-add! 1 fv)
  (%check-bound 'flexvector-add! 2 index (%length fv))
  (%insert! fv index (list->vector elements)))

;;; Puts elements before the first; returns the flexvector.
;;; (flexvector->list (flexvector-add-front! (flexvector 'a) 'b 'c)) ; => (b c a)
(define (flexvector-add-front! fv . elements)
  (%check-flexvector 'flexvector-add-front! 1 fv)
  (%insert! fv 0 (list->vector elements)))

;;; Puts elements behind the last; returns the flexvector.
;;; (flexvector->list (flexvector-add-back! (flexvector 'a) 'b 'c)) ; => (a b c)
(define flexvector-add-back!
  (case-lambda
    ((fv element)
     (%check-flexvector 'flexvector-add-back! 1 fv)
     (%reserve! fv 1)
     (vector-set! (%elements fv) (%length fv) element)
     (%set-length! fv (+ (%length fv) 1))
     fv)
    ((fv . elements)
     (%check-flexvector 'flexvector-add-back! 1 fv)
     (%insert! fv (%length fv) (list->vector elements)))))

;;; Puts the elements of a list before the one at an index, or at the end; returns the flexvector.
;;; (flexvector->list (flexvector-add-all! (flexvector 'a 'b) 1 '(c d))) ; => (a c d b)
(define (flexvector-add-all! fv index elements)
  (%check-flexvector 'flexvector-add-all! 1 fv)
  (%check-bound 'flexvector-add-all! 2 index (%length fv))
  (%check-list 'flexvector-add-all! 3 elements)
  (%insert! fv index (list->vector elements)))

;;; Puts the elements of other flexvectors behind the last of the first; returns it.
;;; (flexvector->list (flexvector-append! (flexvector 'a) (flexvector 'b) (flexvector 'c))) ; => (a b c)
(define (flexvector-append! fv . fvs)
  (%check-flexvector 'flexvector-append! 1 fv)
  (%insert! fv (%length fv) (vector-concatenate (%vectors 'flexvector-append! 2 fvs))))

(define (%remove! who fv position index)
  (%check-element who fv position index)
  (let ((element (vector-ref (%elements fv) index)))
    (%delete! fv index (+ index 1))
    element))

;;; Takes out the element at an index and returns it.
;;; (let ((fv (flexvector 'a 'b 'c))) (list (flexvector-remove! fv 1) (flexvector->list fv))) ; => (b (a c))
(define (flexvector-remove! fv index) (%remove! 'flexvector-remove! fv 2 index))

;;; Takes out the first element and returns it.
;;; (flexvector-remove-front! (flexvector 'a 'b)) ; => a
(define (flexvector-remove-front! fv) (%remove! 'flexvector-remove-front! fv 1 0))

;;; Takes out the last element and returns it.
;;; (flexvector-remove-back! (flexvector 'a 'b)) ; => b
(define (flexvector-remove-back! fv)
  (%check-flexvector 'flexvector-remove-back! 1 fv)
  (%remove! 'flexvector-remove-back! fv 1 (max 0 (- (%length fv) 1))))

;;; Takes out the elements from `start` up to but without `end`; returns the flexvector.
;;; (flexvector->list (flexvector-remove-range! (flexvector 'a 'b 'c 'd) 1 3)) ; => (a d)
(define flexvector-remove-range!
  (case-lambda
    ((fv start) (flexvector-remove-range! fv start #f))
    ((fv start end)
     (%check-flexvector 'flexvector-remove-range! 1 fv)
     (%clamped 'flexvector-remove-range! 2 start end (%length fv)
               (lambda (start end) (%delete! fv start end))))))

;;; Takes out all elements; returns the flexvector.
;;; (flexvector-length (flexvector-clear! (flexvector 'a 'b))) ; => 0
(define (flexvector-clear! fv)
  (%check-flexvector 'flexvector-clear! 1 fv)
  (%set-elements! fv (vector))
  (%set-length! fv 0)
  fv)

;;; Replaces the element at an index and returns the old one; the index behind the last adds an element.
;;; (let ((fv (flexvector 'a))) (list (flexvector-set! fv 0 'b) (flexvector->list fv))) ; => (a (b))
(define (flexvector-set! fv index element)
  (%check-flexvector 'flexvector-set! 1 fv)
  (%check-bound 'flexvector-set! 2 index (%length fv))
  (if (= index (%length fv))
      (begin
        (flexvector-add-back! fv element)
        #f)
      (let ((old (vector-ref (%elements fv) index)))
        (vector-set! (%elements fv) index element)
        old)))

;;; Exchanges the elements at two indices; returns the flexvector.
;;; (flexvector->list (flexvector-swap! (flexvector 'a 'b 'c) 0 2)) ; => (c b a)
(define (flexvector-swap! fv i j)
  (%check-element 'flexvector-swap! fv 2 i)
  (%check-element 'flexvector-swap! fv 3 j)
  (vector-swap! (%elements fv) i j)
  fv)

;;; Replaces all elements, or those from `start` to `end`, by `fill`; returns the flexvector.
;;; (flexvector->list (flexvector-fill! (flexvector 'a 'b 'c) 'x 1)) ; => (a x x)
(define flexvector-fill!
  (case-lambda
    ((fv fill) (flexvector-fill! fv fill 0 #f))
    ((fv fill start) (flexvector-fill! fv fill start #f))
    ((fv fill start end)
     (%check-flexvector 'flexvector-fill! 1 fv)
     (%clamped 'flexvector-fill! 3 start end (%length fv)
               (lambda (start end) (vector-fill! (%elements fv) fill start end)))
     fv)))

;;; Turns the order of the elements round; returns the flexvector.
;;; (flexvector->list (flexvector-reverse! (flexvector 1 2 3))) ; => (3 2 1)
(define (flexvector-reverse! fv)
  (%check-flexvector 'flexvector-reverse! 1 fv)
  (vector-reverse! (%elements fv) 0 (%length fv))
  fv)

;; Writes a vector into the flexvector from an index on, which may lengthen it.
(define (%write! to at part)
  (let ((end (+ at (vector-length part))))
    (if (> end (%length to))
        (begin
          (%reserve! to (- end (%length to)))
          (%set-length! to end)))
    (vector-copy! (%elements to) at part)
    to))

(define (%copy! who to at from start end arrange)
  (%check-flexvector who 1 to)
  (%check-bound who 2 at (%length to))
  (%check-flexvector who 3 from)
  (%clamped who 4 start end (%length from)
            (lambda (start end) (%write! to at (arrange (vector-copy (%elements from) start end))))))

;;; Copies a part of `from` into `to` at an index, which may lengthen `to`; returns it.
;;; (flexvector->list (flexvector-copy! (flexvector 1 2 3) 2 (flexvector 'a 'b))) ; => (1 2 a b)
(define flexvector-copy!
  (case-lambda
    ((to at from) (flexvector-copy! to at from 0 #f))
    ((to at from start) (flexvector-copy! to at from start #f))
    ((to at from start end) (%copy! 'flexvector-copy! to at from start end values))))

;;; Copies a part of `from` into `to` at an index, in the opposite order, which may lengthen `to`; returns it.
;;; (flexvector->list (flexvector-reverse-copy! (flexvector 1 2 3) 2 (flexvector 'a 'b))) ; => (1 2 b a)
(define flexvector-reverse-copy!
  (case-lambda
    ((to at from) (flexvector-reverse-copy! to at from 0 #f))
    ((to at from start) (flexvector-reverse-copy! to at from start #f))
    ((to at from start end) (%copy! 'flexvector-reverse-copy! to at from start end vector-reverse-copy))))
