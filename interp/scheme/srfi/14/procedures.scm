;;;; Character sets: making them, asking them, walking along them.

;;; The set of the characters.
;;; (char-set-size (char-set #\a #\b #\a)) ; => 2
(define (char-set . chars)
  (%make-char-set (%chars->ranges 'char-set chars)))

;;; The set of the characters of a list, and of a base set.
;;; (char-set->string (list->char-set '(#\c #\a) (char-set #\b))) ; => "abc"
(define (list->char-set chars . base)
  (if (not (list? chars)) (%wrong-type 'list->char-set 1 "a list of characters" chars))
  (%check-base 'list->char-set 2 base)
  (%with-base (%chars->ranges 'list->char-set chars) base))

;;; The set of the characters of a string, and of a base set.
;;; (char-set->list (string->char-set "hello")) ; => (#\e #\h #\l #\o)
(define (string->char-set string . base)
  (if (not (string? string)) (%wrong-type 'string->char-set 1 "a string" string))
  (%check-base 'string->char-set 2 base)
  (%with-base (%chars->ranges 'string->char-set (string->list string)) base))

;;; The characters with code points from `lower` up to but without `upper`, and those of a base set. With `error?`
;;; true, a range that includes what is no character is an error; otherwise those are left out.
;;; (char-set->string (ucs-range->char-set 97 101)) ; => "abcd"
(define (ucs-range->char-set lower upper . options)
  (let ((error? (and (pair? options) (car options)))
        (base (if (pair? options) (cdr options) '())))
    (%check-index 'ucs-range->char-set 1 lower)
    (%check-index 'ucs-range->char-set 2 upper)
    (if (> lower upper) (%out-of-range 'ucs-range->char-set 2 "an upper bound not below the lower" upper))
    (%check-base 'ucs-range->char-set 4 base)
    (if (and error?
             (or (> upper #x110000) (and (< lower #xE000) (> upper #xD800) (< lower upper))))
        (%out-of-range 'ucs-range->char-set 2 "a range of characters" upper))
    (%with-base
     (if (< lower (min upper #x110000))
         (%combine %both %full-ranges (vector lower (min upper #x110000)))
         '#())
     base)))

;;; A set as itself, a string as the set of its characters, a character as the set of it alone.
;;; (char-set->list (->char-set #\x)) ; => (#\x)
(define (->char-set object)
  (cond ((char-set? object) object)
        ((string? object) (string->char-set object))
        ((char? object) (char-set object))
        (else (%wrong-type '->char-set 1 "a char-set, a string or a character" object))))

;;; A set with the same characters.
;;; (char-set->list (char-set-copy (char-set #\a))) ; => (#\a)
(define (char-set-copy set)
  (%check-set 'char-set-copy 1 set)
  (%make-char-set (%ranges set)))

;;; Whether the character is in the set.
;;; (char-set-contains? char-set:digit #\7) ; => #t
(define (char-set-contains? set char)
  (%check-set 'char-set-contains? 1 set)
  (%check-char 'char-set-contains? 2 char)
  (%inside? (%ranges set) (char->integer char)))

;;; The number of characters in the set.
;;; (char-set-size char-set:ascii) ; => 128
(define (char-set-size set)
  (%check-set 'char-set-size 1 set)
  (let ((ranges (%ranges set)))
    (let loop ((i 0) (size 0))
      (if (= i (vector-length ranges))
          size
          (loop (+ i 2) (+ size (- (vector-ref ranges (+ i 1)) (vector-ref ranges i))))))))

;;; Combines the characters in ascending order: `(kons char result)`, beginning with `knil`.
;;; (char-set-fold cons '() (char-set #\b #\a)) ; => (#\b #\a)
(define (char-set-fold kons knil set)
  (%check-procedure 'char-set-fold 1 kons)
  (%check-set 'char-set-fold 3 set)
  (%fold-ranges kons knil (%ranges set)))

(define (%fold-ranges kons knil ranges)
  (let next-range ((i 0) (result knil))
    (if (= i (vector-length ranges))
        result
        (let ((end (vector-ref ranges (+ i 1))))
          (let next ((code (vector-ref ranges i)) (result result))
            (if (= code end)
                (next-range (+ i 2) result)
                (next (+ code 1) (kons (integer->char code) result))))))))

;; The first true result of `(accept? char)`, in ascending order, or #f.
(define (%find-result accept? ranges)
  (let next-range ((i 0))
    (and (< i (vector-length ranges))
         (let ((end (vector-ref ranges (+ i 1))))
           (let next ((code (vector-ref ranges i)))
             (if (= code end)
                 (next-range (+ i 2))
                 (or (accept? (integer->char code)) (next (+ code 1)))))))))

;;; The set of the results of `(f seed)`, where `(g seed)` is the next seed, until `(stop? seed)`; and a base set.
;;; (char-set->list (char-set-unfold null? car cdr '(#\b #\a))) ; => (#\a #\b)
(define (char-set-unfold stop? f g seed . base)
  (%check-procedure 'char-set-unfold 1 stop?)
  (%check-procedure 'char-set-unfold 2 f)
  (%check-procedure 'char-set-unfold 3 g)
  (%check-base 'char-set-unfold 5 base)
  (let loop ((seed seed) (chars '()))
    (if (stop? seed)
        (%with-base (%chars->ranges 'char-set-unfold chars) base)
        (let ((char (f seed)))
          (loop (g seed) (cons char chars))))))

;;; Calls `proc` with each character, in ascending order, for its effect.
;;; (let ((n 0)) (char-set-for-each (lambda (c) (set! n (+ n 1))) char-set:hex-digit) n) ; => 22
(define (char-set-for-each proc set)
  (%check-procedure 'char-set-for-each 1 proc)
  (%check-set 'char-set-for-each 2 set)
  (%find-result (lambda (char) (proc char) #f) (%ranges set))
  (void))

;;; The set of the results of `proc` for the characters.
;;; (char-set->string (char-set-map char-upcase (char-set #\a #\b))) ; => "AB"
(define (char-set-map proc set)
  (%check-procedure 'char-set-map 1 proc)
  (%check-set 'char-set-map 2 set)
  (%make-char-set
   (%chars->ranges 'char-set-map (char-set-fold (lambda (char chars) (cons (proc char) chars)) '() set))))

;;; The characters that satisfy the predicate, and those of a base set.
;;; (char-set->string (char-set-filter char-numeric? (char-set #\a #\1 #\2))) ; => "12"
(define (char-set-filter keep? set . base)
  (%check-procedure 'char-set-filter 1 keep?)
  (%check-set 'char-set-filter 2 set)
  (%check-base 'char-set-filter 3 base)
  (%with-base
   (%codes->ranges
    (char-set-fold
     (lambda (char codes) (if (keep? char) (cons (char->integer char) codes) codes))
     '()
     set))
   base))

;;; How many characters satisfy the predicate.
;;; (char-set-count char-upper-case? char-set:hex-digit) ; => 6
(define (char-set-count counted? set)
  (%check-procedure 'char-set-count 1 counted?)
  (%check-set 'char-set-count 2 set)
  (char-set-fold (lambda (char n) (if (counted? char) (+ n 1) n)) 0 set))

;;; The characters, in ascending order.
;;; (char-set->list (char-set #\b #\a)) ; => (#\a #\b)
(define (char-set->list set)
  (%check-set 'char-set->list 1 set)
  (reverse (char-set-fold cons '() set)))

;;; The characters as a string, in ascending order.
;;; (char-set->string (char-set #\b #\a)) ; => "ab"
(define (char-set->string set)
  (%check-set 'char-set->string 1 set)
  (list->string (char-set->list set)))

;;; Whether all characters satisfy the predicate.
;;; (char-set-every char-alphabetic? (char-set #\a #\b)) ; => #t
(define (char-set-every accept? set)
  (%check-procedure 'char-set-every 1 accept?)
  (%check-set 'char-set-every 2 set)
  (not (%find-result (lambda (char) (not (accept? char))) (%ranges set))))

;;; The first true result of the predicate, in ascending order, or `#f`.
;;; (char-set-any digit-value (char-set #\7)) ; => 7
(define (char-set-any accept? set)
  (%check-procedure 'char-set-any 1 accept?)
  (%check-set 'char-set-any 2 set)
  (%find-result accept? (%ranges set)))

;;; A cursor at the first character of the set. Cursors are code points, and #f at the end.
;;; (char-set-ref (char-set #\b #\a) (char-set-cursor (char-set #\b #\a))) ; => #\a
(define (char-set-cursor set)
  (%check-set 'char-set-cursor 1 set)
  (%cursor-from (%ranges set) 0))

;; The first code point of the set that is not below `code`, or #f.
(define (%cursor-from ranges code)
  (let ((i (%boundaries-below ranges code)))
    (cond ((odd? i) code)
          ((< i (vector-length ranges)) (vector-ref ranges i))
          (else #f))))

;;; The character at a cursor.
;;; (let ((s (char-set #\x))) (char-set-ref s (char-set-cursor s))) ; => #\x
(define (char-set-ref set cursor)
  (%check-set 'char-set-ref 1 set)
  (%check-cursor 'char-set-ref 2 cursor set)
  (integer->char cursor))

;;; The cursor behind a cursor.
;;; (let ((s (char-set #\x))) (end-of-char-set? (char-set-cursor-next s (char-set-cursor s)))) ; => #t
(define (char-set-cursor-next set cursor)
  (%check-set 'char-set-cursor-next 1 set)
  (%check-cursor 'char-set-cursor-next 2 cursor set)
  (%cursor-from (%ranges set) (+ cursor 1)))

(define (%check-cursor who position cursor set)
  (if (not (and (exact-integer? cursor) (%inside? (%ranges set) cursor)))
      (%wrong-type who position "a cursor at a character of the set" cursor)))

;;; Whether a cursor has passed the last character.
;;; (end-of-char-set? (char-set-cursor char-set:empty)) ; => #t
(define (end-of-char-set? cursor)
  (not cursor))
