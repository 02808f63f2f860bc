;;;; Loops that show how far they are.

;;; `for-each`, with a progress bar that fills from element to element, up to the end of the shortest list.
;;; (for-each/progress (lambda (x) (sleep 0.001)) '(1 2 3)) ; prints ████████████████████ 100 %  3/3
(define (for-each/progress proc list . lists)
  (%check-procedure 'for-each/progress 1 proc)
  (%check-lists 'for-each/progress 2 (cons list lists))
  (let ((bar (progress-bar (apply min (length list) (map length lists)))))
    (apply for-each
           (lambda items
             (apply proc items)
             (progress-step! bar))
           list
           lists)))
