;;;; Log messages, handed to what the application chooses.
(define-library (srfi 215)
  (import (lambdust core) (lambdust internal))
  (export
    ALERT CRITICAL DEBUG EMERGENCY ERROR INFO NOTICE WARNING current-log-callback current-log-fields
    send-log)
  (include "215.scm"))
