;;;; What the other libraries of this folder's parent use and no program should: checks of arguments that name
;;;; the procedure the user called, and what an absent entry is. (lambdust core) hides names that begin with `%`.
(define-library (lambdust internal)
  (import (lambdust core))
  (export
    %absent %call/cc %check-bound %check-continuation %check-end %check-hash-table %check-hash-tables %check-index
    %check-list %check-lists %check-mapped %check-mutable %check-number %check-optionals
    %check-procedure %check-proper-lists %check-range %check-real %check-room %check-vector %common-extent
    %comparator-accepts %comparator-equality %comparator-hash %comparator-ordering %comparator? %condition-await
    %describe %error-condition %graft %handlers %inside %json-event %json-push! %json-reader %key-not-found %make-comparator %make-numeric
    %make-promise %make-record-type %move-to %mutex-lock-unowned! %mutex-release! %name-thread! %number-hash %numeric-bytes
    %numeric-bytes! %numeric-element %numeric-fits? %numeric-ref %numeric-set! %out-of-range %parameter? %parameters
    %promise-done? %promise-value %prompt? %record-field %record-field-mutable? %record-fields-max %record-from %record-ref %record-set!
    %record-type %record-type-fields %record-type-name %record-type-parent %record-type-start %record-type? %record? %restart
    %same-code? %set-handlers! %set-parameters! %set-winders! %table-for %table-with %thread-specific
    %thread-specific-set! %throw %unwind %wind %winders %wrong-type))
