;;;; Strings: the procedures for writing more of the kind: optional ranges, and search by Knuth, Morris and Pratt.

(define (%check-arguments who arguments)
  (if (not (list? arguments)) (%wrong-type who 3 "a list of arguments" arguments)))

;; The name for messages: that of the client, if it is a symbol, and that of the procedure here.
(define (%name proc who)
  (if (symbol? proc)
      (string->symbol (string-append (symbol->string proc) "` in `" (symbol->string who)))
      who))

;;; The range at the head of an argument list as three values: what follows it, its start and its end.
;;; (call-with-values (lambda () (string-parse-start+end 'f "abcd" '(1 3 x))) list) ; => ((x) 1 3)
(define (string-parse-start+end proc string arguments)
  (%check-string 'string-parse-start+end 2 string)
  (%check-arguments 'string-parse-start+end arguments)
  (%take-range (%name proc 'string-parse-start+end) 1 (string-length string) arguments
    (lambda (start end rest) (values rest start end))))

;;; The range that is an argument list as two values, its start and its end.
;;; (call-with-values (lambda () (string-parse-final-start+end 'f "abcd" '(1))) list) ; => (1 4)
(define (string-parse-final-start+end proc string arguments)
  (%check-string 'string-parse-final-start+end 2 string)
  (%check-arguments 'string-parse-final-start+end arguments)
  (%with-range (%name proc 'string-parse-final-start+end) 1 string 2 arguments values))

;;; Binds the start and the end of an optional range, and a third name to what follows it, around a body.
;;; (let-string-start+end (start end) 'f "abcd" '(1 3) (list start end)) ; => (1 3)
(define-syntax let-string-start+end
  (syntax-rules ()
    ((_ (start end) proc string arguments body ...)
     (call-with-values
      (lambda () (string-parse-final-start+end proc string arguments))
      (lambda (start end) body ...)))
    ((_ (start end rest) proc string arguments body ...)
     (call-with-values
      (lambda () (string-parse-start+end proc string arguments))
      (lambda (rest start end) body ...)))))

;;; Whether the first argument is a string and the others are the bounds of a range of it.
;;; (substring-spec-ok? "abc" 1 4) ; => #f
(define (substring-spec-ok? string start end)
  (and (string? string)
       (exact-integer? start)
       (exact-integer? end)
       (<= 0 start end (string-length string))))

;;; Raises an error that names `proc` unless `substring-spec-ok?` holds.
;;; (check-substring-spec 'f "abc" 1 4) ; error: `f` in `check-substring-spec` wanted an index from 0 to 3
(define (check-substring-spec proc string start end)
  (%with-range (%name proc 'check-substring-spec) 1 string 2 (list start end) void))

;;; The vector that says, for each length of a partial match, with which shorter one to go on after a mismatch.
;;; (make-kmp-restart-vector "abab") ; => #(-1 0 0 1)
(define (make-kmp-restart-vector pattern . options)
  (let ((same? (if (pair? options) (car options) char=?)))
    (%check-procedure 'make-kmp-restart-vector 2 same?)
    (%with-range
     'make-kmp-restart-vector 1 pattern 3 (if (pair? options) (cdr options) '())
     (lambda (start end)
       (let* ((length (- end start)) (restarts (make-vector length -1)))
         (let loop ((i 1) (matched 0))
           (if (>= i length)
               restarts
               (begin
                 (vector-set! restarts i matched)
                 (loop (+ i 1)
                       (%kmp-step 'make-kmp-restart-vector
                                  pattern restarts (string-ref pattern (+ start i)) matched same? start))))))))))

;; The length of the partial match after one more character.
(define (%kmp-step who pattern restarts char matched same? start)
  (cond ((= matched -1) 0)
        ((same? char (string-ref pattern (+ start matched))) (+ matched 1))
        (else
         (let ((shorter (vector-ref restarts matched)))
           (if (not (and (exact-integer? shorter) (< -2 shorter matched)))
               (%wrong-type who 2 "a restart vector" restarts))
           (%kmp-step who pattern restarts char shorter same? start)))))

;; Checks a pattern that begins at an index, and the vector made of it.
(define (%check-pattern who pattern restarts start)
  (%check-string who 1 pattern)
  (%check-vector who 2 restarts)
  (%check-index who 6 start)
  (if (> (+ start (vector-length restarts)) (string-length pattern))
      (%wrong-type who 1 "a pattern as long as its restart vector" pattern)))

;;; The length of the partial match of a pattern that begins at an index, after one more character.
;;; (kmp-step "abab" (make-kmp-restart-vector "abab") #\a 2 char=? 0) ; => 3
(define (kmp-step pattern restarts char matched same? start)
  (%check-pattern 'kmp-step pattern restarts start)
  (%check-char 'kmp-step 3 char)
  (if (not (and (exact-integer? matched) (< -1 matched (vector-length restarts))))
      (%out-of-range 'kmp-step 4 "a length less than the pattern's" matched))
  (%check-procedure 'kmp-step 5 same?)
  (%kmp-step 'kmp-step pattern restarts char matched same? start))

;;; Goes on with a search: the length of the partial match at the end of the text, or, when the pattern occurs, the
;;; index behind it, negated.
;;; (string-kmp-partial-search "ab" (make-kmp-restart-vector "ab") "xxab" 0) ; => -4
(define (string-kmp-partial-search pattern restarts string matched . options)
  (let* ((same? (if (pair? options) (car options) char=?))
         (options (if (pair? options) (cdr options) '()))
         (pattern-start (if (pair? options) (car options) 0)))
    (%check-pattern 'string-kmp-partial-search pattern restarts pattern-start)
    (%check-bound 'string-kmp-partial-search 4 matched 0 (vector-length restarts))
    (%check-procedure 'string-kmp-partial-search 5 same?)
    (%with-range
     'string-kmp-partial-search 3 string 7 (if (pair? options) (cdr options) '())
     (lambda (start end)
       (let loop ((i start) (matched matched))
         (cond ((= matched (vector-length restarts)) (- i))
               ((= i end) matched)
               (else
                (loop (+ i 1)
                      (%kmp-step 'string-kmp-partial-search
                                 pattern restarts (string-ref string i) matched same? pattern-start)))))))))
