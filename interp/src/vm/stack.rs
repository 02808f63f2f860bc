//! The stack of one fiber: a buffer of tagged words outside the heap. It starts small, doubles up to
//! 64 KB and is then spilled into the heap (`continuation.rs`), so that recursion is bounded by
//! memory only. No slot holds an address of a stack, so it may move.

use std::alloc::{Layout, alloc, dealloc};
use std::ptr::NonNull;

/// Words of a new stack.
const FIRST_WORDS: usize = 128;
/// Beyond this a stack is spilled instead of grown.
pub const SPILL_WORDS: usize = 8192;
/// Words that are always free above the limit: room for a primitive's arguments and for the call of
/// an error handler in place of the failing frame.
pub const MARGIN: usize = 32;

/// A buffer of words.
pub struct Stack {
    base: NonNull<u64>,
    words: usize,
}

// SAFETY: a stack is owned by its fiber and accessed through it only; the words are plain data.
unsafe impl Send for Stack {}

impl Default for Stack {
    fn default() -> Stack {
        Stack::new()
    }
}

impl Stack {
    /// An empty stack of the first size.
    pub fn new() -> Stack {
        Stack { base: Stack::allocate(FIRST_WORDS), words: FIRST_WORDS }
    }

    fn layout(words: usize) -> Layout {
        Layout::array::<u64>(words).expect("a stack is far smaller than the address space")
    }

    fn allocate(words: usize) -> NonNull<u64> {
        let layout = Stack::layout(words);
        // SAFETY: the size is not zero.
        let memory = unsafe { alloc(layout) };
        NonNull::new(memory.cast()).unwrap_or_else(|| std::alloc::handle_alloc_error(layout))
    }

    /// The lowest word.
    #[inline(always)]
    pub fn base(&self) -> *mut u64 {
        self.base.as_ptr()
    }

    /// Its memory, which counts against the heap's limit.
    pub fn bytes(&self) -> usize {
        self.words * size_of::<u64>()
    }

    /// Whether it never had to grow.
    pub fn is_small(&self) -> bool {
        self.words == FIRST_WORDS
    }

    /// Its size in words.
    pub fn words(&self) -> usize {
        self.words
    }

    /// The address that no frame may pass without a look at the stack.
    #[inline(always)]
    pub fn limit(&self) -> usize {
        // SAFETY: the margin lies within the buffer.
        unsafe { self.base.as_ptr().add(self.words - MARGIN) as usize }
    }

    /// Moves the first `used` words to a buffer of at least `needed` words plus margin.
    pub fn grow(&mut self, used: usize, needed: usize) {
        let words = (needed + MARGIN).next_power_of_two().max(self.words);
        if words == self.words {
            return;
        }
        let base = Stack::allocate(words);
        // SAFETY: both buffers are at least `used` words long and distinct.
        unsafe {
            std::ptr::copy_nonoverlapping(self.base.as_ptr(), base.as_ptr(), used);
            dealloc(self.base.as_ptr().cast(), Stack::layout(self.words));
        }
        self.base = base;
        self.words = words;
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        // SAFETY: allocated with this layout, not freed before.
        unsafe { dealloc(self.base.as_ptr().cast(), Stack::layout(self.words)) }
    }
}
