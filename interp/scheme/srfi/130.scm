;;;; Strings with cursors. A cursor is an index: strings are indexed in constant time here, so that nothing is
;;;; gained by another kind of object, and what takes cursors is for the most part in (srfi 13) and (srfi 152).

;;; Whether the object can be a cursor.
;;; (string-cursor? 0) ; => #t
(define (string-cursor? object)
  (and (exact-integer? object) (>= object 0)))

;;; The cursor at the first character.
;;; (string-cursor-start "abc") ; => 0
(define (string-cursor-start string)
  (%check-string 'string-cursor-start 1 string)
  0)

;;; The cursor behind the last character.
;;; (string-cursor-end "abc") ; => 3
(define (string-cursor-end string)
  (%check-string 'string-cursor-end 1 string)
  (string-length string))

;; The cursor `count` characters behind a cursor.
(define (%move who string cursor position count)
  (%check-string who 1 string)
  (%check-bound who 2 cursor 0 (string-length string))
  (let ((result (+ cursor count)))
    (if (not (<= 0 result (string-length string)))
        (%out-of-range who position "a cursor that has characters to pass" (if (= position 2) cursor (abs count))))
    result))

;;; The cursor behind the next character.
;;; (string-cursor-next "abc" 0) ; => 1
(define (string-cursor-next string cursor)
  (%move 'string-cursor-next string cursor 2 1))

;;; The cursor before the previous character.
;;; (string-cursor-prev "abc" 3) ; => 2
(define (string-cursor-prev string cursor)
  (%move 'string-cursor-prev string cursor 2 -1))

;;; The cursor so many characters further right.
;;; (string-cursor-forward "abc" 0 2) ; => 2
(define (string-cursor-forward string cursor count)
  (%check-index 'string-cursor-forward 3 count)
  (%move 'string-cursor-forward string cursor 3 count))

;;; The cursor so many characters further left.
;;; (string-cursor-back "abc" 3 2) ; => 1
(define (string-cursor-back string cursor count)
  (%check-index 'string-cursor-back 3 count)
  (%move 'string-cursor-back string cursor 3 (- count)))

(define (%compare-cursors who a b before?)
  (%check-index who 1 a)
  (%check-index who 2 b)
  (before? a b))

;;; Whether two cursors are at the same place.
;;; (string-cursor=? 1 1) ; => #t
(define (string-cursor=? a b) (%compare-cursors 'string-cursor=? a b =))

;;; Whether the first cursor is before the second.
;;; (string-cursor<? 1 2) ; => #t
(define (string-cursor<? a b) (%compare-cursors 'string-cursor<? a b <))

;;; Whether the first cursor is behind the second.
;;; (string-cursor>? 1 2) ; => #f
(define (string-cursor>? a b) (%compare-cursors 'string-cursor>? a b >))

;;; Whether the first cursor is not behind the second.
;;; (string-cursor<=? 1 1) ; => #t
(define (string-cursor<=? a b) (%compare-cursors 'string-cursor<=? a b <=))

;;; Whether the first cursor is not before the second.
;;; (string-cursor>=? 1 2) ; => #f
(define (string-cursor>=? a b) (%compare-cursors 'string-cursor>=? a b >=))

;;; The number of characters between two cursors.
;;; (string-cursor-diff "abc" 1 3) ; => 2
(define (string-cursor-diff string start end)
  (%check-string 'string-cursor-diff 1 string)
  (%check-bound 'string-cursor-diff 2 start 0 (string-length string))
  (%check-bound 'string-cursor-diff 3 end 0 (string-length string))
  (- end start))

;;; The index of a cursor.
;;; (string-cursor->index "abc" 2) ; => 2
(define (string-cursor->index string cursor)
  (%move 'string-cursor->index string cursor 2 0))

;;; The cursor at an index.
;;; (string-index->cursor "abc" 2) ; => 2
(define (string-index->cursor string index)
  (%move 'string-index->cursor string index 2 0))

;;; The characters of a string, or between two cursors of it, as a list.
;;; (string->list/cursors "abc" 1) ; => (#\b #\c)
(define (string->list/cursors string . range)
  (%with-range 'string->list/cursors 1 string 2 range
    (lambda (start end) (string->list string start end))))

;;; The characters of a string, or between two cursors of it, as a vector.
;;; (string->vector/cursors "abc" 1) ; => #(#\b #\c)
(define (string->vector/cursors string . range)
  (%with-range 'string->vector/cursors 1 string 2 range
    (lambda (start end) (string->vector string start end))))

;;; The character at a cursor.
;;; (string-ref/cursor "abc" 1) ; => #\b
(define (string-ref/cursor string cursor)
  (%check-string 'string-ref/cursor 1 string)
  (%check-bound 'string-ref/cursor 2 cursor 0 (- (string-length string) 1))
  (string-ref string cursor))

;;; The characters between two cursors.
;;; (substring/cursors "abcd" 1 3) ; => "bc"
(define (substring/cursors string start end)
  (%with-range 'substring/cursors 1 string 2 (list start end)
    (lambda (start end) (substring string start end))))

;;; A new string of the characters of a string, or between two cursors of it.
;;; (string-copy/cursors "abcd" 1) ; => "bcd"
(define (string-copy/cursors string . range)
  (%with-range 'string-copy/cursors 1 string 2 range
    (lambda (start end) (substring string start end))))

;; Calls `(receiver accept? start end)` with the checked arguments of a search.
(define (%with-search who string pred range receiver)
  (let ((accept? (%criterion who 2 pred)))
    (%with-range who 1 string 3 range
      (lambda (start end) (receiver accept? start end)))))

;;; The cursor at the first character that satisfies the predicate, or the end.
;;; (string-index "ab1" char-numeric?) ; => 2
(define (string-index string pred . range)
  (%with-search 'string-index string pred range
    (lambda (accept? start end) (%skip-forward (lambda (char) (not (accept? char))) string start end))))

;;; The cursor behind the last character that satisfies the predicate, or the start.
;;; (string-index-right "a1b" char-numeric?) ; => 2
(define (string-index-right string pred . range)
  (%with-search 'string-index-right string pred range
    (lambda (accept? start end) (%skip-backward (lambda (char) (not (accept? char))) string start end))))

;;; The cursor at the first character that does not satisfy the predicate, or the end.
;;; (string-skip "12a" char-numeric?) ; => 2
(define (string-skip string pred . range)
  (%with-search 'string-skip string pred range
    (lambda (accept? start end) (%skip-forward accept? string start end))))

;;; The cursor behind the last character that does not satisfy the predicate, or the start.
;;; (string-skip-right "a12" char-numeric?) ; => 1
(define (string-skip-right string pred . range)
  (%with-search 'string-skip-right string pred range
    (lambda (accept? start end) (%skip-backward accept? string start end))))

;;; Calls `proc` with each cursor at a character, from left to right, for its effect.
;;; (let ((l '())) (string-for-each-cursor (lambda (c) (set! l (cons c l))) "abc") l) ; => (2 1 0)
(define (string-for-each-cursor proc string . range)
  (%check-procedure 'string-for-each-cursor 1 proc)
  (%with-range 'string-for-each-cursor 2 string 3 range
    (lambda (start end) (string-for-each-index proc string start end))))
