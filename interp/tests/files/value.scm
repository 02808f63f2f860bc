;;;; Two expressions: the second is the value of whoever includes them.

(car '(first))
(list 'second 'third)
