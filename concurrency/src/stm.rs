//! Transactional memory: groups of reads and writes that happen at one moment or not at all.
//!
//! A [`Clock`] numbers commits. Each variable (a [`Cell`] of the host's) has a word that says by which commit it was
//! written last and whether another is under way. A transaction keeps what it has read and is going to write in its
//! [`Log`], which lets it see the variables as they were at one moment, from its first read to its end, and makes its
//! writes visible together. Whoever wants to wait until something he has read changes does so by [`Changed`].
//! (The algorithm is TL2 of Dice, Shalev and Shavit, with snapshots that move forward where that is possible.)
//!
//! Nothing here waits while it holds a variable, and a commit never gives way in the middle. Who has met too many
//! conflicts takes the *right to be alone*, a mutex of the [`Domain`]: as long as one runs alone nobody else commits,
//! so that it meets none. What a transaction does between reads and writes, how it is begun again, and where values
//! live, is the host's business.

mod clock;
mod commit;
mod log;
mod watch;
mod word;

pub use clock::{Clock, Domain};
pub use commit::Refusal;
pub use log::{Log, Mark};
pub use watch::{Changed, WaitList};
pub use word::{Cell, NEW, read_once};
