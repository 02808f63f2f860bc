;;;; Formatting: space, lists, padding and trimming.

;;; A newline.
;;; (show #f "a" nl) ; => "a\n"
(define nl (%formatter (lambda (state) (%emit "\n" state))))

;;; A newline, unless the output is at the beginning of a line.
;;; (show #f "hi" fl fl) ; => "hi\n"
(define fl (%formatter (lambda (state) (if (= 0 (%state-col state)) state (%emit "\n" state)))))

(define (%fill n state)
  (if (> n 0) (%emit (make-string n (%ref state pad-char)) state) state))

;;; Spaces up to a column.
;;; (show #f "a" (space-to 4) "b") ; => "a   b"
(define (space-to column)
  (%check-index 'space-to 1 column)
  (%formatter (lambda (state) (%fill (- column (%state-col state)) state))))

;;; Spaces up to the next tab stop, unless it is at one; tab stops are 8 columns apart, or as given.
;;; (show #f "a" (tab-to 5) "b") ; => "a    b"
(define (tab-to . width)
  (%check-optionals 'tab-to 0 1 width)
  (let ((width (if (pair? width) (car width) 8)))
    (%check-index 'tab-to 1 width)
    (%formatter
     (lambda (state) (if (= width 0) state (%fill (modulo (- (%state-col state)) width) state))))))

;; Runs what `format` gives for the elements of a list. `before`, with the rest of the list, is run before each.
(define (%run-list format list before state)
  (let loop ((rest list) (first? #t) (state state))
    (if (pair? rest)
        (loop (cdr rest) #f (%run (format rest) (if first? state (%run before state))))
        state)))

(define (%separator options) (if (pair? options) (car options) ""))

(define (%check-joined who mapper list)
  (%check-procedure who 1 mapper)
  (if (not (list? list)) (%wrong-type who 2 "a list" list)))

;;; What the mapper gives for the elements, with a separator between them.
;;; (show #f (joined displayed '(a b c) ", ")) ; => "a, b, c"
(define (joined mapper list . separator)
  (%check-optionals 'joined 2 1 separator)
  (%check-joined 'joined mapper list)
  (%formatter
   (lambda (state) (%run-list (lambda (rest) (mapper (car rest))) list (%separator separator) state))))

;;; What the mapper gives for the elements, with a separator before each.
;;; (show #f (joined/prefix displayed '(usr local bin) "/")) ; => "/usr/local/bin"
(define (joined/prefix mapper list . separator)
  (%check-optionals 'joined/prefix 2 1 separator)
  (%check-joined 'joined/prefix mapper list)
  (%formatter
   (lambda (state)
     (%run-list (lambda (rest) (each (%separator separator) (mapper (car rest)))) list nothing state))))

;;; What the mapper gives for the elements, with a separator behind each.
;;; (show #f (joined/suffix displayed '(1 2) ";")) ; => "1;2;"
(define (joined/suffix mapper list . separator)
  (%check-optionals 'joined/suffix 2 1 separator)
  (%check-joined 'joined/suffix mapper list)
  (%formatter
   (lambda (state)
     (%run-list (lambda (rest) (each (mapper (car rest)) (%separator separator))) list nothing state))))

;;; What the mapper gives for the elements, and the second mapper for the last, with a separator between them.
;;; (show #f (joined/last displayed (lambda (x) (each "and " x)) '(a b c) ", ")) ; => "a, b, and c"
(define (joined/last mapper last-mapper list . separator)
  (%check-optionals 'joined/last 3 1 separator)
  (%check-procedure 'joined/last 2 last-mapper)
  (if (not (list? list)) (%wrong-type 'joined/last 3 "a list" list))
  (%formatter
   (lambda (state)
     (%run-list (lambda (rest) ((if (pair? (cdr rest)) mapper last-mapper) (car rest)))
                list (%separator separator) state))))

;;; What the mapper gives for the elements, and the second mapper for what is behind the dot of a dotted list.
;;; (show #f (joined/dot displayed (lambda (x) (each ". " x)) '(1 2 . 3) " ")) ; => "1 2 . 3"
(define (joined/dot mapper dot-mapper list . separator)
  (%check-optionals 'joined/dot 3 1 separator)
  (%check-procedure 'joined/dot 1 mapper)
  (%check-procedure 'joined/dot 2 dot-mapper)
  (%formatter
   (lambda (state)
     (let loop ((rest list) (first? #t) (state state))
       (if (null? rest)
           state
           (let ((state (if first? state (%run (%separator separator) state))))
             (if (pair? rest)
                 (loop (cdr rest) #f (%run (mapper (car rest)) state))
                 (%run (dot-mapper rest) state))))))))

;;; What the mapper gives for the integers from `start` to below `end`, or without end when that is `#f` or left out.
;;; (show #f (joined/range displayed 0 5 " ")) ; => "0 1 2 3 4"
(define (joined/range mapper start . options)
  (%check-optionals 'joined/range 2 2 options)
  (%check-procedure 'joined/range 1 mapper)
  (let ((end (and (pair? options) (car options)))
        (separator (%separator (if (pair? options) (cdr options) '()))))
    (%formatter
     (lambda (state)
       (let loop ((i start) (state state))
         (if (and end (>= i end))
             state
             (loop (+ i 1) (%run (mapper i) (if (= i start) state (%run separator state))))))))))

;; A formatter that gives the text of the formatters to `(place text missing state)`, with the columns missing to width.
(define (%placed who width formatters place)
  (%check-index who 1 width)
  (%formatter
   (lambda (state)
     (let ((text (%captured (each-in-list formatters) state)))
       (place text (- width ((%ref state string-width) text)) state)))))

;;; The formatters, filled up at the left to a width.
;;; (show #f (padded 5 "abc")) ; => "  abc"
(define (padded width . formatters)
  (%placed 'padded width formatters
    (lambda (text missing state) (%emit text (%fill missing state)))))

;;; The formatters, filled up at the right to a width.
;;; (show #f (padded/right 5 "abc") "|") ; => "abc  |"
(define (padded/right width . formatters)
  (%check-index 'padded/right 1 width)
  (%formatter
   (lambda (state)
     (let ((after (%run-all formatters state)))
       (%fill (- width (- (%state-col after) (%state-col state))) after)))))

;;; The formatters, filled up at both sides to a width.
;;; (show #f (padded/both 6 "abc") "|") ; => " abc  |"
(define (padded/both width . formatters)
  (%placed 'padded/both width formatters
    (lambda (text missing state)
      (let ((left (quotient (max 0 missing) 2)))
        (%fill (- missing left) (%emit text (%fill left state)))))))

;; The part of a text between two columns, with the ellipsis and what is preserved of the rest around it.
(define (%cut text from to left? right? state)
  (let* ((part (%ref state substring/width))
         (dots (%ref state ellipsis))
         (preserve (or (%ref state substring/preserve) (lambda (text) "")))
         ;; What takes no space at the beginning is at column 0, and only a column before that includes it.
         (start (if (eq? part substring) 0 -1))
         (end ((%ref state string-width) text)))
    (%emit
     (string-append (if (> from 0) (preserve (part text start from)) "")
                    (if left? dots "")
                    (part text (if (= from 0) start from) to)
                    (if right? dots "")
                    (if (< to end) (preserve (part text to end)) ""))
     state)))

(define (%ellipsis-width state)
  ((%ref state string-width) (%ref state ellipsis)))

;;; The formatters, cut off at the left to a width.
;;; (show #f (trimmed 5 "abcdef")) ; => "bcdef"
(define (trimmed width . formatters)
  (%placed 'trimmed width formatters
    (lambda (text missing state)
      (if (>= missing 0)
          (%emit text state)
          (let ((from (min (- width missing) (+ (- missing) (%ellipsis-width state)))))
            (%cut text from (- width missing) #t #f state))))))

;;; The formatters, cut off at the right to a width.
;;; (show #f (trimmed/right 5 "abcdef")) ; => "abcde"
(define (trimmed/right width . formatters)
  (%placed 'trimmed/right width formatters
    (lambda (text missing state)
      (if (>= missing 0)
          (%emit text state)
          (%cut text 0 (max 0 (- width (%ellipsis-width state))) #f #t state)))))

;;; The formatters, cut off at both sides to a width.
;;; (show #f (trimmed/both 4 "abcdef")) ; => "bcde"
(define (trimmed/both width . formatters)
  (%placed 'trimmed/both width formatters
    (lambda (text missing state)
      (if (>= missing 0)
          (%emit text state)
          (let* ((excess (+ (- missing) (* 2 (%ellipsis-width state))))
                 (left (quotient excess 2))
                 (end (- width missing)))
            (%cut text (min left end) (max (min left end) (- end (- excess left))) #t #t state))))))

;; The first state at the row and the column of the second.
(define (%at-place state place)
  (%state (%state-port state) (%state-row place) (%state-col place) (%state-values state)))

;; An output that sends on what there is room for, as `room` says in the state, and then calls `stop` with the state.
(define (%limited send room stop)
  (lambda (text)
    (%formatter
     (lambda (state)
       (let ((left (- (%ref state room) ((%ref state string-width) text))))
         (if (>= left 0)
             (%run (send text) (%set state room left))
             (stop (%run (send ((%ref state substring/width) text 0 (%ref state room))) state))))))))

;;; The formatters, stopped as soon as they have put out so many columns.
;;; (show #f (trimmed/lazy 5 (joined/range displayed 0 #f " "))) ; => "0 1 2"
(define (trimmed/lazy width . formatters)
  (%check-index 'trimmed/lazy 1 width)
  (%formatter
   (lambda (state)
     (let ((room (make-state-variable "room" width)))
       (%at-place
        state
        (call/cc
         (lambda (stop)
           (%run-all formatters (%set state output (%limited (%ref state output) room stop))))))))))

;;; The formatters, filled up or cut off at the left to a width.
;;; (show #f (fitted 5 "abc") (fitted 2 "abc")) ; => "  abcbc"
(define (fitted width . formatters)
  (%check-index 'fitted 1 width)
  (padded width (apply trimmed width formatters)))

;;; The formatters, filled up or cut off at the right to a width.
;;; (show #f (fitted/right 5 "abc") (fitted/right 2 "abc")) ; => "abc  ab"
(define (fitted/right width . formatters)
  (%check-index 'fitted/right 1 width)
  (padded/right width (apply trimmed/right width formatters)))

;;; The formatters, filled up or cut off at both sides to a width.
;;; (show #f (fitted/both 5 "abc") (fitted/both 2 "abcd")) ; => " abc bc"
(define (fitted/both width . formatters)
  (%check-index 'fitted/both 1 width)
  (padded/both width (apply trimmed/both width formatters)))
