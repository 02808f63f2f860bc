(import (srfi 166))
(list (show #f (with ((pad-char #\〜)) (padded/both 5 "日本語"))) (show #f (terminal-aware (with ((pad-char #\〜)) (padded/both 5 "日本語"))))) ; => ("〜日本語〜" "日本語")
(list (show #f (trimmed/right 2 "日本語")) (show #f (terminal-aware (trimmed/right 2 "日本語"))) (show #f (terminal-aware (trimmed 3 "日本語")))) ; => ("日本" "日" "本語")
(map string-terminal-width (list "" "abc" "日本" "e\x301;" "ｱ" "±" "\x1b;[31mred\x1b;[0m" "\x200b;" "😀")) ; => (0 3 4 1 1 1 3 0 2)
(list (string-terminal-width "日本語" 1) (string-terminal-width "日本語" 1 2) (string-terminal-width/wide "±a") (string-terminal-width/wide "日")) ; => (4 2 3 2)
(string-terminal-width 5) ; error: `string-terminal-width` wanted a string as argument 1, got 5
(map (lambda (range) (substring-terminal-width "ａｂｃ" (car range) (cadr range))) '((0 6) (0 4) (2 6) (1 4) (1 5) (2 4) (2 3) (-1 2))) ; => ("ａｂｃ" "ａｂ" "ｂｃ" "ａｂ" "ａｂ" "ｂ" "" "ａ")
(list (substring-terminal-width "abcd" 1 3) (substring-terminal-width/wide "±±" 0 2) (substring-terminal-width/wide "±±" 0 4)) ; => ("bc" "±" "±±")
(list (string-length (substring-terminal-preserve "a\x1b;[31mb\x202e;c")) (substring-terminal/preserve "a\x1b;[31mb")) ; => (6 "\x1b;[31m")
(show #f (terminal-aware (trimmed/right 2 (as-red "abcdef")))) ; => "\x1b;[31mab\x1b;[39m"
(show #f (with ((ambiguous-is-wide? #t)) (terminal-aware (padded 4 "±")))) ; => "  ±"
(list (show #f (upcased "abc" 'd)) (show #f (downcased "ΜΈΛΟΣ")) (show #f (upcased (as-red "abc"))) (show #f (downcased (upcased "aB")))) ; => ("ABCD" "μέλος" "\x1b;[31mABC\x1b;[39m" "ab")
(define (codes . formatters) (map (lambda (f) (let ((s (show #f (f "x")))) (substring s 2 (- (string-length s) 5)))) formatters))
(codes as-red as-blue as-green as-cyan as-yellow as-magenta as-white as-black as-bold as-italic as-underline) ; => ("31mx" "34mx" "32mx" "36mx" "33mx" "35mx" "37mx" "30mx" "1mx" "3mx" "4mx")
(codes on-red on-blue on-green on-cyan on-yellow on-magenta on-white on-black) ; => ("41mx" "44mx" "42mx" "46mx" "43mx" "45mx" "47mx" "40mx")
(show #f (as-red "a" (as-blue "b") "c")) ; => "\x1b;[31ma\x1b;[34mb\x1b;[31mc\x1b;[39m"
(show #f (as-bold (on-red "a"))) ; => "\x1b;[1m\x1b;[41ma\x1b;[49m\x1b;[22m"
(list (show #f (as-color 5 0 0 "a")) (show #f (on-color 0 0 5 "a")) (show #f (as-true-color 255 0 16 "a")) (show #f (on-true-color 1 2 3 "a"))) ; => ("\x1b;[38;5;196ma\x1b;[39m" "\x1b;[48;5;21ma\x1b;[49m" "\x1b;[38;2;255;0;16ma\x1b;[39m" "\x1b;[48;2;1;2;3ma\x1b;[49m")
(as-color 6 0 0 "a") ; error: `as-color` wanted an integer from 0 to 5 as argument 1, got 6
(on-true-color 0 0 256 "a") ; error: `on-true-color` wanted an integer from 0 to 255 as argument 3, got 256
