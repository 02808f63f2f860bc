//! Symbols as Scheme values: they never move, there is one for each name, and full collections free
//! those that nothing refers to. Names are found through shards of open-addressed tables, whose
//! locks are never held at a poll.

use super::block::{BlockPtr, Pool, SYMBOLS};
use super::kind::Kind;
use super::mutator::Mutator;
use super::stats::{Usage, decrease};
use super::value::{FLAG_MARKED, FLAG_UNINTERNED, Header, Value};
use parking_lot::Mutex;
use std::sync::atomic::Ordering::Relaxed;

const SHARDS: usize = 16;
/// Header, hash, address of the text, length of the text.
const WORDS: usize = 4;
const EMPTY: u64 = 0;

/// All symbols of a heap.
#[derive(Default)]
pub(super) struct Symbols {
    shards: [Mutex<Shard>; SHARDS],
    space: Mutex<Space>,
}

/// Symbol values by hash, linear probing, at most half full.
#[derive(Default)]
struct Shard {
    slots: Vec<u64>,
    used: usize,
}

/// The memory of symbols: slots of equal size, those that are free linked by their second word.
#[derive(Default)]
struct Space {
    blocks: Vec<BlockPtr>,
    free: Option<Value>,
}

/// FNV-1a over the bytes, mixed so that low and high bits serve; fits in a fixnum.
pub(super) fn hash_text(text: &str) -> u64 {
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, fold);
    (hash ^ hash >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 4
}

fn hash_of(symbol: Value) -> u64 {
    symbol.word(1) >> 2
}

/// Where the text of a slot is.
fn text_pointer(symbol: Value) -> *mut str {
    let address = std::ptr::with_exposed_provenance_mut::<u8>(symbol.word(2) as usize);
    std::ptr::slice_from_raw_parts_mut(address, (symbol.word(3) >> 2) as usize) as *mut str
}

/// The text of a symbol.
///
/// # Safety
/// `symbol` is a live symbol.
unsafe fn text_of<'a>(symbol: Value) -> &'a str {
    // SAFETY: made from a boxed `str` of this length in `Space::make`.
    unsafe { &*text_pointer(symbol) }
}

impl Shard {
    fn find(&self, hash: u64, text: &str) -> Option<Value> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut index = (hash as usize / SHARDS) & mask;
        while self.slots[index] != EMPTY {
            let symbol = Value::from_bits(self.slots[index]);
            // SAFETY: the table holds live symbols only.
            if hash_of(symbol) == hash && unsafe { text_of(symbol) } == text {
                return Some(symbol);
            }
            index = (index + 1) & mask;
        }
        None
    }

    fn insert(&mut self, symbol: Value) {
        if self.used * 2 >= self.slots.len() {
            self.rebuild(|_| true);
        }
        self.place(symbol);
    }

    fn place(&mut self, symbol: Value) {
        let mask = self.slots.len() - 1;
        let mut index = (hash_of(symbol) as usize / SHARDS) & mask;
        while self.slots[index] != EMPTY {
            index = (index + 1) & mask;
        }
        self.slots[index] = symbol.bits();
        self.used += 1;
    }

    /// A table of fitting size with those that are kept, and room for one more.
    fn rebuild(&mut self, keep: impl Fn(Value) -> bool) {
        let mut symbols = std::mem::take(&mut self.slots);
        symbols.retain(|&bits| bits != EMPTY && keep(Value::from_bits(bits)));
        self.slots = vec![EMPTY; (4 * (symbols.len() + 1)).next_power_of_two().max(16)];
        self.used = 0;
        symbols.into_iter().for_each(|bits| self.place(Value::from_bits(bits)));
    }
}

impl Space {
    fn make(&mut self, pool: &Pool, usage: &Usage, text: &str, header: u64) -> Value {
        let symbol = self.free.take().unwrap_or_else(|| self.add_block(pool, usage));
        self.free = Some(symbol.slot(1)).filter(|next| next.is_object());
        let name: Box<str> = text.into();
        usage.symbols.fetch_add(name.len(), Relaxed);
        symbol.set_word(1, hash_text(text) << 2);
        symbol.set_word(3, (name.len() as u64) << 2);
        symbol.set_word(2, Box::into_raw(name).cast::<u8>().expose_provenance() as u64);
        symbol.set_word(0, header);
        symbol
    }

    /// Links the slots of a new block, and takes the first of them off the free list.
    fn add_block(&mut self, pool: &Pool, usage: &Usage) -> Value {
        let block = pool.take(SYMBOLS);
        usage.symbols.fetch_add(super::block::BLOCK_BYTES, Relaxed);
        self.blocks.push(block);
        let mut next = Value::FALSE;
        for slot in slots(block).collect::<Vec<_>>().into_iter().rev() {
            slot.set_word(0, Header::new(Kind::Symbol, 0).0);
            slot.set_word(1, next.bits());
            slot.set_word(2, 0);
            next = slot;
        }
        next
    }

    /// Frees the slots without a mark, takes the marks off the others.
    fn sweep(&mut self, usage: &Usage) {
        self.free = None;
        self.blocks.iter().for_each(|block| block.set_flags(SYMBOLS));
        for symbol in self.blocks.iter().copied().flat_map(slots) {
            let header = symbol.word(0);
            if header & FLAG_MARKED != 0 {
                symbol.set_word(0, header & !FLAG_MARKED);
                continue;
            }
            free_text(symbol, usage);
            symbol.set_word(0, Header::new(Kind::Symbol, 0).0);
            symbol.set_word(1, self.free.unwrap_or(Value::FALSE).bits());
            self.free = Some(symbol);
        }
    }
}

/// All slots of a block, used or free.
fn slots(block: BlockPtr) -> impl Iterator<Item = Value> {
    let capacity = (block.end() as usize - block.start() as usize) / (WORDS * size_of::<u64>());
    // SAFETY: `capacity` slots fit in the block.
    (0..capacity).map(move |index| Value::object_at(unsafe { block.start().add(index * WORDS) }))
}

/// Frees the name of a slot that has one.
fn free_text(symbol: Value, usage: &Usage) {
    if symbol.word(2) != 0 {
        let text = text_pointer(symbol);
        symbol.set_word(2, 0);
        // SAFETY: made by `Box::into_raw` in `make`, freed once, as the slot forgets it.
        let text = unsafe { Box::from_raw(text) };
        decrease(&usage.symbols, text.len());
    }
}

impl Symbols {
    fn shard(&self, hash: u64) -> &Mutex<Shard> {
        &self.shards[hash as usize % SHARDS]
    }

    /// After a full collection has marked the reachable ones: forgets and frees the others.
    pub(super) fn sweep(&self, usage: &Usage) {
        for shard in &self.shards {
            shard.lock().rebuild(|symbol| symbol.word(0) & FLAG_MARKED != 0);
        }
        self.space.lock().sweep(usage);
    }

    /// The blocks that symbols live in.
    pub(super) fn blocks(&self) -> Vec<BlockPtr> {
        self.space.lock().blocks.clone()
    }

    /// Passes each symbol that is in use.
    pub(super) fn for_each(&self, pass: impl FnMut(Value)) {
        let blocks = self.blocks().into_iter();
        blocks.flat_map(slots).filter(|slot| slot.word(2) != 0).for_each(pass);
    }

    /// Frees all names; the blocks go with the pool.
    pub(super) fn free_names(&mut self, usage: &Usage) {
        let blocks = std::mem::take(&mut self.space.get_mut().blocks);
        blocks.into_iter().flat_map(slots).for_each(|symbol| free_text(symbol, usage));
    }
}

impl Mutator {
    /// The symbol with this name.
    pub fn symbol(&mut self, text: &str) -> Value {
        let heap = self.heap();
        let hash = hash_text(text);
        let mut shard = heap.symbols.shard(hash).lock();
        if let Some(symbol) = shard.find(hash, text) {
            return symbol;
        }
        let header = Header::new(Kind::Symbol, WORDS).0;
        let symbol = heap.symbols.space.lock().make(&heap.pool, &heap.usage, text, header);
        shard.insert(symbol);
        symbol
    }

    /// A symbol that is `eq?` to no other, whatever its name.
    pub fn uninterned_symbol(&mut self, text: &str) -> Value {
        let heap = self.heap();
        let header = Header::new(Kind::Symbol, WORDS).0 | FLAG_UNINTERNED;
        heap.symbols.space.lock().make(&heap.pool, &heap.usage, text, header)
    }

    /// The name of a symbol. Good until the next poll.
    pub fn symbol_text(&self, symbol: Value) -> &str {
        assert!(symbol.is_kind(Kind::Symbol), "only symbols have a name");
        // SAFETY: a symbol value is live, and so is its text until the next poll, which needs this
        // mutator for itself.
        unsafe { text_of(symbol) }
    }
}

/// The hash of a symbol's name; the same in every heap and run.
pub fn symbol_hash(symbol: Value) -> Option<u64> {
    symbol.is_kind(Kind::Symbol).then(|| hash_of(symbol))
}

/// Whether reading the name again gives the same symbol.
pub fn is_interned(symbol: Value) -> bool {
    symbol.is_kind(Kind::Symbol) && symbol.word(0) & FLAG_UNINTERNED == 0
}
