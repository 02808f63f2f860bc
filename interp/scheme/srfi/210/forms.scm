;;;; Forms that consume the values of expressions. Expressions are evaluated from left to right.

;;; Calls the operator with the values of the operands and then all values of the producer, which stands last.
;;; (apply/mv string #\a (values #\b #\c)) ; => "abc"
(define-syntax apply/mv
  (syntax-rules ()
    ((_ operator operand ... producer)
     (let* ((proc operator) (arguments (list operand ...)))
       (call-with-values
        (lambda () producer)
        (lambda results (apply proc (append arguments results))))))))

;;; Calls the consumer with all values of all producers.
;;; (call/mv string (values #\a #\b) (values #\c #\d)) ; => "abcd"
(define-syntax call/mv
  (syntax-rules ()
    ((_ consumer producer ...)
     (let* ((proc consumer) (results (list (list/mv producer) ...)))
       (apply proc (apply append results))))))

;;; The list of the elements and then all values of the producer, which stands last.
;;; (list/mv 'a (values 'b 'c)) ; => (a b c)
(define-syntax list/mv
  (syntax-rules ()
    ((_ producer) (call-with-values (lambda () producer) list))
    ((_ element ... producer) (apply/mv list element ... producer))))

;;; The vector of the elements and then all values of the producer, which stands last.
;;; (vector/mv 'a (values 'b 'c)) ; => #(a b c)
(define-syntax vector/mv
  (syntax-rules ()
    ((_ element ... producer) (apply/mv vector element ... producer))))

;;; The box of the elements and then all values of the producer, which stands last.
;;; (list/mv (box-values (box/mv 'a (values 'b 'c)))) ; => (a b c)
(define-syntax box/mv
  (syntax-rules ()
    ((_ element ... producer) (apply/mv box element ... producer))))

;;; The value at an index among the operands and then all values of the producer, which stands last.
;;; (value/mv 1 'a (values 'b 'c)) ; => b
(define-syntax value/mv
  (syntax-rules ()
    ((_ index operand ... producer) (apply/mv value index operand ... producer))))

;;; How many values the producer has.
;;; (coarity (values 'a 'b 'c)) ; => 3
(define-syntax coarity
  (syntax-rules ()
    ((_ producer) (length (list/mv producer)))))

;;; Assigns the values of the producer to the variables of the formals, which are written as those of a `lambda`.
;;; (let ((x 1) (y 2)) (set!-values (x . y) (values 'a 'b)) (list x y)) ; => (a (b))
(define-syntax set!-values
  (syntax-rules ()
    ((_ formals producer) (%set!-values formals () () producer))))

(define-syntax %set!-values
  (syntax-rules ()
    ((_ () (temporary ...) ((variable source) ...) producer)
     (call-with-values
      (lambda () producer)
      (lambda (temporary ...) (set! variable source) ... (if #f #f))))
    ((_ (variable . formals) (temporary ...) (assignment ...) producer)
     (%set!-values formals (temporary ... x) (assignment ... (variable x)) producer))
    ((_ rest (temporary ...) ((variable source) ...) producer)
     (call-with-values
      (lambda () producer)
      (lambda (temporary ... . others) (set! variable source) ... (set! rest others))))))

;;; Calls the consumer with the values of the producer.
;;; (with-values (values 4 5) (lambda (a b) b)) ; => 5
(define-syntax with-values
  (syntax-rules ()
    ((_ producer consumer) (apply/mv consumer producer))))

;;; Evaluates the body of the first clause whose formals fit the values of the producer, as `case-lambda` does.
;;; (case-receive (values 'a 'b) ((x) #f) ((x . y) (list x y))) ; => (a (b))
(define-syntax case-receive
  (syntax-rules ()
    ((_ producer clause ...) (with-values producer (case-lambda clause ...)))))

;;; Hands the values of the producer to the first procedure, its values to the next, and so on.
;;; (list/mv (bind/mv (values 1 2) (map-values -) (map-values square))) ; => (1 4)
(define-syntax bind/mv
  (syntax-rules ()
    ((_ producer transducer ...) (bind/list (list/mv producer) transducer ...))))
