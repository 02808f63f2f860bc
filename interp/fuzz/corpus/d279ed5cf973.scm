;; ignored: takes a few hundred megabytes
((condition-kind defineibdu )l (count n) (if (= n 0) 0 (+ 1 (count(length (build 10000000)) ; => 10000000
