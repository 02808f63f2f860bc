//! The instruction set: one table gives the opcode numbers, the roles of the operands (for liveness
//! and the disassembler) and the trailing words.
//!
//! An instruction is one 64-bit word: `op:8 | x:8 | a:16 | b:16 | c:16`; `b` and `c` together are
//! the 32-bit immediate. `a b c` are usually frame slots. A frame is
//! `[return word, closure, arguments…, locals and temporaries…]`.
//!
//! Behind each call stand four words, the header of its *return point* (I10): machine entry (0 in
//! bytecode), code address, live mask, `dst << 16 | frame words`. The return word of the callee's
//! frame is the address of the word behind them, where execution continues.

pub mod disasm;
pub mod image;
pub mod liveness;
pub mod proto;

/// What an operand field names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Nothing, or a number that is no slot.
    None,
    /// The slot is written.
    Def,
    /// The slot is read.
    Use,
}

/// What the immediate (`b` and `c` together, or `c` alone for branches) means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Imm {
    /// There is none.
    None,
    /// 32-bit jump distance in words, from the next instruction.
    Jump,
    /// The same in the 16 bits of `c`.
    Branch,
    /// Number of a global cell.
    Global,
    /// Number of a constant.
    Const,
    /// A fixnum.
    Int,
    /// The low 32 bits of an immediate value.
    Word,
    /// A fixnum in the 16 bits of `c`.
    SmallInt,
    /// A fixnum in the 16 bits of `b`, a branch distance in `c`.
    SmallIntBranch,
    /// 32-bit distance in words, from the next word, to where others go on; the instruction does not go there.
    Over,
}

/// The words behind an instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trail {
    /// None.
    None,
    /// The header of a return point.
    Return,
    /// A live mask.
    Mask,
    /// Capture list: `x` entries of 16 bits, four to a word.
    Captures,
    /// The entry of the code it lies in, 0 before it is linked: errors of the callee find the place by it.
    Site,
}

/// The shape of an instruction.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Its name in listings.
    pub name: &'static str,
    /// Roles of `a`, `b`, `c`.
    pub roles: [Role; 3],
    /// Its immediate.
    pub imm: Imm,
    /// What follows it.
    pub trail: Trail,
    /// Whether control never reaches the next instruction.
    pub ends: bool,
}

macro_rules! role {
    (d) => {
        Role::Def
    };
    (u) => {
        Role::Use
    };
    (n) => {
        Role::None
    };
}

macro_rules! opcodes {
    ($($(#[doc = $doc:literal])* $name:ident ($a:ident $b:ident $c:ident) $imm:ident $trail:ident $ends:literal;)*) => {
        /// The operations.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Op { $($(#[doc = $doc])* $name),* }

        const SHAPES: &[Shape] = &[$(Shape {
            name: stringify!($name),
            roles: [role!($a), role!($b), role!($c)],
            imm: Imm::$imm,
            trail: Trail::$trail,
            ends: $ends,
        }),*];

        const OPS: &[Op] = &[$(Op::$name),*];
    };
}

opcodes! {
    /// Arity check (exactly `a` arguments), stack check and poll; the frame needs `b` words.
    Entry (n n n) None None false;
    /// The same with at least `a` arguments; the rest become a list in slot `2 + a`.
    EntryRest (n n n) None None false;
    /// A clause of `case-lambda`: go on if there are exactly `a` arguments (at least, if `x`), else jump.
    Clause (n n n) Jump None false;
    /// Poll at the head of a loop; the frame has `a` words.
    Loop (n n n) None Mask false;
    /// a ← b
    Move (d u n) None None false;
    /// a ← fixnum
    LoadInt (d n n) Int None false;
    /// a ← constant or character
    LoadWord (d n n) Word None false;
    /// a ← constant
    LoadConst (d n n) Const None false;
    /// a ← free variable b
    LoadFree (d n n) None None false;
    /// a ← global, which must be defined
    LoadGlobal (d n n) Global None false;
    /// global ← a, which must be defined already
    StoreGlobal (u n n) Global None false;
    /// global ← a
    DefineGlobal (u n n) Global None false;
    /// a ← new cell holding b
    CellNew (d u n) None None false;
    /// a ← contents of cell b
    CellGet (d u n) None None false;
    /// The same for a `letrec` variable, which must be initialised.
    CellGetChecked (d u n) None None false;
    /// contents of cell a ← b
    CellSet (u u n) None None false;
    /// a ← new closure over constant code; captures follow
    MakeClosure (d n n) Const Captures false;
    /// free variable c of closure a ← b, before anyone has seen the closure
    PatchClosure (u u n) None None false;
    /// The body of a future begins, on the own stack; if `x`, the future belongs to scope a, else a is 1. Whoever goes
    /// on without the body does so behind its `FutureEnd`.
    Future (u n n) Over Mask false;
    /// That body has given a: a ← the future; or the end of a fiber that was split off for the body.
    FutureEnd (u n n) None Return false;
    /// if b is a future whose body has returned on the stack that it began on: a ← its value
    JumpIfReady (d u n) Branch None false;
    /// in a transaction, if b is a tvar: a ← its value there
    JumpIfTVarRead (d u n) Branch None false;
    /// in a transaction, if a is a tvar: its value there ← b
    JumpIfTVarWritten (u u n) Branch None false;
    /// if the own frame has become the border of a transaction with thunk b: a ← unspecified
    JumpIfAttemptBegun (d u n) Branch None false;
    /// if the transaction, or part of one, whose border the own frame is has ended: a ← b
    JumpIfAttemptEnded (d u n) Branch None false;
    /// Call slot a + 1 with b arguments behind it; the frame of the callee starts at slot a.
    Call (n n n) None Return false;
    /// The same, replacing the own frame.
    TailCall (n n n) None Site true;
    /// Call a global with x arguments.
    CallGlobal (n n n) Global Return false;
    /// The same, replacing the own frame.
    TailCallGlobal (n n n) Global Site true;
    /// Return a.
    Return (u n n) None None true;
    /// Bottom of a stack part: bring back the frames below.
    Underflow (n n n) None None true;
    /// Bottom of a fiber's stack.
    Halt (n n n) None None true;
    /// Go elsewhere.
    Jump (n n n) Jump None true;
    /// if a is `#f`
    JumpIfFalse (u n n) Jump None false;
    /// if a is not `#f`
    JumpIfTrue (u n n) Jump None false;
    /// if a = b
    JumpIfNumEq (u u n) Branch None false;
    /// unless a = b
    JumpUnlessNumEq (u u n) Branch None false;
    /// if a < b
    JumpIfLt (u u n) Branch None false;
    /// unless a < b
    JumpUnlessLt (u u n) Branch None false;
    /// if a <= b
    JumpIfLe (u u n) Branch None false;
    /// unless a <= b
    JumpUnlessLe (u u n) Branch None false;
    /// if a = small integer
    JumpIfNumEqI (u n n) SmallIntBranch None false;
    /// unless a = small integer
    JumpUnlessNumEqI (u n n) SmallIntBranch None false;
    /// if a < small integer
    JumpIfLtI (u n n) SmallIntBranch None false;
    /// unless a < small integer
    JumpUnlessLtI (u n n) SmallIntBranch None false;
    /// if a > small integer
    JumpIfGtI (u n n) SmallIntBranch None false;
    /// unless a > small integer
    JumpUnlessGtI (u n n) SmallIntBranch None false;
    /// if a and b are the same object
    JumpIfEq (u u n) Branch None false;
    /// unless a and b are the same object
    JumpUnlessEq (u u n) Branch None false;
    /// if a is `()`
    JumpIfNull (u n n) Branch None false;
    /// unless a is `()`
    JumpUnlessNull (u n n) Branch None false;
    /// if a is a pair
    JumpIfPair (u n n) Branch None false;
    /// unless a is a pair
    JumpUnlessPair (u n n) Branch None false;
    /// a ← b + c; the second operand is argument `x` of the call, counted from 0
    Add (d u u) None None false;
    /// a ← b − c; likewise
    Sub (d u u) None None false;
    /// a ← b × c; likewise
    Mul (d u u) None None false;
    /// a ← b / c; likewise
    Div (d u u) None None false;
    /// a ← b + small integer
    AddI (d u n) SmallInt None false;
    /// a ← b − small integer
    SubI (d u n) SmallInt None false;
    /// a ← (quotient b c); called by its other name if `x`, like the next two
    Quotient (d u u) None None false;
    /// a ← (remainder b c)
    Remainder (d u u) None None false;
    /// a ← (modulo b c)
    Modulo (d u u) None None false;
    /// a ← (cons b c)
    Cons (d u u) None None false;
    /// a ← (car b)
    Car (d u n) None None false;
    /// a ← (cdr b)
    Cdr (d u n) None None false;
    /// (set-car! a b)
    SetCar (u u n) None None false;
    /// (set-cdr! a b)
    SetCdr (u u n) None None false;
    /// a ← (vector-ref b c)
    VectorRef (d u u) None None false;
    /// (vector-set! a b c)
    VectorSet (u u u) None None false;
    /// a ← (vector-length b)
    VectorLength (d u n) None None false;
    /// a ← (string-ref b c)
    StringRef (d u u) None None false;
    /// a ← field x of record b, whose type must be c
    RecordRef (d u u) None None false;
    /// field x of record a, whose type must be b, ← c
    RecordSet (u u u) None None false;
    /// a ← whether b is a record of type c
    RecordIs (d u u) None None false;
}

impl Op {
    /// The operation of an instruction word.
    #[inline(always)]
    pub fn of(word: u64) -> Op {
        OPS[(word & 0xff) as usize]
    }

    /// Its shape.
    pub fn shape(self) -> &'static Shape {
        &SHAPES[self as usize]
    }
}

/// Words of a return point's header.
pub const RETURN_HEADER: usize = 4;

/// The packed last word of a return point's header.
#[inline(always)]
pub fn pack_return(dst: u16, frame_words: u16) -> u64 {
    u64::from(dst) << 16 | u64::from(frame_words)
}

/// In a live mask: the other bits are the number of a bitmap of [`proto::Proto::wide_masks`].
pub const WIDE_MASK: u64 = 1 << 63;

/// Builds an instruction from its fields.
pub fn encode(op: Op, x: u8, a: u16, b: u16, c: u16) -> u64 {
    op as u64 | u64::from(x) << 8 | u64::from(a) << 16 | u64::from(b) << 32 | u64::from(c) << 48
}

/// Builds an instruction with a 32-bit immediate.
pub fn encode_imm(op: Op, x: u8, a: u16, imm: i32) -> u64 {
    op as u64 | u64::from(x) << 8 | u64::from(a) << 16 | u64::from(imm as u32) << 32
}

/// Field `x`.
#[inline(always)]
pub fn x(word: u64) -> usize {
    (word >> 8 & 0xff) as usize
}

/// Field `a`.
#[inline(always)]
pub fn a(word: u64) -> usize {
    (word >> 16 & 0xffff) as usize
}

/// Field `b`.
#[inline(always)]
pub fn b(word: u64) -> usize {
    (word >> 32 & 0xffff) as usize
}

/// Field `c`.
#[inline(always)]
pub fn c(word: u64) -> usize {
    (word >> 48) as usize
}

/// The 32-bit immediate.
#[inline(always)]
pub fn imm(word: u64) -> i32 {
    (word >> 32) as u32 as i32
}

/// Field `b` as a signed number.
#[inline(always)]
pub fn b_signed(word: u64) -> i64 {
    i64::from((word >> 32) as u16 as i16)
}

/// Field `c` as a signed number.
#[inline(always)]
pub fn c_signed(word: u64) -> i64 {
    i64::from((word >> 48) as u16 as i16)
}

/// How many words follow this instruction.
pub fn trail_words(word: u64) -> usize {
    match Op::of(word).shape().trail {
        Trail::None => 0,
        Trail::Return => RETURN_HEADER,
        Trail::Mask | Trail::Site => 1,
        Trail::Captures => x(word).div_ceil(4),
    }
}

/// In a capture list: the entry is a free variable of the enclosing closure, not a slot.
pub const CAPTURE_FREE: u16 = 1 << 15;
