;;;; What the forms `time`, `with-trace` and `assert` call. None of the names is seen by programs.

;;; Calls `thunk`, prints how long it took, and returns its values.
(define (%time thunk)
  (let ((start (current-jiffy)))
    (%call-with-values
     thunk
     (lambda results
       (let ((microseconds (round (/ (* 1000000 (- (current-jiffy) start)) (jiffies-per-second)))))
         (display (string-append "; " (number->string (inexact (/ microseconds 1000))) " ms\n"))
         (apply values results))))))

;;; Calls `thunk` while what happens is recorded, and returns its values. However it is left, the recording ends.
(define (%with-trace thunk)
  (let ((number 0))
    (dynamic-wind
     (lambda () (set! number (%trace-begin!)))
     thunk
     (lambda () (%trace-end! number)))))

;;; Raises the condition of an assertion that does not hold; `form` is its text as data. What the program gives
;;; behind it explains it: strings as they are, other values as they are written.
(define (%assertion-failed form irritants)
  (let loop ((rest irritants) (message (string-append "assertion failed: " (%describe form))) (separator ": "))
    (if (pair? rest)
        (let ((shown (if (string? (car rest)) (car rest) (%describe (car rest)))))
          (loop (cdr rest) (string-append message separator shown) " "))
        (raise (%error-condition 'assertion-failed message irritants)))))
