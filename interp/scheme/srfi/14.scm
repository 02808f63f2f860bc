;;;; Character sets: the type and its algebra.
;;;;
;;;; A set is a sorted vector of boundaries: the first code point inside, the first one outside again, and so on.
;;;; Membership is a binary search, the algebra one walk along both vectors. The boundaries of a standard set are
;;;; a thunk until somebody asks for them, because computing them means asking a predicate about every character.

(define-record-type <char-set>
  (%make-char-set source)
  char-set?
  (source %source %set-source!))

;; The boundaries of a set, computed at the first use.
(define (%ranges set)
  (let ((source (%source set)))
    (if (procedure? source)
        (let ((ranges (source)))
          (%set-source! set ranges)
          ranges)
        source)))

(define (%check-set who position set)
  (if (not (char-set? set)) (%wrong-type who position "a char-set" set)))

(define (%check-sets who position sets)
  (if (pair? sets)
      (begin
        (%check-set who position (car sets))
        (%check-sets who (+ position 1) (cdr sets)))))

(define (%check-char who position char)
  (if (not (char? char)) (%wrong-type who position "a character" char)))

(define (%check-base who position base)
  (if (pair? base) (%check-set who position (car base))))

;; The surrogates are no characters and belong to no set.
(define %full-ranges '#(0 #xD800 #xE000 #x110000))

;; How many boundaries are at or below the code point: odd inside, even outside.
(define (%boundaries-below ranges code)
  (let search ((low 0) (high (vector-length ranges)))
    (if (= low high)
        low
        (let ((middle (quotient (+ low high) 2)))
          (if (<= (vector-ref ranges middle) code)
              (search (+ middle 1) high)
              (search low middle))))))

(define (%inside? ranges code)
  (odd? (%boundaries-below ranges code)))

;; The boundaries where `(keep? in-a in-b)` changes; `keep?` of #f and #f is #f.
(define (%combine keep? a b)
  (let ((a-length (vector-length a)) (b-length (vector-length b)))
    (let loop ((i 0) (j 0) (inside #f) (boundaries '()))
      (if (and (= i a-length) (= j b-length))
          (list->vector (reverse boundaries))
          (let* ((next-a (if (< i a-length) (vector-ref a i) #x110000))
                 (next-b (if (< j b-length) (vector-ref b j) #x110000))
                 (i (if (<= next-a next-b) (+ i 1) i))
                 (j (if (<= next-b next-a) (+ j 1) j))
                 (i (if (> i a-length) a-length i))
                 (j (if (> j b-length) b-length j))
                 (now (keep? (odd? i) (odd? j))))
            (loop i j now (if (eq? now inside) boundaries (cons (min next-a next-b) boundaries))))))))

(define (%either a b) (or a b))
(define (%both a b) (and a b))
(define (%first-only a b) (and a (not b)))
(define (%one-only a b) (not (eq? a b)))

;; The boundaries of the set of some code points, in any order and with repetitions.
(define (%codes->ranges codes)
  (let loop ((codes (sort codes <)) (boundaries '()))
    (cond ((null? codes) (list->vector (reverse boundaries)))
          ((and (pair? boundaries) (< (car codes) (car boundaries))) (loop (cdr codes) boundaries))
          ((and (pair? boundaries) (= (car codes) (car boundaries)))
           (loop (cdr codes) (cons (+ (car codes) 1) (cdr boundaries))))
          (else (loop (cdr codes) (cons (+ (car codes) 1) (cons (car codes) boundaries)))))))

(define (%chars->ranges who chars)
  (%codes->ranges
   (map (lambda (char)
          (if (not (char? char)) (%wrong-type who 1 "a list of characters" chars))
          (char->integer char))
        chars)))

;; The set of `ranges` and of what an optional base set has.
(define (%with-base ranges base)
  (%make-char-set (if (pair? base) (%combine %either ranges (%ranges (car base))) ranges)))

(define (%fold-sets keep? first rest)
  (if (null? rest)
      first
      (%fold-sets keep? (%combine keep? first (%ranges (car rest))) (cdr rest))))

;;; The characters that are in at least one of the sets.
;;; (char-set->list (char-set-union (char-set #\a) (char-set #\b))) ; => (#\a #\b)
(define (char-set-union . sets)
  (%check-sets 'char-set-union 1 sets)
  (%make-char-set (%fold-sets %either '#() sets)))

;;; The characters that are in all of the sets; all characters when there is none.
;;; (char-set->list (char-set-intersection (char-set #\a #\b) (char-set #\b #\c))) ; => (#\b)
(define (char-set-intersection . sets)
  (%check-sets 'char-set-intersection 1 sets)
  (%make-char-set (%fold-sets %both %full-ranges sets)))

;;; The characters of the first set that are in none of the others.
;;; (char-set->list (char-set-difference (char-set #\a #\b #\c) (char-set #\b))) ; => (#\a #\c)
(define (char-set-difference set . sets)
  (%check-sets 'char-set-difference 1 (cons set sets))
  (%make-char-set (%fold-sets %first-only (%ranges set) sets)))

;;; The characters that are in an odd number of the sets.
;;; (char-set->list (char-set-xor (char-set #\a #\b) (char-set #\b #\c))) ; => (#\a #\c)
(define (char-set-xor . sets)
  (%check-sets 'char-set-xor 1 sets)
  (%make-char-set (%fold-sets %one-only '#() sets)))

;;; Two sets: the first set without what any other has, and the part of the first that the others have.
;;; (call-with-values (lambda () (char-set-diff+intersection (char-set #\a #\b) (char-set #\b)))
;;;   (lambda (a b) (list (char-set->list a) (char-set->list b)))) ; => ((#\a) (#\b))
(define (char-set-diff+intersection set . sets)
  (%check-sets 'char-set-diff+intersection 1 (cons set sets))
  (let ((others (%fold-sets %either '#() sets)))
    (values (%make-char-set (%combine %first-only (%ranges set) others))
            (%make-char-set (%combine %both (%ranges set) others)))))

;;; All characters that are not in the set.
;;; (char-set-contains? (char-set-complement (char-set #\a)) #\a) ; => #f
(define (char-set-complement set)
  (%check-set 'char-set-complement 1 set)
  (%make-char-set (%combine %first-only %full-ranges (%ranges set))))

;;; The set and the characters.
;;; (char-set->list (char-set-adjoin (char-set #\a) #\c #\b)) ; => (#\a #\b #\c)
(define (char-set-adjoin set . chars)
  (%check-set 'char-set-adjoin 1 set)
  (%make-char-set (%combine %either (%ranges set) (%chars->ranges 'char-set-adjoin chars))))

;;; The set without the characters.
;;; (char-set->list (char-set-delete (char-set #\a #\b) #\b #\z)) ; => (#\a)
(define (char-set-delete set . chars)
  (%check-set 'char-set-delete 1 set)
  (%make-char-set (%combine %first-only (%ranges set) (%chars->ranges 'char-set-delete chars))))

;;; Whether all the sets have the same characters.
;;; (char-set= (char-set #\a #\b) (char-set #\b #\a)) ; => #t
(define (char-set= . sets)
  (%check-sets 'char-set= 1 sets)
  (or (null? sets)
      (let ((ranges (%ranges (car sets))))
        (let loop ((rest (cdr sets)))
          (or (null? rest)
              (and (equal? ranges (%ranges (car rest))) (loop (cdr rest))))))))

;;; Whether each set is a subset of the next.
;;; (char-set<= (char-set #\a) (char-set #\a #\b)) ; => #t
(define (char-set<= . sets)
  (%check-sets 'char-set<= 1 sets)
  (or (null? sets)
      (let loop ((set (car sets)) (rest (cdr sets)))
        (or (null? rest)
            (and (equal? '#() (%combine %first-only (%ranges set) (%ranges (car rest))))
                 (loop (car rest) (cdr rest)))))))

;;; A number that is the same for equal sets, below `bound` when that is given and not zero.
;;; (= (char-set-hash (char-set #\a #\b) 100) (char-set-hash (char-set #\b #\a) 100)) ; => #t
(define (char-set-hash set . bound)
  (%check-set 'char-set-hash 1 set)
  (if (pair? bound) (%check-index 'char-set-hash 2 (car bound)))
  (let* ((ranges (%ranges set)) (bound (if (or (null? bound) (= 0 (car bound))) 4194304 (car bound))))
    (let loop ((i 0) (hash 0))
      (if (= i (vector-length ranges))
          hash
          (loop (+ i 1) (modulo (+ (* 37 hash) (vector-ref ranges i)) bound))))))
