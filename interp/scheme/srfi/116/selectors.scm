;;;; Selectors of ilists: paths into pairs, and elements by position.

;;; The icar of the object.
;;; (icar (ipair 'x 0)) ; => x
(define (icar object) (%icar 'icar object))

;;; The icdr of the object.
;;; (icdr (ipair 0 'x)) ; => x
(define (icdr object) (%icdr 'icdr object))

;;; The icar of the icar of the object.
;;; (icaar (ipair (ipair 'x 0) 0)) ; => x
(define (icaar object) (%icar 'icaar (%icar 'icaar object)))

;;; The icar of the icdr of the object.
;;; (icadr (ipair 0 (ipair 'x 0))) ; => x
(define (icadr object) (%icar 'icadr (%icdr 'icadr object)))

;;; The icdr of the icar of the object.
;;; (icdar (ipair (ipair 0 'x) 0)) ; => x
(define (icdar object) (%icdr 'icdar (%icar 'icdar object)))

;;; The icdr of the icdr of the object.
;;; (icddr (ipair 0 (ipair 0 'x))) ; => x
(define (icddr object) (%icdr 'icddr (%icdr 'icddr object)))

;;; The icar of the icar of the icar of the object.
;;; (icaaar (ipair (ipair (ipair 'x 0) 0) 0)) ; => x
(define (icaaar object) (%icar 'icaaar (%icar 'icaaar (%icar 'icaaar object))))

;;; The icar of the icar of the icdr of the object.
;;; (icaadr (ipair 0 (ipair (ipair 'x 0) 0))) ; => x
(define (icaadr object) (%icar 'icaadr (%icar 'icaadr (%icdr 'icaadr object))))

;;; The icar of the icdr of the icar of the object.
;;; (icadar (ipair (ipair 0 (ipair 'x 0)) 0)) ; => x
(define (icadar object) (%icar 'icadar (%icdr 'icadar (%icar 'icadar object))))

;;; The icar of the icdr of the icdr of the object.
;;; (icaddr (ipair 0 (ipair 0 (ipair 'x 0)))) ; => x
(define (icaddr object) (%icar 'icaddr (%icdr 'icaddr (%icdr 'icaddr object))))

;;; The icdr of the icar of the icar of the object.
;;; (icdaar (ipair (ipair (ipair 0 'x) 0) 0)) ; => x
(define (icdaar object) (%icdr 'icdaar (%icar 'icdaar (%icar 'icdaar object))))

;;; The icdr of the icar of the icdr of the object.
;;; (icdadr (ipair 0 (ipair (ipair 0 'x) 0))) ; => x
(define (icdadr object) (%icdr 'icdadr (%icar 'icdadr (%icdr 'icdadr object))))

;;; The icdr of the icdr of the icar of the object.
;;; (icddar (ipair (ipair 0 (ipair 0 'x)) 0)) ; => x
(define (icddar object) (%icdr 'icddar (%icdr 'icddar (%icar 'icddar object))))

;;; The icdr of the icdr of the icdr of the object.
;;; (icdddr (ipair 0 (ipair 0 (ipair 0 'x)))) ; => x
(define (icdddr object) (%icdr 'icdddr (%icdr 'icdddr (%icdr 'icdddr object))))

;;; The icar of the icar of the icar of the icar of the object.
;;; (icaaaar (ipair (ipair (ipair (ipair 'x 0) 0) 0) 0)) ; => x
(define (icaaaar object) (%icar 'icaaaar (%icar 'icaaaar (%icar 'icaaaar (%icar 'icaaaar object)))))

;;; The icar of the icar of the icar of the icdr of the object.
;;; (icaaadr (ipair 0 (ipair (ipair (ipair 'x 0) 0) 0))) ; => x
(define (icaaadr object) (%icar 'icaaadr (%icar 'icaaadr (%icar 'icaaadr (%icdr 'icaaadr object)))))

;;; The icar of the icar of the icdr of the icar of the object.
;;; (icaadar (ipair (ipair 0 (ipair (ipair 'x 0) 0)) 0)) ; => x
(define (icaadar object) (%icar 'icaadar (%icar 'icaadar (%icdr 'icaadar (%icar 'icaadar object)))))

;;; The icar of the icar of the icdr of the icdr of the object.
;;; (icaaddr (ipair 0 (ipair 0 (ipair (ipair 'x 0) 0)))) ; => x
(define (icaaddr object) (%icar 'icaaddr (%icar 'icaaddr (%icdr 'icaaddr (%icdr 'icaaddr object)))))

;;; The icar of the icdr of the icar of the icar of the object.
;;; (icadaar (ipair (ipair (ipair 0 (ipair 'x 0)) 0) 0)) ; => x
(define (icadaar object) (%icar 'icadaar (%icdr 'icadaar (%icar 'icadaar (%icar 'icadaar object)))))

;;; The icar of the icdr of the icar of the icdr of the object.
;;; (icadadr (ipair 0 (ipair (ipair 0 (ipair 'x 0)) 0))) ; => x
(define (icadadr object) (%icar 'icadadr (%icdr 'icadadr (%icar 'icadadr (%icdr 'icadadr object)))))

;;; The icar of the icdr of the icdr of the icar of the object.
;;; (icaddar (ipair (ipair 0 (ipair 0 (ipair 'x 0))) 0)) ; => x
(define (icaddar object) (%icar 'icaddar (%icdr 'icaddar (%icdr 'icaddar (%icar 'icaddar object)))))

;;; The icar of the icdr of the icdr of the icdr of the object.
;;; (icadddr (ipair 0 (ipair 0 (ipair 0 (ipair 'x 0))))) ; => x
(define (icadddr object) (%icar 'icadddr (%icdr 'icadddr (%icdr 'icadddr (%icdr 'icadddr object)))))

;;; The icdr of the icar of the icar of the icar of the object.
;;; (icdaaar (ipair (ipair (ipair (ipair 0 'x) 0) 0) 0)) ; => x
(define (icdaaar object) (%icdr 'icdaaar (%icar 'icdaaar (%icar 'icdaaar (%icar 'icdaaar object)))))

;;; The icdr of the icar of the icar of the icdr of the object.
;;; (icdaadr (ipair 0 (ipair (ipair (ipair 0 'x) 0) 0))) ; => x
(define (icdaadr object) (%icdr 'icdaadr (%icar 'icdaadr (%icar 'icdaadr (%icdr 'icdaadr object)))))

;;; The icdr of the icar of the icdr of the icar of the object.
;;; (icdadar (ipair (ipair 0 (ipair (ipair 0 'x) 0)) 0)) ; => x
(define (icdadar object) (%icdr 'icdadar (%icar 'icdadar (%icdr 'icdadar (%icar 'icdadar object)))))

;;; The icdr of the icar of the icdr of the icdr of the object.
;;; (icdaddr (ipair 0 (ipair 0 (ipair (ipair 0 'x) 0)))) ; => x
(define (icdaddr object) (%icdr 'icdaddr (%icar 'icdaddr (%icdr 'icdaddr (%icdr 'icdaddr object)))))

;;; The icdr of the icdr of the icar of the icar of the object.
;;; (icddaar (ipair (ipair (ipair 0 (ipair 0 'x)) 0) 0)) ; => x
(define (icddaar object) (%icdr 'icddaar (%icdr 'icddaar (%icar 'icddaar (%icar 'icddaar object)))))

;;; The icdr of the icdr of the icar of the icdr of the object.
;;; (icddadr (ipair 0 (ipair (ipair 0 (ipair 0 'x)) 0))) ; => x
(define (icddadr object) (%icdr 'icddadr (%icdr 'icddadr (%icar 'icddadr (%icdr 'icddadr object)))))

;;; The icdr of the icdr of the icdr of the icar of the object.
;;; (icdddar (ipair (ipair 0 (ipair 0 (ipair 0 'x))) 0)) ; => x
(define (icdddar object) (%icdr 'icdddar (%icdr 'icdddar (%icdr 'icdddar (%icar 'icdddar object)))))

;;; The icdr of the icdr of the icdr of the icdr of the object.
;;; (icddddr (ipair 0 (ipair 0 (ipair 0 (ipair 0 'x))))) ; => x
(define (icddddr object) (%icdr 'icddddr (%icdr 'icddddr (%icdr 'icddddr (%icdr 'icddddr object)))))

;; The element at an index, counted from 1, of an ilist that has as many.
(define (%nth who ilist n)
  (let loop ((rest ilist) (left n))
    (cond ((not (%ipair? rest))
           (%wrong-type who 1 (string-append "an ilist of at least " (number->string n) " elements") ilist))
          ((= left 1) (%car rest))
          (else (loop (%cdr rest) (- left 1))))))

;;; The first element of the ilist.
;;; (ifirst (iiota 10 1)) ; => 1
(define (ifirst ilist) (%nth 'ifirst ilist 1))

;;; The second element of the ilist.
;;; (isecond (iiota 10 1)) ; => 2
(define (isecond ilist) (%nth 'isecond ilist 2))

;;; The third element of the ilist.
;;; (ithird (iiota 10 1)) ; => 3
(define (ithird ilist) (%nth 'ithird ilist 3))

;;; The fourth element of the ilist.
;;; (ifourth (iiota 10 1)) ; => 4
(define (ifourth ilist) (%nth 'ifourth ilist 4))

;;; The fifth element of the ilist.
;;; (ififth (iiota 10 1)) ; => 5
(define (ififth ilist) (%nth 'ififth ilist 5))

;;; The sixth element of the ilist.
;;; (isixth (iiota 10 1)) ; => 6
(define (isixth ilist) (%nth 'isixth ilist 6))

;;; The seventh element of the ilist.
;;; (iseventh (iiota 10 1)) ; => 7
(define (iseventh ilist) (%nth 'iseventh ilist 7))

;;; The eighth element of the ilist.
;;; (ieighth (iiota 10 1)) ; => 8
(define (ieighth ilist) (%nth 'ieighth ilist 8))

;;; The ninth element of the ilist.
;;; (ininth (iiota 10 1)) ; => 9
(define (ininth ilist) (%nth 'ininth ilist 9))

;;; The tenth element of the ilist.
;;; (itenth (iiota 10 1)) ; => 10
(define (itenth ilist) (%nth 'itenth ilist 10))
