//! The expander: from data to the core language, hygienically.
//!
//! An [`Expansion`] is a step machine over a work list of its own. It never recurses natively over
//! the depth of a program, can be left between any two steps (preemption, interrupt), and has room
//! for transformers that the virtual machine must run. It never touches a heap value, never runs
//! Scheme, and never panics on bad input: what is wrong is a [`Diagnostic`] at the exact form.
//!
//! Map: `syntax` and `scope` are hygiene, `environment` and `registry` the top level, `form` the
//! table of forms, `rules` is `syntax-rules`, `transformer` all macros; the other modules hold the forms
//! by subject.

mod binding;
mod body;
mod conditional;
mod control;
mod core;
mod definition;
mod distance;
mod environment;
mod exports;
mod form;
mod formals;
mod import;
mod library;
mod matching;
mod message;
mod native;
pub mod print;
mod procedure;
mod quasi;
mod record;
mod registry;
mod rules;
mod scope;
mod separate;
mod syntax;
#[cfg(test)]
mod tests;
mod transformer;

pub use distance::closest;
pub use environment::{BindingKind, BoundName, Environment};
pub use exports::{CoreNames, STANDARD_PORTS};
pub use form::Form;
pub use library::Loader;
pub use native::native_help;
pub(crate) use record::FIELDS_MAX as RECORD_FIELDS_MAX;
pub use registry::Registry;
pub use separate::Opened;
pub(crate) use syntax::{Ident, Syntax};
pub use transformer::{Application, Renaming};

use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::ir::{Expr, Unit, Var, VarId};
use crate::source::Span;
use crate::symbol::Symbol;
use environment::EnvironmentId;
use scope::{Meaning, ScopeId, Scopes};
use std::sync::Arc;
use syntax::{Home, Use};

/// How deeply core forms may be nested: later passes recurse over them.
pub const NESTING_MAX: u32 = 10_000;

/// How many parts of program macros may make of one top-level form, so that a macro that never ends, or
/// multiplies its uses, is an error within a second or two. A use counts as [`USE_PARTS`], and each form that
/// an ellipsis steps over as one. (Tests and the fuzzer meet the limit sooner.)
pub const PARTS_MAX: u64 = if cfg!(any(test, fuzzing)) { 20_000 } else { 10_000_000 };

/// How many parts a macro use counts as: what takes the time of so many is to look for the rule.
const USE_PARTS: u64 = 8;

/// What a call of [`Expansion::step`] came to.
#[derive(Debug)]
pub enum Progress {
    /// The budget is used up; call again.
    More,
    /// The form is expanded.
    Done(Unit),
    /// Run this, on which the procedure of a macro depends; then go on.
    Evaluate(Unit),
    /// Call the procedure of a macro and say what it returned ([`Expansion::answer`]); then go on.
    Apply(Box<Application>),
    /// The form is wrong.
    Failed(Diagnostic),
}

/// The expansion of one top-level form.
pub struct Expansion {
    registry: Arc<Registry>,
    /// Where the form stands.
    home: EnvironmentId,
    scopes: Scopes,
    vars: Vec<Var>,
    tasks: Vec<Task>,
    values: Vec<Expr>,
    quasi: Vec<quasi::Part>,
    /// How many parts of program macros have made.
    parts: u64,
    /// The macro use whose template made the form of the present step.
    made_by: Option<Arc<Use>>,
    /// Whether the present step takes a form at top level: then `values` holds whole forms only.
    at_top: bool,
    /// What somebody else has to do before the next step.
    request: Option<Progress>,
    /// What the procedure of a macro has made of a use, and how many parts that has taken.
    answer: Option<(Syntax, u64)>,
    /// Variables below this number cannot be used by the code under expansion: it runs before they exist.
    reach: u32,
    files: library::Files,
    warnings: Vec<Diagnostic>,
}

type Outcome = Result<(), Diagnostic>;

/// One piece of pending work.
enum Task {
    /// Leaves the expression on `values`.
    Expr(Syntax, Place),
    /// Leaves the value of the last of several expressions.
    Sequence(Vec<Syntax>, Place),
    /// Leaves a body as one expression.
    Body(Box<body::Body>),
    /// Leaves any number of expressions.
    Top(Syntax, Place),
    /// Leaves a part of a quasiquotation on `quasi`.
    Quasi(Syntax, u32, Place),
    /// Leaves any number of expressions: those of the library, if it had to be loaded.
    Import(Syntax, Place),
    /// Takes what earlier tasks left, and leaves what they make together.
    Then(Continuation),
}

type Continuation = Box<dyn FnOnce(&mut Expansion) -> Outcome + Send>;

/// Where a form stands.
#[derive(Clone, Copy)]
struct Place {
    scope: ScopeId,
    /// How many core forms enclose it.
    depth: u32,
    /// What its value will be called, if it is a procedure.
    name: Option<Symbol>,
}

impl Place {
    /// Inside `levels` more core forms, as something that the outer name does not name.
    fn deeper(self, levels: u32) -> Place {
        Place { depth: self.depth.saturating_add(levels), name: None, ..self }
    }

    /// Around what is still the value of the same name.
    fn around(self, levels: u32) -> Place {
        Place { depth: self.depth.saturating_add(levels), ..self }
    }

    fn named(self, name: Symbol) -> Place {
        Place { name: Some(name), ..self }
    }

    fn within(self, scope: ScopeId) -> Place {
        Place { scope, ..self }
    }
}

impl Expansion {
    /// Prepares the expansion of a top-level form.
    pub fn new(form: &Datum, environment: &Environment) -> Expansion {
        let mut scopes = Scopes::default();
        let scope = scopes.top(environment.id);
        let place = Place { scope, depth: 1, name: None };
        Expansion {
            registry: environment.registry.clone(),
            home: environment.id,
            scopes,
            vars: Vec::new(),
            tasks: vec![Task::Top(Syntax::Plain(form.clone()), place)],
            values: Vec::new(),
            quasi: Vec::new(),
            parts: 0,
            made_by: None,
            at_top: false,
            request: None,
            answer: None,
            reach: 0,
            files: library::Files::default(),
            warnings: Vec::new(),
        }
    }

    /// Gives it access to the files that `include` and `import` name.
    pub fn with_loader(mut self, loader: Arc<dyn Loader>) -> Expansion {
        self.files.loader = Some(loader);
        self
    }

    /// Works for about `budget` small steps.
    pub fn step(&mut self, budget: u32) -> Progress {
        for _ in 0..budget {
            let Some(task) = self.tasks.pop() else {
                return Progress::Done(self.unit());
            };
            if let Err(problem) = self.perform(task) {
                self.tasks.clear();
                return Progress::Failed(problem);
            }
            if let Some(request) = self.request.take() {
                return request;
            }
        }
        Progress::More
    }

    fn unit(&mut self) -> Unit {
        let values = std::mem::take(&mut self.values);
        let body = self.with_copies(values);
        Unit { vars: std::mem::take(&mut self.vars), body }
    }

    /// Code that is about to run, after the copies of imported values that it may need.
    fn with_copies(&mut self, code: Vec<Expr>) -> Expr {
        let copies = self.registry.write().table_mut(self.home).take_copies();
        let copy = |(own, of)| Expr::DefineGlobal(own, Box::new(Expr::Global(of, Span::NONE)), Span::NONE);
        sequence(copies.into_iter().map(copy).chain(code).collect())
    }

    /// Expands to the end at once, where no procedure can be called.
    pub fn finish(mut self) -> (Result<Unit, Diagnostic>, Vec<Diagnostic>) {
        loop {
            match self.step(u32::MAX) {
                Progress::More => {}
                Progress::Done(unit) => return (Ok(unit), self.warnings),
                Progress::Evaluate(_) | Progress::Apply(_) => {
                    let message = "only a running program can use a macro that is a procedure";
                    return (Err(Diagnostic::new("syntax-error", Span::NONE, message)), self.warnings);
                }
                Progress::Failed(problem) => return (Err(problem), self.warnings),
            }
        }
    }

    /// What the user should know though it is no error; taken once.
    pub fn take_warnings(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.warnings)
    }

    fn perform(&mut self, task: Task) -> Outcome {
        self.made_by = match &task {
            Task::Expr(form, _) | Task::Top(form, _) | Task::Import(form, _) => form.inserted_by().cloned(),
            _ => None,
        };
        self.at_top = matches!(task, Task::Top(..));
        match task {
            Task::Expr(form, place) => self.expression(form, place),
            Task::Sequence(forms, place) => self.sequence(forms, place),
            Task::Body(body) => self.body(body),
            Task::Top(form, place) => self.top(form, place),
            Task::Quasi(form, level, place) => self.quasi(form, level, place),
            Task::Import(set, place) => self.import(set, place),
            Task::Then(continuation) => continuation(self),
        }
    }

    /// What an identifier means at a place.
    fn meaning(&self, ident: &Ident, scope: ScopeId) -> Meaning {
        self.scopes.meaning(ident, Home::Local(scope), &self.registry)
    }

    /// What the first item of a list means, if it is an identifier.
    fn head_meaning(&self, form: &Syntax, scope: ScopeId) -> Option<Meaning> {
        form.head()?.ident().map(|ident| self.meaning(&ident, scope))
    }

    /// Whether this is an identifier that means the given form. Auxiliary words count as bound even in
    /// an environment that does not import them.
    fn is_word(&self, syntax: &Syntax, form: Form, scope: ScopeId) -> bool {
        let Some(ident) = syntax.ident() else { return false };
        ident.symbol().as_str() == form.name() && self.means(&ident, form, Home::Local(scope))
    }

    fn means(&self, ident: &Ident, form: Form, home: Home) -> bool {
        match self.scopes.meaning(ident, home, &self.registry) {
            Meaning::Form(found) => found == form,
            Meaning::Top(environment, ident) => self.is_unbound_word(environment, &ident, form),
            Meaning::Local(_) | Meaning::Macro(_) => false,
        }
    }

    fn is_unbound_word(&self, environment: EnvironmentId, ident: &Ident, form: Form) -> bool {
        ident.symbol().as_str() == form.name() && self.registry.binding(environment, ident).is_none()
    }

    /// Whether two identifiers, each at its place, mean the same.
    fn same_meaning(&self, one: &Ident, one_home: Home, two: &Ident, two_home: Home) -> bool {
        let meaning = |ident, home| self.scopes.meaning(ident, home, &self.registry);
        match (meaning(one, one_home), meaning(two, two_home)) {
            (Meaning::Local(one), Meaning::Local(two)) => one == two,
            (Meaning::Form(one), Meaning::Form(two)) => one == two,
            (Meaning::Macro(one), Meaning::Macro(two)) => Arc::ptr_eq(&one, &two),
            (Meaning::Top(environment, ident), Meaning::Form(form))
            | (Meaning::Form(form), Meaning::Top(environment, ident)) => {
                form.is_auxiliary() && self.is_unbound_word(environment, &ident, form)
            }
            (Meaning::Top(one, one_ident), Meaning::Top(two, two_ident)) => {
                let one = self.environment_of(one).identity(&one_ident);
                let two = self.environment_of(two).identity(&two_ident);
                one == two && (one.is_some() || one_ident.symbol() == two_ident.symbol())
            }
            _ => false,
        }
    }

    fn environment(&self, scope: ScopeId) -> Environment {
        Environment { registry: self.registry.clone(), id: self.scopes.environment(scope) }
    }

    /// A new local variable.
    fn variable(&mut self, name: Symbol, span: Span) -> VarId {
        let id = u32::try_from(self.vars.len()).expect("a program in memory has fewer than 2^32 variables");
        self.vars.push(Var { name, span, assigned: false });
        VarId(id)
    }

    fn then(&mut self, continuation: impl FnOnce(&mut Expansion) -> Outcome + Send + 'static) {
        self.tasks.push(Task::Then(Box::new(continuation)));
    }

    /// Performs tasks that leave one expression each, then puts these together.
    fn combine(
        &mut self,
        tasks: Vec<Task>,
        build: impl FnOnce(&mut Expansion, Vec<Expr>) -> Expr + Send + 'static,
    ) {
        let count = tasks.len();
        self.then(move |x| {
            let values = x.values.split_off(x.values.len() - count);
            let built = build(x, values);
            x.values.push(built);
            Ok(())
        });
        self.tasks.extend(tasks.into_iter().rev());
    }

    /// The same for a fixed number of tasks.
    fn build<const N: usize>(
        &mut self,
        tasks: [Task; N],
        build: impl FnOnce(&mut Expansion, [Expr; N]) -> Expr + Send + 'static,
    ) {
        self.combine(tasks.into(), |x, values| match values.try_into() {
            Ok(values) => build(x, values),
            Err(_) => unreachable!("each task leaves one expression"),
        });
    }

    fn leave(&mut self, value: Expr) -> Outcome {
        self.values.push(value);
        Ok(())
    }

    /// Expands in expression context.
    fn expression(&mut self, form: Syntax, place: Place) -> Outcome {
        if place.depth > NESTING_MAX {
            return Err(self.too_deep(&form));
        }
        if let Some(ident) = form.ident() {
            let reference = self.reference(&ident, &form, place.scope)?;
            return self.leave(reference);
        }
        if form.head().is_some() {
            return match self.head_meaning(&form, place.scope) {
                Some(Meaning::Form(known)) => self.known_form(known, form, place),
                Some(Meaning::Macro(used)) => self.use_macro(&used, form, place.scope, move |x, result| {
                    x.tasks.push(Task::Expr(result, place));
                    Ok(())
                }),
                _ => self.call(form, place),
            };
        }
        self.literal(form)
    }

    fn sequence(&mut self, forms: Vec<Syntax>, place: Place) -> Outcome {
        let inner = place.deeper(u32::from(forms.len() > 1));
        let last = Place { name: place.name, ..inner };
        let count = forms.len();
        let place = |nth| if nth + 1 == count { last } else { inner };
        let tasks = forms.into_iter().enumerate().map(|(nth, form)| Task::Expr(form, place(nth))).collect();
        self.combine(tasks, |_, values| sequence(values));
        Ok(())
    }

    fn literal(&mut self, form: Syntax) -> Outcome {
        let datum = form.to_datum();
        match datum.kind() {
            Kind::List(..) => {
                Err(self.error(&form, "() is not an expression").hint("write '() for the empty list"))
            }
            Kind::Label(..) | Kind::Reference(_) => Err(self
                .error(&form, "a datum label is not an expression")
                .hint("quote the data: '#0=(a . #0#)")),
            Kind::Unspecified => self.leave(Expr::Unspecified),
            _ => self.leave(Expr::Const(datum)),
        }
    }
}

/// Several expressions as one; what has neither effect nor use is left out.
fn sequence(mut values: Vec<Expr>) -> Expr {
    let last = values.pop();
    values.retain(|value| {
        !matches!(value, Expr::Unspecified | Expr::Const(_) | Expr::Lambda(_) | Expr::Local(..))
    });
    match last {
        None => Expr::Unspecified,
        Some(last) if values.is_empty() => last,
        Some(last) => {
            values.push(last);
            Expr::Seq(values)
        }
    }
}
