;;;; `cat`: objects as text, by options whose types tell what they mean.

;; The options of a call, found by their types.
(define-record-type <options>
  (%make-options exactness radix sign? precision separator writer pipe take converter width char port strings)
  %options?
  (exactness %exactness %set-exactness!)
  (radix %radix %set-radix!)
  (sign? %sign? %set-sign!)
  (precision %precision %set-precision!)
  (separator %separator %set-separator!)
  (writer %writer %set-writer!)
  (pipe %pipe %set-pipe!)
  (take %take %set-take!)
  (converter %converter %set-converter!)
  (width %width %set-width!)
  (char %char %set-char!)
  (port %port %set-port!)
  (strings %strings %set-strings!))

(define (%bad-option position object)
  (%wrong-type 'cat position "an option" object))

(define (%all? accept? object)
  (and (list? object) (every accept? object)))

(define (%note-list! options object position)
  (cond ((and (char? (car object))
              (or (null? (cdr object))
                  (and (list? object) (null? (cddr object)) (exact-integer? (cadr object)) (positive? (cadr object)))))
         (%set-separator! options object))
        ((%all? procedure? object) (%set-pipe! options object))
        ((and (%all? exact-integer? object) (<= (length object) 2)) (%set-take! options object))
        ((and (procedure? (car object)) (procedure? (cdr object))) (%set-converter! options object))
        (else (%bad-option position object))))

(define (%note-symbol! options symbol position)
  (case symbol
    ((exact inexact) (%set-exactness! options symbol))
    ((binary octal decimal hexadecimal) (%set-radix! options symbol))
    ((sign) (%set-sign! options #t))
    (else (%bad-option position symbol))))

(define (%note! options object position)
  (cond ((exact-integer? object) (%set-width! options object))
        ((and (real? object) (integer? object)) (%set-precision! options object))
        ((char? object) (%set-char! options object))
        ((string? object) (%set-strings! options (cons object (%strings options))))
        ((symbol? object) (%note-symbol! options object position))
        ((pair? object) (%note-list! options object position))
        ((or (boolean? object) (and (output-port? object) (textual-port? object))) (%set-port! options object))
        ((procedure? object) (%set-writer! options object))
        (else (%bad-option position object))))

(define (%note-all! options objects)
  (let loop ((rest objects) (position 2))
    (if (pair? rest)
        (begin
          (%note! options (car rest) position)
          (loop (cdr rest) (+ position 1))))))

(define (%default-writer object)
  (if (or (string? object) (char? object) (boolean? object)) display write))

;; What is not a number, as text.
(define (%object-text object options)
  (let ((port (open-output-string)))
    ((or (%writer options) (%default-writer object)) object port)
    (%taken (fold (lambda (proc text) (proc text)) (get-output-string port) (or (%pipe options) '()))
            (%take options))))

;; The parts of a text that (n m) asks for: from the left, or all but so many there; from the right likewise.
(define (%taken text take)
  (if (not take)
      text
      (let* ((length (string-length text))
             (n (car take))
             (m (if (pair? (cdr take)) (cadr take) 0)))
        (string-append
         (if (>= n 0) (substring text 0 (min n length)) (substring text (min (- n) length) length))
         (if (>= m 0) (substring text (- length (min m length)) length) (substring text 0 (max 0 (+ length m))))))))

;; The text with as many of the fill character as the width asks for: at the left, or for a negative one at the right.
(define (%filled text options)
  (let ((width (%width options)))
    (if (>= width 0)
        (%pad-left text width (%char options))
        (%pad-right text (- width) (%char options)))))

;; A number as text; zeros fill it behind its sign.
(define (%number-text number options)
  (call-with-values
   (lambda () (%number-parts number options))
   (lambda (prefix text)
     (if (and (> (%width options) 0) (char-numeric? (%char options)))
         (string-append prefix (%pad-left text (- (%width options) (string-length prefix)) (%char options)))
         (%filled (string-append prefix text) options)))))

(define (%deliver text options)
  (let ((text (apply string-append text (reverse (%strings options)))) (port (%port options)))
    (cond ((eq? port #t) (display text))
          (port (display text port)))
    text))

;;; The object as text, followed by the strings among the options. The options may come in any order: a width with its
;;; fill character, for numbers `exact`, a radix, `sign`, the decimal digits as an inexact integer, a separator in a
;;; list; for others a writer, a list of procedures on strings, how much to take from the left and right in a list; a
;;; converter as a pair of a predicate and a procedure; a port to write to.
;;; (cat 129.995 10 2.) ; => "    130.00"
;;; (cat 1234567 '(#\,) 'sign) ; => "+1,234,567"
;;; (cat 'symbol -10 "|") ; => "symbol    |"
(define (cat object . objects)
  (let ((options (%make-options #f 'decimal #f #f #f #f #f #f #f 0 #\space #f '())))
    (%note-all! options objects)
    (%deliver
     (cond ((and (%converter options) ((car (%converter options)) object))
            (%filled ((cdr (%converter options)) object) options))
           ((number? object) (%number-text object options))
           (else (%filled (%object-text object options) options)))
     options)))
