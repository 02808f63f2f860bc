;;; The guide's snippet S17: how to cut work into parts.

(define (expensive-computation x) (* x x))
(define large-dataset (range 0 1000))
(define tiny-list '(1 2 3))
(define simple-op square)
(define items (range 0 1000))
;; verbatim
;; ✅ Good: Sufficient work per task
(pmap expensive-computation large-dataset)

;; ❌ Bad: Too fine-grained parallelism
(pmap (lambda (x) (+ x 1)) tiny-list)

;; ✅ Good: Use chunking for small items
(pmap (lambda (chunk) (map simple-op chunk))
      (chunk-list items 100))
;; end
; prints nothing
(pmap (lambda (x) (+ x 1)) tiny-list) ; => (2 3 4)
(define result (pmap (lambda (chunk) (map simple-op chunk)) (chunk-list items 100)))
(length result) ; => 10
(map length result) ; => (100 100 100 100 100 100 100 100 100 100)
(equal? (apply append result) (map square items)) ; => #t
(chunk-list '() 3) ; => ()
