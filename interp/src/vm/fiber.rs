//! What the machine knows of one fiber: its stack, where to go on, what lies sealed in the heap below
//! the stack, and its registers. The collector reads it in a stopped world.

use super::continuation::Below;
use super::frame;
use super::primitive::{Registers, Woken};
use super::stack::Stack;
use crate::heap::{FiberHandle, Heap, Roots, Scope, Value, Visitor, Wakes};
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
    pub fn idle(id: u64) -> FiberState {
        let mut fiber = FiberState::new(id, Value::UNSPECIFIED, &[]);
        fiber.resume = Resume::Nothing;
        fiber
    }

    /// A fiber that will call `procedure` with these arguments.
    pub fn new(id: u64, procedure: Value, args: &[Value]) -> FiberState {
        let mut stack = Stack::new();
        stack.grow(0, args.len() + 8);
        let fp = stack.base();
        let mut fiber = FiberState {
            stack,
            fp,
            resume: Resume::Nothing,
            tail: std::ptr::null(),
            below: Below::NOTHING,
            id,
            charged: 0,
            ticks: UNCOUNTED,
            polled: false,
            granted: false,
            overflowing: false,
            collected_at: u64::MAX,
        };
        fiber.start(procedure, args);
        fiber
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
        for value in values.chain(woken) {
            // SAFETY: the world is stopped; nobody else reads or writes the registers.
            unsafe { visitor.word((&raw const *value).cast_mut().cast()) };
        }
        for held in &registers.held {
            held.show_waiters(&mut |waiter| visitor.wakes(Wakes::Waiter(waiter)));
        }
    }
}

/// A fiber at a stable address, known to the heap while it exists.
pub struct RootedFiber {
    cell: NonNull<FiberCell>,
    heap: Arc<Heap>,
    handle: FiberHandle,
}

// SAFETY: as for `FiberState`.
unsafe impl Send for RootedFiber {}

impl RootedFiber {
    /// Gives the fiber its place and tells the heap.
    pub fn new(state: FiberState, registers: Registers, heap: &Arc<Heap>) -> RootedFiber {
        let mut state = state;
        state.charge(heap);
        let cell = NonNull::from(Box::leak(Box::new(FiberCell { state, registers })));
        // SAFETY: the cell stays in place until `drop`, which unregisters it first.
        let handle = unsafe { heap.register_fiber(cell) };
        RootedFiber { cell, heap: heap.clone(), handle }
    }

    /// The fiber, for the one worker that steps it.
    pub fn cell(&mut self) -> &mut FiberCell {
        // SAFETY: allocated in `new`, freed in `drop`; the collector reads it in a stopped world only.
        unsafe { self.cell.as_mut() }
    }

    /// How the heap knows it.
    pub fn handle(&self) -> FiberHandle {
        self.handle
    }
}

impl Drop for RootedFiber {
    fn drop(&mut self) {
        self.heap.unregister_fiber(self.handle);
        let charged = self.cell().state.charged;
        self.heap.release_external(charged);
        // SAFETY: leaked in `new`; the heap does not look at it any more.
        drop(unsafe { Box::from_raw(self.cell.as_ptr()) });
    }
}
