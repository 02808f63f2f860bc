;;;; Localization.
(define-library (srfi 29)
  (import (except (lambdust core) format)
          (lambdust internal))
  (export
    current-country current-language current-locale-details declare-bundle! format load-bundle!
    localized-template store-bundle (rename store-bundle store-bundle!))
  (include "29.scm"))
