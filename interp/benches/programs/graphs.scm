;;;; Search with closures: directed graphs of `size` vertices, each with at most two edges out, in which every
;;;; vertex can be reached from the first. Counts all of them, and those that differ by more than the names
;;;; of the other vertices.
;; measured at size 5
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 3))
;; A graph is a vector with the successors of each vertex, a list in descending order.
(define (fold-subsets n most f start)
  (let loop ((from 0) (left most) (chosen '()) (result start))
    (let ((result (f chosen result)))
      (if (= left 0)
          result
          (let each ((v from) (result result))
            (if (= v n)
                result
                (each (+ v 1) (loop (+ v 1) (- left 1) (cons v chosen) result))))))))

(define (fold-graphs n f start)
  (let ((graph (make-vector n '())))
    (let loop ((v 0) (result start))
      (if (= v n)
          (f graph result)
          (fold-subsets n 2
                        (lambda (successors result)
                          (vector-set! graph v successors)
                          (loop (+ v 1) result))
                        result)))))

(define (connected? graph)
  (let ((seen (make-vector (vector-length graph) #f)))
    (let visit ((v 0))
      (if (not (vector-ref seen v))
          (begin
            (vector-set! seen v #t)
            (for-each visit (vector-ref graph v)))))
    (let all ((v 0))
      (or (= v (vector-length graph))
          (and (vector-ref seen v) (all (+ v 1)))))))

;; Vertices get new names in the order in which a search from the first meets them, the two successors
;; either way round. Whether none of these ways to spell the graph is less than the graph as it is.
(define (least? graph)
  (let ((own (spelling graph)))
    (let search ((queue '(0)) (names '()) (written '()))
      (if (null? queue)
          (not (less? (reverse written) own))
          (let* ((v (car queue))
                 (successors (vector-ref graph v))
                 (names (if (memv v names) names (append names (list v)))))
            (all?
             (lambda (order)
               (let ((more (add-new order names)))
                 (search (append (cdr queue) (list-tail more (length names)))
                         more
                         (cons (sort-two (map (lambda (w) (position w more)) order)) written))))
             (if (and (pair? successors) (pair? (cdr successors)))
                 (list successors (reverse successors))
                 (list successors))))))))
(define (all? holds? items)
  (or (null? items)
      (and (holds? (car items)) (all? holds? (cdr items)))))
(define (add-new items names)
  (cond ((null? items) names)
        ((memv (car items) names) (add-new (cdr items) names))
        (else (add-new (cdr items) (append names (list (car items)))))))
(define (position item items)
  (if (= item (car items)) 0 (+ 1 (position item (cdr items)))))
(define (sort-two items)
  (if (and (pair? items) (pair? (cdr items)) (< (cadr items) (car items)))
      (reverse items)
      items))

(define (less? a b)
  (cond ((null? b) #f)
        ((null? a) #t)
        ((pair? (car a))
         (cond ((less? (car a) (car b)) #t)
               ((less? (car b) (car a)) #f)
               (else (less? (cdr a) (cdr b)))))
        ((null? (car a))
         (if (null? (car b)) (less? (cdr a) (cdr b)) #t))
        ((null? (car b)) #f)
        ((< (car a) (car b)) #t)
        ((= (car a) (car b)) (less? (cdr a) (cdr b)))
        (else #f)))
(define (spelling graph)
  (map sort-two (map reverse (vector->list graph))))
;; Only the least spelling of its class stands for the class.
(define counts
  (fold-graphs size
               (lambda (graph counts)
                 (if (connected? graph)
                     (cons (+ 1 (car counts))
                           (+ (cdr counts)
                              (if (least? graph) 1 0)))
                     counts))
               (cons 0 0)))
(write counts)
(newline)
; prints (133 . 70)
