(import (srfi 5))

(list (let () 1) (let ((x 1) (y 2)) (+ x y)) (let ((x 1)) (define y 2) (+ x y))) ; => (1 3 3)
(let loop ((n 5) (acc 1)) (if (= n 0) acc (loop (- n 1) (* acc n)))) ; => 120
(let (loop (n 5) (acc 1)) (if (= n 0) acc (loop (- n 1) (* acc n)))) ; => 120
(let (answer) 42) ; => 42
(let ((x 1) . (rest 2 3 4)) (list x rest)) ; => (1 (2 3 4))
(let ((x 1) (y 2) . (rest)) (list x y rest)) ; => (1 2 ())
(let loop ((n 0) . (rest 2 3 4)) (if (null? rest) n (apply loop (+ n (car rest)) (cdr rest)))) ; => 9
(let (loop (n 0) . (rest 2 3 4)) (if (null? rest) n (apply loop (+ n (car rest)) (cdr rest)))) ; => 9
(let loop (rest 1 2) (if (pair? rest) (list rest (apply loop (cdr rest))) 'end)) ; => ((1 2) ((2) end))
(let ((x 1)) (let ((x 2) (y x)) (list x y))) ; => (2 1)
