;;;; A file that includes itself.

(include "itself.scm")
