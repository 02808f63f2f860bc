//! The table of forms that the expander knows: name, library that exports it, how it is written.
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
    SyntaxError,
    Cond,
    Case,
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
    pub(crate) library: &'static str,
    pub(crate) usage: &'static str,
}

const fn row(form: Form, name: &'static str, library: &'static str, usage: &'static str) -> Row {
    Row { form, name, library, usage }
}

const BASE: &str = "scheme base";
const OURS: &str = "lambdust";

/// Every form. A form with two names stands twice, its proper name first.
pub(crate) const TABLE: &[Row] = &[
    row(Form::Quote, "quote", BASE, "(quote datum) or 'datum"),
    row(Form::Quasiquote, "quasiquote", BASE, "`(datum ,expression ,@list-expression)"),
    row(Form::Lambda, "lambda", BASE, "(lambda (parameter …) body …)"),
    row(Form::Lambda, "λ", OURS, "(lambda (parameter …) body …)"),
    row(Form::CaseLambda, "case-lambda", "scheme case-lambda", "(case-lambda ((parameter …) body …) …)"),
    row(Form::Define, "define", BASE, "(define name value) or (define (name parameter …) body …)"),
    row(Form::DefineValues, "define-values", BASE, "(define-values (name …) expression)"),
    row(
        Form::DefineRecordType,
        "define-record-type",
        BASE,
        "(define-record-type point (make-point x y) point? (x point-x set-point-x!) (y point-y))",
    ),
    row(
        Form::DefineSyntax,
        "define-syntax",
        BASE,
        "(define-syntax name (syntax-rules () (pattern template) …))",
    ),
    row(Form::Set, "set!", BASE, "(set! name value)"),
    row(Form::If, "if", BASE, "(if test then else) or (if test then)"),
    row(Form::Begin, "begin", BASE, "(begin expression …)"),
    row(Form::Let, "let", BASE, "(let ((name value) …) body …) or (let loop ((name value) …) body …)"),
    row(Form::LetStar, "let*", BASE, "(let* ((name value) …) body …)"),
    row(Form::Letrec, "letrec", BASE, "(letrec ((name value) …) body …)"),
    row(Form::LetrecStar, "letrec*", BASE, "(letrec* ((name value) …) body …)"),
    row(Form::LetValues, "let-values", BASE, "(let-values (((name …) expression) …) body …)"),
    row(Form::LetStarValues, "let*-values", BASE, "(let*-values (((name …) expression) …) body …)"),
    row(Form::LetSyntax, "let-syntax", BASE, "(let-syntax ((name (syntax-rules …)) …) body …)"),
    row(Form::LetrecSyntax, "letrec-syntax", BASE, "(letrec-syntax ((name (syntax-rules …)) …) body …)"),
    row(Form::SyntaxRules, "syntax-rules", BASE, "(syntax-rules (literal …) ((_ pattern …) template) …)"),
    row(Form::SyntaxError, "syntax-error", BASE, "(syntax-error \"message\" form …)"),
    row(Form::Cond, "cond", BASE, "(cond (test expression …) … (else expression …))"),
    row(Form::Case, "case", BASE, "(case key ((datum …) expression …) … (else expression …))"),
    row(Form::And, "and", BASE, "(and expression …)"),
    row(Form::Or, "or", BASE, "(or expression …)"),
    row(Form::When, "when", BASE, "(when test expression …)"),
    row(Form::Unless, "unless", BASE, "(unless test expression …)"),
    row(Form::Do, "do", BASE, "(do ((name first next) …) (test result …) command …)"),
    row(Form::Delay, "delay", "scheme lazy", "(delay expression)"),
    row(Form::DelayForce, "delay-force", "scheme lazy", "(delay-force expression)"),
    row(Form::ConsStream, "cons-stream", OURS, "(cons-stream first rest)"),
    row(Form::Parameterize, "parameterize", BASE, "(parameterize ((parameter value) …) body …)"),
    row(Form::Guard, "guard", BASE, "(guard (name (test expression …) …) body …)"),
    row(Form::CondExpand, "cond-expand", BASE, "(cond-expand (requirement form …) … (else form …))"),
    row(Form::Include, "include", BASE, "(include \"path\" …)"),
    row(Form::IncludeCi, "include-ci", BASE, "(include-ci \"path\" …)"),
    row(Form::Import, "import", OURS, "(import (library name) …)"),
    row(Form::DefineLibrary, "define-library", OURS, "(define-library (library name) declaration …)"),
    row(Form::Else, "else", BASE, "`else` belongs into cond, case, guard or cond-expand"),
    row(Form::Arrow, "=>", BASE, "`=>` belongs into cond, case or guard"),
    row(Form::Ellipsis, "...", BASE, "`...` belongs into the patterns and templates of syntax-rules"),
    row(Form::Underscore, "_", BASE, "`_` belongs into the patterns of syntax-rules"),
    row(Form::Unquote, "unquote", BASE, "`,expression` belongs into a quasiquotation"),
    row(Form::UnquoteSplicing, "unquote-splicing", BASE, "`,@expression` belongs into a quasiquotation"),
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
