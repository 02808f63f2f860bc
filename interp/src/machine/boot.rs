//! Loading the library into a new machine, on the calling thread, before the scheduler exists: the
//! builtins get their global cells, then the image's procedures are made and its other forms run.
//! Nothing is read, expanded or compiled here, and no file is touched.

use super::client::{Client, Outcome, ReadAnswer};
use super::stdin::Stdin;
use super::world::{FiberWorld, Surroundings};
use super::{MAIN_FIBER, Report, Shared, Style, fiber};
use crate::builtins::{self, Builtin};
use crate::bytecode::image::read::{Form, Image};
use crate::bytecode::proto::Proto;
use crate::expand::{BindingKind, Environment};
use crate::heap::{Kind, Mutator, Value};
use crate::ir::GlobalId;
use crate::library;
use crate::port::standard_parameters;
use crate::source::{SourceId, Span};
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
    let image = library::image();
    let globals = declare_globals(&image, &core)?;
    shared.link_globals(&mut heap, Span::NONE).map_err(|problem| problem.message)?;
    for (id, builtin) in &declared {
        let primitive = heap.frozen_alloc(Kind::Primitive, 2);
        primitive.set_word(1, (&raw const **builtin).expose_provenance() as u64);
        heap.set_global(id.0 as usize, primitive);
    }
    let ports = standard_parameters(&mut heap);
    for (id, port) in shared.standard_ports.iter().zip(ports) {
        heap.set_global(id.0 as usize, port);
    }
    declare_names(&image, &core);
    Loader { shared, heap, globals, fiber: None }.load(&image)
}

/// The machine's numbers of the image's globals. Those that it does not define are builtins.
fn declare_globals(image: &Image<'_>, core: &Environment) -> Result<Vec<GlobalId>, String> {
    let mut ids = Vec::with_capacity(image.globals.len());
    for global in &image.globals {
        let id = if global.is_defined {
            let id = core.declare_library_variable(global.name);
            if core.registry().globals().builtin(id).is_some() {
                return Err(format!("the library defines `{}`, which is a builtin", global.name));
            }
            id
        } else {
            match core.lookup(global.name) {
                Some(BindingKind::Variable(id)) => id,
                _ => return Err(format!("the library uses `{}`, which nothing defines", global.name)),
            }
        };
        if global.is_assigned {
            core.registry().mark_assigned(id);
        }
        ids.push(id);
    }
    Ok(ids)
}

/// Binds the macros, and gives every library its names.
fn declare_names(image: &Image<'static>, core: &Environment) {
    for definition in &image.macros {
        core.define_macro(definition.name, definition.rules);
    }
    for library in &image.libraries {
        let names = library.names.clone();
        if library.is_all_but {
            core.registry().add_core_library_but(library.name, names);
        } else {
            core.registry().add_core_library(library.name, names);
        }
    }
}

/// Makes the procedures of the image, and runs its other forms on the calling thread.
struct Loader<'a> {
    shared: &'a Arc<Shared>,
    heap: Mutator,
    globals: Vec<GlobalId>,
    fiber: Option<RootedFiber>,
}

impl Loader<'_> {
    fn load(&mut self, image: &Image<'_>) -> Result<(), String> {
        let damaged = |_| "the library image is damaged".to_owned();
        let add = |(name, text): &(&str, &str)| self.shared.sources.add_library(*name, *text);
        let sources: Vec<SourceId> = image.sources.iter().map(add).collect();
        for form in image.forms(&sources).map_err(damaged)? {
            match form.map_err(damaged)? {
                Form::Definition(global, proto) => {
                    let procedure = self.procedure(proto)?;
                    self.heap.set_global(self.globals[global].0 as usize, procedure);
                }
                Form::Thunk(proto) => {
                    let thunk = self.procedure(proto)?;
                    self.run(thunk)?;
                }
            }
        }
        Ok(())
    }

    fn procedure(&mut self, proto: Proto) -> Result<Value, String> {
        let globals = &self.globals;
        let entry = Code::load(proto, &mut self.heap, &|global| globals[global as usize].0 as i32)
            .map_err(|_| "there is no room in the heap for the library".to_owned())?;
        Ok(closure(&mut self.heap, entry, 0))
    }

    fn run(&mut self, thunk: Value) -> Result<(), String> {
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
                    let report = to_report(cx.heap, argument(&cell.state, 0), &[], &self.shared.sources);
                    return Err(report.render(&self.shared.sources, Style::Plain));
                }
                Pause::Control(control) => {
                    return Err(format!("the library wants {control:?} while it is loaded"));
                }
                Pause::Dead(failure) => return Err(failure.message),
            }
        }
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
