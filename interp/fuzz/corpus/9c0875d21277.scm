;; Text that cannot be read.
(let ((p (open-output-string))) (write (let loop ((i 3) (x1 (read (open-input-string "λx")))) (if (= i 0) x1 (loop (- i 1) (map 0 x1)))) p) (get-output-string p))
kept ; => kept
(+ 1 ')) ; error: )
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
