(import (srfi 116))

(define (shown x) (itree->tree x))

; Construction and conversion
(list (shown (ipair 1 2)) (shown (ilist 1 2)) (shown (ilist)) (shown (xipair 1 2)) (shown (ipair* 1 2 (ilist 3))) (shown (ipair* 1 2)) (shown (ipair* 1))) ; => ((1 . 2) (1 2) () (2 . 1) (1 2 3) (1 . 2) 1)
(list (shown (make-ilist 2 'x)) (shown (ilist-tabulate 4 square)) (shown (ilist-copy (ilist 1 2))) (shown (iiota 3)) (shown (iiota 3 1)) (shown (iiota 3 1 -2))) ; => ((x x) (0 1 4 9) (1 2) (0 1 2) (1 2 3) (1 -1 -3))
(list (shown (iq 1 (2 . 3) ())) (ipair? (icar (icdr (iq 1 (2)))))) ; => ((1 (2 . 3) ()) #t)
(list (ipair->pair (pair->ipair '(1 . 2))) (ilist->list (list->ilist '(1 (2)))) (ilist->list (list->ilist '(1 . 2))) (ilist->list 5)) ; => ((1 . 2) (1 (2)) (1 . 2) 5)
(list (itree->tree (tree->itree '(1 (2 . 3)))) (ipair? (icar (icdr (tree->itree '(1 (2)))))) (tree->itree 5) (gtree->tree (cons 1 (ilist 2 (list 3)))) (ilist? (gtree->itree (cons 1 (ilist 2))))) ; => ((1 (2 . 3)) #t 5 (1 2 (3)) #t)
(list (ipair->pair (replace-icar (ipair 1 2) 'a)) (ipair->pair (replace-icdr (ipair 1 2) 'b))) ; => ((a . 2) (1 . b))
(list (iapply + (ilist 1 2)) (iapply list 1 2 (ilist 3 4)) (iapply list (ilist))) ; => (3 (1 2 3 4) ())
(pair->ipair 5) ; error: `pair->ipair` wanted a pair as argument 1, got 5
(ipair->pair '(1 . 2)) ; error: `ipair->pair` wanted an ipair as argument 1, got (1 . 2)
(iapply + 5) ; error: `iapply` wanted an ilist as argument 2, got 5

; Predicates
(map ipair? (list (ipair 1 2) (cons 1 2) '())) ; => (#t #f #f)
(list (map proper-ilist? (list '() (ilist 1) (ipair 1 2) 5 '(1))) (map ilist? (list (ilist 1) (ipair 1 2))) (map dotted-ilist? (list '() (ilist 1) (ipair 1 2) 5))) ; => ((#t #t #f #f #f) (#t #f) (#f #f #t #t))
(list (not-ipair? 5) (not-ipair? (ipair 1 2)) (null-ilist? '()) (null-ilist? (ilist 1))) ; => (#t #f #t #f)
(null-ilist? 5) ; error: `null-ilist?` wanted an ilist as argument 1, got 5
(list (ilist= eq?) (ilist= eq? (ilist 'a)) (ilist= = (ilist 1 2) (ilist 1 2)) (ilist= = (ilist 1 2) (ilist 1 2 3)) (ilist= = (ilist 1 2) (ilist 1 3))) ; => (#t #t #t #f #f)

; Selectors
(list (icar (ipair 1 2)) (icdr (ipair 1 2))) ; => (1 2)
(icar '(1)) ; error: `icar` wanted an ipair as argument 1, got (1)
(icadr (ilist 1)) ; error: `icadr` wanted an ipair as argument 1, got ()
(define deep (tree->itree '((((1 . 2) 3 . 4) (5 . 6) 7 . 8) ((9 . 10) 11 . 12) (13 . 14) 15 . 16)))
(map shown (list (icaar deep) (icadr deep) (icdar deep) (icddr deep))) ; => (((1 . 2) 3 . 4) ((9 . 10) 11 . 12) ((5 . 6) 7 . 8) ((13 . 14) 15 . 16))
(map shown (list (icaaar deep) (icaadr deep) (icadar deep) (icaddr deep) (icdaar deep) (icdadr deep) (icddar deep) (icdddr deep))) ; => ((1 . 2) (9 . 10) (5 . 6) (13 . 14) (3 . 4) (11 . 12) (7 . 8) (15 . 16))
(list (icaaaar deep) (icaaadr deep) (icaadar deep) (icaaddr deep) (icadaar deep) (icadadr deep) (icaddar deep) (icadddr deep) (icdaaar deep) (icdaadr deep) (icdadar deep) (icdaddr deep) (icddaar deep) (icddadr deep) (icdddar deep) (icddddr deep)) ; => (1 9 5 13 3 11 7 15 2 10 6 14 4 12 8 16)
(define ten (iiota 10 1))
(map (lambda (select) (select ten)) (list ifirst isecond ithird ifourth ififth isixth iseventh ieighth ininth itenth)) ; => (1 2 3 4 5 6 7 8 9 10)
(ithird (ilist 1 2)) ; error: `ithird` wanted an ilist of at least 3 elements as argument 1
(list (ilist-ref (ilist 'a 'b) 1) (call-with-values (lambda () (icar+icdr (ipair 1 2))) list)) ; => (b (1 2))
(ilist-ref (ilist 'a 'b) 2) ; error: `ilist-ref` wanted an index that fits an ilist of 2 as argument 2, got 2
(map shown (list (itake (iq a b c d e) 2) (idrop (iq a b c d e) 2) (ilist-tail (iq a b c) 1) (itake-right (iq a b c d e) 2) (idrop-right (iq a b c d e) 2))) ; => ((a b) (c d e) (b c) (d e) (a b c))
(map shown (list (itake (iq 1 2 3 . d) 3) (idrop (iq 1 2 3 . d) 3) (itake-right (iq 1 2 3 . d) 2) (idrop-right (iq 1 2 3 . d) 2))) ; => ((1 2 3) d (2 3 . d) (1))
(itake (ilist 1) 2) ; error: `itake` wanted an index that fits an ilist of 1 as argument 2, got 2
(call-with-values (lambda () (isplit-at (iq a b c d) 1)) (lambda (a b) (list (shown a) (shown b)))) ; => ((a) (b c d))
(list (ilast (iq a b c)) (shown (last-ipair (iq a b . c)))) ; => (c (b . c))
(ilast '()) ; error: `ilast` wanted an ipair

; Lengths, appending, zipping
(list (ilength (iq a b)) (ilength '())) ; => (2 0)
(ilength (ipair 1 2)) ; error: `ilength` wanted an ilist
(map shown (list (iappend (iq a) (iq b c)) (iappend (iq a) 'd) (iappend) (iappend '() '()) (iconcatenate (iq (a) () (b))) (ireverse (iq a (b) c)) (iappend-reverse (iq 3 2 1) (iq 4)))) ; => ((a b c) (a . d) () () (a b) (c (b) a) (1 2 3 4))
(iappend (ipair 1 2) (ilist 3)) ; error: `iappend` wanted an ilist as argument 1
(list (shown (izip (iq one two three) (iq 1 2 3) (iq odd even odd even))) (shown (iunzip1 (iq (1 a) (2 b))))) ; => (((one 1 odd) (two 2 even) (three 3 odd)) (1 2))
(define (all producer) (call-with-values producer (lambda xs (map shown xs))))
(list (all (lambda () (iunzip2 (iq (1 2) (3 4))))) (all (lambda () (iunzip3 (iq (1 2 3))))) (all (lambda () (iunzip4 (iq (1 2 3 4))))) (all (lambda () (iunzip5 (iq (1 2 3 4 5)))))) ; => (((1 3) (2 4)) ((1) (2) (3)) ((1) (2) (3) (4)) ((1) (2) (3) (4) (5)))
(list (icount even? (iq 3 1 4 1 5 9 2 5 6)) (icount < (iq 1 2 4 8) (iq 2 4 6 8 10))) ; => (3 3)

; Folds and maps
(list (ifold + 0 (iq 1 2 3)) (ifold cons* '() (iq a b c) (iq 1 2 3 4)) (ifold-right cons '() (iq 1 2 3)) (ifold-right list 'z (iq 1 2) (iq 3 4))) ; => (6 (c 3 b 2 a 1) (1 2 3) (1 3 (2 4 z)))
(list (ipair-fold (lambda (p r) (cons (shown p) r)) '() (iq a b)) (ipair-fold-right (lambda (p r) (cons (shown p) r)) '() (iq a b)) (ireduce + 0 (iq 1 2 3)) (ireduce + 0 '()) (ireduce - 0 (iq 1 2 3 4)) (ireduce-right - 0 (iq 1 2 3 4))) ; => (((b) (a b)) ((a b) (b)) 6 0 2 -2)
(map shown (list (iunfold (lambda (x) (> x 4)) square (lambda (x) (+ x 1)) 1) (iunfold null? car cdr '(1 2) (lambda (x) (iq 3))) (iunfold-right zero? square (lambda (x) (- x 1)) 3) (iunfold-right null? car cdr '(1 2) (iq 3)))) ; => ((1 4 9 16) (1 2 3) (1 4 9) (2 1 3))
(map shown (list (imap + (iq 1 2) (iq 10 20 30)) (imap-in-order - (iq 1 2)) (iappend-map (lambda (x) (ilist x (- x))) (iq 1 3)) (ifilter-map (lambda (x) (and (number? x) (* x x))) (iq a 1 b 3)))) ; => ((11 22) (-1 -2) (1 -1 3 -3) (1 9))
(let ((seen '())) (ifor-each (lambda (x y) (set! seen (cons (+ x y) seen))) (iq 1 2) (iq 10 20)) (ipair-for-each (lambda (p) (set! seen (cons (shown p) seen))) (iq a b)) seen) ; => ((b) (a b) 22 11)
(imap 5 '()) ; error: `imap` wanted a procedure as argument 1, got 5
(imap + '(1)) ; error: `imap` wanted an ilist as argument 2, got (1)

; Filters and searches
(list (shown (ifilter even? (iq 1 2 3))) (shown (iremove even? (iq 1 2 3))) (all (lambda () (ipartition even? (iq 1 2 3))))) ; => ((2) (1 3) ((2) (1 3)))
(map shown (list (imember 2 (iq 1 2 3)) (imember 9 (iq 1 2)) (imember 2 (iq 1 3) <) (imemq 'b (iq a b)) (imemv 1.5 (iq 1.5)) (ifind-tail even? (iq 1 2 3)) (ifind-tail even? '()))) ; => ((2 3) #f (3) (b) (1.5) (2 3) #f)
(list (ifind even? (iq 1 2)) (ifind even? (iq 1)) (iany + (iq 1) (iq 2)) (iany even? '()) (ievery odd? (iq 1 3)) (ievery + (iq 1 2) (iq 3 4)) (ilist-index even? (iq 1 2)) (ilist-index = (iq 1) (iq 2))) ; => (2 #f 3 #f #t 6 1 #f)
(list (shown (itake-while even? (iq 2 18 3 10))) (shown (idrop-while even? (iq 2 18 3 10))) (all (lambda () (ispan even? (iq 2 18 3)))) (all (lambda () (ibreak even? (iq 3 1 4 1))))) ; => ((2 18) (3 10) ((2 18) (3)) ((3 1) (4 1)))
(map shown (list (idelete 2 (iq 1 2 3 2)) (idelete 5 (iq 1 7) <) (idelete-duplicates (iq a b a c)) (idelete-duplicates (iq 1 -1 2) (lambda (x y) (= (abs x) (abs y)))))) ; => ((1 3) (1) (a b c) (1 2))
(define entries (iq (a . 1) (b . 2)))
(list (icdr (iassq 'b entries)) (icdr (iassv 'a entries)) (icdr (iassoc 'b entries)) (iassoc 'c entries) (icdr (iassoc 2 (iq (1 . one) (2 . two)) =))) ; => (2 1 2 #f two)
(list (shown (ialist-cons 'x 0 entries)) (shown (ialist-delete 'a entries)) (shown (ialist-delete 5 (iq (4 . a) (6 . b)) <))) ; => (((x . 0) (a . 1) (b . 2)) ((b . 2)) ((4 . a)))
(iassq 'a (iq 1)) ; error: `iassq` wanted an ipair as argument 1, got 1
(ifilter even? (ipair 1 2)) ; error: `ifilter` wanted an ilist as argument 2

; Comparators
(import (only (srfi 128) <? =? comparator-hash comparator-test-type make-default-comparator))
(define default (make-default-comparator))
(list (=? ipair-comparator (ipair 1 2) (ipair 1 2)) (<? ipair-comparator (ipair 1 2) (ipair 1 3)) (<? ipair-comparator (ipair 2 1) (ipair 1 3)) (comparator-test-type ipair-comparator '(1))) ; => (#t #t #f #f)
(list (=? ilist-comparator (ilist 1 2) (ilist 1 2)) (<? ilist-comparator (ilist) (ilist 1)) (<? ilist-comparator (ilist 1 3) (ilist 1 2 9)) (<? (make-ilist-comparator default) (ilist 1) (ilist 1 0))) ; => (#t #t #f #t)
(let ((c (make-improper-ilist-comparator default))) (list (<? c '() (ipair 1 2)) (<? c (ipair 1 2) 5) (<? c (ipair 1 2) (ipair 1 3)) (=? c (iq 1 2 . 3) (iq 1 2 . 3)) (= (comparator-hash c (iq 1 . 2)) (comparator-hash c (iq 1 . 2))))) ; => (#t #t #t #t #t)
(list (=? (make-icar-comparator default) (ipair 1 2) (ipair 1 3)) (<? (make-icdr-comparator default) (ipair 1 2) (ipair 0 3)) (=? (make-ipair-comparator default default) (ipair 1 2) (ipair 1 3)) (= (comparator-hash ipair-comparator (ipair 1 2)) (comparator-hash ipair-comparator (ipair 1 2)))) ; => (#t #t #f #t)
(make-icar-comparator 5) ; error: `make-icar-comparator` wanted a comparator as argument 1, got 5

; Ilists among the elements are compared by their elements
(list (shown (imember (ilist 'a) (iq b (a) c))) (shown (iassoc (ilist 'a) (iq ((a) . 1) ((b) . 2)))) (shown (idelete (ilist 1) (iq (1) (2)))) (shown (idelete-duplicates (iq (1) (1)))) (shown (ialist-delete (ilist 'a) (iq ((a) . 1))))) ; => (((a) c) ((a) . 1) ((2)) ((1)) ())
(ifind even? (ipair 1 (ipair 3 'x))) ; error: `ifind` wanted an ilist as argument 2
(iany even? (ipair 1 (ipair 3 'x))) ; error: `iany` wanted an ilist as argument 2
(imember 5 'x) ; error: `imember` wanted an ilist as argument 2, got x
(iappend-map car (ilist '(1) '(2))) ; error: `iappend-map` wanted a procedure that returns ilists as argument 1, got 1
