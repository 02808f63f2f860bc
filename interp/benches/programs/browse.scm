;;;; Patterns over property lists: a database of units, each with facts, is browsed by patterns in which
;;;; `?` matches one datum and `*` any number of them. After Gabriel's benchmark.
;; measured at size 40
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 2))
(define units-count 100)
(define facts
  '((a a a b b b b a a a a a b b a a a)
    (a a b b b b a a (a a) (b b))
    (a a a b (b a) b a b a)))

;; A linear congruence, so that every system shuffles alike.
(define seed 21)
(define (random! limit)
  (set! seed (modulo (+ (* seed 137) 29) 65521))
  (modulo seed limit))

(define (make-unit number)
  (let ((rotation (modulo number (length facts))))
    (cons (string->symbol (string-append "unit" (number->string number)))
          (list (cons 'noise (make-list (random! 5) number))
                (cons 'facts (append (list-tail facts rotation) facts))))))

(define (make-units number)
  (if (= number 0)
      '()
      (cons (make-unit number) (make-units (- number 1)))))

;; Takes elements out of the list at random positions until none is left.
(define (shuffle items)
  (if (null? items)
      '()
      (let* ((position (random! (length items)))
             (chosen (list-ref items position)))
        (cons chosen
              (shuffle
               (let remove ((rest items) (i position))
                 (if (= i 0)
                     (cdr rest)
                     (cons (car rest) (remove (cdr rest) (- i 1))))))))))

(define (match? pattern datum)
  (cond ((null? pattern) (null? datum))
        ((not (pair? pattern)) (eq? pattern datum))
        ((eq? (car pattern) '*)
         (or (match? (cdr pattern) datum)
             (and (pair? datum) (match? pattern (cdr datum)))))
        ((not (pair? datum)) #f)
        ((eq? (car pattern) '?) (match? (cdr pattern) (cdr datum)))
        (else
         (and (match-element? (car pattern) (car datum))
              (match? (cdr pattern) (cdr datum))))))
(define (match-element? pattern datum)
  (if (pair? pattern)
      (match? pattern datum)
      (eq? pattern datum)))

(define patterns
  '((* a ? b * b ? a * a * b * a)
    (* b * b * b * (a a) (? b))
    (? ? * (b a) * ? ?)
    (* a * (* b *) *)))

(define (count-matches pattern unit)
  (let loop ((rest (cdr (assq 'facts (cdr unit)))) (count 0))
    (cond ((null? rest) count)
          ((match? pattern (car rest)) (loop (cdr rest) (+ count 1)))
          (else (loop (cdr rest) count)))))

(define (browse units)
  (map (lambda (pattern) (apply + (map (lambda (unit) (count-matches pattern unit)) units)))
       patterns))

(define units (make-units units-count))
(let loop ((round 1))
  (let ((counts (browse (shuffle units))))
    (if (< round size)
        (loop (+ round 1))
        (begin (write counts) (newline)))))
; prints (133 167 200 367)
