;;;; A form that is not written as it should be, after one that is.

(define early 'early)
(define (late x)
  (if))
