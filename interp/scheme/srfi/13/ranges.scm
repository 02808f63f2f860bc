;;;; Strings: checks of arguments and of optional ranges. Several libraries of strings include this file.

(define (%check-string who position object)
  (if (not (string? object)) (%wrong-type who position "a string" object)))

(define (%check-char who position object)
  (if (not (char? object)) (%wrong-type who position "a character" object)))

(define (%too-many who extra)
  (raise
   (%error-condition
    'arity-error
    (string-append "`" (symbol->string who) "` wanted fewer arguments, got also " (%describe (car extra)))
    extra)))

;; Checks that `index` is an index from `low` to `high`.
(define (%check-bound who position index low high)
  (if (not (exact-integer? index)) (%wrong-type who position "an index" index))
  (if (not (<= low index high))
      (%out-of-range
       who position
       (string-append "an index from " (number->string low) " to " (number->string high))
       index)))

;; Calls `(receiver start end rest)` with the optional range at the head of `arguments`, of which the first is at
;; `position`, and what follows it.
(define (%take-range who position length arguments receiver)
  (if (null? arguments)
      (receiver 0 length '())
      (let ((start (car arguments)) (more (cdr arguments)))
        (if (null? more)
            (begin
              (%check-bound who position start 0 length)
              (receiver start length '()))
            (begin
              (%check-bound who (+ position 1) (car more) 0 length)
              (%check-bound who position start 0 (car more))
              (receiver start (car more) (cdr more)))))))

;; Calls `(receiver start end)` with an optional range that ends the arguments of `who`; checks the string too.
(define (%with-range who string-position string position range receiver)
  (%check-string who string-position string)
  (%take-range
   who position (string-length string) range
   (lambda (start end rest)
     (if (pair? rest) (%too-many who rest))
     (receiver start end))))

;; Calls `(receiver start1 end1 start2 end2)` for two strings, the first two arguments of `who`; their optional ranges
;; are the arguments from `position` on.
(define (%with-ranges who s1 s2 position ranges receiver)
  (%check-string who 1 s1)
  (%check-string who 2 s2)
  (%take-range
   who position (string-length s1) ranges
   (lambda (start1 end1 rest)
     (%take-range
      who (+ position 2) (string-length s2) rest
      (lambda (start2 end2 rest)
        (if (pair? rest) (%too-many who rest))
        (receiver start1 end1 start2 end2))))))

;; The predicate that a character, a character set or a predicate stands for.
(define (%criterion who position criterion)
  (cond ((char? criterion) (lambda (char) (char=? char criterion)))
        ((char-set? criterion) (lambda (char) (char-set-contains? criterion char)))
        ((procedure? criterion) criterion)
        (else (%wrong-type who position "a character, a char-set or a predicate" criterion))))

;; The first index from `start` on whose character is not dropped, or `end`.
(define (%skip-forward drop? string start end)
  (let loop ((i start))
    (if (and (< i end) (drop? (string-ref string i))) (loop (+ i 1)) i)))

;; The index behind the last character before `end` that is not dropped, or `start`.
(define (%skip-backward drop? string start end)
  (let loop ((i end))
    (if (and (> i start) (drop? (string-ref string (- i 1)))) (loop (- i 1)) i)))
