;;;; Lists, vectors and recursion: Earley's parser for any grammar, here for a very ambiguous one. All derivations
;;;; are built and counted; for `size` letters the count is a Catalan number.
;; measured at size 12
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 8))
;; Rules are a nonterminal before the symbols it derives.
(define ambiguous '((s a) (s s s)))
(define arithmetic
  '((sum sum plus product) (sum product)
    (product product times factor) (product factor)
    (factor open sum close) (factor number) (factor)))

;; An item is a rule whose first symbols, `done` of them, derive what stands from `origin` to the item's place.
(define-record-type <item> (make-item rule rest origin) item?
  (rule item-rule) (rest item-rest) (origin item-origin))
(define (same-item? a b)
  (and (eq? (item-rule a) (item-rule b))
       (eq? (item-rest a) (item-rest b))
       (= (item-origin a) (item-origin b))))
(define (known? item items)
  (and (pair? items)
       (or (same-item? item (car items)) (known? item (cdr items)))))

(define (nonterminal? symbol grammar) (assq symbol grammar))
(define (nullable? symbol grammar)
  (let loop ((rules grammar))
    (and (pair? rules)
         (or (and (eq? symbol (caar rules)) (null? (cdar rules)))
             (loop (cdr rules))))))

;; The chart has a list of items for each place in the input, the places after the last letter included.
(define (make-chart input grammar start)
  (let ((chart (make-vector (+ (length input) 1) '())))
    (define (add! item place)
      (if (not (known? item (vector-ref chart place)))
          (begin
            (vector-set! chart place (cons item (vector-ref chart place)))
            (follow! item place))))
    (define (follow! item place)
      (let ((rest (item-rest item)))
        (cond ((null? rest) (complete! (car (item-rule item)) (item-origin item) place))
              ((nonterminal? (car rest) grammar)
               (predict! (car rest) place)
               (if (nullable? (car rest) grammar)
                   (add! (advance item) place))
               (catch-up! item (car rest) place)))))
    (define (predict! symbol place)
      (for-each
       (lambda (rule)
         (if (eq? symbol (car rule))
             (add! (make-item rule (cdr rule) place) place)))
       grammar))
    (define (complete! symbol origin place)
      (for-each
       (lambda (item)
         (if (and (pair? (item-rest item)) (eq? symbol (car (item-rest item))))
             (add! (advance item) place)))
       (vector-ref chart origin)))
    ;; What was complete here before the item that waits for it came.
    (define (catch-up! item symbol place)
      (for-each
       (lambda (other)
         (if (and (null? (item-rest other))
                  (= place (item-origin other))
                  (eq? symbol (car (item-rule other))))
             (add! (advance item) place)))
       (vector-ref chart place)))
    (define (scan! letter place)
      (for-each
       (lambda (item)
         (if (and (pair? (item-rest item)) (eq? letter (car (item-rest item))))
             (add! (advance item) (+ place 1))))
       (vector-ref chart place)))
    (predict! start 0)
    (let loop ((letters input) (place 0))
      (if (pair? letters)
          (begin
            (scan! (car letters) place)
            (loop (cdr letters) (+ place 1)))))
    chart))
(define (advance item)
  (make-item (item-rule item) (cdr (item-rest item)) (item-origin item)))

;; All trees of a symbol between two places. A symbol must not derive itself alone, or they have no end.
(define (trees symbol from to chart grammar input)
  (if (nonterminal? symbol grammar)
      (let loop ((items (vector-ref chart to)) (found '()))
        (cond ((null? items) found)
              ((completes? (car items) symbol from)
               (loop (cdr items)
                     (append (map (lambda (parts) (cons symbol parts))
                                  (sequences (cdr (item-rule (car items))) from to chart grammar input))
                             found)))
              (else (loop (cdr items) found))))
      (if (derives? symbol from to chart grammar input)
          (list symbol)
          '())))
(define (completes? item symbol from)
  (and (null? (item-rest item))
       (= from (item-origin item))
       (eq? symbol (car (item-rule item)))))
(define (derives? symbol from to chart grammar input)
  (if (nonterminal? symbol grammar)
      (let loop ((items (vector-ref chart to)))
        (and (pair? items)
             (or (completes? (car items) symbol from)
                 (loop (cdr items)))))
      (and (< from (vector-length input))
           (= to (+ from 1))
           (eq? symbol (vector-ref input from)))))

;; All ways in which the symbols together derive what stands between the places.
(define (sequences symbols from to chart grammar input)
  (cond ((null? symbols) (if (= from to) '(()) '()))
        ((null? (cdr symbols))
         (map list (trees (car symbols) from to chart grammar input)))
        (else
         (let split ((middle from) (found '()))
           (if (> middle to)
               found
               (split (+ middle 1)
                      (if (derives? (car symbols) from middle chart grammar input)
                          (let ((rests (sequences (cdr symbols) middle to chart grammar input)))
                            (if (null? rests)
                                found
                                (products (trees (car symbols) from middle chart grammar input)
                                          rests
                                          found)))
                          found)))))))
(define (products firsts rests found)
  (if (null? firsts)
      found
      (let loop ((remaining rests) (found found))
        (if (null? remaining)
            (products (cdr firsts) rests found)
            (loop (cdr remaining) (cons (cons (car firsts) (car remaining)) found))))))

(define (parses input grammar start)
  (trees start 0 (length input) (make-chart input grammar start) grammar (list->vector input)))

(write (length (parses (make-list size 'a) ambiguous 's)))
(newline)
(write (parses '(number plus number times open number plus number close) arithmetic 'sum))
(newline)
(write (length (parses '(number plus plus number) arithmetic 'sum)))
(newline)
(write (parses '(number number) arithmetic 'sum))
(newline)
; prints 429
; prints ((sum (sum (product (factor number))) plus (product (product (factor number)) times (factor open (sum (sum (product (factor number))) plus (product (factor number))) close))))
; prints 1
; prints ()
