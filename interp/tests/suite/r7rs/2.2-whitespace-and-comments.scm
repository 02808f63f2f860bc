'(1 ; to the end of the line
  2) ; => (1 2)
'(1 #| inside #| nested |# still inside |# 2) ; => (1 2)
'(1 #;2 3) ; => (1 3)
'(1 #;(2 (3)) 4) ; => (1 4)
'(1 2 #;3) ; => (1 2)
'(1 #; #;2 3 4) ; => (1 4)
'(1 . #;2 3) ; => (1 . 3)
'(1 #| |# . 2) ; => (1 . 2)
'#(1 #;2) ; => #(1)
(+ 1 #;(this is ignored) 2) ; => 3
(define (all-of text) (let ((p (open-input-string text))) (let loop ((found '())) (let ((x (read p))) (if (eof-object? x) (reverse found) (loop (cons x found)))))))
;; A line ends with a newline, a return, or both.
(all-of "1 ; one\n2 ; two\r3 ; three\r\n4") ; => (1 2 3 4)
(all-of "a\tb\xc;c\xa0;d") ; => (a b c d)
(all-of "#|||# 1 #||#2") ; => (1 2)
(all-of "; only a comment") ; => ()
(all-of "#;") ; error: 
(all-of "#| never closed") ; error: never closed
