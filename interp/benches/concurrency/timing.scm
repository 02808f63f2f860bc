;;;; What the workloads beside this file have in common: `rate` and `report`, which print a line each: name, unit and
;;;; figure, with tabs between.

(define rounds 5)

(define (seconds thunk)
  (let ((start (current-jiffy)))
    (thunk)
    (inexact (/ (- (current-jiffy) start) (jiffies-per-second)))))

(define (median numbers) (list-ref (list-sort < numbers) (quotient (length numbers) 2)))

(define (report name unit value)
  (printf "~a\t~a\t~a\n" name unit (if (> value 1000) (exact (round value)) value)))

(define (rate name unit count thunk)
  (report name unit (/ count (median (map (lambda (i) (seconds thunk)) (range rounds))))))

