//! Whether a fiber is cancelled: as a whole, or as long as it is inside of one of the scopes it has opened.
//!
//! Catching the condition changes nothing here; only leaving the scope does.

use parking_lot::Mutex;

/// The cancellation of one process. Most are never cancelled and open no scope, so it takes two words.
#[derive(Default)]
pub(crate) struct Cancellation(Mutex<Option<Box<State>>>);

#[derive(Default)]
struct State {
    /// The numbers of the scopes that the fiber is inside of, outermost first.
    scopes: Vec<u64>,
    /// It is cancelled until fewer scopes than this are open; 0 is for good.
    until: Option<usize>,
    /// A program has asked for it, which it does once.
    is_asked: bool,
}

impl Cancellation {
    /// Notes that a program has asked for the end of the fiber; false if one has before.
    pub(super) fn ask(&self) -> bool {
        !std::mem::replace(&mut self.0.lock().get_or_insert_default().is_asked, true)
    }

    /// Cancels the fiber for good; false if it was before.
    pub(super) fn request(&self) -> bool {
        let mut state = self.0.lock();
        state.get_or_insert_default().until.replace(0) != Some(0)
    }

    /// Cancels what the fiber does inside of the scope; false if it is not inside.
    pub(super) fn request_in(&self, scope: u64) -> bool {
        let mut state = self.0.lock();
        let Some(state) = &mut *state else { return false };
        let Some(place) = state.scopes.iter().position(|open| *open == scope) else { return false };
        state.until = Some(state.until.unwrap_or(usize::MAX).min(place + 1));
        true
    }

    /// Whether it is cancelled where it is now.
    pub(crate) fn is_requested(&self) -> bool {
        self.0.lock().as_ref().is_some_and(|state| state.until.is_some())
    }

    /// The fiber is inside of the scope from now on.
    pub(crate) fn enter(&self, scope: u64) {
        self.0.lock().get_or_insert_default().scopes.push(scope);
    }

    /// The fiber has left the scope and all inside of it; whether it is still cancelled.
    pub(crate) fn leave(&self, scope: u64) -> bool {
        let mut state = self.0.lock();
        let Some(state) = &mut *state else { return false };
        if let Some(place) = state.scopes.iter().position(|open| *open == scope) {
            state.scopes.truncate(place);
            state.until = state.until.filter(|until| *until <= place);
        }
        state.until.is_some()
    }

    /// Another fiber begins.
    pub(super) fn reset(&self) {
        *self.0.lock() = None;
    }
}

#[cfg(test)]
mod tests {
    use super::Cancellation;

    #[test]
    fn a_scope_is_cancelled_until_it_is_left() {
        let cancellation = Cancellation::default();
        assert!(!cancellation.request_in(1), "it is not inside");
        cancellation.enter(1);
        cancellation.enter(2);
        assert!(cancellation.request_in(2) && cancellation.is_requested());
        assert!(!cancellation.leave(2), "the outer one is not cancelled");
        cancellation.enter(3);
        assert!(cancellation.request_in(1));
        assert!(cancellation.leave(3), "the outer one is");
        assert!(!cancellation.leave(1));
    }

    #[test]
    fn a_fiber_is_cancelled_once_and_for_good() {
        let cancellation = Cancellation::default();
        cancellation.enter(1);
        assert!(cancellation.request_in(1));
        assert!(cancellation.request());
        assert!(!cancellation.request());
        assert!(cancellation.leave(1));
        cancellation.reset();
        assert!(!cancellation.is_requested());
    }
}
