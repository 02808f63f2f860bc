(import (srfi 215))

(list EMERGENCY ALERT CRITICAL ERROR WARNING NOTICE INFO DEBUG) ; => (0 1 2 3 4 5 6 7)
; What was sent before anybody listened is handed to the first that does
(send-log DEBUG "early" 'NUMBER 1)
(define got '())
(define (listen message) (set! got (cons message got)))
(parameterize ((current-log-callback listen)) (send-log INFO "late"))
(reverse got) ; => (((SEVERITY . 7) (MESSAGE . "early") (NUMBER . 1)) ((SEVERITY . 6) (MESSAGE . "late")))
(set! got '())
(parameterize ((current-log-callback listen)) 1)
got ; => ()
(parameterize ((current-log-callback listen) (current-log-fields '(TOPIC "tests"))) (send-log WARNING "a" 'LIST '(1 "two") 'BYTES #u8(1) 'TEXT "t"))
got ; => (((SEVERITY . 4) (MESSAGE . "a") (LIST . "(1 \"two\")") (BYTES . #u8(1)) (TEXT . "t") (TOPIC . "tests")))
(current-log-fields) ; => ()
(send-log 8 "a") ; error: `send-log` wanted an index from 0 to 7 as argument 1, got 8
(send-log INFO 'a) ; error: `send-log` wanted a string as argument 2, got a
(send-log INFO "a" 'KEY) ; error: `send-log` wanted symbols, each followed by a value as argument 3
(send-log INFO "a" "KEY" 1) ; error: `send-log` wanted symbols, each followed by a value as argument 3
(parameterize ((current-log-callback 5)) 1) ; error: `current-log-callback` wanted a procedure as argument 1, got 5
(parameterize ((current-log-fields '(1 2))) 1) ; error: `current-log-fields` wanted symbols
