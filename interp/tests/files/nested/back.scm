;;;; Includes the file that includes this one, by another path.

(include "../nested/../circle.scm")
