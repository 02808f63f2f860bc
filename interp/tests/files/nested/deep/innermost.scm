;;;; The end of a chain of files.

(define (innermost) 'innermost)
