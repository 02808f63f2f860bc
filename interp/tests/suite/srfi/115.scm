(import (srfi 115) (srfi 14))
(define digits (string->char-set "0123456789"))
;; differs: an expression with a non-greedy part or a `backref` prefers matches in the order of its alternatives, as Perl does, not the longest.
;; differs: `control` means the ISO control characters; the numeric upper bound of a repetition is 10000, and of the states of a regexp 100000.
;; differs: a match with `backref`, which may take exponential time, is given up after 1,000,000 steps from one beginning (`limit-exceeded`); all other expressions are matched in linear time.
(define (all re s . range) (let ((m (apply regexp-matches re s range))) (and m (regexp-match->list m))))
(define (one re s . range) (let ((m (apply regexp-search re s range))) (and m (regexp-match->list m))))
(list (regexp? (regexp "a")) (regexp? '(+ "a")) (regexp? (regexp (regexp "a"))) (regexp? (rx "a" "b"))) ; => (#t #f #t #t)
(list (valid-sre? '(: "a" (* any))) (valid-sre? '(* unknown)) (valid-sre? 5) (valid-sre? '(= x "a")) (valid-sre? '(** 3 2 "a")) (valid-sre? '(or . "a")) (valid-sre? (regexp "a"))) ; => (#t #f #f #f #f #f #t)
(regexp '(* unknown)) ; error: `regexp` wanted an SRE as argument 1, got unknown
(regexp '(backref 1)) ; error: `regexp` wanted an SRE as argument 1, got (backref 1)
(regexp '(= 10001 "x")) ; error: `regexp` wanted an SRE as argument 1
(regexp-search 5 "a") ; error: `regexp-search` wanted an SRE as argument 1, got 5
(regexp-search "a" 'a) ; error: `regexp-search` wanted a string as argument 2, got a
(regexp-search "a" "abc" 4) ; error: `regexp-search` wanted an index from 0 to 3 as argument 3, got 4
(regexp->sre (regexp '(* "a"))) ; => (* "a")
(regexp->sre (rx "a" ,(string #\b #\c))) ; => (: "a" "bc")
(let ((n 3)) (regexp-matches? (rx (= ,n "a") ,@(list "b" "c")) "aaabc")) ; => #t
(list (char-set->sre (string->char-set "abcx")) (char-set->sre char-set:empty) (regexp-matches? (char-set->sre digits) "7")) ; => ((/ "acxx") (/) #t)
(char-set->sre "abc") ; error: `char-set->sre` wanted a char-set as argument 1, got "abc"
(list (regexp-match? (regexp-matches "x" "x")) (regexp-match? (regexp-matches "x" "y")) (regexp-match? "x")) ; => (#t #f #f)
(list (one "needle" "hayneedlehay") (one "needle" "haynEEdlehay")) ; => (("needle") #f)
(all '(: ($ (* "ab")) "c") "ababc") ; => ("ababc" "abab")
(all '(: ($ (* "ab")) "c") "xababc" 1) ; => ("ababc" "abab")
(all '(: ($ (* "ab")) "c") "xababcx" 1 6) ; => ("ababc" "abab")
(all '(: (* any) ($ "foo" (* any)) ($ "bar" (* any))) "fooxbarfbar") ; => ("fooxbarfbar" "fooxbarf" "bar")
(all '(: (* any) ($ "foo" (* any)) ($ "bar" (* any))) "fooxbafba") ; => #f
(list (all '(or "a" "b") "b") (all '(or) "") (all '(or "ab" "cd" "") "") (all '(seq) "") (all '(: "a" (seq "b" "c")) "abc")) ; => (("b") #f ("") ("") ("abc"))
(list (one '(or "a" "ab" "abc") "xabcd") (one '(|\|| "eeney" "meeney") "meeney") (one '(* "a") "baaa")) ; => (("abc") ("meeney") (""))
(list (all '(: "match" (? "es") "!") "matches!") (all '(: "match" (optional "es") "!") "match!") (all '(: "match" (? "es") "!") "matche!")) ; => (("matches!") ("match!") #f)
(list (all '(: "<" (* (~ #\>)) ">") "<>") (all '(: "<" (zero-or-more (~ #\>)) ">") "<html") (all '(: "<" (+ (~ #\>)) ">") "<>") (all '(one-or-more "a") "aaa")) ; => (("<>") #f #f ("aaa"))
(list (all '(: "<" (>= 3 (~ #\>)) ">") "<pre>") (all '(: "<" (at-least 3 (~ #\>)) ">") "<tr>") (all '(>= 0 "a") "")) ; => (("<pre>") #f (""))
(list (all '(: "<" (= 4 (~ #\>)) ">") "<html>") (all '(: "<" (exactly 4 (~ #\>)) ">") "<table>") (all '(= 0 "a") "")) ; => (("<html>") #f (""))
(map (lambda (s) (regexp-matches? '(: (= 3 (** 1 3 numeric) ".") (repeated 1 3 numeric)) s)) '("192.168.1.10" "192.168.1" "192.0168.1.10")) ; => (#t #f #f)
(list (all '(: ($ (or "a" "ab")) ($ (or "c" "bcd")) ($ (* "d"))) "abcd") (all '(: ($ (? "a")) ($ (* "a"))) "aaa") (all '(* ($ (or "a" "ab" "b"))) "ab") (one '(or ($ "a") ($ "ab") (: ($ "a") "b")) "ab")) ; => (("abcd" "ab" "c" "d") ("aaa" "a" "aa") ("ab" "ab") ("ab" #f "ab" #f))
(list (all '(: ($ (+ digit)) "-" (submatch (+ digit))) "12-345") (all '(: (? ($ "a")) ($ "b")) "b") (all '(* ($ (or "a" "b"))) "ab")) ; => (("12-345" "12" "345") ("b" #f "b") ("ab" "b"))
(let ((m (regexp-matches '(: (-> year (= 4 digit)) "-" (submatch-named month (= 2 digit))) "2024-05")))
  (list (regexp-match-submatch m 'year) (regexp-match-submatch m 'month) (regexp-match-submatch m 0) (regexp-match-submatch m 2) (regexp-match-count m)))
; => ("2024" "05" "2024-05" "05" 2)
(list (regexp-match-submatch (regexp-matches '(or (-> foo "ab") (-> foo "cd")) "ab") 'foo) (regexp-match-submatch (regexp-matches '(or (-> foo "ab") (-> foo "cd")) "cd") 'foo)) ; => ("ab" "cd")
(let ((m (regexp-search '(: "*" ($ word) "*" (? ($ "!"))) "**foo**")))
  (list (regexp-match-submatch-start m 0) (regexp-match-submatch-end m 0) (regexp-match-submatch-start m 1) (regexp-match-submatch-end m 1) (regexp-match-submatch-start m 2) (regexp-match-submatch-end m 2) (regexp-match-submatch m 2)))
; => (1 6 2 5 #f #f #f)
(regexp-match-submatch (regexp-search "a" "a") 1) ; error: `regexp-match-submatch` wanted the number or the name of a submatch as argument 2, got 1
(regexp-match-submatch (regexp-search "a" "a") 'x) ; error: `regexp-match-submatch` wanted the number or the name of a submatch as argument 2, got x
(regexp-match-count #f) ; error: `regexp-match-count` wanted a regexp-match as argument 1, got #f
(let ((number '($ (+ numeric)))) (cdr (one `(: ,number "-" (w/nocapture ,number) "-" ,number) "555-867-5309"))) ; => ("555" "5309")
(list (all '(w/nocase "needle") "haynEEdlehay") (one '(w/nocase "needle") "haynEEdlehay") (one '(w/nocase "SMALL" (w/case "BIG")) "smallBIGsmall") (one '(w/nocase "SMALL" (w/case "BIG")) "smallbig")) ; => (#f ("nEEdle") ("smallBIG") #f)
(map (lambda (sre) (map (lambda (s) (regexp-matches? sre s)) '("B" "b"))) '((~ ("Aab")) (w/nocase (~ ("Aab"))) (~ (w/nocase ("Aab"))) (w/nocase (~ (w/case ("Aab")))))) ; => ((#t #f) (#f #f) (#f #f) (#t #f))
(list (all '(w/nocase "ГЯ") "гя") (all '(w/nocase (* lower)) "abcD") (all '(* lower) "abcD") (all '(w/ascii (w/nocase (/ "ac"))) "B")) ; => (("гя") ("abcD") #f ("B"))
(list (all '(w/ascii (* alpha)) "English") (all '(w/ascii (* alpha)) "Ελληνική") (all '(w/ascii (w/unicode (* alpha))) "Ελληνική") (all '(w/ascii any) "λ") (all '(w/ascii (~ #\a)) "λ")) ; => (("English") #f ("Ελληνική") #f #f)
(list (all '(* #\-) "---") (all '(* ("aeiou")) "oui") (all '(* ("aeiou")) "ouais") (all '(char-set "ab") "b") (all '(* (/ "AZ09")) "R2D2") (all '(* (char-range "A" #\Z "09")) "C-3PO") (all `(+ ,digits) "12")) ; => (("---") ("oui") #f ("b") ("R2D2") #f ("12"))
(list (all '(* (- (/ "az") ("aeiou"))) "xyzzy") (all '(* (difference (/ "az") ("aeiou"))) "vowels") (all '(* (& (/ "az") (~ ("aeiou")))) "xyzzy") (all '(* (and (/ "az") (complement ("aeiou")))) "vowels") (all '(and) "x")) ; => (("xyzzy") #f ("xyzzy") #f ("x"))
(define (classes char) (let loop ((names '(any nonl ascii lower upper title alpha num alnum punct symbol graph white print control xdigit)) (found '())) (if (null? names) (reverse found) (loop (cdr names) (if (regexp-matches? (car names) (string char)) (cons (car names) found) found)))))
(classes #\a) ; => (any nonl ascii lower alpha alnum graph print xdigit)
(classes #\7) ; => (any nonl ascii num alnum graph print xdigit)
(classes #\newline) ; => (any ascii white print control)
(classes #\!) ; => (any nonl ascii punct graph print)
(classes #\€) ; => (any nonl symbol graph print)
(map (lambda (name) (valid-sre? name)) '(lower-case upper-case title-case alphabetic numeric digit alphanumeric alphanum punctuation graphic whitespace space printing cntrl hex-digit)) ; => (#t #t #t #t #t #t #t #t #t #t #t #t #t #t #t)
(list (one '(: bos "a") "ba") (one '(: "a" eos) "ab") (one '(: bos "a") "ba" 1) (one '(: "b" eos) "abc" 0 2)) ; => (#f #f ("a") ("b"))
(regexp-extract '(: bol (+ alpha) eol) "ab\ncd e\r\nfg\rh") ; => ("ab" "fg" "h")
(list (one '(: bow "foo") "<foo>") (one '(: bow "foo") "snafoo") (one '(: "foo" eow) "foo!") (one '(: "foo" eow) "foobar") (one '(: nwb "foo" nwb) " foo ") (one '(: nwb "foo" nwb) "xfoox")) ; => (("foo") #f ("foo") #f #f ("foo"))
(list (regexp-extract 'word "to be_1, or!") (regexp-extract '(word "be") "be bee be") (regexp-extract '(word+ (/ "ae")) "abe bad bee")) ; => (("to" "be_1" "or") ("be" "be") ("abe" "bad" "bee"))
(map string-length (regexp-extract 'grapheme "a\x300;b\x301;\x302;c\r\nd")) ; => (2 3 1 2 1)
(map string-length (regexp-extract 'grapheme "\x1112;\x1161;\x11ab;\x1100;\x1173;\x11af;\x1F1E9;\x1F1EA;\x1F1EB;\x1F1F7;")) ; => (3 3 2 2)
(list (all '(: bog "a" eog) "a") (one '(: "a" eog) "a\x301;") (all '(w/ascii grapheme) "a") (regexp-extract '(: bog any) "e\x301;f")) ; => (("a") #f ("a") ("e" "f"))
(list (all '(: "<" ($ (*? any)) ">" (* any)) "<em>x</em>") (one '(: "<" (*? any) ">") "<a><b>") (one '(: "a" (?? "b")) "ab") (one '(: "a" (non-greedy-optional "b")) "ab") (one '(**? 2 4 "a") "aaaa") (one '(non-greedy-repeated 1 2 "a") "aa") (one '(: (non-greedy-zero-or-more "a") "b") "aab")) ; => (("<em>x</em>" "em") ("<a>") ("a") ("a") ("aa") ("a") ("aab"))
(list (all '(: "regular" (look-ahead " expression") " expression") "regular expression") (all '(: "regular" (look-ahead " ") "expression") "regular expression") (one '(: "a" (neg-look-ahead "b")) "abac")) ; => (("regular expression") #f ("a"))
(list (regexp-match-submatch-start (regexp-search '(: (look-behind "b") "a") "aba") 0) (regexp-match-submatch-start (regexp-search '(: (neg-look-behind (or "ab" "xy")) "c") "abcxyc c") 0) (one '(: (look-behind "ab") "c") "bc")) ; => (2 7 #f)
(regexp '(look-behind (* "a"))) ; error: `regexp` wanted an SRE that looks behind for a fixed length
(regexp-fold '(+ digit) (lambda (i m str acc) (cons (list i (regexp-match-submatch m 0)) acc)) '() "a1bb22c" (lambda (i m str acc) (reverse (cons (list i m) acc)))) ; => ((0 "1") (2 "22") (6 #f))
(regexp-fold "" (lambda (i m str n) (+ n 1)) 0 "abc") ; => 4
(regexp-fold "b" (lambda (i m str n) (+ n 1)) 0 "abbb" #f 1 3) ; => 2
(list (regexp-extract '(+ numeric) "192.168.0.1") (regexp-extract '(* numeric) "abc123def456ghi789") (regexp-extract "a" "") (regexp-extract "a" "aaa" 1 2)) ; => (("192" "168" "0" "1") ("123" "456" "789") () ("a"))
(list (regexp-split '(+ space) " fee fi  fo\tfum\n") (regexp-split '(",;") "a,,b,") (regexp-split '(* digit) "abc123def456ghi789") (regexp-split '(+ space) "") (regexp-split "," "a,b,c" 2)) ; => (("" "fee" "fi" "fo" "fum" "") ("a" "" "b" "") ("abc" "def" "ghi" "") ("") ("b" "c"))
(list (regexp-partition '(+ (or space punct)) "") (regexp-partition '(+ (or space punct)) "Hello, world!\n") (regexp-partition '(+ (or space punct)) "¿Dónde Estás?") (regexp-partition '(* digit) "abc123def456ghi")) ; => (("") ("Hello" ", " "world" "!\n") ("" "¿" "Dónde" " " "Estás" "?") ("abc" "123" "def" "456" "ghi"))
(list (regexp-replace '(+ space) "one two three" "_") (regexp-replace '(+ space) "one two three" "_" 0 #f 0) (regexp-replace '(+ space) "one two three" "_" 0 #f 1) (regexp-replace '(+ space) "one two three" "_" 0 #f 2)) ; => ("one_two three" "one_two three" "one two_three" "one two three")
(regexp-replace '(: ($ (+ alpha)) ":" (* space)) "abc def: ghi" '("pre: <<<" pre ">>> match1: <<<" 1 ">>> post: <<<" post ">>>") 1 11) ; => "bc pre: <<<bc >>> match1: <<<def>>> post: <<<gh>>>gh"
(regexp-replace '(-> x digit) "a1b" '("[" x "]")) ; => "a[1]b"
(list (regexp-replace-all '(+ space) "one two three" "_") (regexp-replace-all '($ digit) "a1b2" '("<" 1 ">")) (regexp-replace-all '(* "x") "abc" "-") (regexp-replace-all "a" "aaaa" "b" 1 3)) ; => ("one_two_three" "a<1>b<2>" "-a-b-c-" "bb")
(regexp-replace "a" "a" 5.5) ; error: `regexp-replace` wanted a string, a field, pre, post or a list of them as argument 3, got 5.5
