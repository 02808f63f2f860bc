;;;; Parallel procedures over lists and vectors. The elements are cut into at most 256 chunks, whose borders depend on
;;;; their number only, so whatever is combined is combined in the same order on every machine. A tree of forks gives
;;;; the chunks out: a fork runs on its maker's stack until another worker has nothing to do or it waits, so what is
;;;; not shared costs little. All forks of a call belong to a scope: the first failure ends the others.

;;; The results of `proc` for the elements of the sequence, in order; calls are made at the same time. The sequences,
;;; one for each argument of `proc`, are lists or vectors of one length; a vector gives a vector. Of several failures
;;; that of the first element is raised.
;;; (pmap square '(1 2 3)) ; => (1 4 9)
;;; (pmap + #(1 2) #(10 20)) ; => #(11 22)
(define pmap
  (case-lambda
    ((proc sequence)
     (if (%brief? proc sequence)
         (let loop ((rest sequence) (results '()))
           (if (pair? rest)
               (loop (cdr rest) (cons (proc (car rest)) results))
               (reverse results)))
         (%pmap proc (list sequence))))
    ((proc sequence . more) (%pmap proc (cons sequence more)))))

;;; The same as `pmap`.
;;; (parallel-map square '(1 2 3)) ; => (1 4 9)
(define parallel-map pmap)

(define (%pmap proc sequences)
  (%check-procedure 'pmap 1 proc)
  (let* ((vectors (%sequences 'pmap sequences))
         (n (vector-length (car vectors)))
         (results (make-vector n)))
    (%each-index 'pmap n (%caller proc vectors) (lambda (i value) (vector-set! results i value)))
    (if (vector? (car sequences)) results (vector->list results))))

;;; Calls `proc` with the elements of the sequences as `pmap` does, for its effects.
;;; (let ((v (make-vector 3))) (pfor-each (lambda (i) (vector-set! v i (* i i))) '(0 1 2)) v) ; => #(0 1 4)
(define (pfor-each proc sequence . more)
  (%check-procedure 'pfor-each 1 proc)
  (let ((vectors (%sequences 'pfor-each (cons sequence more))))
    (%each-index 'pfor-each (vector-length (car vectors)) (%caller proc vectors) (lambda (i value) (void)))
    (void)))

;;; The elements for which `keep?` is true, in order; it is called at the same time. A vector gives a vector.
;;; (pfilter even? '(1 2 3 4)) ; => (2 4)
(define (pfilter keep? sequence)
  (%check-procedure 'pfilter 1 keep?)
  (let* ((elements (%elements 'pfilter 2 sequence))
         (n (vector-length elements))
         (size (%chunk-size n))
         (kept (make-vector (+ (quotient n size) 1) '())))
    (%in-chunks 'pfilter n
      (lambda (from to place)
        (let loop ((i from) (found '()))
          (if (< i to)
              (let ((element (vector-ref elements i)))
                (vector-set! place 0 i)
                (loop (+ i 1) (if (keep? element) (cons element found) found)))
              (vector-set! kept (quotient from size) (reverse found)))))
      (lambda (left right) (void)))
    (let ((all (let loop ((i (- (vector-length kept) 1)) (all '()))
                 (if (< i 0) all (loop (- i 1) (append (vector-ref kept i) all))))))
      (if (vector? sequence) (list->vector all) all))))

;;; Combines the elements of a list or vector by a procedure of two arguments, which must be associative; without
;;; elements it gives `identity`. In which order they are combined depends on their number only, so sums of inexact
;;; numbers are the same on every machine.
;;; (preduce + 0 '(1 2 3 4)) ; => 10
;;; (preduce max 0 '()) ; => 0
(define (preduce proc identity sequence)
  (%check-procedure 'preduce 1 proc)
  (let* ((elements (%elements 'preduce 3 sequence)) (n (vector-length elements)))
    (if (= n 0)
        identity
        (%in-chunks 'preduce n
          (lambda (from to place)
            (let loop ((i (+ from 1)) (total (vector-ref elements from)))
              (if (< i to)
                  (begin
                    (vector-set! place 0 i)
                    (loop (+ i 1) (proc total (vector-ref elements i))))
                  total)))
          proc))))

;;; The list of what `preduce` gives for the first element, the first two, and so on; a vector gives a vector.
;;; (pscan + 0 '(1 2 3 4)) ; => (1 3 6 10)
(define (pscan proc identity sequence)
  (%check-procedure 'pscan 1 proc)
  (let* ((elements (%elements 'pscan 3 sequence))
         (n (vector-length elements))
         (size (%chunk-size n))
         (results (make-vector n)))
    (%in-chunks 'pscan n
      (lambda (from to place)
        (let loop ((i (+ from 1)) (total (vector-ref elements from)))
          (vector-set! results (- i 1) total)
          (if (< i to)
              (begin
                (vector-set! place 0 i)
                (loop (+ i 1) (proc total (vector-ref elements i)))))))
      (lambda (left right) (void)))
    (let ((before (%totals-before proc results n size)))
      (%in-chunks 'pscan n
        (lambda (from to place)
          (if (> from 0)
              (let ((total (vector-ref before (quotient from size))))
                (let loop ((i from))
                  (if (< i to)
                      (begin
                        (vector-set! place 0 i)
                        (vector-set! results i (proc total (vector-ref results i)))
                        (loop (+ i 1))))))))
        (lambda (left right) (void))))
    (if (vector? sequence) results (vector->list results))))

;;; For each chunk but the first what all elements before it give; the last element of a chunk has what its own give.
(define (%totals-before proc results n size)
  (let ((before (make-vector (+ (quotient n size) 1))))
    (let loop ((chunk 1) (total #f))
      (if (< (* chunk size) n)
          (let* ((own (vector-ref results (- (* chunk size) 1)))
                 (total (if (= chunk 1) own (proc total own))))
            (vector-set! before chunk total)
            (loop (+ chunk 1) total))))
    before))

;;; How many elements a chunk has, of so many.
(define (%chunk-size n)
  (max 1 (quotient (+ n 255) 256)))

;;; Calls `at` with each index below `n` and `keep` with the index and what it gives.
(define (%each-index who n at keep)
  (if (> n 0)
      (%in-chunks who n
        (lambda (from to place)
          (let loop ((i from))
            (if (< i to)
                (begin
                  (vector-set! place 0 i)
                  (keep i (at i))
                  (loop (+ i 1))))))
        (lambda (left right) (void)))))

;;; Calls `visit` for each chunk of the indices below `n`, with its borders and a vector in which it says at which index
;;; it is; combines what it returns, neighbours with neighbours.
(define (%in-chunks who n visit combine)
  (let ((size (%chunk-size n)) (call (%chunks-begin who)))
    (%in-scope
     (lambda (scope)
       (let spread ((from 0) (to n))
         (if (<= (- to from) size)
             (let* ((begun (%chunk-begin call)) (result (%visit-chunk who scope visit from to)))
               (%chunk-end call begun (- to from))
               result)
             (let* ((chunks (quotient (+ (- to from) size -1) size))
                    (middle (+ from (* size (quotient chunks 2))))
                    (left (%fork scope (lambda () (spread from middle))))
                    (right (spread middle to)))
               (combine (touch left) right)))))
     #t)))

(define (%visit-chunk who scope visit from to)
  (let ((place (vector from)))
    (if (< from to)
        (with-exception-handler
         (lambda (object) (%failed-at who scope object "element" (vector-ref place 0)))
         (lambda () (visit from to place))))))

;;; The first part of what is raised when that element has failed.
(define (%failed-at who scope object what index)
  (if (not (%cancelled? object))
      (begin
        (%note-calls! object)
        (%note! object (string-append "`" (symbol->string who) "` was at " what " " (number->string index)))
        (%fail-at! scope object index)))
  (raise object))

;;; What calls a procedure with the elements of vectors at an index.
(define (%caller proc vectors)
  (if (null? (cdr vectors))
      (let ((vector (car vectors)))
        (lambda (i) (proc (vector-ref vector i))))
      (lambda (i) (apply proc (map (lambda (vector) (vector-ref vector i)) vectors)))))

(define (%elements who position sequence)
  (cond ((vector? sequence) sequence)
        ((list? sequence) (list->vector sequence))
        (else (%wrong-type who position "a list or a vector" sequence))))

;;; The sequences, arguments from the second on, as vectors of one length.
(define (%sequences who sequences)
  (let* ((vectors
          (let loop ((rest sequences) (position 2))
            (if (null? rest)
                '()
                (let ((vector (%elements who position (car rest))))
                  (cons vector (loop (cdr rest) (+ position 1)))))))
         (lengths (map vector-length vectors)))
    (if (not (apply = (car lengths) lengths))
        (raise
         (%error-condition
          'range-error
          (string-append "`" (symbol->string who) "` wanted sequences of one length, got lengths "
                         (%describe lengths))
          sequences)))
    vectors))

;;; What `eval-parallel` has done: how many expressions there were, how many ran beside others and how many in their
;;; turn, and the seconds it took.
;;; (call-with-values (lambda () (eval-parallel '((+ 1 2) (* 3 4)))) (lambda (values metrics) (eval-metrics-at-once metrics))) ; => 2
(define-record-type eval-metrics
  (%make-eval-metrics forms at-once in-order seconds)
  eval-metrics?
  (forms eval-metrics-forms)
  (at-once eval-metrics-at-once)
  (in-order eval-metrics-in-order)
  (seconds eval-metrics-seconds))

;;; Evaluates a list of expressions; the list of their values, in order, and a record of type `eval-metrics`. Expressions
;;; without effects run at once. Input, output and what waits come one after the other. Before what may change
;;; something others are waited for, and what comes later waits for it. `effects-of` says which effects there are.
;;; (call-with-values (lambda () (eval-parallel '((+ 1 2) (* 3 4)))) (lambda (values metrics) values)) ; => (3 12)
(define (eval-parallel expressions)
  (%check-list 'eval-parallel 1 expressions)
  (let* ((begun (current-jiffy))
         (results
          (%in-scope
           (lambda (scope) (map %evaluated (%eval-in-turn scope expressions)))
           #t))
         (at-once (count car results)))
    (values (map cdr results)
            (%make-eval-metrics
             (length results)
             at-once
             (- (length results) at-once)
             (inexact (/ (- (current-jiffy) begun) (jiffies-per-second)))))))

;;; For each expression `(#t . future)` or `(#f . value)`.
(define (%eval-in-turn scope expressions)
  (let loop ((rest expressions) (index 0) (begun '()))
    (if (null? rest)
        (reverse begun)
        (let* ((thunk (%evaluator (car rest)))
               (effects (effects-of thunk))
               (run (%run-expression scope thunk index)))
          (if (%all-in? effects '(pure reads))
              (loop (cdr rest) (+ index 1) (cons (cons #t (%fork scope (lambda () (run)))) begun))
              (begin
                (if (not (%all-in? effects '(reads io blocks)))
                    (for-each %evaluated begun))
                (let ((value (run)))
                  (loop (cdr rest) (+ index 1) (cons (cons #f value) begun)))))))))

(define (%all-in? effects allowed)
  (every (lambda (effect) (memq effect allowed)) effects))

(define (%evaluated result)
  (if (car result) (cons #t (touch (cdr result))) result))

;;; A thunk that evaluates the expression. Where that takes a macro which is a procedure, it does so as a whole.
(define (%evaluator expression)
  (let ((environment (interaction-environment)))
    (or (%compile expression environment)
        (lambda () (eval expression environment)))))

(define (%run-expression scope thunk index)
  (lambda ()
    (with-exception-handler
     (lambda (object) (%failed-at 'eval-parallel scope object "expression" index))
     thunk)))
