;;;; Threads, mutexes and condition variables under the names of SRFI 18.
(define-library (srfi 18)
  (import (except (lambdust core) mutex-lock! mutex-unlock! thread-join! thread-terminate!)
          (rename (only (lambdust core) mutex-lock! mutex-unlock! thread-join! thread-terminate!)
                  (mutex-lock! lock!) (mutex-unlock! unlock!) (thread-join! join!)
                  (thread-terminate! terminate!))
          (lambdust internal))
  (export
    abandoned-mutex-exception? condition-variable-broadcast! condition-variable-name
    condition-variable-signal! condition-variable-specific condition-variable-specific-set!
    condition-variable? current-exception-handler current-thread current-time
    join-timeout-exception? make-condition-variable make-mutex make-thread mutex-lock! mutex-name
    mutex-specific mutex-specific-set! mutex-state mutex-unlock! mutex? raise seconds->time
    terminated-thread-exception? thread-join! thread-name thread-sleep! thread-specific
    thread-specific-set! thread-start! thread-terminate! thread-yield! thread? time->seconds time?
    uncaught-exception-reason uncaught-exception? with-exception-handler)
  (include "18.scm"))
