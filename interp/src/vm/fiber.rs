//! What the machine knows of one fiber: its stack, where to go on, what lies sealed in the heap below
//! the stack, and its registers. The collector reads it in a stopped world.

use super::code::Code;
use super::continuation::Below;
use super::fork::Fork;
use super::frame::{self, ReturnPoint};
use super::primitive::{Registers, Woken};
use super::stack::Stack;
use crate::bytecode::Op;
use crate::heap::{FiberHandle, Heap, KEPT, Roots, Scope, Value, Visitor, Wakes};
use std::ptr::NonNull;
use std::sync::Arc;

/// Where a fiber goes on. In each of these states every live value is in the frames, the registers or
/// here.
#[derive(Clone, Copy, Debug)]
pub enum Resume {
    /// Only while the loop runs, and after the end.
    Nothing,
    /// Call what slot 1 of the frame at `fp` holds, with this many arguments behind it.
    Call(usize),
    /// Return the value through the return word at `fp`.
    Return(Value),
    /// Go on at a `Loop` instruction of the frame at `fp`.
    Loop(u64),
    /// Go on at another instruction of that frame: a shared access, before which a simulated fiber has
    /// given way.
    Access(u64),
}

/// The ticks of a step that time ends.
pub const UNCOUNTED: u64 = u64::MAX;

/// The machine state of a fiber.
pub struct FiberState {
    /// The part of its stack outside the heap.
    pub stack: Stack,
    /// The current frame.
    pub fp: *mut u64,
    /// Where to go on.
    pub resume: Resume,
    /// The word behind the tail call that led to the current frame, or null if the last call was none: the frame
    /// that the call stands in is gone, and an error of the callee is shown there.
    pub tail: *const u64,
    /// The frames below the stack.
    pub below: Below,
    /// Identifies the fiber to continuations.
    pub id: u64,
    /// Bytes of the stack that the heap has been told of.
    charged: usize,
    /// Ticks left in a traced step, or [`UNCOUNTED`].
    pub ticks: u64,
    /// Requests were served at the poll that `resume` comes back to: it goes on even if new ones are
    /// pending, so that a request at every poll does not stop the fiber for good.
    pub polled: bool,
    /// A simulated fiber has given way before what it does next, and does it now.
    pub granted: bool,
    /// The `Future` instruction that comes next is where the fiber was split off.
    pub begins: bool,
    /// The recursion limit has been reported and not yet left.
    pub overflowing: bool,
    /// The collection that was made because an allocation was refused: refused again before the next
    /// one, memory is out.
    pub collected_at: u64,
}

// SAFETY: a fiber is stepped by one worker at a time, which is a mutator; the scheduler's task word
// orders its steps. The collector reads it in a stopped world only.
unsafe impl Send for FiberState {}

impl FiberState {
    /// A fiber that has nothing to do yet.
    pub fn idle() -> FiberState {
        let stack = Stack::new();
        let fp = stack.base();
        FiberState {
            stack,
            fp,
            resume: Resume::Nothing,
            tail: std::ptr::null(),
            below: Below::NOTHING,
            id: 0,
            charged: 0,
            ticks: UNCOUNTED,
            polled: false,
            granted: false,
            begins: false,
            overflowing: false,
            collected_at: u64::MAX,
        }
    }

    /// Forgets whoever had this state before.
    fn begin(&mut self) {
        self.resume = Resume::Nothing;
        self.below = Below::NOTHING;
        self.polled = false;
        self.granted = false;
        self.begins = false;
        self.collected_at = u64::MAX;
    }

    /// Drops all frames and calls `procedure` next.
    pub fn start(&mut self, procedure: Value, args: &[Value]) {
        self.below = Below::NOTHING;
        self.fp = self.stack.base();
        self.overflowing = false;
        self.tail = std::ptr::null();
        // SAFETY: the base of the stack; there is always room for a frame of the margin's size.
        unsafe { *self.fp = frame::halt() };
        self.stage(procedure, args);
    }

    /// Replaces the frame at `fp` by a call.
    pub fn stage(&mut self, procedure: Value, args: &[Value]) {
        self.make_room(2, 2 + args.len());
        // SAFETY: room was just made for the callee and the arguments.
        unsafe {
            *self.fp.add(1) = procedure.bits();
            for (index, arg) in args.iter().enumerate() {
                *self.fp.add(2 + index) = arg.bits();
            }
        }
        self.resume = Resume::Call(args.len());
        self.granted = false;
    }

    /// The current frame, in which the body of a future runs, waits for what is staged next; `after` is the return
    /// point behind the form.
    pub fn keep_frame(&mut self, after: u64) {
        // SAFETY: the return point is that of the frame's code and says how much of the frame is its own; behind that
        // there is room for a return word.
        unsafe {
            self.fp = self.fp.add(ReturnPoint::at(after).frame_words);
            *self.fp = after;
        }
    }

    /// What the current frame calls, when `resume` says that it calls something.
    pub fn callee(&self) -> Value {
        // SAFETY: every frame has a word for the callee.
        Value::from_bits(unsafe { *self.fp.add(1) })
    }

    /// Words between the base of the stack and the current frame.
    pub fn depth(&self) -> usize {
        (self.fp as usize - self.stack.base() as usize) / size_of::<u64>()
    }

    /// Makes the stack large enough for `needed` words at `fp`, of which `used` are in use.
    pub fn make_room(&mut self, used: usize, needed: usize) {
        let depth = self.depth();
        if self.fp as usize + needed * size_of::<u64>() > self.stack.limit() {
            self.stack.grow(depth + used, depth + needed);
            // SAFETY: the buffer has at least `depth` words.
            self.fp = unsafe { self.stack.base().add(depth) };
        }
    }

    /// Whether the body of a future is what comes next.
    pub fn is_at_body(&self) -> bool {
        // SAFETY: the address is that of an instruction of the code that the current frame keeps.
        matches!(self.resume, Resume::Loop(at) if Op::of(unsafe { *(at as *const u64) }) == Op::Future)
    }

    /// Splits the stack in the frame in which the body of a future runs: `newer`, which has nothing on its stack,
    /// goes on with the body, on a copy of that frame and what is above it. What is left goes on behind the body
    /// as soon as it is given the future.
    pub fn split(&mut self, newer: &mut FiberState, fork: &Fork) {
        let height = self.depth() - fork.frame;
        let used = match self.resume {
            Resume::Call(count) => 2 + count,
            Resume::Return(_) | Resume::Nothing => 1,
            Resume::Loop(_) | Resume::Access(_) => {
                // SAFETY: a frame that runs has its closure in slot 1.
                unsafe { Code::of_entry(self.callee().word(1)) }.frame_words
            }
        };
        newer.fp = newer.stack.base();
        newer.make_room(0, (height + used).max(self.room_above(fork.frame)));
        // SAFETY: the frame and all above it lie in the stack, `used` words of the current one; room was made for
        // them. The words of a frame mean the same wherever it is. The return point of the fork's code says how
        // much of the frame is its own, and behind that there is room for a return word.
        unsafe {
            let frame = self.stack.base().add(fork.frame);
            std::ptr::copy_nonoverlapping(frame, newer.stack.base(), height + used);
            *newer.stack.base() = frame::halt();
            newer.fp = newer.stack.base().add(height);
            self.fp = frame.add(ReturnPoint::at(fork.after).frame_words);
            *self.fp = fork.after;
        }
        newer.resume = std::mem::replace(&mut self.resume, Resume::Nothing);
        newer.tail = std::mem::replace(&mut self.tail, std::ptr::null());
        newer.granted = std::mem::take(&mut self.granted);
        newer.polled = false;
        newer.overflowing = false;
        self.polled = false;
    }

    /// How many words from a frame on those that are going to be returned into may use: each has looked for room when
    /// it was entered, and does not look again.
    fn room_above(&self, frame: usize) -> usize {
        let (mut at, mut room) = (self.depth(), 0);
        // SAFETY: the fiber does not run; its frames are well formed and keep their code.
        unsafe {
            let mut return_word = *self.fp;
            while at > frame {
                let point = ReturnPoint::at(return_word);
                at -= point.frame_words;
                room = room.max(at - frame + Code::of_entry(point.entry).frame_words);
                return_word = *self.stack.base().add(at);
            }
        }
        room
    }

    /// Tells the heap how large the stack has become.
    pub fn charge(&mut self, heap: &Heap) {
        let bytes = self.stack.bytes();
        heap.charge_external(bytes.saturating_sub(self.charged));
        self.charged = bytes;
    }

    /// Shows the collector every value in the frames outside the heap.
    fn trace(&self, visitor: &mut dyn Visitor) {
        // SAFETY: the world is stopped, so the fiber is at one of the states of `Resume`, in which the
        // words shown are live and nobody writes them.
        unsafe {
            visitor.word((&raw const self.below.piece).cast_mut().cast());
            if !self.tail.is_null() {
                visitor.code(*self.tail as usize);
            }
            match &self.resume {
                Resume::Nothing => return,
                Resume::Call(count) => visitor.words(self.fp.add(1), 1 + count),
                Resume::Return(value) => visitor.word((&raw const *value).cast_mut().cast()),
                Resume::Loop(address) => {
                    let entry = Value::from_bits(*self.fp.add(1)).word(1);
                    let mask = *(*address as *const u64).add(1);
                    visitor.code(entry as usize);
                    frame::show_live(self.fp, entry, mask, visitor);
                }
                Resume::Access(address) => {
                    let entry = Value::from_bits(*self.fp.add(1)).word(1);
                    visitor.code(entry as usize);
                    frame::show_live_at(self.fp, entry, *address, visitor);
                }
            }
            frame::walk(self.stack.base(), self.depth(), *self.fp, visitor);
        }
    }
}

/// A fiber's state and registers, side by side because the machine uses both at once.
pub struct FiberCell {
    /// For the machine alone.
    pub state: FiberState,
    /// For primitives too.
    pub registers: Registers,
}

impl FiberCell {
    /// Whether nothing would be lost but what a resting fiber keeps.
    fn can_rest(&self) -> bool {
        let registers = &self.registers;
        let is_plain = registers.masked == 0 && !registers.cancelled && !registers.deferred;
        let is_free =
            registers.held.is_empty() && registers.forks.is_empty() && !registers.is_in_transaction();
        matches!(self.state.resume, Resume::Nothing) && is_plain && is_free
    }
}

impl Roots for FiberCell {
    fn trace(&self, _scope: Scope, visitor: &mut dyn Visitor) {
        self.state.trace(visitor);
        let registers = &self.registers;
        let values = registers.progress.iter().chain(&registers.staged).chain([
            &registers.parameters,
            &registers.handlers,
            &registers.winders,
            &registers.process,
            &registers.deadlines,
            &registers.scope,
            &registers.raised,
            &registers.message,
        ]);
        let woken = match &registers.woken {
            Some(Woken::Completed(_, value)) => Some(value),
            _ => None,
        };
        let forks = registers.forks.iter().flat_map(Fork::values);
        for value in values.chain(woken).chain(forks) {
            // SAFETY: the world is stopped; nobody else reads or writes the registers.
            unsafe { visitor.word((&raw const *value).cast_mut().cast()) };
        }
        if let Some(transaction) = &registers.transaction {
            transaction.trace(visitor);
        }
        for held in &registers.held {
            held.show_waiters(&mut |waiter| visitor.wakes(Wakes::Waiter(waiter)));
        }
    }
}

/// A cell at a stable address, with the memory of its stack charged to the heap.
struct Place {
    cell: NonNull<FiberCell>,
    heap: Arc<Heap>,
}

// SAFETY: as for `FiberState`.
unsafe impl Send for Place {}

impl Place {
    fn new(heap: &Arc<Heap>) -> Place {
        let mut cell = Box::new(FiberCell { state: FiberState::idle(), registers: Registers::default() });
        cell.state.charge(heap);
        Place { cell: NonNull::from(Box::leak(cell)), heap: heap.clone() }
    }

    fn cell(&mut self) -> &mut FiberCell {
        // SAFETY: allocated in `new`, freed in `drop`; the collector reads it in a stopped world only.
        unsafe { self.cell.as_mut() }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let charged = self.cell().state.charged;
        self.heap.release_external(charged);
        // SAFETY: leaked in `new`; nobody else looks at it any more.
        drop(unsafe { Box::from_raw(self.cell.as_ptr()) });
    }
}

/// Cells of fibers that rest or are over, for the next ones that have something to do: one worker's.
#[derive(Default)]
pub struct Spare(Vec<Place>);

impl Spare {
    /// So many are kept at most: more fibers of one worker seldom begin and rest in turn.
    const MOST: usize = 64;

    fn give(&mut self, mut place: Place) {
        if self.0.len() < Spare::MOST && place.cell().state.stack.is_small() {
            self.0.push(place);
        }
    }
}

/// A fiber that the heap knows while it exists. With nothing on its stack it can rest: its cell is another
/// one's then, and it is as small as what it keeps.
pub struct RootedFiber {
    place: Option<Place>,
    heap: Arc<Heap>,
    handle: FiberHandle,
}

impl RootedFiber {
    /// A fiber that rests. When it rises, its registers are these and all others as they are in general; it
    /// calls `thunk` then, unless that is `#f`.
    pub fn resting(process: Value, parameters: Value, scope: Value, thunk: Value, heap: &Arc<Heap>) -> Self {
        let handle = heap.register_fiber([process, parameters, scope, thunk]);
        RootedFiber { place: None, heap: heap.clone(), handle }
    }

    /// A fiber that has a cell, and so can run.
    pub fn new(heap: &Arc<Heap>) -> RootedFiber {
        let mut fiber = RootedFiber::resting(Value::FALSE, Value::NIL, Value::FALSE, Value::FALSE, heap);
        fiber.rise(0, &mut Spare::default());
        fiber
    }

    /// Gives it a cell, if it has none; `id` identifies it to continuations.
    pub fn rise(&mut self, id: u64, spare: &mut Spare) {
        if self.place.is_some() {
            return;
        }
        let mut place = spare.0.pop().unwrap_or_else(|| Place::new(&self.heap));
        let cell = place.cell();
        cell.state.id = id;
        let [process, parameters, scope, thunk] = self.handle.kept();
        cell.registers.begin(process, parameters, scope);
        cell.state.begin();
        if thunk != Value::FALSE {
            cell.state.start(thunk, &[]);
        }
        // SAFETY: the worker that runs the fiber is here; the place stays where it is until it is taken out of
        // `self.place`, before which the handle is told or unregistered.
        unsafe { self.handle.rise(place.cell) };
        self.place = Some(place);
    }

    /// Takes the cell away from a fiber that has nothing on its stack, unless there is more in it than is kept.
    pub fn rest(&mut self, spare: &mut Spare) {
        let Some(mut place) = self.place.take_if(|place| place.cell().can_rest()) else { return };
        // The collector has not looked at what was kept since the fiber rose.
        let Registers { process, parameters, scope, .. } = place.cell().registers;
        self.handle.keep([process, parameters, scope, Value::FALSE]);
        // SAFETY: the worker that runs the fiber is here.
        unsafe { self.handle.rest() };
        spare.give(place);
    }

    /// The fiber is over: its cell is free for another one.
    pub fn end(&mut self, spare: &mut Spare) {
        self.handle.keep([Value::FALSE; KEPT]);
        // SAFETY: the worker that runs the fiber is here.
        unsafe { self.handle.rest() };
        if let Some(place) = self.place.take() {
            spare.give(place);
        }
    }

    /// The fiber, for the one worker that steps it.
    pub fn cell(&mut self) -> &mut FiberCell {
        self.place.as_mut().expect("a fiber rises before it runs").cell()
    }

    /// How the heap knows it.
    pub fn handle(&self) -> FiberHandle {
        self.handle
    }
}

impl Drop for RootedFiber {
    fn drop(&mut self) {
        // Before the place is dropped, which the collector would look at.
        self.heap.unregister_fiber(self.handle);
    }
}
