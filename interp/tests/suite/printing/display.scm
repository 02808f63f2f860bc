;; What is no text: on a terminal its plain text appears.
(display-html "<h1>Title</h1><p>1 &lt; 2 &amp; <b>3</b></p><table><tr><td>a</td><td>b</td></tr></table>")
; prints Title
; prints 1 < 2 & 3
; prints a	b
(display-html "<i>x" #:text "something else") ; prints something else
(display-html "<img src='x.png'>") ; prints [HTML]
(display-html "a <unclosed") ; prints a
(display-svg "<svg/>") ; prints [SVG picture]
(display-svg "<svg/>" #:text "a red circle") ; prints a red circle
(display-markdown "# Title\n- *one*")
; prints # Title
; prints - *one*
(display-latex "x^2") ; prints x^2
(display-image (bytevector 137 80 78 71 13 10)) ; prints [PNG picture, 6 bytes]
(display-image (bytevector #xff #xd8 #xff)) ; prints [JPEG picture, 3 bytes]
(display-image (bytevector 1 2 3)) ; error: `display-image` wanted the bytes of a PNG, JPEG, GIF, BMP or WebP picture as argument 1, got #u8(1 2 3) (display-svg text) shows SVG
(display-json '((a . 1) (b . #(#t null "x")))) ; prints {"a":1,"b":[true,null,"x"]}
(display-json 5 #:text "five") ; prints five
(display-json car) ; error: `display-json` has no text for #<procedure car>
(display-json 5 #:no 1) ; error: `display-json` has no keyword argument #:no
(display-mime "application/json" "{\"a\": 1}" #:text "data") ; prints data
(display-mime "image/gif" (bytevector 71 73 70 56)) ; prints [image/gif]
(display-mime "html" "x") ; error: `display-mime` wanted a media type such as "text/html" as argument 1, got "html"
(display-mime "text/html" 5) ; error: `display-mime` wanted a string or bytevector as argument 2, got 5
(display-html 5) ; error: `display-html` wanted a string as argument 1, got 5
(display-html "x" #:text 5) ; error: `display-html` wanted a string as #:text, got 5
(display-html "x" #:on 5) ; error: `display-html` wanted a display (of `make-display`) as #:on, got 5
(display-html "x" #:no "y") ; error: `display-html` has no keyword argument #:no

;; A display whose content is replaced.
(define d (make-display))
(display? d) ; => #t
(display? 5) ; => #f
(display-html "one" #:on d) ; prints one
(display-markdown "two" #:on d) ; prints two

;; Progress: only the end is of interest where nothing can be drawn over.
(define bar (progress-bar 3 #:label "work"))
(progress-step! bar) ; prints nothing
(progress-step! bar 2) ; prints work ████████████████████ 100 %  3/3
(progress-step! bar) ; prints nothing
(progress-bar 0) ; prints ████████████████████ 100 %  0/0
(progress-bar -1) ; error: `progress-bar` wanted
(progress-bar 1 #:label 5) ; error: `progress-bar` wanted a string as #:label
(progress-step! 5) ; error: `progress-step!` wanted a progress bar as argument 1, got 5
(let ((seen '()))
  (for-each/progress (lambda (x) (set! seen (cons x seen))) '(1 2 3))
  seen)
; => (3 2 1)
; prints ████████████████████ 100 %  3/3
(let ((sum 0))
  (for-each/progress (lambda (x y) (set! sum (+ sum (* x y)))) '(1 2 3) '(4 5))
  sum)
; => 14
; prints ████████████████████ 100 %  2/2
;; Of several threads.
(define shared (progress-bar 4))
(for-each thread-join! (map (lambda (i) (thread (lambda () (progress-step! shared)))) (range 0 4)))
; prints ████████████████████ 100 %  4/4
(for-each/progress 5 '(1)) ; error: `for-each/progress` wanted a procedure as argument 1, got 5
(for-each/progress car 5) ; error: `for-each/progress` wanted a list as argument 2, got 5
