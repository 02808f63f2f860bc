;;;; Regular expressions: from S-expressions to a tree.
;;;;
;;;; A node of the tree is a list: (char c), (set predicate), (seq node …), (or node …), (group number node),
;;;; (repeat from to greedy? node) where `to` may be #f, (assert predicate), (look ahead? negated? node),
;;;; (backref number same-char?). Sets of characters are predicates all the way: complements and differences cost
;;;; nothing then.

;; What an expression is read in: whether case matters, whether only ASCII is meant, whether groups count; and what
;; is being counted: the groups so far and their names, the last first; and the rule by which a match is found:
;; `longest`, `first` with a part that is not greedy, `backtrack` with a back-reference.
(define-record-type <reading>
  (%make-reading who groups names rule)
  %reading?
  (who %reading-who)
  (groups %groups %set-groups!)
  (names %names %set-names!)
  (rule %reading-rule %set-reading-rule!))

(define-record-type <context>
  (%context nocase? ascii? nocapture?)
  %context?
  (nocase? %nocase?)
  (ascii? %ascii?)
  (nocapture? %nocapture?))

(define %empty-node '(seq))

(define (%no-sre reading object)
  (%wrong-type (%reading-who reading) 1 "an SRE" object))

(define (%sequence nodes)
  (if (and (pair? nodes) (null? (cdr nodes))) (car nodes) (cons 'seq nodes)))

;; The node of a sequence of expressions. Groups are numbered on the way, from left to right.
(define (%parse-all reading context sres)
  (if (not (list? sres)) (%no-sre reading sres))
  (%sequence (map (lambda (sre) (%parse reading context sre)) sres)))

(define (%parse reading context sre)
  (cond ((string? sre) (%sequence (map (lambda (char) (%char-node context char)) (string->list sre))))
        ((char? sre) (%char-node context sre))
        ((%cset context sre) => (lambda (accept?) (list 'set accept?)))
        ((symbol? sre) (%parse-symbol reading context sre))
        ((and (pair? sre) (list? sre)) (%parse-form reading context (car sre) (cdr sre) sre))
        (else (%no-sre reading sre))))

(define (%char-node context char)
  (if (%nocase? context)
      (list 'set (%one-char context char))
      (list 'char char)))

(define (%parse-symbol reading context symbol)
  (case symbol
    ((bos) (list 'assert %at-start?))
    ((eos) (list 'assert %at-end?))
    ((bol) (list 'assert %at-line-start?))
    ((eol) (list 'assert %at-line-end?))
    ((bow) (list 'assert (%word-assertion context %word-starts?)))
    ((eow) (list 'assert (%word-assertion context %word-ends?)))
    ((nwb) (list 'assert (%word-assertion context %inside-or-outside-word?)))
    ((bog eog) (if (%ascii? context) %empty-node (list 'assert %grapheme-boundary?)))
    ((grapheme) (%grapheme-node context))
    ((word) (%parse reading context '(word+ any)))
    (else (%no-sre reading symbol))))

;; A boundary, a character, and further ones as long as there is no boundary.
(define (%grapheme-node context)
  (let ((any (list 'set (%named-set context 'any))))
    (if (%ascii? context)
        any
        (list 'seq
              (list 'assert %grapheme-boundary?)
              any
              (list 'repeat 0 #f #t
                    (list 'seq (list 'assert (lambda at (not (apply %grapheme-boundary? at)))) any))
              (list 'assert %grapheme-boundary?)))))

(define (%parse-form reading context head sres sre)
  (case head
    ((: seq) (%parse-all reading context sres))
    ((or |\||) (cons 'or (map (lambda (sre) (%parse reading context sre)) sres)))
    ((* zero-or-more) (%parse-repeat reading context 0 #f #t sres sre))
    ((+ one-or-more) (%parse-repeat reading context 1 #f #t sres sre))
    ((? optional) (%parse-repeat reading context 0 1 #t sres sre))
    ((= exactly) (%parse-counted reading context 1 #f #t sres sre))
    ((>= at-least) (%parse-counted reading context 1 #t #t sres sre))
    ((** repeated) (%parse-counted reading context 2 #f #t sres sre))
    ((?? non-greedy-optional) (%parse-repeat reading context 0 1 #f sres sre))
    ((*? non-greedy-zero-or-more) (%parse-repeat reading context 0 #f #f sres sre))
    ((**? non-greedy-repeated) (%parse-counted reading context 2 #f #f sres sre))
    (($ submatch) (%parse-group reading context #f sres))
    ((-> submatch-named) (%parse-named reading context sres sre))
    ((w/case) (%parse-all reading (%context #f (%ascii? context) (%nocapture? context)) sres))
    ((w/nocase) (%parse-all reading (%context #t (%ascii? context) (%nocapture? context)) sres))
    ((w/unicode) (%parse-all reading (%context (%nocase? context) #f (%nocapture? context)) sres))
    ((w/ascii) (%parse-all reading (%context (%nocase? context) #t (%nocapture? context)) sres))
    ((w/nocapture) (%parse-all reading (%context (%nocase? context) (%ascii? context) #t) sres))
    ((word) (%parse-all reading context (append '(bow) sres '(eow))))
    ((word+) (%parse reading context (list 'word (list '+ (list 'and '(or alphanumeric "_") (cons 'or sres))))))
    ((look-ahead) (%parse-look reading context #t #f sres))
    ((neg-look-ahead) (%parse-look reading context #t #t sres))
    ((look-behind) (%parse-look reading context #f #f sres))
    ((neg-look-behind) (%parse-look reading context #f #t sres))
    ((backref) (%parse-backref reading context sres sre))
    (else (%no-sre reading sre))))

;; Only a node that can match something is worth repeating; others would be copied in vain.
(define (%parse-repeat reading context from to greedy? sres sre)
  (if (and (not greedy?) (eq? (%reading-rule reading) 'longest)) (%set-reading-rule! reading 'first))
  (let ((node (%parse-all reading context sres)))
    (if (equal? node %empty-node) node (list 'repeat from to greedy? node))))

;; The most often that a counted repetition may ask for.
(define %most-repeats 10000)

(define (%count? object)
  (and (exact-integer? object) (<= 0 object %most-repeats)))

;; `counts` numbers are at the head of the operands.
(define (%parse-counted reading context counts open? greedy? operands sre)
  (if (not (and (list? operands) (>= (length operands) counts))) (%no-sre reading sre))
  (let ((from (car operands))
        (to (cond (open? #f) ((= counts 1) (car operands)) (else (cadr operands)))))
    (if (not (and (%count? from) (or open? (and (%count? to) (<= from to))))) (%no-sre reading sre))
    (%parse-repeat reading context from to greedy? (list-tail operands counts) sre)))

(define (%parse-group reading context name sres)
  (if (%nocapture? context)
      (%parse-all reading context sres)
      (let ((number (+ (%groups reading) 1)))
        (%set-groups! reading number)
        (if name (%set-names! reading (cons (cons name number) (%names reading))))
        (list 'group number (%parse-all reading context sres)))))

(define (%parse-named reading context operands sre)
  (if (not (and (pair? operands) (symbol? (car operands)))) (%no-sre reading sre))
  (%parse-group reading context (car operands) (cdr operands)))

(define (%parse-look reading context ahead? negated? sres)
  (let ((node (%parse-all reading (%context (%nocase? context) (%ascii? context) #t) sres)))
    (if (not (or ahead? (%width node)))
        (%wrong-type (%reading-who reading) 1 "an SRE that looks behind for a fixed length" sres))
    (list 'look ahead? negated? node)))

;; A back-reference names a group that has begun.
(define (%parse-backref reading context operands sre)
  (if (not (and (pair? operands) (null? (cdr operands)))) (%no-sre reading sre))
  (let* ((field (car operands))
         (named (assq field (%names reading)))
         (number (if named (cdr named) field)))
    (if (not (and (exact-integer? number) (<= 1 number (%groups reading)))) (%no-sre reading sre))
    (%set-reading-rule! reading 'backtrack)
    (list 'backref number (if (%nocase? context) char-ci=? char=?))))

;; How many characters a node matches, or #f when that depends.
(define (%width node)
  (case (car node)
    ((char set) 1)
    ((assert look) 0)
    ((backref) #f)
    ((group) (%width (caddr node)))
    ((seq) (%sum-widths (cdr node) 0))
    ((or)
     (let ((widths (map %width (cdr node))))
       (and (pair? widths) (car widths) (apply = (car widths) (map (lambda (w) (or w -1)) widths)) (car widths))))
    (else
     (let ((from (cadr node)) (width (%width (list-ref node 4))))
       (and (eqv? from (caddr node)) width (* from width))))))

(define (%sum-widths nodes sum)
  (if (null? nodes)
      sum
      (let ((width (%width (car nodes))))
        (and width (%sum-widths (cdr nodes) (+ sum width))))))
