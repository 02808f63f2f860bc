//! Transactional variables: `[header, value, word, serial, home, name, waiters, writer]`. Value and word are those
//! of `concurrency::stm`; the word looks like a fixnum. The name is a symbol or `#f`, the waiters a foreign object or
//! `#f`, the writer the number of the place whose transaction has written it last.

use super::kind::Kind;
use super::mutator::Mutator;
use super::value::Value;
use concurrency::stm::{Cell, NEW};
use std::sync::atomic::AtomicU64;

const VALUE: usize = 1;
const WORD: usize = 2;
const SERIAL: usize = 3;
const HOME: usize = 4;
const NAME: usize = 5;
const WAITERS: usize = 6;
const WRITER: usize = 7;
const WORDS: usize = 8;

/// A transactional variable. Good until the next poll, like any value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TVar(Value);

impl TVar {
    /// A new variable of the scheduler with the number `home`.
    pub fn new(heap: &mut Mutator, value: Value, serial: u64, home: u64) -> TVar {
        let object = heap.alloc(Kind::TVar, WORDS);
        heap.write(object, VALUE, value);
        object.set_word(WORD, NEW);
        object.set_word(SERIAL, Value::fixnum(serial as i64).bits());
        object.set_word(HOME, Value::fixnum(home as i64).bits());
        object.set_word(NAME, Value::FALSE.bits());
        object.set_word(WAITERS, Value::FALSE.bits());
        object.set_word(WRITER, Value::fixnum(0).bits());
        TVar(object)
    }

    /// The variable, if the value is one.
    #[inline(always)]
    pub fn of(value: Value) -> Option<TVar> {
        value.is_kind(Kind::TVar).then_some(TVar(value))
    }

    /// The number of its scheduler.
    #[inline(always)]
    pub fn home(self) -> u64 {
        self.0.word(HOME) >> 2
    }

    /// Its own number.
    #[inline(always)]
    pub fn serial(self) -> u64 {
        self.0.word(SERIAL) >> 2
    }

    /// Its name, a symbol, or `#f`.
    pub fn name(self) -> Value {
        self.0.slot(NAME)
    }

    /// Gives it a name unless it has one.
    pub fn defined_as(self, heap: &mut Mutator, name: &str) {
        if self.name() == Value::FALSE {
            let name = heap.symbol(name);
            heap.write(self.0, NAME, name);
        }
    }

    /// Who waits for it to change, `#f` if nobody ever did.
    pub fn waiters(self) -> Value {
        self.0.slot(WAITERS)
    }

    /// Gives it a list of waiters, unless it has got one meanwhile; the one it has.
    pub fn set_waiters(self, heap: &mut Mutator, waiters: Value) -> Value {
        match heap.compare_exchange(self.0, WAITERS, Value::FALSE, waiters) {
            Ok(()) => waiters,
            Err(others) => others,
        }
    }

    /// The place whose transaction has written it last, 0 for none.
    pub fn writer(self) -> u32 {
        (self.0.word(WRITER) >> 2) as u32
    }

    /// Stores a value that a transaction commits, and the place of that.
    #[inline]
    pub fn store(self, heap: &mut Mutator, value: u64, writer: u32) {
        self.0.set_word(WRITER, Value::fixnum(i64::from(writer)).bits());
        heap.write(self.0, VALUE, Value::from_bits(value));
    }
}

impl From<TVar> for Value {
    fn from(tvar: TVar) -> Value {
        tvar.0
    }
}

impl Cell for TVar {
    #[inline(always)]
    fn word(&self) -> &AtomicU64 {
        // SAFETY: a variable has this word; nothing moves before the next poll, and the value is not used after it.
        unsafe { &*self.0.atomic(WORD) }
    }

    #[inline(always)]
    fn value(&self) -> &AtomicU64 {
        // SAFETY: as in `word`.
        unsafe { &*self.0.atomic(VALUE) }
    }

    #[inline(always)]
    fn number(&self) -> u64 {
        self.serial()
    }
}
