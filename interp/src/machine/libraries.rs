//! Loading what the image holds compiled: procedures are made, other forms run, on the calling thread and
//! without the scheduler, so that a library is loaded or not and never half. Forms of libraries are short,
//! wait for nothing, and print nothing.

use super::client::{Client, Outcome, ReadAnswer};
use super::stdin::Stdin;
use super::world::{FiberWorld, Setting, Surroundings};
use super::{MAIN_FIBER, Report, Shared, Shown, Style, fiber};
use crate::bytecode::image::read::{Form, Section};
use crate::bytecode::proto::Proto;
use crate::diagnostic::Diagnostic;
use crate::heap::{Mutator, Value};
use crate::ir::{GlobalId, Origin};
use crate::source::{SourceId, Span};
use crate::value::condition::to_report;
use crate::vm::code::{Code, closure};
use crate::vm::dispatch::run;
use crate::vm::exit::{Pause, argument};
use crate::vm::fiber::RootedFiber;
use crate::vm::primitive::{Control, Cx, Stream};
use std::sync::Arc;

impl Shared {
    /// Makes cells for the globals that the expander has named since the last time, and loads the
    /// libraries it has opened. A program's own cell for an imported name starts with the imported value.
    /// May collect, so values in Rust variables are void afterwards.
    pub(super) fn link_globals(self: &Arc<Shared>, heap: &mut Mutator, span: Span) -> Result<(), Diagnostic> {
        if self.registry.next_opened().is_some() {
            self.load_opened(heap, span)?;
        }
        let end = self.registry.globals().len();
        self.link(heap, span, end)
    }

    /// One thread loads, others wait outside the heap, so that the loader may collect.
    fn load_opened(self: &Arc<Shared>, heap: &mut Mutator, span: Span) -> Result<(), Diagnostic> {
        heap.leave();
        let one_at_a_time = self.loading.lock();
        heap.enter();
        while let Some(library) = self.registry.next_opened() {
            // Cells for the library before its values are there; of what was named after it, not yet.
            self.link(heap, span, library.end)?;
            let failed = |problem: String| {
                let name = library.name;
                Diagnostic::new("internal-error", span, format!("({name}) cannot be loaded: {problem}"))
            };
            let section = Section::open(library.section).map_err(|_| failed("damaged".to_owned()))?;
            Loader::new(self, heap, &library.globals).load(&section).map_err(failed)?;
            self.registry.loaded();
        }
        drop(one_at_a_time);
        Ok(())
    }

    /// Makes the cells of all globals with numbers below `end`.
    fn link(&self, heap: &mut Mutator, span: Span, end: usize) -> Result<(), Diagnostic> {
        let mut linked = self.linked.lock();
        if end <= *linked {
            return Ok(());
        }
        self.heap.reserve_globals(end).map_err(|_| {
            Diagnostic::new("limit-exceeded", span, "there are too many global variables").hint(
                "restart the session; a program that makes names by the million should use a hash table",
            )
        })?;
        let globals = self.registry.globals();
        for index in *linked..end {
            let mut id = GlobalId(index as u32);
            while let Origin::Alias(of) = globals.info(id).origin {
                id = of;
            }
            let value = if id.0 as usize == index { Value::UNBOUND } else { self.global_value(id) };
            heap.set_global(index, value);
        }
        *linked = end;
        Ok(())
    }
}

/// Makes the procedures of a section, and runs its other forms on the calling thread.
pub(super) struct Loader<'a> {
    shared: &'a Arc<Shared>,
    heap: &'a mut Mutator,
    /// The machine's numbers of the section's globals.
    globals: &'a [GlobalId],
    fiber: Option<RootedFiber>,
}

impl<'a> Loader<'a> {
    pub(super) fn new(shared: &'a Arc<Shared>, heap: &'a mut Mutator, globals: &'a [GlobalId]) -> Loader<'a> {
        Loader { shared, heap, globals, fiber: None }
    }

    pub(super) fn load(mut self, section: &Section<'_>) -> Result<(), String> {
        let running = self.heap.running();
        let loaded = self.load_forms(section);
        if let Some(fiber) = running {
            self.heap.run(fiber);
        }
        loaded
    }

    fn load_forms(&mut self, section: &Section<'_>) -> Result<(), String> {
        let damaged = |_| "the library image is damaged".to_owned();
        let add = |(name, text): &(&str, &str)| self.shared.sources.add_library(*name, *text);
        let sources: Vec<SourceId> = section.sources.iter().map(add).collect();
        for form in section.forms(&sources).map_err(damaged)? {
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
        let globals = self.globals;
        let entry = Code::load(proto, self.heap, &|global| globals[global as usize].0 as i32)
            .map_err(|_| "there is no room in the heap for the library".to_owned())?;
        Ok(closure(self.heap, entry, 0))
    }

    fn run(&mut self, thunk: Value) -> Result<(), String> {
        let heap = &self.shared.heap;
        let rooted = self.fiber.get_or_insert_with(|| RootedFiber::new(heap));
        let handle = rooted.handle();
        let cell = rooted.cell();
        cell.state.start(thunk, &[]);
        let (stdin, realm) = (Arc::new(Stdin::default()), self.shared.realm.clone());
        let surroundings = Surroundings::new(Setting { client: Arc::new(Nobody), stdin, realm }, MAIN_FIBER);
        let world = FiberWorld { shared: self.shared, surroundings: &surroundings };
        loop {
            self.heap.run(handle);
            self.heap.poll_word().set_limit(cell.state.stack.limit());
            let heap = &mut *self.heap;
            let builtin = fiber::no_builtin();
            let registers = &mut cell.registers;
            let mut cx = Cx { heap, registers, world: &world, builtin, turn: None };
            match run::<false>(&mut cell.state, &mut cx) {
                Pause::Done(_) => return Ok(()),
                Pause::Preempt | Pause::Access(_) => {}
                Pause::Control(Control::Uncaught) => {
                    let report = to_report(cx.heap, argument(&cell.state, 0), &[], self.shared);
                    return Err(report.render(&self.shared.sources, Style::Plain));
                }
                Pause::Control(control) => {
                    return Err(format!("the library wants {control:?} while it is loaded"));
                }
                Pause::Park => return Err("the library waits while it is loaded".to_owned()),
                Pause::Split | Pause::Share => {
                    return Err("the library makes futures while it is loaded".to_owned());
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
    fn value(&self, _value: Shown) {}
    fn failed(&self, _report: &Report) {}
    fn warn(&self, _report: &Report) {}
    fn done(self: Arc<Self>, _outcome: Outcome) {}
}
