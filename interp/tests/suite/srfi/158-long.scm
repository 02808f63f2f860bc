;; heavy
(import (srfi 158))

(define (all gen) (generator->list gen))
(define (feed accumulator . items) (for-each accumulator items) (accumulator (eof-object)))
(generator-fold + 0 (gfilter odd? (make-iota-generator 200000))) ; => 10000000000
(length (all (make-coroutine-generator (lambda (yield) (let loop ((i 0)) (if (< i 50000) (begin (yield i) (loop (+ i 1))))))))) ; => 50000
(bytevector-length (apply feed (bytevector-accumulator) (all (gmap (lambda (i) (modulo i 256)) (make-iota-generator 50000))))) ; => 50000
