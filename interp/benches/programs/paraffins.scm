;;;; Lists and vectors: how many paraffins (alkanes) there are, all being built. A radical is a carbon with
;;;; three radicals; a paraffin has either a bond or a carbon at its centre.
;; measured at size 21
(import (scheme base) (scheme cxr) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 12))
;; All ways to write `n` as a sum of `parts` sizes that do not descend, none above `limit`.
(define (partitions n parts least limit)
  (cond ((= parts 1) (if (<= least n limit) (list (list n)) '()))
        ((> (* parts least) n) '())
        (else
         (let loop ((first least) (found '()))
           (if (or (> first limit) (> (* parts first) n))
               found
               (loop (+ first 1)
                     (append (map (lambda (rest) (cons first rest))
                                  (partitions (- n first) (- parts 1) first limit))
                             found)))))))

;; All choices of radicals of the given sizes; of equal sizes, each choice once.
(define (choices sizes radicals)
  (if (null? sizes)
      '(())
      (let loop ((candidates (vector-ref radicals (car sizes))) (found '()))
        (if (null? candidates)
            found
            (loop (cdr candidates)
                  (choices-with candidates sizes radicals found))))))
(define (choices-with candidates sizes radicals found)
  (let ((first (car candidates)))
    (if (or (null? (cdr sizes)) (not (= (car sizes) (cadr sizes))))
        (add-to-all first (choices (cdr sizes) radicals) found)
        (let each ((rest candidates) (found found))
          (if (null? rest)
              found
              (each (cdr rest) (add-second first rest sizes radicals found)))))))
(define (add-second first rest sizes radicals found)
  (let ((second (car rest)))
    (if (or (null? (cddr sizes)) (not (= (cadr sizes) (caddr sizes))))
        (add-to-all first (add-to-all second (choices (cddr sizes) radicals) '()) found)
        (let each ((third rest) (found found))
          (if (null? third)
              found
              (each (cdr third)
                    (add-to-all
                     first
                     (add-to-all
                      second
                      (add-to-all (car third) (choices (cdddr sizes) radicals) '())
                      '())
                     found)))))))
(define (add-to-all item lists found)
  (if (null? lists)
      found
      (add-to-all item (cdr lists) (cons (cons item (car lists)) found))))

(define (make-radicals largest)
  (let ((radicals (make-vector (+ largest 1) '())))
    (vector-set! radicals 0 '(hydrogen))
    (do ((n 1 (+ n 1))) ((> n largest) radicals)
      (vector-set! radicals n
                   (let loop ((all (partitions (- n 1) 3 0 n)) (found '()))
                     (if (null? all)
                         found
                         (loop (cdr all) (append (choices (car all) radicals) found))))))))

(define (with-bond n radicals)
  (if (odd? n)
      '()
      (choices (list (quotient n 2) (quotient n 2)) radicals)))
(define (with-carbon n radicals)
  (let loop ((all (partitions (- n 1) 4 0 (quotient (- n 1) 2))) (found '()))
    (if (null? all)
        found
        (loop (cdr all)
              (append (four-choices (car all) radicals) found)))))

;; `choices` handles runs of three; a run of four is a run of three with a radical not before its first.
(define (four-choices sizes radicals)
  (if (apply = sizes)
      (let loop ((candidates (vector-ref radicals (car sizes))) (found '()))
        (if (null? candidates)
            found
            (loop (cdr candidates)
                  (add-to-all (car candidates) (triples candidates) found))))
      (choices sizes radicals)))
(define (triples candidates)
  (let first ((a candidates) (found '()))
    (if (null? a)
        found
        (let second ((b a) (found found))
          (if (null? b)
              (first (cdr a) found)
              (let third ((c b) (found found))
                (if (null? c)
                    (second (cdr b) found)
                    (third (cdr c) (cons (list (car a) (car b) (car c)) found)))))))))

(define radicals (make-radicals (quotient size 2)))
(write
 (let loop ((n size) (counts '()))
   (if (= n 0)
       counts
       (loop (- n 1)
             (cons (+ (length (with-bond n radicals)) (length (with-carbon n radicals))) counts)))))
(newline)
; prints (1 1 1 2 3 5 9 18 35 75 159 355)
