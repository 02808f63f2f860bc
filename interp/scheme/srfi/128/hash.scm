;;;; Hash functions. All results are below `(hash-bound)`.

;;; The bound of the hash functions here, for those that a program writes.
;;; (hash-bound) ; => 33554432
(define-syntax hash-bound
  (syntax-rules ()
    ((_) 33554432)))

;;; A number that a program's own hash functions may mix in. It is the same in every run, so that runs repeat.
;;; (< (hash-salt) (hash-bound)) ; => #t
(define-syntax hash-salt
  (syntax-rules ()
    ((_) 16064047)))

(define (%bounded hash) (modulo hash (hash-bound)))

;;; Hashes two hashes together.
(define (%mix hash other)
  (%bounded (+ (* 31 hash) other)))

;;; A number for a boolean.
;;; (= (boolean-hash #t) (boolean-hash #f)) ; => #f
(define (boolean-hash object)
  (if (not (boolean? object)) (%wrong-type 'boolean-hash 1 "a boolean" object))
  (%bounded (equal-hash object)))

;;; A number for a character.
;;; (= (char-hash #\a) (char-hash #\a)) ; => #t
(define (char-hash object)
  (if (not (char? object)) (%wrong-type 'char-hash 1 "a character" object))
  (%bounded (equal-hash object)))

;;; A number for a character, the same for those that are `char-ci=?`.
;;; (= (char-ci-hash #\a) (char-ci-hash #\A)) ; => #t
(define (char-ci-hash object)
  (if (not (char? object)) (%wrong-type 'char-ci-hash 1 "a character" object))
  (%bounded (equal-hash (char-foldcase object))))

;;; A number for a string.
;;; (= (string-hash "ab") (string-hash (string #\a #\b))) ; => #t
(define (%hash-string object)
  (if (not (string? object)) (%wrong-type 'string-hash 1 "a string" object))
  (%bounded (string-hash object)))

;;; A number for a string, the same for those that are `string-ci=?`.
;;; (= (string-ci-hash "aB") (string-ci-hash "Ab")) ; => #t
(define (%hash-string-ci object)
  (if (not (string? object)) (%wrong-type 'string-ci-hash 1 "a string" object))
  (%bounded (string-hash (string-foldcase object))))

;;; A number for a symbol.
;;; (= (symbol-hash 'a) (symbol-hash 'a)) ; => #t
(define (symbol-hash object)
  (if (not (symbol? object)) (%wrong-type 'symbol-hash 1 "a symbol" object))
  (%bounded (equal-hash object)))

;;; A number for a number, the same for those that are `=`.
;;; (= (number-hash 2) (number-hash 2.0)) ; => #t
(define (number-hash object)
  (if (not (number? object)) (%wrong-type 'number-hash 1 "a number" object))
  (%bounded (%number-hash object)))

;;; A number for any value, the same for those that the default comparator finds equal.
;;; (= (default-hash '(1 "a")) (default-hash (list 1.0 (string #\a)))) ; => #t
(define (default-hash object)
  (cond ((number? object) (number-hash object))
        ((string? object) (%bounded (string-hash object)))
        ((pair? object) (%hash-elements object))
        ((vector? object) (%hash-vector object))
        ((%registered-for object) => (lambda (comparator) ((comparator-hash-function comparator) object)))
        (else (%bounded (equal-hash object)))))

;;; Along the spine by a loop, so that long lists need no stack.
(define (%hash-elements list)
  (let loop ((rest list) (hash 1))
    (if (pair? rest)
        (loop (cdr rest) (%mix hash (default-hash (car rest))))
        (%mix hash (default-hash rest)))))

(define (%hash-vector vector)
  (let ((end (vector-length vector)))
    (let loop ((i 0) (hash 2))
      (if (= i end)
          hash
          (loop (+ i 1) (%mix hash (default-hash (vector-ref vector i))))))))
