;;;; Formatting: columns beside each other.

;; A column: its width (an integer, a fraction of what there is, or #f), its justification, whether it may have no end,
;; and its formatter; or a string that stands on every line.
(define-record-type <column>
  (%column width justify infinite? formatter)
  %column?
  (width %column-width)
  (justify %column-justify)
  (infinite? %column-infinite?)
  (formatter %column-formatter))

;; The columns that the arguments describe.
(define (%parse-columns who arguments)
  (let loop ((rest arguments) (width #f) (justify 'left) (infinite? #f) (columns '()))
    (cond ((null? rest) (reverse columns))
          ((memq (car rest) '(left right center)) (loop (cdr rest) width (car rest) infinite? columns))
          ((eq? (car rest) 'infinite) (loop (cdr rest) width justify #t columns))
          ((and (real? (car rest)) (positive? (car rest))) (loop (cdr rest) (car rest) justify infinite? columns))
          ((string? (car rest)) (loop (cdr rest) #f 'left #f (cons (car rest) columns)))
          ((formatter? (car rest))
           (loop (cdr rest) #f 'left #f (cons (%column width justify infinite? (car rest)) columns)))
          (else (%wrong-type who 1 "formatters, strings, widths and justifications" (car rest))))))

(define (%fixed-width? width) (and (exact-integer? width) (>= width 1)))

;; The widths of the columns, #f for strings, when a line has `total`.
(define (%column-widths columns total measure)
  (let* ((fixed (fold (lambda (c sum)
                        (cond ((string? c) (+ sum (measure c)))
                              ((%fixed-width? (%column-width c)) (+ sum (%column-width c)))
                              (else sum)))
                      0 columns))
         (free (max 0 (- total fixed)))
         (share (lambda (c)
                  (and (%column? c) (%column-width c) (not (%fixed-width? (%column-width c)))
                       (exact (floor (* free (%column-width c)))))))
         (open (max 0 (- free (fold (lambda (c sum) (+ sum (or (share c) 0))) 0 columns))))
         (count (%open-count columns)))
    (let loop ((rest columns) (i 0) (widths '()))
      (cond ((null? rest) (reverse widths))
            ((string? (car rest)) (loop (cdr rest) i (cons #f widths)))
            ((%fixed-width? (%column-width (car rest)))
             (loop (cdr rest) i (cons (%column-width (car rest)) widths)))
            ((share (car rest)) => (lambda (width) (loop (cdr rest) i (cons width widths))))
            (else
             (loop (cdr rest) (+ i 1)
                   (cons (+ (quotient open count) (if (< i (remainder open count)) 1 0)) widths)))))))

;; How many columns have no width of their own.
(define (%open-count columns)
  (count (lambda (c) (and (%column? c) (not (%column-width c)))) columns))

;; A procedure that gives the lines of a formatter one by one, and #f behind the last. The formatter runs only as far as
;; is asked for: it is left by a continuation at each line and entered again for the next.
(define (%line-source formatter width-of-column state)
  (let ((return #f) (resume #f) (pending ""))
    (define (yield line)
      (call/cc
       (lambda (k)
         (set! resume k)
         (return line))))
    (define (take! text)
      (set! pending (string-append pending text))
      (let next ()
        (let ((end (string-index pending #\newline)))
          (if end
              (let ((line (substring pending 0 end)))
                (set! pending (substring pending (+ end 1) (string-length pending)))
                (yield line)
                (next))))))
    (define (collect text)
      (%formatter
       (lambda (now)
         (let ((after (%run (output-default text) (%set now port (open-output-string)))))
           (take! text)
           after))))
    (define (start)
      (%run formatter (%set-all state (list output width col row) (list collect width-of-column 0 0)))
      (if (not (string=? pending "")) (yield pending))
      (let end ()
        (yield #f)
        (end)))
    (lambda ()
      (call/cc
       (lambda (k)
         (set! return k)
         (if resume (resume (void)) (start)))))))

(define (%justified line width justify last? state)
  (let ((missing (max 0 (- width ((%ref state string-width) line)))))
    (case justify
      ((right) (string-append (make-string missing #\space) line))
      ((center)
       (string-append (make-string (quotient missing 2) #\space) line
                      (if last? "" (make-string (- missing (quotient missing 2)) #\space))))
      (else (if last? line (string-append line (make-string missing #\space)))))))

;; Puts out one line: each column's line, or nothing where it has no more.
(define (%emit-line columns widths lines state)
  (let loop ((columns columns) (widths widths) (lines lines) (parts '()))
    (if (null? columns)
        (%emit (apply string-append (reverse (cons "\n" parts))) state)
        (loop (cdr columns) (cdr widths) (cdr lines)
              (cons (if (string? (car columns))
                        (car columns)
                        (%justified (or (car lines) "") (car widths) (%column-justify (car columns))
                                    (null? (cdr columns)) state))
                    parts)))))

;; Whether all columns that have an end are at it. Columns without end alone go on.
(define (%finished? columns lines)
  (and (every (lambda (column line) (or (string? column) (%column-infinite? column) (not line))) columns lines)
       (or (any (lambda (column) (and (%column? column) (not (%column-infinite? column)))) columns)
           (every string? columns))))

;; Puts out lines until the columns are finished; `sources` give the lines.
(define (%run-columns columns widths sources state)
  (let loop ((state state))
    (let ((lines (map (lambda (source) (and source (source))) sources)))
      (if (%finished? columns lines)
          state
          (loop (%emit-line columns widths lines state))))))

;;; The formatters side by side, line by line. Before one may stand its width (an integer, or a part of what there is
;;; below 1), `left`, `right` or `center`, and `infinite`. Strings stand on every line.
;;; (show #f (with ((width 16)) (columnar (each "abc\ndef\n") (each "123\n456\n")))) ; => "abc     123\ndef     456\n"
(define (columnar . arguments)
  (let ((columns (%parse-columns 'columnar arguments)))
    (%formatter
     (lambda (state)
       (if (null? columns)
           (%emit "\n" state)
           (let* ((widths (%column-widths columns (%ref state width) (%ref state string-width)))
                  (sources (map (lambda (column width)
                                  (and (%column? column) (%line-source (%column-formatter column) width state)))
                                columns widths)))
             (%run-columns columns widths sources state)))))))

;; All lines of a source.
(define (%all-lines source)
  (let loop ((lines '()))
    (let ((line (source)))
      (if line (loop (cons line lines)) (reverse lines)))))

(define (%from-list lines)
  (lambda ()
    (if (null? lines)
        #f
        (let ((line (car lines)))
          (set! lines (cdr lines))
          line))))

;;; `columnar` with each column as wide as its widest line.
;;; (show #f (tabular "|" (each "a\nbc\n") "|" (each "123\n4\n") "|")) ; => "|a |123|\n|bc|4  |\n"
(define (tabular . arguments)
  (let ((columns (%parse-columns 'tabular arguments)))
    (%formatter
     (lambda (state)
       (let* ((measure (%ref state string-width))
              (limits (%column-widths columns (%ref state width) measure))
              (lines (map (lambda (column limit)
                            (and (%column? column)
                                 (%all-lines (%line-source (%column-formatter column) limit state))))
                          columns limits))
              (widths (map (lambda (column lines)
                             (and lines
                                  (fold max
                                        (if (%fixed-width? (%column-width column)) (%column-width column) 0)
                                        (map measure lines))))
                           columns lines)))
         (%run-columns columns widths (map (lambda (lines) (and lines (%from-list lines))) lines) state))))))

;;; The contents of a file, line by line.
;;; (show #f (trimmed/lazy 0 (from-file "/dev/null"))) ; => ""
(define (from-file name)
  (if (not (string? name)) (%wrong-type 'from-file 1 "a string" name))
  (%formatter
   (lambda (state)
     (call-with-input-file name
       (lambda (in)
         (let loop ((state state))
           (let ((line (read-line in)))
             (if (eof-object? line)
                 state
                 (loop (%emit (string-append line "\n") state))))))))))

;;; Numbers without end, each on a line, from 1 or the given one.
;;; (show #f (with ((width 8)) (columnar 3 'right 'infinite (line-numbers) " " (each "a\nb\n")))) ; => "  1 a\n  2 b\n"
(define (line-numbers . start)
  (%check-optionals 'line-numbers 0 1 start)
  (joined/range (lambda (i) (each (numeric i) "\n")) (if (pair? start) (car start) 1)))
