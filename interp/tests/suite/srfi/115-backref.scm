(import (srfi 115))

(define (found sre text) (let ((match (regexp-search sre text))) (and match (regexp-match->list match))))
(found '(: ($ (+ alpha)) " " (backref 1)) "the the cat") ; => ("the the" "the")
(found '(: ($ (+ alpha)) " " (backref 1)) "one two two") ; => ("two two" "two")
(found '(: ($ (+ alpha)) " " (backref 1)) "one two") ; => #f
(found '(: (-> mark ("'\"")) (*? any) (backref mark)) "say \"it's\" now") ; => ("\"it's\"" "\"")
(regexp-matches? '(: ($ (* any)) (backref 1)) "abcabc") ; => #t
(regexp-matches? '(: ($ (* any)) (backref 1)) "abcabd") ; => #f
(regexp-matches? '(: ($ (+ "a")) "b" (backref 1)) "aabaa") ; => #t
(regexp-matches? '(: ($ (+ "a")) "b" (backref 1)) "aabaaa") ; => #f
(found '(: ($ "a") (backref 1) (backref 1)) "xaaay") ; => ("aaa" "a")
(found '(: ($ "a") ($ "b") (backref 2) (backref 1)) "abba") ; => ("abba" "a" "b")
;; Case as in the context of the reference.
(regexp-matches? '(w/nocase (: ($ (+ alpha)) "-" (backref 1))) "Abc-aBC") ; => #t
(regexp-matches? '(: (w/nocase ($ (+ alpha))) "-" (backref 1)) "Abc-aBC") ; => #f
;; A group that has matched nothing has nothing the same; an empty match is found anywhere.
(regexp-matches? '(: (? ($ "a")) (backref 1)) "") ; => #f
(regexp-matches? '(: ($ (? "a")) "b" (backref 1)) "b") ; => #t
(regexp-matches? '(: ($ (* "a")) (* (backref 1)) "b") "b") ; => #t
(regexp-matches? '(* ($ (? "a")) (backref 1)) "aaaa") ; => #t
;; The last match of a group in a repetition counts.
(found '(: (+ ($ (/ "az"))) (backref 1)) "abcc") ; => ("abcc" "c")
;; Inside of look-around too, and with what else there is.
(found '(: ($ (/ "az")) (look-ahead (backref 1))) "abccd") ; => ("c" "c")
(found '(: ($ (/ "az")) (neg-look-ahead (backref 1)) eos) "abcc") ; => ("c" "c")
(found '(: bow ($ (+ alpha)) eow (+ space) bow (backref 1) eow) "is this this here") ; => ("this this" "this")
(regexp-replace-all '(: ($ (+ alpha)) (+ space (backref 1))) "a a a b b c" '(1)) ; => "a b c"
(regexp-split '(: ($ ("-+")) (backref 1)) "a--b-c++d") ; => ("a" "b-c" "d")
(regexp-extract '(: ($ digit) (backref 1)) "11 12 33") ; => ("11" "33")
;; A range of the string.
(regexp-matches? '(: ($ "a") (backref 1)) "xaax" 1 3) ; => #t
(regexp-search '(: ($ "a") (backref 1)) "xaax" 2) ; => #f
;; Groups that are not there, not yet, or not at all.
(valid-sre? '(: ($ "a") (backref 1))) ; => #t
(valid-sre? '(: (backref 1) ($ "a"))) ; => #f
(valid-sre? '(: ($ "a") (backref 2))) ; => #f
(valid-sre? '(: ($ "a") (backref x))) ; => #f
(valid-sre? '(: ($ "a") (backref 1 1))) ; => #f
(valid-sre? '(: ($ "a") (backref 0))) ; => #f
(regexp '(w/nocapture (: ($ "a") (backref 1)))) ; error: wanted an SRE
(regexp '(: ($ "a") (look-behind (backref 1)))) ; error: wanted an SRE that looks behind for a fixed length
