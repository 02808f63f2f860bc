//! The expansion of a form as the machine drives it: in slices, and with calls of the procedures that
//! some macros are. The library's `%transform` and `%expand-after` make these calls, as any Scheme
//! code does, and then go on with the primitive `%expand`; so a transformer can loop, raise, wait or be
//! interrupted like everything else.
//!
//! What it must never do: keep a heap value. Between two steps the values are in Scheme frames.

use super::Shared;
use super::files::FileLoader;
use super::transformer::{Surface, renaming_object, syntax_of, value_of};
use crate::compile::compile;
use crate::datum::Datum;
use crate::diagnostic::Diagnostic;
use crate::expand::{Application, BindingKind, Environment, Expansion, Ident, Progress, Renaming};
use crate::heap::{Foreign, Mutator, Value, foreign_of};
use crate::ir::Unit;
use crate::source::Span;
use crate::vm::code::{Code, closure};
use crate::vm::primitive::Exit;
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// The small steps of one slice.
const STEPS: u32 = 100_000;

/// An expansion that waits for its next slice or for a transformer; empty while it works and when it is
/// over.
#[derive(Default)]
pub(crate) struct Suspended(Mutex<Option<State>>);

struct State {
    expansion: Expansion,
    /// The form.
    span: Span,
    /// The use whose transformer is running.
    application: Option<Box<Application>>,
}

impl Suspended {
    /// Whether two identifiers mean the same where the macro of this use is used.
    pub(crate) fn compare(&self, one: &Ident, two: &Ident, renaming: &Renaming) -> bool {
        self.0.lock().as_ref().is_some_and(|state| state.expansion.compare(one, two, renaming))
    }
}

/// The same as a Scheme object.
pub(crate) struct Pending(Arc<Suspended>);

impl Foreign for Pending {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "expansion"
    }
}

/// What is to be called next.
pub(super) struct Step {
    /// A procedure and its arguments.
    pub(super) call: Vec<Value>,
    /// Whether others should have a turn before that.
    pub(super) is_pause: bool,
}

/// Begins to expand a form. What it leads to in the end is a call of the compiled form.
pub(super) fn begin(
    shared: &Arc<Shared>,
    heap: &mut Mutator,
    form: &Datum,
    environment: &Environment,
    warn: impl Fn(Diagnostic),
) -> Result<Step, Diagnostic> {
    let expansion = Expansion::new(form, environment).with_loader(Arc::new(FileLoader::new(shared)));
    let state = State { expansion, span: form.span(), application: None };
    Driver { shared, heap, suspended: Arc::default() }.advance(state, warn)
}

/// Goes on with an expansion: `result` is what the transformer returned that it waited for, `form` the
/// value of the use that was given to the transformer.
pub(super) fn resume(
    shared: &Arc<Shared>,
    heap: &mut Mutator,
    [pending, result, form]: [Value; 3],
    warn: impl Fn(Diagnostic),
) -> Result<Step, Diagnostic> {
    let suspended = foreign_of::<Pending>(&pending).map(|pending| pending.0.clone());
    let state = suspended.as_ref().and_then(|suspended| suspended.0.lock().take());
    let (Some(suspended), Some(mut state)) = (suspended, state) else {
        let message = "this expansion is over: the procedure of a macro returned a second time";
        return Err(Diagnostic::new("syntax-error", Span::NONE, message));
    };
    if let Some(application) = state.application.take() {
        let surface = Surface::of(form, &application.form);
        let (result, parts) = syntax_of(heap, result, &surface, &suspended, &application.renaming)?;
        state.expansion.answer(result, parts);
    }
    Driver { shared, heap, suspended }.advance(state, warn)
}

struct Driver<'a> {
    shared: &'a Arc<Shared>,
    heap: &'a mut Mutator,
    /// Where the expansion is put when it has to wait.
    suspended: Arc<Suspended>,
}

impl Driver<'_> {
    fn advance(mut self, mut state: State, warn: impl Fn(Diagnostic)) -> Result<Step, Diagnostic> {
        let progress = state.expansion.step(STEPS);
        state.expansion.take_warnings().into_iter().for_each(warn);
        let span = state.span;
        let mut is_pause = false;
        let call = match progress {
            Progress::Failed(problem) => return Err(problem),
            Progress::Done(unit) => return Ok(Step { call: vec![self.link(&unit, span)?], is_pause }),
            Progress::More => {
                is_pause = true;
                vec![self.shared.core_procedure("%expand"), self.pending(), Value::FALSE, Value::FALSE]
            }
            Progress::Evaluate(unit) => {
                let thunk = self.link(&unit, span)?;
                vec![self.shared.core_procedure("%expand-after"), self.pending(), thunk]
            }
            Progress::Apply(application) => {
                let call = self.application(&application).map_err(|_| no_room(span))?;
                state.application = Some(application);
                call
            }
        };
        *self.suspended.0.lock() = Some(state);
        Ok(Step { call, is_pause })
    }

    /// The expansion as an object.
    fn pending(&mut self) -> Value {
        self.heap.foreign(Arc::new(Pending(self.suspended.clone())))
    }

    /// The call of a transformer.
    fn application(&mut self, application: &Application) -> Result<Vec<Value>, Exit> {
        let form = value_of(self.heap, &application.form, &self.suspended)?;
        let renaming = renaming_object(self.heap, &application.renaming, &self.suspended);
        let transformer = self.shared.global_value(application.transformer);
        Ok(vec![self.shared.core_procedure("%transform"), self.pending(), transformer, form, renaming])
    }

    /// Compiles and loads an expanded form: a procedure without parameters. May collect before that.
    fn link(&mut self, unit: &Unit, span: Span) -> Result<Value, Diagnostic> {
        let proto = compile(unit, &self.shared.registry.globals())?;
        self.shared.link_globals(self.heap, span)?;
        let entry = Code::load(proto, self.heap, &|id| id).map_err(|_| no_room(span))?;
        Ok(closure(self.heap, entry, 0))
    }
}

impl Shared {
    /// A procedure of the core.
    pub(crate) fn core_procedure(&self, name: &str) -> Value {
        match Environment::core(&self.registry).lookup(name) {
            Some(BindingKind::Variable(id)) => self.global_value(id),
            _ => Value::UNBOUND,
        }
    }
}

fn no_room(span: Span) -> Diagnostic {
    Diagnostic::new("out-of-memory", span, "there is no room in the heap for the literals of this form")
}
