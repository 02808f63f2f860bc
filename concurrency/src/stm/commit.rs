//! The commit: all writes of a transaction become visible together, or none does.
//!
//! It locks what is to be written, where it is as it was read; gives way to whoever runs alone; takes the number of the
//! commit; looks whether what was only read is as it was, unless no other commit took place since; stores all values;
//! and unlocks, with the new number. From the first to the last of these nothing waits for anything.

use super::clock::Clock;
use super::log::Log;
use super::word::{Cell, LOCKED, WATCHED, of_version, state};
use crate::shim::atomic::Ordering;
use crate::shim::pause;

/// Rounds for which a commit waits for the commit of another.
const PATIENCE: u32 = 64;

/// In an entry whose variable is locked: never a word that was found there.
const HELD: u64 = 1;

/// Why a transaction did not commit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal<C> {
    /// The variable has changed since it was read, or another commit is at it: begin anew.
    Conflict(C),
    /// Somebody runs alone. Whoever has waited for the right to be alone can commit.
    Alone,
}

impl<C: Cell> Log<C> {
    /// Commits. `store` puts a value into a variable, which nobody reads meanwhile. Whether somebody waits for what was
    /// written: then [`Log::watched`] says whose waiters are to be told.
    pub fn commit(&mut self, clock: &Clock, mut store: impl FnMut(C, u64)) -> Result<bool, Refusal<C>> {
        if !self.entries.iter().any(|entry| entry.is_written) {
            return Ok(false);
        }
        if let Err(cell) = self.lock() {
            self.unlock();
            return Err(Refusal::Conflict(cell));
        }
        if !self.is_alone && clock.is_taken() {
            self.unlock();
            return Err(Refusal::Alone);
        }
        let number = clock.next();
        if number != self.now + 1
            && let Err(cell) = self.validate()
        {
            self.unlock();
            return Err(Refusal::Conflict(cell));
        }
        self.entries.iter().filter(|entry| entry.is_written).for_each(|entry| store(entry.cell, entry.value));
        let mut flags = 0;
        for entry in self.entries.iter().filter(|entry| entry.is_written) {
            entry.cell.word().store(of_version(number), Ordering::Release);
            flags |= entry.before;
        }
        self.now = number;
        Ok(flags & WATCHED != 0)
    }

    /// After a commit: what was written and somebody waits for.
    pub fn watched(&self) -> impl Iterator<Item = C> + '_ {
        self.entries.iter().filter(|entry| entry.before & WATCHED != 0).map(|entry| entry.cell)
    }

    /// Locks what is to be written; or gives the variable that stands in the way.
    fn lock(&mut self) -> Result<(), C> {
        let is_alone = self.is_alone;
        for entry in self.entries.iter_mut().filter(|entry| entry.is_written) {
            let mut rounds = 0;
            loop {
                let word = entry.cell.word().load(Ordering::Relaxed);
                let is_locked = word & LOCKED != 0;
                if is_locked && (is_alone || rounds < PATIENCE) {
                    pause(&mut rounds);
                    continue;
                }
                if is_locked || entry.seen().is_some_and(|seen| seen != state(word)) {
                    return Err(entry.cell);
                }
                // In one order with the look at who runs alone.
                let locked = entry.cell.word().compare_exchange(
                    word,
                    word | LOCKED,
                    Ordering::SeqCst,
                    Ordering::Relaxed,
                );
                if locked.is_ok() {
                    entry.before = word | HELD;
                    break;
                }
            }
        }
        Ok(())
    }

    /// Gives back what was locked, as it was.
    fn unlock(&mut self) {
        for entry in self.entries.iter_mut().filter(|entry| entry.before != 0) {
            entry.cell.word().store(entry.before & !HELD, Ordering::Release);
            entry.before = 0;
        }
    }
}
