;;;; The last form fails when it runs.

(define early 'early)
(define-syntax twice
  (syntax-rules () ((_ x) (list x x))))
(define both (twice early))
(define late (car 'both))
