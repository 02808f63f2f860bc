;;;; Strings: order, hashes, common prefixes and suffixes.

(define (%char-ci=? a b) (char=? (char-foldcase a) (char-foldcase b)))
(define (%char-ci<? a b) (char<? (char-foldcase a) (char-foldcase b)))

;; How many characters two ranges have in common at their beginnings.
(define (%common-prefix same? s1 start1 end1 s2 start2 end2)
  (let ((limit (min (- end1 start1) (- end2 start2))))
    (let loop ((i 0))
      (if (and (< i limit) (same? (string-ref s1 (+ start1 i)) (string-ref s2 (+ start2 i))))
          (loop (+ i 1))
          i))))

;; How many characters two ranges have in common at their ends.
(define (%common-suffix same? s1 start1 end1 s2 start2 end2)
  (let ((limit (min (- end1 start1) (- end2 start2))))
    (let loop ((i 0))
      (if (and (< i limit) (same? (string-ref s1 (- end1 i 1)) (string-ref s2 (- end2 i 1))))
          (loop (+ i 1))
          i))))

;; Calls one of three procedures with the index in the first string where the ranges differ.
(define (%compare who same? before? s1 s2 position ranges less equal greater)
  (%with-ranges
   who s1 s2 position ranges
   (lambda (start1 end1 start2 end2)
     (let* ((n (%common-prefix same? s1 start1 end1 s2 start2 end2)) (i1 (+ start1 n)) (i2 (+ start2 n)))
       (cond ((= i1 end1) (if (= i2 end2) (equal i1) (less i1)))
             ((= i2 end2) (greater i1))
             ((before? (string-ref s1 i1) (string-ref s2 i2)) (less i1))
             (else (greater i1)))))))

(define (%compare-ranges who s1 s2 rest compare)
  (if (not (and (pair? rest) (pair? (cdr rest)) (pair? (cddr rest))))
      (raise
       (%error-condition 'arity-error (string-append "`" (symbol->string who) "` wanted three procedures") '())))
  (let ((less (car rest)) (equal (cadr rest)) (greater (caddr rest)))
    (%check-procedure who 3 less)
    (%check-procedure who 4 equal)
    (%check-procedure who 5 greater)
    (compare less equal greater (cdddr rest))))

;;; Calls the first, second or third procedure, when `s1` is before, the same as or behind `s2`, with the index in
;;; `s1` where they differ.
;;; (string-compare "The cat" "The dog" list vector vector) ; => (4)
(define (string-compare s1 s2 . rest)
  (%compare-ranges
   'string-compare s1 s2 rest
   (lambda (less equal greater ranges)
     (%compare 'string-compare char=? char<? s1 s2 6 ranges less equal greater))))

;;; `string-compare` without regard to case.
;;; (string-compare-ci "CAT" "cat" list vector list) ; => #(3)
(define (string-compare-ci s1 s2 . rest)
  (%compare-ranges
   'string-compare-ci s1 s2 rest
   (lambda (less equal greater ranges)
     (%compare 'string-compare-ci %char-ci=? %char-ci<? s1 s2 6 ranges less equal greater))))

(define (%no index) #f)
(define (%true index) #t)

;;; Whether two strings, or ranges of them, are the same.
;;; (string= "abcd" "xbcx" 1 3 1 3) ; => #t
(define (string= s1 s2 . ranges)
  (%compare 'string= char=? char<? s1 s2 3 ranges %no %true %no))

;;; Whether two strings, or ranges of them, differ.
;;; (string<> "a" "b") ; => #t
(define (string<> s1 s2 . ranges)
  (%compare 'string<> char=? char<? s1 s2 3 ranges %true %no %true))

;;; Whether the first string is before the second.
;;; (string< "a" "b") ; => #t
(define (string< s1 s2 . ranges)
  (%compare 'string< char=? char<? s1 s2 3 ranges %true %no %no))

;;; Whether the first string is behind the second.
;;; (string> "a" "b") ; => #f
(define (string> s1 s2 . ranges)
  (%compare 'string> char=? char<? s1 s2 3 ranges %no %no %true))

;;; Whether the first string is not behind the second.
;;; (string<= "a" "a") ; => #t
(define (string<= s1 s2 . ranges)
  (%compare 'string<= char=? char<? s1 s2 3 ranges %true %true %no))

;;; Whether the first string is not before the second.
;;; (string>= "a" "b") ; => #f
(define (string>= s1 s2 . ranges)
  (%compare 'string>= char=? char<? s1 s2 3 ranges %no %true %true))

;;; Whether two strings are the same without regard to case.
;;; (string-ci= "Cat" "cAT") ; => #t
(define (string-ci= s1 s2 . ranges)
  (%compare 'string-ci= %char-ci=? %char-ci<? s1 s2 3 ranges %no %true %no))

;;; Whether two strings differ even without regard to case.
;;; (string-ci<> "Cat" "cAT") ; => #f
(define (string-ci<> s1 s2 . ranges)
  (%compare 'string-ci<> %char-ci=? %char-ci<? s1 s2 3 ranges %true %no %true))

;;; Whether the first string is before the second without regard to case.
;;; (string-ci< "a" "B") ; => #t
(define (string-ci< s1 s2 . ranges)
  (%compare 'string-ci< %char-ci=? %char-ci<? s1 s2 3 ranges %true %no %no))

;;; Whether the first string is behind the second without regard to case.
;;; (string-ci> "a" "B") ; => #f
(define (string-ci> s1 s2 . ranges)
  (%compare 'string-ci> %char-ci=? %char-ci<? s1 s2 3 ranges %no %no %true))

;;; Whether the first string is not behind the second without regard to case.
;;; (string-ci<= "a" "A") ; => #t
(define (string-ci<= s1 s2 . ranges)
  (%compare 'string-ci<= %char-ci=? %char-ci<? s1 s2 3 ranges %true %true %no))

;;; Whether the first string is not before the second without regard to case.
;;; (string-ci>= "a" "A") ; => #t
(define (string-ci>= s1 s2 . ranges)
  (%compare 'string-ci>= %char-ci=? %char-ci<? s1 s2 3 ranges %no %true %true))

(define (%hash who key string options)
  (if (pair? options) (%check-index who 2 (car options)))
  (%with-range
   who 1 string 3 (if (pair? options) (cdr options) '())
   (lambda (start end)
     (let ((bound (if (or (null? options) (= 0 (car options))) 4194304 (car options))))
       (let loop ((i start) (hash 0))
         (if (= i end)
             (modulo hash bound)
             (loop (+ i 1) (modulo (+ (* 31 hash) (char->integer (key (string-ref string i)))) 1073741789))))))))

;;; A number that is the same for the same strings, below `bound` when that is given and not zero.
;;; (= (string-hash "abc" 100) (string-hash "xabcx" 100 1 4)) ; => #t
(define (string-hash string . options)
  (%hash 'string-hash (lambda (char) char) string options))

;;; `string-hash` without regard to case.
;;; (= (string-hash-ci "abc") (string-hash-ci "ABC")) ; => #t
(define (string-hash-ci string . options)
  (%hash 'string-hash-ci char-foldcase string options))

(define (%prefix-length who same? s1 s2 ranges)
  (%with-ranges
   who s1 s2 3 ranges
   (lambda (start1 end1 start2 end2) (%common-prefix same? s1 start1 end1 s2 start2 end2))))

(define (%suffix-length who same? s1 s2 ranges)
  (%with-ranges
   who s1 s2 3 ranges
   (lambda (start1 end1 start2 end2) (%common-suffix same? s1 start1 end1 s2 start2 end2))))

;; Whether the first range is wholly common.
(define (%affix? who common same? s1 s2 ranges)
  (%with-ranges
   who s1 s2 3 ranges
   (lambda (start1 end1 start2 end2)
     (= (common same? s1 start1 end1 s2 start2 end2) (- end1 start1)))))

;;; How long the longest common prefix of two strings is.
;;; (string-prefix-length "cat" "cab") ; => 2
(define (string-prefix-length s1 s2 . ranges)
  (%prefix-length 'string-prefix-length char=? s1 s2 ranges))

;;; How long the longest common prefix is without regard to case.
;;; (string-prefix-length-ci "CAT" "cab") ; => 2
(define (string-prefix-length-ci s1 s2 . ranges)
  (%prefix-length 'string-prefix-length-ci %char-ci=? s1 s2 ranges))

;;; How long the longest common suffix of two strings is.
;;; (string-suffix-length "place" "preface") ; => 3
(define (string-suffix-length s1 s2 . ranges)
  (%suffix-length 'string-suffix-length char=? s1 s2 ranges))

;;; How long the longest common suffix is without regard to case.
;;; (string-suffix-length-ci "PLACE" "preface") ; => 3
(define (string-suffix-length-ci s1 s2 . ranges)
  (%suffix-length 'string-suffix-length-ci %char-ci=? s1 s2 ranges))

;;; Whether the second string begins with the first.
;;; (string-prefix? "he" "hello") ; => #t
(define (string-prefix? s1 s2 . ranges)
  (%affix? 'string-prefix? %common-prefix char=? s1 s2 ranges))

;;; Whether the second string begins with the first without regard to case.
;;; (string-prefix-ci? "HE" "hello") ; => #t
(define (string-prefix-ci? s1 s2 . ranges)
  (%affix? 'string-prefix-ci? %common-prefix %char-ci=? s1 s2 ranges))

;;; Whether the second string ends with the first.
;;; (string-suffix? "lo" "hello") ; => #t
(define (string-suffix? s1 s2 . ranges)
  (%affix? 'string-suffix? %common-suffix char=? s1 s2 ranges))

;;; Whether the second string ends with the first without regard to case.
;;; (string-suffix-ci? "LO" "hello") ; => #t
(define (string-suffix-ci? s1 s2 . ranges)
  (%affix? 'string-suffix-ci? %common-suffix %char-ci=? s1 s2 ranges))
