;;;; Regular expressions: sets of characters, as predicates.

(define (%ascii-char? char) (char<=? char #\x7F))

(define (%in set)
  (lambda (char) (char-set-contains? set char)))

(define (%word-char? char)
  (or (char-alphabetic? char) (char-numeric? char) (char=? char #\_)))

;; What a name means, without regard to a context.
(define (%name->predicate name)
  (case name
    ((any) (lambda (char) #t))
    ((nonl) (lambda (char) (not (or (char=? char #\newline) (char=? char #\return)))))
    ((ascii) %ascii-char?)
    ((lower-case lower) char-lower-case?)
    ((upper-case upper) char-upper-case?)
    ((title-case title) (%in char-set:title-case))
    ((alphabetic alpha) char-alphabetic?)
    ((numeric num digit) char-numeric?)
    ((alphanumeric alphanum alnum) (lambda (char) (or (char-alphabetic? char) (char-numeric? char))))
    ((punctuation punct) (%in char-set:punctuation))
    ((symbol) (%in char-set:symbol))
    ((graphic graph) %graphic?)
    ((whitespace white space) char-whitespace?)
    ((printing print) (lambda (char) (or (char-whitespace? char) (%graphic? char))))
    ((control cntrl) (%in char-set:iso-control))
    ((hex-digit xdigit) (%in char-set:hex-digit))
    (else #f)))

(define (%graphic? char)
  (or (char-alphabetic? char)
      (char-numeric? char)
      (char-set-contains? char-set:punctuation char)
      (char-set-contains? char-set:symbol char)))

;; What a name means in a context, or #f. Without case, of the named sets only those of cases are larger.
(define (%named-set context name)
  (let ((accept? (%name->predicate name)))
    (and accept?
         (let ((accept? (if (and (%nocase? context) (memq name '(lower lower-case upper upper-case)))
                            (%any-case context accept?)
                            accept?)))
           (if (%ascii? context)
               (lambda (char) (and (%ascii-char? char) (accept? char)))
               accept?)))))

;; Whether a character, in one of its cases, is accepted; in ASCII only its letters have cases.
(define (%any-case context accept?)
  (lambda (char)
    (or (accept? char)
        (and (or (not (%ascii? context)) (%ascii-char? char))
             (or (accept? (char-upcase char))
                 (accept? (char-downcase char))
                 (accept? (char-foldcase char)))))))

(define (%one-char context char)
  (cond ((not (%nocase? context)) (lambda (c) (char=? c char)))
        ((%ascii? context) (%any-case context (lambda (c) (char=? c char))))
        (else (let ((folded (char-foldcase char))) (lambda (c) (char=? (char-foldcase c) folded))))))

(define (%char-set-predicate context set)
  (if (%nocase? context) (%any-case context (%in set)) (%in set)))

;; The predicate of an expression that stands for a set of characters, or #f when it stands for none.
(define (%cset context sre)
  (cond ((char? sre) (%one-char context sre))
        ((string? sre) (and (= (string-length sre) 1) (%one-char context (string-ref sre 0))))
        ((char-set? sre) (%char-set-predicate context sre))
        ((symbol? sre) (%named-set context sre))
        ((and (pair? sre) (list? sre)) (%cset-form context (car sre) (cdr sre)))
        (else #f)))

(define (%cset-form context head operands)
  (if (string? head)
      (and (null? operands) (%char-set-predicate context (string->char-set head)))
      (case head
        ((char-set)
         (and (pair? operands) (string? (car operands)) (null? (cdr operands))
              (%char-set-predicate context (string->char-set (car operands)))))
        ((/ char-range) (%ranges context operands))
        ((or |\||) (%cset-union context operands))
        ((and &) (%cset-and context operands))
        ((~ complement)
         (%cset-and-not (%named-set context 'any) (%cset-union context operands)))
        ((- difference)
         (and (pair? operands)
              (%cset-and-not (%cset context (car operands)) (%cset-union context (cdr operands)))))
        ((w/case) (%cset-in (%context #f (%ascii? context) #f) operands))
        ((w/nocase) (%cset-in (%context #t (%ascii? context) #f) operands))
        ((w/unicode) (%cset-in (%context (%nocase? context) #f #f) operands))
        ((w/ascii) (%cset-in (%context (%nocase? context) #t #f) operands))
        (else #f))))

(define (%cset-in context operands)
  (and (pair? operands) (null? (cdr operands)) (%cset context (car operands))))

;; The predicates of all operands, or #f unless each has one.
(define (%csets context operands)
  (let loop ((rest operands) (predicates '()))
    (if (null? rest)
        (reverse predicates)
        (let ((accept? (%cset context (car rest))))
          (and accept? (loop (cdr rest) (cons accept? predicates)))))))

(define (%cset-union context operands)
  (let ((predicates (%csets context operands)))
    (and predicates
         (lambda (char)
           (let loop ((rest predicates))
             (and (pair? rest) (or ((car rest) char) (loop (cdr rest)))))))))

(define (%cset-and context operands)
  (let ((predicates (%csets context (cons 'any operands))))
    (and predicates
         (lambda (char)
           (let loop ((rest predicates))
             (or (null? rest) (and ((car rest) char) (loop (cdr rest)))))))))

(define (%cset-and-not accept? refuse?)
  (and accept? refuse?
       (lambda (char) (and (accept? char) (not (refuse? char))))))

;; The characters of ranges: the operands' characters, taken in pairs.
(define (%ranges context operands)
  (let loop ((chars (%range-chars operands)) (set char-set:empty))
    (cond ((not chars) #f)
          ((null? chars) (%char-set-predicate context set))
          ((null? (cdr chars)) #f)
          (else
           (let ((low (char->integer (car chars))) (high (char->integer (cadr chars))))
             (loop (cddr chars)
                   (if (> low high) set (ucs-range->char-set low (+ high 1) #f set))))))))

(define (%range-chars operands)
  (let loop ((rest operands) (chars '()))
    (cond ((null? rest) (reverse chars))
          ((char? (car rest)) (loop (cdr rest) (cons (car rest) chars)))
          ((string? (car rest)) (loop (cdr rest) (append (reverse (string->list (car rest))) chars)))
          (else #f))))

;;; An SRE of the characters of a set, without the set itself.
;;; (import (srfi 14))
;;; (char-set->sre (string->char-set "abcx")) ; => (/ "acxx")
(define (char-set->sre set)
  (if (not (char-set? set)) (%wrong-type 'char-set->sre 1 "a char-set" set))
  (let loop ((cursor (char-set-cursor set)) (low #f) (high #f) (bounds '()))
    (let ((char (and (not (end-of-char-set? cursor)) (char-set-ref set cursor))))
      (cond ((and char high (= (char->integer char) (+ (char->integer high) 1)))
             (loop (char-set-cursor-next set cursor) low char bounds))
            ((and char high) (loop (char-set-cursor-next set cursor) char char (cons* high low bounds)))
            (char (loop (char-set-cursor-next set cursor) char char bounds))
            (high (list '/ (list->string (reverse (cons* high low bounds)))))
            (else '(/))))))
