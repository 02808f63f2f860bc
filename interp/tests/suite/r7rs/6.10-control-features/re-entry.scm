;; A continuation captured in `map` and entered again does not disturb results already returned.
(define k #f)
(define runs '())
(let ((result (map (lambda (x) (call/cc (lambda (c) (if (= x 2) (set! k c)) x))) '(1 2 3))))
  (set! runs (cons result runs))
  (if (< (length runs) 3) (k (* 100 (length runs))))
  (reverse runs)) ; => ((1 2 3) (1 100 3) (1 200 3))

;; The same for `vector-map` and `string-map`.
(define vector-runs '())
(let ((result (vector-map (lambda (x) (call/cc (lambda (c) (if (= x 2) (set! k c)) x))) #(1 2 3))))
  (set! vector-runs (cons result vector-runs))
  (if (< (length vector-runs) 2) (k 'again))
  vector-runs) ; => (#(1 again 3) #(1 2 3))

(define string-runs '())
(let ((result (string-map (lambda (x) (call/cc (lambda (c) (if (char=? x #\b) (set! k c)) x))) "abc")))
  (set! string-runs (cons result string-runs))
  (if (< (length string-runs) 2) (k #\z))
  string-runs) ; => ("azc" "abc")

;; A sort whose comparison is entered again.
(define sort-runs '())
(let ((result
       (sort '(3 1 2)
             (lambda (a b)
               (call/cc (lambda (c) (if (and (= a 1) (= b 3)) (set! k c)) (< a b)))))))
  (set! sort-runs (cons result sort-runs))
  (if (< (length sort-runs) 2) (k #t))
  (length sort-runs)) ; => 2

;; A variable that is assigned is shared by all returns from one continuation; a list built on the way is not.
(define (tree->generator tree)
  (define return #f)
  (define (resume)
    (for-each
      (lambda (leaf)
        (call/cc
          (lambda (rest)
            (set! resume (lambda () (rest #f)))
            (return leaf))))
      tree)
    (return 'done))
  (lambda () (call/cc (lambda (r) (set! return r) (resume)))))
(define next (tree->generator '(a b c)))
(list (next) (next) (next) (next) (next)) ; => (a b c done done)

;; Two generators run in step.
(define (same-fringe? a b)
  (let ((next-a (tree->generator a)) (next-b (tree->generator b)))
    (let loop ()
      (let ((x (next-a)) (y (next-b)))
        (cond ((not (eq? x y)) #f)
              ((eq? x 'done) #t)
              (else (loop)))))))
(list (same-fringe? '(1 2 3) '(1 2 3)) (same-fringe? '(1 2 3) '(1 2 4))) ; => (#t #f)

;; The puzzle of yin and yang, stopped after ten characters.
(define written '())
(define (note c)
  (set! written (cons c written))
  (if (= (length written) 10) (stop (list->string (reverse written)))))
(define stop #f)
(call/cc
  (lambda (exit)
    (set! stop exit)
    (let* ((yin ((lambda (k) (note #\@) k) (call/cc (lambda (k) k))))
           (yang ((lambda (k) (note #\*) k) (call/cc (lambda (k) k)))))
      (yin yang)))) ; => "@*@**@***@"
