(import (srfi 98))

(get-environment-variable "NO_SUCH_VARIABLE_OF_LAMBDUST") ; => #f
(string? (get-environment-variable "PATH")) ; => #t
(equal? (assoc "PATH" (get-environment-variables)) (cons "PATH" (get-environment-variable "PATH"))) ; => #t
(get-environment-variable 5) ; error: get-environment-variable
