//! What one worker has for itself: its part of the heap, and cells of fibers that need none at present.

use crate::heap::Mutator;
use crate::vm::fiber::Spare;
use std::ops::{Deref, DerefMut};

/// The state of one worker. It is used as its mutator.
pub struct Local {
    heap: Mutator,
    pub(super) spare: Spare,
}

impl Local {
    pub(super) fn new(heap: Mutator) -> Local {
        Local { heap, spare: Spare::default() }
    }
}

impl Deref for Local {
    type Target = Mutator;

    fn deref(&self) -> &Mutator {
        &self.heap
    }
}

impl DerefMut for Local {
    fn deref_mut(&mut self) -> &mut Mutator {
        &mut self.heap
    }
}
