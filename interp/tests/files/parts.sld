;;;; A library all of whose parts are in other files.

(define-library (tests files parts)
  (export outer shout)
  (import (scheme base))
  (include-library-declarations "more.sld")
  (include "nested/outer.scm")
  (include-ci "shouting.scm"))
