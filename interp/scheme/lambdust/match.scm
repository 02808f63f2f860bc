;;;; What `match` calls, and the forms that are short for it.

;;; A procedure of one argument that matches it.
;;; (map (match-lambda [(x y) (+ x y)] [x x]) '((1 2) 5)) ; => (3 5)
(define-syntax match-lambda
  (syntax-rules ()
    ((_ clause ...)
     (lambda (value) (match value clause ...)))))

;;; A procedure of any number of arguments that matches the list of them.
;;; ((match-lambda* [(x) x] [(x y) (* x y)]) 6 7) ; => 42
(define-syntax match-lambda*
  (syntax-rules ()
    ((_ clause ...)
     (lambda values (match values clause ...)))))

;;; Binds the names of patterns, like `let`; each value has to fit its pattern.
;;; (match-let ([(a b) '(1 2)] [#(c) #(3)]) (list a b c)) ; => (1 2 3)
(define-syntax match-let
  (syntax-rules ()
    ((_ ((pattern value) ...) body ...)
     (match (list value ...) ((pattern ...) body ...)))))

;;; The same, each value seeing the names before it, like `let*`.
;;; (match-let* ([(a b) '(1 2)] [(c) (list (+ a b))]) c) ; => 3
(define-syntax match-let*
  (syntax-rules ()
    ((_ () body ...)
     (let () body ...))
    ((_ ((pattern value) more ...) body ...)
     (match value (pattern (match-let* (more ...) body ...))))))

;;; How many items of `list` an ellipsis takes when `after` items follow it, or `#f`. A tail that is no list is
;;; allowed unless `proper?`; a circular list is never taken.
(define (%match-count list after proper?)
  (let loop ((slow list) (fast list) (count 0))
    (cond ((pair? fast)
           (let ((fast (cdr fast)))
             (cond ((not (pair? fast)) (%match-enough fast (+ count 1) after proper?))
                   ((eq? (cdr fast) (cdr slow)) #f)
                   (else (loop (cdr slow) (cdr fast) (+ count 2))))))
          (else (%match-enough fast count after proper?)))))

(define (%match-enough end count after proper?)
  (and (or (null? end) (not proper?)) (>= count after) (- count after)))

;;; The first `count` items of a list; all of them are the list itself.
(define (%match-head list count)
  (if (null? (list-tail list count))
      list
      (let loop ((rest list) (count count) (head '()))
        (if (= count 0)
            (reverse head)
            (loop (cdr rest) (- count 1) (cons (car rest) head))))))

;;; Raises the condition of a value that fits no clause.
(define (%no-match value)
  (raise
   (%error-condition 'no-match (string-append "`match` has no clause for " (%describe value)) (list value))))
