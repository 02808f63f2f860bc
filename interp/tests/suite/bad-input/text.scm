;; Text that cannot be read.
(define kept 'kept)
(+ 1 2)) ; error: )
(+ 1 2] ; error: ]
(+ 1 2 ; error: (
"no end ; error: "
#unknown-syntax ; error: #
'( . 1) ; error: .
'(1 . 2 3) ; error: .
#\notachar ; error: notachar
|no end ; error: |
#| no end ; error: #|
kept ; => kept
