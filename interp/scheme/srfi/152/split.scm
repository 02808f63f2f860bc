;;;; Strings: splitting at a delimiter.

;; The parts of the range between occurrences of the delimiter, after at most `limit` splits.
(define (%split string delimiter start end limit)
  (let ((width (string-length delimiter))
        (string (if (< end (string-length string)) (substring string 0 end) string)))
    (let loop ((start start) (limit limit) (parts '()))
      (let ((i (and (or (not limit) (> limit 0))
                    (core:string-contains string delimiter start))))
        (if i
            (loop (+ i width) (and limit (- limit 1)) (cons (substring string start i) parts))
            (reverse (cons (substring string start end) parts)))))))

;; Each character as a string; after `limit` of them the rest in one.
(define (%split-chars string start end limit)
  (let loop ((i start) (parts '()))
    (cond ((= i end) (reverse parts))
          ((and limit (= (- i start) limit)) (reverse (cons (substring string i end) parts)))
          (else (loop (+ i 1) (cons (substring string i (+ i 1)) parts))))))

;; The list without an empty string at its beginning.
(define (%drop-first-empty parts)
  (if (string-null? (car parts)) (cdr parts) parts))

;; The list without an empty string at its end.
(define (%drop-final-empty parts)
  (let ((backwards (reverse parts)))
    (if (string-null? (car backwards)) (reverse (cdr backwards)) parts)))

(define (%split-by-grammar string delimiter grammar limit start end)
  (cond ((not (memq grammar '(infix strict-infix prefix suffix)))
         (%out-of-range 'string-split 3 "infix, strict-infix, prefix or suffix" grammar))
        ((= start end)
         (if (eq? grammar 'strict-infix)
             (%out-of-range 'string-split 1 "a string that is not empty for the grammar strict-infix" string))
         '())
        ((string-null? delimiter) (%split-chars string start end limit))
        ((eq? grammar 'prefix) (%drop-first-empty (%split string delimiter start end limit)))
        ((eq? grammar 'suffix) (%drop-final-empty (%split string delimiter start end limit)))
        (else (%split string delimiter start end limit))))

;;; The parts of a string, or a range of it, between occurrences of a delimiter. The grammar is that of
;;; `string-join`: `prefix` and `suffix` leave out an empty string at that end. There are at most `limit` splits.
;;; (string-split "a,b,,c" ",") ; => ("a" "b" "" "c")
;;; (string-split "/usr/local/bin" "/" 'prefix) ; => ("usr" "local" "bin")
(define (string-split string delimiter . options)
  (%check-string 'string-split 2 delimiter)
  (let* ((grammar (if (pair? options) (car options) 'infix))
         (options (if (pair? options) (cdr options) '()))
         (limit (and (pair? options) (car options))))
    (if limit (%check-index 'string-split 4 limit))
    (%with-range
     'string-split 1 string 5 (if (pair? options) (cdr options) '())
     (lambda (start end) (%split-by-grammar string delimiter grammar limit start end)))))
