;;;; What transactions cost. `lambdust run transactions.scm` prints a line for each workload: its name, what is counted,
;;;; and how many of it were done in a second (median of five); and for the contended ones how many attempts began anew
;;;; for each commit. The workloads are those that other systems are measured with.

(include "timing.scm")

(define (part key) (cdr (assq key (stm-stats))))

;;; A step of a linear congruential generator.
(define (next r) (modulo (+ (* r 1103515245) 12345) 2147483648))

;;; So many threads do `body` so many times each, with the number of the round and a random number, of which it gives
;;; the next one, and `name` is the rate of that.
(define (measure name threads each body)
  (let* ((commits (part 'commits)) (conflicts (part 'conflicts))
         (worker
          (lambda (seed)
            (lambda ()
              (let loop ((i 0) (r seed))
                (if (< i each) (loop (+ i 1) (body i r)))))))
         (run
          (lambda ()
            (if (= threads 1)
                ((worker 1))
                (for-each thread-join! (map (lambda (k) (thread (worker (+ k 1)))) (range threads)))))))
    (rate name "commits/s" (* threads each) run)
    (when (> threads 1)
      (report name "retries/commit" (/ (inexact (- (part 'conflicts) conflicts)) (- (part 'commits) commits))))))

(define (accounts count) (list->vector (map (lambda (i) (make-tvar 1000000)) (range count))))

;;; Moves one unit from one account to another, both drawn.
(define (transfer tvars count)
  (lambda (i r)
    (let* ((a (modulo (quotient r 256) count))
           (b (modulo (quotient r 65536) count))
           (from (vector-ref tvars a))
           (to (vector-ref tvars (if (= a b) (modulo (+ b 1) count) b))))
      (atomic
       (lambda ()
         (let ((x (tvar-read from)))
           (when (>= x 1)
             (tvar-write! from (- x 1))
             (tvar-write! to (+ (tvar-read to) 1))))))
      (next r))))

(define low (accounts 1000))
(measure "stm_bank_low_1t" 1 300000 (transfer low 1000))
(measure "stm_bank_low_2t" 2 300000 (transfer low 1000))
(define high (accounts 2))
(measure "stm_bank_high_2t" 2 300000 (transfer high 2))

;;; Nine of ten transactions read ten variables, the tenth writes one.
(define (mostly-reads i r)
  (let ((a (modulo (quotient r 256) 990)))
    (if (= (modulo i 10) 0)
        (let ((v (vector-ref low a))) (atomic (lambda () (tvar-write! v (+ (tvar-read v) 1)))))
        (atomic
         (lambda ()
           (let loop ((j 0) (sum 0))
             (if (< j 10) (loop (+ j 1) (+ sum (tvar-read (vector-ref low (+ a j))))) sum)))))
    (next r)))
(measure "stm_read90_1t" 1 300000 mostly-reads)
(measure "stm_read90_2t" 2 300000 mostly-reads)

(define counter (make-tvar 0))
(define (count-one i r)
  (atomic (lambda () (tvar-write! counter (+ (tvar-read counter) 1))))
  r)
(measure "stm_counter_1t" 1 300000 count-one)
(measure "stm_counter_2t" 2 300000 count-one)

(define stack (make-tvar '()))
(define (push-and-pop i r)
  (if (odd? i)
      (atomic (lambda () (tvar-write! stack (cons i (tvar-read stack)))))
      (atomic
       (lambda ()
         (let ((items (tvar-read stack)))
           (when (pair? items) (tvar-write! stack (cdr items)))))))
  r)
(measure "stm_stack_1t" 1 300000 push-and-pop)
(measure "stm_stack_2t" 2 300000 push-and-pop)

;;; Values through a bounded queue, from one thread to another.
(define (through-a-queue each)
  (let ((q (make-tbqueue 64)))
    (define (times thunk) (let loop ((i 0)) (when (< i each) (thunk) (loop (+ i 1)))))
    (for-each thread-join!
              (list (thread (lambda () (times (lambda () (tbqueue-push! q 1)))))
                    (thread (lambda () (times (lambda () (tbqueue-pop! q)))))))))
(rate "stm_tbqueue_1p1c" "values/s" 50000 (lambda () (through-a-queue 50000)))
