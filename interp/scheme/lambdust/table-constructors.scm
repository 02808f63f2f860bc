;;;; How hash tables are made. A native table serves `eq?`, `eqv?`, `equal?`, `string=?` and `char=?`, alone or in a
;;;; comparator, and then the hash function is not needed; any other equivalence gives a table of `custom-tables.scm`.

(define (%any-key key) #t)

;;; A new table for the arguments of a constructor, the first of them at `position`: nothing, a comparator, or an
;;; equivalence with or without a hash function; then a capacity and symbols, which change nothing.
(define (%table-for who position arguments)
  (cond ((null? arguments) (%make-hash-table equal?))
        ((%comparator? (car arguments))
         (%check-advice who (+ position 1) (cdr arguments))
         (%table-of-comparator who position (car arguments)))
        ((procedure? (car arguments))
         (let ((hash (and (pair? (cdr arguments)) (procedure? (cadr arguments)) (cadr arguments))))
           (%check-advice who (+ position (if hash 2 1)) (if hash (cddr arguments) (cdr arguments)))
           (%table-with who position %any-key (car arguments) hash)))
        (else
         (let ((advice (car arguments)))
           (if (not (or (symbol? advice) (and (exact-integer? advice) (>= advice 0))))
               (%wrong-type who position "a comparator, an equivalence, a capacity or a symbol" advice)))
         (%check-advice who (+ position 1) (cdr arguments))
         (%make-hash-table equal?))))

;;; Checks what may follow the equivalence: a capacity, symbols such as `weak-keys`, what another system understands;
;;; but no procedure, which was meant as the hash function.
(define (%check-advice who position arguments)
  (if (pair? arguments)
      (begin
        (if (procedure? (car arguments))
            (%wrong-type who position "advice that is no procedure" (car arguments)))
        (%check-advice who (+ position 1) (cdr arguments)))))

(define (%table-of-comparator who position comparator)
  (%table-with who position (%comparator-accepts comparator)
               (%comparator-equality comparator) (%comparator-hash comparator)))

(define (%table-with who position accepts equality hash)
  (if (%native-equivalence equality)
      (%make-hash-table equality)
      (let ((hash (or hash (%hash-function-for equality))))
        (if (not hash)
            (%wrong-type who position "an equivalence that comes with a hash function" equality))
        (%new-custom-table accepts equality hash))))

;;; Hash functions for the equivalences of the language that are not native ones.
(define (%hash-function-for equality)
  (cond ((eq? equality string-ci=?) string-ci-hash)
        ((eq? equality char-ci=?) (lambda (c) (equal-hash (char-foldcase c))))
        ((eq? equality =) %number-hash)
        ((or (eq? equality symbol=?) (eq? equality boolean=?)) equal-hash)
        (else #f)))

;;; A hash that is the same for numbers that are `=`.
(define (%number-hash z)
  (equal-hash
   (cond ((exact? z) z)
         ((and (finite? (real-part z)) (finite? (imag-part z))) (exact z))
         (else z))))

;;; A new, empty hash table. Keys are compared by `equal?`, or as the comparator or the equivalence says. An
;;; equivalence that is not one of the language's own needs a hash function behind it.
;;; (hash-table-size (make-hash-table)) ; => 0
;;; (let ((t (make-hash-table string-ci=?))) (hash-table-set! t "Ab" 1) (hash-table-ref t "aB")) ; => 1
(define (make-hash-table . arguments)
  (%table-for 'make-hash-table 1 arguments))

;;; A new hash table for a comparator or an equivalence with these keys and values in turn.
;;; (hash-table-ref/default (hash-table equal? 'a 1 'b 2) 'b 0) ; => 2
(define (hash-table comparator . contents)
  (if (not (or (%comparator? comparator) (procedure? comparator)))
      (%wrong-type 'hash-table 1 "a comparator or an equivalence" comparator))
  (let ((table (%table-for 'hash-table 1 (list comparator))))
    (if (odd? (length contents)) (%no-last-value 'hash-table))
    (apply hash-table-set! table contents)
    table))

;;; A new hash table from an association list; of two equal keys the first counts. What follows is as for
;;; `make-hash-table`.
;;; (hash-table-ref/default (alist->hash-table '((a . 1) (a . 2))) 'a 0) ; => 1
(define (alist->hash-table alist . arguments)
  (let ((table (%table-for 'alist->hash-table 2 arguments)))
    (let loop ((rest alist))
      (if (pair? rest)
          (let ((entry (car rest)))
            (if (not (pair? entry)) (%wrong-type 'alist->hash-table 1 "a list of pairs" alist))
            (if (not (hash-table-contains? table (car entry)))
                (hash-table-set! table (car entry) (cdr entry)))
            (loop (cdr rest)))
          (%check-end 'alist->hash-table 1 rest alist)))
    table))

;;; A new hash table made from a seed: until `(stop? seed)`, the two values of `(mapper seed)` are a key and its
;;; value, and `(successor seed)` is the next seed. What follows is as for `make-hash-table`.
;;; (hash-table->alist (hash-table-unfold (lambda (n) (= n 3)) (lambda (n) (values n (* n n))) (lambda (n) (+ n 1)) 0 eqv?)) ; => ((0 . 0) (1 . 1) (2 . 4))
(define (hash-table-unfold stop? mapper successor seed . arguments)
  (%check-procedure 'hash-table-unfold 1 stop?)
  (%check-procedure 'hash-table-unfold 2 mapper)
  (%check-procedure 'hash-table-unfold 3 successor)
  (let ((table (%table-for 'hash-table-unfold 5 arguments)))
    (let loop ((seed seed))
      (if (stop? seed)
          table
          (begin
            (call-with-values (lambda () (mapper seed)) (lambda (key value) (hash-table-set! table key value)))
            (loop (successor seed)))))))

;;; A new, empty hash table that compares keys as this one does.
;;; (hash-table-size (hash-table-empty-copy (hash-table eqv? 1 2))) ; => 0
(define (hash-table-empty-copy table)
  (%check-hash-table 'hash-table-empty-copy 1 table)
  (let ((state (%custom-state table)))
    (if state
        (%custom-empty-copy state)
        (%make-hash-table (hash-table-equivalence-function table)))))

(define (%check-hash-table who position value)
  (if (not (hash-table? value)) (%wrong-type who position "a hash table" value)))

;;; Checks an argument and the next.
(define (%check-hash-tables who position table other)
  (%check-hash-table who position table)
  (%check-hash-table who (+ position 1) other))

;;; The equivalence by which a hash table compares keys.
;;; (eq? (hash-table-equivalence-function (make-hash-table eqv?)) eqv?) ; => #t
(define (hash-table-equivalence-function table)
  (%check-hash-table 'hash-table-equivalence-function 1 table)
  (let ((state (%custom-state table)))
    (if state
        (%custom-equality state)
        (case (%hash-table-equivalence table)
          ((eq?) eq?)
          ((eqv?) eqv?)
          ((equal?) equal?)
          (else string=?)))))

;;; The hash function that a hash table calls, or `#f` when it needs none that a program could call.
;;; (hash-table-hash-function (make-hash-table eq?)) ; => #f
(define (hash-table-hash-function table)
  (%check-hash-table 'hash-table-hash-function 1 table)
  (let ((state (%custom-state table)))
    (if state
        (%custom-hash state)
        (case (%hash-table-equivalence table)
          ((equal?) equal-hash)
          ((string=?) string-hash)
          (else #f)))))

;;; A number for a string, the same for strings that are `string-ci=?`.
;;; (= (string-ci-hash "aB") (string-ci-hash "Ab")) ; => #t
(define string-ci-hash
  (case-lambda
    ((string)
     (%check-strings 'string-ci-hash 1 (list string))
     (string-hash (string-foldcase string)))
    ((string bound)
     (%check-strings 'string-ci-hash 1 (list string))
     (%check-index 'string-ci-hash 2 bound)
     (string-hash (string-foldcase string) bound))))

;;; A number for a value, the same whenever it is asked for the same unchanged object.
;;; (let ((x (list 1 2))) (= (hash-by-identity x) (hash-by-identity x))) ; => #t
(define hash-by-identity
  (case-lambda
    ((object) (equal-hash object))
    ((object bound)
     (%check-index 'hash-by-identity 2 bound)
     (equal-hash object bound))))
