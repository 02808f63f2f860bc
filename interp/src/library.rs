//! The Scheme-side library, embedded. The order is that of `scheme/lambdust/core.sld`.

/// The files of `(lambdust core)`: what messages call each, and its text.
pub const CORE: &[(&str, &str)] = &[
    ("lambdust/syntax.scm", include_str!("../scheme/lambdust/syntax.scm")),
    ("lambdust/errors.scm", include_str!("../scheme/lambdust/errors.scm")),
    ("lambdust/control.scm", include_str!("../scheme/lambdust/control.scm")),
    ("lambdust/exceptions.scm", include_str!("../scheme/lambdust/exceptions.scm")),
    ("lambdust/parameters.scm", include_str!("../scheme/lambdust/parameters.scm")),
    ("lambdust/promises.scm", include_str!("../scheme/lambdust/promises.scm")),
    ("lambdust/lists.scm", include_str!("../scheme/lambdust/lists.scm")),
    ("lambdust/folds.scm", include_str!("../scheme/lambdust/folds.scm")),
    ("lambdust/strings.scm", include_str!("../scheme/lambdust/strings.scm")),
    ("lambdust/vectors.scm", include_str!("../scheme/lambdust/vectors.scm")),
    ("lambdust/sort.scm", include_str!("../scheme/lambdust/sort.scm")),
    ("lambdust/hash-tables.scm", include_str!("../scheme/lambdust/hash-tables.scm")),
    ("lambdust/ports.scm", include_str!("../scheme/lambdust/ports.scm")),
    ("lambdust/time.scm", include_str!("../scheme/lambdust/time.scm")),
];

/// The names that each standard library exports.
pub const EXPORTS: &[(&str, &str)] = &[];
