;;;; Formatting by combinators.
(define-library (srfi 166)
  (import (lambdust core) (lambdust internal))
  (export
    ambiguous-is-wide? as-black as-blue as-bold as-color as-cyan as-green as-italic as-magenta as-red
    as-true-color as-underline as-white as-yellow call-with-output col columnar comma-rule comma-sep
    decimal-align decimal-sep displayed downcased each each-in-list ellipsis escaped fitted fitted/both
    fitted/right fl fn forked from-file joined joined/dot joined/last joined/prefix joined/range
    joined/suffix justified line-numbers make-state-variable maybe-escaped nl nothing numeric numeric/comma
    numeric/fitted numeric/si on-black on-blue on-color on-cyan on-green on-magenta on-red on-true-color
    on-white on-yellow output output-default pad-char padded padded/both padded/right port precision pretty
    pretty-shared pretty-simply pretty-with-color radix row show sign-rule space-to string-terminal-width
    string-terminal-width/wide string-width substring-terminal-preserve substring-terminal-width
    substring-terminal-width/wide substring-terminal/preserve
    substring/preserve substring/width tab-to tabular terminal-aware trimmed trimmed/both trimmed/lazy
    trimmed/right upcased width with with! word-separator? wrapped wrapped/char wrapped/list writer written
    written-shared written-simply)
  (include "166.scm" "166/variables.scm" "48/fixed.scm" "166/objects.scm" "166/numbers.scm" "166/layout.scm" "166/pretty.scm" "166/columnar.scm" "166/wrap.scm" "166/color.scm" "166/widths.scm" "166/unicode.scm"))
