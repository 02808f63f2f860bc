;; heavy
(import (srfi 41))

(stream-ref (stream-from 0) 300000) ; => 300000
(stream->list (stream-filter (lambda (x) (= x 200000)) (stream-range 0 200001))) ; => (200000)
(stream-ref (stream-drop 200000 (stream-from 0)) 5) ; => 200005
(stream-fold + 0 (stream-take 100000 (stream-constant 1))) ; => 100000
