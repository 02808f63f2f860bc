//! Which frame slots hold a value that is still needed, at each place where the collector may look:
//! behind every call and at every loop head. Exact, so a dead variable keeps nothing alive and an
//! uninitialised slot is never visited. The closure itself (slot 1) always counts as live: errors and
//! traces find the code of a frame through it.
//!
//! Backward data flow over one procedure's instructions, repeated until the sets at jump targets no
//! longer grow (twice for most procedures, once more per nesting of loops).

use super::proto::Proto;
use super::*;

/// A set of slots.
#[derive(Clone, PartialEq, Eq, Default)]
struct Slots(Vec<u64>);

impl Slots {
    fn insert(&mut self, slot: usize) {
        let word = slot / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (slot % 64);
    }

    fn remove(&mut self, slot: usize) {
        if let Some(word) = self.0.get_mut(slot / 64) {
            *word &= !(1 << (slot % 64));
        }
    }

    fn union(&mut self, other: &Slots) {
        if other.0.len() > self.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
    }

    /// Slots `0..limit` only.
    fn below(&self, limit: usize) -> Slots {
        let mut kept = self.0.clone();
        for (index, word) in kept.iter_mut().enumerate() {
            let first = index * 64;
            if first >= limit {
                *word = 0;
            } else if limit - first < 64 {
                *word &= (1 << (limit - first)) - 1;
            }
        }
        while kept.last() == Some(&0) {
            kept.pop();
        }
        Slots(kept)
    }
}

/// The slots live before each instruction that `wanted` picks, with its position, as bitmaps. For code of
/// which a simulated fiber may stop at any shared access; everyone else stops at the places with masks.
pub fn live_before(words: &[u64], wanted: impl Fn(Op) -> bool) -> Vec<(usize, Vec<u64>)> {
    let starts = instruction_starts(words);
    let live = live_at_all(words, &starts);
    let picked = starts.into_iter().filter(|&start| wanted(Op::of(words[start])));
    picked
        .map(|start| {
            let mut slots = live[start].clone();
            slots.insert(1);
            (start, slots.0)
        })
        .collect()
}

/// The slots live before the instruction at each position.
fn live_at_all(words: &[u64], starts: &[usize]) -> Vec<Slots> {
    let mut live: Vec<Slots> = vec![Slots::default(); words.len() + 1];
    loop {
        let before = live.clone();
        pass(words, starts, &mut live, |_, _| {});
        if before == live {
            return live;
        }
    }
}

/// Fills in the live masks of a procedure.
pub fn fill_masks(proto: &mut Proto) {
    let starts = instruction_starts(&proto.words);
    let mut at_target = live_at_all(&proto.words, &starts);
    let mut masks = Vec::new();
    pass(&proto.words, &starts, &mut at_target, |position, live| masks.push((position, live)));
    for (position, mut live) in masks {
        live.insert(1);
        proto.words[position] = match live.0.as_slice() {
            [only] if only & WIDE_MASK == 0 => *only,
            _ => {
                proto.wide_masks.push(live.0);
                WIDE_MASK | (proto.wide_masks.len() - 1) as u64
            }
        };
    }
}

fn instruction_starts(words: &[u64]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = 0;
    while at < words.len() {
        starts.push(at);
        at += 1 + trail_words(words[at]);
    }
    starts
}

/// One backward walk; `mask_at` is told the position of each mask word and the slots live there.
fn pass(words: &[u64], starts: &[usize], at: &mut [Slots], mut mask_at: impl FnMut(usize, Slots)) {
    let mut live = Slots::default();
    for &start in starts.iter().rev() {
        let word = words[start];
        let op = Op::of(word);
        let shape = op.shape();
        let next = start + 1 + trail_words(word);
        if shape.ends {
            live = Slots::default();
        }
        if let Some(target) = jump_target(word, next) {
            live.union(&at[target]);
        }
        match op {
            Op::Call | Op::CallGlobal => {
                let packed = words[next - 1];
                live.remove((packed >> 16) as usize);
                mask_at(next - 2, live.below(a(word)));
                use_call(word, op, &mut live);
            }
            Op::TailCall | Op::TailCallGlobal => use_call(word, op, &mut live),
            Op::FutureEnd => {
                live.remove(a(word));
                mask_at(next - 2, live.clone());
                live.insert(a(word));
            }
            Op::Loop => mask_at(start + 1, live.clone()),
            Op::Future => {
                live.insert(a(word));
                mask_at(start + 1, live.clone());
            }
            Op::MakeClosure => {
                live.remove(a(word));
                for (slot, free) in captures(words, start) {
                    if !free {
                        live.insert(slot);
                    }
                }
            }
            _ => use_operands(word, shape, &mut live),
        }
        at[start] = live.clone();
    }
}

fn use_operands(word: u64, shape: &Shape, live: &mut Slots) {
    let fields = [a(word), b(word), c(word)];
    for (field, role) in fields.iter().zip(shape.roles) {
        if role == Role::Def {
            live.remove(*field);
        }
    }
    for (field, role) in fields.iter().zip(shape.roles) {
        if role == Role::Use {
            live.insert(*field);
        }
    }
}

fn use_call(word: u64, op: Op, live: &mut Slots) {
    let base = a(word);
    let (first, count) = match op {
        Op::Call | Op::TailCall => (base + 1, b(word) + 1),
        _ => (base + 2, x(word)),
    };
    for slot in first..first + count {
        live.insert(slot);
    }
}

/// Where this instruction may jump, given the position behind it.
pub fn jump_target(word: u64, next: usize) -> Option<usize> {
    let distance = match Op::of(word).shape().imm {
        Imm::Jump => imm(word) as isize,
        Imm::Branch | Imm::SmallIntBranch => c_signed(word) as isize,
        _ => return None,
    };
    Some(next.checked_add_signed(distance).expect("the compiler only jumps within the procedure"))
}

/// The captures of a `MakeClosure`: slot or free variable number, and which of the two.
pub fn captures(words: &[u64], start: usize) -> impl Iterator<Item = (usize, bool)> + '_ {
    (0..x(words[start])).map(move |index| {
        let entry = (words[start + 1 + index / 4] >> (index % 4 * 16)) as u16;
        ((entry & !CAPTURE_FREE) as usize, entry & CAPTURE_FREE != 0)
    })
}
