;; Names with letters, digits and the extended characters.
(map symbol? '(... + +soup+ <=? ->string a34kTMNs lambda list->vector q V17a |two words| |two\x20;words| the-word-recursion-has-many-meanings)) ; => (#t #t #t #t #t #t #t #t #t #t #t #t #t)
(eq? '|two words| '|two\x20;words|) ; => #t
(eq? '|abc| 'abc) ; => #t
(eq? 'abc 'ABC) ; => #f
'(! $ % & * / : < = > ? ^ _ ~ a.b a@b) ; => (! $ % & * / : < = > ? ^ _ ~ a.b a@b)

;; Signs and dots begin names where no number can be meant.
'(+ - ... .. .a -. +. -> ->a -a +a -@ +- -- 1+ -1+) ; => (+ - ... .. .a -. +. -> ->a -a +a -@ +- -- 1+ -1+)
;; differs: `2nd`, `+1x` and other tokens that begin with a digit and contain a letter read as names
(map symbol? '(2nd 1st 3d +1x -2y 1e)) ; => (#t #t #t #t #t #t)
(map number? '(+1 -1 1. .5 +.5 -5/7 1e3 +i -i +inf.0 -nan.0)) ; => (#t #t #t #t #t #t #t #t #t #t #t)
(read (open-input-string "1.2.3")) ; error: is not a number

;; Bars and escapes.
'|a\x41;b| ; => aAb
'|\x3BB;| ; => λ
'|a\tb\nc| ; => |a\tb\nc|
'|\|| ; => |\||
'|| ; => ||
(symbol->string '|H\x65;llo World|) ; => "Hello World"
(string->symbol "hello world") ; => |hello world|
(string->symbol "1") ; => |1|
(string->symbol "+i") ; => |+i|
(string->symbol ".") ; => |.|
(string->symbol "#foo") ; => |#foo|
(string->symbol "a;b") ; => |a;b|
(string->symbol "A") ; => A
(string->symbol "+inf.0abc") ; => |+inf.0abc|
(map (lambda (name) (let ((p (open-output-string))) (write name p) (eq? name (read (open-input-string (get-output-string p))))))
     (map string->symbol '("" " " "a b" "1" "-1.5" "." "#t" "'a" "(" "|" "\\" "a\nb" "λ" "+NaN.0" "-inf.0x"))) ; => (#t #t #t #t #t #t #t #t #t #t #t #t #t #t #t)

;; Case is kept, unless the text asks for folding.
'Abc ; => Abc
(read (open-input-string "#!fold-case HELLO |KEPT| #\\A")) ; => hello
(define (all-of text) (let ((p (open-input-string text))) (let loop ((found '())) (let ((x (read p))) (if (eof-object? x) (reverse found) (loop (cons x found)))))))
(all-of "FOO #!fold-case Bar |Baz| #\\A #\\SPACE #T \"Str\" #!no-fold-case Bar") ; => (FOO bar Baz #\A #\space #t "Str" Bar)
(all-of "#!fold-case ΣΑΣ STRASSE") ; => (σασ strasse)
;; What one port was told does not bind another.
(let ((p (open-input-string "#!fold-case A B")) (q (open-input-string "A B"))) (list (read p) (read q) (read p) (read q))) ; => (a A b B)
