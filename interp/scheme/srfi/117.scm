;;;; List queues: a record of the first and the last pair of a list. Pairs that came from outside are shared with the
;;;; caller, as the document of these procedures says, and are changed when an element is added behind them.

(define-record-type list-queue
  (%make-queue first last)
  list-queue?
  (first %first %set-first!)
  (last %last %set-last!))

(define (%check-queue who position object)
  (if (not (list-queue? object)) (%wrong-type who position "a list queue" object)))

(define (%check-queues who position objects)
  (if (pair? objects)
      (begin
        (%check-queue who position (car objects))
        (%check-queues who (+ position 1) (cdr objects)))))

(define (%check-not-empty who queue)
  (%check-queue who 1 queue)
  (if (null? (%first queue)) (%wrong-type who 1 "a list queue that is not empty" queue)))

;;; The last pair of a list, or the empty list.
(define (%last-pair who position list)
  (let loop ((rest list) (last '()))
    (if (pair? rest)
        (loop (cdr rest) rest)
        (begin
          (%check-end who position rest list)
          last))))

;;; A queue of the elements of a list, whose pairs it uses. With the last pair given, that takes constant time.
;;; (list-queue-list (make-list-queue (list 1 2 3))) ; => (1 2 3)
(define make-list-queue
  (case-lambda
    ((list) (%make-queue list (%last-pair 'make-list-queue 1 list)))
    ((first last)
     (%check-ends 'make-list-queue 1 first last)
     (%make-queue first last))))

(define (%check-ends who position first last)
  (if (not (or (pair? first) (null? first))) (%wrong-type who position "a list" first))
  (if (not (if (null? first) (null? last) (pair? last)))
      (%wrong-type who (+ position 1) "the last pair of the list" last)))

;;; A queue of these elements.
;;; (list-queue-list (list-queue 1 2 3)) ; => (1 2 3)
(define (list-queue . elements) (make-list-queue (list-copy elements)))

;;; A new queue of the same elements.
;;; (list-queue-list (list-queue-copy (list-queue 1 2))) ; => (1 2)
(define (list-queue-copy queue)
  (%check-queue 'list-queue-copy 1 queue)
  (make-list-queue (list-copy (%first queue))))

;;; A queue with elements made from a seed, in front of those it has: `(mapper seed)` is an element and
;;; `(successor seed)` the next seed, until `(stop? seed)`.
;;; (list-queue-list (list-queue-unfold (lambda (n) (= n 3)) - (lambda (n) (+ n 1)) 0)) ; => (0 -1 -2)
(define (list-queue-unfold stop? mapper successor seed . queue)
  (%unfold 'list-queue-unfold list-queue-add-front! stop? mapper successor seed queue))

;;; The same from the back: the first element made is the last of the queue.
;;; (list-queue-list (list-queue-unfold-right (lambda (n) (= n 3)) - (lambda (n) (+ n 1)) 0)) ; => (-2 -1 0)
(define (list-queue-unfold-right stop? mapper successor seed . queue)
  (%unfold 'list-queue-unfold-right list-queue-add-back! stop? mapper successor seed queue))

(define (%unfold who add! stop? mapper successor seed given)
  (%check-procedure who 1 stop?)
  (%check-procedure who 2 mapper)
  (%check-procedure who 3 successor)
  (let ((queue (if (pair? given) (car given) (list-queue))))
    (%check-queue who 5 queue)
    (let loop ((seed seed) (elements '()))
      (if (stop? seed)
          (for-each (lambda (element) (add! queue element)) elements)
          (let ((element (mapper seed)))
            (loop (successor seed) (cons element elements)))))
    queue))

;;; Whether there are no elements.
;;; (list-queue-empty? (list-queue)) ; => #t
(define (list-queue-empty? queue)
  (%check-queue 'list-queue-empty? 1 queue)
  (null? (%first queue)))

;;; The first element.
;;; (list-queue-front (list-queue 1 2 3)) ; => 1
(define (list-queue-front queue)
  (%check-not-empty 'list-queue-front queue)
  (car (%first queue)))

;;; The last element.
;;; (list-queue-back (list-queue 1 2 3)) ; => 3
(define (list-queue-back queue)
  (%check-not-empty 'list-queue-back queue)
  (car (%last queue)))

;;; The list of the elements, made of the queue's own pairs.
;;; (list-queue-list (list-queue 1 2)) ; => (1 2)
(define (list-queue-list queue)
  (%check-queue 'list-queue-list 1 queue)
  (%first queue))

;;; Two values: the first and the last pair of that list, or two empty lists.
;;; (call-with-values (lambda () (list-queue-first-last (list-queue 1 2 3))) list) ; => ((1 2 3) (3))
(define (list-queue-first-last queue)
  (%check-queue 'list-queue-first-last 1 queue)
  (values (%first queue) (%last queue)))
