//! The transaction of a fiber: its log, and the extents in which it runs.
//!
//! `(atomic thunk)` is an *extent*: the frame of `atomic`, and what handlers, winders and masks were there. The
//! outermost one is the transaction, those inside and the branches of `or-else` are parts of it that can be taken back
//! alone. A winder and a handler stand at the border of each: leaving it in any other way than by its end takes back
//! what was written inside, and then goes on; there is no way in.
//!
//! An extent is abandoned in three steps. 1. What was written is taken back, and the stack is cut off at the frame.
//! 2. After thunks inside run, innermost first; nothing they write lasts. 3. What comes next depends on why: the
//! transaction begins anew, waits, goes on with the next branch, or something is raised outside. Nothing of this
//! can be caught, and a fiber that is interrupted, cancelled or killed has no transaction any more when it is told.

mod border;
mod patience;
mod places;
pub mod quick;

use self::border::{Border, Entering, enter, prepare_border};
use self::patience::Patience;
use self::places::{KnownPlace, PLACES};
use super::continuation::cut;
use super::exit::{Pause, argument, raise};
use super::fiber::{FiberState, Resume, UNCOUNTED};
use super::frame::ReturnPoint;
use super::primitive::{Control, Cx, Exit, Failure, Held, Registers};
use crate::heap::{Mutator, TVar, Value, Visitor};
use crate::machine::transaction::{Clash, HeldRight, Transactions, Watch, name};
use crate::machine::{Shared, Turn, deadlines};
use concurrency::Time;
use concurrency::stm::{Log, Mark};
use concurrency::sync::Holder;
use std::fmt;
use std::sync::Arc;

/// After so many conflicts in a row others run first.
const YIELD_AFTER: u32 = 4;
/// After so many conflicts in a row a transaction runs alone.
const ALONE_AFTER: u32 = 10;

/// Why an extent is abandoned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// What was read has changed.
    Conflict,
    /// `retry`
    Retry,
    /// Something was raised inside and not handled there.
    Raised,
    /// Something is to be raised in the fiber, from outside.
    Interrupted,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sort {
    Atomic,
    /// A branch of `or-else` that is not the last one.
    Branch,
}

/// What there was when an extent was entered.
struct Extent {
    sort: Sort,
    /// Words of all frames below that of the procedure that stands at the border.
    depth: usize,
    /// The arguments of that procedure: thunk and limit, or the thunks of `or-else`.
    args: [Value; 2],
    count: usize,
    handlers: Value,
    parameters: Value,
    winders: Value,
    /// The same with the winder of the border.
    inside: Value,
    deadlines: Value,
    masked: u32,
    interruptible_at: u32,
    mark: Option<Mark>,
    actions: Value,
}

/// What `on-commit` and `on-abort` have left for the end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// For after the commit.
    Commit,
    /// For when the attempt, or the part of it, is taken back.
    Abort,
    /// For the end of the attempt, whatever that is: the part it belongs to was taken back.
    Always,
}

impl Action {
    fn value(self) -> Value {
        Value::fixnum(self as i64)
    }
}

/// The transaction of a fiber, and what is kept of it between two attempts and for the next one.
pub struct Transaction {
    log: Log<TVar>,
    /// The outermost first; empty outside of a transaction.
    extents: Vec<Extent>,
    /// Those of the extents entered last, the outermost first: one for each extent there is, and perhaps more.
    borders: Vec<Border>,
    shared: Option<Arc<Transactions>>,
    /// The number of its scheduler.
    home: u64,
    places: [Option<KnownPlace>; PLACES],
    /// Which of them is that of the transaction.
    at: usize,
    patience: Patience,
    /// Conflicts in a row of the transaction with this thunk.
    conflicts: u32,
    thunk: Value,
    /// When its present attempt began, if it is not the first one.
    since: Option<Time>,
    /// The conflict that ended its first attempt, which is taken to have been as long as the second.
    first: Option<Clash>,
    /// Pairs of kind and thunk, the last first.
    actions: Value,
    why: Why,
    /// What is raised, or the variable that had changed.
    object: Value,
    /// The extent that is being abandoned.
    target: usize,
    /// It was taken back because the fiber ends; after thunks inside of it may still run.
    is_closed: bool,
    has_right: bool,
}

impl fmt::Debug for Transaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transaction").field("extents", &self.extents.len()).finish_non_exhaustive()
    }
}

impl Default for Transaction {
    fn default() -> Self {
        Transaction {
            log: Log::new(),
            extents: Vec::new(),
            borders: Vec::new(),
            shared: None,
            home: 0,
            places: [const { None }; PLACES],
            at: 0,
            patience: Patience::default(),
            conflicts: 0,
            thunk: Value::FALSE,
            since: None,
            first: None,
            actions: Value::NIL,
            why: Why::Conflict,
            object: Value::FALSE,
            target: 0,
            is_closed: false,
            has_right: false,
        }
    }
}

impl Transaction {
    /// Whether the fiber is inside.
    #[inline]
    pub fn is_open(&self) -> bool {
        !self.extents.is_empty()
    }

    /// Whether it is inside of a transaction that was taken back, in an after thunk on the way out.
    pub fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Whether what comes next is an attempt of this thunk that should run alone.
    pub fn wants_right(&self, thunk: Value) -> bool {
        !self.is_open() && self.conflicts >= ALONE_AFTER && self.thunk == thunk
    }

    /// The number of its scheduler.
    #[inline]
    pub fn home(&self) -> u64 {
        self.home
    }

    /// The value of a variable.
    #[inline]
    pub fn read(&mut self, tvar: TVar) -> Result<Value, Exit> {
        let shared = self.shared.as_deref().expect("an open transaction has its surroundings");
        match self.log.read(&shared.domain.clock, tvar) {
            Ok(bits) => Ok(Value::from_bits(bits)),
            Err(changed) => Err(self.conflict(changed)),
        }
    }

    /// Changes a variable.
    #[inline]
    pub fn write(&mut self, tvar: TVar, value: Value) {
        self.log.write(tvar, value.bits());
    }

    /// Leaves something for the end.
    pub fn add_action(&mut self, heap: &mut Mutator, action: Action, thunk: Value) {
        let entry = heap.cons(action.value(), thunk);
        self.actions = heap.cons(entry, self.actions);
    }

    #[cold]
    fn conflict(&mut self, changed: TVar) -> Exit {
        self.why = Why::Conflict;
        self.object = changed.into();
        Exit::Control(Control::Abandon)
    }

    /// What `retry` does; `None` if nothing could ever end the wait.
    pub fn retry(&mut self) -> Option<Exit> {
        let has_alternative = self.extents.iter().any(|extent| extent.sort == Sort::Branch);
        if !has_alternative && self.log.reads().next().is_none() {
            return None;
        }
        self.why = Why::Retry;
        Some(Exit::Control(Control::Abandon))
    }

    /// The object is to be raised outside of the innermost extent, or of all.
    pub fn raise(&mut self, object: Value, why: Why) -> Exit {
        (self.why, self.object) = (why, object);
        Exit::Control(Control::Abandon)
    }

    /// The deadlines around it, if the fiber is inside and an interruption ends it.
    pub fn outer_deadlines(&self) -> Option<Value> {
        self.extents.first().filter(|_| !self.is_closed).map(|extent| extent.deadlines)
    }

    /// Takes everything back because the fiber ends.
    pub fn close(&mut self) {
        self.is_closed = self.is_open();
        self.log.clear();
        self.conflicts = 0;
    }

    /// Forgets everything: the fiber is over.
    pub fn reset(&mut self) {
        self.extents.clear();
        self.borders.clear();
        self.shared = None;
        self.log.clear();
        self.forget();
    }

    /// A continuation was captured, which may come back into the extents there are: none after them is to look like one
    /// of them.
    pub fn forget_borders(&mut self) {
        self.borders.iter_mut().for_each(|border| border.winders = Value::FALSE);
    }

    fn forget(&mut self) {
        self.thunk = Value::FALSE;
        self.object = Value::FALSE;
        self.actions = Value::NIL;
        (self.conflicts, self.since, self.first) = (0, None, None);
        (self.is_closed, self.has_right) = (false, false);
    }

    /// Shows the collector every value.
    pub fn trace(&self, visitor: &mut dyn Visitor) {
        let mut show = |word: *const u64| {
            // SAFETY: the world is stopped; nobody else reads or writes the fiber's transaction.
            unsafe { visitor.word(word.cast_mut()) };
        };
        for value in [&self.thunk, &self.object, &self.actions] {
            show((&raw const *value).cast());
        }
        for extent in &self.extents {
            let Extent { args, handlers, parameters, winders, inside, deadlines, actions, .. } = extent;
            let [first, second] = args;
            for value in [first, second, handlers, parameters, winders, inside, deadlines, actions] {
                show((&raw const *value).cast());
            }
        }
        for Border { handlers, parameters, winders, inside, guarded } in &self.borders {
            for value in [handlers, parameters, winders, inside, guarded] {
                show((&raw const *value).cast());
            }
        }
        self.log.trace(&mut |tvar, bits| {
            show((&raw const *tvar).cast());
            show(bits);
        });
    }
}

impl Registers {
    /// The transaction that the fiber is inside of, unless that was taken back.
    #[inline]
    pub fn attempt(&mut self) -> Option<&mut Transaction> {
        self.transaction.as_deref_mut().filter(|transaction| transaction.is_open() && !transaction.is_closed)
    }

    /// Whether it is inside of one.
    #[inline]
    pub fn is_in_transaction(&self) -> bool {
        self.transaction.as_deref().is_some_and(|transaction| transaction.is_open() && !transaction.is_closed)
    }
}

/// The procedure whose call of a primitive is at `fp`: words below its frame.
fn depth_of_caller(fiber: &FiberState) -> usize {
    // SAFETY: the first word of a frame is its return word, and that of a stack part names living code.
    let (point, sealed) =
        unsafe { (ReturnPoint::at(*fiber.fp), ReturnPoint::at(fiber.below.return_word_or(*fiber.fp))) };
    match fiber.depth() {
        0 => fiber.below.depth() - sealed.frame_words,
        depth => fiber.below.depth() + depth - point.frame_words,
    }
}

fn shared<'a>(cx: &'a Cx<'_>) -> &'a Arc<Shared> {
    cx.world.surroundings().expect("a fiber that runs has surroundings").0
}

impl Transaction {
    /// Begins an attempt of the transaction with this thunk.
    fn start(&mut self, cx: &mut Cx<'_>, thunk: Value) {
        let Some((_, surroundings)) = cx.world.surroundings() else { return };
        let transactions = &surroundings.realm.transactions;
        if !self.shared.as_ref().is_some_and(|own| Arc::ptr_eq(own, transactions)) {
            self.shared = Some(transactions.clone());
            self.places = [const { None }; PLACES];
            self.log.change_clock();
        }
        if self.conflicts > 0 && self.thunk != thunk {
            let has_right = self.has_right;
            self.forget();
            self.has_right = has_right;
        }
        let (workers, home) = cx
            .turn
            .as_ref()
            .map_or((1, 0), |turn| (turn.scheduler().workers(), turn.scheduler().id().number()));
        self.home = home;
        self.set_place(thunk, cx.heap.epoch(), workers);
        let transactions = self.shared.as_deref().expect("set above");
        if self.has_right {
            transactions.begin_alone(self.place());
        }
        self.log.begin(self.has_right);
    }

    /// The time in an attempt that met a conflict was lost.
    fn note_wasted(&mut self, turn: &mut Turn<'_>, now: Time, clash: Option<Clash>) {
        let first = self.first.take();
        let (Some(since), Some(shared), Some(place)) = (self.since, &self.shared, self.place()) else {
            return;
        };
        let nanos = now.as_nanos().saturating_sub(since.as_nanos());
        for clash in [first, clash].into_iter().flatten() {
            shared.figures.wasted(place, turn.worker(), clash, nanos);
        }
        turn.note_wasted(nanos);
    }

    /// Gives back the right to be alone, if it has it.
    fn release_right(&mut self, held: &mut Vec<Arc<dyn Held>>, turn: Option<&mut Turn<'_>>) {
        if !std::mem::take(&mut self.has_right) {
            return;
        }
        let (Some(shared), Some(turn)) = (&self.shared, turn) else { return };
        let key = HeldRight::key_of(shared);
        held.retain(|held| held.key() != key);
        shared.domain.clock.end_alone();
        let me = Holder::Task(turn.me());
        let _ = shared.domain.right.unlock(turn, me);
    }

    /// The actions that are due, in order, and forgets all.
    fn take_actions(&mut self, heap: &mut Mutator, due: Action) -> Value {
        let mut rest = std::mem::replace(&mut self.actions, Value::NIL);
        let mut thunks = Value::NIL;
        while let (Some(entry), Some(others)) = (rest.car(), rest.cdr()) {
            let kind = entry.car();
            if kind == Some(due.value()) || kind == Some(Action::Always.value()) {
                thunks = heap.cons(entry.cdr().unwrap_or(Value::FALSE), thunks);
            }
            rest = others;
        }
        thunks
    }

    /// What a part that is taken back has left for the commit is dropped; what it has left for now is done at the end.
    fn take_back_actions(&mut self, heap: &mut Mutator, before: Value) {
        let mut added = Vec::new();
        let mut rest = self.actions;
        while rest != before {
            let (Some(entry), Some(others)) = (rest.car(), rest.cdr()) else { break };
            if entry.car() != Some(Action::Commit.value()) {
                added.push(entry.cdr().unwrap_or(Value::FALSE));
            }
            rest = others;
        }
        self.actions = before;
        for thunk in added.into_iter().rev() {
            self.add_action(heap, Action::Always, thunk);
        }
    }
}

/// `(%begin-attempt thunk [limit])`, `(%begin-branch thunks)`: the caller's frame becomes the border of an extent.
pub fn begin(fiber: &mut FiberState, cx: &mut Cx<'_>, nargs: usize, is_branch: bool) -> Option<Pause> {
    fiber.resume = Resume::Call(nargs);
    let args = [argument(fiber, 0), argument(fiber, 1)];
    let depth = depth_of_caller(fiber);
    let mut transaction = cx.registers.transaction.take().unwrap_or_default();
    if transaction.is_open() && !is_branch && nargs > 1 {
        cx.registers.transaction = Some(transaction);
        let hint = "a nested transaction is part of the outer one and waits with it: give the limit there";
        let text = "`atomic` cannot have a #:timeout inside of another transaction";
        return raise(fiber, cx, Failure::new("in-transaction", text).hint(hint));
    }
    if !transaction.is_open() {
        transaction.start(cx, args[0]);
    }
    cx.registers.transaction = Some(transaction);
    prepare_border(cx);
    let sort = if is_branch { Sort::Branch } else { Sort::Atomic };
    enter(cx.registers, Entering { sort, depth, args, count: nargs });
    fiber.resume = Resume::Return(Value::UNSPECIFIED);
    None
}

/// Whether the extent that ends is the transaction itself.
pub fn is_outermost(cx: &Cx<'_>) -> bool {
    cx.registers.transaction.as_deref().is_some_and(|transaction| transaction.extents.len() == 1)
}

/// The innermost extent has returned: it is part of the one around it, or has been committed.
fn leave(registers: &mut Registers) {
    let Some(transaction) = registers.transaction.as_deref_mut() else { return };
    if let Some(extent) = transaction.extents.pop() {
        registers.winders = extent.winders;
        registers.handlers = extent.handlers;
        if extent.mark.is_some() {
            transaction.log.forget_mark();
        }
    }
}

/// Ends an extent inside of a transaction.
pub fn join(cx: &mut Cx<'_>) {
    leave(cx.registers);
    cx.changed_handlers();
}

/// Commits the transaction; `None` if somebody runs alone, whose end is to be waited for. Gives the actions that
/// are due.
pub fn commit(cx: &mut Cx<'_>) -> Result<Option<Value>, Exit> {
    use concurrency::stm::Refusal;
    let Cx { heap, registers, turn, .. } = cx;
    let Some(transaction) = registers.transaction.as_deref_mut() else { return Ok(Some(Value::NIL)) };
    let Transaction { log, shared: Some(shared), places, at, .. } = transaction else {
        return Ok(Some(Value::NIL));
    };
    let Some(KnownPlace { place, .. }) = &places[*at] else { return Ok(Some(Value::NIL)) };
    let (clock, number) = (&shared.domain.clock, place.number);
    let is_watched = match log.commit(clock, |tvar: TVar, bits| tvar.store(heap, bits, number)) {
        Ok(is_watched) => is_watched,
        Err(Refusal::Conflict(changed)) => return Err(transaction.conflict(changed)),
        Err(Refusal::Alone) => return Ok(None),
    };
    if let Some(turn) = turn {
        if is_watched {
            tell_waiters(log, turn);
        }
        place.committed(turn.worker(), transaction.has_right);
        turn.note_commit(number);
        if transaction.conflicts > 0 {
            let now = turn.now();
            transaction.note_wasted(turn, now, None);
        }
    }
    transaction.patience.committed();
    if transaction.has_right {
        transaction.release_right(&mut registers.held, turn.as_mut());
    }
    transaction.log.clear();
    let due = if transaction.actions == Value::NIL {
        Value::NIL
    } else {
        transaction.take_actions(heap, Action::Commit)
    };
    if transaction.conflicts > 0 {
        transaction.forget();
    }
    join(cx);
    if due != Value::NIL {
        // From here on, so that none of them is lost.
        cx.registers.masked += 1;
    }
    Ok(Some(due))
}

#[cold]
fn tell_waiters(log: &Log<TVar>, turn: &mut Turn<'_>) {
    for tvar in log.watched() {
        if let Some(list) = crate::machine::transaction::wait_list(tvar) {
            list.tell(turn);
        }
    }
}

/// The right to be alone is the fiber's: the attempt it is in goes on alone, or the next one begins so.
pub(crate) fn got_right(cx: &mut Cx<'_>, transactions: &Arc<Transactions>) {
    cx.registers.held.push(Arc::new(HeldRight(transactions.clone())));
    let transaction = cx.registers.transaction.get_or_insert_default();
    transaction.has_right = true;
    if transaction.is_open() {
        transactions.begin_alone(transaction.place());
        transaction.log.set_alone();
    }
}

/// The fiber leaves an extent by a continuation, or because it ends: what was written inside is taken back. Gives
/// the actions that are due.
pub fn left(cx: &mut Cx<'_>) -> Value {
    let Cx { heap, registers, turn, .. } = cx;
    let Some(transaction) = registers.transaction.as_deref_mut() else { return Value::NIL };
    let Some(extent) = transaction.extents.pop() else { return Value::NIL };
    if let Some(mark) = extent.mark {
        if !transaction.is_closed {
            transaction.log.roll_back(mark);
            transaction.log.forget_mark();
        }
        transaction.take_back_actions(heap, extent.actions);
        return Value::NIL;
    }
    transaction.log.clear();
    transaction.release_right(&mut registers.held, turn.as_mut());
    let due = transaction.take_actions(heap, Action::Abort);
    transaction.forget();
    due
}

/// The border of the extent that is left: the winders around it and its own.
pub fn own_winders(cx: &Cx<'_>) -> Value {
    let transaction = cx.registers.transaction.as_deref();
    let extent = transaction.and_then(|transaction| transaction.extents.get(transaction.target));
    extent.map_or(cx.registers.winders, |extent| extent.inside)
}

/// Steps 1 and 2 of abandoning an extent.
pub fn abandon(fiber: &mut FiberState, cx: &mut Cx<'_>) -> Option<Pause> {
    if !cx.registers.is_in_transaction() {
        let text = "a transaction was abandoned that is over";
        return raise(fiber, cx, Failure::new("internal-error", text));
    }
    let transaction = cx.registers.transaction.as_deref_mut()?;
    let is_branch = |extent: &Extent| extent.sort == Sort::Branch;
    transaction.target = match transaction.why {
        Why::Conflict | Why::Interrupted => 0,
        Why::Retry => transaction.extents.iter().rposition(is_branch).unwrap_or(0),
        Why::Raised => transaction.extents.len() - 1,
    };
    if transaction.why == Why::Retry && transaction.target == 0 {
        // What was read is known only now.
        let tvars: Vec<TVar> = transaction.log.reads().collect();
        let watch = Watch::make(cx.heap, &tvars);
        transaction.object = if transaction.log.watch() { watch } else { Value::FALSE };
    }
    transaction.take_back();
    let unwinds = cx.registers.winders != own_winders(cx);
    let unwinder = shared(cx).global_value(shared(cx).known.unwind_attempt);
    return_to_border(fiber, cx);
    if unwinds { stage(fiber, cx, unwinder, &[]) } else { conclude(fiber, cx) }
}

impl Transaction {
    /// Takes back what was written in the extent that is being abandoned.
    fn take_back(&mut self) {
        match self.extents[self.target].mark {
            Some(mark) => self.log.roll_back(mark),
            None => self.log.begin(self.has_right),
        }
    }
}

/// Cuts the stack off at the frame of the extent that is being abandoned.
fn return_to_border(fiber: &mut FiberState, cx: &mut Cx<'_>) {
    let Some(transaction) = cx.registers.transaction.as_deref() else { return };
    let extent = &transaction.extents[transaction.target];
    let Extent { depth, handlers, parameters, masked, interruptible_at, .. } = *extent;
    cut(fiber, depth);
    let registers = &mut *cx.registers;
    (registers.handlers, registers.parameters) = (handlers, parameters);
    (registers.masked, registers.interruptible_at) = (masked, interruptible_at);
    registers.woken = None;
    registers.progress = [Value::DEFAULT; 4];
    cx.unmasked();
}

fn stage(fiber: &mut FiberState, cx: &mut Cx<'_>, procedure: Value, args: &[Value]) -> Option<Pause> {
    fiber.stage(procedure, args);
    fiber.charge(cx.heap.heap());
    cx.heap.poll_word().set_limit(fiber.stack.limit());
    None
}

/// Step 3 of abandoning an extent.
pub fn conclude(fiber: &mut FiberState, cx: &mut Cx<'_>) -> Option<Pause> {
    if cx.registers.attempt().is_none() {
        return raise(
            fiber,
            cx,
            Failure::new("internal-error", "a transaction has ended while it was abandoned"),
        );
    }
    return_to_border(fiber, cx);
    let Cx { registers, turn, .. } = cx;
    let transaction = registers.transaction.as_deref_mut()?;
    transaction.take_back();
    transaction.extents.truncate(transaction.target + 1);
    let extent = transaction.extents.pop()?;
    registers.winders = extent.winders;
    if registers.deadlines != extent.deadlines {
        registers.deadlines = extent.deadlines;
        if let Some(turn) = turn {
            deadlines::arm(turn, registers);
        }
    }
    cx.changed_handlers();
    let why = cx.registers.transaction.as_deref().map_or(Why::Interrupted, |transaction| transaction.why);
    match why {
        Why::Retry if extent.sort == Sort::Branch => next_branch(fiber, cx, &extent),
        Why::Retry => wait(fiber, cx, &extent),
        Why::Conflict => begin_anew(fiber, cx, &extent),
        Why::Raised | Why::Interrupted => raise_outside(fiber, cx, &extent),
    }
}

/// A branch of `or-else` has called `retry`: the next one is tried.
fn next_branch(fiber: &mut FiberState, cx: &mut Cx<'_>, extent: &Extent) -> Option<Pause> {
    let branches = shared(cx).global_value(shared(cx).known.branches);
    let transaction = cx.registers.transaction.as_deref_mut()?;
    transaction.log.forget_mark();
    transaction.take_back_actions(cx.heap, extent.actions);
    let others = extent.args[0].cdr().unwrap_or(Value::NIL);
    stage(fiber, cx, branches, &[others])
}

/// What was raised inside is raised outside.
fn raise_outside(fiber: &mut FiberState, cx: &mut Cx<'_>, extent: &Extent) -> Option<Pause> {
    let raiser = cx.world.raiser();
    let transaction = cx.registers.transaction.as_deref_mut()?;
    let object = std::mem::replace(&mut transaction.object, Value::FALSE);
    if extent.mark.is_some() {
        transaction.log.forget_mark();
        transaction.take_back_actions(cx.heap, extent.actions);
        return stage(fiber, cx, raiser, &[object]);
    }
    let due = end_attempt(cx, Action::Abort);
    cx.registers.transaction.as_deref_mut()?.forget();
    after_actions(fiber, cx, due, raiser, &[object])
}

/// The attempt is over and taken back: gives the actions that are due.
fn end_attempt(cx: &mut Cx<'_>, due: Action) -> Value {
    let Cx { heap, registers, turn, .. } = cx;
    let Some(transaction) = registers.transaction.as_deref_mut() else { return Value::NIL };
    transaction.log.clear();
    transaction.release_right(&mut registers.held, turn.as_mut());
    transaction.take_actions(heap, due)
}

/// Calls a procedure, after the actions that are due.
fn after_actions(
    fiber: &mut FiberState,
    cx: &mut Cx<'_>,
    actions: Value,
    procedure: Value,
    args: &[Value],
) -> Option<Pause> {
    if actions == Value::NIL {
        return stage(fiber, cx, procedure, args);
    }
    // From here on, so that none of them is lost.
    cx.registers.masked += 1;
    let runner = shared(cx).global_value(shared(cx).known.run_actions_then);
    let all: Vec<Value> = [actions, procedure].into_iter().chain(args.iter().copied()).collect();
    stage(fiber, cx, runner, &all)
}

/// The procedure that makes an attempt, by the number of its arguments.
pub fn attempter(cx: &Cx<'_>, count: usize) -> Value {
    let known = &shared(cx).known;
    shared(cx).global_value(if count == 1 { known.atomic } else { known.atomic_within })
}

/// The transaction has met a conflict.
fn begin_anew(fiber: &mut FiberState, cx: &mut Cx<'_>, extent: &Extent) -> Option<Pause> {
    let Cx { heap, registers, turn, .. } = cx;
    let transaction = registers.transaction.as_deref_mut()?;
    transaction.conflicts += 1;
    transaction.thunk = extent.args[0];
    let changed = TVar::of(std::mem::replace(&mut transaction.object, Value::FALSE));
    if let (Some(tvar), Some(turn), Some(shared), Some(place)) =
        (changed, turn.as_mut(), &transaction.shared, transaction.place())
    {
        let clash = Clash { tvar: tvar.serial(), against: tvar.writer() };
        let (worker, now) = (turn.worker(), turn.now());
        shared.figures.conflict(place, worker, clash, || name(heap, tvar));
        turn.note_abort(place.number, clash.tvar as u32, clash.against);
        match transaction.since {
            None => transaction.first = Some(clash),
            Some(_) => transaction.note_wasted(turn, now, Some(clash)),
        }
        transaction.since = Some(now);
    }
    let yields = transaction.conflicts > YIELD_AFTER;
    // Simulated, a fiber gives way at each access, and time is not what passes.
    if fiber.ticks == UNCOUNTED
        && let Some(turn) = turn
        && turn.scheduler().workers() > 1
    {
        transaction.patience.after_conflict(heap.poll_word());
    }
    let due = end_attempt(cx, Action::Abort);
    let procedure = attempter(cx, extent.count);
    let begun = after_actions(fiber, cx, due, procedure, &extent.args[..extent.count]);
    if yields { Some(Pause::Preempt) } else { begun }
}

/// The transaction has called `retry`, and begins anew when something has changed.
fn wait(fiber: &mut FiberState, cx: &mut Cx<'_>, extent: &Extent) -> Option<Pause> {
    let transaction = cx.registers.transaction.as_deref_mut()?;
    let watch = std::mem::replace(&mut transaction.object, Value::FALSE);
    if let (Some(place), Some(turn)) = (transaction.place(), &cx.turn) {
        place.waits(turn.worker());
    }
    let due = end_attempt(cx, Action::Abort);
    cx.registers.transaction.as_deref_mut()?.forget();
    let args = &extent.args[..extent.count];
    if watch == Value::FALSE {
        let procedure = attempter(cx, extent.count);
        return after_actions(fiber, cx, due, procedure, args);
    }
    let waiter = shared(cx).global_value(shared(cx).known.await_change);
    let all: Vec<Value> = std::iter::once(watch).chain(args.iter().copied()).collect();
    after_actions(fiber, cx, due, waiter, &all)
}

/// What is staged to raise an object in a fiber that is inside of a transaction: the transaction is taken back first.
pub fn interrupter(shared: &Shared) -> Value {
    shared.global_value(shared.known.abandon_attempt)
}

/// The fiber ends or is over, and has no transaction any more; after thunks inside may still run.
pub fn close(registers: &mut Registers, turn: &mut Turn<'_>) {
    let Some(transaction) = registers.transaction.as_deref_mut() else { return };
    transaction.close();
    transaction.release_right(&mut registers.held, Some(turn));
}

/// What runs the actions that a commit has left, and gives its value.
pub fn action_runner(cx: &Cx<'_>) -> Value {
    shared(cx).global_value(shared(cx).known.after_commit)
}
