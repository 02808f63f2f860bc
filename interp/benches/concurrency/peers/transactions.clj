;;;; The workloads of transactions.scm for Clojure's refs, with the same lines of output: name, unit, figure.
;;;; clojure transactions.clj, or java -cp … clojure.main transactions.clj

(set! *unchecked-math* true)

(def rounds 5)
(def each 100000)

(defn report [name unit figure] (println (str name "\t" unit "\t" (double figure))))

(defn seconds [action]
  (let [start (System/nanoTime)]
    (action)
    (/ (- (System/nanoTime) start) 1e9)))

(defn next-random ^long [^long r] (mod (+ (* r 1103515245) 12345) 2147483648))

;;; `body` gets where attempts are counted, the number of the round and a random number, of which it gives the next.
(defn measure [name threads body]
  (let [attempts (atom 0)
        worker (fn [me]
                 (let [counted (long-array 1)]
                   (loop [i 0 r (inc (long me))]
                     (when (< i (long each)) (recur (inc i) (long (body counted i r)))))
                   (swap! attempts + (aget counted 0))))
        run (fn []
              (let [all (mapv #(Thread. (fn [] (worker %))) (range threads))]
                (doseq [^Thread t all] (.start t))
                (doseq [^Thread t all] (.join t))))
        times (sort (repeatedly rounds #(seconds run)))
        commits (* threads each)]
    (report name "commits/s" (/ commits (nth times (quot rounds 2))))
    (when (> threads 1) (report name "retries/commit" (- (/ @attempts (* commits rounds)) 1)))))

(defmacro attempt [counted & body]
  `(dosync (aset ~counted 0 (inc (aget ~counted 0))) ~@body))

(defn accounts [count] (mapv (fn [_] (ref 1000000)) (range count)))

(defn transfer [refs count]
  (let [count (long count)]
    (fn [^longs counted i r]
      (let [r (long r)
            a (mod (quot r 256) count)
            b (mod (quot r 65536) count)
            from (nth refs a)
            to (nth refs (if (= a b) (mod (inc b) count) b))]
        (attempt counted
          (when (>= (long @from) 1)
            (alter from dec)
            (alter to inc)))
        (next-random r)))))

(defn mostly-reads [refs]
  (fn [^longs counted i r]
    (let [r (long r) a (mod (quot r 256) 990)]
      (if (zero? (mod (long i) 10))
        (attempt counted (alter (nth refs a) inc))
        (attempt counted
          (loop [j 0 sum 0]
            (if (< j 10) (recur (inc j) (+ sum (long @(nth refs (+ a j))))) sum))))
      (next-random r))))

(defn count-one [counter] (fn [^longs counted i r] (attempt counted (alter counter inc)) r))

(defn push-and-pop [stack]
  (fn [^longs counted i r]
    (if (odd? (long i))
      (attempt counted (alter stack conj i))
      (attempt counted (when (seq @stack) (alter stack rest))))
    r))

(let [low (accounts 1000) high (accounts 2) counter (ref 0) stack (ref ())]
  (measure "stm_bank_low_1t" 1 (transfer low 1000))
  (measure "stm_bank_low_2t" 2 (transfer low 1000))
  (measure "stm_bank_high_2t" 2 (transfer high 2))
  (measure "stm_read90_1t" 1 (mostly-reads low))
  (measure "stm_read90_2t" 2 (mostly-reads low))
  (measure "stm_counter_1t" 1 (count-one counter))
  (measure "stm_counter_2t" 2 (count-one counter))
  (measure "stm_stack_1t" 1 (push-and-pop stack))
  (measure "stm_stack_2t" 2 (push-and-pop stack)))
(shutdown-agents)
