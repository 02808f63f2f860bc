;;; The guide's snippet S12: a bank transfer.

;; verbatim
;; Define transactional variables
(define account-a (make-tvar 1000))
(define account-b (make-tvar 500))

;; Atomic transfer function
(define (transfer from to amount)
  (atomic
    (lambda ()
      (let ((from-balance (tvar-read from))
            (to-balance (tvar-read to)))
        (if (>= from-balance amount)
            (begin
              (tvar-write! from (- from-balance amount))
              (tvar-write! to (+ to-balance amount))
              #t)
            #f)))))

;; Concurrent transfers
(parallel-do
  (transfer account-a account-b 200)
  (transfer account-b account-a 100)
  (transfer account-a account-b 50))
;; end
; => (#t #t #t)
(map tvar-read (list account-a account-b)) ; => (850 650)
(>= (cdr (assq 'commits (stm-stats))) 3) ; => #t
(list account-a account-b) ; => (#<tvar account-a> #<tvar account-b>)
;; With other amounts the result depends on the order, the sum does not.
(define c (make-tvar 1000))
(define d (make-tvar 500))
(define done
  (parallel-do
    (transfer c d 1200)
    (transfer d c 100)
    (transfer c d 50)))
(map boolean? done) ; => (#t #t #t)
(apply + (map tvar-read (list c d))) ; => 1500
;; Atomic is not correct: both balances are read before either is written.
(define e (make-tvar 1000))
(transfer e e 200) ; => #t
(tvar-read e) ; => 1200
(define (transfer-better from to amount)
  (atomic
    (lambda ()
      (and (>= (tvar-read from) amount)
           (begin
             (tvar-write! from (- (tvar-read from) amount))
             (tvar-write! to (+ (tvar-read to) amount))
             #t)))))
(transfer-better e e 200) ; => #t
(tvar-read e) ; => 1200
