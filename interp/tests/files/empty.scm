;;;; A file without forms.
