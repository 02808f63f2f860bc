(bytevector 1 3 5 1 3 5) ; => #u8(1 3 5 1 3 5)
(bytevector) ; => #u8()
(make-bytevector 2 12) ; => #u8(12 12)
(bytevector-u8-ref"'#u8(1 1;; Text that cannot be read.
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
0)
(bytevector-append (bytevector 0 1 2) (bytevector 3 4 5)) ; => #u8(0 1 2 3 4 5)
(utf8->string #u8(65 206 187)) ; => "Aλ"
(string->utf8 "λ") ; => #u8(206 187)
(bytevector 256) ; error: bytevector
(bytevector-u8-ref #u8(1) 1) ; error: bytevector-u8-ref
