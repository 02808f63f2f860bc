(import (srfi 124))

(define key (list 'a))
(define e (make-ephemeron key (vector 1 2)))
(ephemeron? e) ; => #t
(map ephemeron? (list key 1 "e" ephemeron?)) ; => (#f #f #f #f)
(list (eq? (ephemeron-key e) key) (ephemeron-datum e) (ephemeron-broken? e)) ; => (#t #(1 2) #f)

;; As long as the key is in use, both are there.
(collect-garbage)
(list (eq? (ephemeron-key e) key) (ephemeron-datum e) (ephemeron-broken? e)) ; => (#t #(1 2) #f)
(let ((datum (ephemeron-datum e)))
  (if (not (ephemeron-broken? e))
      (begin (reference-barrier key) datum))) ; => #(1 2)
(reference-barrier 5) ; prints nothing

;; Then neither.
(set! key #f)
(collect-garbage)
(list (ephemeron-broken? e) (ephemeron-key e) (ephemeron-datum e)) ; => (#t #f #f)

;; A datum that leads back to its key does not keep it; a weak pair would.
(define round-about
  (let ((key (list 'b)))
    (make-ephemeron key (list 'found key))))
(collect-garbage)
(ephemeron-broken? round-about) ; => #t

;; The datum of one ephemeron may be the key of the next.
(define first-key (list 1))
(define-values (e1 e2 e3)
  (let ((b (list 2)) (c (list 3)))
    (values (make-ephemeron c 'end) (make-ephemeron b c) (make-ephemeron first-key b))))
(collect-garbage)
(list (ephemeron-datum e1) (ephemeron-key e1) (ephemeron-key e2) (ephemeron-datum e3)) ; => (end (3) (2) (2))
(set! first-key #f)
(collect-garbage)
(map ephemeron-broken? (list e1 e2 e3)) ; => (#t #t #t)

;; What is no object in memory is never gone.
(define keys (map (lambda (key) (make-ephemeron key key)) (list 1 #\a #t '() 1.5)))
(collect-garbage)
(map ephemeron-key keys) ; => (1 #\a #t () 1.5)

;; Nor is a symbol, which can be written again; nor what is kept under it.
(define (fresh) (string->symbol (string-append "not written " "anywhere else")))
(define by-name (make-ephemeron (fresh) (list 'datum)))
(define by-datum (make-ephemeron (list 'key) (fresh)))
(collect-garbage)
(list (ephemeron-broken? by-name) (eq? (ephemeron-key by-name) (fresh)) (ephemeron-datum by-name) (ephemeron-broken? by-datum))
; => (#f #t (datum) #t)
;; What such a datum keeps is a key of others.
(define chain (let ((key (list 1))) (list (make-ephemeron (fresh) key) (make-ephemeron key 'end))))
(collect-garbage)
(map ephemeron-datum chain) ; => ((1) end)

(ephemeron-key 5) ; error: `ephemeron-key` wanted an ephemeron as argument 1, got 5
(ephemeron-datum (list e)) ; error: `ephemeron-datum` wanted an ephemeron as argument 1
(ephemeron-broken? #f) ; error: `ephemeron-broken?` wanted an ephemeron as argument 1, got #f
(make-ephemeron 1) ; error: `make-ephemeron` wanted 2 arguments, got 1
(list e) ; => (#<ephemeron>)
