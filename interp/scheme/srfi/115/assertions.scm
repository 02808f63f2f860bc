;;;; Regular expressions: what holds between two characters. Each takes the string, the bounds of the search and
;;;; the index of the character on the right.

(define (%at-start? string start end at) (= at start))
(define (%at-end? string start end at) (= at end))

;; A line begins behind a newline, and behind a return that no newline follows.
(define (%at-line-start? string start end at)
  (or (= at start)
      (let ((before (string-ref string (- at 1))))
        (or (char=? before #\newline)
            (and (char=? before #\return)
                 (not (and (< at end) (char=? (string-ref string at) #\newline))))))))

;; A line ends before a return, and before a newline that follows no return.
(define (%at-line-end? string start end at)
  (or (= at end)
      (let ((after (string-ref string at)))
        (or (char=? after #\return)
            (and (char=? after #\newline)
                 (not (and (> at start) (char=? (string-ref string (- at 1)) #\return))))))))

;; An assertion about whether there are word characters on the left and on the right.
(define (%word-assertion context holds?)
  (let ((inside? (if (%ascii? context)
                     (lambda (char) (and (%ascii-char? char) (%word-char? char)))
                     %word-char?)))
    (lambda (string start end at)
      (holds? (and (> at start) (inside? (string-ref string (- at 1))))
              (and (< at end) (inside? (string-ref string at)))))))

(define (%word-starts? left right) (and right (not left)))
(define (%word-ends? left right) (and left (not right)))
(define (%inside-or-outside-word? left right) (eq? (and left #t) (and right #t)))

;; Whether the number of boundaries at or below the code point is odd.
(define (%mark? char)
  (let ((code (char->integer char)))
    (and (> code 255)
         (let search ((low 0) (high (vector-length %mark-ranges)))
           (if (= low high)
               (odd? low)
               (let ((middle (quotient (+ low high) 2)))
                 (if (<= (vector-ref %mark-ranges middle) code)
                     (search (+ middle 1) high)
                     (search low middle))))))))

(define (%between? low code high) (<= low code high))

;; The part that a character can have in a Korean syllable, or #f.
(define (%hangul char)
  (let ((code (char->integer char)))
    (cond ((or (%between? #x1100 code #x115F) (%between? #xA960 code #xA97C)) 'l)
          ((or (%between? #x1160 code #x11A7) (%between? #xD7B0 code #xD7C6)) 'v)
          ((or (%between? #x11A8 code #x11FF) (%between? #xD7CB code #xD7FB)) 't)
          ((%between? #xAC00 code #xD7A3) (if (= 0 (modulo (- code #xAC00) 28)) 'lv 'lvt))
          (else #f))))

(define (%syllable-goes-on? left right)
  (case (%hangul left)
    ((l) (memq (%hangul right) '(l v lv lvt)))
    ((lv v) (memq (%hangul right) '(v t)))
    ((lvt t) (eq? (%hangul right) 't))
    (else #f)))

(define (%control? char)
  (char-set-contains? char-set:iso-control char))

(define (%regional? char)
  (%between? #x1F1E6 (char->integer char) #x1F1FF))

;; Whether an odd number of regional indicators ends before the index: two make a flag.
(define (%half-flag? string start at)
  (let loop ((i at) (odd? #f))
    (if (and (> i start) (%regional? (string-ref string (- i 1))))
        (loop (- i 1) (not odd?))
        odd?)))

;; Whether a user would see the characters left and right as two.
(define (%grapheme-boundary? string start end at)
  (or (= at start)
      (= at end)
      (let ((left (string-ref string (- at 1))) (right (string-ref string at)))
        (cond ((and (char=? left #\return) (char=? right #\newline)) #f)
              ((or (%control? left) (%control? right)) #t)
              ((%mark? right) #f)
              ((%syllable-goes-on? left right) #f)
              ((and (char=? left #\x200D) (char-set-contains? char-set:symbol right)) #f)
              ((and (%regional? left) (%regional? right)) (not (%half-flag? string start at)))
              (else #t)))))
