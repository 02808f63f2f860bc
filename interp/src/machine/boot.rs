//! Loading the library into a new machine: the builtins get their global cells, then the Scheme-side
//! files are run in order, on the calling thread, before the scheduler exists.

use super::client::{Client, Outcome, ReadAnswer};
use super::stdin::Stdin;
use super::world::{FiberWorld, Surroundings};
use super::{MAIN_FIBER, Report, Shared, Style, execution, fiber};
use crate::builtins::{self, Builtin};
use crate::datum::{Datum, Kind as DatumKind};
use crate::expand::Environment;
use crate::heap::{Kind, Mutator, Value};
use crate::ir::{Call, Clause, Expr, Lambda, Unit, Var, VarId};
use crate::library;
use crate::port::standard_parameters;
use crate::reader;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::value::condition::to_report;
use crate::vm::code::{Code, closure};
use crate::vm::dispatch::run;
use crate::vm::exit::{Pause, argument};
use crate::vm::fiber::{FiberState, RootedFiber};
use crate::vm::primitive::{Control, Cx, Registers, Stream};
use concurrency::PollWord;
use std::sync::Arc;

/// Loads everything; the error is a rendered report.
pub(super) fn load_library(shared: &Arc<Shared>, tables: &[&'static [Builtin]]) -> Result<(), String> {
    let mut heap = shared.heap.mutator(Arc::new(PollWord::new()));
    let core = Environment::core(&shared.registry);
    let all = builtins::tables().iter().chain(tables).flat_map(|table| table.iter());
    let declared: Vec<_> = all.map(|builtin| (core.declare_builtin(builtin.name), builtin)).collect();
    link(shared, &mut heap)?;
    for (id, builtin) in &declared {
        let primitive = heap.frozen_alloc(Kind::Primitive, 2);
        primitive.set_word(1, (&raw const **builtin).expose_provenance() as u64);
        heap.set_global(id.0 as usize, primitive);
    }
    let ports = standard_parameters(&mut heap);
    for (id, port) in shared.standard_ports.iter().zip(ports) {
        heap.set_global(id.0 as usize, port);
    }
    define_call_with_values(shared, &mut heap, &core)?;
    let mut loader = Loader { shared, heap, fiber: None };
    for (name, text) in library::CORE {
        loader.run_file(name, text, &core)?;
    }
    export(&core);
    Ok(())
}

fn link(shared: &Shared, heap: &mut Mutator) -> Result<(), String> {
    shared.link_globals(heap, Span::NONE).map_err(|problem| problem.message)
}

/// Gives every library its names: those that its file lists, and `(lambdust)` all that are public.
fn export(core: &Environment) {
    for name in core.names() {
        core.export("lambdust", name, name);
        core.export("lambdust core", name, name);
    }
    for (library, text) in library::EXPORTS {
        for name in text.split_whitespace() {
            core.export(library, name, name);
        }
    }
}

/// `(%call-with-values producer consumer)` is `(%apply-values consumer (producer))`, the one procedure
/// that can be said neither in Rust (it needs a frame) nor in library text (the expander names it).
fn define_call_with_values(shared: &Shared, heap: &mut Mutator, core: &Environment) -> Result<(), String> {
    let var = |name: &str| Var { name: Symbol::intern(name), span: Span::NONE, assigned: false };
    let call = |callee, args| Expr::Call(Box::new(Call { callee, args, span: Span::NONE }));
    let (producer, consumer) = (VarId(0), VarId(1));
    let produce = call(Expr::Local(producer, Span::NONE), Vec::new());
    let apply = Expr::Global(core.declare_builtin("%apply-values"), Span::NONE);
    let body = call(apply, vec![Expr::Local(consumer, Span::NONE), produce]);
    let clause = Clause { params: vec![producer, consumer], rest: None, body };
    let name = Symbol::intern("call-with-values");
    let lambda = Lambda { name: Some(name), clauses: vec![clause], span: Span::NONE };
    let target = core.declare_builtin("%call-with-values");
    link(shared, heap)?;
    let unit = Unit { vars: vec![var("producer"), var("consumer")], body: Expr::Lambda(Box::new(lambda)) };
    let proto = crate::compile::compile(&unit, &shared.registry.globals()).map_err(|problem| problem.message)?;
    let entry = Code::load(&proto, heap, &|id| id).map_err(|_| "no memory for the library".to_owned())?;
    // The form returns its constant, the procedure itself.
    // SAFETY: the entry of code just loaded.
    let procedure = Value::from_bits(unsafe { Code::of_entry(entry) }.constant(0));
    let _keep = closure(heap, entry, 0);
    heap.set_global(target.0 as usize, procedure);
    Ok(())
}

/// Runs library text on the calling thread.
struct Loader<'a> {
    shared: &'a Arc<Shared>,
    heap: Mutator,
    fiber: Option<RootedFiber>,
}

impl Loader<'_> {
    fn run_file(&mut self, name: &str, text: &str, core: &Environment) -> Result<(), String> {
        let source = self.shared.sources.add(name, text);
        let read = reader::read(text, source, reader::Options::default());
        if let Some(problem) = read.errors.into_iter().next() {
            return Err(self.render(&Report::new(problem)));
        }
        for form in &read.data {
            self.run_form(form, core)?;
        }
        Ok(())
    }

    fn run_form(&mut self, form: &Datum, core: &Environment) -> Result<(), String> {
        debug_assert!(!matches!(form.kind(), DatumKind::Eof));
        let prepared = execution::prepare(self.shared, &mut self.heap, form, core, |_| {});
        let thunk = prepared.map_err(|problem| self.render(&Report::new(problem)))?;
        let heap = &self.shared.heap;
        let rooted = self.fiber.get_or_insert_with(|| {
            RootedFiber::new(FiberState::idle(MAIN_FIBER), Registers::default(), heap)
        });
        let handle = rooted.handle();
        let cell = rooted.cell();
        cell.state.start(thunk, &[]);
        let surroundings = Surroundings {
            client: Arc::new(Nobody),
            stdin: Arc::new(Stdin::default()),
            fiber_id: MAIN_FIBER,
            virtual_nanos: None,
        };
        let world = FiberWorld { shared: self.shared, surroundings: &surroundings };
        loop {
            self.heap.run(handle);
            self.heap.poll_word().set_limit(cell.state.stack.limit());
            let heap = &mut self.heap;
            let mut cx =
                Cx { heap, registers: &mut cell.registers, world: &world, builtin: fiber::no_builtin() };
            match run::<false>(&mut cell.state, &mut cx) {
                Pause::Done(_) => return Ok(()),
                Pause::Preempt => {}
                Pause::Control(Control::Uncaught) => {
                    let report = to_report(cx.heap, argument(&cell.state, 0), &[]);
                    return Err(report.render(&self.shared.sources, Style::Plain));
                }
                Pause::Control(control) => {
                    return Err(format!("the library wants {control:?} while it is loaded"));
                }
                Pause::Dead(failure) => return Err(failure.message),
            }
        }
    }

    fn render(&self, report: &Report) -> String {
        report.render(&self.shared.sources, Style::Plain)
    }
}

/// The client of the library's own forms, which print nothing and ask nothing.
struct Nobody;

impl Client for Nobody {
    fn write(&self, _stream: Stream, _text: &str) {}
    fn flush(&self, _stream: Stream) {}
    fn read_line(&self, answer: ReadAnswer) {
        answer(None);
    }
    fn value(&self, _text: &str) {}
    fn failed(&self, _report: &Report) {}
    fn warn(&self, _report: &Report) {}
    fn done(self: Arc<Self>, _outcome: Outcome) {}
}
