//! Points in time of a scheduler, and the clock that tells them.
//!
//! A clock is either the machine's monotonic one or virtual; nobody else in this crate reads a clock.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Nanoseconds since the scheduler was made.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Time(u64);

impl Time {
    /// When the scheduler was made.
    pub const ZERO: Time = Time(0);
    /// Later than any timer fires.
    pub const NEVER: Time = Time(u64::MAX);

    /// The point that many nanoseconds after the start.
    #[must_use]
    pub fn from_nanos(nanos: u64) -> Self {
        Time(nanos)
    }

    /// Nanoseconds since the start.
    #[must_use]
    pub fn as_nanos(self) -> u64 {
        self.0
    }

    /// This point moved by a duration; `NEVER` if that is too far.
    #[must_use]
    pub fn after(self, duration: Duration) -> Self {
        Time(u64::try_from(duration.as_nanos()).map_or(u64::MAX, |nanos| self.0.saturating_add(nanos)))
    }

    /// How long ago `earlier` was; zero if it was not.
    #[must_use]
    pub fn since(self, earlier: Time) -> Duration {
        Duration::from_nanos(self.0.saturating_sub(earlier.0))
    }
}

#[derive(Debug)]
pub(crate) enum Clock {
    Real(Instant),
    Virtual(AtomicU64),
}

impl Clock {
    pub(crate) fn real() -> Self {
        Clock::Real(Instant::now())
    }

    pub(crate) fn stopped() -> Self {
        Clock::Virtual(AtomicU64::new(0))
    }

    pub(crate) fn now(&self) -> Time {
        match self {
            Clock::Real(start) => Time::ZERO.after(start.elapsed()),
            Clock::Virtual(now) => Time(now.load(Ordering::Relaxed)),
        }
    }

    /// Moves a virtual clock forward; the machine's clock moves by itself.
    pub(crate) fn advance(&self, to: Time) {
        if let Clock::Virtual(now) = self {
            now.fetch_max(to.0, Ordering::Relaxed);
        }
    }

    /// The point of a moment of the machine's time; none on a virtual clock, or before the start.
    pub(crate) fn time_of(&self, instant: Instant) -> Option<Time> {
        match self {
            Clock::Real(start) => Some(Time::ZERO.after(instant.checked_duration_since(*start)?)),
            Clock::Virtual(_) => None,
        }
    }

    /// The machine's time of a point, for a thread that sleeps until then.
    pub(crate) fn instant(&self, at: Time) -> Option<Instant> {
        match self {
            Clock::Real(start) if at != Time::NEVER => start.checked_add(Duration::from_nanos(at.0)),
            _ => None,
        }
    }
}
