//! Control primitives that act on the whole fiber: yield, eval, load, the end.

use super::client::Outcome;
use super::expansion::{self, Step};
use super::fiber::Fiber;
use super::files::Forms;
use super::realm::EndKind;
use super::{Client, Ctx};
use crate::diagnostic::Diagnostic;
use crate::expand::Environment;
use crate::heap::{Value, foreign_of};
use crate::value::datum::to_datum;
use crate::vm::exit::argument;
use crate::vm::fiber::Resume;
use crate::vm::primitive::Control;
use std::sync::Arc;

/// What a step does next.
pub(super) enum Next {
    /// Run the machine.
    Run,
    /// Go on with the simulation that the fiber hosts.
    Host,
    /// Give others a turn.
    Yield,
    /// A wait is open.
    Park,
    /// The fiber is over.
    End,
}

impl Fiber {
    /// Acts on a control primitive whose frame is at `fp`.
    pub(super) fn control(&mut self, cx: &mut Ctx<'_>, control: Control) -> Next {
        let state = &self.rooted.cell().state;
        match control {
            // Done by the machine itself.
            Control::CallCc | Control::Throw | Control::Restart | Control::Place => Next::Run,
            Control::BeginAttempt | Control::BeginBranch | Control::Abandon | Control::Conclude => Next::Run,
            Control::Uncaught => {
                let object = argument(state, 0);
                self.uncaught(cx, object)
            }
            Control::NoteCalls => {
                let object = argument(state, 0);
                self.note_calls(cx, object);
                self.give(Value::UNSPECIFIED);
                Next::Run
            }
            Control::Exit => {
                let code = exit_code(argument(state, 0));
                self.exit(code)
            }
            Control::Yield => {
                self.give(Value::UNSPECIFIED);
                Next::Yield
            }
            Control::Eval => self.eval(cx),
            Control::Compile => self.compile(cx),
            Control::Simulate => self.simulate(cx),
            Control::LoadForm => self.load_form(cx),
            Control::Expand => {
                let state = &self.rooted.cell().state;
                let arguments = [0, 1, 2].map(|index| argument(state, index));
                let warn = warner(&self.surroundings.client);
                let step = expansion::resume(&self.shared, cx.local(), arguments, warn);
                self.go_on(cx, step)
            }
        }
    }

    /// Returns a value from the primitive.
    pub(super) fn give(&mut self, value: Value) {
        self.rooted.cell().state.resume = Resume::Return(value);
    }

    fn exit(&mut self, code: i32) -> Next {
        if self.surroundings.realm.depth() > 0 {
            return self.finish_run(EndKind::Exit, Value::fixnum(code.into()));
        }
        self.finish(Outcome::Exit(code))
    }

    /// `(eval datum environment)`: the frame becomes the call of the compiled form.
    fn eval(&mut self, cx: &mut Ctx<'_>) -> Next {
        let (datum, environment) = {
            let state = &self.rooted.cell().state;
            (argument(state, 0), argument(state, 1))
        };
        let environment = self.environment(environment);
        let step = to_datum(cx.local(), datum)
            .map_err(|failure| Diagnostic::new(failure.kind, crate::source::Span::NONE, failure.message))
            .and_then(|form| self.begin(cx, &form, &environment));
        self.go_on(cx, step)
    }

    /// `(%compile datum environment)`: a procedure that evaluates the datum, or `#f` if expanding it takes more than
    /// the expander.
    fn compile(&mut self, cx: &mut Ctx<'_>) -> Next {
        let [datum, environment] = [0, 1].map(|index| argument(&self.rooted.cell().state, index));
        let environment = self.environment(environment);
        let step = to_datum(cx.local(), datum)
            .map_err(|failure| Diagnostic::new(failure.kind, crate::source::Span::NONE, failure.message))
            .and_then(|form| self.begin(cx, &form, &environment));
        match step {
            Ok(Step { call, .. }) => {
                let thunk = if call.len() == 1 { call[0] } else { Value::FALSE };
                self.give(thunk);
            }
            Err(problem) => self.raise_diagnostic(cx, problem),
        }
        Next::Run
    }

    /// `(%load-form forms index environment)`: the frame becomes the call of the compiled form.
    fn load_form(&mut self, cx: &mut Ctx<'_>) -> Next {
        let [forms, index, environment] = [0, 1, 2].map(|nth| argument(&self.rooted.cell().state, nth));
        let environment = self.environment(environment);
        let index = index.as_fixnum().and_then(|index| usize::try_from(index).ok());
        let form =
            foreign_of::<Forms>(&forms).zip(index).and_then(|(forms, index)| forms.0.get(index).cloned());
        let Some(form) = form else { return Next::Run };
        let step = self.begin(cx, &form, &environment);
        self.go_on(cx, step)
    }

    fn environment(&self, specifier: Value) -> Environment {
        foreign_of::<super::EnvironmentObject>(&specifier)
            .map_or_else(|| self.shared.session.clone(), |object| object.0.clone())
    }

    fn begin(
        &mut self,
        cx: &mut Ctx<'_>,
        form: &crate::datum::Datum,
        environment: &Environment,
    ) -> Result<Step, Diagnostic> {
        let warn = warner(&self.surroundings.client);
        expansion::begin(&self.shared, cx.local(), form, environment, warn)
    }

    /// The frame becomes the next call of an expansion, or raises what is wrong.
    fn go_on(&mut self, cx: &mut Ctx<'_>, step: Result<Step, Diagnostic>) -> Next {
        match step {
            Ok(Step { call, is_pause }) => {
                self.rooted.cell().state.stage(call[0], &call[1..]);
                if is_pause { Next::Yield } else { Next::Run }
            }
            Err(problem) => {
                self.raise_diagnostic(cx, problem);
                Next::Run
            }
        }
    }

    fn raise_diagnostic(&mut self, cx: &mut Ctx<'_>, problem: Diagnostic) {
        let raiser = self.shared.raiser();
        let condition = crate::value::condition::from_diagnostic(cx.local(), &problem);
        self.rooted.cell().state.stage(raiser, &[condition]);
    }
}

/// Tells a client what the user should know though it is no error.
fn warner(client: &Arc<dyn Client>) -> impl Fn(Diagnostic) + use<> {
    let client = client.clone();
    move |problem| client.warn(&super::Report::new(problem))
}

/// What the operating system is told: `#t` or nothing is 0, `#f` is 1, an integer is itself.
fn exit_code(value: Value) -> i32 {
    match value.as_fixnum() {
        Some(code) => (code & 0xff) as i32,
        None => i32::from(value == Value::FALSE),
    }
}
