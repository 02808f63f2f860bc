;;; Random failures, kills and stops in random trees. References stay, nothing is lost from a mailbox that survives,
;;; restarts are counted, and after the end of the supervisor nobody is left.

(import (only (srfi 1) filter))
(define rounds 2)
(define (up-to n) (let loop ((i n) (l '())) (if (= i 0) l (loop (- i 1) (cons i l)))))
(define (pick . all) (list-ref all (random (length all))))
(define me (self))
(define (leaf name)
  (actor [(initial-state 0)]
         [(note i) (set! state (+ state 1)) (send! me (list 'noted name i))]
         [(boom) (error "boom")]
         [(get) state]))
(define (down-of a) (receive [('down who why) #:when (eq? who a) why]))

;; Failures only: each leaf handles each message, in order, and each failure is one restart.
(define (notes-of name)
  (let loop ((l '()))
    (receive [(noted n i) #:when (eq? n name) (loop (cons i l))]
             [(after 0) (reverse l)])))
(define (failures-round)
  (let* ((names '(a b c))
         (s (start-supervisor
             (supervisor [(max-restarts 1000)] [(child 'a (leaf 'a))] [(child 'b (leaf 'b))] [(child 'c (leaf 'c))])))
         (leaves (map cdr (supervisor-children s)))
         (sender (lambda (a)
                   (thread
                    (lambda ()
                      (let loop ((i 0) (booms 0))
                        (cond ((= i 10) booms)
                              ((= 0 (random 4)) (send! a '(boom)) (loop i (+ booms 1)))
                              (else (send! a (list 'note i)) (loop (+ i 1) booms))))))))
         (booms (map thread-join! (map sender leaves))))
    (for-each (lambda (a) (ask a '(get))) leaves)
    (let ((same (equal? leaves (map cdr (supervisor-children s))))
          (restarts (map (lambda (entry) (list-ref entry 3)) (cdr (supervisor-status s))))
          (notes (map notes-of names)))
      (stop! s)
      (monitor s)
      (down-of s)
      (if (and same (equal? restarts booms)
               (equal? notes (map (lambda (n) '(0 1 2 3 4 5 6 7 8 9)) names))
               (equal? (map actor-alive? leaves) '(#f #f #f)))
          #t
          (list same restarts booms notes)))))

;; Everything at once, in a tree: whatever happens, in the end nobody lives.
(define (random-tree depth seen)
  (let ((children (map (lambda (i)
                         (let ((behaviour (if (and (> depth 0) (= 0 (random 2)))
                                              (random-tree (- depth 1) seen)
                                              (leaf i)))
                               (name (string->symbol (string-append "c" (number->string i)))))
                           (list 'child name behaviour #:restart (pick 'permanent 'transient 'temporary)
                                 #:shutdown 0.01)))
                       (up-to (+ 1 (random 3))))))
    (%tree (pick 'one-for-one 'one-for-all 'rest-for-one) (random 4) children)))
(define (%tree strategy most children)
  (case (length children)
    ((1) (supervisor [(strategy strategy)] [(max-restarts most)]
                     [(child (list-ref (car children) 1) (list-ref (car children) 2)
                             #:restart (list-ref (car children) 4) #:shutdown 0.01)]))
    ((2) (supervisor [(strategy strategy)] [(max-restarts most)] [(backoff 0.001 0.01)]
                     [(child (list-ref (car children) 1) (list-ref (car children) 2)
                             #:restart (list-ref (car children) 4) #:shutdown 0.01)]
                     [(child (list-ref (cadr children) 1) (list-ref (cadr children) 2)
                             #:restart (list-ref (cadr children) 4) #:shutdown 0.01)]))
    (else (supervisor [(strategy strategy)] [(max-restarts most)]
                      [(child (list-ref (car children) 1) (list-ref (car children) 2)
                              #:restart (list-ref (car children) 4) #:shutdown 0.01)]
                      [(child (list-ref (cadr children) 1) (list-ref (cadr children) 2)
                              #:restart (list-ref (cadr children) 4) #:shutdown 0.01)]
                      [(child 'extra (leaf 'extra))]))))
;; All actors of a tree that can be reached now.
(define (actors-of s)
  (let ((children (guard (e (#t '())) (map cdr (supervisor-children s)))))
    (cons s (apply append
                   (map (lambda (c) (if (eq? #t (guard (e (#t #f)) (begin (supervisor-children c) #t))) (actors-of c) (list c)))
                        children)))))
(define (torment actors)
  (thread
   (lambda ()
     (for-each
      (lambda (i)
        (let ((a (list-ref actors (random (length actors)))))
          (guard (e (#t #f))
            (case (random 6)
              ((0) (send! a '(boom)))
              ((1) (kill! a))
              ((2) (stop! a))
              ((3) (resume! a))
              ((4) (sleep 0.002))
              (else (send! a '(note 1)))))))
      (up-to 8)))))
(define (tree-round)
  (let* ((s (start-supervisor (random-tree 2 '())))
         (before (actors-of s)))
    (monitor s)
    (for-each monitor before)
    (for-each thread-join! (map (lambda (i) (torment before)) '(1 2 3)))
    (let ((later (actors-of s)))
      (for-each monitor later)
      (stop! s)
      (for-each down-of (let unique ((l (append before later)) (seen '()))
                          (cond ((null? l) seen)
                                ((memq (car l) seen) (unique (cdr l) seen))
                                (else (unique (cdr l) (cons (car l) seen))))))
      (flush)
      (let ((left (filter actor-alive? (append before later))))
        (if (null? left) #t left)))))

(define (all round n) (if (= n 0) 'fine (let ((result (round))) (if (eq? result #t) (all round (- n 1)) result))))
(all failures-round rounds) ; => fine
(all tree-round rounds) ; => fine
