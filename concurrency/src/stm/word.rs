//! The word of a transactional variable: the number of the commit that has written it, and two flags.

use crate::shim::atomic::{AtomicU64, Ordering};
use crate::shim::pause;

/// The word of a variable that no commit has written.
pub const NEW: u64 = 0;

/// A commit is about to write the variable.
pub(super) const LOCKED: u64 = 1 << 2;
/// Somebody waits for it to change: who writes it next tells its waiters.
pub(super) const WATCHED: u64 = 1 << 3;
/// The two lowest bits are never set: a host may tell numbers from addresses by them.
const VERSION: u32 = 4;

/// A transactional variable.
///
/// The two words are changed by commits alone, and stay where they are while a call of this module lasts.
pub trait Cell: Copy + PartialEq {
    /// Version and flags; [`NEW`] at the beginning.
    fn word(&self) -> &AtomicU64;
    /// The value.
    fn value(&self) -> &AtomicU64;
    /// A number that no other variable in the same log has, and that never changes.
    fn number(&self) -> u64;
}

/// The word after this commit.
pub(super) fn of_version(version: u64) -> u64 {
    version << VERSION
}

/// The commit that has written the variable.
pub(super) fn version(word: u64) -> u64 {
    word >> VERSION
}

/// What has to stay the same for the value to be the same.
pub(super) fn state(word: u64) -> u64 {
    word & !WATCHED
}

/// Word and value that belong together; `None` if a commit is writing them.
pub(super) fn sample(cell: &impl Cell) -> Option<(u64, u64)> {
    let word = cell.word().load(Ordering::Acquire);
    if word & LOCKED != 0 {
        return None;
    }
    // Whoever finds the value of a commit finds its lock, or what came later, in the second look.
    let value = cell.value().load(Ordering::Acquire);
    (state(cell.word().load(Ordering::Relaxed)) == state(word)).then_some((state(word), value))
}

/// The value of a variable at some moment during the call, outside of any transaction.
pub fn read_once(cell: &impl Cell) -> u64 {
    let mut rounds = 0;
    loop {
        if let Some((_, value)) = sample(cell) {
            return value;
        }
        pause(&mut rounds);
    }
}
