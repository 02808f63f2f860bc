;; heavy
(import (srfi 41))

(stream-ref (stream-from 0) 300000) ; => 300000
(stream->list (stream-filter (lambda (x) (= x 200000)) (stream-range 0 200001))) ; => (200000)
(stream-ref (stream-drop 200000 (stream-from 0)) 5) ; => 200005
(stream-fold + 0 (stream-take 100000 (stream-constant 1))) ; => 100000
;; Streams that lead to others many times, and elements that are dropped on the way, take constant space.
(define-stream (traverse s) (if (stream-null? s) stream-null (traverse (stream-cdr s))))
(stream-null? (traverse (stream-range 0 100000))) ; => #t
(define (walk s n) (if (= n 0) 'there (walk (stream-cdr s) (- n 1))))
(walk (stream-map + (stream-from 1) (stream-from 2)) 30000) ; => there
;; A search through nested ranges, most of which find nothing.
(define (triple n)
  (stream-ref
   (stream-of (list a b c)
     (sum in (stream-from 1))
     (a in (stream-range 1 sum))
     (b in (stream-range a sum))
     (c is (- sum a b))
     (= (+ (* a a) (* b b)) (* c c)))
   n))
(triple 2) ; => (5 12 13)
