;;;; Formatting: colors of terminals, by the control sequences of ANSI (ECMA-48).

;; The codes in force, so that they can be restored.
(define %foreground (make-state-variable "foreground" "39"))
(define %background (make-state-variable "background" "49"))
(define %bold (make-state-variable "bold" "22"))
(define %italic (make-state-variable "italic" "23"))
(define %underline (make-state-variable "underline" "24"))

(define (%code code)
  (string-append "\x1B;[" code "m"))

;; The formatters with another code, and the one before behind them.
(define (%styled variable code formatters)
  (fn ((before variable))
    (each (%code code)
          (with ((variable code)) (each-in-list formatters))
          (%code before))))

;;; The formatters in red.
;;; (show #f (as-red "a")) ; => "\x1b;[31ma\x1b;[39m"
(define (as-red . formatters) (%styled %foreground "31" formatters))

;;; The formatters in blue.
;;; (show #f (as-blue "a")) ; => "\x1b;[34ma\x1b;[39m"
(define (as-blue . formatters) (%styled %foreground "34" formatters))

;;; The formatters in green.
;;; (show #f (as-green "a")) ; => "\x1b;[32ma\x1b;[39m"
(define (as-green . formatters) (%styled %foreground "32" formatters))

;;; The formatters in cyan.
;;; (show #f (as-cyan "a")) ; => "\x1b;[36ma\x1b;[39m"
(define (as-cyan . formatters) (%styled %foreground "36" formatters))

;;; The formatters in yellow.
;;; (show #f (as-yellow "a")) ; => "\x1b;[33ma\x1b;[39m"
(define (as-yellow . formatters) (%styled %foreground "33" formatters))

;;; The formatters in magenta.
;;; (show #f (as-magenta "a")) ; => "\x1b;[35ma\x1b;[39m"
(define (as-magenta . formatters) (%styled %foreground "35" formatters))

;;; The formatters in white.
;;; (show #f (as-white "a")) ; => "\x1b;[37ma\x1b;[39m"
(define (as-white . formatters) (%styled %foreground "37" formatters))

;;; The formatters in black.
;;; (show #f (as-black "a")) ; => "\x1b;[30ma\x1b;[39m"
(define (as-black . formatters) (%styled %foreground "30" formatters))

;;; The formatters in bold.
;;; (show #f (as-bold "a")) ; => "\x1b;[1ma\x1b;[22m"
(define (as-bold . formatters) (%styled %bold "1" formatters))

;;; The formatters in italics.
;;; (show #f (as-italic "a")) ; => "\x1b;[3ma\x1b;[23m"
(define (as-italic . formatters) (%styled %italic "3" formatters))

;;; The formatters underlined.
;;; (show #f (as-underline "a")) ; => "\x1b;[4ma\x1b;[24m"
(define (as-underline . formatters) (%styled %underline "4" formatters))

;;; The formatters on red.
;;; (show #f (on-red "a")) ; => "\x1b;[41ma\x1b;[49m"
(define (on-red . formatters) (%styled %background "41" formatters))

;;; The formatters on blue.
;;; (show #f (on-blue "a")) ; => "\x1b;[44ma\x1b;[49m"
(define (on-blue . formatters) (%styled %background "44" formatters))

;;; The formatters on green.
;;; (show #f (on-green "a")) ; => "\x1b;[42ma\x1b;[49m"
(define (on-green . formatters) (%styled %background "42" formatters))

;;; The formatters on cyan.
;;; (show #f (on-cyan "a")) ; => "\x1b;[46ma\x1b;[49m"
(define (on-cyan . formatters) (%styled %background "46" formatters))

;;; The formatters on yellow.
;;; (show #f (on-yellow "a")) ; => "\x1b;[43ma\x1b;[49m"
(define (on-yellow . formatters) (%styled %background "43" formatters))

;;; The formatters on magenta.
;;; (show #f (on-magenta "a")) ; => "\x1b;[45ma\x1b;[49m"
(define (on-magenta . formatters) (%styled %background "45" formatters))

;;; The formatters on white.
;;; (show #f (on-white "a")) ; => "\x1b;[47ma\x1b;[49m"
(define (on-white . formatters) (%styled %background "47" formatters))

;;; The formatters on black.
;;; (show #f (on-black "a")) ; => "\x1b;[40ma\x1b;[49m"
(define (on-black . formatters) (%styled %background "40" formatters))

(define (%check-component who position value limit)
  (if (not (and (exact-integer? value) (<= 0 value limit)))
      (%wrong-type who position (string-append "an integer from 0 to " (number->string limit)) value)))

(define (%check-color who red green blue limit)
  (%check-component who 1 red limit)
  (%check-component who 2 green limit)
  (%check-component who 3 blue limit))

(define (%color-code kind red green blue)
  (string-append kind ";5;" (number->string (+ 16 (* 36 red) (* 6 green) blue))))

(define (%true-color-code kind red green blue)
  (string-append kind ";2;" (number->string red) ";" (number->string green) ";" (number->string blue)))

;;; The formatters in a color whose parts are from 0 to 5.
;;; (show #f (as-color 5 0 0 "a")) ; => "\x1b;[38;5;196ma\x1b;[39m"
(define (as-color red green blue . formatters)
  (%check-color 'as-color red green blue 5)
  (%styled %foreground (%color-code "38" red green blue) formatters))

;;; The formatters in a color whose parts are from 0 to 255.
;;; (show #f (as-true-color 255 0 16 "a")) ; => "\x1b;[38;2;255;0;16ma\x1b;[39m"
(define (as-true-color red green blue . formatters)
  (%check-color 'as-true-color red green blue 255)
  (%styled %foreground (%true-color-code "38" red green blue) formatters))

;;; The formatters on a color whose parts are from 0 to 5.
;;; (show #f (on-color 0 0 5 "a")) ; => "\x1b;[48;5;21ma\x1b;[49m"
(define (on-color red green blue . formatters)
  (%check-color 'on-color red green blue 5)
  (%styled %background (%color-code "48" red green blue) formatters))

;;; The formatters on a color whose parts are from 0 to 255.
;;; (show #f (on-true-color 1 2 3 "a")) ; => "\x1b;[48;2;1;2;3ma\x1b;[49m"
(define (on-true-color red green blue . formatters)
  (%check-color 'on-true-color red green blue 255)
  (%styled %background (%true-color-code "48" red green blue) formatters))
