;; Text that cannot be read.
(define kept 'kept)
kept ; => kept
(+ 1 kept)) ; error: )
(+ 1 2] ; error: ]
(+ 1 2 ; error: (
"no end ; error: "
#unknown-syntax ; error: #
'( . 1) ; error: .
'(1 . 2 3) ; error: only one datum may follow the dot
#\notachar ; error: notachar
|no end ; error: |
#| no end ; error: never closed
kept ; => kept
