;;;; The procedures over the vectors of one type. Each library of a type says what `type` is, includes this text, and
;;;; exports the names with the name of its type in place of `typed`: `typed-vector-map` of (srfi 160 f64) is
;;;; `f64vector-map`. Semantics are those of (srfi 133) and (srfi 152).

(define (%result operation list) (results->elements type operation list))

(define (%elements vector) (all-elements type vector))

(define (%size vector) (vector-size type '@vector-length vector))

(define (%check-walk operation proc vectors)
  (%check-procedure (operation-name type operation) 1 proc)
  (check-vectors type operation 2 vectors))

;;; A new vector: `(proc index state)` gives the element and the next state.
(define (typed-vector-unfold proc size seed)
  (%check-procedure (operation-name type '@vector-unfold) 1 proc)
  (%check-index (operation-name type '@vector-unfold) 2 size)
  (%unfold! '@vector-unfold proc (new-vector type size) 0 size 1 seed))

;;; The same from the last index to the first.
(define (typed-vector-unfold-right proc size seed)
  (%check-procedure (operation-name type '@vector-unfold-right) 1 proc)
  (%check-index (operation-name type '@vector-unfold-right) 2 size)
  (%unfold! '@vector-unfold-right proc (new-vector type size) (- size 1) -1 -1 seed))

;;; A copy of the vector or of a range of it.
(define (typed-vector-copy vector . range)
  (check-vector type '@vector-copy 1 vector)
  (call-with-range type '@vector-copy 2 vector range
                   (lambda (start end) (copy-of type vector start end))))

;;; The same with the elements reversed.
(define (typed-vector-reverse-copy vector . range)
  (check-vector type '@vector-reverse-copy 1 vector)
  (call-with-range type '@vector-reverse-copy 2 vector range
                   (lambda (start end) (%reversed vector start end))))

(define (%reversed vector start end)
  (%result '@vector-reverse-copy (reverse (elements->list type vector start end))))

;;; A vector of the elements of all.
(define (typed-vector-append . vectors)
  (check-vectors type '@vector-append 1 vectors)
  (%append vectors))

(define (%append vectors)
  (let ((result (new-vector type (fold (lambda (vector sum) (+ (%size vector) sum)) 0 vectors))))
    (fold
     (lambda (vector at)
       (copy-elements! type result at vector 0 (%size vector))
       (+ at (%size vector)))
     0 vectors)
    result))

;;; A vector of the elements of all vectors of a list.
(define (typed-vector-concatenate vectors)
  (if (not (and (list? vectors) (every (lambda (vector) (vector-of? type vector)) vectors)))
      (%wrong-type (operation-name type '@vector-concatenate) 1
                   (string-append "a list of vectors of the type " (type-name type)) vectors))
  (%append vectors))

;;; A vector of the ranges of several: the arguments are a vector, a start and an end, again and again.
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

;; The first range of the arguments; its vector is at `position`.
(define (%part position arguments)
  (let ((vector (car arguments)))
    (check-vector type '@vector-append-subvectors position vector)
    (call-with-range type '@vector-append-subvectors (+ position 1) vector (list (cadr arguments) (caddr arguments))
                     (lambda (start end) (copy-of type vector start end)))))

;;; Whether the vector has no elements.
(define (typed-vector-empty? vector)
  (= 0 (vector-size type '@vector-empty? vector)))

;;; Whether all have the same length and the same elements.
(define (typed-vector= . vectors)
  (check-vectors type '@vector= 1 vectors)
  (or (null? vectors)
      (let loop ((first (car vectors)) (rest (cdr vectors)))
        (or (null? rest)
            (and (same-elements? type first (car rest))
                 (loop (car rest) (cdr rest)))))))

(define (%check-count operation vector n)
  (check-vector type operation 1 vector)
  (if (not (and (exact-integer? n) (<= 0 n (%size vector))))
      (%out-of-range (operation-name type operation) 2 "a number up to the length" n)))

;;; The first `n` elements.
(define (typed-vector-take vector n)
  (%check-count '@vector-take vector n)
  (copy-of type vector 0 n))

;;; The last `n` elements.
(define (typed-vector-take-right vector n)
  (%check-count '@vector-take-right vector n)
  (copy-of type vector (- (%size vector) n) (%size vector)))

;;; All but the first `n` elements.
(define (typed-vector-drop vector n)
  (%check-count '@vector-drop vector n)
  (copy-of type vector n (%size vector)))

;;; All but the last `n` elements.
(define (typed-vector-drop-right vector n)
  (%check-count '@vector-drop-right vector n)
  (copy-of type vector 0 (- (%size vector) n)))

;;; A list of vectors of `n` elements each; the last may be shorter.
(define (typed-vector-segment vector n)
  (check-vector type '@vector-segment 1 vector)
  (if (not (and (exact-integer? n) (> n 0)))
      (%wrong-type (operation-name type '@vector-segment) 2 "a positive exact integer" n))
  (let ((size (%size vector)))
    (let loop ((start 0) (parts '()))
      (if (>= start size)
          (reverse parts)
          (loop (+ start n) (cons (copy-of type vector start (min size (+ start n))) parts))))))
