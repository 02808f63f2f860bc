;;;; Regular expressions: the run of a machine with back-references. What such an expression matches depends on what
;;;; its groups matched, so the ways through the machine are tried one after the other, in the order of the
;;;; alternatives. That can take time which is exponential in the text, and is given up after so many steps from one
;;;; beginning.

(define %most-steps 1000000)

(define (%give-up)
  (raise
   (%error-condition
    'limit-exceeded
    (string-append "a regexp with backref took more than " (number->string %most-steps) " steps")
    '())))

;; The vector of the bounds of the first match and its groups, or #f; the arguments are those of `%run`.
(define (%backtrack machine slots string start end from anchored? stop)
  (define steps 0)
  ;; `seen` are the forks passed since the last character: a way that comes to one again goes in a circle.
  (define (try machine number at bounds stop seen)
    (set! steps (+ steps 1))
    (if (> steps %most-steps) (%give-up))
    (and number
         (let ((state (vector-ref machine number)))
           (case (vector-ref state 0)
             ((accept) (and (or (not stop) (= at stop)) (%with-bound bounds 1 at)))
             ((split)
              (and (not (memv number seen))
                   (let ((seen (cons number seen)))
                     (or (try machine (vector-ref state 1) at bounds stop seen)
                         (try machine (vector-ref state 2) at bounds stop seen)))))
             ((save)
              (try machine (vector-ref state 2) at (%with-bound bounds (vector-ref state 1) at) stop seen))
             ((assert)
              (and ((vector-ref state 1) string start end at)
                   (try machine (vector-ref state 2) at bounds stop seen)))
             ((look)
              (and (holds? state at bounds)
                   (try machine (vector-ref state 5) at bounds stop seen)))
             ((backref)
              (let ((after (%after-same string (vector-ref state 1) (vector-ref state 2) bounds at end)))
                (and after
                     (try machine (vector-ref state 3) after bounds stop (if (= after at) seen '())))))
             (else
              (and (< at end)
                   (%accepts? state (string-ref string at))
                   (try machine (vector-ref state 2) (+ at 1) bounds stop '())))))))
  (define (holds? state at bounds)
    (let* ((inner (vector-ref state 1))
           (entry (- (vector-length inner) 1))
           (width (vector-ref state 4))
           (found (if (vector-ref state 2)
                      (try inner entry at bounds #f '())
                      (and (<= start (- at width)) (try inner entry (- at width) bounds at '())))))
      (if (vector-ref state 3) (not found) found)))
  (let search ((at from))
    (set! steps 0)
    (or (try machine (- (vector-length machine) 1) at (%first-bounds slots at) stop '())
        (and (not anchored?) (< at end) (search (+ at 1))))))

;; The index behind what a group has matched when the same stands at an index, or #f.
(define (%after-same string slot same-char? bounds at end)
  (let ((from (vector-ref bounds slot)) (to (vector-ref bounds (+ slot 1))))
    (and from to (<= from to) (<= (+ at (- to from)) end)
         (let loop ((i from) (at at))
           (cond ((= i to) at)
                 ((same-char? (string-ref string i) (string-ref string at)) (loop (+ i 1) (+ at 1)))
                 (else #f))))))
