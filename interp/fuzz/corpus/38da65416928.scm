(list 1.5 .5 -2. 1e21 1e-7 123456789.125 1e100 100.0) ; => (1.5 0.5 -2.0 1e21 1e-7 123456789.125 1e100 100.0)
(list +inf.0 -inf.0 +nan.0 -0.0) ; => (+inf.0 -inf.0 +nan.0 -0.0)
(list (floor -4.3) (ceiling -4.3) (trunc004 3.0 0.3333333333333333 0.0)
(list (finite? 3.0) (infinite? -inf.0) (nan? +nan.0) (nan? 1)) ; => (#t #t #,t #f)
(list (exact (floor 2.5)) (exact 1e18)) ; => (2 1000000000000000000)
(list (number->string 3.14) (string->number "3.14") (string->number "#e1.5") (string->number "1/2")) ; => ("3.14" 3.14 3/2 1/2)
(list (eqv? 0.0 -0.0) (= 0.0 -0.0) (eqv? 1 1.0) (equal? 1.0 1.0)) ; => (#f #t #f #t)
(let loop ((i 0) (x 0.)) (if (= i 1000) x (loop (+ i 1) (+ x 0.5)))) ; => 500.0
