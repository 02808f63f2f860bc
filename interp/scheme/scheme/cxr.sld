;;;; Compositions of three and four car and cdr.
(define-library (scheme cxr)
  (import (lambdust core))
  (export
    caaaar caaadr caaar caadar caaddr caadr cadaar cadadr cadar caddar cadddr caddr cdaaar cdaadr cdaar
    cdadar cdaddr cdadr cddaar cddadr cddar cdddar cddddr cdddr))
