;; Builtins, forms, and one's own definitions. What is printed is looked at as a string.
(define-syntax text (syntax-rules () ((_ form) (with-output-to-string (lambda () form)))))
(text (help vector-ref))
; => "(vector-ref vector k)\n\nThe element at an index, counted from 0.\n\n(vector-ref #(a b c) 1) ; => b\n\n(lambdust)\n"
(text (help if)) ; => "(if test then else) or (if test then)\n\nEvaluates the second part if the first is true, which every value but `#f` is, or else the third.\n(if (< 1 2) 'less 'more) ; => less\n\na form of the language\n"
(text (help current-output-port))
; => "(current-output-port)\n\nThe port that is used where no other is given. A parameter: `parameterize` gives it another value for some time.\n(port? (current-output-port)) ; => #t\n\n(lambdust)\n"

;;; Twicefold: twice as much.
;;; More lines.
(define (double x [times 1])
  (* 2 x times))
(text (help double)) ; => "(double x [times 1])\n\nTwicefold: twice as much.\nMore lines.\n\nprogram, line 3\n"
(text (help 'double)) ; => "(double x [times 1])\n\nTwicefold: twice as much.\nMore lines.\n\nprogram, line 3\n"
(text (source double)) ; => "(define (double x [times 1])\n  (* 2 x times))\n"
;; The newest definition counts, also of a name of the language.
(define (double y) (+ y y))
(define cadr (lambda (of) of))
(list (text (help double)) (text (help cadr))) ; => ("(double y)\n\nprogram, line 2\n" "(cadr of)\n\nprogram, line 3\n")
(define-record-type point (make-point x y) point? (x point-x set-point-x!) (y point-y))
(text (help set-point-x!)) ; => "(set-point-x! record x)\n\nprogram, line 1\n"
(define-syntax swap! (syntax-rules () ((_ a b) (let ((c a)) (set! a b) (set! b c)))))
(text (help swap!)) ; => "(swap! a b)\n\nprogram, line 1\n"
;; Two literals look like a rule and are none.
(define-syntax arrow (syntax-rules (to from) ((_ a to b) (cons a b)) ((_ a from b) (cons b a))))
(text (help arrow)) ; => "(arrow a to b)\n(arrow a from b)\n\nprogram, line 2\n"
(define several (case-lambda ((a) a) ((a b) b) (all all)))
(text (help several)) ; => "(several a)\n(several a b)\n(several . all)\n\nprogram, line 1\n"
(define-values (one two) (values 1 2))
(text (help two)) ; => "two\n\nprogram, line 1\n"
(text (source swap!)) ; => "(define-syntax swap! (syntax-rules () ((_ a b) (let ((c a)) (set! a b) (set! b c)))))\n"
;; What is not imported is described too.
(text (help string-index-right))
; => "(string-index-right string criterion . range)\n\nThe index of the last character that the criterion accepts, or `#f`.\n(string-index-right \"hello\" #\\l) ; => 3\n\nnot imported; in (srfi 13), (srfi 130), (srfi 140), (srfi 152)\n"
(source car) ; error: `source` has no Scheme text of car: it is written in Rust (help car) describes it
(help vectr-ref) ; error: `help` knows nothing of vectr-ref did you mean `vector-ref`?
(help 5) ; error: `help` wanted a name, got 5
(define (single x) x)
;;; Twicefold. And more.
(define (again x) x)
(apropos "tWiceFold") ; prints again  Twicefold
(apropos 5) ; error: `apropos` wanted a string as argument 1, got 5
