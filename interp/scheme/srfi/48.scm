;;;; Format strings of intermediate power.

(define (%format-error text . irritants)
  (raise (%error-condition 'format-error (string-append "format: " text) irritants)))

(define (%help)
  (string-append
   "(format [port] format-string object ...): writes the objects as the directives say.\n"
   "port is an output port, #t for the current one, or #f or left out for a string.\n"
   "~a  any object, displayed\n"
   "~s  any object, written\n"
   "~w  any object, written with the labels of what is shared\n"
   "~d  a number, decimal\n"
   "~x  a number, hexadecimal\n"
   "~o  a number, octal\n"
   "~b  a number, binary\n"
   "~c  a character\n"
   "~y  any object, pretty-printed\n"
   "~?  a format string and the list of its arguments\n"
   "~k  the same as ~?\n"
   "~w,dF  a number at the right of w characters, d of them decimal digits\n"
   "~~  a tilde\n"
   "~t  a tabulator\n"
   "~%  a newline\n"
   "~&  a newline unless the output is at the beginning of a line\n"
   "~_  a space\n"
   "~h  this text\n"))

;; The next argument; calls `(receiver argument rest)`.
(define (%take-argument directive arguments receiver)
  (if (null? arguments)
      (%format-error (string-append "no argument for ~" (string directive)))
      (receiver (car arguments) (cdr arguments))))

(define (%write-number number radix directive port)
  (if (not (number? number)) (%format-error (string-append "~" (string directive) " wants a number") number))
  (write-string (number->string number radix) port))

;; Writes one object as a directive says.
(define (%write-object directive object port)
  (case directive
    ((#\a) (display object port))
    ((#\s) (write object port))
    ((#\w) (write-shared object port))
    ((#\d) (%write-number object 10 directive port))
    ((#\x) (%write-number object 16 directive port))
    ((#\o) (%write-number object 8 directive port))
    ((#\b) (%write-number object 2 directive port))
    ((#\c)
     (if (not (char? object)) (%format-error "~c wants a character" object))
     (write-char object port))
    ((#\f) (write-string (%fixed-text object 0 #f) port))
    (else (show port (pretty object)))))

(define (%fixed-text object width digits)
  (cond ((string? object) (%pad-left object width #\space))
        ((not (number? object)) (%format-error "~f wants a number or a string" object))
        (digits (%pad-left (%rounded-number object digits) width #\space))
        (else (%pad-left (number->string object) width #\space))))

(define (%at-line-start? text)
  (or (string=? text "") (char=? (string-ref text (- (string-length text) 1)) #\newline)))

;; Writes what a directive that takes no argument stands for; tells whether it was one.
(define (%write-fixed directive port)
  (case directive
    ((#\~) (write-char #\~ port) #t)
    ((#\%) (newline port) #t)
    ((#\t) (write-char #\tab port) #t)
    ((#\_) (write-char #\space port) #t)
    ((#\h) (write-string (%help) port) #t)
    ((#\&)
     (if (not (%at-line-start? (get-output-string port))) (newline port))
     #t)
    (else #f)))

;; The number that begins at an index, or #f; calls `(receiver number index)` with the index behind it.
(define (%read-count text start receiver)
  (let loop ((i start))
    (if (and (< i (string-length text)) (char<=? #\0 (string-ref text i) #\9))
        (loop (+ i 1))
        (receiver (and (> i start) (string->number (substring text start i))) i))))

;; `~w,dF`, whose width begins at an index.
(define (%format-fixed text start arguments port)
  (%read-count text start
    (lambda (width i)
      (let ((digits? (and (< i (string-length text)) (char=? (string-ref text i) #\,))))
        (%read-count text (if digits? (+ i 1) i)
          (lambda (digits i)
            (if (not (and width
                          (or digits (not digits?))
                          (< i (string-length text))
                          (char-ci=? (string-ref text i) #\f)))
                (%format-error "a width has to be followed by F" text))
            (%take-argument #\f arguments
              (lambda (object rest)
                (write-string (%fixed-text object width (and digits? digits)) port)
                (%format text (+ i 1) rest port)))))))))

(define (%format-nested text start arguments port)
  (%take-argument #\? arguments
    (lambda (template rest)
      (if (not (string? template)) (%format-error "~? wants a format string" template))
      (%take-argument #\? rest
        (lambda (nested rest)
          (if (not (list? nested)) (%format-error "~? wants a list of arguments" nested))
          (%check-used (%format template 0 nested port))
          (%format text start rest port))))))

;; Writes the text from an index on, and returns the arguments that are left.
(define (%format text start arguments port)
  (let loop ((i start))
    (cond ((>= i (string-length text)) arguments)
          ((not (char=? (string-ref text i) #\~))
           (write-char (string-ref text i) port)
           (loop (+ i 1)))
          ((= (+ i 1) (string-length text)) (%format-error "a tilde at the end of the format string" text))
          (else
           (let ((directive (char-downcase (string-ref text (+ i 1)))))
             (cond ((%write-fixed directive port) (loop (+ i 2)))
                   ((char<=? #\0 directive #\9) (%format-fixed text (+ i 1) arguments port))
                   ((memv directive '(#\? #\k)) (%format-nested text (+ i 2) arguments port))
                   ((memv directive '(#\a #\s #\w #\d #\x #\o #\b #\c #\f #\y))
                    (%take-argument directive arguments
                      (lambda (object rest)
                        (%write-object directive object port)
                        (%format text (+ i 2) rest port))))
                   (else (%format-error (string-append "unknown directive ~" (string directive)) text))))))))

(define (%check-used rest)
  (if (pair? rest) (%format-error "more arguments than directives" rest)))

(define (%format-to-string text arguments)
  (let ((port (open-output-string)))
    (%check-used (%format text 0 arguments port))
    (get-output-string port)))

;;; Writes a format string with its directives replaced by the arguments: to a port, the current output port for `#t`,
;;; or for `#f` or when it is left out, into a string. `(format "~h")` tells the directives.
;;; (format "~a and ~s: ~5,2F|~x" "a" "a" 3.14159 255) ; => "a and \"a\":  3.14|ff"
(define (format destination . arguments)
  (cond ((string? destination) (%format-to-string destination arguments))
        ((not (and (pair? arguments) (string? (car arguments))))
         (%wrong-type 'format 2 "a format string" (if (pair? arguments) (car arguments) arguments)))
        ((not destination) (%format-to-string (car arguments) (cdr arguments)))
        ((eq? destination #t) (write-string (%format-to-string (car arguments) (cdr arguments))))
        ((and (output-port? destination) (textual-port? destination))
         (write-string (%format-to-string (car arguments) (cdr arguments)) destination))
        (else (%wrong-type 'format 1 "a textual output port, a boolean or a format string" destination))))
