//! The table of forms that the expander knows: name, and how it is written. The core environment binds
//! them all; which library exports which is written in the library's file.
//! The expansions themselves are in the files named by subject.

/// A form that the expander knows, or an auxiliary word of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each is the form of the same name; the table below describes it")]
pub enum Form {
    Quote,
    Quasiquote,
    Lambda,
    CaseLambda,
    Define,
    DefineValues,
    DefineRecordType,
    DefineSyntax,
    Set,
    If,
    Begin,
    Let,
    LetStar,
    Letrec,
    LetrecStar,
    LetValues,
    LetStarValues,
    LetSyntax,
    LetrecSyntax,
    SyntaxRules,
    ErMacroTransformer,
    SyntaxError,
    Cond,
    Case,
    Match,
    And,
    Or,
    When,
    Unless,
    Do,
    Delay,
    DelayForce,
    ConsStream,
    Parameterize,
    Guard,
    CondExpand,
    Include,
    IncludeCi,
    Import,
    DefineLibrary,
    Else,
    Arrow,
    Ellipsis,
    Underscore,
    Unquote,
    UnquoteSplicing,
}

/// A row of the table.
pub(crate) struct Row {
    pub(crate) form: Form,
    pub(crate) name: &'static str,
    pub(crate) usage: &'static str,
}

const fn row(form: Form, name: &'static str, usage: &'static str) -> Row {
    Row { form, name, usage }
}

/// Every form. A form with two names stands twice, its proper name first.
pub(crate) const TABLE: &[Row] = &[
    row(Form::Quote, "quote", "(quote datum) or 'datum"),
    row(Form::Quasiquote, "quasiquote", "`(datum ,expression ,@list-expression)"),
    row(Form::Lambda, "lambda", "(lambda (parameter …) body …)"),
    row(Form::Lambda, "λ", "(lambda (parameter …) body …)"),
    row(Form::CaseLambda, "case-lambda", "(case-lambda ((parameter …) body …) …)"),
    row(Form::Define, "define", "(define name value) or (define (name parameter …) body …)"),
    row(Form::DefineValues, "define-values", "(define-values (name …) expression)"),
    row(
        Form::DefineRecordType,
        "define-record-type",
        "(define-record-type name (constructor field …) predicate (field accessor modifier) …)",
    ),
    row(Form::DefineSyntax, "define-syntax", "(define-syntax name (syntax-rules () (pattern template) …))"),
    row(Form::Set, "set!", "(set! name value)"),
    row(Form::If, "if", "(if test then else) or (if test then)"),
    row(Form::Begin, "begin", "(begin expression …)"),
    row(Form::Let, "let", "(let ((name value) …) body …) or (let loop ((name value) …) body …)"),
    row(Form::LetStar, "let*", "(let* ((name value) …) body …)"),
    row(Form::Letrec, "letrec", "(letrec ((name value) …) body …)"),
    row(Form::LetrecStar, "letrec*", "(letrec* ((name value) …) body …)"),
    row(Form::LetValues, "let-values", "(let-values (((name …) expression) …) body …)"),
    row(Form::LetStarValues, "let*-values", "(let*-values (((name …) expression) …) body …)"),
    row(Form::LetSyntax, "let-syntax", "(let-syntax ((name (syntax-rules …)) …) body …)"),
    row(Form::LetrecSyntax, "letrec-syntax", "(letrec-syntax ((name (syntax-rules …)) …) body …)"),
    row(Form::SyntaxRules, "syntax-rules", "(syntax-rules (literal …) ((_ pattern …) template) …)"),
    row(
        Form::ErMacroTransformer,
        "er-macro-transformer",
        "(er-macro-transformer (lambda (form rename compare) …))",
    ),
    row(Form::SyntaxError, "syntax-error", "(syntax-error \"message\" form …)"),
    row(Form::Cond, "cond", "(cond (test expression …) … (else expression …))"),
    row(Form::Case, "case", "(case key ((datum …) expression …) … (else expression …))"),
    row(Form::Match, "match", "(match value (pattern body …) …)"),
    row(Form::And, "and", "(and expression …)"),
    row(Form::Or, "or", "(or expression …)"),
    row(Form::When, "when", "(when test expression …)"),
    row(Form::Unless, "unless", "(unless test expression …)"),
    row(Form::Do, "do", "(do ((name first next) …) (test result …) command …)"),
    row(Form::Delay, "delay", "(delay expression)"),
    row(Form::DelayForce, "delay-force", "(delay-force expression)"),
    row(Form::ConsStream, "cons-stream", "(cons-stream first rest)"),
    row(Form::Parameterize, "parameterize", "(parameterize ((parameter value) …) body …)"),
    row(Form::Guard, "guard", "(guard (name (test expression …) …) body …)"),
    row(Form::CondExpand, "cond-expand", "(cond-expand (requirement form …) … (else form …))"),
    row(Form::Include, "include", "(include \"path\" …)"),
    row(Form::IncludeCi, "include-ci", "(include-ci \"path\" …)"),
    row(Form::Import, "import", "(import (library name) …)"),
    row(Form::DefineLibrary, "define-library", "(define-library (library name) declaration …)"),
    row(Form::Else, "else", "`else` belongs into cond, case, guard or cond-expand"),
    row(Form::Arrow, "=>", "`=>` belongs into cond, case or guard"),
    row(Form::Ellipsis, "...", "`...` belongs into the patterns and templates of syntax-rules"),
    row(Form::Underscore, "_", "`_` belongs into the patterns of syntax-rules"),
    row(Form::Unquote, "unquote", "`,expression` belongs into a quasiquotation"),
    row(Form::UnquoteSplicing, "unquote-splicing", "`,@expression` belongs into a quasiquotation"),
];

impl Form {
    fn row(self) -> &'static Row {
        TABLE.iter().find(|row| row.form == self).expect("every form has a row, which a test checks")
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// How it is written.
    pub fn usage(self) -> &'static str {
        self.row().usage
    }

    /// Whether it changes the environment in which it stands at top level.
    pub(crate) fn changes_environment(self) -> bool {
        matches!(
            self,
            Form::Define
                | Form::DefineValues
                | Form::DefineRecordType
                | Form::DefineSyntax
                | Form::Import
                | Form::DefineLibrary
        )
    }

    /// Whether it only means something inside another form.
    pub(crate) fn is_auxiliary(self) -> bool {
        matches!(
            self,
            Form::Else
                | Form::Arrow
                | Form::Ellipsis
                | Form::Underscore
                | Form::Unquote
                | Form::UnquoteSplicing
        )
    }
}
