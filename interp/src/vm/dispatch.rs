//! The interpreter loop. Everything it touches on its hot path is in three locals: the program
//! counter, the frame pointer and the number of arguments of the call being made. Whatever is rare
//! leaves through `fiber.resume` and comes back at the top of [`run`].
//!
//! The loop is compiled twice (I13): for the pool, where the poll word decides when to stop, and
//! traced, for `sim`, where ticks are counted so that a run is the same on every machine.

use super::access;
use super::code::{Code, closure, start};
use super::exit::{Pause, handle_exit};
use super::fallback;
use super::fiber::{FiberState, Resume};
use super::fork::Fork;
use super::frame::ReturnPoint;
use super::poll;
use super::primitive::{Cx, Exit, Failure, builtin_of};
use super::transaction::quick;
use crate::bytecode::{CAPTURE_FREE, Op, RETURN_HEADER, a, b, b_signed, c, c_signed, imm, x};
use crate::heap::{Kind, TVar, Value, foreign_object};
use concurrency::EventKind;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Runs the fiber until it ends, waits, is asked to stop or has used up its ticks.
pub fn run<const TRACED: bool>(fiber: &mut FiberState, cx: &mut Cx<'_>) -> Pause {
    loop {
        // SAFETY: the fiber's frame pointer, resume point and stack describe a well-formed stack; every
        // path that leaves `interpret` has stored them (see the macros there).
        match unsafe { interpret::<TRACED>(fiber, cx) } {
            None => {}
            Some(pause) => return pause,
        }
    }
}

/// # Safety
/// `fiber` is consistent: see [`run`].
#[allow(clippy::too_many_lines)] // the one dispatch loop
unsafe fn interpret<const TRACED: bool>(fiber: &mut FiberState, cx: &mut Cx<'_>) -> Option<Pause> {
    let poll_word: *const concurrency::PollWord = cx.heap.poll_word();
    let globals: *const AtomicU64 = cx.heap.heap().globals_base();
    let mut fp: *mut u64 = fiber.fp;
    let mut nargs: usize = 0;
    let mut pc: *const u64;
    let mut granted = TRACED && std::mem::take(&mut fiber.granted);

    // SAFETY: of the whole body: slots are addressed within the frame that `Entry` has checked for;
    // instruction words come from the compiler and end in an operation that transfers control; no
    // collection happens between two polls, so values in locals stay valid (I8).
    unsafe {
        /// Leaves to the top of `run`, which resumes as told.
        macro_rules! leave {
            ($resume:expr) => {{
                fiber.fp = fp;
                fiber.resume = $resume;
                return None;
            }};
        }
        /// Returns a value through the return word of the current frame.
        macro_rules! give {
            ($value:expr) => {{
                let value: u64 = $value;
                let return_word = *fp;
                let packed = *(return_word as *const u64).sub(1);
                fp = fp.sub((packed & 0xffff) as usize);
                *fp.add((packed >> 16) as usize) = value;
                pc = return_word as *const u64;
                continue;
            }};
        }
        /// Handles what a primitive answered instead of a value; its frame is at `fp`.
        macro_rules! exit {
            ($exit:expr, $nargs:expr) => {{
                fiber.fp = fp;
                return handle_exit(fiber, cx, $exit, $nargs);
            }};
        }
        /// Raises an error found by the instruction before `pc`, in place of the current frame.
        macro_rules! fail {
            ($exit:expr) => {{
                fiber.fp = fp;
                return super::exit::raise_here(fiber, cx, $exit, pc.sub(1) as u64);
            }};
        }
        /// Raises that the call of the procedure that begins here had the wrong number of arguments.
        macro_rules! wrong_count {
            () => {{
                fiber.fp = fp;
                return super::exit::wrong_count(fiber, cx, nargs);
            }};
        }
        /// The value of the builtin that the instruction stands for.
        macro_rules! slow {
            ($word:expr, $($arg:expr),*) => {
                match fallback::call(cx, Op::of($word), &mut [$(Value::from_bits($arg)),*]) {
                    Ok(value) => value.bits(),
                    Err(exit) => fail!(exit),
                }
            };
        }
        /// The same for an operation whose `x` says more about the call.
        macro_rules! slow_arithmetic {
            ($word:expr, $p:expr, $q:expr) => {{
                let (p, q) = (Value::from_bits($p), Value::from_bits($q));
                match fallback::arithmetic(cx, Op::of($word), x($word), p, q) {
                    Ok(value) => value.bits(),
                    Err(exit) => fail!(exit),
                }
            }};
        }
        /// The same for a field of a record, which the running procedure reads or changes.
        macro_rules! slow_field {
            ($word:expr, $($arg:expr),*) => {{
                let running = Value::from_bits(*fp.add(1));
                let mut args = [$(Value::from_bits($arg)),*];
                match fallback::field(cx, Op::of($word), running, &mut args) {
                    Ok(value) => value.bits(),
                    Err(exit) => fail!(exit),
                }
            }};
        }
        /// Calls `callee` with the arguments of a frame built at `fp + base`, in place of the own frame. A
        /// primitive runs before the own frame is given up, so that its error has this place.
        macro_rules! tail_call {
            ($base:expr, $callee:expr) => {{
                let callee: Value = $callee;
                if callee.is_kind(Kind::Closure) {
                    fiber.tail = pc;
                    move_down(fp.add(2), fp.add($base + 2), nargs);
                    *fp.add(1) = callee.bits();
                    pc = start(callee.word(1));
                    continue;
                }
                let mut answer = None;
                if callee.is_kind(Kind::Primitive) {
                    match primitive(cx, callee, fp.add($base), nargs) {
                        Ok(value) => give!(value.bits()),
                        Err(exit @ Exit::Fail(_)) => fail!(exit),
                        Err(exit) => answer = Some(exit),
                    }
                } else if !super::exit::is_callable(callee) {
                    fail!(super::exit::not_a_procedure(cx, callee).into());
                }
                fiber.tail = pc;
                move_down(fp.add(2), fp.add($base + 2), nargs);
                *fp.add(1) = callee.bits();
                match answer {
                    Some(exit) => exit!(exit, nargs),
                    None => {
                        fiber.fp = fp;
                        return super::exit::call_other(fiber, cx, callee, nargs);
                    }
                }
            }};
        }
        /// Calls what is in slot 1 of a frame built at `fp + base`; the instruction's return point follows.
        macro_rules! call {
            ($base:expr, $callee:expr) => {{
                let frame = fp.add($base);
                let callee = $callee;
                let return_point = pc.add(RETURN_HEADER);
                fiber.tail = std::ptr::null();
                if callee.is_kind(Kind::Closure) {
                    fp = frame;
                    *fp = return_point as u64;
                    pc = start(callee.word(1));
                    continue;
                }
                if callee.is_kind(Kind::Primitive) {
                    match primitive(cx, callee, frame, nargs) {
                        Ok(value) => {
                            *fp.add((*return_point.sub(1) >> 16) as usize) = value.bits();
                            pc = return_point;
                            continue;
                        }
                        Err(exit) => {
                            fp = frame;
                            *fp = return_point as u64;
                            exit!(exit, nargs);
                        }
                    }
                }
                fp = frame;
                *fp = return_point as u64;
                fiber.fp = fp;
                return super::exit::call_other(fiber, cx, callee, nargs);
            }};
        }
        /// In `sim`, gives way before the instruction if it is a shared access, unless it has done so.
        macro_rules! decide {
            ($event:expr) => {
                if TRACED
                    && !std::mem::take(&mut granted)
                    && let Some(event) = $event
                    && access::gives_way(fiber, cx)
                {
                    fiber.fp = fp;
                    return Some(access::stop_at(fiber, pc.sub(1) as u64, event));
                }
            };
        }
        /// A global's value, or the unbound-variable error.
        macro_rules! global {
            ($word:expr) => {{
                let id = imm($word) as u32 as usize;
                let value = Value::from_bits((*globals.add(id)).load(Relaxed));
                if value == Value::UNBOUND {
                    let missing = unbound(cx, id);
                    fail!(missing);
                }
                value
            }};
        }
        macro_rules! jump_if {
            ($truth:expr, $distance:expr) => {
                if $truth {
                    pc = pc.offset($distance as isize);
                }
            };
        }
        /// Jumps when the comparison of slot `a` with the other number is `sense`.
        macro_rules! compare {
            ($word:expr, $other:expr, $test:tt, $sense:expr) => {{
                let (p, q) = (*fp.add(a($word)), $other);
                let truth = if (p | q) & 3 == 0 {
                    (p as i64) $test (q as i64)
                } else {
                    match small_flonums(p, q) {
                        Some((p, q)) => p $test q,
                        None => slow!($word, p, q) != Value::FALSE.bits(),
                    }
                };
                jump_if!(truth == $sense, c_signed($word));
            }};
        }
        /// A tick of `sim`, then the poll: leaves if the budget is used up, something is requested or
        /// the stack must grow.
        macro_rules! check {
            ($frame_words:expr, $resume:expr) => {
                // What was counted before the poll's slow side is not counted again after it, so that a
                // collection makes no difference to a run.
                if TRACED && !fiber.polled {
                    if fiber.ticks == 0 {
                        fiber.fp = fp;
                        fiber.resume = $resume;
                        return Some(Pause::Preempt);
                    }
                    fiber.ticks -= 1;
                }
                if fp.add($frame_words) as usize > (*poll_word).limit() {
                    if !fiber.polled || fp.add($frame_words) as usize > fiber.stack.limit() {
                        fiber.fp = fp;
                        fiber.resume = $resume;
                        return poll::slow(fiber, cx, $frame_words);
                    }
                    fiber.polled = false;
                }
                if TRACED {
                    fiber.polled = false;
                }
            };
        }

        match std::mem::replace(&mut fiber.resume, Resume::Nothing) {
            Resume::Call(count) => {
                nargs = count;
                let callee = Value::from_bits(*fp.add(1));
                if callee.is_kind(Kind::Closure) {
                    pc = start(callee.word(1));
                } else if callee.is_kind(Kind::Primitive) {
                    if TRACED
                        && !std::mem::take(&mut granted)
                        && let Some(event) = access::of_call(cx, callee, fp, nargs)
                        && access::gives_way(fiber, cx)
                    {
                        return Some(access::stop_before_call(fiber, nargs, event));
                    }
                    match primitive(cx, callee, fp, nargs) {
                        Ok(value) => leave!(Resume::Return(value)),
                        Err(exit) => exit!(exit, nargs),
                    }
                } else {
                    return super::exit::call_other(fiber, cx, callee, nargs);
                }
            }
            Resume::Return(value) => {
                let return_word = *fp;
                let point = ReturnPoint::at(return_word);
                fp = fp.sub(point.frame_words);
                *fp.add(point.dst) = value.bits();
                pc = return_word as *const u64;
            }
            Resume::Loop(address) | Resume::Access(address) => pc = address as *const u64,
            Resume::Nothing => return Some(Pause::Done(Value::UNSPECIFIED)),
        }

        loop {
            let word = *pc;
            pc = pc.add(1);
            match operation(word) {
                Op::Entry => {
                    if nargs != a(word) {
                        wrong_count!();
                    }
                    check!(b(word), Resume::Call(nargs));
                }
                Op::EntryRest => {
                    let required = a(word);
                    if nargs < required {
                        wrong_count!();
                    }
                    check!(b(word).max(2 + nargs), Resume::Call(nargs));
                    let mut rest = Value::NIL;
                    for index in (required..nargs).rev() {
                        rest = cx.heap.cons(Value::from_bits(*fp.add(2 + index)), rest);
                    }
                    *fp.add(2 + required) = rest.bits();
                }
                Op::Clause => {
                    let required = a(word);
                    let fits = if x(word) == 0 { nargs == required } else { nargs >= required };
                    jump_if!(!fits, imm(word));
                }
                Op::Loop => {
                    check!(a(word), Resume::Loop(pc.sub(1) as u64));
                    pc = pc.add(1);
                }
                Op::Future => {
                    if std::mem::take(&mut fiber.begins) {
                        pc = pc.add(1);
                        continue;
                    }
                    // The body could leave for a fiber of its own, which has no part in the transaction.
                    if cx.registers.is_in_transaction() {
                        fail!(in_transaction());
                    }
                    let frame = fp.offset_from(fiber.stack.base()) as usize;
                    let after = pc.offset(imm(word) as isize) as u64;
                    let scope = if x(word) == 0 { Value::FALSE } else { Value::from_bits(*fp.add(a(word))) };
                    let is_apart = Fork::begin(cx.registers, frame, after, scope);
                    // Simulated, the body has its own fiber from the beginning: the seed decides who goes on.
                    if TRACED || is_apart {
                        fiber.fp = fp;
                        fiber.resume = Resume::Loop(pc.sub(1) as u64);
                        return Some(Pause::Split);
                    }
                    pc = pc.add(1);
                }
                Op::FutureEnd => {
                    let value = *fp.add(a(word));
                    if !Fork::end(cx.registers) {
                        fiber.fp = fp;
                        return Some(Pause::Done(Value::from_bits(value)));
                    }
                    let future = cx.heap.alloc(Kind::Future, 3);
                    future.set_word(1, value);
                    future.set_word(2, Value::FALSE.bits());
                    *fp.add(a(word)) = future.bits();
                    pc = pc.add(RETURN_HEADER);
                }
                Op::JumpIfReady => {
                    let value = Value::from_bits(*fp.add(b(word)));
                    if value.is_kind(Kind::Future) && value.word(2) == Value::FALSE.bits() {
                        *fp.add(a(word)) = value.word(1);
                        pc = pc.offset(c_signed(word) as isize);
                    }
                }
                // In the simulator each of these is a call, so that it can be an access.
                Op::JumpIfTVarRead => {
                    if !TRACED && let Some(value) = quick::read(cx, Value::from_bits(*fp.add(b(word)))) {
                        *fp.add(a(word)) = value.bits();
                        pc = pc.offset(c_signed(word) as isize);
                    }
                }
                Op::JumpIfTVarWritten => {
                    let (tvar, value) =
                        (Value::from_bits(*fp.add(a(word))), Value::from_bits(*fp.add(b(word))));
                    jump_if!(!TRACED && quick::write(cx, tvar, value), c_signed(word));
                }
                Op::JumpIfAttemptBegun => {
                    fiber.fp = fp;
                    if !TRACED && quick::begin(fiber, cx, Value::from_bits(*fp.add(b(word)))) {
                        *fp.add(a(word)) = Value::UNSPECIFIED.bits();
                        pc = pc.offset(c_signed(word) as isize);
                    }
                }
                Op::JumpIfAttemptEnded => {
                    if !TRACED && quick::end(cx) {
                        *fp.add(a(word)) = *fp.add(b(word));
                        pc = pc.offset(c_signed(word) as isize);
                    }
                }
                Op::Move => *fp.add(a(word)) = *fp.add(b(word)),
                Op::LoadInt => *fp.add(a(word)) = Value::fixnum(i64::from(imm(word))).bits(),
                Op::LoadWord => *fp.add(a(word)) = u64::from(imm(word) as u32),
                Op::LoadConst => {
                    let callee = Value::from_bits(*fp.add(1));
                    *fp.add(a(word)) = Code::of_entry(callee.word(1)).constant(imm(word) as usize);
                }
                Op::LoadFree => *fp.add(a(word)) = Value::from_bits(*fp.add(1)).word(2 + b(word)),
                Op::LoadGlobal => {
                    decide!(access::of_global(cx, word, EventKind::Read));
                    *fp.add(a(word)) = global!(word).bits();
                }
                Op::StoreGlobal => {
                    decide!(access::of_global(cx, word, EventKind::Write));
                    let _ = global!(word);
                    cx.heap.set_global(imm(word) as usize, Value::from_bits(*fp.add(a(word))));
                }
                Op::DefineGlobal => {
                    let (global, value) = (imm(word) as usize, Value::from_bits(*fp.add(a(word))));
                    cx.heap.set_global(global, value);
                    if let Some(object) = foreign_object(&value) {
                        object.defined_as(&cx.world.global_name(global));
                    } else if let Some(tvar) = TVar::of(value) {
                        tvar.defined_as(cx.heap, &cx.world.global_name(global));
                    }
                }
                Op::CellNew => {
                    let cell = cx.heap.alloc(Kind::Cell, 2);
                    cell.set_word(1, *fp.add(b(word)));
                    if TRACED {
                        cx.heap.own_cell(cell, fiber.id);
                    }
                    *fp.add(a(word)) = cell.bits();
                }
                Op::CellGet => {
                    decide!(access::of_cell(cx, *fp.add(b(word)), fiber.id, EventKind::Read));
                    *fp.add(a(word)) = Value::from_bits(*fp.add(b(word))).word(1);
                }
                Op::CellGetChecked => {
                    decide!(access::of_cell(cx, *fp.add(b(word)), fiber.id, EventKind::Read));
                    let value = Value::from_bits(*fp.add(b(word))).word(1);
                    if value == Value::UNINITIALIZED.bits() {
                        fail!(uninitialized());
                    }
                    *fp.add(a(word)) = value;
                }
                Op::CellSet => {
                    decide!(access::of_cell(cx, *fp.add(a(word)), fiber.id, EventKind::Write));
                    let value = Value::from_bits(*fp.add(b(word)));
                    cx.heap.write(Value::from_bits(*fp.add(a(word))), 1, value);
                }
                Op::MakeClosure => {
                    let count = x(word);
                    let own = Value::from_bits(*fp.add(1));
                    let entry = Code::of_entry(own.word(1)).constant(imm(word) as usize);
                    let new = closure(cx.heap, entry, count);
                    for index in 0..count {
                        let capture = (*pc.add(index / 4) >> (index % 4 * 16)) as u16;
                        let value = if capture & CAPTURE_FREE == 0 {
                            *fp.add(capture as usize)
                        } else {
                            own.word(2 + (capture & !CAPTURE_FREE) as usize)
                        };
                        new.set_word(2 + index, value);
                    }
                    pc = pc.add(count.div_ceil(4));
                    *fp.add(a(word)) = new.bits();
                }
                Op::PatchClosure => {
                    Value::from_bits(*fp.add(a(word))).set_word(2 + c(word), *fp.add(b(word)));
                }
                Op::Call => {
                    nargs = b(word);
                    let callee = Value::from_bits(*fp.add(a(word) + 1));
                    decide!(access::of_call(cx, callee, fp.add(a(word)), nargs));
                    call!(a(word), callee);
                }
                Op::CallGlobal => {
                    nargs = x(word);
                    let callee = global!(word);
                    decide!(access::of_global_call(cx, word, callee, fp.add(a(word)), nargs));
                    *fp.add(a(word) + 1) = callee.bits();
                    call!(a(word), callee);
                }
                Op::TailCall => {
                    nargs = b(word);
                    let callee = Value::from_bits(*fp.add(a(word) + 1));
                    decide!(access::of_call(cx, callee, fp.add(a(word)), nargs));
                    tail_call!(a(word), callee);
                }
                Op::TailCallGlobal => {
                    nargs = x(word);
                    let callee = global!(word);
                    decide!(access::of_global_call(cx, word, callee, fp.add(a(word)), nargs));
                    tail_call!(a(word), callee);
                }
                Op::Return => give!(*fp.add(a(word))),
                Op::Underflow => {
                    let value = Value::from_bits(*fp);
                    fiber.fp = fp;
                    super::continuation::underflow(fiber, value);
                    // Returning through millions of frames enters no procedure, and may allocate at each.
                    if (*poll_word).pending() != 0 {
                        return poll::serve_requests(fiber, cx);
                    }
                    return None;
                }
                Op::Halt => {
                    fiber.fp = fp;
                    return Some(Pause::Done(Value::from_bits(*fp)));
                }
                Op::Jump => pc = pc.offset(imm(word) as isize),
                Op::JumpIfFalse => jump_if!(*fp.add(a(word)) == Value::FALSE.bits(), imm(word)),
                Op::JumpIfTrue => jump_if!(*fp.add(a(word)) != Value::FALSE.bits(), imm(word)),
                Op::JumpIfNumEq => compare!(word, *fp.add(b(word)), ==, true),
                Op::JumpUnlessNumEq => compare!(word, *fp.add(b(word)), ==, false),
                Op::JumpIfLt => compare!(word, *fp.add(b(word)), <, true),
                Op::JumpUnlessLt => compare!(word, *fp.add(b(word)), <, false),
                Op::JumpIfLe => compare!(word, *fp.add(b(word)), <=, true),
                Op::JumpUnlessLe => compare!(word, *fp.add(b(word)), <=, false),
                Op::JumpIfNumEqI => compare!(word, Value::fixnum(b_signed(word)).bits(), ==, true),
                Op::JumpUnlessNumEqI => compare!(word, Value::fixnum(b_signed(word)).bits(), ==, false),
                Op::JumpIfLtI => compare!(word, Value::fixnum(b_signed(word)).bits(), <, true),
                Op::JumpUnlessLtI => compare!(word, Value::fixnum(b_signed(word)).bits(), <, false),
                Op::JumpIfGtI => compare!(word, Value::fixnum(b_signed(word)).bits(), >, true),
                Op::JumpUnlessGtI => compare!(word, Value::fixnum(b_signed(word)).bits(), >, false),
                Op::JumpIfEq => jump_if!(*fp.add(a(word)) == *fp.add(b(word)), c_signed(word)),
                Op::JumpUnlessEq => jump_if!(*fp.add(a(word)) != *fp.add(b(word)), c_signed(word)),
                Op::JumpIfNull => jump_if!(*fp.add(a(word)) == Value::NIL.bits(), c_signed(word)),
                Op::JumpUnlessNull => jump_if!(*fp.add(a(word)) != Value::NIL.bits(), c_signed(word)),
                Op::JumpIfPair => jump_if!(Value::from_bits(*fp.add(a(word))).is_pair(), c_signed(word)),
                Op::JumpUnlessPair => jump_if!(!Value::from_bits(*fp.add(a(word))).is_pair(), c_signed(word)),
                Op::Add => {
                    let (p, q) = (*fp.add(b(word)), *fp.add(c(word)));
                    *fp.add(a(word)) = match sum(p, q) {
                        Some(value) => value,
                        None => slow_arithmetic!(word, p, q),
                    };
                }
                Op::Sub => {
                    let (p, q) = (*fp.add(b(word)), *fp.add(c(word)));
                    *fp.add(a(word)) = match difference(p, q) {
                        Some(value) => value,
                        None => slow_arithmetic!(word, p, q),
                    };
                }
                Op::Mul => {
                    let (p, q) = (*fp.add(b(word)), *fp.add(c(word)));
                    *fp.add(a(word)) = match product(p, q) {
                        Some(value) => value,
                        None => slow_arithmetic!(word, p, q),
                    };
                }
                Op::Div => {
                    let (p, q) = (*fp.add(b(word)), *fp.add(c(word)));
                    *fp.add(a(word)) = match quotient(p, q) {
                        Some(value) => value,
                        None => slow_arithmetic!(word, p, q),
                    };
                }
                Op::AddI => {
                    let (p, q) = (*fp.add(b(word)), Value::fixnum(c_signed(word)).bits());
                    *fp.add(a(word)) = match sum(p, q) {
                        Some(value) => value,
                        None => slow!(word, p, q),
                    };
                }
                Op::SubI => {
                    let (p, q) = (*fp.add(b(word)), Value::fixnum(c_signed(word)).bits());
                    *fp.add(a(word)) = match difference(p, q) {
                        Some(value) => value,
                        None => slow!(word, p, q),
                    };
                }
                op @ (Op::Quotient | Op::Remainder | Op::Modulo) => {
                    let (p, q) = (*fp.add(b(word)), *fp.add(c(word)));
                    *fp.add(a(word)) = match divide(op, p, q) {
                        Some(value) => value,
                        None => slow_arithmetic!(word, p, q),
                    };
                }
                Op::Cons => {
                    let (car, cdr) = (Value::from_bits(*fp.add(b(word))), Value::from_bits(*fp.add(c(word))));
                    *fp.add(a(word)) = cx.heap.cons(car, cdr).bits();
                }
                Op::Car => {
                    let pair = Value::from_bits(*fp.add(b(word)));
                    *fp.add(a(word)) = if pair.is_pair() { pair.word(0) } else { slow!(word, pair.bits()) };
                }
                Op::Cdr => {
                    let pair = Value::from_bits(*fp.add(b(word)));
                    *fp.add(a(word)) = if pair.is_pair() { pair.word(1) } else { slow!(word, pair.bits()) };
                }
                op @ (Op::SetCar | Op::SetCdr) => {
                    let (pair, value) =
                        (Value::from_bits(*fp.add(a(word))), Value::from_bits(*fp.add(b(word))));
                    if pair.is_pair() && !cx.heap.is_frozen(pair) {
                        cx.heap.write(pair, usize::from(op == Op::SetCdr), value);
                    } else {
                        let _ = slow!(word, pair.bits(), value.bits());
                    }
                }
                Op::VectorRef => {
                    let (vector, index) = (Value::from_bits(*fp.add(b(word))), *fp.add(c(word)));
                    *fp.add(a(word)) = if is_element(vector, index) {
                        vector.word(2 + (index >> 2) as usize)
                    } else {
                        slow!(word, vector.bits(), index)
                    };
                }
                Op::VectorSet => {
                    let (vector, index) = (Value::from_bits(*fp.add(a(word))), *fp.add(b(word)));
                    let value = Value::from_bits(*fp.add(c(word)));
                    if is_element(vector, index) && !cx.heap.is_frozen(vector) {
                        cx.heap.write(vector, 2 + (index >> 2) as usize, value);
                    } else {
                        let _ = slow!(word, vector.bits(), index, value.bits());
                    }
                }
                Op::VectorLength => {
                    let vector = Value::from_bits(*fp.add(b(word)));
                    *fp.add(a(word)) = if vector.is_kind(Kind::Vector) {
                        vector.word(1)
                    } else {
                        slow!(word, vector.bits())
                    };
                }
                Op::StringRef => {
                    let (string, index) = (*fp.add(b(word)), *fp.add(c(word)));
                    *fp.add(a(word)) = slow!(word, string, index);
                }
                Op::RecordRef => {
                    let (record, ty) = (Value::from_bits(*fp.add(b(word))), *fp.add(c(word)));
                    *fp.add(a(word)) = if record.is_kind(Kind::Record) && record.word(1) == ty {
                        record.word(2 + x(word))
                    } else {
                        slow_field!(word, record.bits(), ty, Value::fixnum(x(word) as i64).bits())
                    };
                }
                Op::RecordSet => {
                    let (record, ty) = (Value::from_bits(*fp.add(a(word))), *fp.add(b(word)));
                    let value = Value::from_bits(*fp.add(c(word)));
                    if record.is_kind(Kind::Record) && record.word(1) == ty && !cx.heap.is_frozen(record) {
                        cx.heap.write(record, 2 + x(word), value);
                    } else {
                        let index = Value::fixnum(x(word) as i64).bits();
                        let _ = slow_field!(word, record.bits(), ty, index, value.bits());
                    }
                }
                Op::RecordIs => {
                    let (record, ty) = (Value::from_bits(*fp.add(b(word))), *fp.add(c(word)));
                    *fp.add(a(word)) = if !record.is_kind(Kind::Record) {
                        Value::FALSE.bits()
                    } else if record.word(1) == ty {
                        Value::TRUE.bits()
                    } else {
                        slow!(word, record.bits(), ty)
                    };
                }
            }
        }
    }
}

/// Moves `count` words to a lower place in the same frame. Nearly all calls have few arguments, for
/// which a call of the library's `memmove` would cost more than the moves.
///
/// # Safety
/// Both ranges lie in the frame; `to` is below `from`.
#[inline(always)]
unsafe fn move_down(to: *mut u64, from: *const u64, count: usize) {
    // SAFETY: by the contract.
    unsafe {
        if count > 4 {
            return std::ptr::copy(from, to, count);
        }
        if count > 0 {
            *to = *from;
        }
        if count > 1 {
            *to.add(1) = *from.add(1);
        }
        if count > 2 {
            *to.add(2) = *from.add(2);
        }
        if count > 3 {
            *to.add(3) = *from.add(3);
        }
    }
}

/// The operation of an instruction word, without the check of [`Op::of`].
///
/// # Safety
/// The word is an instruction of loaded code.
#[inline(always)]
unsafe fn operation(word: u64) -> Op {
    debug_assert!((word & 0xff) as usize <= Op::RecordIs as usize);
    // SAFETY: the compiler and the image loader only produce words whose low byte is an operation.
    unsafe { std::mem::transmute::<u8, Op>(word as u8) }
}

/// Calls a primitive whose frame, arguments filled in, is at `frame`.
///
/// # Safety
/// `callee` is a primitive; `nargs` arguments lie in the frame.
#[inline(always)]
unsafe fn primitive(
    cx: &mut Cx<'_>,
    callee: Value,
    frame: *mut u64,
    nargs: usize,
) -> super::primitive::Outcome {
    // SAFETY: `Value` is one transparent word, so the argument words are a slice of values; nobody
    // else touches them during the call.
    let args = unsafe { std::slice::from_raw_parts_mut(frame.add(2).cast::<Value>(), nargs) };
    cx.builtin = builtin_of(callee);
    (cx.builtin.function)(cx, args)
}

/// The numbers, if both are flonums held in the word.
#[inline(always)]
fn small_flonums(p: u64, q: u64) -> Option<(f64, f64)> {
    let (p, q) = (Value::from_bits(p), Value::from_bits(q));
    if p.is_small_flonum() && q.is_small_flonum() { p.as_flonum().zip(q.as_flonum()) } else { None }
}

/// Two flonums held in words give a flonum held in a word.
#[inline(always)]
fn flonums(p: u64, q: u64, operation: impl Fn(f64, f64) -> f64) -> Option<u64> {
    let (p, q) = small_flonums(p, q)?;
    Value::small_flonum(operation(p, q)).map(Value::bits)
}

/// A fixnum is its number times four, so sums and differences need no shifting and overflow exactly
/// where the fixnum range ends.
#[inline(always)]
fn sum(p: u64, q: u64) -> Option<u64> {
    if (p | q) & 3 == 0 {
        return (p as i64).checked_add(q as i64).map(|n| n as u64);
    }
    flonums(p, q, |p, q| p + q)
}

#[inline(always)]
fn difference(p: u64, q: u64) -> Option<u64> {
    if (p | q) & 3 == 0 {
        return (p as i64).checked_sub(q as i64).map(|n| n as u64);
    }
    flonums(p, q, |p, q| p - q)
}

#[inline(always)]
fn product(p: u64, q: u64) -> Option<u64> {
    if (p | q) & 3 == 0 {
        return (p as i64 >> 2).checked_mul(q as i64).map(|n| n as u64);
    }
    flonums(p, q, |p, q| p * q)
}

/// The quotient of flonums, or of fixnums where it is one. −1 is left out: its quotient may overflow.
#[inline(always)]
fn quotient(p: u64, q: u64) -> Option<u64> {
    if (p | q) & 3 == 0 {
        let (n, d) = (p as i64 >> 2, q as i64 >> 2);
        return (d > 0 && n % d == 0).then(|| Value::fixnum(n / d).bits());
    }
    flonums(p, q, |p, q| p / q)
}

/// Integer division of fixnums by a fixnum that is not 0 or −1 (whose quotient may overflow).
#[inline(always)]
fn divide(op: Op, p: u64, q: u64) -> Option<u64> {
    let (n, d) = (p as i64 >> 2, q as i64 >> 2);
    if (p | q) & 3 != 0 || d == 0 || d == -1 {
        return None;
    }
    let result = match op {
        Op::Quotient => n / d,
        Op::Remainder => n % d,
        _ => {
            let remainder = n % d;
            if remainder != 0 && (remainder < 0) != (d < 0) { remainder + d } else { remainder }
        }
    };
    Some(Value::fixnum(result).bits())
}

/// Whether `index` is a fixnum below the vector's length. Both are fixnum words, so comparing them
/// unsigned also excludes negative ones.
#[inline(always)]
fn is_element(vector: Value, index: u64) -> bool {
    vector.is_kind(Kind::Vector) && index & 3 == 0 && index < vector.word(1)
}

#[cold]
fn unbound(cx: &mut Cx<'_>, id: usize) -> Exit {
    let name = cx.world.global_name(id);
    let symbol = cx.heap.symbol(&name);
    Failure::new("unbound-variable", format!("`{name}` is not defined")).irritant(symbol).into()
}

#[cold]
fn uninitialized() -> Exit {
    Failure::new("unbound-variable", "a variable is used before its definition has been evaluated")
        .hint("definitions of a body are evaluated in order; move this use below the definition")
        .into()
}

#[cold]
fn in_transaction() -> Exit {
    let text =
        "`future` and parallel procedures cannot be used inside of a transaction: that may run several times";
    Failure::new("in-transaction", text)
        .hint("compute it before the transaction, or have it done after the commit by `on-commit`")
        .into()
}
