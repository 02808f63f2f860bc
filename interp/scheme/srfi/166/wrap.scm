;;;; Formatting: words in lines.

(define (%words text separator?)
  (let loop ((chars (string->list text)) (word '()) (words '()))
    (cond ((null? chars) (reverse (if (null? word) words (cons (list->string (reverse word)) words))))
          ((separator? (car chars))
           (loop (cdr chars) '() (if (null? word) words (cons (list->string (reverse word)) words))))
          (else (loop (cdr chars) (cons (car chars) word) words)))))

;; Where the lines of words end, best: the sum of the cubes of what is missing on each line but the last is least.
;; `widths` has the words' widths; the result has, for each word that begins a line, the index behind its last.
(define (%line-ends widths limit)
  (let* ((n (vector-length widths))
         (costs (make-vector (+ n 1) 0))
         (ends (make-vector n n)))
    (let from ((i (- n 1)))
      (if (>= i 0)
          (begin
            (let to ((j (+ i 1)) (length (vector-ref widths i)) (best #f))
              (let* ((missing (- limit length))
                     (cost (cond ((= j n) (if (< missing 0) (* 1000 (expt missing 2)) 0))
                                 ((< missing 0) (+ (* 1000 (expt missing 2)) (vector-ref costs j)))
                                 (else (+ (expt missing 3) (vector-ref costs j)))))
                     (better? (or (not best) (< cost best))))
                (if better?
                    (begin
                      (vector-set! costs i cost)
                      (vector-set! ends i j)))
                (if (and (< j n) (<= (+ length 1 (vector-ref widths j)) limit))
                    (to (+ j 1) (+ length 1 (vector-ref widths j)) (if better? cost best)))))
            (from (- i 1)))))
    ends))

;; The words cut into lists, one for each line.
(define (%lines words limit measure)
  (let* ((all (list->vector words))
         (ends (%line-ends (vector-map measure all) limit)))
    (let loop ((i 0) (lines '()))
      (if (= i (vector-length all))
          (reverse lines)
          (loop (vector-ref ends i) (cons (vector->list all i (vector-ref ends i)) lines))))))

;; Puts out the lines, as `line-text` makes them of words; it is told whether one is the last.
(define (%emit-lines words line-text state)
  (let loop ((lines (%lines words (%ref state width) (lambda (word) ((%ref state string-width) word)))) (state state))
    (cond ((null? lines) state)
          ((null? (cdr lines)) (%emit (line-text (car lines) #t) state))
          (else (loop (cdr lines) (%emit "\n" (%emit (line-text (car lines) #f) state)))))))

(define (%plain-line words last?) (string-join words " "))

(define (%words-of formatters state)
  (%words (%captured (each-in-list formatters) state) (%ref state word-separator?)))

;;; The formatters' words in lines of the current width, broken where the lines come out most even.
;;; (show #f (with ((width 9)) (wrapped "The quick brown fox"))) ; => "The quick\nbrown fox"
(define (wrapped . formatters)
  (%formatter (lambda (state) (%emit-lines (%words-of formatters state) %plain-line state))))

;;; The strings of a list as words in lines, as `wrapped` does.
;;; (show #f (with ((width 5)) (wrapped/list '("a b" "cd")))) ; => "a b\ncd"
(define (wrapped/list strings)
  (if (not (and (list? strings) (every string? strings))) (%wrong-type 'wrapped/list 1 "a list of strings" strings))
  (%formatter (lambda (state) (%emit-lines strings %plain-line state))))

;;; The formatters, broken between any two characters where a line is full.
;;; (show #f (with ((width 3)) (wrapped/char "abcdefg"))) ; => "abc\ndef\ng"
(define (wrapped/char . formatters)
  (%formatter
   (lambda (state)
     (let ((send (%ref state output)))
       (define (send-char char state)
         (let ((text (string char)))
           (%run (send text)
                 (if (and (not (char=? char #\newline))
                          (> (+ (%state-col state) ((%ref state string-width) text)) (%ref state width))
                          (> (%state-col state) 0))
                     (%run (send "\n") state)
                     state))))
       (define (send-string text)
         (%formatter (lambda (state) (fold send-char state (string->list text)))))
       (%set (%run-all formatters (%set state output send-string)) output send)))))

;; The words with spaces between them so that they fill the width; the first gaps get what does not divide.
(define (%spread words width measure)
  (let* ((gaps (- (length words) 1))
         (spaces (- width (fold + 0 (map measure words)))))
    (if (or (= gaps 0) (< spaces gaps))
        (string-join words " ")
        (let loop ((rest (cdr words)) (i 0) (parts (list (car words))))
          (if (null? rest)
              (apply string-append (reverse parts))
              (loop (cdr rest) (+ i 1)
                    (cons* (car rest)
                           (make-string (+ (quotient spaces gaps) (if (< i (remainder spaces gaps)) 1 0)) #\space)
                           parts)))))))

;;; `wrapped` with all lines but the last as wide as the width.
;;; (show #f (with ((width 12)) (justified "a bb ccc dd eeee"))) ; => "a  bb ccc dd\neeee"
(define (justified . formatters)
  (%formatter
   (lambda (state)
     (%emit-lines (%words-of formatters state)
                  (lambda (words last?)
                    (if last?
                        (%plain-line words #t)
                        (%spread words (%ref state width) (%ref state string-width))))
                  state))))
