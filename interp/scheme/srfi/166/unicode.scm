;;;; Formatting: how wide text is on a terminal.

;; Whether a code point is in the ranges of a vector.
(define (%in-ranges? ranges code)
  (let search ((low 0) (high (vector-length ranges)))
    (if (= low high)
        (odd? low)
        (let ((middle (quotient (+ low high) 2)))
          (if (<= (vector-ref ranges middle) code)
              (search (+ middle 1) high)
              (search low middle))))))

(define (%char-width char wide-ambiguous?)
  (let ((code (char->integer char)))
    (cond ((< code 127) 1)
          ((%in-ranges? %zero-width-ranges code) 0)
          ((%in-ranges? %wide-ranges code) 2)
          ((and wide-ambiguous? (%in-ranges? %ambiguous-ranges code)) 2)
          (else 1))))

;; The index behind the control sequence that begins at an index, or #f where none begins.
(define (%control-end string i end)
  (and (< (+ i 1) end)
       (char=? (string-ref string i) #\x1B)
       (char=? (string-ref string (+ i 1)) #\[)
       (let loop ((j (+ i 2)))
         (cond ((>= j end) #f)
               ((char<=? #\@ (string-ref string j) #\~) (+ j 1))
               (else (loop (+ j 1)))))))

;; Combines the characters and control sequences: `(kons start end width result)`.
(define (%fold-width kons knil string start end wide?)
  (let loop ((i start) (result knil))
    (if (>= i end)
        result
        (let ((control (%control-end string i end)))
          (if control
              (loop control (kons i control 0 result))
              (loop (+ i 1) (kons i (+ i 1) (%char-width (string-ref string i) wide?) result)))))))

(define (%terminal-width who string range wide?)
  (%check-text who 1 string)
  (let* ((start (%option range 0 0)) (end (%option range 1 (string-length string))))
    (%check-index who 2 start)
    (%check-index who 3 end)
    (if (> end (string-length string)) (%out-of-range who 3 "an index that is not behind the end" end))
    (%fold-width (lambda (i j width sum) (+ sum width)) 0 string start end wide?)))

(define (%check-text who position string)
  (if (not (string? string)) (%wrong-type who position "a string" string)))

;;; How many columns a string, or a range of it, takes on a terminal.
;;; (string-terminal-width "日本") ; => 4
(define (string-terminal-width string . range)
  (%check-optionals 'string-terminal-width 1 2 range)
  (%terminal-width 'string-terminal-width string range #f))

;;; `string-terminal-width` with characters of ambiguous width as two columns.
;;; (string-terminal-width/wide "é±") ; => 4
(define (string-terminal-width/wide string . range)
  (%check-optionals 'string-terminal-width/wide 1 2 range)
  (%terminal-width 'string-terminal-width/wide string range #t))

;; The index of the first character with which the text becomes wider than the limit, or its length.
(define (%index-beyond string limit wide?)
  (let ((length (string-length string)))
    (call/cc
     (lambda (return)
       (%fold-width
        (lambda (i j width sum)
          (if (> (+ sum width) limit) (return i) (+ sum width)))
        0 string 0 length wide?)
       length))))

(define (%terminal-substring who string from to wide?)
  (%check-text who 1 string)
  (if (not (exact-integer? from)) (%wrong-type who 2 "an exact integer" from))
  (if (not (exact-integer? to)) (%wrong-type who 3 "an exact integer" to))
  (let ((start (%index-beyond string from wide?)))
    (substring string start (max start (%index-beyond string to wide?)))))

;;; The part of a string between two columns of a terminal.
;;; (substring-terminal-width "ａｂｃ" 2 6) ; => "ｂｃ"
(define (substring-terminal-width string from to)
  (%terminal-substring 'substring-terminal-width string from to #f))

;;; `substring-terminal-width` with characters of ambiguous width as two columns.
;;; (substring-terminal-width/wide "±a" 0 2) ; => "±"
(define (substring-terminal-width/wide string from to)
  (%terminal-substring 'substring-terminal-width/wide string from to #t))

;; Whether a character changes the direction of what follows.
(define (%directional? char)
  (let ((code (char->integer char)))
    (or (<= #x202A code #x202E) (<= #x2066 code #x2069) (memv code '(#x200E #x200F #x61C)))))

;;; What of a string changes how the text behind it looks: control sequences and marks of direction.
;;; (substring-terminal-preserve "a\x1B;[31mb") ; => "\x1b;[31m"
(define (substring-terminal-preserve string)
  (%check-text 'substring-terminal-preserve 1 string)
  (apply string-append
         (reverse
          (%fold-width
           (lambda (i j width kept)
             (if (or (> j (+ i 1)) (%directional? (string-ref string i))) (cons (substring string i j) kept) kept))
           '() string 0 (string-length string) #f))))

;;; As `substring-terminal-preserve`.
;;; (substring-terminal/preserve "a\x1B;[31mb") ; => "\x1b;[31m"
(define (substring-terminal/preserve string)
  (%check-text 'substring-terminal/preserve 1 string)
  (substring-terminal-preserve string))

;;; The formatters, with widths as on a terminal.
;;; (show #f (terminal-aware (padded 6 "日本"))) ; => "  日本"
(define (terminal-aware . formatters)
  (fn (ambiguous-is-wide?)
    (with ((string-width (if ambiguous-is-wide? string-terminal-width/wide string-terminal-width))
           (substring/width (if ambiguous-is-wide? substring-terminal-width/wide substring-terminal-width))
           (substring/preserve substring-terminal-preserve))
      (each-in-list formatters))))

;; The string with `convert` applied to what is between control sequences.
(define (%convert-text convert string)
  (let ((length (string-length string)))
    (let loop ((start 0) (i 0) (parts '()))
      (let ((control (and (< i length) (%control-end string i length))))
        (cond ((= i length)
               (apply string-append (reverse (cons (convert (substring string start i)) parts))))
              (control
               (loop control control
                     (cons* (substring string i control) (convert (substring string start i)) parts)))
              (else (loop start (+ i 1) parts)))))))

(define (%converted convert formatters)
  (fn ((send output))
    (with ((output (lambda (string) (send (%convert-text convert string)))))
      (each-in-list formatters))))

;;; The formatters in capital letters.
;;; (show #f (upcased "abc")) ; => "ABC"
(define (upcased . formatters) (%converted string-upcase formatters))

;;; The formatters in small letters.
;;; (show #f (downcased "ΜΈΛΟΣ")) ; => "μέλος"
(define (downcased . formatters) (%converted string-downcase formatters))
