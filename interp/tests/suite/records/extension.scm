;; Types that extend others, in every session.
(define-record-type animal (make-animal name) animal? (name animal-name set-animal-name!))
(define-record-type (dog animal) (make-dog name breed) dog? (breed dog-breed set-dog-breed!))
(define-record-type (puppy dog) make-puppy puppy? (age puppy-age))
(define rex (make-puppy "Rex" 'collie 1))
(list (animal? rex) (dog? rex) (puppy? rex) (puppy? (make-dog "Ina" 'pug)) (dog? (make-animal "cow"))) ; => (#t #t #t #f #f)
(begin (set-animal-name! rex "Max") (set-dog-breed! rex 'pug) (list (animal-name rex) (dog-breed rex) (puppy-age rex))) ; => ("Max" pug 1)
rex ; => #<record puppy name: "Max" breed: pug age: 1>
(dog-breed (make-animal "cow")) ; error: `dog-breed` wanted a record of type dog as argument 1
(set-dog-breed! 5 1) ; error: `set-dog-breed!` wanted a record of type dog as argument 1, got 5
(make-puppy 1) ; error: `make-puppy` wanted 3 arguments, got 1
(list make-puppy dog-breed) ; => (#<procedure make-puppy> #<procedure dog-breed>)
;; The parent is any expression; #f is none.
(define-record-type (cat (car (list animal))) make-cat #f (lives cat-lives))
(cat-lives (make-cat "Tom" 9)) ; => 9
(define-record-type (alone #f) make-alone alone? (a alone-a))
(define-record-type (single (and #f animal)) make-single single? (a single-a))
(list (alone-a (make-alone 1)) (single-a (make-single 2))) ; => (1 2)
;; In a body, where the parent may be defined just before.
(let () (define-record-type base make-base base? (a base-a)) (define-record-type (more base) (make-more b a) more? (b more-b)) (let ((m (make-more 1 2))) (list (base? m) (base-a m) (more-b m)))) ; => (#t 2 1)
;; A field of a child hides the one of its parent with the same name.
(define-record-type (shy animal) (make-shy name) shy? (name shy-name))
(shy-name (make-shy "Mo")) ; => "Mo"
;; Names that the form makes up belong to whoever wrote the name of the type.
(define-syntax define-plain (syntax-rules () ((_ name field ...) (define-record-type name #t #t field ...))))
(define-plain spot x (y))
(let ((s (make-spot 1 2))) (spot-y-set! s 3) (list (spot? s) (spot-x s) (spot-y s))) ; => (#t 1 3)
(let () (define-record-type inner #t #t a) (inner-a (make-inner 4))) ; => 4
;; Bad input.
(define-record-type (bad animal) (make-bad wings) bad?) ; error: `make-bad` sets `wings`, which is not a field of bad; the fields are: name
(define-record-type (bad animal) make-bad bad? (a a) (a b)) ; error: the field `a` is declared twice
(define-record-type (bad animal) (make-bad 5) bad?) ; error: a constructor takes the names of fields
(define-record-type (bad 'animal) make-bad bad?) ; error: the parent of bad has to be a record type, got animal
(define-record-type (bad nowhere) make-bad bad?) ; error: nowhere
(define-record-type () make-bad bad?) ; error: the type is a name or (name parent)
(define-record-type bad #t bad? (a b c d)) ; error: a field is
