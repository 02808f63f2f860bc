;;;; Symbolic computation: a partial evaluator for programs of first-order functions. It runs what depends on known
;;;; arguments only, and writes a special version of a function for each set of those. Programs that are
;;;; specialised: powers, `append`, a matcher of patterns and an interpreter of a small machine.
;; measured at size 3000
(import (scheme base) (scheme cxr) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 2))
;; A program is a list of definitions; an expression is a variable, a constant, `(quote datum)`, `(if test then
;; else)`, `(let ((name value)) body)`, a primitive operation or a call of a function of the program.
(define primitives
  (list (cons '+ +) (cons '- -) (cons '* *) (cons '= =) (cons '< <)
        (cons 'quotient quotient) (cons 'even? even?) (cons 'car car) (cons 'cdr cdr)
        (cons 'cons cons) (cons 'null? null?) (cons 'pair? pair?) (cons 'eq? eq?)
        (cons 'not not) (cons 'assq-ref (lambda (key table) (cdr (assq key table))))))

(define (constant? code)
  (not (or (symbol? code)
           (and (pair? code) (not (eq? (car code) 'quote))))))
(define (constant-value code)
  (if (pair? code) (cadr code) code))
(define (constant value)
  (if (or (symbol? value) (pair? value) (null? value))
      (list 'quote value)
      value))

(define program '())
(define (function name)
  (or (assq name program) (error "no such function" name)))
(define (parameters definition) (cadr definition))
(define (body definition) (caddr definition))

;; The special versions so far: a key, the function and its known arguments, a name and a definition.
(define versions '())
(define (reset! new-program)
  (set! program new-program)
  (set! versions '())
  (set! names 0))
(define names 0)
(define (new-name base)
  (set! names (+ names 1))
  (string->symbol (string-append (symbol->string base) "-" (number->string names))))

;; `environment` maps variables to code: constants, or variables of the special program.
(define (specialise code environment)
  (cond ((symbol? code) (cdr (assq code environment)))
        ((constant? code) code)
        (else
         (case (car code)
           ((if)
            (specialise-if (specialise (cadr code) environment) (cddr code) environment))
           ((let)
            (specialise-let (caar (cadr code))
                            (specialise (cadar (cadr code)) environment)
                            (caddr code)
                            environment))
           (else
            (specialise-call (car code)
                             (map (lambda (argument) (specialise argument environment))
                                  (cdr code))))))))

(define (specialise-if test branches environment)
  (cond ((not (constant? test))
         (let* ((then (specialise (car branches) environment))
                (otherwise (specialise (cadr branches) environment)))
           (list 'if test then otherwise)))
        ((constant-value test) (specialise (car branches) environment))
        (else (specialise (cadr branches) environment))))

(define (specialise-let name value body environment)
  (if (or (constant? value) (symbol? value))
      (specialise body (cons (cons name value) environment))
      (let ((new (new-name name)))
        (list 'let
              (list (list new value))
              (specialise body (cons (cons name new) environment))))))

(define (specialise-call name arguments)
  (let ((primitive (assq name primitives)))
    (cond ((not primitive) (call-version name arguments))
          ((all constant? arguments)
           (constant (apply (cdr primitive) (map constant-value arguments))))
          (else (simplify name arguments)))))
(define (all holds? items)
  (or (null? items)
      (and (holds? (car items)) (all holds? (cdr items)))))

(define (simplify name arguments)
  (cond ((and (eq? name '*) (equal? (car arguments) 1)) (cadr arguments))
        ((and (eq? name '*) (equal? (cadr arguments) 1)) (car arguments))
        ((and (eq? name '+) (equal? (car arguments) 0)) (cadr arguments))
        ((and (eq? name '+) (equal? (cadr arguments) 0)) (car arguments))
        (else (cons name arguments))))

;; Calls the version for these known arguments with the others; a call with all known is run here and now.
(define (call-version name arguments)
  (let ((definition (function name)))
    (if (all constant? arguments)
        (specialise (body definition) (map cons (parameters definition) arguments))
        (let ((key (cons name (map (lambda (argument) (and (constant? argument) (list argument))) arguments))))
          (cons (version-name key definition arguments)
                (unknown arguments arguments))))))
(define (unknown items arguments)
  (cond ((null? items) '())
        ((constant? (car arguments)) (unknown (cdr items) (cdr arguments)))
        (else (cons (car items) (unknown (cdr items) (cdr arguments))))))

(define (version-name key definition arguments)
  (let ((known (assoc key versions)))
    (if known
        (cadr known)
        (let* ((name (new-name (car key)))
               (entry (list key name #f))
               (environment
                (map (lambda (parameter argument)
                       (cons parameter (if (constant? argument) argument parameter)))
                     (parameters definition)
                     arguments)))
          (set! versions (cons entry versions))
          (set-car! (cddr entry)
                    (list name
                          (unknown (parameters definition) arguments)
                          (specialise (body definition) environment)))
          name))))

;; What is left of a function when some arguments are known; `?` stands for the others.
(define (special-program definitions name arguments)
  (reset! definitions)
  (let ((main
         (call-version name
                       (map (lambda (argument parameter) (if (eq? argument '?) parameter (constant argument)))
                            arguments
                            (parameters (function name))))))
    (cons main (reverse (map caddr versions)))))

(define power
  '((power (x n)
      (if (= n 0)
          1
          (if (even? n)
              (let ((half (power x (quotient n 2)))) (* half half))
              (* x (power x (- n 1))))))))
(define append-two
  '((append (a b) (if (null? a) b (cons (car a) (append (cdr a) b))))))
(define matcher
  '((begins? (pattern text)
      (if (null? pattern)
          #t
          (if (null? text)
              #f
              (if (eq? (car pattern) (car text)) (begins? (cdr pattern) (cdr text)) #f))))
    (contains? (pattern text)
      (if (begins? pattern text)
          #t
          (if (null? text) #f (contains? pattern (cdr text)))))))
;; Code is a list of instructions, `jump` names a label of the table; one register, one counter.
(define machine
  '((run (code table register counter)
      (if (null? code)
          register
          (step (car code) (cdr code) table register counter)))
    (step (instruction code table register counter)
      (if (eq? (car instruction) 'add)
          (run code table (+ register (cdr instruction)) counter)
          (if (eq? (car instruction) 'multiply)
              (run code table (* register counter) counter)
              (if (eq? (car instruction) 'count)
                  (run code table register (- counter 1))
                  (if (= counter 0)
                      (run code table register counter)
                      (run (assq-ref (cdr instruction) table) table register counter))))))))
(define factorial-code '((multiply . #t) (count . #t) (jump . start)))

(define (all-programs)
  (list (special-program power 'power '(? 10))
        (special-program power 'power '(3 11))
        (special-program append-two 'append '((1 two 3) ?))
        (special-program matcher 'contains? '((a b a) ?))
        (special-program machine 'run
                         (list factorial-code (list (cons 'start factorial-code)) '? '?))))
(let loop ((round 1))
  (let ((programs (all-programs)))
    (if (< round size)
        (loop (+ round 1))
        (for-each (lambda (program) (write program) (newline)) programs))))
; prints ((power-1 x) (power-1 (x) (let ((half-9 (power-2 x))) (* half-9 half-9))) (power-2 (x) (* x (power-3 x))) (power-3 (x) (let ((half-8 (power-4 x))) (* half-8 half-8))) (power-4 (x) (let ((half-7 (power-5 x))) (* half-7 half-7))) (power-5 (x) (* x (power-6 x))) (power-6 (x) 1))
; prints (177147)
; prints ((append-1 b) (append-1 (b) (cons 1 (append-2 b))) (append-2 (b) (cons (quote two) (append-3 b))) (append-3 (b) (cons 3 (append-4 b))) (append-4 (b) b))
; prints ((contains?-1 text) (contains?-1 (text) (if (begins?-2 text) #t (if (null? text) #f (contains?-1 (cdr text))))) (begins?-2 (text) (if (null? text) #f (if (eq? (quote a) (car text)) (begins?-3 (cdr text)) #f))) (begins?-3 (text) (if (null? text) #f (if (eq? (quote b) (car text)) (begins?-4 (cdr text)) #f))) (begins?-4 (text) (if (null? text) #f (if (eq? (quote a) (car text)) (begins?-5 (cdr text)) #f))) (begins?-5 (text) #t))
; prints ((run-1 register counter) (run-1 (register counter) (step-2 register counter)) (step-2 (register counter) (run-3 (* register counter) counter)) (run-3 (register counter) (step-4 register counter)) (step-4 (register counter) (run-5 register (- counter 1))) (run-5 (register counter) (step-6 register counter)) (step-6 (register counter) (if (= counter 0) (run-7 register counter) (run-1 register counter))) (run-7 (register counter) register))
