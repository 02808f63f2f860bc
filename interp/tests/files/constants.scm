;;;; Definitions that other files and programs include.

(define one 1)
(define two (+ one one))
