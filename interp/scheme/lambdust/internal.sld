;;;; What the other libraries of this folder's parent use and no program should: checks of arguments that name
;;;; the procedure the user called, and what an absent entry is. (lambdust core) hides names that begin with `%`.
(define-library (lambdust internal)
  (import (lambdust core))
  (export
    %absent %check-bound %check-end %check-index %check-list %check-lists %check-procedure %check-range
    %check-real %check-vector %describe %error-condition %key-not-found %out-of-range %wrong-type))
