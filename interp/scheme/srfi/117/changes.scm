;;;; List queues changed, joined and mapped.

;;; Adds an element in front of the others.
;;; (let ((q (list-queue 1 2))) (list-queue-add-front! q 0) (list-queue-list q)) ; => (0 1 2)
(define (list-queue-add-front! queue element)
  (%check-queue 'list-queue-add-front! 1 queue)
  (let ((pair (cons element (%first queue))))
    (%set-first! queue pair)
    (if (null? (%last queue)) (%set-last! queue pair))))

;;; Adds an element behind the others.
;;; (let ((q (list-queue 1 2))) (list-queue-add-back! q 3) (list-queue-list q)) ; => (1 2 3)
(define (list-queue-add-back! queue element)
  (%check-queue 'list-queue-add-back! 1 queue)
  (let ((pair (list element)))
    (if (null? (%last queue))
        (%set-first! queue pair)
        (set-cdr! (%last queue) pair))
    (%set-last! queue pair)))

;;; Removes the first element and returns it.
;;; (let ((q (list-queue 1 2))) (list-queue-remove-front! q)) ; => 1
(define (list-queue-remove-front! queue)
  (%check-not-empty 'list-queue-remove-front! queue)
  (let ((pair (%first queue)))
    (%set-first! queue (cdr pair))
    (if (null? (cdr pair)) (%set-last! queue '()))
    (car pair)))

;;; Removes the last element and returns it, in time that grows with the length.
;;; (let ((q (list-queue 1 2))) (list (list-queue-remove-back! q) (list-queue-list q))) ; => (2 (1))
(define (list-queue-remove-back! queue)
  (%check-not-empty 'list-queue-remove-back! queue)
  (let ((element (car (%last queue))))
    (if (eq? (%first queue) (%last queue))
        (%set-both! queue '() '())
        (let loop ((pair (%first queue)))
          (if (eq? (cdr pair) (%last queue))
              (begin
                (set-cdr! pair '())
                (%set-last! queue pair))
              (loop (cdr pair)))))
    element))

(define (%set-both! queue first last)
  (%set-first! queue first)
  (%set-last! queue last))

;;; Removes all elements and returns the list of them.
;;; (let ((q (list-queue 1 2))) (list (list-queue-remove-all! q) (list-queue-empty? q))) ; => ((1 2) #t)
(define (list-queue-remove-all! queue)
  (%check-queue 'list-queue-remove-all! 1 queue)
  (let ((list (%first queue)))
    (%set-both! queue '() '())
    list))

;;; Makes the elements of a list, whose pairs are used, those of the queue; the last pair may be given.
;;; (let ((q (list-queue 1))) (list-queue-set-list! q (list 4 5)) (list-queue-back q)) ; => 5
(define list-queue-set-list!
  (case-lambda
    ((queue list)
     (%check-queue 'list-queue-set-list! 1 queue)
     (%set-both! queue list (%last-pair 'list-queue-set-list! 2 list)))
    ((queue first last)
     (%check-queue 'list-queue-set-list! 1 queue)
     (%check-ends 'list-queue-set-list! 2 first last)
     (%set-both! queue first last))))

;;; A new queue of the elements of all queues.
;;; (list-queue-list (list-queue-append (list-queue 1 2) (list-queue 3))) ; => (1 2 3)
(define (list-queue-append . queues)
  (%check-queues 'list-queue-append 1 queues)
  (list-queue-concatenate queues))

;;; The same, and the queues given may be used up for it.
;;; (list-queue-list (list-queue-append! (list-queue 1 2) (list-queue) (list-queue 3))) ; => (1 2 3)
(define (list-queue-append! . queues)
  (%check-queues 'list-queue-append! 1 queues)
  (let ((result (list-queue)))
    (for-each
     (lambda (queue)
       (cond ((null? (%first queue)))
             ((null? (%first result)) (%set-both! result (%first queue) (%last queue)))
             (else
              (set-cdr! (%last result) (%first queue))
              (%set-last! result (%last queue)))))
     queues)
    result))

;;; A new queue of the elements of all queues of a list.
;;; (list-queue-list (list-queue-concatenate (list (list-queue 1 2) (list-queue 3)))) ; => (1 2 3)
(define (list-queue-concatenate queues)
  (if (not (and (list? queues) (every list-queue? queues)))
      (%wrong-type 'list-queue-concatenate 1 "a list of list queues" queues))
  (make-list-queue (append-map (lambda (queue) (list-copy (%first queue))) queues)))

;;; A new queue of the results of `proc` for the elements.
;;; (list-queue-list (list-queue-map - (list-queue 1 2))) ; => (-1 -2)
(define (list-queue-map proc queue)
  (%check-procedure 'list-queue-map 1 proc)
  (%check-queue 'list-queue-map 2 queue)
  (make-list-queue (map proc (%first queue))))

;;; Replaces each element by the result of `proc` for it.
;;; (let ((q (list-queue 1 2))) (list-queue-map! - q) (list-queue-list q)) ; => (-1 -2)
(define (list-queue-map! proc queue)
  (%check-procedure 'list-queue-map! 1 proc)
  (%check-queue 'list-queue-map! 2 queue)
  (let loop ((pair (%first queue)))
    (if (pair? pair)
        (begin
          (set-car! pair (proc (car pair)))
          (loop (cdr pair))))))

;;; Calls `proc` with each element, for its effect.
;;; (list-queue-for-each display (list-queue 1 2)) ; prints 12
(define (list-queue-for-each proc queue)
  (%check-procedure 'list-queue-for-each 1 proc)
  (%check-queue 'list-queue-for-each 2 queue)
  (for-each proc (%first queue)))
