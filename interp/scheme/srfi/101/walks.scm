;;;; Random-access lists walked, joined, compared and quoted.

(define (%append . lists)
  (if (null? lists)
      '()
      (let loop ((reversed (cdr (reverse lists))) (position (- (length lists) 1)) (result (car (reverse lists))))
        (if (null? reversed)
            result
            (begin
              (%check-list 'append position (car reversed))
              (loop (cdr reversed) (- position 1)
                    (fold %cons result (reverse (%linear (car reversed))))))))))

(define (%reverse list)
  (%check-list 'reverse 1 list)
  (fold %cons '() (%linear list)))

(define (%check-walk who proc lists)
  (%check-procedure who 1 proc)
  (let loop ((rest lists) (position 2))
    (if (pair? rest)
        (begin
          (%check-list who position (car rest))
          (if (not (= (%length (car rest)) (%length (car lists))))
              (%wrong-type who position "a list as long as the first" (car rest)))
          (loop (cdr rest) (+ position 1))))))

(define (%map proc list . others)
  (%check-walk 'map proc (cons list others))
  (%linear-access-list->random-access-list (apply map proc (map %linear (cons list others)))))

(define (%for-each proc list . others)
  (%check-walk 'for-each proc (cons list others))
  (apply for-each proc (map %linear (cons list others))))

;;; Elements of random-access lists are compared in the same way; everything else as the language does.
(define (%equal? a b)
  (cond ((and (%pair? a) (%pair? b))
         (and (%equal? (%car a) (%car b))
              (%equal? (%cdr a) (%cdr b))))
        ((and (vector? a) (vector? b))
         (and (= (vector-length a) (vector-length b))
              (every %equal? (vector->list a) (vector->list b))))
        (else (equal? a b))))

;;; The datum with its pairs replaced by random-access pairs.
(define (%convert datum)
  (cond ((pair? datum) (%convert-chain datum))
        ((vector? datum) (vector-map %convert datum))
        (else datum)))

(define (%convert-chain datum)
  (let loop ((rest datum) (reversed '()))
    (if (pair? rest)
        (loop (cdr rest) (cons (%convert (car rest)) reversed))
        (fold %cons (%convert rest) reversed))))

(define-syntax %quote
  (syntax-rules ()
    ((_ datum) (%convert (quote datum)))))
