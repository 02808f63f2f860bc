;;;; A list that is never closed.

(define early 'early)
(define (late)
  (list "late" early)
