;;;; Text for `include-ci`.

(DEFINE (Shout X) (LIST 'Loud |Kept| "Kept" #\A X))
(Define |Kept| 'BAR)
