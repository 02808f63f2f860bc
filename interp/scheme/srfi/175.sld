;;;; The ASCII character set.
(define-library (srfi 175)
  (import (lambdust core) (lambdust internal))
  (export
    ascii-alphabetic? ascii-alphanumeric? ascii-bytevector? ascii-char? ascii-ci<=? ascii-ci<? ascii-ci=?
    ascii-ci>=? ascii-ci>? ascii-codepoint? ascii-control->graphic ascii-control? ascii-digit-value
    ascii-downcase ascii-graphic->control ascii-lower-case-value ascii-lower-case? ascii-mirror-bracket
    ascii-non-control? ascii-nth-digit ascii-nth-lower-case ascii-nth-upper-case ascii-numeric?
    ascii-other-graphic? ascii-space-or-tab? ascii-string-ci<=? ascii-string-ci<? ascii-string-ci=?
    ascii-string-ci>=? ascii-string-ci>? ascii-string? ascii-upcase ascii-upper-case-value ascii-upper-case?
    ascii-whitespace?)
  (include "175.scm" "175/convert.scm"))
