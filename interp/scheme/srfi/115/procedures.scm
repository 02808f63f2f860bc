;;;; Regular expressions: what programs call.

(define-record-type <regexp>
  (%make-regexp sre machine groups names rule)
  regexp?
  (sre %regexp-sre)
  (machine %regexp-machine)
  (groups %regexp-groups)
  (names %regexp-names)
  (rule %regexp-rule))

(define-record-type <regexp-match>
  (%make-match string bounds names)
  regexp-match?
  (string %match-string)
  (bounds %match-bounds)
  (names %match-names))

;; The regexp that an argument of `who` is or describes.
(define (%regexp who sre)
  (if (regexp? sre)
      sre
      (let* ((reading (%make-reading who 0 '() 'longest))
             (node (%parse reading (%context #f #f #f) sre)))
        (%make-regexp sre (%build who node) (%groups reading) (reverse (%names reading))
                      (%reading-rule reading)))))

;;; The regexp that an SRE describes; a regexp is itself.
;;; (regexp? (regexp '(+ digit))) ; => #t
(define (regexp sre)
  (%regexp 'regexp sre))

;;; The regexp of a sequence of SREs, quasi-quoted.
;;; (regexp-matches? (rx "a" (* ,(string #\b))) "abb") ; => #t
(define-syntax rx
  (syntax-rules ()
    ((_ sre ...) (regexp (quasiquote (: sre ...))))))

;;; An SRE that describes the regexp.
;;; (regexp->sre (regexp '(+ digit))) ; => (+ digit)
(define (regexp->sre re)
  (%regexp-sre (%regexp 'regexp->sre re)))

;;; Whether the object is an SRE or a regexp.
;;; (valid-sre? '(* any)) ; => #t
;;; (valid-sre? '(* nothing)) ; => #f
(define (valid-sre? object)
  (guard (e (#t #f))
    (%regexp 'valid-sre? object)
    #t))

(define (%match re string start end from anchored? stop)
  (let* ((machine (%regexp-machine re))
         (slots (+ (%regexp-groups re) 1))
         (bounds (if (eq? (%regexp-rule re) 'backtrack)
                     (%backtrack machine slots string start end from anchored? stop)
                     (%run machine slots (%regexp-rule re) string start end from anchored? stop))))
    (and bounds (%make-match string bounds (%regexp-names re)))))

;; Calls `(receiver re start end)` with the checked arguments of a search.
(define (%with-search who re string position range receiver)
  (let ((re (%regexp who re)))
    (%with-range who 2 string position (%without-false-end range)
      (lambda (start end) (receiver re start end)))))

;; An end that is #f is the end of the string.
(define (%without-false-end range)
  (if (and (pair? range) (pair? (cdr range)) (not (cadr range)) (null? (cddr range)))
      (list (car range))
      range))

;;; The match of the whole string, or a range of it, or `#f`.
;;; (regexp-match->list (regexp-matches '(: ($ (+ digit)) "-" ($ (+ digit))) "12-345")) ; => ("12-345" "12" "345")
(define (regexp-matches re string . range)
  (%with-search 'regexp-matches re string 3 range
    (lambda (re start end) (%match re string start end start #t end))))

;;; Whether the whole string, or a range of it, matches.
;;; (regexp-matches? '(+ digit) "123") ; => #t
(define (regexp-matches? re string . range)
  (%with-search 'regexp-matches? re string 3 range
    (lambda (re start end) (and (%match re string start end start #t end) #t))))

;;; The first match in the string, the longest one there, or `#f`.
;;; (regexp-match-submatch (regexp-search '(+ digit) "ab123c") 0) ; => "123"
(define (regexp-search re string . range)
  (%with-search 'regexp-search re string 3 range
    (lambda (re start end) (%match re string start end start #f #f))))

;; Combines the matches from left to right: `(kons last match string result)`, where `last` is where the match
;; before ended. Behind an empty match the search goes on one character further right.
(define (%fold re kons knil string start end finish)
  (let loop ((last start) (from start) (result knil))
    (let ((match (and (<= from end) (%match re string start end from #f #f))))
      (if match
          (let ((match-start (%bound match 0)) (match-end (%bound match 1)))
            (loop match-end
                  (if (= match-start match-end) (+ match-end 1) match-end)
                  (kons last match string result)))
          (finish last #f string result)))))

(define (%bound match slot)
  (vector-ref (%match-bounds match) slot))

(define (%last-result last match string result) result)

;;; Combines the matches from left to right: `(kons last match string result)`, beginning with `knil`, where `last`
;;; is where the match before ended; in the end `(finish last #f string result)`, when it is given.
;;; (regexp-fold '(+ digit) (lambda (last match string n) (+ n 1)) 0 "1 2 30") ; => 3
(define (regexp-fold re kons knil string . options)
  (%check-procedure 'regexp-fold 2 kons)
  (let ((finish (or (and (pair? options) (car options)) %last-result)) (re (%regexp 'regexp-fold re)))
    (%check-procedure 'regexp-fold 5 finish)
    (%with-range 'regexp-fold 4 string 6 (%without-false-end (if (pair? options) (cdr options) '()))
      (lambda (start end) (%fold re kons knil string start end finish)))))

;; Combines the matches that are not empty: `(kons before match result)` with the bounds of each as two pairs.
(define (%fold-parts re string start end kons finish)
  (let ((result (%fold re
                       (lambda (last match string result)
                         (let ((from (%bound match 0)) (to (%bound match 1)))
                           (if (= from to)
                               result
                               (cons to (kons (substring string (car result) from)
                                              (substring string from to)
                                              (cdr result))))))
                       (cons start '()) string start end %last-result)))
    (finish (substring string (car result) end) (cdr result))))

;;; The parts of the string that match and are not empty.
;;; (regexp-extract '(+ numeric) "192.168.0.1") ; => ("192" "168" "0" "1")
(define (regexp-extract re string . range)
  (%with-search 'regexp-extract re string 3 range
    (lambda (re start end)
      (%fold-parts re string start end
        (lambda (before part result) (cons part result))
        (lambda (rest result) (reverse result))))))

;;; The parts of the string between matches that are not empty.
;;; (regexp-split '(* digit) "abc123def456") ; => ("abc" "def" "")
(define (regexp-split re string . range)
  (%with-search 'regexp-split re string 3 range
    (lambda (re start end)
      (%fold-parts re string start end
        (lambda (before part result) (cons before result))
        (lambda (rest result) (reverse (cons rest result)))))))

;;; The parts of the string that do not match and those that do, in turn.
;;; (regexp-partition '(+ digit) "abc123def") ; => ("abc" "123" "def")
(define (regexp-partition re string . range)
  (%with-search 'regexp-partition re string 3 range
    (lambda (re start end)
      (%fold-parts re string start end
        (lambda (before part result) (cons* part before result))
        (lambda (rest result)
          (reverse (if (and (string=? rest "") (pair? result)) result (cons rest result))))))))

;; The text that a template stands for at a match in the range of a string.
(define (%substitution who template match start end)
  (let ((string (%match-string match)))
    (cond ((string? template) template)
          ((eq? template 'pre) (substring string start (%bound match 0)))
          ((eq? template 'post) (substring string (%bound match 1) end))
          ((or (symbol? template) (exact-integer? template)) (or (%submatch who match template) ""))
          ((list? template)
           (apply string-append (map (lambda (part) (%substitution who part match start end)) template)))
          (else (%wrong-type who 3 "a string, a field, pre, post or a list of them" template)))))

;; The string with the matches whose number `chosen?` accepts replaced.
(define (%replace who re string template start end chosen?)
  (let ((port (open-output-string)))
    (%fold re
      (lambda (last match string n)
        (write-string (substring string last (%bound match 0)) port)
        (write-string (if (chosen? n)
                          (%substitution who template match start end)
                          (substring string (%bound match 0) (%bound match 1)))
                      port)
        (+ n 1))
      0 string start end
      (lambda (last match string n) (write-string (substring string last end) port)))
    (get-output-string port)))

;;; The string with one match replaced: the first, or the one whose number, counted from 0, is given last.
;;; (regexp-replace '(+ space) "one two three" "_") ; => "one_two three"
(define (regexp-replace re string template . options)
  (let* ((range? (and (pair? options) (pair? (cdr options))))
         (count? (and range? (pair? (cddr options))))
         (count (if count? (caddr options) 0))
         (range (if count? (list (car options) (cadr options)) options)))
    (%check-index 'regexp-replace 6 count)
    (%with-search 'regexp-replace re string 4 range
      (lambda (re start end)
        (%replace 'regexp-replace re string template start end (lambda (n) (= n count)))))))

;;; The string with all matches replaced.
;;; (regexp-replace-all '(+ space) "one two three" "_") ; => "one_two_three"
;;; (regexp-replace-all '($ digit) "a1b2" '("<" 1 ">")) ; => "a<1>b<2>"
(define (regexp-replace-all re string template . range)
  (%with-search 'regexp-replace-all re string 4 range
    (lambda (re start end)
      (%replace 'regexp-replace-all re string template start end (lambda (n) #t)))))

(define (%check-match who match)
  (if (not (regexp-match? match)) (%wrong-type who 1 "a regexp-match" match)))

;;; The number of groups of the regexp that matched.
;;; (regexp-match-count (regexp-matches '(: ($ "x") (? ($ "y"))) "x")) ; => 2
(define (regexp-match-count match)
  (%check-match 'regexp-match-count match)
  (- (quotient (vector-length (%match-bounds match)) 2) 1))

;; The number of the group that a field means: of several with one name, the first that matched.
(define (%field who match field)
  (cond ((and (exact-integer? field) (<= 0 field (- (quotient (vector-length (%match-bounds match)) 2) 1))) field)
        ((and (symbol? field) (assq field (%match-names match)))
         => (lambda (first)
              (let loop ((names (%match-names match)))
                (cond ((null? names) (cdr first))
                      ((and (eq? (caar names) field) (%bound match (+ 1 (* 2 (cdar names))))) (cdar names))
                      (else (loop (cdr names)))))))
        (else (%wrong-type who 2 "the number or the name of a submatch" field))))

(define (%submatch who match field)
  (let* ((slot (* 2 (%field who match field))) (start (%bound match slot)) (end (%bound match (+ slot 1))))
    (and start end (substring (%match-string match) start end))))

;;; The part of the string that a group matched, named by number or name, or `#f`.
;;; (regexp-match-submatch (regexp-search '(: "*" (-> word word) "*") "**foo**") 'word) ; => "foo"
(define (regexp-match-submatch match field)
  (%check-match 'regexp-match-submatch match)
  (%submatch 'regexp-match-submatch match field))

;;; The index where a group's match begins, or `#f`.
;;; (regexp-match-submatch-start (regexp-search 'word "**foo**") 0) ; => 2
(define (regexp-match-submatch-start match field)
  (%check-match 'regexp-match-submatch-start match)
  (let ((slot (* 2 (%field 'regexp-match-submatch-start match field))))
    (and (%bound match (+ slot 1)) (%bound match slot))))

;;; The index behind a group's match, or `#f`.
;;; (regexp-match-submatch-end (regexp-search 'word "**foo**") 0) ; => 5
(define (regexp-match-submatch-end match field)
  (%check-match 'regexp-match-submatch-end match)
  (%bound match (+ 1 (* 2 (%field 'regexp-match-submatch-end match field)))))

;;; What the whole and each group matched, strings or `#f`.
;;; (regexp-match->list (regexp-search '(: ($ word) space ($ word)) "two words")) ; => ("two words" "two" "words")
(define (regexp-match->list match)
  (%check-match 'regexp-match->list match)
  (map (lambda (i) (%submatch 'regexp-match->list match i))
       (range (+ 1 (regexp-match-count match)))))
