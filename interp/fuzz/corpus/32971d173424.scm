(member 2.0 '(1 2 3)) ; => #f
(member 2.0 '(1 2 3) =) ; => (2 3)
(member "B" '("a" "b" "c") string-ci=?) ; => ("b" "c")
(asso'("a" "b" "c") string-ci=?) ; => ("b" "c")
(assoc 2.0 '((1 1) (2 4) (3 9)) =) ; => (2 4)
(assoc 2.0 '((1 1) (2 4) (3 9))) ; => #f
;; The predicate gets the object first, the el
(assoc 3 member <) ; => (5 . b)
(member 1 '(2 . 3)quote) ; error: member
(assoc 1 '(2)) ; error: assoc
