;;;; Characters and string ports: Scheme text is set in LaTeX. Keywords, constants and variables get macros of their
;;;; own, comments are set as text, characters that mean something to TeX are escaped, columns are kept. Prints
;;;; the lengths of both and the last part of the result.
;; measured at size 1500
(import (scheme base) (scheme char) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 3))
(define source
  ";; Doubles each of {items} & more; costs 100% of #1.
(define (double-all items) ; not `map'
  (let loop ((rest items) (result '()))
    (if (null? rest)
        (reverse result)
        (loop (cdr rest)
              (cons (* 2 (car rest)) result)))))\n
(define-syntax swap!
  (syntax-rules ()
    ((_ a b) (let ((kept a)) (set! a b) (set! b kept)))))
(cond ((assq 'x_1 table) => (lambda (entry) (display \"~a $5 \\\\ {}\") (cdr entry)))
      (else #\\a #t -17 3.25 \"a;b\" x^2))
")

(define keywords
  '("define" "let" "lambda" "if" "cond" "else" "set!" "define-syntax" "syntax-rules" "begin" "quote" "and" "or"))

(define (input-text n)
  (let ((port (open-output-string)))
    (do ((i 0 (+ i 1))) ((= i n) (get-output-string port))
      (write-string source port))))

;; Writes a character so that TeX shows it.
(define (write-escaped char port)
  (case char
    ((#\\) (write-string "\\ttbackslash{}" port))
    ((#\{ #\} #\$ #\& #\# #\% #\_)
     (write-char #\\ port)
     (write-char char port))
    ((#\~) (write-string "\\~{}" port))
    ((#\^) (write-string "\\^{}" port))
    (else (write-char char port))))
(define (write-text text port)
  (string-for-each (lambda (char) (write-escaped char port)) text))
(define (write-macro name text port)
  (write-string "\\" port)
  (write-string name port)
  (write-string "{" port)
  (write-text text port)
  (write-string "}" port))

(define (symbol-char? char)
  (not (or (char-whitespace? char) (memv char '(#\( #\) #\" #\; #\' #\` #\,)))))

;; Reads characters while they satisfy the predicate.
(define (read-while holds? port)
  (let ((out (open-output-string)))
    (let loop ()
      (let ((char (peek-char port)))
        (if (and (not (eof-object? char)) (holds? char))
            (begin
              (write-char (read-char port) out)
              (loop))
            (get-output-string out))))))

(define (read-string-literal port)
  (let ((out (open-output-string)))
    (write-char (read-char port) out)
    (let loop ()
      (let ((char (read-char port)))
        (write-char char out)
        (cond ((char=? char #\\)
               (write-char (read-char port) out)
               (loop))
              ((char=? char #\") (get-output-string out))
              (else (loop)))))))

(define (constant? word)
  (or (string->number word)
      (char=? (string-ref word 0) #\#)))
(define (macro-of word quoted)
  (cond (quoted "data")
        ((member word keywords) "keyword")
        ((constant? word) "constant")
        (else "variable")))

;; One line of code; `quoted` is whether the next word follows a quote.
(define (set-line line out)
  (let ((in (open-input-string line)))
    (write-string (make-string (* 2 (string-length (read-while char-whitespace? in))) #\~) out)
    (let loop ((quoted #f))
      (let ((char (peek-char in)))
        (cond ((eof-object? char) (write-string "\\\\\n" out))
              ((char=? char #\;)
               (write-macro "comment" (read-while (lambda (char) #t) in) out)
               (loop #f))
              ((char=? char #\")
               (write-macro "constant" (read-string-literal in) out)
               (loop #f))
              ((char=? char #\') (write-string "\\quote{}" out) (read-char in) (loop #t))
              ((symbol-char? char)
               (let ((word (read-word in)))
                 (write-macro (macro-of word quoted) word out)
                 (loop #f)))
              ((char=? char #\space) (write-string "~" out) (read-char in) (loop #f))
              (else (write-escaped (read-char in) out) (loop #f)))))))

;; A character constant may be a delimiter itself.
(define (read-word port)
  (let ((start (read-while symbol-char? port)))
    (if (string=? start "#\\")
        (string-append start (string (read-char port)))
        start)))

(define (set-text text)
  (let ((in (open-input-string text)) (out (open-output-string)))
    (write-string "\\begin{schemedisplay}\n" out)
    (let loop ()
      (let ((line (read-line in)))
        (if (not (eof-object? line))
            (begin
              (if (string=? line "")
                  (write-string "\\schemeskip\n" out)
                  (set-line line out))
              (loop)))))
    (write-string "\\end{schemedisplay}\n" out)
    (get-output-string out)))

(define text (input-text size))
(define result (set-text text))
(write (list (string-length text) (string-length result)))
(newline)
(write-string (substring result (- (string-length result) 440) (string-length result)))
; prints (1419 3753)
; prints !}~\variable{b}~\variable{kept})))))\\
; prints (\keyword{cond}~((\variable{assq}~\quote{}\data{x\_1}~\variable{table})~\variable{=>}~(\keyword{lambda}~(\variable{entry})~(\variable{display}~\constant{"\~{}a \$5 \ttbackslash{}\ttbackslash{} \{\}"})~(\variable{cdr}~\variable{entry})))\\
; prints ~~~~~~~~~~~~(\keyword{else}~\constant{\#\ttbackslash{}a}~\constant{\#t}~\constant{-17}~\constant{3.25}~\constant{"a;b"}~\variable{x\^{}2}))\\
; prints \end{schemedisplay}
