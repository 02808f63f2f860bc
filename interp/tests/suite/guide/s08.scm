;; heavy
;;; The guide's snippet S8: a pipeline.

(define read-data string->number)
(define process-data square)
(define written (make-channel 100))
(define (write-data x) (display x) (newline) (channel-send! written x) x)
(define input-source '("1" "2" "3"))
;; verbatim
;; Multi-stage processing pipeline
(define pipeline
  (make-pipeline
    (stage "input" read-data)
    (stage "process" process-data)
    (stage "output" write-data)))

(pipeline-start pipeline input-source)
;; end
(map (lambda (i) (channel-receive! written)) '(1 2 3)) ; => (1 4 9)
; prints 1
; prints 4
; prints 9
(force (pipeline-start pipeline input-source)) ; => (1 4 9)
; prints 1
; prints 4
; prints 9
;; The stages overlap: ten items of three times 0.02 s take 0.24 s, not 0.6 s.
(define (slow x) (sleep 0.02) x)
(define slow-pipeline (make-pipeline (stage "one" slow) (stage "two" slow) (stage "three" slow)))
(with-virtual-time
  (lambda ()
    (let* ((begun (current-jiffy)) (results (force (pipeline-start slow-pipeline (range 10)))))
      (list results (< 0.23 (/ (- (current-jiffy) begun) (jiffies-per-second)) 0.25))))) ; => ((0 1 2 3 4 5 6 7 8 9) #t)
;; A stage that fails is named, and the item.
(guard (e (#t (and (member "stage process was at item 1, #f" (condition-notes e)) 'told))) (force (pipeline-start (make-pipeline (stage "input" read-data) (stage "process" process-data)) '("1" "two")))) ; => told
