;;;; Maybe and Either as sequences of length 0 or 1, and beside other ways to tell a failure.

;;; 1 for a Just, 0 for Nothing.
;;; (maybe-length (just 1 2)) ; => 1
(define (maybe-length maybe)
  (%check-maybe 'maybe-length 1 maybe)
  (if (just? maybe) 1 0))

;;; 1 for a Right, 0 for a Left.
;;; (either-length (left 1 2)) ; => 0
(define (either-length either)
  (%check-either 'either-length 1 either)
  (if (right? either) 1 0))

;;; A Just whose values the predicate accepts, or Nothing.
;;; (nothing? (maybe-filter odd? (just 2))) ; => #t
(define (maybe-filter pred maybe)
  (%check-procedure 'maybe-filter 1 pred)
  (%check-maybe 'maybe-filter 2 maybe)
  (if (and (just? maybe) (apply pred (%just-payload maybe))) maybe %the-nothing))

;;; A Just whose values the predicate does not accept, or Nothing.
;;; (just? (maybe-remove odd? (just 2))) ; => #t
(define (maybe-remove pred maybe)
  (%check-procedure 'maybe-remove 1 pred)
  (%check-maybe 'maybe-remove 2 maybe)
  (if (and (just? maybe) (not (apply pred (%just-payload maybe)))) maybe %the-nothing))

;;; A Right whose values the predicate accepts, or a Left of the objects.
;;; (left? (either-filter odd? (right 2) 'even)) ; => #t
(define (either-filter pred either . objects)
  (%check-procedure 'either-filter 1 pred)
  (%check-either 'either-filter 2 either)
  (if (and (right? either) (apply pred (%right-payload either))) either (%left objects)))

;;; A Right whose values the predicate does not accept, or a Left of the objects.
;;; (right? (either-remove odd? (right 2) 'odd)) ; => #t
(define (either-remove pred either . objects)
  (%check-procedure 'either-remove 1 pred)
  (%check-either 'either-remove 2 either)
  (if (and (right? either) (not (apply pred (%right-payload either)))) either (%left objects)))

;;; A Just of a collection, made of a collection of Maybes: `map` walks along it, the aggregator, `list` when left out,
;;; makes one object of the values of each; or Nothing, when there is one in it.
;;; (maybe->list (maybe-sequence (list (just 1) (just 2)) map values)) ; => ((1 2))
(define maybe-sequence
  (case-lambda
    ((mappable map) (maybe-sequence mappable map list))
    ((mappable map aggregate)
     (%check-procedure 'maybe-sequence 2 map)
     (%check-procedure 'maybe-sequence 3 aggregate)
     (call/cc
      (lambda (return)
        (just (map (lambda (maybe)
                     (%check-maybe 'maybe-sequence 1 maybe)
                     (if (just? maybe) (apply aggregate (%just-payload maybe)) (return maybe)))
                   mappable)))))))

;;; A Right of a collection, made of a collection of Eithers as `maybe-sequence` does; or the first Left in it.
;;; (either->list (either-sequence (vector (right 1) (right 2)) vector-map values)) ; => (#(1 2))
(define either-sequence
  (case-lambda
    ((mappable map) (either-sequence mappable map list))
    ((mappable map aggregate)
     (%check-procedure 'either-sequence 2 map)
     (%check-procedure 'either-sequence 3 aggregate)
     (call/cc
      (lambda (return)
        (right (map (lambda (either)
                      (%check-either 'either-sequence 1 either)
                      (if (right? either) (apply aggregate (%right-payload either)) (return either)))
                    mappable)))))))

;;; The values of a Just; an empty list for Nothing.
;;; (maybe->list (nothing)) ; => ()
(define (maybe->list maybe)
  (%check-maybe 'maybe->list 1 maybe)
  (if (just? maybe) (%just-payload maybe) '()))

;;; The values of a Right; an empty list for a Left.
;;; (either->list (left 1)) ; => ()
(define (either->list either)
  (%check-either 'either->list 1 either)
  (if (right? either) (%right-payload either) '()))

;;; A Just of the elements; Nothing for an empty list.
;;; (nothing? (list->maybe '())) ; => #t
(define (list->maybe list)
  (%check-list 'list->maybe 1 list)
  (if (null? list) %the-nothing (%just list)))

;;; A Right of the elements; for an empty list, a Left of the objects.
;;; (left? (list->either '() 'empty)) ; => #t
(define (list->either list . objects)
  (%check-list 'list->either 1 list)
  (if (null? list) (%left objects) (%right list)))

;;; The value of a Just; `#f` for Nothing.
;;; (maybe->truth (just 1)) ; => 1
(define (maybe->truth maybe)
  (%check-maybe 'maybe->truth 1 maybe)
  (and (just? maybe) (%only 'maybe->truth maybe (%just-payload maybe))))

;;; The value of a Right; `#f` for a Left.
;;; (either->truth (left 1)) ; => #f
(define (either->truth either)
  (%check-either 'either->truth 1 either)
  (and (right? either) (%only 'either->truth either (%right-payload either))))

;;; A Just of the object; Nothing for `#f`.
;;; (nothing? (truth->maybe #f)) ; => #t
(define (truth->maybe object)
  (if object (just object) %the-nothing))

;;; A Right of the object; for `#f`, a Left of the others.
;;; (right? (truth->either 1 'none)) ; => #t
(define (truth->either object . objects)
  (if object (right object) (%left objects)))

;;; The list of a Just's values; `#f` for Nothing.
;;; (maybe->list-truth (just 1 2)) ; => (1 2)
(define (maybe->list-truth maybe)
  (%check-maybe 'maybe->list-truth 1 maybe)
  (and (just? maybe) (%just-payload maybe)))

;;; The list of a Right's values; `#f` for a Left.
;;; (either->list-truth (left 1)) ; => #f
(define (either->list-truth either)
  (%check-either 'either->list-truth 1 either)
  (and (right? either) (%right-payload either)))

;;; A Just of the elements; Nothing for `#f`.
;;; (just? (list-truth->maybe '())) ; => #t
(define (list-truth->maybe list)
  (if list (%check-list 'list-truth->maybe 1 list))
  (if list (%just list) %the-nothing))

;;; A Right of the elements; for `#f`, a Left of the objects.
;;; (left? (list-truth->either #f 1)) ; => #t
(define (list-truth->either list . objects)
  (if list (%check-list 'list-truth->either 1 list))
  (if list (%right list) (%left objects)))

;;; The value of a Just; an end of file for Nothing.
;;; (eof-object? (maybe->generation (nothing))) ; => #t
(define (maybe->generation maybe)
  (%check-maybe 'maybe->generation 1 maybe)
  (if (just? maybe) (%only 'maybe->generation maybe (%just-payload maybe)) (eof-object)))

;;; The value of a Right; an end of file for a Left.
;;; (either->generation (right 1)) ; => 1
(define (either->generation either)
  (%check-either 'either->generation 1 either)
  (if (right? either) (%only 'either->generation either (%right-payload either)) (eof-object)))

;;; A Just of the object; Nothing for an end of file.
;;; (just? (generation->maybe 1)) ; => #t
(define (generation->maybe object)
  (if (eof-object? object) %the-nothing (just object)))

;;; A Right of the object; for an end of file, a Left of the others.
;;; (left? (generation->either (eof-object))) ; => #t
(define (generation->either object . objects)
  (if (eof-object? object) (%left objects) (right object)))

;;; The values of a Just; none for Nothing.
;;; (call-with-values (lambda () (maybe->values (just 1 2))) list) ; => (1 2)
(define (maybe->values maybe)
  (%check-maybe 'maybe->values 1 maybe)
  (apply values (maybe->list maybe)))

;;; The values of a Right; none for a Left.
;;; (call-with-values (lambda () (either->values (left 1))) list) ; => ()
(define (either->values either)
  (%check-either 'either->values 1 either)
  (apply values (either->list either)))

;;; A Just of the values that the procedure returns; Nothing when it returns none.
;;; (maybe->list (values->maybe (lambda () (values 1 2)))) ; => (1 2)
(define (values->maybe producer)
  (%check-procedure 'values->maybe 1 producer)
  (call-with-values producer (lambda objects (list->maybe objects))))

;;; A Right of the values that the procedure returns; when it returns none, a Left of the objects.
;;; (left? (values->either (lambda () (values)) 1)) ; => #t
(define (values->either producer . failure)
  (%check-procedure 'values->either 1 producer)
  (call-with-values producer (lambda objects (apply list->either objects failure))))

;;; Two values: a Just's value and `#t`, or `#f` and `#f` for Nothing.
;;; (call-with-values (lambda () (maybe->two-values (just 1))) list) ; => (1 #t)
(define (maybe->two-values maybe)
  (%check-maybe 'maybe->two-values 1 maybe)
  (if (just? maybe)
      (values (%only 'maybe->two-values maybe (%just-payload maybe)) #t)
      (values #f #f)))

;;; A Just of the first of the two values that the procedure returns, if the second is true, or Nothing.
;;; (nothing? (two-values->maybe (lambda () (values 1 #f)))) ; => #t
(define (two-values->maybe producer)
  (%check-procedure 'two-values->maybe 1 producer)
  (call-with-values producer (lambda (object success?) (if success? (just object) %the-nothing))))

;;; A Right of what the thunk returns; when it raises what the predicate accepts, a Left of that.
;;; (either->list (either-swap (exception->either symbol? (lambda () (raise 'no))))) ; => (no)
(define (exception->either pred thunk)
  (%check-procedure 'exception->either 1 pred)
  (%check-procedure 'exception->either 2 thunk)
  (guard (e ((pred e) (left e)))
    (call-with-values thunk right)))
