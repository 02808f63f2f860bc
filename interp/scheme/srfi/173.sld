;;;; Hooks: procedures that are called together.
(define-library (srfi 173)
  (import (lambdust core) (lambdust internal))
  (export
    hook->list hook-add! hook-delete! hook-reset! hook-run hook? list->hook list->hook! make-hook)
  (include "173.scm"))
