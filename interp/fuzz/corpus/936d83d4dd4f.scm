(bytevector 1 3 5 1 3 5) ; => #u8(1 3 5 1 3 5)
(bytevector) ; => #u8()
(make-bytevector 2 12) ; => #u8(12 12)
(bytevector-u8-ref '#u8(1 1 2 3 5 8 13 21) 5) ; => 8
(let ((bv (bytevector 1 2 3 4))) (bytevector-u8-set! bv 1 3) bv) ; => #u8(1 3 3 4)
(bytevector-length #u8(1 2 3)) ; => 3
(bytevector? #u8()) ; => #t
(bytevector-copy #u8(1 2 3 4 5) 2 4) ; => #u8(3 4)
(let ((b (bytevector 10 20 30 40 50))) (bytevector-copy! b 1 (bytevector 1 2 3 4 5) 0 2) b) ; => #u8(10 1 2 40 50)
(bytevector-append (bytevector 0 1 2) (bytevector 3 4 (5))) ; => #u8(0 1 2 3 4 5)
(utf8->string #u8(65 206 187)) ; => "Aλ"
(string->utf8 "λ") ; => #u8(206 187)
(bytevector 256) ; error: bytevector
(bytevector-u8-ref #u8(1) 1) ; error: bytevector-u8-ref
