;;;; Hash tables whose equivalence is a program's own procedure. The native operations know them and call their
;;;; handler in place of themselves: `(handler name table argument …)`. The entries are in a native table by serial
;;;; number, which keeps them in the order of insertion; another leads from a hash to the entries that have it.
;;;; One operation is several native ones, so fibers that share such a table take turns by a mutex of their own.

;;; What (srfi 128) calls a comparator; `ordering` and `hash` may be `#f`.
(define-record-type %comparator
  (%make-comparator accepts equality ordering hash)
  %comparator?
  (accepts %comparator-accepts)
  (equality %comparator-equality)
  (ordering %comparator-ordering)
  (hash %comparator-hash))

(define-record-type %custom-table
  (%make-custom-state accepts equality hash entries buckets next)
  %custom-state?
  (accepts %custom-accepts)
  (equality %custom-equality)
  (hash %custom-hash)
  (entries %custom-entries)
  (buckets %custom-buckets)
  (next %custom-next %set-custom-next!))

(define-record-type %table-entry
  (%make-table-entry serial hash key value)
  %table-entry?
  (serial %table-entry-serial)
  (hash %table-entry-hash)
  (key %table-entry-key)
  (value %table-entry-value %set-table-entry-value!))

;;; A new table of keys that satisfy `accepts`.
(define (%new-custom-table accepts equality hash)
  (let* ((entries (%make-hash-table eqv?))
         (state (%make-custom-state accepts equality hash entries (%make-hash-table eqv?) 0)))
    (%make-custom-table
     entries
     (lambda (name . arguments) (%custom-operation state name arguments)))))

;;; What is behind a custom table, or `#f` for a native one.
(define (%custom-state table)
  (let ((handler (%hash-table-handler table)))
    (and handler (handler 'state))))

(define (%custom-operation state name arguments)
  (case name
    ((hash-table-ref hash-table-ref/default hash-table-update! hash-table-update!/default hash-table-intern!)
     (let ((entry (%custom-find name state (cadr arguments))))
       (if entry (%table-entry-value entry) (caddr arguments))))
    ((hash-table-contains? hash-table-exists?)
     (if (%custom-find name state (cadr arguments)) #t #f))
    ((hash-table-set!) (%custom-set-all! state (cdr arguments)))
    ((hash-table-delete!) (%custom-delete-all! state (cdr arguments)))
    ((hash-table-size) (hash-table-size (%custom-entries state)))
    ((hash-table-empty?) (hash-table-empty? (%custom-entries state)))
    ((hash-table-keys) (%map-entries %table-entry-key state))
    ((hash-table-values) (%map-entries %table-entry-value state))
    ((hash-table-entries) (values (%map-entries %table-entry-key state) (%map-entries %table-entry-value state)))
    ((hash-table->alist)
     (%map-entries (lambda (entry) (cons (%table-entry-key entry) (%table-entry-value entry))) state))
    ((hash-table-copy) (%custom-copy state))
    ((hash-table-pop!) (%custom-pop! state))
    ((hash-table-clear!)
     (hash-table-clear! (%custom-entries state))
     (hash-table-clear! (%custom-buckets state)))
    (else state)))

(define (%map-entries proc state)
  (map proc (hash-table-values (%custom-entries state))))

;;; The entry of a key, or `#f`.
(define (%custom-find who state key)
  (%check-key who 2 state key)
  (%find-entry state key (hash-table-ref/default (%custom-buckets state) ((%custom-hash state) key) '())))

(define (%check-key who position state key)
  (if (not ((%custom-accepts state) key))
      (%wrong-type who position "a key that the table's comparator accepts" key)))

(define (%find-entry state key entries)
  (and (pair? entries)
       (if ((%custom-equality state) (%table-entry-key (car entries)) key)
           (car entries)
           (%find-entry state key (cdr entries)))))

;;; The error of keys and values that alternate and end with a key.
(define (%no-last-value who)
  (raise
   (%error-condition
    'arity-error
    (string-append "`" (symbol->string who) "` wanted a value for each key, but the last key has none")
    '())))

;;; Stores keys with their values, which alternate.
(define (%custom-set-all! state contents)
  (if (pair? contents)
      (begin
        (if (null? (cdr contents)) (%no-last-value 'hash-table-set!))
        (%custom-set! state (car contents) (cadr contents))
        (%custom-set-all! state (cddr contents)))))

(define (%custom-set! state key value)
  (%check-key 'hash-table-set! 2 state key)
  (let* ((hash ((%custom-hash state) key))
         (bucket (hash-table-ref/default (%custom-buckets state) hash '()))
         (entry (%find-entry state key bucket)))
    (if entry
        (%set-table-entry-value! entry value)
        (%add-entry! state hash bucket key value))))

(define (%add-entry! state hash bucket key value)
  (let* ((serial (%custom-next state))
         (entry (%make-table-entry serial hash key value)))
    (%set-custom-next! state (+ serial 1))
    (hash-table-set! (%custom-entries state) serial entry)
    (hash-table-set! (%custom-buckets state) hash (cons entry bucket))))

;;; Deletes keys; how many of them there were.
(define (%custom-delete-all! state keys)
  (let loop ((keys keys) (deleted 0))
    (if (null? keys)
        deleted
        (let ((entry (%custom-find 'hash-table-delete! state (car keys))))
          (if entry
              (begin
                (hash-table-delete! (%custom-entries state) (%table-entry-serial entry))
                (%leave-bucket! state entry)))
          (loop (cdr keys) (if entry (+ deleted 1) deleted))))))

;;; Takes an entry out of the list of those with its hash.
(define (%leave-bucket! state entry)
  (let* ((buckets (%custom-buckets state))
         (hash (%table-entry-hash entry))
         (others (remove (lambda (other) (eq? other entry)) (hash-table-ref/default buckets hash '()))))
    (if (null? others)
        (hash-table-delete! buckets hash)
        (hash-table-set! buckets hash others))))

(define (%custom-pop! state)
  (if (hash-table-empty? (%custom-entries state))
      (raise (%error-condition 'range-error "`hash-table-pop!` wanted a table that is not empty" '())))
  (call-with-values
   (lambda () (hash-table-pop! (%custom-entries state)))
   (lambda (serial entry)
     (%leave-bucket! state entry)
     (values (%table-entry-key entry) (%table-entry-value entry)))))

(define (%custom-copy state)
  (let* ((copy (%custom-empty-copy state))
         (new (%custom-state copy)))
    (for-each
     (lambda (entry)
       (let ((hash (%table-entry-hash entry)))
         (%add-entry! new hash (hash-table-ref/default (%custom-buckets new) hash '())
                      (%table-entry-key entry) (%table-entry-value entry))))
     (hash-table-values (%custom-entries state)))
    copy))

(define (%custom-empty-copy state)
  (%new-custom-table (%custom-accepts state) (%custom-equality state) (%custom-hash state)))
