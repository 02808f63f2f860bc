//! What one transaction has read and is going to write.
//!
//! Reads are those of one moment, `now`, at or before the beginning: what is found unchanged since then was so at the
//! beginning, too. A variable that was written since then moves the moment forward, if
//! everything read so far is still the same; else the transaction has met a conflict and begins anew. So it never
//! sees two variables as they were at different moments, not even when it is bound to fail.

use super::clock::Clock;
use super::word::{Cell, LOCKED, WATCHED, sample, state, version};
use crate::shim::atomic::Ordering;
use crate::shim::pause;

/// How often a locked variable is looked at before that is a conflict: about as long as a commit takes.
const PATIENCE: u32 = 64;

/// Logs up to this length are searched from end to end, longer ones by number.
const LINEAR: usize = 16;

/// In place of what was seen: the variable was written and not read.
const UNSEEN: u64 = u64::MAX;

#[derive(Clone, Copy)]
pub(super) struct Entry<C> {
    pub(super) cell: C,
    /// The word under which it was read.
    seen: u64,
    /// The value read, or to be written.
    pub(super) value: u64,
    pub(super) is_written: bool,
    /// While a commit has locked it: its word before.
    pub(super) before: u64,
}

impl<C> Entry<C> {
    pub(super) fn is_read(&self) -> bool {
        self.seen != UNSEEN
    }

    pub(super) fn seen(&self) -> Option<u64> {
        self.is_read().then_some(self.seen)
    }
}

/// An entry before it was written, inside of a part that may be taken back.
struct Undo {
    at: usize,
    value: u64,
    was_written: bool,
}

/// A place in a log to which it can be rolled back.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    entries: usize,
    undo: usize,
}

/// The log of a transaction. It keeps its memory for the next one.
pub struct Log<C> {
    pub(super) entries: Vec<Entry<C>>,
    /// A bit for each entry, by its number: most variables that are not there are known by it.
    present: u64,
    numbers: Numbers,
    undo: Vec<Undo>,
    /// Parts under way that may be taken back.
    marks: usize,
    /// What was read is as it was after this commit.
    pub(super) now: u64,
    /// It has the right to be alone, so that a lock it meets is about to be given back.
    pub(super) is_alone: bool,
}

impl<C: Cell> Log<C> {
    /// An empty log.
    #[must_use]
    pub fn new() -> Log<C> {
        Log {
            entries: Vec::with_capacity(LINEAR),
            present: 0,
            numbers: Numbers::default(),
            undo: Vec::new(),
            marks: 0,
            now: 0,
            is_alone: false,
        }
    }

    /// Begins a transaction, or begins it anew. Its moment is one that the log knows of already, so that the clock, which
    /// every commit of others changes, need not be looked at: what was written later moves it forward.
    #[inline]
    pub fn begin(&mut self, is_alone: bool) {
        self.clear();
        self.is_alone = is_alone;
    }

    /// The next transaction is one of another clock.
    pub fn change_clock(&mut self) {
        self.now = 0;
    }

    /// Forgets everything.
    #[inline]
    pub fn clear(&mut self) {
        self.entries.clear();
        self.present = 0;
        self.numbers.clear();
        self.undo.clear();
        self.marks = 0;
    }

    /// Whether nothing was read or written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value of a variable in this transaction; or the variable that has changed, so that there is none.
    #[inline]
    pub fn read(&mut self, clock: &Clock, cell: C) -> Result<u64, C> {
        let bit = bit(cell.number());
        if self.present & bit == 0
            && self.entries.len() < LINEAR.min(self.entries.capacity())
            && let Some((seen, value)) = sample(&cell)
            && version(seen) <= self.now
        {
            self.entries.push(Entry { cell, seen, value, is_written: false, before: 0 });
            self.present |= bit;
            return Ok(value);
        }
        self.read_again(clock, cell)
    }

    /// The same for one that may be there, for a long log, and for what was written since.
    #[inline(never)]
    fn read_again(&mut self, clock: &Clock, cell: C) -> Result<u64, C> {
        if let Some(at) = self.find(cell) {
            return Ok(self.entries[at].value);
        }
        let (seen, value) = self.sample(clock, cell)?;
        self.push(Entry { cell, seen, value, is_written: false, before: 0 });
        Ok(value)
    }

    /// Gives a variable a value in this transaction.
    #[inline]
    pub fn write(&mut self, cell: C, value: u64) {
        let Some(at) = self.find(cell) else {
            return self.push(Entry { cell, seen: UNSEEN, value, is_written: true, before: 0 });
        };
        let entry = &mut self.entries[at];
        if self.marks > 0 {
            self.undo.push(Undo { at, value: entry.value, was_written: entry.is_written });
        }
        entry.value = value;
        entry.is_written = true;
    }

    /// Whether the variable is in the log.
    #[must_use]
    pub fn has(&self, cell: C) -> bool {
        self.find(cell).is_some()
    }

    #[inline]
    fn find(&self, cell: C) -> Option<usize> {
        if self.present & bit(cell.number()) == 0 {
            None
        } else if self.entries.len() <= LINEAR {
            self.entries.iter().position(|entry| entry.cell == cell)
        } else {
            self.numbers.find(cell.number(), |at| self.entries[at].cell == cell)
        }
    }

    #[inline]
    fn push(&mut self, entry: Entry<C>) {
        self.entries.push(entry);
        self.present |= bit(entry.cell.number());
        match self.entries.len() {
            0..=LINEAR => {}
            length if length == LINEAR + 1 => self.number_entries(),
            length => self.numbers.add(entry.cell.number(), length - 1),
        }
    }

    fn number_entries(&mut self) {
        self.numbers.clear();
        if self.entries.len() > LINEAR {
            for (at, entry) in self.entries.iter().enumerate() {
                self.numbers.add(entry.cell.number(), at);
            }
        }
    }

    /// Word and value of a variable that belong to the moment of this transaction.
    fn sample(&mut self, clock: &Clock, cell: C) -> Result<(u64, u64), C> {
        let mut rounds = 0;
        loop {
            match sample(&cell) {
                Some((word, value)) if version(word) <= self.now => return Ok((word, value)),
                Some(_) => self.move_forward(clock)?,
                None if rounds == PATIENCE && !self.is_alone => return Err(cell),
                None => pause(&mut rounds),
            }
        }
    }

    /// Makes the present moment that of the transaction, if what it has read is still so.
    fn move_forward(&mut self, clock: &Clock) -> Result<(), C> {
        let now = clock.now();
        self.validate()?;
        self.now = now;
        Ok(())
    }

    /// Whether what was only read is as it was; else the variable that is not.
    pub(super) fn validate(&self) -> Result<(), C> {
        for entry in self.entries.iter().filter(|entry| entry.is_read()) {
            // What is locked and written is locked by this very transaction.
            if entry.before != 0 || self.is_unchanged(entry) {
                continue;
            }
            return Err(entry.cell);
        }
        Ok(())
    }

    fn is_unchanged(&self, entry: &Entry<C>) -> bool {
        let mut rounds = 0;
        loop {
            let word = entry.cell.word().load(Ordering::Acquire);
            if word & LOCKED == 0 || !self.is_alone {
                return state(word) == entry.seen;
            }
            pause(&mut rounds);
        }
    }

    /// Begins a part that may be taken back alone.
    pub fn mark(&mut self) -> Mark {
        self.marks += 1;
        Mark { entries: self.entries.len(), undo: self.undo.len() }
    }

    /// Takes back what was written since the mark. What was read stays read: a wait is for it, too.
    pub fn roll_back(&mut self, mark: Mark) {
        while self.undo.len() > mark.undo {
            let Some(Undo { at, value, was_written }) = self.undo.pop() else { break };
            let entry = &mut self.entries[at];
            (entry.value, entry.is_written) = (value, was_written);
        }
        let mut at = 0;
        let before = self.entries.len();
        self.entries.retain(|entry| {
            at += 1;
            at <= mark.entries || entry.is_read()
        });
        if self.entries.len() < before {
            self.number_entries();
        }
    }

    /// The part that was marked last is over, taken back or not.
    pub fn forget_mark(&mut self) {
        self.marks = self.marks.saturating_sub(1);
        if self.marks == 0 {
            self.undo.clear();
        }
    }

    /// What was read.
    pub fn reads(&self) -> impl Iterator<Item = C> + '_ {
        self.entries.iter().filter(|entry| entry.is_read()).map(|entry| entry.cell)
    }

    /// Asks whoever writes what was read to tell its waiters; false if something has changed already.
    #[must_use]
    pub fn watch(&self) -> bool {
        self.entries.iter().all(|entry| entry.seen().is_none_or(|seen| watch(&entry.cell, seen)))
    }

    /// Shows every variable and every value, for a collector in a stopped world.
    pub fn trace(&self, visit: &mut dyn FnMut(&C, &u64)) {
        self.entries.iter().for_each(|entry| visit(&entry.cell, &entry.value));
        self.undo.iter().for_each(|undo| visit(&self.entries[undo.at].cell, &undo.value));
    }

    /// The transaction has got the right to be alone and begins to use it.
    pub fn set_alone(&mut self) {
        self.is_alone = true;
    }
}

impl<C: Cell> Default for Log<C> {
    fn default() -> Self {
        Log::new()
    }
}

/// The bit of [`Log::present`] for a number.
fn bit(number: u64) -> u64 {
    1 << (number % 64)
}

fn watch(cell: &impl Cell, seen: u64) -> bool {
    let mut word = cell.word().load(Ordering::Acquire);
    while state(word) == seen {
        if word & WATCHED != 0 {
            return true;
        }
        match cell.word().compare_exchange(word, word | WATCHED, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => return true,
            Err(now) => word = now,
        }
    }
    false
}

/// Where in the log the variable with a number is: open addressing in a table at most half full.
#[derive(Default)]
struct Numbers {
    /// Places from 1 on; 0 is free.
    places: Vec<(u64, u32)>,
    count: usize,
}

const NUMBERS_LEAST: usize = 64;

impl Numbers {
    #[inline]
    fn clear(&mut self) {
        if self.count > 0 {
            self.places.fill((0, 0));
            self.count = 0;
        }
    }

    fn slot(&self, number: u64) -> usize {
        (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & (self.places.len() - 1)
    }

    fn find(&self, number: u64, is_it: impl Fn(usize) -> bool) -> Option<usize> {
        let mut slot = self.slot(number);
        loop {
            match self.places[slot] {
                (_, 0) => return None,
                (found, place) if found == number && is_it(place as usize - 1) => {
                    return Some(place as usize - 1);
                }
                _ => slot = (slot + 1) & (self.places.len() - 1),
            }
        }
    }

    fn add(&mut self, number: u64, at: usize) {
        if self.places.len() < 2 * (self.count + 1) {
            let larger = vec![(0, 0); (self.places.len() * 2).max(NUMBERS_LEAST)];
            let smaller = std::mem::replace(&mut self.places, larger);
            smaller
                .into_iter()
                .filter(|(_, place)| *place != 0)
                .for_each(|(number, place)| self.put(number, place));
        }
        self.count += 1;
        self.put(number, u32::try_from(at + 1).expect("a log fits in memory"));
    }

    fn put(&mut self, number: u64, place: u32) {
        let mut slot = self.slot(number);
        while self.places[slot].1 != 0 {
            slot = (slot + 1) & (self.places.len() - 1);
        }
        self.places[slot] = (number, place);
    }
}
