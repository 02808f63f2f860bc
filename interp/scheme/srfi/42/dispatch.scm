;;;; Generators chosen when the program runs, by what they are given. A dispatcher is called with the list of the
;;;; arguments and returns a generator procedure, or `#f` when it does not know them; with the empty list it returns a
;;;; name. A generator procedure returns the next value, or its argument at the end.

;;; The generator procedure that runs through the sequence of the generator, written without its variable.
;;; (let ((g (:generator-proc (:range 2)))) (list (g 'end) (g 'end) (g 'end))) ; => (0 1 end)
(define-syntax :generator-proc
  (syntax-rules ()
    ((_ (generator argument ...))
     (generator (%generator-proc var) var argument ...))))

(define-syntax %generator-proc
  (syntax-rules (:do let)
    ((_ var (:do (let outer oc ...) bindings before? (let inner ic ...) after? steps))
     (let outer
       oc ...
       (let bindings
         (let ((more? #t))
           (lambda (empty)
             (if (and more? before?)
                 (let inner
                   ic ...
                   (let ((value var))
                     (if after?
                         (%assign bindings steps ())
                         (set! more? #f))
                     value))
                 empty))))))))

;; Gives the loop variables their next values, all computed before the first is assigned.
(define-syntax %assign
  (syntax-rules ()
    ((_ () () ((name step value) ...))
     (let ((value step) ...)
       (set! name value) ...
       #t))
    ((_ ((name initial) . bindings) (step . steps) (done ...))
     (%assign bindings steps (done ... (name step value))))))

;;; Runs through what the generator procedure gives that the dispatcher returns for the arguments.
;;; (list-ec (:dispatched x (make-initial-:-dispatch) "ab") x) ; => (#\a #\b)
(define-syntax :dispatched
  (syntax-rules (index)
    ((_ continue var (index i) dispatch argument ...)
     (:parallel continue (:dispatched var dispatch argument ...) (:integers i)))
    ((_ continue var dispatch argument ...)
     (:do continue
          (let ((get (%dispatch dispatch (list argument ...))) (end (list 'end))))
          ((var (get end)))
          (not (eq? var end))
          (let ())
          #t
          ((get end))))))

(define (%dispatch dispatch arguments)
  (let ((generator (dispatch arguments)))
    (if (not (procedure? generator))
        (raise
         (%error-condition
          'type-error
          (string-append "`:dispatched` found no generator for " (%describe arguments) " in "
                         (%describe (dispatch '())))
          arguments)))
    generator))

;;; Runs through the sequence that the arguments suggest: the elements of lists, strings or vectors, numbers up to an
;;; end, characters from one to another, or what a procedure reads from a port.
;;; (list-ec (: x (index i) '(a b)) (list i x)) ; => ((0 a) (1 b))
(define-syntax :
  (syntax-rules (index)
    ((_ continue var (index i) argument1 argument ...)
     (:dispatched continue var (index i) (:-dispatch-ref) argument1 argument ...))
    ((_ continue var argument1 argument ...)
     (:dispatched continue var (:-dispatch-ref) argument1 argument ...))))

;;; A new dispatcher that knows what `:` knows at first.
;;; ((make-initial-:-dispatch) '()) ; => SRFI42
(define (make-initial-:-dispatch)
  (lambda (arguments)
    (cond ((null? arguments) 'SRFI42)
          ((every list? arguments) (:generator-proc (:list (apply append arguments))))
          ((every string? arguments) (:generator-proc (:string (apply string-append arguments))))
          ((every vector? arguments) (:generator-proc (:vector (apply vector-append arguments))))
          ((> (length arguments) 3) #f)
          ((every exact-integer? arguments) (%number-generator arguments #t))
          ((every real? arguments) (%number-generator arguments #f))
          ((> (length arguments) 2) #f)
          ((every char? arguments) (%char-generator arguments))
          ((input-port? (car arguments)) (%port-generator arguments))
          (else #f))))

(define (%number-generator arguments integers?)
  (let* ((bounds (if (null? (cdr arguments)) (cons 0 arguments) arguments))
         (start (car bounds))
         (stop (cadr bounds))
         (step (if (pair? (cddr bounds)) (caddr bounds) 1)))
    (if integers?
        (:generator-proc (:range start stop step))
        (:generator-proc (:real-range start stop step)))))

(define (%char-generator arguments)
  (and (= (length arguments) 2)
       (:generator-proc (:char-range (car arguments) (cadr arguments)))))

(define (%port-generator arguments)
  (cond ((null? (cdr arguments)) (:generator-proc (:port (car arguments))))
        ((procedure? (cadr arguments)) (:generator-proc (:port (car arguments) (cadr arguments))))
        (else #f)))

(define %current-dispatch (make-initial-:-dispatch))

;;; The dispatcher of `:`.
;;; (procedure? (:-dispatch-ref)) ; => #t
(define (:-dispatch-ref) %current-dispatch)

;;; Makes the procedure the dispatcher of `:`.
;;; (:-dispatch-set! (make-initial-:-dispatch))
(define (:-dispatch-set! dispatch)
  (%check-procedure ':-dispatch-set! 1 dispatch)
  (set! %current-dispatch dispatch))

;;; The dispatcher that knows what either of two dispatchers knows; what both know is an error.
;;; ((dispatch-union (lambda (x) (if (null? x) 'a #f)) (lambda (x) (if (null? x) 'b #f))) '()) ; => (a b)
(define (dispatch-union dispatch1 dispatch2)
  (%check-procedure 'dispatch-union 1 dispatch1)
  (%check-procedure 'dispatch-union 2 dispatch2)
  (lambda (arguments)
    (let ((found1 (dispatch1 arguments)) (found2 (dispatch2 arguments)))
      (cond ((null? arguments) (append (%names found1) (%names found2)))
            ((and found1 found2)
             (raise
              (%error-condition
               'type-error
               (string-append "both " (%describe (dispatch1 '())) " and " (%describe (dispatch2 '()))
                              " have a generator for " (%describe arguments))
               arguments)))
            (else (or found1 found2))))))

(define (%names name) (if (list? name) name (list name)))
