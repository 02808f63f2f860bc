(import (srfi 230))
;; differs: every operation is sequentially consistent, whatever memory order it is given.
;; differs: `atomic-box-compare-and-swap!` and `atomic-pair-compare-and-swap!` compare as `eqv?` does, which is true wherever `eq?` is.
;; differs: a sum or difference in an atomic fixnum box that is no fixnum is an error.
(list (memory-order relaxed) (memory-order acquire) (memory-order release) (memory-order acquire-release) (memory-order sequentially-consistent)) ; => (relaxed acquire release acquire-release sequentially-consistent)
(memory-order consume) ; error: a memory order is relaxed, acquire, release
(map memory-order? '(relaxed acquire release acquire-release sequentially-consistent consume "relaxed")) ; => (#t #t #t #t #t #f #f)
(atomic-fence 'acquire) ; prints nothing
(atomic-fence 'none) ; error: `atomic-fence` wanted a memory order as argument 1, got none
;; Flags.
(define f (make-atomic-flag))
(list (atomic-flag? f) (atomic-flag? #t) (atomic-flag-test-and-set! f) (atomic-flag-test-and-set! f 'acquire)) ; => (#t #f #f #t)
(atomic-flag-clear! f 'release) ; prints nothing
(atomic-flag-test-and-set! f 'acquire-release) ; => #f
(begin (atomic-flag-clear! f) (atomic-flag-test-and-set! f)) ; => #f
(atomic-flag-test-and-set! 5) ; error: `atomic-flag-test-and-set!` wanted an atomic flag as argument 1, got 5
(atomic-flag-clear! f 'fast) ; error: `atomic-flag-clear!` wanted a memory order as argument 2, got fast
;; Boxes.
(define b (make-atomic-box 'a))
(list (atomic-box? b) (atomic-box? f) (atomic-box-ref b) (atomic-box-ref b 'relaxed)) ; => (#t #f a a)
(begin (atomic-box-set! b 'b) (atomic-box-set! b 'c 'release) (atomic-box-ref b)) ; => c
(list (atomic-box-swap! b 'd) (atomic-box-swap! b 'e 'acquire) (atomic-box-ref b)) ; => (c d e)
(list (atomic-box-compare-and-swap! b 'x 'y) (atomic-box-compare-and-swap! b 'e 'f 'acquire-release) (atomic-box-ref b)) ; => (e e f)
(atomic-box-ref (vector 1)) ; error: `atomic-box-ref` wanted an atomic box as argument 1, got #(1)
(atomic-box-compare-and-swap! b 1 2 3) ; error: `atomic-box-compare-and-swap!` wanted a memory order as argument 4, got 3
(atomic-box-ref b 'relaxed 'relaxed) ; error: `atomic-box-ref`
;; Fixnum boxes.
(define n (make-atomic-fxbox 12))
(list (atomic-fxbox? n) (atomic-fxbox? b) (atomic-box? n) (atomic-fxbox-ref n) (atomic-fxbox-ref n 'acquire)) ; => (#t #f #f 12 12)
(begin (atomic-fxbox-set! n 10) (atomic-fxbox-set! n 11 'relaxed) (list (atomic-fxbox-swap! n 12) (atomic-fxbox-swap! n 13 'release) (atomic-fxbox-ref n))) ; => (11 12 13)
(list (atomic-fxbox-compare-and-swap! n 12 1) (atomic-fxbox-compare-and-swap! n 13 12 'acquire) (atomic-fxbox-ref n)) ; => (13 13 12)
(list (atomic-fxbox+/fetch! n 5) (atomic-fxbox-/fetch! n 7 'relaxed) (atomic-fxbox-ref n)) ; => (12 17 10)
(list (atomic-fxbox-and/fetch! n 6) (atomic-fxbox-ior/fetch! n 9) (atomic-fxbox-xor/fetch! n 3) (atomic-fxbox-ref n)) ; => (10 2 11 8)
(make-atomic-fxbox 1.0) ; error: `make-atomic-fxbox` wanted a fixnum as argument 1, got 1.0
(atomic-fxbox-set! n (expt 2 70)) ; error: `atomic-fxbox-set!` wanted a fixnum as argument 2, got 1180591620717411303424
(atomic-fxbox+/fetch! (make-atomic-fxbox (- (expt 2 61) 1)) 1) ; error: `atomic-fxbox+/fetch!` wanted a fixnum with which the result is one as argument 2, got 1
(atomic-fxbox-and/fetch! b 1) ; error: `atomic-fxbox-and/fetch!` wanted an atomic fixnum box as argument 1
;; Pairs.
(define p (make-atomic-pair 1 'x))
(define (both thunk) (call-with-values thunk list))
(list (atomic-pair? p) (atomic-pair? '(1 . x)) (both (lambda () (atomic-pair-ref p))) (both (lambda () (atomic-pair-ref p 'acquire)))) ; => (#t #f (1 x) (1 x))
(begin (atomic-pair-set! p 2 'y) (atomic-pair-set! p 3 'z 'release) (both (lambda () (atomic-pair-swap! p 4 'w)))) ; => (3 z)
(both (lambda () (atomic-pair-compare-and-swap! p 4 'x 5 'v))) ; => (4 w)
(both (lambda () (atomic-pair-compare-and-swap! p 4 'w 5 'v 'acquire-release))) ; => (4 w)
(both (lambda () (atomic-pair-ref p))) ; => (5 v)
(atomic-pair-ref 5) ; error: `atomic-pair-ref` wanted an atomic pair as argument 1, got 5
;; The example of the document, and a count that goes with its parity in a pair.
(define (task) (do ((i 0 (+ i 1))) ((= i 1000)) (atomic-fxbox+/fetch! n 1)))
(begin (atomic-fxbox-set! n 0) (for-each thread-join! (map (lambda (_) (thread task)) '(1 2 3 4 5 6 7 8 9 10))) (atomic-fxbox-ref n)) ; => 10000
(define counted (make-atomic-pair 0 'even))
(define (step!)
  (call-with-values
   (lambda () (atomic-pair-ref counted))
   (lambda (count parity)
     (call-with-values
      (lambda () (atomic-pair-compare-and-swap! counted count parity (+ count 1) (if (eq? parity 'even) 'odd 'even)))
      (lambda (seen _) (if (not (= seen count)) (step!)))))))
(begin (for-each thread-join! (map (lambda (_) (thread (lambda () (do ((i 0 (+ i 1))) ((= i 300)) (step!))))) '(1 2 3))) (both (lambda () (atomic-pair-ref counted)))) ; => (900 even)
;; One of many gets the flag.
(define door (make-atomic-flag))
(apply + (map thread-join! (map (lambda (_) (thread (lambda () (if (atomic-flag-test-and-set! door) 0 1)))) '(1 2 3 4 5 6 7 8)))) ; => 1
