;;;; The names of the procedures over the vectors of the type c128.

(define-typed-vectors c128vector-unfold c128vector-unfold-right c128vector-copy c128vector-reverse-copy
  c128vector-append c128vector-concatenate c128vector-append-subvectors c128vector-empty? c128vector= c128vector-take
  c128vector-take-right c128vector-drop c128vector-drop-right c128vector-segment)

(define-typed-walks c128vector-fold c128vector-fold-right c128vector-map c128vector-map! c128vector-for-each
  c128vector-count c128vector-cumulate c128vector-take-while c128vector-take-while-right c128vector-drop-while
  c128vector-drop-while-right c128vector-index c128vector-index-right c128vector-skip c128vector-skip-right
  c128vector-any c128vector-every c128vector-partition c128vector-filter c128vector-remove)

(define-typed-changes c128vector-swap! c128vector-fill! c128vector-reverse! c128vector-copy! c128vector-reverse-copy!
  c128vector-unfold! c128vector-unfold-right! reverse-c128vector->list reverse-list->c128vector c128vector->vector
  vector->c128vector make-c128vector-generator c128vector-comparator write-c128vector)
