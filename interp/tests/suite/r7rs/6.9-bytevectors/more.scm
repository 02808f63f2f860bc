(map bytevector? (list #u8() (bytevector 1) #(1) "a")) ; => (#t #t #f #f)
'#u8(0 10 5) ; => #u8(0 10 5)
(make-bytevector 3 7) ; => #u8(7 7 7)
(make-bytevector 2 256) ; error: `make-bytevector` wanted an exact integer from 0 to 255 as argument 2, got 256
(bytevector -1) ; error: `bytevector` wanted
(bytevector 1.0) ; error: `bytevector` wanted
(bytevector-u8-ref #u8(1 2) 2) ; error: `bytevector-u8-ref` wanted an index from 0 to 1
(bytevector-u8-set! (bytevector 1) 0 -1) ; error: `bytevector-u8-set!` wanted
(bytevector-copy #u8(1 2 3)) ; => #u8(1 2 3)
(bytevector-copy #u8(1 2 3) 1) ; => #u8(2 3)
(bytevector-copy #u8(1 2 3) 2 1) ; error: `bytevector-copy` wanted
(let ((b (bytevector 1 2 3 4 5))) (bytevector-copy! b 1 b 0 4) b) ; => #u8(1 1 2 3 4)
(let ((b (bytevector 1 2 3 4 5))) (bytevector-copy! b 0 b 1) b) ; => #u8(2 3 4 5 5)
(bytevector-copy! (bytevector 1) 0 #u8(1 2)) ; error: bytevector-copy!
(bytevector-append) ; => #u8()
(bytevector-append #u8(1) #u8() #u8(2 3)) ; => #u8(1 2 3)
(bytevector-append #u8(1) '(2)) ; error: `bytevector-append` wanted a bytevector as argument 2, got (2)
(equal? #u8(1 2) (bytevector 1 2)) ; => #t
(string->utf8 "abc" 1 2) ; => #u8(98)
(utf8->string #u8()) ; => ""
(read (open-input-string "#u8(1 256)")) ; error: 
(read (open-input-string "#u8(a)")) ; error: 
