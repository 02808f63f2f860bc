;;;; Regular expressions: from the tree to the states of a machine, and its run.
;;;;
;;;; The machine is in all states at once that the characters so far allow (Thompson), each with the bounds of the
;;;; groups on the best way to it (Pike). A run takes time in proportion to the text times the states: nothing is
;;;; exponential. States: #(char c next), #(set accept? next), #(split first second), #(save slot next),
;;;; #(assert holds? next), #(look machine ahead? negated? width next), #(backref slot same-char? next), #(accept).
;;;; Only the run of `backtrack.scm` knows back-references.

(define-record-type <builder>
  (%make-builder who states count)
  %builder?
  (who %builder-who)
  (states %states %set-states!)
  (count %state-count %set-state-count!))

;; The most states of a machine: counted repetitions inside each other multiply.
(define %most-states 100000)

;; Adds a state and returns its number.
(define (%add-state! builder state)
  (let ((number (%state-count builder)))
    (if (= number %most-states)
        (%out-of-range (%builder-who builder) 1 "an SRE of at most 100000 states" number))
    (if (= number (vector-length (%states builder)))
        (%set-states! builder (vector-append (%states builder) (make-vector number))))
    (vector-set! (%states builder) number state)
    (%set-state-count! builder (+ number 1))
    number))

;; A machine is the vector of its states, of which the first to run is the last.
(define (%build who node)
  (let ((builder (%make-builder who (make-vector 16) 0)))
    (let ((entry (%build-node builder node (%add-state! builder (vector 'accept)))))
      ;; The entry is where the vector ends, so that it needs no name.
      (%add-state! builder (vector 'split entry #f))
      (vector-copy (%states builder) 0 (%state-count builder)))))

;; Adds the states of a node that go on at `next`, and returns the first of them.
(define (%build-node builder node next)
  (case (car node)
    ((char set) (%add-state! builder (vector (car node) (cadr node) next)))
    ((seq) (fold-right (lambda (node next) (%build-node builder node next)) next (cdr node)))
    ((or) (%build-or builder (cdr node) next))
    ((repeat) (apply %build-repeat builder next (cdr node)))
    ((group)
     (let* ((slot (* 2 (cadr node)))
            (close (%add-state! builder (vector 'save (+ slot 1) next))))
       (%add-state! builder (vector 'save slot (%build-node builder (caddr node) close)))))
    ((assert) (%add-state! builder (vector 'assert (cadr node) next)))
    ((backref) (%add-state! builder (vector 'backref (* 2 (cadr node)) (caddr node) next)))
    (else (%build-look builder next (cadr node) (caddr node) (cadddr node)))))

(define (%build-or builder nodes next)
  (if (null? nodes)
      (%add-state! builder (vector 'split #f #f))
      (let loop ((rest (reverse (cdr nodes))) (first (car nodes)) (entries '()))
        (if (pair? rest)
            (loop (cdr rest) first (cons (%build-node builder (car rest) next) entries))
            (%split-all builder (cons (%build-node builder first next) entries))))))

(define (%split-all builder entries)
  (if (null? (cdr entries))
      (car entries)
      (%add-state! builder (vector 'split (car entries) (%split-all builder (cdr entries))))))

(define (%split builder greedy? inside outside)
  (%add-state! builder (if greedy? (vector 'split inside outside) (vector 'split outside inside))))

(define (%build-repeat builder next from to greedy? node)
  (if to
      (let optional ((n (- to from)) (entry next))
        (if (> n 0)
            (optional (- n 1) (%split builder greedy? (%build-node builder node entry) next))
            (%build-copies builder node from entry)))
      (let* ((loop (%split builder greedy? #f next))
             (body (%build-node builder node loop)))
        (vector-set! (vector-ref (%states builder) loop) (if greedy? 1 2) body)
        (if (= from 0) loop (%build-copies builder node (- from 1) body)))))

(define (%build-copies builder node n next)
  (if (= n 0)
      next
      (%build-copies builder node (- n 1) (%build-node builder node next))))

(define (%build-look builder next ahead? negated? node)
  (let ((machine (%build (%builder-who builder) node)))
    (%add-state! builder (vector 'look machine ahead? negated? (%width node) next))))

;; Threads are pairs of a state and the vector of bounds. Adds those that state `number` leads to without a
;; character in front of `threads`. `marks` says for each state at which index it was reached last: the second to
;; come has lost.
(define (%follow machine marks string start end at number bounds threads)
  (if (or (not number) (eqv? (vector-ref marks number) at))
      threads
      (let ((state (vector-ref machine number)))
        (vector-set! marks number at)
        (case (vector-ref state 0)
          ((split)
           (%follow machine marks string start end at (vector-ref state 2) bounds
                    (%follow machine marks string start end at (vector-ref state 1) bounds threads)))
          ((save)
           (%follow machine marks string start end at (vector-ref state 2)
                    (%with-bound bounds (vector-ref state 1) at) threads))
          ((assert)
           (if ((vector-ref state 1) string start end at)
               (%follow machine marks string start end at (vector-ref state 2) bounds threads)
               threads))
          ((look)
           (if (%look-holds? state string start end at)
               (%follow machine marks string start end at (vector-ref state 5) bounds threads)
               threads))
          (else (cons (cons state bounds) threads))))))

(define (%first-bounds slots at)
  (let ((bounds (make-vector (* 2 slots) #f)))
    (vector-set! bounds 0 at)
    bounds))

(define (%with-bound bounds slot at)
  (let ((copy (vector-copy bounds)))
    (vector-set! copy slot at)
    copy))

(define (%look-holds? state string start end at)
  (let* ((machine (vector-ref state 1)) (ahead? (vector-ref state 2)) (width (vector-ref state 4))
         (found (if ahead?
                    (%run machine 1 'first string start end at #t #f)
                    (and (<= start (- at width))
                         (%run machine 1 'first string start end (- at width) #t at)))))
    (if (vector-ref state 3) (not found) found)))

;; Whether a match is to be preferred to the best so far: it begins further left, or there and is longer.
(define (%better? bounds best)
  (or (not best)
      (< (vector-ref bounds 0) (vector-ref best 0))
      (and (= (vector-ref bounds 0) (vector-ref best 0))
           (> (vector-ref bounds 1) (vector-ref best 1)))))

;; Whether the groups of the first bounds are to be preferred: the first group that differs begins further left, or
;; there and is longer, or still open. One that matched is better than one that did not.
(define (%preferred? a b)
  (let loop ((slot 0))
    (and (< slot (vector-length a))
         (let ((start-a (vector-ref a slot)) (start-b (vector-ref b slot))
               (end-a (vector-ref a (+ slot 1))) (end-b (vector-ref b (+ slot 1))))
           (cond ((not (eqv? start-a start-b)) (and start-a (or (not start-b) (< start-a start-b))))
                 ((eqv? end-a end-b) (loop (+ slot 2)))
                 (else (or (not end-a) (and end-b (> end-a end-b)))))))))

;; The threads, the best first: by the groups so far for the longest match, as they come for the first one.
(define (%ranked threads slots rule)
  (if (and (eq? rule 'longest) (> slots 1) (pair? threads) (not (%in-order? threads)))
      (sort threads (lambda (a b) (%preferred? (cdr a) (cdr b))))
      threads))

(define (%in-order? threads)
  (or (null? (cdr threads))
      (and (not (%preferred? (cdadr threads) (cdar threads)))
           (%in-order? (cdr threads)))))

;; Runs from index `from`. The result is the vector of the bounds of the match and its groups, or #f. `rule` says
;; which match is the best: `longest`, or `first` in the order of the alternatives. `anchored?` matches begin at
;; `from`; `stop` is where matches have to end, or #f.
(define (%run machine slots rule string start end from anchored? stop)
  (let ((marks (make-vector (vector-length machine) #f))
        (entry (- (vector-length machine) 1)))
    (let loop ((at from) (threads '()) (best #f))
      (let* ((threads (if (or best (and anchored? (> at from)))
                          threads
                          (%follow machine marks string start end at entry (%first-bounds slots at) threads)))
             (threads (%ranked (reverse threads) slots rule)))
        (let step ((rest threads) (next '()) (best best))
          (cond ((null? rest)
                 (if (or (>= at end) (and stop (>= at stop)) (and (null? next) (or best anchored?)))
                     best
                     (loop (+ at 1) next best)))
                ((eq? (vector-ref (caar rest) 0) 'accept)
                 (let ((bounds (%with-bound (cdar rest) 1 at)))
                   (cond ((and stop (not (= at stop))) (step (cdr rest) next best))
                         ((eq? rule 'first) (step '() next bounds))
                         (else (step (cdr rest) next (if (%better? bounds best) bounds best))))))
                ((and best (eq? rule 'longest) (> (vector-ref (cdar rest) 0) (vector-ref best 0)))
                 (step (cdr rest) next best))
                ((and (< at end) (%accepts? (caar rest) (string-ref string at)))
                 (step (cdr rest)
                       (%follow machine marks string start end (+ at 1)
                                (vector-ref (caar rest) 2) (cdar rest) next)
                       best))
                (else (step (cdr rest) next best))))))))

(define (%accepts? state char)
  (if (eq? (vector-ref state 0) 'char)
      (char=? (vector-ref state 1) char)
      ((vector-ref state 1) char)))
