(import (srfi 78))
(begin (check-reset!) (check (+ 1 1) => 2))
; prints
; prints (+ 1 1) => 2 ; correct
(check (+ 1 1) => 3)
; prints
; prints (+ 1 1) => 2 ; *** failed ***
; prints  ; expected result: 3
(check (vector 1 2) (=> (lambda (a b) (= (vector-length a) b))) 2)
; prints
; prints (vector 1 2) => #(1 2) ; correct
(list (check-passed? 2) (check-passed? 3)) ; => (#f #f)
(check-report)
; prints
; prints ; *** checks *** : 2 correct, 1 failed. First failed example:
; prints
; prints (+ 1 1) => 2 ; *** failed ***
; prints  ; expected result: 3
(begin (check-reset!) (check-set-mode! 'report-failed) (check 1 => 1) (check 1 => 2))
; prints
; prints 1 => 1 ; *** failed ***
; prints  ; expected result: 2
(begin (check-set-mode! 'summary) (check 1 => 2) (check-report))
; prints
; prints ; *** checks *** : 1 correct, 2 failed.
(begin (check-set-mode! 'off) (check (car 5) => 2) (check-report)) ; prints nothing
(begin (check-set-mode! 'summary) (check-reset!) (check 'a => 'a) (check "a" => "a") (check-passed? 2)) ; => #t
(check-set-mode! 'loud) ; error: `check-set-mode!` wanted off, summary, report-failed or report as argument 1, got loud
