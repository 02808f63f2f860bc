//! One procedure while its code is being emitted: slots, labels, constants.

use super::Place;
use crate::bytecode::proto::{Constant, Proto};
use crate::bytecode::{Imm, Op, RETURN_HEADER, Trail, encode, encode_imm, liveness, pack_return};
use crate::datum::Datum;
use crate::ir::VarId;
use crate::source::Span;
use crate::symbol::Symbol;
use std::collections::HashMap;

/// A place in the code that jumps name before or after it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Label(usize);

#[derive(Default)]
struct LabelState {
    position: Option<usize>,
    /// Jumps to be completed.
    pending: Vec<usize>,
}

#[derive(Default)]
pub(super) struct Function {
    proto: Proto,
    labels: Vec<LabelState>,
    slots: HashMap<VarId, u16>,
    /// The variable that names this very closure, which stands in slot 1.
    own: Option<VarId>,
    /// Free variables in the order of the closure's fields.
    pub(super) captures: Vec<VarId>,
    height: u16,
    most: u16,
    /// Positions of `Entry` and `Loop` instructions, which hold the frame size.
    sized: Vec<usize>,
    /// Control does not reach this point: what is emitted is dropped.
    dead: bool,
    too_far: bool,
}

/// The first slot behind return word and closure.
pub(super) const FIRST: u16 = 2;

impl Function {
    pub(super) fn new(name: Option<Symbol>, own: Option<VarId>) -> Function {
        Function {
            proto: Proto { name, ..Proto::default() },
            own,
            height: FIRST,
            most: FIRST + 2,
            ..Function::default()
        }
    }

    pub(super) fn add_formals(&mut self, params: Vec<Symbol>, rest: Option<Symbol>) {
        self.proto.formals.push((params, rest));
    }

    pub(super) fn place(&mut self, var: VarId) -> Place {
        if let Some(&slot) = self.slots.get(&var) {
            return Place::Slot(slot);
        }
        if self.own == Some(var) {
            return Place::Slot(1);
        }
        let index = self.captures.iter().position(|&known| known == var).unwrap_or_else(|| {
            self.captures.push(var);
            self.captures.len() - 1
        });
        Place::Free(index as u16)
    }

    pub(super) fn bind_slot(&mut self, var: VarId, slot: u16) {
        self.slots.insert(var, slot);
    }

    pub(super) fn height(&self) -> u16 {
        self.height
    }

    /// Gives back all slots from `height` on.
    pub(super) fn set_height(&mut self, height: u16) {
        self.height = height;
    }

    pub(super) fn push_slot(&mut self) -> Option<u16> {
        let slot = self.height;
        self.height = slot.checked_add(1).filter(|&height| height < u16::MAX - 8)?;
        self.most = self.most.max(self.height);
        Some(slot)
    }

    pub(super) fn emit(&mut self, op: Op, x: u8, a: u16, b: u16, c: u16) {
        self.word(op, encode(op, x, a, b, c), Span::NONE);
    }

    pub(super) fn emit_at(&mut self, span: Span, op: Op, x: u8, a: u16, b: u16, c: u16) {
        self.word(op, encode(op, x, a, b, c), span);
    }

    pub(super) fn emit_imm(&mut self, span: Span, op: Op, x: u8, a: u16, imm: i32) {
        self.word(op, encode_imm(op, x, a, imm), span);
    }

    fn word(&mut self, op: Op, word: u64, span: Span) {
        if self.dead {
            return;
        }
        if matches!(op, Op::Entry | Op::EntryRest | Op::Loop) {
            self.sized.push(self.proto.words.len());
        }
        if span.is_some() {
            self.proto.spans.push((self.proto.words.len() as u32, span));
        }
        self.proto.words.push(word);
        if op.shape().trail == Trail::Site {
            self.proto.words.push(0);
        }
        self.dead = op.shape().ends;
    }

    /// The header of the return point behind a call.
    pub(super) fn return_header(&mut self, dst: u16, frame_words: u16) {
        if !self.dead {
            let position = self.proto.words.len();
            self.proto.words.resize(position + RETURN_HEADER - 1, 0);
            self.proto.words.push(pack_return(dst, frame_words));
        }
    }

    /// A trailing word of another sort.
    pub(super) fn trail(&mut self, word: u64) {
        if !self.dead {
            self.proto.words.push(word);
        }
    }

    pub(super) fn datum(&mut self, datum: &Datum) -> i32 {
        self.constant(Constant::Datum(datum.clone()))
    }

    pub(super) fn constant(&mut self, constant: Constant) -> i32 {
        self.proto.constants.push(constant);
        (self.proto.constants.len() - 1) as i32
    }

    pub(super) fn label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(self.labels.len() - 1)
    }

    /// The label is here.
    pub(super) fn place_label(&mut self, label: Label) {
        let here = self.proto.words.len();
        self.drop_jump_to_next(label, here);
        let here = self.proto.words.len();
        let state = &mut self.labels[label.0];
        state.position = Some(here);
        let pending = std::mem::take(&mut state.pending);
        if !pending.is_empty() {
            self.dead = false;
        }
        for at in pending {
            self.complete(at, here);
        }
    }

    /// A jump whose target is the next instruction is not needed.
    fn drop_jump_to_next(&mut self, label: Label, here: usize) {
        let state = &mut self.labels[label.0];
        let Some(&last) = state.pending.last() else { return };
        let others_here = self.labels.iter().any(|other| other.position == Some(here));
        if last + 1 == here && Op::of(self.proto.words[last]) == Op::Jump && !others_here {
            self.labels[label.0].pending.pop();
            self.proto.words.pop();
            self.dead = false;
        }
    }

    /// A jump instruction built with distance 0, completed when the label is known.
    pub(super) fn jump(&mut self, label: Label, span: Span, op: Op, x: u8, a: u16, b: u16) {
        if self.dead {
            return;
        }
        let at = self.proto.words.len();
        self.word(op, encode(op, x, a, b, 0), span);
        match self.labels[label.0].position {
            Some(target) => self.complete(at, target),
            None => self.labels[label.0].pending.push(at),
        }
    }

    fn complete(&mut self, at: usize, target: usize) {
        let word = self.proto.words[at];
        let distance = target as i64 - (at as i64 + 1);
        let field = match Op::of(word).shape().imm {
            Imm::Jump | Imm::Over => i32::try_from(distance).ok().map(|d| u64::from(d as u32) << 32),
            _ => i16::try_from(distance).ok().map(|d| u64::from(d as u16) << 48),
        };
        match field {
            Some(field) => self.proto.words[at] = word | field,
            None => self.too_far = true,
        }
    }

    /// Control reaches this point, though not by what was emitted.
    pub(super) fn revive(&mut self) {
        self.dead = false;
    }

    pub(super) fn is_dead(&self) -> bool {
        self.dead
    }

    pub(super) fn too_far(&self) -> bool {
        self.too_far
    }

    /// The finished code.
    pub(super) fn finish(mut self, span: Span) -> Proto {
        for at in std::mem::take(&mut self.sized) {
            let word = self.proto.words[at];
            self.proto.words[at] = match Op::of(word) {
                Op::Loop => word | u64::from(self.most) << 16,
                _ => word | u64::from(self.most) << 32,
            };
        }
        self.proto.span = span;
        self.proto.free = self.captures.len();
        liveness::fill_masks(&mut self.proto);
        self.proto
    }
}
