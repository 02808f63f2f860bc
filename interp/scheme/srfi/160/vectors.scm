;;;; The procedures over the vectors of one type. Each library of a type says what `type` is, includes this text, and
;;;; gives the macro here the names of its procedures, so that they show themselves by these: `typed-vector-copy` is
;;;; `f64vector-copy` in (srfi 160 f64). Definitions stand at the left inside the macro too, for there their
;;;; documentation is looked for. Semantics are those of (srfi 133) and (srfi 152).

(define (%result operation list) (results->elements type operation list))

(define (%elements vector) (all-elements type vector))

(define (%size vector) (vector-size type '@vector-length vector))

(define (%check-walk operation proc vectors)
  (%check-procedure (operation-name type operation) 1 proc)
  (check-vectors type operation 2 vectors))

(define (%reversed vector start end)
  (%result '@vector-reverse-copy (reverse (elements->list type vector start end))))

(define (%append vectors)
  (let ((result (new-vector type (fold (lambda (vector sum) (+ (%size vector) sum)) 0 vectors))))
    (fold
     (lambda (vector at)
       (copy-elements! type result at vector 0 (%size vector))
       (+ at (%size vector)))
     0 vectors)
    result))

;; The first range of the arguments; its vector is at `position`.
(define (%part position arguments)
  (let ((vector (car arguments)))
    (check-vector type '@vector-append-subvectors position vector)
    (call-with-range type '@vector-append-subvectors (+ position 1) vector (list (cadr arguments) (caddr arguments))
                     (lambda (start end) (copy-of type vector start end)))))

(define (%check-count operation vector n)
  (check-vector type operation 1 vector)
  (if (not (and (exact-integer? n) (<= 0 n (%size vector))))
      (%out-of-range (operation-name type operation) 2 "a number up to the length" n)))

(define-syntax define-typed-vectors
(syntax-rules ()
((_ typed-vector-unfold typed-vector-unfold-right typed-vector-copy typed-vector-reverse-copy typed-vector-append
  typed-vector-concatenate typed-vector-append-subvectors typed-vector-empty? typed-vector= typed-vector-take
  typed-vector-take-right typed-vector-drop typed-vector-drop-right typed-vector-segment)
(begin

;;; A new vector: `(proc index state)` gives the element and the next state.
;;; (u8vector->list (u8vector-unfold (lambda (i x) (values x (* 2 x))) 4 1)) ; => (1 2 4 8)
(define (typed-vector-unfold proc size seed)
  (%check-procedure (operation-name type '@vector-unfold) 1 proc)
  (%check-index (operation-name type '@vector-unfold) 2 size)
  (%unfold! '@vector-unfold proc (new-vector type size) 0 size 1 seed))

;;; The same from the last index to the first.
;;; (u8vector->list (u8vector-unfold-right (lambda (i x) (values x (* 2 x))) 4 1)) ; => (8 4 2 1)
(define (typed-vector-unfold-right proc size seed)
  (%check-procedure (operation-name type '@vector-unfold-right) 1 proc)
  (%check-index (operation-name type '@vector-unfold-right) 2 size)
  (%unfold! '@vector-unfold-right proc (new-vector type size) (- size 1) -1 -1 seed))

;;; A copy of the vector or of a range of it.
;;; (u8vector->list (u8vector-copy (u8vector 1 2 3) 1)) ; => (2 3)
(define (typed-vector-copy vector . range)
  (check-vector type '@vector-copy 1 vector)
  (call-with-range type '@vector-copy 2 vector range
                   (lambda (start end) (copy-of type vector start end))))

;;; The same with the elements reversed.
;;; (u8vector->list (u8vector-reverse-copy (u8vector 1 2 3) 1)) ; => (3 2)
(define (typed-vector-reverse-copy vector . range)
  (check-vector type '@vector-reverse-copy 1 vector)
  (call-with-range type '@vector-reverse-copy 2 vector range
                   (lambda (start end) (%reversed vector start end))))

;;; A vector of the elements of all.
;;; (u8vector->list (u8vector-append (u8vector 1 2) (u8vector 3))) ; => (1 2 3)
(define (typed-vector-append . vectors)
  (check-vectors type '@vector-append 1 vectors)
  (%append vectors))

;;; A vector of the elements of all vectors of a list.
;;; (u8vector->list (u8vector-concatenate (list (u8vector 1 2) (u8vector 3)))) ; => (1 2 3)
(define (typed-vector-concatenate vectors)
  (if (not (and (list? vectors) (every (lambda (vector) (vector-of? type vector)) vectors)))
      (%wrong-type (operation-name type '@vector-concatenate) 1
                   (string-append "a list of vectors of the type " (type-name type)) vectors))
  (%append vectors))

;;; A vector of the ranges of several: the arguments are a vector, a start and an end, again and again.
;;; (u8vector->list (u8vector-append-subvectors (u8vector 1 2 3) 0 2 (u8vector 4 5 6) 1 3)) ; => (1 2 5 6)
(define (typed-vector-append-subvectors . arguments)
  (let loop ((rest arguments) (position 1) (parts '()))
    (cond ((null? rest) (%append (reverse parts)))
          ((and (pair? (cdr rest)) (pair? (cddr rest)))
           (loop (cdddr rest) (+ position 3) (cons (%part position rest) parts)))
          (else
           (raise
            (%error-condition
             'arity-error
             (string-append "`" (symbol->string (operation-name type '@vector-append-subvectors))
                            "` wanted a start and an end for each vector")
             rest))))))

;;; Whether the vector has no elements.
;;; (u8vector-empty? (u8vector)) ; => #t
(define (typed-vector-empty? vector)
  (= 0 (vector-size type '@vector-empty? vector)))

;;; Whether all have the same length and the same elements.
;;; (u8vector= (u8vector 1 2) (u8vector 1 2) (u8vector 1 3)) ; => #f
(define (typed-vector= . vectors)
  (check-vectors type '@vector= 1 vectors)
  (or (null? vectors)
      (let loop ((first (car vectors)) (rest (cdr vectors)))
        (or (null? rest)
            (and (same-elements? type first (car rest))
                 (loop (car rest) (cdr rest)))))))

;;; The first `n` elements.
;;; (u8vector->list (u8vector-take (u8vector 1 2 3) 2)) ; => (1 2)
(define (typed-vector-take vector n)
  (%check-count '@vector-take vector n)
  (copy-of type vector 0 n))

;;; The last `n` elements.
;;; (u8vector->list (u8vector-take-right (u8vector 1 2 3) 2)) ; => (2 3)
(define (typed-vector-take-right vector n)
  (%check-count '@vector-take-right vector n)
  (copy-of type vector (- (%size vector) n) (%size vector)))

;;; All but the first `n` elements.
;;; (u8vector->list (u8vector-drop (u8vector 1 2 3) 2)) ; => (3)
(define (typed-vector-drop vector n)
  (%check-count '@vector-drop vector n)
  (copy-of type vector n (%size vector)))

;;; All but the last `n` elements.
;;; (u8vector->list (u8vector-drop-right (u8vector 1 2 3) 2)) ; => (1)
(define (typed-vector-drop-right vector n)
  (%check-count '@vector-drop-right vector n)
  (copy-of type vector 0 (- (%size vector) n)))

;;; A list of vectors of `n` elements each; the last may be shorter.
;;; (map u8vector->list (u8vector-segment (u8vector 1 2 3) 2)) ; => ((1 2) (3))
(define (typed-vector-segment vector n)
  (check-vector type '@vector-segment 1 vector)
  (if (not (and (exact-integer? n) (> n 0)))
      (%wrong-type (operation-name type '@vector-segment) 2 "a positive exact integer" n))
  (let ((size (%size vector)))
    (let loop ((start 0) (parts '()))
      (if (>= start size)
          (reverse parts)
          (loop (+ start n) (cons (copy-of type vector start (min size (+ start n))) parts))))))

))))
