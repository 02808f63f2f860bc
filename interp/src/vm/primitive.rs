//! The seam between the virtual machine and procedures written in Rust: how one is called, what it
//! may answer, and what it can reach.
//!
//! A primitive never calls back into the machine (I7), never starts a collection (I8) and never
//! works longer than a slice (I12). What takes longer leaves its state in [`Cx::progress`] and
//! answers [`Exit::Again`]; a primitive that wants a procedure called answers [`Exit::Call`].

use crate::builtins::Builtin;
use crate::heap::{Mutator, NeedSpace, Stored, Value, foreign_of};
use crate::machine::{Interp, Process, ReadLine, Shared, Surroundings, Turn, deadlines};
use crate::printer::value::brief;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::value::{FromValue, HashTable, Numbers, Text, Vector};
use crate::vm::code::Code;
use crate::vm::fork::Fork;
use crate::vm::transaction::Transaction;
use concurrency::{Masking, Operation, PREEMPT, TaskId, Time, Timeout, WaitStart, Waiter};
use std::fmt;
use std::sync::Arc;

/// The table entry behind a primitive object.
#[inline(always)]
pub fn builtin_of(primitive: Value) -> &'static Builtin {
    debug_assert!(primitive.is_kind(crate::heap::Kind::Primitive));
    // SAFETY: a primitive's word 1 is the address of a table entry, which is static
    // (`machine/boot.rs` makes all of them).
    unsafe { &*std::ptr::with_exposed_provenance::<Builtin>(primitive.word(1) as usize) }
}

/// The name of a compiled procedure, if it has one.
pub fn closure_name(closure: Value) -> Option<Symbol> {
    if !closure.is_kind(crate::heap::Kind::Closure) {
        return None;
    }
    // SAFETY: word 1 of a closure is the entry of its code, which stays as long as the closure does.
    unsafe { Code::of_entry(closure.word(1)) }.name
}

/// A procedure written in Rust. The arguments lie in the caller's frame; they are roots, and no
/// collection can happen before the primitive returns.
pub type PrimitiveFn = fn(&mut Cx<'_>, &mut [Value]) -> Outcome;

/// The value of a call, or what else is to happen.
pub type Outcome = Result<Value, Exit>;

/// The most elements that a primitive visits between two polls.
pub const SLICE: usize = 20_000;

/// Every way for a primitive to end without a value.
#[derive(Debug)]
pub enum Exit {
    /// An error that the machine turns into a condition and raises where the primitive was called.
    Fail(Box<Failure>),
    /// Raise this very object.
    Raise(Value),
    /// The same for what was raised elsewhere before: a condition tells of this place, too.
    Rethrow(Value),
    /// Tail-call the procedure staged by [`Cx::stage_call`] with this many arguments.
    Call(u32),
    /// A wait was started ([`Cx::wait`]); when it has ended the primitive is called again with the same
    /// arguments.
    Park,
    /// The slice is used up: call again after the poll, with arguments and progress as they are.
    Again,
    /// Memory for so many bytes is missing: collect and call again, or raise `out-of-memory`.
    NeedSpace(usize),
    /// The procedure belongs to a fiber of its own: the body of a future is split off, and calls it again.
    Split,
    /// A control primitive: the machine or the scheduler acts on the fiber.
    Control(Control),
}

/// What control primitives ask for. Their arguments stay in the frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Control {
    /// `(%call/cc proc)`
    CallCc,
    /// `(%throw k value …)`
    Throw,
    /// `(%restart thunk)`
    Restart,
    /// `(%uncaught object)`: end the top-level form or the thread with a report.
    Uncaught,
    /// `(%note-calls! object)`: a condition that is raised again elsewhere keeps what is under way.
    NoteCalls,
    /// `(%exit code)`: end the program.
    Exit,
    /// `(yield)`
    Yield,
    /// `(eval datum environment)`
    Eval,
    /// `(%compile datum environment)`
    Compile,
    /// `(%load-form forms index environment)`
    LoadForm,
    /// `(%expand expansion result form)`
    Expand,
    /// `(%simulate seed thunk)`
    Simulate,
    /// `(%begin-attempt thunk [limit])`
    BeginAttempt,
    /// `(%begin-branch thunks)`
    BeginBranch,
    /// A transaction, or a part of it, is abandoned; it says why (`vm/transaction.rs`).
    Abandon,
    /// `(%conclude-attempt)`
    Conclude,
    /// The primitive wants to know where it was called ([`Cx::place`]).
    Place,
}

/// An error found by a primitive, in the words of the user.
#[derive(Debug)]
pub struct Failure {
    /// `type-error`, `arity-error`, `range-error`, `divide-by-zero`, `key-not-found`, `immutable`,
    /// `read-error`, `file-error`, `encoding-error`, …
    pub kind: &'static str,
    /// One line that names the procedure, what it wanted and what it got.
    pub message: String,
    /// The values that caused it.
    pub irritants: Vec<Value>,
    /// What to do about it.
    pub hint: Option<String>,
    /// The argument that was refused, if it was one.
    pub refused: Option<Box<Refused>>,
}

/// Which argument of which procedure was refused, and what was wanted in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The name of the procedure that was called.
    pub procedure: String,
    /// The number of the argument, from 0.
    pub position: usize,
    /// What would have been right: `a pair`.
    pub wanted: String,
}

impl Failure {
    /// An error of this class.
    pub fn new(kind: &'static str, message: impl Into<String>) -> Failure {
        Failure { kind, message: message.into(), irritants: Vec::new(), hint: None, refused: None }
    }

    /// Adds a value that caused it.
    pub fn irritant(mut self, value: Value) -> Failure {
        self.irritants.push(value);
        self
    }

    /// Says which argument of which procedure it is about (position from 0), and what was wanted in its place.
    pub fn refuses(mut self, procedure: &str, position: usize, wanted: &str) -> Failure {
        let (procedure, wanted) = (procedure.into(), wanted.into());
        self.refused = Some(Box::new(Refused { procedure, position, wanted }));
        self
    }

    /// Adds advice.
    pub fn hint(mut self, hint: impl Into<String>) -> Failure {
        self.hint = Some(hint.into());
        self
    }
}

impl From<Failure> for Exit {
    fn from(failure: Failure) -> Exit {
        Exit::Fail(Box::new(failure))
    }
}

impl From<NeedSpace> for Exit {
    fn from(need: NeedSpace) -> Exit {
        Exit::NeedSpace(need.0)
    }
}

/// What belongs to one fiber and is visible to primitives. All values in it are roots.
#[derive(Debug)]
pub struct Registers {
    /// State of a primitive that works in slices; [`Value::DEFAULT`] everywhere in between.
    pub progress: [Value; 4],
    /// Callee and arguments of an [`Exit::Call`].
    pub staged: Vec<Value>,
    /// The parameterization: a list of `(parameter . value)`, innermost first.
    pub parameters: Value,
    /// Exception handlers, a list, innermost first.
    pub handlers: Value,
    /// `dynamic-wind` frames, a list, innermost first.
    pub winders: Value,
    /// What the program can name of the fiber: its thread, or the session.
    pub process: Value,
    /// What was raised and not handled, while after thunks run before the end.
    pub raised: Value,
    /// The message that an actor is at, for the report of a failure.
    pub message: Value,
    /// Depth of the mask: above 0, interrupts and cancellation wait (I14).
    pub masked: u32,
    /// The depth of the mask at which waits may be cut short though it is above 0.
    pub interruptible_at: u32,
    /// Whether a request waits for the mask to end.
    pub deferred: bool,
    /// The time of a `with-timeout` does not count as long as the present handlers are current.
    pub overdue: bool,
    /// Whether the fiber was told that it is cancelled: no interruptible wait begins any more.
    pub cancelled: bool,
    /// The `with-timeout` calls around what runs, innermost first (`machine/deadlines.rs`).
    pub deadlines: Value,
    /// The scope whose child the fiber is, or `#f`.
    pub scope: Value,
    /// How the wait ended that the primitive about to be called again had started.
    pub woken: Option<Woken>,
    /// What the fiber owns and others wait for; however it ends, each of these is told.
    pub held: Vec<Arc<dyn Held>>,
    /// The transaction it is inside of, or the memory of the last one.
    pub transaction: Option<Box<Transaction>>,
    /// The bodies of futures that run on the fiber's stack, the newest last.
    pub forks: Vec<Fork>,
    /// Bodies that have returned on the fiber's stack and were not counted yet.
    pub joined: u64,
    /// Where the primitive was called that has asked for it and is called again.
    pub place: Option<Place>,
}

impl Registers {
    /// Those of a fiber that begins.
    pub(super) fn begin(&mut self, process: Value, parameters: Value, scope: Value) {
        let (mut staged, mut forks) = (std::mem::take(&mut self.staged), std::mem::take(&mut self.forks));
        staged.clear();
        forks.clear();
        let mut transaction = self.transaction.take();
        if let Some(transaction) = &mut transaction {
            transaction.reset();
        }
        *self = Registers { staged, forks, process, parameters, scope, transaction, ..Registers::default() };
    }

    /// Whether a wait that begins now may be cut short.
    pub fn is_interruptible(&self) -> bool {
        self.masked == 0 || self.masked == self.interruptible_at
    }
}

/// A call in the program, and the procedure it stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The call, or [`Span::NONE`].
    pub span: Span,
    /// The procedure, if it has a name.
    pub procedure: Option<Symbol>,
}

impl Place {
    /// No place.
    pub const NONE: Place = Place { span: Span::NONE, procedure: None };
}

/// How a wait ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Woken {
    /// The operation completed, through this branch and with this value.
    Completed(u32, Value),
    /// A request ended it. Only a masked fiber sees this; in others the condition is raised instead.
    Cancelled,
}

/// Something with an owner, such as a locked mutex.
pub trait Held: Send + Sync {
    /// Shows the tickets of those who wait for it: its owner can wake them, whatever else refers to it.
    /// Called in a stopped world.
    fn show_waiters(&self, show: &mut dyn FnMut(Waiter));

    /// Its owner has ended without giving it back. What others may not rely on any more is named: `mutex door`.
    fn abandon(&self, turn: &mut Turn<'_>, owner: TaskId) -> Option<String>;

    /// Which entry of the held list this is: the address of the lock, and how much of it is held.
    fn key(&self) -> (usize, u64);

    /// Another fiber goes on for its owner, as in the next cell of a session.
    fn pass_on(&self, _from: TaskId, _to: TaskId) {}
}

impl Registers {
    /// Takes the last entry with this key off the held list.
    pub fn give_up(&mut self, key: (usize, u64)) -> Option<Arc<dyn Held>> {
        let index = self.held.iter().rposition(|held| held.key() == key)?;
        Some(self.held.remove(index))
    }
}

impl fmt::Debug for dyn Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Held")
    }
}

impl Default for Registers {
    fn default() -> Registers {
        Registers {
            progress: [Value::DEFAULT; 4],
            staged: Vec::new(),
            parameters: Value::NIL,
            handlers: Value::NIL,
            winders: Value::NIL,
            process: Value::FALSE,
            raised: Value::FALSE,
            message: Value::FALSE,
            masked: 0,
            interruptible_at: 0,
            deferred: false,
            overdue: false,
            cancelled: false,
            deadlines: Value::NIL,
            scope: Value::FALSE,
            woken: None,
            held: Vec::new(),
            transaction: None,
            forks: Vec::new(),
            joined: 0,
            place: None,
        }
    }
}

/// A console stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// What standard input has for the reader.
pub enum Input {
    /// A piece of text, not empty.
    Text(String),
    /// Nothing will come any more.
    End,
    /// Not yet: wait for this and ask again.
    Wait(ReadLine),
}

/// What a machine lends its primitives of the world outside. Under `sim` these are virtual.
pub trait World {
    /// Writes to the console of the cell that the fiber belongs to.
    fn write(&self, stream: Stream, text: &str);
    /// Makes everything written visible.
    fn flush(&self, stream: Stream);
    /// Asks for more standard input.
    fn input(&self) -> Input;
    /// The command line, program name first.
    fn command_line(&self) -> Vec<String>;
    /// Seconds since 1970 began, UTC.
    fn current_second(&self) -> f64;
    /// Nanoseconds since some fixed moment.
    fn current_jiffy(&self) -> i64;
    /// A random word.
    fn random(&self) -> u64;
    /// 1, 2, 3, …: for generated names and object numbers.
    fn serial(&self) -> u64;
    /// The parameter objects behind `current-input-port`, `current-output-port`, `current-error-port`.
    fn standard_ports(&self) -> [Value; 3];
    /// The name of a global cell.
    fn global_name(&self, index: usize) -> String;
    /// Whether programs may use files.
    fn has_files(&self) -> bool;
    /// Whether the fiber runs in a simulation that another fiber hosts.
    fn is_inside(&self) -> bool;
    /// How many words of frames a fiber may have.
    fn recursion_words(&self) -> usize;
    /// The library's `%raise-primitive`, or the unbound marker before it is loaded.
    fn raiser(&self) -> Value;
    /// The library's `%change-parameter`.
    fn parameter_changer(&self) -> Value;
    /// The number that continuations of the running fiber carry.
    fn fiber_id(&self) -> u64;
    /// What programs see that import nothing.
    fn session(&self) -> crate::expand::Environment;
    /// Who asked for the execution; a host's own primitives find their front end here.
    fn client(&self) -> &dyn crate::machine::Client;
    /// What new fibers inherit; `None` while there is no scheduler.
    fn surroundings(&self) -> Option<(&Arc<Shared>, &Surroundings)>;
}

/// What a primitive can reach.
pub struct Cx<'a> {
    /// Allocation and the write barrier.
    pub heap: &'a mut Mutator,
    /// The calling fiber's registers.
    pub registers: &'a mut Registers,
    /// The machine's view of the outside.
    pub world: &'a dyn World,
    /// The procedure being run, for its error messages.
    pub builtin: &'static Builtin,
    /// The scheduler; `None` while the library is loaded.
    pub turn: Option<Turn<'a>>,
}

impl<'a> Cx<'a> {
    /// The scheduler, which is there whenever a program runs. It knows fibers: a primitive that asks for it inside
    /// the body of a future is called again in that one's own, so it asks before it has an effect.
    pub fn turn(&mut self) -> Result<&mut Turn<'a>, Exit> {
        self.check_fiber()?;
        let missing = || Failure::new("internal-error", "there is no scheduler while the library is loaded");
        self.turn.as_mut().ok_or_else(|| missing().into())
    }

    /// Where the running primitive was called, as far out as the program itself. The machine knows it, and calls the
    /// primitive once more.
    pub fn place(&mut self) -> Result<Place, Exit> {
        self.registers.place.take().ok_or(Exit::Control(Control::Place))
    }

    /// What a program can name of the running fiber.
    pub fn own_process(&self) -> Result<Value, Exit> {
        self.check_fiber()?;
        Ok(self.registers.process)
    }

    /// Refuses to go on in the fiber of somebody else: the body of a future gets its own.
    #[inline]
    pub fn check_fiber(&self) -> Result<(), Exit> {
        if self.registers.forks.is_empty() { Ok(()) } else { Err(Exit::Split) }
    }

    /// Waits for an operation, at most until `deadline`; a branch one beyond the operation's own says that
    /// the deadline came first. The calling primitive answers what is not `Ok`, and is called again when
    /// the wait has ended; then this gives the result, and `operation` is not called.
    pub fn wait<O: Operation<Interp> + Send + 'static>(
        &mut self,
        masking: Masking,
        deadline: Option<Time>,
        operation: impl FnOnce() -> O,
    ) -> Result<Woken, Exit> {
        self.wait_by(masking, deadline, operation, |turn, operation| turn.start(&operation, masking))
    }

    /// The same for an operation that the scheduler keeps meanwhile: it is told when the wait ended some other
    /// way, and others can see what the fiber waits for.
    pub fn wait_kept<O: Operation<Interp> + Send + 'static>(
        &mut self,
        masking: Masking,
        deadline: Option<Time>,
        operation: impl FnOnce() -> O,
    ) -> Result<Woken, Exit> {
        self.wait_by(masking, deadline, operation, |turn, operation| turn.start_owned(operation, masking))
    }

    /// The two above; `start` begins a wait without a deadline.
    fn wait_by<O: Operation<Interp> + Send + 'static>(
        &mut self,
        masking: Masking,
        deadline: Option<Time>,
        operation: impl FnOnce() -> O,
        start: impl FnOnce(&mut Turn<'a>, O) -> WaitStart<Stored>,
    ) -> Result<Woken, Exit> {
        if let Some(woken) = self.registers.woken.take() {
            return Ok(woken);
        }
        self.check_fiber()?;
        self.check_cancelled(masking)?;
        let turn = self.turn()?;
        let started = match deadline {
            None => start(turn, operation()),
            Some(deadline) => turn.start_owned(Timeout { operation: operation(), deadline }, masking),
        };
        match started {
            WaitStart::Ready(ready) => Ok(Woken::Completed(ready.branch, Value::from_stored(ready.payload))),
            WaitStart::Parked => Err(Exit::Park),
        }
    }

    /// Refuses to begin a wait of a fiber that was told to end, unless nothing may cut it short.
    pub fn check_cancelled(&mut self, masking: Masking) -> Result<(), Exit> {
        if self.registers.cancelled && masking == Masking::Interruptible {
            return Err(self.cancelled());
        }
        Ok(())
    }

    /// The fiber is cancelled and must not wait.
    #[cold]
    fn cancelled(&self) -> Exit {
        let process = foreign_of::<Process>(&self.registers.process);
        let failure = process.map_or_else(|| Failure::new("cancelled", "cancelled"), Process::cancelled);
        failure
            .hint("clean up in the finally part of `try` or in an after thunk, where waits are not cancelled")
            .into()
    }

    /// The wait of the running primitive was cut short. What is requested is served before the primitive is called
    /// again, as if its wait had ended just now; if nothing comes of it, it begins from the start.
    pub fn begin_anew(&mut self) -> Exit {
        self.registers.progress = [Value::DEFAULT; 4];
        self.registers.woken = self.registers.is_interruptible().then_some(Woken::Cancelled);
        self.heap.poll_word().request(PREEMPT);
        Exit::Again
    }

    /// Takes one mask away. What it held back is served at the next poll.
    pub fn unmask(&mut self) {
        self.registers.masked = self.registers.masked.saturating_sub(1);
        self.unmasked();
    }

    /// Other handlers are current from here on.
    pub fn changed_handlers(&mut self) {
        if self.registers.overdue
            && let Some(turn) = self.turn.as_mut()
        {
            deadlines::arm(turn, self.registers);
        }
    }

    /// How a wait is started that does not ask for anything special: interruptible outside of masks.
    pub fn masking(&self) -> Masking {
        if self.registers.is_interruptible() { Masking::Interruptible } else { Masking::Masked }
    }

    /// The mask may have ended: what it held back is served soon.
    pub fn unmasked(&mut self) {
        if self.registers.deferred && self.registers.masked == 0 {
            self.registers.deferred = false;
            self.heap.poll_word().request(PREEMPT);
        }
    }
}

impl Cx<'_> {
    /// The state that survives [`Exit::Again`]; all [`Value::DEFAULT`] at the first call.
    pub fn progress(&mut self) -> &mut [Value; 4] {
        &mut self.registers.progress
    }

    /// Stages a tail call: return the answer as the primitive's own.
    pub fn stage_call(&mut self, procedure: Value, args: &[Value]) -> Exit {
        self.registers.staged.clear();
        self.registers.staged.push(procedure);
        self.registers.staged.extend_from_slice(args);
        Exit::Call(u32::try_from(args.len()).expect("arguments fit in a frame"))
    }

    /// Ends a slice: the progress is kept for a further call and cleared otherwise.
    pub fn finish_slice(&mut self, outcome: Outcome) -> Outcome {
        if !matches!(outcome, Err(Exit::Again | Exit::Park | Exit::Split | Exit::NeedSpace(_))) {
            self.registers.progress = [Value::DEFAULT; 4];
        }
        outcome
    }

    /// More text of standard input, or the exit that waits for it; `None` at its end.
    pub fn request_input(&mut self) -> Result<Option<String>, Exit> {
        self.check_outside("standard input")?;
        loop {
            self.registers.woken = None;
            match self.world.input() {
                Input::Text(text) => return Ok(Some(text)),
                Input::End => return Ok(None),
                Input::Wait(read) => self.wait(self.masking(), None, || read)?,
            };
        }
    }

    /// Refuses inside of a transaction what could not be taken back if that begins anew. `what` is in the user's words.
    #[inline]
    pub fn check_transaction(&self) -> Result<(), Exit> {
        if self.registers.is_in_transaction() { Err(self.irrevocable()) } else { Ok(()) }
    }

    #[cold]
    fn irrevocable(&self) -> Exit {
        let name = self.builtin.shown;
        let text = "cannot be used inside of a transaction: that may run several times, and this could not be taken back";
        let hint = format!("have it done after the commit: (on-commit ({name} …))");
        self.failure("in-transaction", text).hint(hint).into()
    }

    /// Refuses what only the world outside can do inside of a simulation, where a run depends on its seed alone.
    pub fn check_outside(&self, what: &str) -> Result<(), Exit> {
        if !self.world.is_inside() {
            return Ok(());
        }
        let text = format!("cannot use {what} inside of a simulation");
        let hint = "do this before the simulation or after it, and let the thunk use or return the data";
        Err(self.failure("outside-the-simulation", text).hint(hint).into())
    }

    /// The value of a parameter object in the fiber's parameterization.
    pub fn parameter_value(&self, parameter: Value) -> Value {
        let mut bindings = self.registers.parameters;
        while let (Some(binding), Some(rest)) = (bindings.car(), bindings.cdr()) {
            if binding.car() == Some(parameter) {
                return binding.cdr().unwrap_or(Value::UNSPECIFIED);
            }
            bindings = rest;
        }
        crate::value::Parameter::default_value(parameter)
    }

    /// Gives a parameter another value where it is bound innermost, which whoever shares that binding sees.
    pub fn set_parameter_value(&mut self, parameter: Value, value: Value) {
        let mut bindings = self.registers.parameters;
        while let (Some(binding), Some(rest)) = (bindings.car(), bindings.cdr()) {
            if binding.car() == Some(parameter) {
                return self.heap.write(binding, 1, value);
            }
            bindings = rest;
        }
        crate::value::Parameter::set_default_value(self.heap, parameter, value);
    }

    /// The argument at this position (from 0) is not what was wanted.
    #[cold]
    pub fn wrong_type(&self, position: usize, wanted: &str, got: Value) -> Exit {
        wrong_type(self.heap, self.builtin.shown, position, wanted, got)
    }

    /// A required argument is not of the type wanted. A hash table with a program's own equivalence
    /// does what was asked itself: its handler gets the procedure's name and the arguments.
    #[cold]
    pub fn refuse(&mut self, position: usize, wanted: &str, args: &[Value]) -> Exit {
        match HashTable::handler(args[position]) {
            Some(handler) if wanted == HashTable::WANTED => {
                let name = self.heap.symbol(self.builtin.shown);
                let all: Vec<Value> = std::iter::once(name).chain(args.iter().copied()).collect();
                self.stage_call(handler, &all)
            }
            _ => self.wrong_type(position, wanted, args[position]),
        }
    }

    /// The argument at this position (from 0) is of the right type but not acceptable.
    #[cold]
    pub fn out_of_range(&self, position: usize, wanted: &str, got: Value) -> Exit {
        refusal(self.heap, "range-error", self.builtin.shown, position, wanted, got).into()
    }

    /// The wrong number of arguments came.
    #[cold]
    pub fn wrong_count(&self, got: usize) -> Exit {
        let builtin = self.builtin;
        let wanted = match (builtin.min_args, builtin.max_args) {
            (least, Some(greatest)) if least == greatest => count(least),
            (least, Some(greatest)) if greatest == least + 1 => format!("{least} or {}", count(greatest)),
            (least, Some(greatest)) => format!("{least} to {}", count(greatest)),
            (least, None) => format!("at least {}", count(least)),
        };
        let message = format!("`{}` wanted {wanted}, got {got}", builtin.shown);
        Failure::new("arity-error", message).hint(format!("use it as {}", builtin.usage())).into()
    }

    /// An error of the running procedure: its name and then the text.
    #[cold]
    pub fn failure(&self, kind: &'static str, text: impl AsRef<str>) -> Failure {
        Failure::new(kind, format!("`{}` {}", self.builtin.shown, text.as_ref()))
    }

    /// Refuses to change a literal or other frozen object; what is empty has nothing to change.
    #[inline]
    pub fn check_mutable(&self, object: Value) -> Result<(), Exit> {
        if self.heap.is_frozen(object) && !is_empty(object) { Err(self.immutable(object)) } else { Ok(()) }
    }

    #[cold]
    fn immutable(&self, object: Value) -> Exit {
        let text = format!("cannot change {}: it is immutable", brief(self.heap, object));
        let hint =
            "literals in program text and names of symbols cannot be changed; make a copy and change that";
        self.failure("immutable", text).irritant(object).hint(hint).into()
    }
}

/// Whether it is a string or vector of any kind without elements.
#[cold]
fn is_empty(object: Value) -> bool {
    Text::from_value(object).is_some_and(Text::is_empty)
        || Vector::from_value(object).is_some_and(Vector::is_empty)
        || Numbers::from_value(object).is_some_and(Numbers::is_empty)
}

/// The error of a named procedure for an argument (position from 0) of the wrong type.
#[cold]
pub fn wrong_type(heap: &Mutator, name: &str, position: usize, wanted: &str, got: Value) -> Exit {
    refusal(heap, "type-error", name, position, wanted, got).into()
}

/// The error of a named procedure that does not take this argument (position from 0).
#[cold]
pub fn refusal(
    heap: &Mutator,
    kind: &'static str,
    name: &str,
    position: usize,
    wanted: &str,
    got: Value,
) -> Failure {
    let message = format!("`{name}` wanted {wanted} as argument {}, got {}", position + 1, brief(heap, got));
    Failure::new(kind, message).irritant(got).refuses(name, position, wanted)
}

fn count(arguments: usize) -> String {
    if arguments == 1 { "1 argument".into() } else { format!("{arguments} arguments") }
}
