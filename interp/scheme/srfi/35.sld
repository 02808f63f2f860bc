;;;; Conditions.
(define-library (srfi 35)
  (import (except (lambdust core) condition? condition-message)
          (prefix (only (lambdust core) condition? condition-message) core:)
          (lambdust internal))
  (export
    &condition &error &message &serious condition condition-has-type? condition-message condition-ref
    condition-type? condition? define-condition-type error? extract-condition make-compound-condition
    make-condition make-condition-type message-condition? serious-condition?)
  (include "35.scm"))
