;;;; Declarations that a library includes.

(export two)
