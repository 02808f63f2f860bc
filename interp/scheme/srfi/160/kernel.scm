;;;; Homogeneous vectors. Their representation is the core's, which reads and writes them too; the vectors of the
;;;; type u8 are bytevectors. Procedures take the type first, and `operation` is their name in error messages, where
;;;; `@` stands for the name of the type.

(define-record-type numeric-type
  (%make-type name code size expected)
  %numeric-type?
  (name type-name)
  (code %code)               ; the core's number of the type
  (size %unit)               ; bytes of an element
  (expected %expected))

(define u8-type (%make-type "u8" 1 1 "an exact integer from 0 to 255"))
(define s8-type (%make-type "s8" 0 1 "an exact integer from -128 to 127"))
(define u16-type (%make-type "u16" 3 2 "an exact integer from 0 to 65535"))
(define s16-type (%make-type "s16" 2 2 "an exact integer from -32768 to 32767"))
(define u32-type (%make-type "u32" 5 4 "an exact integer of 32 bits without a sign"))
(define s32-type (%make-type "s32" 4 4 "an exact integer of 32 bits with a sign"))
(define u64-type (%make-type "u64" 7 8 "an exact integer of 64 bits without a sign"))
(define s64-type (%make-type "s64" 6 8 "an exact integer of 64 bits with a sign"))
(define f32-type (%make-type "f32" 8 4 "a real number"))
(define f64-type (%make-type "f64" 9 8 "a real number"))
(define c64-type (%make-type "c64" 10 8 "a number"))
(define c128-type (%make-type "c128" 11 16 "a number"))

;;; The name of an operation for a type: `@vector-ref` is `f64vector-ref`.
(define (operation-name type operation)
  (let* ((text (symbol->string operation)) (end (string-length text)))
    (let loop ((i 0))
      (if (char=? (string-ref text i) #\@)
          (string->symbol (string-append (substring text 0 i) (type-name type) (substring text (+ i 1) end)))
          (loop (+ i 1))))))

;;; Whether the value is a vector of the type.
(define (vector-of? type object)
  (eqv? (%numeric-element object) (%code type)))

(define (check-vector type operation position object)
  (if (not (vector-of? type object))
      (%wrong-type (operation-name type operation) position
                   (string-append "a vector of the type " (type-name type)) object)))

(define (check-vectors type operation position objects)
  (if (pair? objects)
      (begin
        (check-vector type operation position (car objects))
        (check-vectors type operation (+ position 1) (cdr objects)))))

;;; Whether the value can be an element: of floats, only inexact numbers count as such.
(define (element? type object)
  (and (%numeric-fits? (%code type) object)
       (or (< (%code type) 8) (inexact? object))))

;;; A vector of zeros.
(define (new-vector type size)
  (%make-numeric (%code type) (make-bytevector (* size (%unit type)) 0)))

(define (%number-of-elements type vector)
  (quotient (bytevector-length (%numeric-bytes vector)) (%unit type)))

(define (vector-size type operation vector)
  (check-vector type operation 1 vector)
  (%number-of-elements type vector))

(define (element-ref type operation vector index)
  (check-vector type operation 1 vector)
  (or (%numeric-ref vector index)
      (%bad-index type operation 2 vector index)))

;;; Checks the index of an element.
(define (check-element type operation position vector index)
  (if (not (%numeric-ref vector index))
      (%bad-index type operation position vector index)))

;;; Checks that a vector may be changed: literals may not.
(define (check-mutable type operation vector)
  (%check-mutable (operation-name type operation) vector))

(define (%bad-index type operation position vector index)
  (let ((who (operation-name type operation)))
    (%check-index who position index)
    (%out-of-range who position
                   (string-append "an index below " (number->string (vector-size type operation vector)))
                   index)))

;;; Stores an element; the index is argument number `position` and the value the next one.
(define (element-set! type operation position vector index value)
  (if (not (%numeric-set! vector index value))
      (begin
        (check-mutable type operation vector)
        (%check-value type operation (+ position 1) value)
        (%bad-index type operation position vector index))))

;;; Stores what the procedure gave that the operation takes as its first argument, at an index that is right.
(define (result-set! type operation vector index value)
  (if (not (%numeric-set! vector index value))
      (%wrong-result type operation value)))

(define (%wrong-result type operation value)
  (%wrong-type (operation-name type operation) 1
               (string-append "a procedure that gives " (%expected type)) value))

(define (%check-value type operation position value)
  (if (not (%numeric-fits? (%code type) value))
      (%wrong-type (operation-name type operation) position (%expected type) value)))

;;; The vector of the elements of a list, which is argument number `position`.
(define (list->elements type operation position list)
  (%check-list (operation-name type operation) position list)
  (%collect type list
            (lambda (i value)
              (%wrong-type (operation-name type operation) position
                           (string-append "elements, each " (%expected type)) value))))

;;; The vector of all arguments of an operation.
(define (arguments->elements type operation arguments)
  (%collect type arguments
            (lambda (i value)
              (%wrong-type (operation-name type operation) (+ i 1) (%expected type) value))))

;;; The vector of what the procedure gave that the operation takes as its first argument.
(define (results->elements type operation results)
  (%collect type results (lambda (i value) (%wrong-result type operation value))))

;; What cannot be an element is handed to `refuse`, with its index.
(define (%collect type list refuse)
  (let ((vector (new-vector type (length list))))
    (let loop ((rest list) (i 0))
      (if (pair? rest)
          (begin
            (if (not (%numeric-set! vector i (car rest))) (refuse i (car rest)))
            (loop (cdr rest) (+ i 1)))))
    vector))

;;; Calls `proc` with the two ends of a range of a vector, which has been checked. The arguments that give them, none,
;;; one or two, are the last ones of the operation, the first of them at `position`.
(define (call-with-range type operation position vector range proc)
  (let* ((size (%number-of-elements type vector))
         (start (if (pair? range) (car range) 0))
         (end (if (and (pair? range) (pair? (cdr range))) (cadr range) size))
         (who (operation-name type operation)))
    (%check-optionals who (- position 1) 2 range)
    (if (not (and (exact-integer? start) (<= 0 start size)))
        (%out-of-range who position "a start within the vector" start))
    (if (not (and (exact-integer? end) (<= start end size)))
        (%out-of-range who (+ position 1) "an end from the start to the length" end))
    (proc start end)))

;;; The elements of a range as a list.
(define (elements->list type vector start end)
  (let loop ((i (- end 1)) (result '()))
    (if (< i start)
        result
        (loop (- i 1) (cons (%numeric-ref vector i) result)))))

(define (all-elements type vector)
  (elements->list type vector 0 (%number-of-elements type vector)))

;;; Copies a range of elements bytewise.
(define (copy-elements! type to at from start end)
  (let ((unit (%unit type)))
    (bytevector-copy! (%numeric-bytes! to) (* unit at) (%numeric-bytes from) (* unit start) (* unit end))))

(define (copy-of type vector start end)
  (let ((copy (new-vector type (- end start))))
    (copy-elements! type copy 0 vector start end)
    copy))

;;; A vector with so many equal elements.
(define (filled-vector type operation size fill)
  (%check-index (operation-name type operation) 1 size)
  (let ((vector (new-vector type size)))
    (if (pair? fill)
        (begin
          (%check-value type operation 2 (car fill))
          (fill-elements! type vector (car fill) 0 size)))
    vector))

(define (fill-elements! type vector value start end)
  (let loop ((i start))
    (if (< i end)
        (begin
          (%numeric-set! vector i value)
          (loop (+ i 1))))))

;;; Equal bytes are equal elements, except that of floats 0.0 and -0.0 are equal and a NaN is not.
(define (same-elements? type a b)
  (let ((end (%number-of-elements type a)))
    (and (= end (%number-of-elements type b))
         (let loop ((i 0))
           (or (= i end)
               (and (= (%numeric-ref a i) (%numeric-ref b i))
                    (loop (+ i 1))))))))

;;; The order of vectors: a shorter one is less, then the first elements that differ decide.
(define (elements<? type a b)
  (let ((a-end (%number-of-elements type a))
        (b-end (%number-of-elements type b)))
    (if (= a-end b-end)
        (let loop ((i 0))
          (and (< i a-end)
               (let ((x (%numeric-ref a i)) (y (%numeric-ref b i)))
                 (if (= x y) (loop (+ i 1)) (%number<? x y)))))
        (< a-end b-end))))

(define (%number<? x y)
  (or (< (real-part x) (real-part y))
      (and (= (real-part x) (real-part y)) (< (imag-part x) (imag-part y)))))

(define (elements-hash type vector)
  (fold (lambda (element hash) (modulo (+ (* 31 hash) (%number-hash element)) (hash-bound)))
        1 (all-elements type vector)))

;;; The comparator of the vectors of a type.
(define (vector-comparator-of type)
  (%make-comparator
   (lambda (object) (vector-of? type object))
   (lambda (a b) (same-elements? type a b))
   (lambda (a b) (elements<? type a b))
   (lambda (vector) (elements-hash type vector))))
